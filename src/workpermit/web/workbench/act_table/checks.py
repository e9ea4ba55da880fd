"""The checks of a case: started, concluded, taken up again."""

from __future__ import annotations

from typing import Final

from workpermit.casework.workbench import Desk
from workpermit.core.case import check
from workpermit.core.case.check import CheckKind, ReopenReason
from workpermit.core.text import Text
from workpermit.web.ui import fields
from workpermit.web.workbench.act_table.page import ActPage, Given, plain
from workpermit.web.workbench.act_table.parts import FormType, made_of


def reopening(_: Desk) -> FormType:
    """Ask why a check goes on."""
    return made_of(
        reason=fields.choice(
            Text(en="Why it goes on", fr="Pourquoi elle reprend"),
            [(one.value, _REOPENED[one]) for one in ReopenReason],
            radios=True,
        )
    )


_REOPENED: Final = {
    ReopenReason.NEW_FACTS: Text(en="New information came in", fr="De nouveaux renseignements sont arrivés"),
    ReopenReason.OFFICER: Text(en="An officer looks again", fr="Un agent l’examine de nouveau"),
    ReopenReason.NEW_LIST: Text(en="A new list of employers was published", fr="Une nouvelle liste a paru"),
}


def _check(given: Given) -> CheckKind:
    return CheckKind(given.about)


ACTS: Final = (
    ActPage(
        "start-check",
        check.StartCheck,
        Text(en="Start the check", fr="Commencer la vérification"),
        Text(en="The applicant sees that it is in progress.", fr="Le demandeur voit qu’elle est en cours."),
        plain(lambda given: check.StartCheck(_check(given))),
    ),
    ActPage(
        "pass-check",
        check.PassCheck,
        Text(en="Pass the check", fr="Conclure : vérification réussie"),
        Text(
            en="It is concluded as passed. The applicant sees that it is completed, and not how.",
            fr="Elle est conclue comme réussie. Le demandeur voit qu’elle est terminée, sans en voir l’issue.",
        ),
        plain(lambda given: check.PassCheck(_check(given))),
        shows="findings",
    ),
    ActPage(
        "fail-check",
        check.FailCheck,
        Text(en="Do not pass the check", fr="Conclure : vérification non réussie"),
        Text(
            en="It informs the decision and decides nothing. The applicant sees that it is completed, and not how.",
            fr="Elle éclaire la décision et ne décide rien. Le demandeur voit qu’elle est terminée, sans en voir "
            "l’issue.",
        ),
        plain(lambda given: check.FailCheck(_check(given))),
        hurts=True,
        shows="findings",
    ),
    ActPage(
        "reopen-check",
        check.ReopenCheck,
        Text(en="Take the check up again", fr="Reprendre la vérification"),
        Text(
            en="The applicant sees that it goes on, with the reason.",
            fr="Le demandeur voit qu’elle reprend, et pourquoi.",
        ),
        plain(lambda given: check.ReopenCheck(_check(given), ReopenReason(given.typed["reason"]))),
        form=reopening,
    ),
)
