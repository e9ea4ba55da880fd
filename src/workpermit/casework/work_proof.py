"""A live proof of the right to work: a code that answers as of now, until it ends or is taken back (feature 18).

The worker hands the code to an employer, who types it with the worker's birth date and learns four things: the
name, whether this person may work now, on what basis, and for which employer. Nothing else of the file is told.
Each look is on record and shown to the worker.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from workpermit.accounts.models import Account, Person
from workpermit.casework.models import CaseRow
from workpermit.casework.self_service import standing
from workpermit.core.case.actor import Role
from workpermit.core.law.answers.answer import Answer
from workpermit.core.law.answers.work import may_work
from workpermit.core.law.findings import Outcome
from workpermit.core.text import Text
from workpermit.core.wording.sentences import sentence
from workpermit.trades.codes import handing
from workpermit.trades.codes.models import Code, Purpose

LONGEST_DAYS = 90
WRONG_A_DAY = 5
_YES, _NO, _OPEN, _WRONG = "yes", "no", "open", "wrong"


class NotYours(PermissionError):
    """Only the worker makes, reads and ends proofs, from their own account."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What a code answers: `may_work` is None where an officer has to say; `sentence` gives the basis and limits."""

    name: str
    as_of: datetime
    may_work: bool | None
    sentence: Text
    ends_with: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A proof as the worker sees it: whom it is for, until when, and who asked with it."""

    code: Code
    label: str
    answers: bool
    look_ups: tuple[tuple[datetime, Text], ...]


def make(row: CaseRow, *, label: str, days: int, by: Account, at: datetime) -> str:
    """Make a proof for `days` days (1 to 90), labelled with whom it is for; return its code in clear, this once.

    Raises:
        NotYours: it is not the worker who asks.
        ValueError: the number of days is out of range.
    """
    _require_own(row, by)
    if not 1 <= days <= LONGEST_DAYS:
        raise ValueError(f"days: 1 to {LONGEST_DAYS}, not {days}")
    _, clear = handing.hand_out(
        Purpose.WORK_PROOF,
        person_id=row.person_id,
        case_id=row.pk,
        terms={"label": label},
        at=at,
        ends_before=at + timedelta(days=days),
    )
    return clear


def _looks(code: Code) -> tuple[tuple[datetime, Text], ...]:
    newest_first = sorted(code.look_ups.all(), key=lambda one: one.at, reverse=True)
    return tuple((look.at, _TOLD[look.told]) for look in newest_first)


def made(row: CaseRow, *, by: Account, at: datetime) -> list[Made]:
    """Return the proofs of a case, the newest first, each with who asked and what they were told; two queries."""
    _require_own(row, by)
    codes = handing.of_person(Purpose.WORK_PROOF, row.person_id).filter(case_id=row.pk).prefetch_related("look_ups")
    return [
        Made(
            code,
            (code.terms or {}).get("label", ""),
            code.answers_at(at),
            _looks(code),
        )
        for code in codes
    ]


def end(row: CaseRow, code_id: UUID, *, by: Account, at: datetime) -> None:
    """Take a proof back at once.

    Raises:
        NotYours: it is not this worker's.
    """
    _require_own(row, by)
    code = handing.of_person(Purpose.WORK_PROOF, row.person_id).filter(pk=code_id, case_id=row.pk).first()
    if code is None:
        raise NotYours
    handing.end(code, at=at)


def check(typed: str, *, born_on: date, at: datetime) -> Proof | None:
    """Return what a code says now to who also knows the birth date, or None; which of the two was wrong is not told."""
    code = handing.find(Purpose.WORK_PROOF, typed, at=at)
    person = Person.objects.filter(pk=code.person_id).first() if code is not None else None
    if code is None or person is None or code.case_id is None or _tried_too_often(code, at):
        return None
    if person.born_on != born_on.isoformat():
        handing.note_look_up(code, at=at, told=_WRONG)
        return None
    answer = may_work(standing(CaseRow.objects.get(pk=code.case_id), at=at).facts, on=at.date())
    told = _word(answer)
    handing.note_look_up(code, at=at, told=told)
    return Proof(
        name=" ".join(filter(None, (person.given_names, person.family_name))),
        as_of=at,
        may_work={_YES: True, _NO: False}.get(told),
        sentence=sentence(answer.says),
        ends_with=answer.ends_with,
    )


def _tried_too_often(code: Code, at: datetime) -> bool:
    """Tell whether so many wrong birth dates came with a code that it is silent for a day: a date can be guessed."""
    wrong = code.look_ups.filter(told=_WRONG, at__gt=at - timedelta(days=1))
    return wrong.count() >= WRONG_A_DAY


def _word(answer: Answer) -> str:
    return {Outcome.MET: _YES, Outcome.NOT_MET: _NO}.get(answer.outcome, _OPEN)


def _require_own(row: CaseRow, by: Account) -> None:
    if by.role != Role.APPLICANT.value or row.applicant_id != str(by.pk):
        raise NotYours


_TOLD: dict[str, Text] = {
    _YES: Text(en="was told: may work", fr="a reçu la réponse : peut travailler"),
    _NO: Text(en="was told: may not work", fr="a reçu la réponse : ne peut pas travailler"),
    _OPEN: Text(en="was told: an officer has to say", fr="a reçu la réponse : un agent doit se prononcer"),
    _WRONG: Text(en="was told nothing: wrong date of birth", fr="n’a rien appris\u00a0: date de naissance erronée"),
}
