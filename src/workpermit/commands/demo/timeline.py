"""Print a case as a readable timeline: each entry in UTC and by the applicant's clock, who acted, what followed."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from workpermit.casework.reading import CaseFile, Event
from workpermit.commands.demo.cast import Cast
from workpermit.core.case.actor import Actor
from workpermit.core.case.letters import Letter
from workpermit.core.case.public_status import public_status
from workpermit.core.forms.catalogue import FORMS
from workpermit.core.text import Language
from workpermit.core.wording.office import by, details, said
from workpermit.core.wording.place_names import city_of

WIDTH = 100


def timeline(file: CaseFile, *, story: str, cast: Cast, language: Language) -> str:
    """Return the whole timeline of a case as text, at most `WIDTH` columns wide."""
    status = public_status(file.case)
    number = FORMS[file.row.form].number
    lines = [f"{file.row.application_number}  {file.applicant}  ({number}, {story})"]
    lines.append(f"{'':12}{status.overall.in_language(language)}")
    zone = ZoneInfo(file.row.time_zone)
    for (at, actor), events in groupby(file.events, key=lambda event: (event.entry.at, event.entry.actor)):
        lines.append(f"  {_clocks(at, zone, language)} · {_who(actor, cast, language)}")
        for event in events:
            lines += _told(event, zone, language)
    return "\n".join(lines)


def _told(event: Event, zone: ZoneInfo, language: Language) -> Iterator[str]:
    happened = event.entry.event
    yield from _wrapped(said(happened)[0].in_language(language), indent=6)
    for detail in details(happened, zone=zone):
        yield from _wrapped(detail.in_language(language), indent=8)
    for letter in event.letters:
        yield f"        → {Letter(letter.letter).label.in_language(language)} ({letter.number})"


def _wrapped(text: str, *, indent: int) -> list[str]:
    first, rest = " " * indent, " " * (indent + 2)
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def _clocks(at: datetime, zone: ZoneInfo, language: Language) -> str:
    utc, local = at.astimezone(UTC), at.astimezone(zone)
    city = city_of(zone.key)
    name = city.in_language(language) if city else zone.key
    day = "" if local.date() == utc.date() else f"{local:%Y-%m-%d} "
    return f"{utc:%Y-%m-%d %H:%M} UTC · {day}{local:%H:%M} {name}"


def _who(actor: Actor, cast: Cast, language: Language) -> str:
    role = by(actor).in_language(language)
    name = cast.name_of(actor)
    return f"{name}, {role[0].lower()}{role[1:]}" if name else role
