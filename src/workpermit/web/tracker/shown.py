"""What the page of an application shows, grouped and worded for one reader; nothing here decides anything.

Words are made strings here, once: a template that asked for the language at each of them would ask hundreds of times.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from functools import cache
from itertools import groupby
from typing import Final, assert_never
from uuid import UUID

from django.template.loader import render_to_string

from workpermit.casework.tracking import Document, Forecast, LaneLine, Moment, Todo, Tracker
from workpermit.core.case.ball import Party
from workpermit.core.case.letters import BILINGUAL
from workpermit.core.case.meanings import AFTERWARDS, LANE_MEANINGS, STANDING_MEANINGS
from workpermit.core.case.public_status import LANE_LABELS, STATUS_LABELS, Lane, LaneStatus
from workpermit.core.text import Language, Text
from workpermit.core.wording import content
from workpermit.core.wording.typography import date_text
from workpermit.web.tracker.words import clock_text, due_text, expected_text, length_text, where_done


@dataclass(frozen=True, slots=True)
class TodoShown:
    """One thing to do: its sentence, its day, where it is done and the letter about it."""

    text: str
    due_on: date | None
    closes: bool
    passed: bool
    starts_at: datetime | None
    address: str
    link: str
    document: LetterShown | None


@dataclass(frozen=True, slots=True)
class LetterShown:
    """One letter to read and to keep."""

    id: UUID
    label: str
    number: str
    pages: int
    language: str
    made_on: date
    read_on: date | None


@dataclass(frozen=True, slots=True)
class LaneShown:
    """One row of the steps: what it says (finished HTML, the same for everybody), and since when it stands so."""

    row: str
    since: str


@dataclass(frozen=True, slots=True)
class LineShown:
    """One line of the history."""

    text: str
    more: str
    starts_at: datetime | None
    is_step_back: bool
    documents: tuple[LetterShown, ...]


@dataclass(frozen=True, slots=True)
class InstantShown:
    """What happened at one instant: its time on both clocks, and the lines, the newest first."""

    clock: str
    lines: tuple[LineShown, ...]


@dataclass(frozen=True, slots=True)
class DayShown:
    """One day of the history, by the reader's clock, the newest instant first."""

    day: str
    instants: tuple[InstantShown, ...]


@dataclass(frozen=True, slots=True)
class HeldShown:
    """How long one party has held the ball, and as a part of the whole in percent."""

    party: str
    length: str
    percent: int


def todo_shown(todo: Todo, *, case_id: UUID, language: Language) -> TodoShown:
    """Return a thing to do as the page shows it."""
    step = todo.step
    found = where_done(step.deed, case_id=case_id, about=step.about)
    return TodoShown(
        text=step.text.in_language(language),
        due_on=step.due_on,
        closes=step.closes,
        passed=step.passed,
        starts_at=step.starts_at,
        address=found[0] if found else "",
        link=found[1].in_language(language) if found else "",
        document=letter_shown(todo.document, language=language) if todo.document else None,
    )


def letter_shown(document: Document, *, language: Language) -> LetterShown:
    """Return a letter as lists show it."""
    return LetterShown(
        id=document.id,
        label=document.letter.label.in_language(language),
        number=document.number,
        pages=document.pages,
        language="" if document.is_bilingual else document.language.value,
        made_on=document.made_at.date(),
        read_on=document.read_at.date() if document.read_at else None,
    )


_SINCE: Final = Text(en="Since {day}", fr="Depuis le {day}")


def lane_shown(line: LaneLine, *, zone: tzinfo, language: Language) -> LaneShown:
    """Return a row of the steps as the page shows it."""
    row = _row(line.lane, line.status, language)
    if line.since is None:
        return LaneShown(row, "")
    since = _SINCE.filled(day=date_text(line.since.astimezone(zone).date()))
    return LaneShown(row, since.in_language(language))


@cache
def _row(lane: Lane, status: LaneStatus, language: Language) -> str:
    """Return what a row says: there are thirty-odd, each the same for everybody, so each is made once."""
    shown = {
        "label": LANE_LABELS[lane].in_language(language),
        "code": status.value,
        "status": STATUS_LABELS[status].in_language(language),
        "meaning": LANE_MEANINGS[lane, status].in_language(language),
    }
    return render_to_string("tracker/lane.html", shown)


def days_shown(moments: Sequence[Moment], *, zone: tzinfo, language: Language) -> Iterator[DayShown]:
    """Yield the history by days of the reader's clock, the newest first."""
    for day, of_day in groupby(reversed(moments), key=lambda one: one.line.at.astimezone(zone).date()):
        instants = (
            InstantShown(
                clock_text(at, zone).in_language(language),
                tuple(_line(one, zone=zone, language=language) for one in together),
            )
            for at, together in groupby(of_day, key=lambda one: one.line.at)
        )
        yield DayShown(date_text(day).in_language(language), tuple(instants))


def _line(moment: Moment, *, zone: tzinfo, language: Language) -> LineShown:
    line = moment.line
    more = due_text(line.due_on, zone) if line.due_on else expected_text(line.expected_by) if line.expected_by else None
    return LineShown(
        text=line.text.in_language(language),
        more=more.in_language(language) if more else "",
        starts_at=line.starts_at,
        is_step_back=line.is_step_back,
        documents=tuple(letter_shown(one, language=language) for one in moment.documents),
    )


_HELD_BY: Final[dict[Party, Text]] = {
    Party.APPLICANT: Text(en="With you", fr="Vous"),
    Party.OFFICE: Text(en="With us", fr="Nous"),
    Party.PARTNER: Text(en="With the physician", fr="Le médecin"),
    Party.CARRIER: Text(en="With the mail carrier", fr="Le transporteur"),
    Party.NOBODY: Text(en="With nobody: it is done", fr="Personne\u00a0: c’est terminé"),
}


def held_by(party: Party) -> Text:
    """Return with whom the ball lies."""
    return _HELD_BY[party]


def held_shown(held: Iterable[tuple[Party, timedelta]], *, language: Language) -> tuple[HeldShown, ...]:
    """Return how long each has held the ball."""
    sums = list(held)
    whole = sum((length for _, length in sums), timedelta()) or timedelta(1)
    return tuple(
        HeldShown(
            held_by(party).in_language(language), length_text(length).in_language(language), round(100 * length / whole)
        )
        for party, length in sums
    )


_WITHIN: Final = Text(
    en="The published processing time for your country is {time} (updated {day}). You have waited {waited}.",
    fr="Le délai de traitement publié pour votre pays est de {time} (mis à jour le {day}). Vous attendez depuis "
    "{waited}.",
)
_WITHIN_CANADA: Final = Text(
    en="The published processing time for applications made in Canada is {time} (updated {day}). You have waited "
    "{waited}.",
    fr="Le délai de traitement publié pour les demandes présentées au Canada est de {time} (mis à jour le {day}). Vous "
    "attendez depuis {waited}.",
)
_NO_TIME: Final = Text(
    en="There is no published processing time for your country now: {time} (updated {day}). You have waited {waited}.",
    fr="Il n’y a pas de délai de traitement publié pour votre pays en ce moment\u00a0: {time} (mis à jour le {day}). "
    "Vous attendez depuis {waited}.",
)


def forecast_text(forecast: Forecast) -> Text:
    """Say how long such applications take and how long this one has taken; it promises no day."""
    found = forecast.published
    said = _NO_TIME if found.days is None else _WITHIN if found.country else _WITHIN_CANADA
    waited = length_text(timedelta(days=forecast.waited_days))
    return said.filled(time=found.words, day=date_text(found.updated_on), waited=waited)


def meaning_of(tracker: Tracker) -> Text:
    """Return what the overall status means."""
    return STANDING_MEANINGS[tracker.status.standing]


def afterwards_of(tracker: Tracker) -> Text | None:
    """Return what comes after what is waited for now; None where nothing is waited for."""
    life = tracker.life
    return AFTERWARDS[life.waits_for] if life and life.party is not Party.NOBODY else None


# --- the words of a letter --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BlockShown:
    """One block of a letter as the template tells it: a heading, a paragraph, a list, a table, a date or a box."""

    kind: str
    text: str = ""
    lines: tuple[str, ...] = ()
    numbered: bool = False
    rows: tuple[content.Row, ...] = ()
    title: str = ""
    utc: str = ""
    local: str = ""
    tone: str = ""


def block_shown(block: content.Block) -> BlockShown:
    """Return a block of a letter as the template tells it."""
    match block:
        case content.Heading():
            return BlockShown("heading", block.text)
        case content.Paragraph():
            return BlockShown("paragraph", block.text)
        case content.Items():
            return BlockShown("items", lines=block.items, numbered=block.numbered)
        case content.Facts():
            return BlockShown("facts", rows=block.rows)
        case content.Deadline():
            return BlockShown("deadline", block.label, utc=block.utc, local=block.local)
        case content.Notice():
            tone = "warning" if block.tone is content.Tone.WARNING else "info"
            return BlockShown("notice", block.text, title=block.title, tone=tone)
        case _:
            assert_never(block)


@dataclass(frozen=True, slots=True)
class WordsShown:
    """The words of a letter in one language; `was_sent_otherwise` where the letter itself went out in the other."""

    title: str
    blocks: tuple[BlockShown, ...]
    was_sent_otherwise: bool = False


def words_shown(letter: content.LetterContent, *, language: Language, sent_in: Language) -> WordsShown:
    """Return a letter's part in a language; every letter has the one it was composed in."""
    section = next(one for one in letter.sections if one.language is language)
    blocks = tuple(block_shown(block) for block in section.blocks)
    return WordsShown(section.title, blocks, language is not sent_in and letter.letter not in BILINGUAL)
