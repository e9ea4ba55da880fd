"""Compile a life into a template: every text with holes where a case has its own ids, numbers, names and dates.

A case is a template moved by whole days, so that every date and deadline in it moves alike, and by some seconds
within the day for the instants that people caused. Dates and instants of deadlines stay on their midnights.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from filling.endings import Ending, all_lives
from filling.lives import PERMIT_NUMBER, TRACKING_NUMBER, Life
from workpermit.casework import rows
from workpermit.core.case.actor import Role
from workpermit.core.case.codec import canonical, encode, to_microseconds
from workpermit.core.case.letters import Letter
from workpermit.core.case.reactions import reactions_to

_DAY = re.compile(r"(?<=\")\d{4}-\d{2}-\d{2}(?=\")")
_INSTANT = re.compile(r"(?<=:)1\d{15}(?=[,}])")


@dataclass(frozen=True, slots=True)
class Holes:
    """A text with named holes, as `str.format` fills them."""

    text: str
    constant: bool

    def filled(self, values: dict[str, str]) -> str:
        """Return the text with the values of one case in its holes."""
        return self.text if self.constant else self.text.format_map(values)


@dataclass(frozen=True, slots=True)
class EntryTemplate:
    """One journal entry; `reactions` are the outbox codes of what follows it, and the names of letters among them."""

    at: int
    role: str
    actor: str
    authority: str
    kind: str
    payload: Holes
    reactions: tuple[tuple[str, str, bool], ...]  # (code, name, is a letter)


@dataclass(frozen=True, slots=True)
class RecordTemplate:
    """One record: its hole names are r0, r1 … and c0, c1 … for id and commitment."""

    kind: str
    body: Holes
    at: int


@dataclass(frozen=True, slots=True)
class Template:
    """One whole case, ready to be stamped."""

    name: str
    weight: float
    is_open: bool
    first_day: date
    last_day: date
    entries: tuple[EntryTemplate, ...]
    records: tuple[RecordTemplate, ...]
    days: tuple[tuple[str, str], ...]  # a date of the template, and its hole
    instants: tuple[tuple[int, str], ...]
    own_ids: int
    filed: rows.FiledColumns
    columns: rows.Columns
    work: rows.WorkColumns | None
    countries: tuple[str, ...]


# Where the persons of a filing come from, more often the more often a country is named; the filings of others stay
# what they are. The visa rule divides them, so a case keeps the way it was lived.
_EXEMPT = (
    *("FR",) * 5,
    *("JP",) * 3,
    *("KR",) * 3,
    *("GB",) * 3,
    *("AU",) * 2,
    "DE",
    "IE",
    "NL",
    "ES",
    "PT",
    "CL",
    "NZ",
)
_REQUIRED = (
    *("IN",) * 9,
    *("PH",) * 5,
    *("NG",) * 3,
    *("CN",) * 3,
    *("PK",) * 2,
    "UA",
    "VN",
    "CO",
    "JM",
    "GT",
    "MA",
    "BR",
)
COUNTRIES = {
    "outside-visa-exempt": _EXEMPT,
    "under-14": _EXEMPT,
    "outside-visa-required": _REQUIRED,
    "health-care-worker": _REQUIRED,
}


def all_templates() -> tuple[Template, ...]:
    """Live every life once and compile it."""
    return tuple(_template(ending, example, life) for ending, example, life in all_lives())


def _template(ending: Ending, example: str, life: Life) -> Template:
    cutter = _Cutter(life, anywhere=example in COUNTRIES)
    columns = rows.columns_of(life.case)
    entries = tuple(_entry(life, at, cutter) for at in range(len(life.entries)))
    records = tuple(
        RecordTemplate(one.kind, cutter.cut(canonical(one.body)), _kept_at(life, one.id)) for one in life.records
    )
    return Template(
        name=f"{ending.name} ({example})",
        weight=ending.weight / len(ending.examples),
        is_open=ending.is_open,
        first_day=life.entries[0].at.date(),
        last_day=life.entries[-1].at.date(),
        entries=entries,
        records=records,
        days=tuple(cutter.days.items()),
        instants=tuple(cutter.instants.items()),
        own_ids=len(cutter.own_ids),
        filed=rows.filed_columns_of(life.filing),
        columns=columns,
        work=rows.work_columns_of(life.case),
        countries=COUNTRIES.get(example, ()),
    )


def _entry(life: Life, at: int, cutter: _Cutter) -> EntryTemplate:
    entry = life.entries[at]
    kind, payload = encode(entry.event)
    reactions = tuple((one.code, one.does.value, isinstance(one.does, Letter)) for one in reactions_to(entry.event))
    is_person = entry.actor.role is not Role.SYSTEM
    return EntryTemplate(
        at=to_microseconds(entry.at),
        role=entry.actor.role.value,
        actor=entry.actor.id,
        authority=f"role:{entry.actor.role.value}" if is_person else f"rule:{entry.actor.id}",
        kind=kind,
        payload=cutter.cut(payload),
        reactions=reactions,
    )


def _kept_at(life: Life, record_id: str) -> int:
    """Return the instant of the entry that names a record: the door keeps both in one transaction."""
    (entry,) = [one for one in life.entries if record_id in encode(one.event)[1]]
    return to_microseconds(entry.at)


class _Cutter:
    """Cuts the same holes into every text of one life."""

    def __init__(self, life: Life, *, anywhere: bool) -> None:
        self.days: dict[str, str] = {}
        self.instants: dict[int, str] = {}
        self.own_ids: dict[str, str] = {}
        answers = life.filing.answers
        self._own: dict[str, str] = {PERMIT_NUMBER: "permit", TRACKING_NUMBER: "tracking"}
        for at, record in enumerate(life.records):
            self._own |= {record.id: f"r{at}", record.commitment: f"c{at}"}
        for at, one in enumerate((*life.case.requests, *life.case.interviews)):
            self._own[one] = self.own_ids[one] = f"o{at}"
        names = {"family_name": "applicant.family_name", "given_names": "applicant.given_names"}
        names |= {"passport": "passport.number", "email": "contact.email", "uci": "applicant.uci"}
        for hole, path in names.items():
            if text := answers.text(path):
                self._own[f'"{text}"'] = hole
        if anywhere:
            self._own[f'"{answers.text("residence.country")}"'] = "country"
        self._born_on = answers.day("applicant.born_on")

    def cut(self, text: str) -> Holes:
        """Return a text with its holes."""
        cut = text.replace("{", "{{").replace("}", "}}")
        for own, hole in self._own.items():
            quoted = own.startswith('"')
            cut = cut.replace(own, f'"{{{hole}}}"' if quoted else f"{{{hole}}}")
        cut = _DAY.sub(self._day, cut)
        cut = _INSTANT.sub(self._instant, cut)
        return Holes(text, constant=True) if "{" not in cut.replace("{{", "") else Holes(cut, constant=False)

    def _day(self, match: re.Match[str]) -> str:
        day = match.group()
        if self._born_on is not None and day == self._born_on.isoformat():
            return "{born_on}"
        return f"{{{self.days.setdefault(day, f'd{len(self.days)}')}}}"

    def _instant(self, match: re.Match[str]) -> str:
        return f"{{{self.instants.setdefault(int(match.group()), f'i{len(self.instants)}')}}}"
