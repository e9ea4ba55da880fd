"""What the tracker shows of a case, read by a handful of queries: everything on the page and nothing more (AYA-11).

    row ─► journal ─► case, history, ball, lanes with their days
       ├─► letters and the messages that brought them (read or not)
       ├─► when somebody of the office last opened the file
       └─► the published processing time

The journal alone decides what is told; whoever shows a representative a case has recorded that through `access`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from workpermit.accounts import mandates
from workpermit.accounts.models import Account
from workpermit.casework import access, journal
from workpermit.casework.models import CaseRow
from workpermit.core.case import letters
from workpermit.core.case.actor import Role
from workpermit.core.case.application import Application, ApplicationRefused, ApplicationReturned
from workpermit.core.case.ball import Ball, Party, moved
from workpermit.core.case.codec import from_microseconds
from workpermit.core.case.history import HistoryLine, history
from workpermit.core.case.next_steps import Deed, NextStep
from workpermit.core.case.public_status import Lane, LaneStatus, PublicStatus, Standing, lanes_of, public_status
from workpermit.core.case.sign_of_life import SignOfLife, sign_of_life
from workpermit.core.case.state import Case, Entry, evolve
from workpermit.core.text import Language
from workpermit.trades.letters import keeping, models
from workpermit.trades.notices import delivery
from workpermit.trades.times.published import Kind, Published, published


@dataclass(frozen=True, slots=True)
class Document:
    """One letter to download: `read_at` is when the person first opened it, as far as that is known."""

    id: UUID
    letter: letters.Letter
    number: str
    language: Language
    pages: int
    made_at: datetime
    sequence: int
    read_at: datetime | None = None

    @property
    def is_bilingual(self) -> bool:
        """Tell whether it is in both languages."""
        return self.letter in letters.BILINGUAL


@dataclass(frozen=True, slots=True)
class LaneLine:
    """One row of the tracker, and since when it stands so; None where it has stood so from the beginning."""

    lane: Lane
    status: LaneStatus
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Todo:
    """A step of the person, and the letter that says more about it."""

    step: NextStep
    document: Document | None


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of the history, and the letters that it brought about."""

    line: HistoryLine
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Forecast:
    """The published processing time beside this application; `is_longer` where it has taken longer."""

    published: Published
    waited_days: int

    @property
    def is_longer(self) -> bool:
        """Tell whether more days have passed than were published."""
        return self.published.days is not None and self.waited_days > self.published.days


@dataclass(frozen=True, slots=True)
class PermitTold:
    """The permit, once there is one."""

    number: str
    valid_from: date | None
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class Tracker:
    """Everything that the tracker shows of one case."""

    row: CaseRow
    status: PublicStatus
    todos: tuple[Todo, ...]
    lanes: tuple[LaneLine, ...]
    life: SignOfLife | None
    looked_at: datetime | None
    held: tuple[tuple[Party, timedelta], ...]
    moments: tuple[Moment, ...]
    documents: tuple[Document, ...]
    unread: int
    forecast: Forecast | None
    permit: PermitTold | None
    decided_by: Entry | None
    received_at: datetime | None


@dataclass(frozen=True, slots=True)
class Summary:
    """One application in the list: where it stands and what the person has to do."""

    row: CaseRow
    status: PublicStatus
    received_at: datetime | None
    last_step: HistoryLine | None


# --- one case ------------------------------------------------------------------------------------------------


def tracker_of(row: CaseRow, *, at: datetime) -> Tracker:
    """Return what the tracker shows of a case at an instant; five queries."""
    entries = journal.entries(row.pk)
    walked = _walked(entries)
    documents = documents_of(row.pk)
    status = public_status(walked.case)
    application = walked.case.application
    return Tracker(
        row=row,
        status=status,
        todos=tuple(Todo(step, _about(step, documents, entries)) for step in status.you_do),
        lanes=tuple(LaneLine(lane, shown, walked.since.get(lane)) for lane, shown in status.lanes),
        life=sign_of_life(walked.case, walked.ball, walked.lines),
        looked_at=access.last_look_by_staff(row.pk),
        held=_held(walked.ball, at=at),
        moments=_moments(walked.lines, documents),
        documents=documents,
        unread=sum(document.read_at is None for document in documents),
        forecast=_forecast(row, application, at=at),
        permit=_permit(walked.case),
        decided_by=_deciding(entries, status.standing),
        received_at=application.received_at,
    )


@dataclass(frozen=True, slots=True)
class _Walked:
    """What one walk through a journal gathers."""

    case: Case
    ball: Ball
    lines: tuple[HistoryLine, ...]
    since: dict[Lane, datetime]


def _walked(entries: Sequence[Entry]) -> _Walked:
    case, ball = Case(), Ball()
    since: dict[Lane, datetime] = {}
    before = lanes_of(case)
    for entry in entries:
        case = evolve(case, entry)
        ball = moved(ball, case, entry)
        now = lanes_of(case)
        since |= {lane: entry.at for lane, shown in now.items() if shown is not before[lane]}
        before = now
    return _Walked(case, ball, history(entries), since)


def _held(ball: Ball, *, at: datetime) -> tuple[tuple[Party, timedelta], ...]:
    """Return how long each has held the ball; once it is with nobody, no time runs for anyone."""
    sums = ball.sums(at=at)
    return tuple((party, sums[party]) for party in Party if party in sums and party is not Party.NOBODY)


def _forecast(row: CaseRow, application: Application, *, at: datetime) -> Forecast | None:
    if application.received_at is None or application.decided_at or application.ended_at:
        return None
    kind = Kind.IN_CANADA if row.form == _IN_CANADA else Kind.OUTSIDE_CANADA
    found = published(kind=kind, country=row.country, on=at.date())
    return Forecast(found, (at - application.received_at).days) if found else None


_IN_CANADA = "imm_5710"


def _permit(case: Case) -> PermitTold | None:
    permit = case.permit
    return PermitTold(permit.number, permit.valid_from, permit.valid_until) if permit.number else None


def _deciding(entries: Sequence[Entry], standing: Standing) -> Entry | None:
    """Return the entry whose letter gives reasons: of an application that was refused or returned."""
    if standing not in (Standing.REFUSED, Standing.RETURNED):
        return None
    ends = (ApplicationRefused, ApplicationReturned)
    return next(entry for entry in reversed(entries) if isinstance(entry.event, ends))


# --- letters --------------------------------------------------------------------------------------------------


def documents_of(case_id: UUID) -> tuple[Document, ...]:
    """Return the letters of a case, the newest first, each with when it was first read; two queries."""
    read = delivery.letters_read(case_id)
    return tuple(_document(letter, read.get(letter.pk)) for letter in reversed(keeping.of_case(case_id)))


def _document(row: models.Letter, read_at: datetime | None) -> Document:
    return Document(
        id=row.pk,
        letter=letters.Letter(row.letter),
        number=row.number,
        language=Language(row.language),
        pages=row.pages,
        made_at=row.created_at,
        sequence=sequence_of(row),
        read_at=read_at,
    )


def sequence_of(row: models.Letter) -> int:
    """Return the number of the journal entry that brought a letter about."""
    return int(row.cause.partition("#")[2].partition(" ")[0])


def _moments(lines: Iterable[HistoryLine], documents: Sequence[Document]) -> tuple[Moment, ...]:
    brought: dict[int, list[Document]] = {}
    for document in reversed(documents):
        brought.setdefault(document.sequence, []).append(document)
    return tuple(Moment(line, tuple(brought.get(line.sequence, ()))) for line in lines)


_SAYS_MORE: dict[Deed, frozenset[letters.Letter]] = {
    Deed.GIVE_BIOMETRICS: frozenset({letters.Letter.BIOMETRIC_INSTRUCTION}),
    Deed.HAVE_MEDICAL_EXAM: frozenset({letters.Letter.MEDICAL_INSTRUCTION}),
    Deed.ANSWER: frozenset({letters.Letter.DOCUMENT_REQUEST, letters.Letter.PROCEDURAL_FAIRNESS}),
    Deed.ATTEND_INTERVIEW: frozenset({letters.Letter.INTERVIEW_CONVOCATION}),
    Deed.SEND_PASSPORT: frozenset({letters.Letter.PASSPORT_REQUEST}),
    Deed.TRAVEL: frozenset({letters.Letter.INTRODUCTION}),
}


def _about(step: NextStep, documents: Sequence[Document], entries: Sequence[Entry]) -> Document | None:
    """Return the newest letter about a step; where it names a request or an interview, the one about that."""
    wanted = _SAYS_MORE.get(step.deed, frozenset())
    theirs = {entry.sequence for entry in entries if _names(entry, step.about)} if step.about else None
    for document in documents:
        if document.letter in wanted and (theirs is None or document.sequence in theirs):
            return document
    return None


def _names(entry: Entry, about: str) -> bool:
    event = entry.event
    return about in (getattr(event, "request_id", ""), getattr(event, "interview_id", ""))


# --- the list --------------------------------------------------------------------------------------------------


def applications_of(account: Account, *, at: datetime) -> tuple[Summary, ...]:
    """Return an account's applications, the newest first: an applicant's own, a representative's by mandate.

    Two queries, and one more for the mandates of a representative.
    """
    rows = _rows_of(account, at=at)
    told = journal.entries_of([row.pk for row in rows])
    return tuple(_summary(row, told.get(row.pk, [])) for row in rows)


def _rows_of(account: Account, *, at: datetime) -> list[CaseRow]:
    cases = CaseRow.objects.order_by("-received_at", "application_number")
    if account.role == Role.REPRESENTATIVE.value:
        given = [(one.person_id, one.case_id) for one in mandates.seen_by(account.pk, at=at)]
        of_all = {person_id for person_id, case_id in given if case_id is None}
        of_one = {case_id for _, case_id in given if case_id is not None}
        return [row for row in cases.filter(person_id__in={person_id for person_id, _ in given})
                if row.person_id in of_all or row.pk in of_one]  # fmt: skip
    return list(cases.filter(applicant_id=str(account.pk)))


def _summary(row: CaseRow, entries: Sequence[Entry]) -> Summary:
    lines = history(entries)
    case = Case()
    for entry in entries:
        case = evolve(case, entry)
    received_at = from_microseconds(row.received_at) if row.received_at is not None else None
    return Summary(row, public_status(case), received_at, lines[-1] if lines else None)
