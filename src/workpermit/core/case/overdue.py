"""What the office is late with: a state of its own, with a regret and what happens now (`ux` 8).

No new date is made up: where there is none, the page says so and how to ask.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from workpermit.core.case import permit, permit_delivery, programme_request
from workpermit.core.case.state import Case
from workpermit.core.text import Text


@dataclass(frozen=True, slots=True)
class Overdue:
    """Something of ours that is late: what, since the end of which day (UTC), and what we do about it."""

    what: Text
    expected_by: date
    what_now: Text


def overdue(case: Case) -> Iterable[Overdue]:
    """Yield what the office is late with; what a person is late with is a step of theirs."""
    for asked in case.programmes.values():
        if asked.overdue and asked.stage is programme_request.Stage.RECEIVED and asked.reply_due_on:
            yield Overdue(_REPLY_LATE, asked.reply_due_on, _REPLY_NOW)
    delivery = case.delivery
    on_its_way = case.permit.stage is permit.Stage.ISSUED and delivery.stage is not permit_delivery.Stage.DELIVERED
    if delivery.overdue and on_its_way and delivery.expected_by:
        yield Overdue(_PERMIT_LATE, delivery.expected_by, _PERMIT_NOW)


_REPLY_LATE: Final = Text(
    "Our answer to your request to work while you wait is late. We are sorry.",
    "Notre réponse à votre demande d’autorisation de travailler en attendant tarde. Nous nous en excusons.",
)
_REPLY_NOW: Final = Text(
    "A supervisor has your request. You do not need to ask again, and you may not work on it yet.",
    "Un superviseur s’occupe de votre demande. Vous n’avez pas à la refaire, et elle ne vous permet pas encore de "
    "travailler.",
)
_PERMIT_LATE: Final = Text(
    "Your permit should have reached you by now. We are sorry.",
    "Votre permis aurait dû vous parvenir. Nous nous en excusons.",
)
_PERMIT_NOW: Final = Text(
    "We are looking for it by ourselves. It is in force all the same: the approval note in your letters proves it.",
    "Nous le recherchons de nous-mêmes. Il est en vigueur malgré tout\u00a0: la note d’approbation, parmi vos lettres, "
    "en fait foi.",
)
