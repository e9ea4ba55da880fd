"""What the person would be written if an act were carried out now: the letters in both languages, and nothing is kept.

    case + command ─► the events that would follow ─► the letters that follow these ─► their words

The case is folded in memory alone; no row, no number and no entry comes of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from workpermit.accounts.models import Person
from workpermit.casework import authorities, journal
from workpermit.casework import facts as gathering
from workpermit.casework.correspondence.details import details_of
from workpermit.casework.correspondence.matter import Matter
from workpermit.casework.masking import hidden
from workpermit.casework.models import CaseRow
from workpermit.casework.prepared import Prepared
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.application import ApproveApplication, ConfirmDecision, DecisionProposed, SecondReadCause
from workpermit.core.case.case import Command, decide
from workpermit.core.case.letters import Letter
from workpermit.core.case.reactions import reactions_to
from workpermit.core.case.state import Case, Entry, Event, evolve
from workpermit.core.law.facts import Facts
from workpermit.core.text import Language
from workpermit.core.wording.compose import compose
from workpermit.core.wording.content import LetterContent
from workpermit.core.wording.details import (
    Details,
    IntroductionDetails,
    PassportRequestDetails,
    WorkPermitDetails,
)

NOT_NUMBERED: Final = "–"  # a letter or a permit gets its number when it is made
_WITH_PASSPORT: Final = (IntroductionDetails, PassportRequestDetails, WorkPermitDetails)
_SECOND_PERSON: Final = Actor(Role.SUPERVISOR, "somebody-else")


@dataclass(frozen=True, slots=True)
class Foreseen:
    """One letter as it would be written: what it tells, and its words in each language."""

    letter: Letter
    details: Details
    contents: Mapping[Language, LetterContent]


@dataclass(frozen=True, slots=True)
class Preview:
    """What would follow: the letters, and why they would wait for a second person (empty: they would not).

    That chance chose a decision for a second reader is not told beforehand.
    """

    letters: tuple[Foreseen, ...]
    waits: tuple[SecondReadCause, ...] = ()


def preview(ready: Prepared, *, row: CaseRow, actor: Actor, at: datetime) -> Preview:
    """Return what would be written if `ready` were carried out at an instant.

    Raises:
        CommandRefused: it would be refused.
    """
    command = _numbered(ready.command)
    facts = gathering.gather(row.pk, command, pending=ready.records, at=at).facts
    case = journal.load(row.pk)
    events = decide(case, command, facts=facts, actor=actor, at=at)
    authorities.required(command, case, form=row.form, actor=actor, at=at)
    waits: tuple[SecondReadCause, ...] = ()
    if events and isinstance(proposed := events[0], DecisionProposed):
        waits = proposed.because
        case = evolve(case, Entry(case.sequence + 1, at, actor, proposed))
        events = _once_confirmed(case, command, facts, at)
    written = _letters(case, events, ready, row=row, actor=actor, at=at)
    return Preview(tuple(written), waits)


def _numbered(command: Command) -> Command:
    if isinstance(command, ApproveApplication) and not command.permit_number:
        return replace(command, permit_number=NOT_NUMBERED)
    return command


def _once_confirmed(case: Case, command: Command, facts: Facts, at: datetime) -> tuple[Event, ...]:
    start = command.in_force_on if isinstance(command, ApproveApplication) else None
    return decide(case, ConfirmDecision(NOT_NUMBERED, start), facts=facts, actor=_SECOND_PERSON, at=at)


def _letters(
    case: Case, events: tuple[Event, ...], ready: Prepared, *, row: CaseRow, actor: Actor, at: datetime
) -> Iterator[Foreseen]:
    person, filing = Person.objects.get(pk=row.person_id), gathering.filing_of(row.pk)
    pending = {one.id: one.body for one in ready.records}
    for event in events:
        entry = Entry(case.sequence + 1, at, actor, event)
        case = evolve(case, entry)
        for reaction in reactions_to(event):
            if isinstance(reaction.does, Letter):
                matters = {
                    spoken: Matter(row, case, entry, filing, person, pending=pending, spoken=spoken)
                    for spoken in Language
                }
                if (foreseen := _foreseen(reaction.does, matters, Language(row.language))) is not None:
                    yield foreseen


def _foreseen(letter: Letter, matters: Mapping[Language, Matter], own: Language) -> Foreseen | None:
    told = {spoken: _masked(details_of(letter, matter, number=NOT_NUMBERED)) for spoken, matter in matters.items()}
    contents = {spoken: compose(details) for spoken, details in told.items() if details is not None}
    details = told[own]
    return None if details is None else Foreseen(letter, details, contents)


def _masked(details: Details | None) -> Details | None:
    """Mask the passport's number as the case's page does (S-14); the letter itself bears it whole."""
    if isinstance(details, _WITH_PASSPORT):
        return replace(details, passport_number=hidden(details.passport_number))
    return details
