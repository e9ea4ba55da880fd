"""What the pages show, ready to print: cases turned into words of one language. Pages translate, they never decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from typing import assert_never
from zoneinfo import ZoneInfo

from workpermit.casework.models import CaseRow
from workpermit.casework.reading import CaseFile, Event, Overview
from workpermit.core.case import letters
from workpermit.core.case.codec import from_microseconds
from workpermit.core.case.next_steps import Holder, NextStep
from workpermit.core.case.public_status import LANE_LABELS, STATUS_LABELS, PublicStatus, public_status
from workpermit.core.case.state import Case
from workpermit.core.forms.catalogue import FORMS
from workpermit.core.text import Language, Text
from workpermit.core.wording import office
from workpermit.core.wording.typography import counted, date_text, instant_in_zone
from workpermit.trades.letters.models import Letter
from workpermit.web.showcase import words
from workpermit.web.showcase.shapes import (
    Act,
    CaseLine,
    CasePage,
    Happening,
    Instant,
    LaneLine,
    LetterLine,
    Moment,
    Step,
)


def case_line(overview: Overview, language: Language) -> CaseLine:
    """Return a case as the list shows it; the day is the one by UTC."""
    row, status = overview.row, public_status(overview.case)
    form = FORMS[row.form]
    received_at = _received_at(row)
    return CaseLine(
        number=row.application_number,
        applicant=overview.applicant,
        form=form.number,
        form_title=form.title.in_language(language),
        received_on=date_text(received_at.date()).in_language(language) if received_at else "",
        status=status.overall.in_language(language),
        steps=_steps(status, ZoneInfo(row.time_zone), language),
    )


def case_page(file: CaseFile, language: Language) -> CasePage:
    """Return a case as its own page shows it."""
    row, status, zone = file.row, public_status(file.case), ZoneInfo(file.row.time_zone)
    form = FORMS[row.form]
    received_at = _received_at(row)
    return CasePage(
        number=row.application_number,
        applicant=file.applicant,
        form=form.number,
        form_title=form.title.in_language(language),
        received=_instant(received_at, zone, language) if received_at else None,
        languages=_language_name(Language(row.language)).in_language(language),
        permit=_permit(file.case, language),
        status=status.overall.in_language(language),
        steps=_steps(status, zone, language),
        lanes=tuple(
            LaneLine(LANE_LABELS[lane].in_language(language), state.value, STATUS_LABELS[state].in_language(language))
            for lane, state in status.lanes
        ),
        moments=tuple(_moments(file.events, zone, language)),
    )


def _received_at(row: CaseRow) -> datetime | None:
    return None if row.received_at is None else from_microseconds(row.received_at)


def _permit(case: Case, language: Language) -> str:
    if not case.permit.number or case.permit.valid_until is None:
        return ""
    said = words.PERMIT_UNTIL.filled(number=case.permit.number, day=date_text(case.permit.valid_until))
    return said.in_language(language)


def _steps(status: PublicStatus, zone: ZoneInfo, language: Language) -> tuple[Step, ...]:
    # A closed case has no next step; a reader who finds nothing there wonders whether something is left (ux 1).
    steps = status.next_steps or (NextStep(Holder.NOBODY, words.CLOSED),)
    return tuple(
        Step(
            words.HOLDERS[step.holder].in_language(language),
            step.text.in_language(language),
            tuple(line.in_language(language) for line in _when(step, zone)),
        )
        for step in steps
    )


def _when(step: NextStep, zone: ZoneInfo) -> tuple[Text, ...]:
    if step.due_on is None:
        return ()
    return office.due(step.due_on, zone) if step.closes else (words.STEP_ON.filled(day=date_text(step.due_on)),)


def _moments(events: Iterable[Event], zone: ZoneInfo, language: Language) -> Iterator[Moment]:
    for at, together in groupby(events, key=lambda event: event.entry.at):
        yield Moment(_instant(at, zone, language), tuple(_acts(together, zone, language)))


def _acts(events: Iterable[Event], zone: ZoneInfo, language: Language) -> Iterator[Act]:
    for actor, theirs in groupby(events, key=lambda event: event.entry.actor):
        happenings = tuple(_happening(event, zone, language) for event in theirs)
        yield Act(office.by(actor).in_language(language), happenings)


def _happening(event: Event, zone: ZoneInfo, language: Language) -> Happening:
    text, public = office.said(event.entry.event)
    return Happening(
        text=text.in_language(language),
        details=tuple(line.in_language(language) for line in office.details(event.entry.event, zone=zone)),
        letters=tuple(_letter(letter, language) for letter in event.letters),
        public=public,
    )


def _letter(row: Letter, language: Language) -> LetterLine:
    letter, own = letters.Letter(row.letter), Language(row.language)
    bilingual = letter in letters.BILINGUAL
    return LetterLine(
        id=row.pk,
        label=letter.label.in_language(language),
        number=row.number,
        languages=(words.BOTH if bilingual else _language_name(own)).in_language(language),
        hreflang="" if bilingual else own.value,
        length=counted(row.pages, one=words.PAGE, many=words.PAGES).in_language(language),
    )


def _language_name(language: Language) -> Text:
    match language:
        case Language.EN:
            return words.ENGLISH
        case Language.FR:
            return words.FRENCH
        case _:
            assert_never(language)


def _instant(at: datetime, zone: ZoneInfo, language: Language) -> Instant:
    clocks = instant_in_zone(at, zone)
    return Instant(at.isoformat(), clocks.utc.in_language(language), clocks.local.in_language(language))
