"""One case as an officer reads it: one frozen value, by a number of queries that does not grow with the case.

    journal ─► fold ─┬─► who holds the ball, clocks, lanes, timeline
    records ─► facts ┴─► findings of the rules, clause by clause
    documents, letters, requests, likenesses of the employer, who has it

What somebody of a role may do is `allowed`; the pages offer that and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Final
from uuid import UUID

from workpermit.accounts.models import Account, Person
from workpermit.casework import facts as gathering
from workpermit.casework import journal, screening
from workpermit.casework.models import CaseRow, OpenWork
from workpermit.casework.queues import has_conflict, names_of
from workpermit.casework.request_sheets import asked_items, bodies_by_id
from workpermit.casework.screening import Match
from workpermit.casework.tracking import sequence_of
from workpermit.core.case import application, interview, officer_request, permit, programme_request
from workpermit.core.case import letters as core_letters
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.ball import Ball, ball_of
from workpermit.core.case.case import Act, allowed
from workpermit.core.case.check import CheckKind
from workpermit.core.case.known import known_facts
from workpermit.core.case.next_steps import NextStep, by_day, yours
from workpermit.core.case.officer_request import RequestKind
from workpermit.core.case.overdue import Overdue, overdue
from workpermit.core.case.public_status import Lane, LaneStatus, lanes_of
from workpermit.core.case.state import Case, Entry, fold
from workpermit.core.forms.filing import Filing
from workpermit.core.law.book import biometrics as law_of_biometrics
from workpermit.core.law.book import completeness, eligibility, interim_work, medical, port_of_entry, route, visa
from workpermit.core.law.checklist import DocumentKind
from workpermit.core.law.evaluate import explain, value_of
from workpermit.core.law.expression import Rule
from workpermit.core.law.facts import Facts
from workpermit.core.law.findings import Finding, TermFinding
from workpermit.core.text import Text
from workpermit.trades.documents import keeping as documents
from workpermit.trades.documents.models import Document
from workpermit.trades.letters import keeping as letters
from workpermit.trades.letters.models import Letter
from workpermit.trades.switches.models import Switch
from workpermit.trades.switches.turning import is_off

# Who reads the whole file; a clerk and a physician see what their part needs.
READERS: Final = frozenset({Role.OFFICER, Role.SUPERVISOR, Role.BORDER_OFFICER})


@dataclass(frozen=True, slots=True)
class File:
    """One document of the case: what it is, how far it is, and whether a copy can be looked at."""

    id: UUID
    kind: str
    label: Text
    name: str
    pages: int
    state: str
    received_at: datetime

    @property
    def is_visible(self) -> bool:
        """Tell whether there is a copy to look at."""
        return self.state not in ("received", "refused")


@dataclass(frozen=True, slots=True)
class AnswerGiven:
    """One answer to a request: what was written, when, and which files came with it."""

    at: datetime
    in_time: bool
    note: str
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class RequestMade:
    """One request with its items or concerns, its day, and what was answered."""

    request_id: str
    kind: RequestKind
    stage: officer_request.Stage
    due_on: date | None
    asked_until: date | None
    items: tuple[tuple[Text, str], ...]
    places: tuple[tuple[Text, str], ...]  # for files: what each is for, and its kind of document
    answers: tuple[AnswerGiven, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """One interview: when, where it stands, and its notes where it was held."""

    interview_id: str
    stage: interview.Stage
    starts_at: datetime | None
    notes: str


@dataclass(frozen=True, slots=True)
class LetterMade:
    """One letter, and the entry that brought it about."""

    id: UUID
    kind: core_letters.Letter
    number: str
    made_at: datetime
    sequence: int


@dataclass(frozen=True, slots=True)
class Doing:
    """What one party did at one instant: entries in their order, with the letters that followed."""

    at: datetime
    actor: Actor
    name: str
    entries: tuple[Entry, ...]
    letters: tuple[LetterMade, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """One case, whole, as somebody of the staff has it before them."""

    row: CaseRow
    case: Case
    applicant: str
    born_on: str
    ball: Ball
    steps: tuple[NextStep, ...]
    late: tuple[Overdue, ...]
    lanes: tuple[tuple[Lane, LaneStatus], ...]
    facts: Facts
    findings: tuple[Finding, ...]
    missing: tuple[TermFinding, ...]
    filing: Filing
    files: tuple[File, ...]
    requests: tuple[RequestMade, ...]
    interviews: tuple[Call, ...]
    matches: tuple[Match, ...]
    doings: tuple[Doing, ...]
    letters: tuple[LetterMade, ...]
    acts: frozenset[Act]
    assignee: str
    assignee_name: str
    is_open: bool
    office: str
    must_keep_away: bool


def desk_of(row: CaseRow, *, account: Account, at: datetime) -> Desk:
    """Return a case as an account of the staff reads it now; the caller has logged the look."""
    entries = journal.entries(row.pk)
    case = fold(entries)
    facts = known_facts(case, gathering.known_of(row.pk, on=at.date()), at=at)
    person = Person.objects.get(pk=row.person_id)
    work = OpenWork.objects.filter(pk=row.pk).first()
    assignee = work.assignee if work else ""
    names = names_of({assignee, *(entry.actor.id for entry in entries)})
    files = files_of(row.pk)
    made = tuple(_letter(one) for one in letters.of_case(row.pk))
    away = has_conflict(account, row.applicant_id, case, entries)
    own = has_conflict(account, row.applicant_id, Case(), entries)
    return Desk(
        row=row,
        case=case,
        applicant=" ".join(filter(None, (person.given_names, person.family_name))),
        born_on=person.born_on,
        ball=ball_of(entries),
        steps=tuple(sorted(yours(case), key=by_day)),
        late=tuple(overdue(case)),
        lanes=tuple(lanes_of(case).items()),
        facts=facts,
        # Turned off for the whole office (S-37), the rules say nothing beside a case; the door still asks them.
        findings=() if is_off(Switch.ADVICE) else tuple(explain(rule, facts) for rule in rules_for(case)),
        missing=value_of(completeness.MISSING_ITEMS, facts).items,
        filing=gathering.filing_of(row.pk),
        files=files,
        requests=_requests(case, entries, files),
        interviews=_interviews(case, entries),
        matches=_matches(row, case, at),
        doings=tuple(_doings(entries, names, made)),
        letters=tuple(reversed(made)),
        acts=frozenset() if own else allowed(case, Role(account.role)),
        assignee=assignee,
        assignee_name=names.get(assignee, ""),
        is_open=work is not None,
        office=work.office if work else row.office,
        must_keep_away=away,
    )


def rules_for(case: Case) -> tuple[Rule, ...]:
    """Return the rules that the case's stage turns on, the one whose turn it is first."""
    found: list[Rule] = []
    if any(one.stage is programme_request.Stage.RECEIVED for one in case.programmes.values()):
        found.append(interim_work.VISIT2WORK)
    if case.permit.stage is permit.Stage.LETTER_OUTSTANDING:
        found.append(port_of_entry.MAY_ISSUE_AT_PORT_OF_ENTRY)
    if case.application.stage is application.Stage.RECEIVED:
        return (*found, completeness.APPLICATION_COMPLETE, law_of_biometrics.BIOMETRICS_IN_ORDER)
    return (
        *found,
        eligibility.PERMIT_MAY_ISSUE,
        medical.MEDICAL_EXAM_REQUIRED,
        route.PERMIT_IS_MAILED,
        visa.VISA_EXEMPT,
        completeness.APPLICATION_COMPLETE,
    )


def files_of(case_id: UUID) -> tuple[File, ...]:
    """Return the documents of a case, the oldest first."""
    return tuple(_file(one) for one in documents.of_case(case_id))


def _file(row: Document) -> File:
    label = DocumentKind(row.kind).label if row.kind in tuple(DocumentKind) else _OTHER_FILE
    return File(row.pk, row.kind, label, row.file_name, row.pages, row.state, row.received_at)


_OTHER_FILE: Final = Text(en="another document", fr="autre document")


def _letter(row: Letter) -> LetterMade:
    return LetterMade(row.pk, core_letters.Letter(row.letter), row.number, row.created_at, sequence_of(row))


def _requests(case: Case, entries: Sequence[Entry], files: Sequence[File]) -> tuple[RequestMade, ...]:
    answered = [one for one in entries if isinstance(one.event, officer_request.RequestAnswered)]
    named = [one.items_id for one in case.requests.values()]
    named += [one.event.answer_id for one in answered if isinstance(one.event, officer_request.RequestAnswered)]
    bodies = bodies_by_id(named) if named else {}
    by_id = {str(one.id): one for one in files}
    found = []
    for request_id, one in case.requests.items():
        body = bodies.get(one.items_id, {})
        asked = asked_items(one.kind, body)
        items = [(label, note) for _, label, note in asked]
        if one.kind is RequestKind.PROCEDURAL_FAIRNESS:
            items = [(_CONCERN, str(concern["explanation"])) for concern in body.get("concerns", ())]
        found.append(
            RequestMade(
                request_id,
                one.kind,
                one.stage,
                one.due_on,
                one.asked_until,
                tuple(items),
                tuple((label, (kind or DocumentKind.OTHER).value) for kind, label, _ in asked),
                tuple(
                    _answer(entry, entry.event, bodies.get(entry.event.answer_id, {}), by_id)
                    for entry in answered
                    if isinstance(entry.event, officer_request.RequestAnswered) and entry.event.request_id == request_id
                ),
            )
        )
    return tuple(reversed(found))


_CONCERN: Final = Text(en="Concern", fr="Préoccupation")


def _answer(
    entry: Entry, event: officer_request.RequestAnswered, body: dict[str, object], by_id: dict[str, File]
) -> AnswerGiven:
    listed = body.get("documents")
    sent = [str(one) for one in listed] if isinstance(listed, list) else []
    files = tuple(by_id[one] for one in sent if one in by_id)
    return AnswerGiven(entry.at, event.in_time, str(body.get("note") or ""), files)


def _interviews(case: Case, entries: Sequence[Entry]) -> tuple[Call, ...]:
    held = {
        one.event.interview_id: one.event.notes_id for one in entries if isinstance(one.event, interview.InterviewHeld)
    }
    bodies = bodies_by_id(held.values()) if held else {}
    return tuple(
        Call(key, one.stage, one.starts_at, str(bodies.get(held.get(key, ""), {}).get("notes", "")))
        for key, one in case.interviews.items()
    )


def _matches(row: CaseRow, case: Case, at: datetime) -> tuple[Match, ...]:
    """Return the likenesses while they can still matter; a case that is over asks the list nothing."""
    if CheckKind.EMPLOYER not in case.checks or case.application.stage in application.CLOSED:
        return ()
    return screening.matches(row.pk, on=at.date())


def _doings(entries: Sequence[Entry], names: dict[str, str], made: Sequence[LetterMade]) -> Iterator[Doing]:
    """Yield who did what, the newest first."""
    by_sequence: dict[int, list[LetterMade]] = {}
    for letter in made:
        by_sequence.setdefault(letter.sequence, []).append(letter)
    told = [(key, tuple(group)) for key, group in groupby(entries, key=lambda one: (one.at, one.actor))]
    for (at, actor), group in reversed(told):
        followed = tuple(letter for one in group for letter in by_sequence.get(one.sequence, ()))
        yield Doing(at, actor, names.get(actor.id, ""), group, followed)


def stage_of(case_id: UUID) -> application.Stage:
    """Return the stage of the application as the case stands now."""
    return journal.load(case_id).application.stage


def changed_since(row: CaseRow, sequence: int) -> tuple[Entry, ...]:
    """Return what was entered after somebody loaded a page that stood at `sequence`."""
    return tuple(entry for entry in journal.entries(row.pk) if entry.sequence > sequence)
