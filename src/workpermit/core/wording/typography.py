"""How dates, times, money and lists are written in English and in French.

Everything here is pure: the reader's zone comes in as a `tzinfo`. French takes a no-break space
before `: ; ? ! %` and inside « », and between a number and its unit; both languages keep the day
and the month of a date on one line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import Decimal

from workpermit.core.text import Language, Text
from workpermit.core.wording.place_names import city_of

NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"

_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTHS_FR = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TwoClocks:
    """One instant written twice: by UTC, and by the reader's own clock."""

    utc: Text
    local: Text


def date_text(day: date) -> Text:
    """Write a date: "17 June 2025", « 17 juin 2025 », « 1er juillet 2025 »."""
    first = "1er" if day.day == 1 else str(day.day)
    return Text(
        en=f"{day.day}{NBSP}{_MONTHS_EN[day.month - 1]} {day.year}",
        fr=f"{first}{NBSP}{_MONTHS_FR[day.month - 1]} {day.year}",
    )


def time_text(moment: datetime) -> Text:
    """Write a time of day to the minute on a 24-hour clock: "20:30", « 20 h 30 », "midnight", « minuit »."""
    if moment.hour == 0 and moment.minute == 0:
        return Text(en="midnight", fr="minuit")
    minutes = f"{NBSP}{moment.minute:02d}" if moment.minute else ""
    return Text(en=f"{moment.hour:02d}:{moment.minute:02d}", fr=f"{moment.hour}{NBSP}h{minutes}")


def offset_text(moment: datetime) -> Text:
    """Write how far an aware instant's zone lies from UTC: "UTC−4", "UTC+5:30", « UTC+5 h 30 »."""
    seconds = int(_offset(moment).total_seconds())
    sign = MINUS if seconds < 0 else "+"
    hours, minutes = divmod(abs(seconds) // 60, 60)
    if not minutes:
        return Text(en=f"UTC{sign}{hours}", fr=f"UTC{sign}{hours}")
    return Text(
        en=f"UTC{sign}{hours}:{minutes:02d}",
        fr=f"UTC{sign}{hours}{NBSP}h{NBSP}{minutes:02d}",
    )


def zone_text(moment: datetime) -> Text:
    """Name the zone of an aware instant by its city and offset, in parentheses."""
    city = city_of(str(moment.tzinfo))
    offset = offset_text(moment)
    if city is None:
        return Text(en="(local time, {offset})", fr="(heure locale, {offset})").filled(offset=offset)
    return Text(
        en="(local time: {city}, {offset})",
        fr=f"(heure locale{NBSP}: {{city}}, {{offset}})",
    ).filled(city=city, offset=offset)


def instant_in_zone(at: datetime, zone: tzinfo) -> TwoClocks:
    """Write an instant by UTC and by the reader's clock, each with its own date.

    The two dates differ near midnight, which is why neither is ever left out (AYA-09).

    Raises:
        ValueError: `at` has no zone.
    """
    utc, local = _utc(at), _utc(at).astimezone(zone)
    return TwoClocks(
        utc=_on_at(utc).filled(zone="UTC"),
        local=_on_at(local).filled(zone=zone_text(local)),
    )


def due_in_zone(due_at: datetime, zone: tzinfo) -> TwoClocks:
    """Write an exclusive due instant: "before midnight UTC, as 17 June 2025 ends", and the local time.

    Raises:
        ValueError: `due_at` has no zone.
    """
    utc, local = _utc(due_at), _utc(due_at).astimezone(zone)
    return TwoClocks(
        utc=_before(utc).filled(zone="UTC"),
        local=_before(local).filled(zone=zone_text(local)),
    )


def time_left(left: timedelta) -> Text:
    """Say how much time is left until a due instant, by its two largest units; days never hide hours."""
    minutes = int(left.total_seconds()) // 60
    if left <= timedelta(0):
        return Text(en="the due date has passed", fr="la date limite est passée")
    if minutes == 0:
        return Text(en="less than one minute left", fr="il reste moins d’une minute")
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    units = (
        counted(days, one=Text("day", "jour"), many=Text("days", "jours")) if days else None,
        counted(hours, one=Text("hour", "heure"), many=Text("hours", "heures")) if hours else None,
        counted(rest, one=Text("minute", "minute"), many=Text("minutes", "minutes")) if rest and not days else None,
    )
    said = joined([unit for unit in units if unit is not None])
    return Text(en="{said} left", fr="il reste {said}").filled(said=said)


def counted(number: int, *, one: Text, many: Text) -> Text:
    """Write a number with its noun; French keeps the singular below two, English only at one."""
    return Text(
        en=f"{number}{NBSP}{one.en if number == 1 else many.en}",
        fr=f"{number}{NBSP}{one.fr if number < 2 else many.fr}",
    )


def money(dollars: Decimal | int) -> Text:
    """Write Canadian dollars: "$1,000.50" and « 1 000,50 $ », without cents where they are zero."""
    amount = Decimal(dollars)
    english = f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"
    french = english.replace(",", NBSP).replace(".", ",")
    return Text(en=f"${english}", fr=f"{french}{NBSP}$")


def joined(parts: Sequence[Text]) -> Text:
    """Write a list as running text: "a, b and c", « a, b et c ».

    Raises:
        ValueError: the list is empty.
    """
    if not parts:
        raise ValueError("a list in a sentence needs at least one part")
    if len(parts) == 1:
        return parts[0]
    return Text(
        en=f"{', '.join(p.en for p in parts[:-1])} and {parts[-1].en}",
        fr=f"{', '.join(p.fr for p in parts[:-1])} et {parts[-1].fr}",
    )


_FR_BEFORE = re.compile(r"(?<=\S) +(?=[:;?!%»$](?:\W|$))")
_FR_AFTER = re.compile(r"« +")
# What an officer wrote keeps the day and the month of a date on one line too.
_DAY_AND_MONTH = re.compile(rf"\b(\d{{1,2}}|1er) (?=(?:{'|'.join((*_MONTHS_EN, *_MONTHS_FR))})\b)")
_LETTER_QUOTE = re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?= )")


def typeset(text: str, language: Language) -> str:
    """Give a sentence its apostrophes and its no-break spaces; a finished one stays as it is."""
    curled = _DAY_AND_MONTH.sub(rf"\1{NBSP}", _LETTER_QUOTE.sub(APOSTROPHE, text))
    if language is Language.EN:
        return curled
    return _FR_AFTER.sub(f"«{NBSP}", _FR_BEFORE.sub(NBSP, curled))


def _on_at(moment: datetime) -> Text:
    said = Text(en="{day} at {time} {{zone}}", fr="{day} à {time} {{zone}}")
    return said.filled(day=date_text(moment.date()), time=time_text(moment))


def _before(moment: datetime) -> Text:
    if moment.hour == 0 and moment.minute == 0:
        ends, begins = moment.date() - timedelta(days=1), moment.date()
        midnight = Text(
            en="before midnight {{zone}}, as {ends} ends and {begins} begins",
            fr="avant minuit {{zone}}, à la fin du {ends} et au début du {begins}",
        )
        return midnight.filled(ends=date_text(ends), begins=date_text(begins))
    said = Text(en="before {time} on {day} {{zone}}", fr="avant {time} le {day} {{zone}}")
    return said.filled(day=date_text(moment.date()), time=time_text(moment))


def _utc(at: datetime) -> datetime:
    _offset(at)
    return at.astimezone(UTC)


def _offset(moment: datetime) -> timedelta:
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError(f"an instant needs a zone, and {moment.isoformat()} has none")
    return offset
