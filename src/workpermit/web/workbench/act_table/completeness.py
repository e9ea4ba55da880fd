"""Whether an application is complete."""

from __future__ import annotations

from typing import Final

from workpermit.casework.prepared import Prepared
from workpermit.core.case import application
from workpermit.core.text import Text
from workpermit.web.workbench.act_table.page import ActPage, plain

ACTS: Final = (
    ActPage(
        "complete",
        application.ConfirmComplete,
        Text(en="Confirm that it is complete", fr="Confirmer qu’elle est complète"),
        Text(
            en="The application goes into process and its checks can begin. The applicant sees it at once.",
            fr="La demande passe en traitement et ses vérifications peuvent commencer. Le demandeur le voit aussitôt.",
        ),
        plain(lambda _: application.ConfirmComplete()),
        shows="missing",
    ),
    ActPage(
        "return",
        application.ReturnApplication,
        Text(en="Return as incomplete", fr="Retourner comme incomplète"),
        Text(
            en="The application is closed without being processed. The letter lists each item below with its source "
            "and the fees are paid back.",
            fr="La demande est fermée sans être traitée. La lettre énumère chaque élément ci-dessous avec sa source "
            "et les frais sont remboursés.",
        ),
        plain(lambda _: application.ReturnApplication()),
        ready=lambda _: Prepared(application.ReturnApplication()),
        hurts=True,
        shows="missing",
    ),
)
