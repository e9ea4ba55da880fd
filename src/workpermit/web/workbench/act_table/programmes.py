"""Interim authorization to work."""

from __future__ import annotations

from typing import Final

from workpermit.core.case import programme_request
from workpermit.core.text import Text
from workpermit.web.workbench.act_table.page import ActPage, plain

ACTS: Final = (
    ActPage(
        "grant-programme",
        programme_request.GrantProgramme,
        Text(en="Grant interim authorization to work", fr="Accorder l’autorisation provisoire de travailler"),
        Text(en="The right to work begins with the answer.", fr="Le droit de travailler commence avec la réponse."),
        plain(lambda given: programme_request.GrantProgramme(given.about)),
        shows="findings",
    ),
    ActPage(
        "deny-programme",
        programme_request.DenyProgramme,
        Text(en="Deny interim authorization to work", fr="Refuser l’autorisation provisoire de travailler"),
        Text(
            en="The letter names each criterion that is not met. The application itself goes on.",
            fr="La lettre nomme chaque critère non satisfait. La demande elle-même suit son cours.",
        ),
        plain(lambda given: programme_request.DenyProgramme(given.about)),
        hurts=True,
        shows="findings",
    ),
)
