"""What brought a message about, as its row keeps it: the ids and codes from which its words are made when it is shown.

<case>#<entry> <kind>                                a letter or a notice that follows a journal entry
<case>#<entry> reminder:<task>:<lead> <due> <key>    a reminder of something still open after that entry
<case>#<entry> prompt:booking:<week> <due day>       the weekly prompt to book the biometrics
<case>#0 enquiry_answered <answer>                   the office answered what the person wrote
<case>#<entry> code_by_post <proof>                  a code on paper, to link the case to an account
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from workpermit.core.case.letters import Letter
from workpermit.core.case.reactions import Notice
from workpermit.core.case.reminders import BookingPrompt, Lead, OpenDeadline, Reminder, Task

_LETTERS = {letter.value: letter for letter in Letter}
_NOTICES = {notice.value: notice for notice in Notice}
REMINDER, PROMPT, ENQUIRY, CODE = "reminder", "prompt:booking", "enquiry_answered", "code_by_post"


@dataclass(frozen=True, slots=True)
class EnquiryAnswer:
    """That the office answered an enquiry; `answer` is the id of what it said."""

    answer: str


@dataclass(frozen=True, slots=True)
class PostedCode:
    """A code on paper; `proof` is the id of what it proves."""

    proof: str


Does = Letter | Notice | Reminder | BookingPrompt | EnquiryAnswer | PostedCode


@dataclass(frozen=True, slots=True)
class Cause:
    """The case and the entry that a message is about, and what it says."""

    case_id: UUID
    sequence: int
    does: Does

    @property
    def kind(self) -> str:
        """Return the code of the kind of message."""
        match self.does:
            case Reminder():
                return f"{REMINDER}:{self.does.deadline.task}:{self.does.lead}"
            case BookingPrompt():
                return PROMPT
            case EnquiryAnswer():
                return ENQUIRY
            case PostedCode():
                return CODE
            case _:
                return self.does.value

    @property
    def text(self) -> str:
        """Return what the message is unique by; a reminder is one for a deadline as it stood, whatever entry it saw."""
        match self.does:
            case Reminder(deadline=one):
                return f"{self.case_id.hex}#0 {self.kind} {one.due_at.isoformat()} {one.key}".rstrip()
            case BookingPrompt():
                return f"{self.case_id.hex}#0 {self.kind}:{self.does.week} {self.does.due_on.isoformat()}"
            case EnquiryAnswer(answer=answer):
                return f"{self.case_id.hex}#0 {self.kind} {answer}"
            case PostedCode(proof=proof):
                return f"{self.case_id.hex}#{self.sequence} {self.kind} {proof}"
            case _:
                return f"{self.case_id.hex}#{self.sequence} {self.kind}"


def parse(text: str) -> Cause:
    """Return the cause that a message's row keeps.

    Raises:
        ValueError: this is no cause of ours.
    """
    case, _, rest = text.partition("#")
    sequence, kind, *more = rest.split(" ")
    return Cause(UUID(hex=case), int(sequence), _does(kind, more))


def _does(kind: str, more: list[str]) -> Does:
    if kind == ENQUIRY:
        return EnquiryAnswer(more[0])
    if kind == CODE:
        return PostedCode(more[0])
    if kind.startswith(f"{PROMPT}:"):
        due_on = date.fromisoformat(more[0])
        return BookingPrompt(int(kind.rpartition(":")[2]), due_on)
    if kind.startswith(f"{REMINDER}:"):
        _, task, lead = kind.split(":")
        due_at = datetime.fromisoformat(more[0])
        return Reminder(OpenDeadline.of(Task(task), due_at, key=more[1] if len(more) > 1 else ""), Lead(lead))
    return _LETTERS.get(kind) or _NOTICES.get(kind) or _unknown(kind)


def _unknown(kind: str) -> Letter:
    raise ValueError(f"no message is of the kind {kind!r}")
