"""Whether the person may work while the application is processed, as far as they asked under a programme (IN-02)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workpermit.core.case import programme_request
from workpermit.core.case.state import Case
from workpermit.core.text import Text


class WorkStage(StrEnum):
    """Where a request to work while waiting stands."""

    ASKED = "asked"
    YES = "yes"
    NO = "no"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class WorkWhileWaiting:
    """A request to work while the application is processed, and the day by which we answer."""

    stage: WorkStage
    text: Text
    answer_by: date | None = None


def work_while_waiting(case: Case) -> tuple[WorkWhileWaiting, ...]:
    """Return every request to work while waiting, the first made at the head."""
    return tuple(_told(asked) for asked in case.programmes.values())


_WORK: dict[programme_request.Stage, tuple[WorkStage, Text]] = {
    programme_request.Stage.NOT_MADE: (WorkStage.ASKED, Text("Not asked.", "Pas demandée.")),
    programme_request.Stage.RECEIVED: (
        WorkStage.ASKED,
        Text(
            "We have your request to work while you wait. Until we answer yes, you may not work on it.",
            "Nous avons votre demande d’autorisation de travailler en attendant. Tant que nous n’avons pas répondu "
            "oui, elle ne vous permet pas de travailler.",
        ),
    ),
    programme_request.Stage.GRANTED: (
        WorkStage.YES,
        Text(
            "You may work while we process your application, as our answer says.",
            "Vous pouvez travailler pendant que nous traitons votre demande, comme le précise notre réponse.",
        ),
    ),
    programme_request.Stage.DENIED: (
        WorkStage.NO,
        Text(
            "We answered no to your request to work while you wait. Your application goes on.",
            "Nous avons répondu non à votre demande d’autorisation de travailler en attendant. Le traitement de votre "
            "demande de permis se poursuit.",
        ),
    ),
    programme_request.Stage.ENDED: (
        WorkStage.ENDED,
        Text(
            "Your authorization to work while you wait, or your request for it, has ended.",
            "Votre autorisation de travailler en attendant, ou votre demande à cet effet, a pris fin.",
        ),
    ),
}


def _told(asked: programme_request.ProgrammeRequest) -> WorkWhileWaiting:
    stage, text = _WORK[asked.stage]
    return WorkWhileWaiting(stage, text, asked.reply_due_on if stage is WorkStage.ASKED else None)
