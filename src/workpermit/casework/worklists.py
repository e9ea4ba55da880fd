"""Work that comes in beside the queue of cases, each kind in a list of its own, what is due or waits longest first.

    requests under a programme · wishes for more time · permits that are late or came back ─► the case's page
    calls · letters for the post ─► done here, under the same guard as anywhere

A list is bounded and costs as many queries for two hundred lines as for one. The rows find, the journal says: a line
is shown only where the case, folded, says that it still waits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from workpermit.accounts.models import Person
from workpermit.casework import causes, facts, journal, mailroom
from workpermit.casework.messages import headline_of, text_of
from workpermit.casework.models import IN_ORDER, CaseRow, OpenWork
from workpermit.casework.queues import names_of, of_office
from workpermit.clock.present import now
from workpermit.core.case import application, permit_delivery
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.case import guard
from workpermit.core.case.check import CheckKind, DismissEmployerMatch
from workpermit.core.case.codec import from_microseconds
from workpermit.core.case.officer_request import MoreTimeAsked
from workpermit.core.case.officer_request import Stage as RequestStage
from workpermit.core.case.permit_delivery import DeliveryOverdue, PermitCameBack
from workpermit.core.case.programme_request import ProgrammeRequested
from workpermit.core.case.programme_request import Stage as ProgrammeStage
from workpermit.core.case.state import Case, Entry, fold
from workpermit.core.law.calendar import due_instant
from workpermit.core.law.programmes import PROGRAMMES
from workpermit.core.text import Text
from workpermit.core.wording.typography import date_text
from workpermit.trades.notices import sending
from workpermit.trades.notices.models import CallOutcome, Message

AT_MOST: Final = 200
_WORKING: Final = frozenset({Role.OFFICER, Role.SUPERVISOR})
_ON_ITS_WAY: Final = (
    permit_delivery.Stage.TO_PRINT,
    permit_delivery.Stage.PRINTED,
    permit_delivery.Stage.MAILED,
    permit_delivery.Stage.CAME_BACK,
)
_OPEN: Final = sorted(stage.value for stage in application.OPEN)
_Happened = TypeVar("_Happened")


class NotTheirs(PermissionError):
    """The role does not work on these lists."""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One thing that waits in a case: what, since when, until the end of which day, and who has the case."""

    case_id: UUID
    number: str
    applicant: str
    office: str
    assignee: str
    what: Text
    since: datetime
    due_on: date | None

    @property
    def is_late(self) -> bool:
        """Tell whether its day is over, by UTC."""
        return self.due_on is not None and now() >= due_instant(self.due_on)


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a list, and whether more wait than it shows."""

    lines: tuple[CaseLine, ...]
    has_more: bool


@dataclass(frozen=True, slots=True)
class _Open:
    """One open case with all that a line says of it."""

    work: OpenWork
    case: Case
    entries: Sequence[Entry]
    applicant: str
    assignee: str

    def line(self, what: Text, *, since: datetime, due_on: date | None) -> CaseLine:
        row = self.work.case
        return CaseLine(
            row.pk, row.application_number, self.applicant, self.work.office, self.assignee, what, since, due_on
        )

    def last(self, kind: type[_Happened], **said: str) -> datetime:
        """Return when something of a kind last happened; received, where the journal does not hold it."""
        for entry in reversed(self.entries):
            if isinstance(entry.event, kind) and all(getattr(entry.event, name) == one for name, one in said.items()):
                return entry.at
        return from_microseconds(self.work.received_at)


_LinesOf = Callable[[_Open], Iterable[CaseLine]]

# --- what waits in cases -------------------------------------------------------------------------------------------


def programme_requests(office: str = "") -> Lines:
    """Return requests under a programme that wait for their reply, what is late and what is due first at the head.

    As the other lists of cases: those of one office or region where it is named; four queries.
    """
    waiting = OpenWork.objects.filter(programme__isnull=False, stage__in=_OPEN)
    return _listed(waiting, _programmes_of, office=office)


def _programmes_of(one: _Open) -> Iterable[CaseLine]:
    for programme_id, asked in one.case.programmes.items():
        if asked.stage is ProgrammeStage.RECEIVED:
            since = one.last(ProgrammeRequested, programme_id=programme_id)
            what = PROGRAMMES[asked.programme].message.code
            yield one.line(Text(en=what, fr=what), since=since, due_on=asked.reply_due_on)


def more_time(office: str = "") -> Lines:
    """Return wishes for more time that no rule grants, the one whose date closes first at the head."""
    return _listed(OpenWork.objects.filter(wishes_time=True), _more_time_of, office=office)


def _more_time_of(one: _Open) -> Iterable[CaseLine]:
    for request_id, request in one.case.requests.items():
        if request.asked_until and request.stage in (RequestStage.OPEN, RequestStage.DEADLINE_PASSED):
            since = one.last(MoreTimeAsked, request_id=request_id)
            what = _ASKED_UNTIL.filled(day=date_text(request.asked_until))
            yield one.line(what, since=since, due_on=request.due_on)


def deliveries(office: str = "") -> Lines:
    """Return permits that are late in the mail or came back, the one expected first at the head."""
    came_back = Q(stage=permit_delivery.Stage.CAME_BACK.value)
    late = Q(stage__in=[stage.value for stage in _ON_ITS_WAY], late=True)
    return _listed(OpenWork.objects.filter(came_back | late), _deliveries_of, office=office)


def _deliveries_of(one: _Open) -> Iterable[CaseLine]:
    delivery = one.case.delivery
    if delivery.stage is permit_delivery.Stage.CAME_BACK:
        yield one.line(_CAME_BACK, since=one.last(PermitCameBack), due_on=delivery.expected_by)
    elif delivery.overdue and delivery.stage in _ON_ITS_WAY:
        yield one.line(_LATE[delivery.stage], since=one.last(DeliveryOverdue), due_on=delivery.expected_by)


def open_to_settle(case_ids: Iterable[UUID], *, role: Role) -> frozenset[UUID]:
    """Return the cases in which a likeness of the employer can be settled as they stand now; one query."""
    told = journal.entries_of(list(case_ids))
    return frozenset(
        case_id
        for case_id, entries in told.items()
        if guard(fold(entries), DismissEmployerMatch, key=CheckKind.EMPLOYER, role=role) is None
    )


def _listed(waiting: QuerySet[OpenWork], lines_of: _LinesOf, *, office: str) -> Lines:
    """Return the lines of these cases, at most so many: what is late first, then by its date, then by its age."""
    waiting = of_office(waiting, office) if office else waiting
    rows = list(waiting.select_related("case").order_by("-late", *IN_ORDER)[: AT_MOST + 1])
    lines = [line for one in _opened(rows[:AT_MOST]) for line in lines_of(one)]
    return Lines(tuple(sorted(lines, key=_by_day)), len(rows) > AT_MOST)


def _by_day(line: CaseLine) -> tuple[date, datetime]:
    return line.due_on or date.max, line.since


def _opened(rows: Sequence[OpenWork]) -> list[_Open]:
    told = journal.entries_of([row.case_id for row in rows])
    people = Person.objects.in_bulk({row.case.person_id for row in rows})
    names = names_of(row.assignee for row in rows)
    return [
        _Open(row, fold(told[row.case_id]), told[row.case_id], _name(people.get(row.case.person_id)),
              names.get(row.assignee, ""))
        for row in rows
    ]  # fmt: skip


def _name(person: Person | None) -> str:
    return " ".join(filter(None, (person.given_names, person.family_name))) if person else ""


# --- calls and the post --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MessageLine:
    """A message that waits to be told or mailed by a person; `id` is the call's, or the delivery's."""

    id: UUID
    case_id: UUID
    number: str
    applicant: str
    subject: Text
    since: datetime

    @property
    def reference(self) -> str:
        """What the envelope and the file carry."""
        return self.id.hex


@dataclass(frozen=True, slots=True)
class CallToMake:
    """A call with what to know before one dials: whom, where, in which language, and what to tell them."""

    line: MessageLine
    phone: str
    language: str
    zone: ZoneInfo
    paragraphs: tuple[Text, ...]


def calls() -> list[MessageLine]:
    """Return the calls to make, the longest waiting first; three queries."""
    waiting = sending.calls_to_make(limit=AT_MOST)
    return _message_lines([(call.pk, call.message, call.put_at) for call in waiting])


def call_to_make(call_id: UUID) -> CallToMake | None:
    """Return a call with what to tell; None where there is none, or it was made."""
    call = sending.call_to_make(call_id)
    if call is None:
        return None
    (line,) = _message_lines([(call.pk, call.message, call.put_at)])
    row = CaseRow.objects.get(pk=call.case_id)
    person = Person.objects.get(pk=row.person_id)
    given = str((person.contact or {}).get("phone") or "")
    phone = given or facts.filing_of(row.pk).answers.text("contact.phone") or ""
    zone = ZoneInfo(row.time_zone)
    told = text_of(causes.parse(call.message.cause), row=row, zone=zone)
    return CallToMake(line, phone, row.language, zone, told.paragraphs)


def call_made(call_id: UUID, outcome: CallOutcome, *, note: str, actor: Actor, at: datetime) -> bool:
    """Record what came of a call; tell whether that was news.

    Raises:
        NotTheirs: the role does not call people.
    """
    _require(actor)
    return sending.call_made(call_id, outcome, note=note, by=actor.id, at=at)


def post() -> list[MessageLine]:
    """Return the letters that wait for the post, the longest waiting first; three queries."""
    waiting = sending.waiting_for_the_post(limit=AT_MOST)
    return _message_lines([(one.pk, one.message, one.put_at) for one in waiting if one.message is not None])


def posted(references: Iterable[str], *, actor: Actor, at: datetime) -> int:
    """Record that the carrier has these letters; return for how many that was news.

    Raises:
        NotTheirs: the role does not mail letters.
        ValueError: one of them is no reference.
    """
    _require(actor)
    return sum(mailroom.posted(reference, at=at) for reference in references)


def came_back(reference: str, *, actor: Actor, at: datetime) -> bool:
    """Record that a letter came back: the person is called instead. Tell whether that was news.

    Raises:
        NotTheirs: the role does not mail letters.
        ValueError: this is no reference.
    """
    _require(actor)
    return mailroom.returned(reference, at=at)


def _require(actor: Actor) -> None:
    if actor.role not in _WORKING:
        raise NotTheirs(actor.role.value)


def _message_lines(waiting: Sequence[tuple[UUID, Message, datetime]]) -> list[MessageLine]:
    rows = CaseRow.objects.in_bulk({message.case_id for _, message, _ in waiting})
    people = Person.objects.in_bulk({message.person_id for _, message, _ in waiting})
    return [
        MessageLine(
            one,
            message.case_id,
            rows[message.case_id].application_number,
            _name(people.get(message.person_id)),
            headline_of(causes.parse(message.cause)).subject,
            put_at,
        )
        for one, message, put_at in waiting
    ]


_ASKED_UNTIL: Final = Text(en="asks for time until {day}", fr="demande un délai jusqu’au {day}")
_CAME_BACK: Final = Text(en="came back undelivered", fr="revenu sans avoir été livré")
_LATE: Final = {
    permit_delivery.Stage.TO_PRINT: Text(en="late: not printed yet", fr="en retard : pas encore imprimé"),
    permit_delivery.Stage.PRINTED: Text(en="late: printed, not mailed yet", fr="en retard : imprimé, pas encore posté"),
    permit_delivery.Stage.MAILED: Text(en="late: in the mail", fr="en retard : à la poste"),
}
