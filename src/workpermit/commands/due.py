"""`workpermit due DATE`: the instant at which a date to reply by closes (AYA-09).

Needs no database, so it answers in a blink.
"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, date, datetime, tzinfo
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from workpermit.clock.present import now
from workpermit.commands.parser import Parser
from workpermit.core.law.calendar import due_instant
from workpermit.core.text import Text
from workpermit.core.wording.typography import date_text, due_in_zone, time_left, typeset

_DATE: Final = Text(
    en="the date you were given, such as 2026-11-30", fr="la date qui vous a été donnée, par exemple 2026-11-30"
)
_ZONE: Final = Text(
    en="your time zone, such as America/Vancouver (this machine’s, unless you name one)",
    fr="votre fuseau horaire, par exemple America/Vancouver (celui de cette machine, à moins d’en nommer un)",
)
NOT_A_DATE: Final = Text(
    en="DATE is “{given}”, which is not a date. Write year-month-day, such as 2026-11-30.",
    fr="DATE vaut « {given} », ce qui n’est pas une date. Écrivez année-mois-jour, par exemple 2026-11-30.",
)
_NOT_A_ZONE: Final = Text(
    en="--zone is “{given}”, which is not a time zone. Write its region and city, such as America/Toronto.",
    fr="--zone vaut « {given} », ce qui n’est pas un fuseau horaire. Écrivez région et ville : America/Toronto.",
)
_ANSWER: Final = Text(
    en="Reply due on {day}: {left}.\n  {utc}\n  {local}",
    fr="Réponse attendue le {day} : {left}.\n  {utc}\n  {local}",
)


def add_arguments(parser: Parser) -> None:
    """Declare the date and the zone."""
    parser.add_argument("date", metavar="DATE", help=parser.say(_DATE))
    parser.add_argument("--zone", metavar="ZONE", help=parser.say(_ZONE))


def run(arguments: argparse.Namespace) -> int:
    """Print the instant in UTC and in the reader's zone, and the time left."""
    try:
        day = date.fromisoformat(arguments.date)
    except ValueError:
        return refuse(NOT_A_DATE, arguments.date, arguments)
    closes_at = due_instant(day)
    try:
        zone = ZoneInfo(arguments.zone) if arguments.zone else _own_zone(closes_at)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return refuse(_NOT_A_ZONE, arguments.zone, arguments)
    clocks = due_in_zone(closes_at, zone)
    left = time_left(closes_at - now())
    answer = _ANSWER.filled(day=date_text(day), left=left, utc=clocks.utc, local=clocks.local)
    print(typeset(answer.in_language(arguments.language), arguments.language))
    return 0


def refuse(sentence: Text, given: str, arguments: argparse.Namespace) -> int:
    """Say what is wrong with a value and return the exit status of bad input."""
    print(sentence.filled(given=given).in_language(arguments.language), file=sys.stderr)
    return 2


def _own_zone(instant: datetime) -> tzinfo:
    """Return this machine's zone as it is at that instant, summer time included."""
    return instant.astimezone().tzinfo or UTC
