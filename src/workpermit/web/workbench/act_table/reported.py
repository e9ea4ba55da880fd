"""What a person reports, taken in on their behalf."""

from __future__ import annotations

from typing import Final

from workpermit.casework.workbench import Desk
from workpermit.core.case import application
from workpermit.core.text import Text
from workpermit.web.ui import fields
from workpermit.web.workbench.act_table.page import ActPage, plain
from workpermit.web.workbench.act_table.parts import FormType, made_of


def leaving(_: Desk) -> FormType:
    """Ask for the day of leaving Canada."""
    return made_of(left_on=fields.day(Text(en="Day of leaving Canada", fr="Jour du départ du Canada")))


def returning(_: Desk) -> FormType:
    """Ask for the day of coming back, and from where."""
    return made_of(
        returned_on=fields.day(Text(en="Day of coming back", fr="Jour du retour")),
        country=fields.country(Text(en="Country entered from", fr="Pays de provenance")),
    )


ACTS: Final = (
    ActPage(
        "departure",
        application.RecordDeparture,
        Text(en="Record a departure from Canada", fr="Consigner un départ du Canada"),
        Text(
            en="It can end the right to work while waiting. The applicant sees it.",
            fr="Il peut mettre fin au droit de travailler en attendant. Le demandeur le voit.",
        ),
        plain(lambda given: application.RecordDeparture(given.typed["left_on"])),
        form=leaving,
    ),
    ActPage(
        "coming-back",
        application.RecordReturn,
        Text(en="Record a return to Canada", fr="Consigner un retour au Canada"),
        Text(en="The applicant sees it.", fr="Le demandeur le voit."),
        plain(lambda given: application.RecordReturn(given.typed["returned_on"], (given.typed["country"],))),
        form=returning,
    ),
    ActPage(
        "proof",
        application.AskForExtensionProof,
        Text(en="Make a fresh proof of the right to work", fr="Établir une nouvelle preuve du droit de travailler"),
        Text(
            en="The letter is dated today and goes into the account.",
            fr="La lettre porte la date du jour et va au compte.",
        ),
        plain(lambda _: application.AskForExtensionProof()),
    ),
)
