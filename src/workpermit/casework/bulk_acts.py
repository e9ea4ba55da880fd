"""What may be done with many cases at once: a table. A decision is never in it: each person is decided upon alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from workpermit.casework.bulk_words import NOBODYS, SAME_OFFICE, THEIRS_ALREADY
from workpermit.casework.models import OpenWork
from workpermit.core.case.actor import Role
from workpermit.core.case.application import ConfirmComplete
from workpermit.core.case.case import Command
from workpermit.core.case.check import CheckKind, StartCheck
from workpermit.core.case.permit_delivery import PrintPermit, RecordDelivery
from workpermit.core.text import Text


class Takes(StrEnum):
    """What an act asks besides the cases."""

    NOTHING = "nothing"
    PERSON = "person"
    OFFICE = "office"


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkAct:
    """One act: what it is called, what it does in each case, who may give it; `command` where it is a machine's."""

    label: Text
    says: Text
    roles: frozenset[Role]
    takes: Takes = Takes.NOTHING
    command: Command | None = None

    def obstacle(self, work: OpenWork, to: str) -> Text | None:
        """Return why an act that changes a plain row would change nothing, or None."""
        if self.takes is Takes.OFFICE:
            return SAME_OFFICE.filled(office=to) if work.office == to else None
        if self.takes is Takes.PERSON:
            return THEIRS_ALREADY if work.assignee == to else None
        return None if work.assignee else NOBODYS


_DESK: Final = frozenset({Role.OFFICER, Role.SUPERVISOR})
_OFFICER: Final = frozenset({Role.OFFICER})
_MAILROOM: Final = frozenset({Role.MAILROOM_CLERK})

ACTS: Final[Mapping[str, BulkAct]] = {
    "assign": BulkAct(
        label=Text(en="Give to a person", fr="Confier à une personne"),
        says=Text(en="{name} has the case.", fr="{name} a le dossier."),
        roles=_DESK,
        takes=Takes.PERSON,
    ),
    "give-back": BulkAct(
        label=Text(en="Put back into the queue", fr="Remettre dans la file"),
        says=Text(
            en="Nobody has the case; whoever asks for the next can get it.",
            fr="Personne n’a plus le dossier ; il peut revenir à qui demande le prochain.",
        ),
        roles=_DESK,
    ),
    "move-office": BulkAct(
        label=Text(en="Move to an office", fr="Transférer à un bureau"),
        says=Text(
            en="The case waits in the office {office}; nobody has it there yet.",
            fr="Le dossier attend au bureau {office} ; personne ne l’y a encore.",
        ),
        roles=frozenset({Role.SUPERVISOR}),
        takes=Takes.OFFICE,
    ),
    "complete": BulkAct(
        label=Text(en="Confirm as complete", fr="Confirmer comme complètes"),
        says=Text(
            en="The application goes into process; the applicant sees it at once.",
            fr="La demande passe en traitement ; le demandeur le voit aussitôt.",
        ),
        roles=_OFFICER,
        command=ConfirmComplete(),
    ),
    "start-eligibility": BulkAct(
        label=Text(en="Start the eligibility check", fr="Commencer la vérification de l’admissibilité au permis"),
        says=Text(
            en="The applicant sees that the check is in progress.",
            fr="Le demandeur voit que la vérification est en cours.",
        ),
        roles=_OFFICER,
        command=StartCheck(CheckKind.ELIGIBILITY),
    ),
    "start-background": BulkAct(
        label=Text(en="Start the background check", fr="Commencer la vérification des antécédents"),
        says=Text(
            en="The applicant sees that the check is in progress.",
            fr="Le demandeur voit que la vérification est en cours.",
        ),
        roles=_OFFICER,
        command=StartCheck(CheckKind.BACKGROUND),
    ),
    "print": BulkAct(
        label=Text(en="Note as printed", fr="Consigner l’impression"),
        says=Text(
            en="The permit is printed; the address on file is frozen by it.",
            fr="Le permis est imprimé ; l’adresse au dossier est figée.",
        ),
        roles=_MAILROOM,
        command=PrintPermit(),
    ),
    "delivered": BulkAct(
        label=Text(en="Record the delivery", fr="Consigner la livraison"),
        says=Text(
            en="The permit is in hand; nothing is left to do.", fr="Le permis est en main ; il ne reste rien à faire."
        ),
        roles=_MAILROOM,
        command=RecordDelivery(),
    ),
}


def open_to(role: Role) -> dict[str, BulkAct]:
    """Return the acts that a role may give upon many cases."""
    return {name: act for name, act in ACTS.items() if role in act.roles}
