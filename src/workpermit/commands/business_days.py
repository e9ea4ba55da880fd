"""`workpermit business-days DATE COUNT`: the date that many business days later (IN-04).

Needs no database, so it answers in a blink.
"""

from __future__ import annotations

import argparse
from datetime import date
from typing import Final

from workpermit.commands.due import NOT_A_DATE, refuse
from workpermit.commands.parser import Parser
from workpermit.core.law.calendar import business_days_after
from workpermit.core.text import Text
from workpermit.core.wording.typography import date_text

_DATE: Final = Text(en="the day to count from, such as 2026-11-30", fr="le jour de départ, par exemple 2026-11-30")
_COUNT: Final = Text(en="how many business days (30)", fr="le nombre de jours ouvrables (30)")
_NOT_A_COUNT: Final = Text(
    en="COUNT is “{given}”. Write a whole number of days from 1 to 1000.",
    fr="COUNT vaut « {given} ». Écrivez un nombre entier de jours, de 1 à 1000.",
)
_ANSWER: Final = Text(en="{day} ({written})", fr="{day} ({written})")
MOST_DAYS: Final = 1000


def add_arguments(parser: Parser) -> None:
    """Declare the start and the count; 30 is the office's promise for a request to work while waiting."""
    parser.add_argument("date", metavar="DATE", help=parser.say(_DATE))
    parser.add_argument("count", metavar="COUNT", nargs="?", default="30", help=parser.say(_COUNT))


def run(arguments: argparse.Namespace) -> int:
    """Print the date reached."""
    try:
        start = date.fromisoformat(arguments.date)
    except ValueError:
        return refuse(NOT_A_DATE, arguments.date, arguments)
    if not arguments.count.isdecimal() or not 1 <= int(arguments.count) <= MOST_DAYS:
        return refuse(_NOT_A_COUNT, arguments.count, arguments)
    reached = business_days_after(start, int(arguments.count))
    answer = _ANSWER.filled(day=reached.isoformat(), written=date_text(reached))
    print(answer.in_language(arguments.language))
    return 0
