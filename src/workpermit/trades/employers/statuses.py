"""Read what the published list says in its column Status, in English or in French.

The status decides, not being listed: an employer who paid and was not banned stays eligible
(IRPR 200(3)(h)). A text that is not known is UNRESOLVED, for an officer to read, and never guessed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final


class StandingCode(StrEnum):
    """How an employer stands; the values of the fact `employer_standing`."""

    NOT_LISTED = "not_listed"
    ELIGIBLE = "eligible"
    INELIGIBLE_UNTIL = "ineligible_until"
    UNPAID_PENALTY = "unpaid_penalty"
    INELIGIBLE = "ineligible"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class Status:
    """A status text as read; `until` is the last day of the ban."""

    code: StandingCode
    until: date | None = None

    def on(self, day: date) -> StandingCode:
        """Return the standing on a day; the until-date itself is still ineligible."""
        if self.code is StandingCode.INELIGIBLE_UNTIL and self.until is not None and day > self.until:
            return StandingCode.ELIGIBLE
        return self.code


UNREADABLE: Final = Status(StandingCode.UNRESOLVED)

_MONTHS: Final = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    )
    for number, name in enumerate(names.split(), start=1)
}
_NOT: Final = r"(?:ineligible|inadmissible|non admissible|ineligible)"
_PLAIN: Final = {
    "eligible": StandingCode.ELIGIBLE,
    "admissible": StandingCode.ELIGIBLE,
    "ineligible": StandingCode.INELIGIBLE,
    "inadmissible": StandingCode.INELIGIBLE,
    "non admissible": StandingCode.INELIGIBLE,
}
_UNPAID: Final = re.compile(
    rf"{_NOT} ?-? ?(?:unpaid (?:administrative )?monetary penalty"
    r"|(?:sanction|penalite) (?:administrative )?(?:pecuniaire|monetaire) (?:impayee|non payee|non acquittee))"
)
_UNTIL_ENGLISH: Final = re.compile(rf"{_NOT} ?-? ?until ([a-z]+) (\d{{1,2}}),? (\d{{4}})")
_UNTIL_FRENCH: Final = re.compile(rf"{_NOT} ?-? ?jusqu ?'? ?au (\d{{1,2}})(?:er)? ([a-z]+) (\d{{4}})")
_UNTIL_ISO: Final = re.compile(rf"{_NOT} ?-? ?(?:until|jusqu ?'? ?au) (\d{{4}})-(\d{{2}})-(\d{{2}})")


def read_status(text: str) -> Status:
    """Return what a status text says, or UNREADABLE."""
    plain = _plain(text)
    if plain in _PLAIN:
        return Status(_PLAIN[plain])
    if _UNPAID.fullmatch(plain):
        return Status(StandingCode.UNPAID_PENALTY)
    until = _until(plain)
    return UNREADABLE if until is None else Status(StandingCode.INELIGIBLE_UNTIL, until)


def _until(plain: str) -> date | None:
    if match := _UNTIL_ENGLISH.fullmatch(plain):
        month, day, year = match.groups()
    elif match := _UNTIL_FRENCH.fullmatch(plain):
        day, month, year = match.groups()
    elif match := _UNTIL_ISO.fullmatch(plain):
        year, month, day = match.groups()
    else:
        return None
    number = _MONTHS.get(month) or (int(month) if month.isdigit() else None)
    try:
        return None if number is None else date(int(year), number, int(day))
    except ValueError:
        return None


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(ch for ch in decomposed if not unicodedata.combining(ch)).casefold()
    dashed = re.sub(r"\s*[\u2010-\u2015\u2212]\s*", " - ", bare).replace("\u2019", "'")
    return (
        re.sub(r" ?- ?(?!\d)", " - ", " ".join(dashed.split()))
        .strip(" .")
        .replace("non - admissible", "non admissible")
    )
