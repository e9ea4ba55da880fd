"""How an employer stands once its name is compared as well as looked up: what is near and barred is for an officer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from workpermit.trades.employers.likeness import bars, near
from workpermit.trades.employers.naming import Employer
from workpermit.trades.employers.standing import Standing, standing
from workpermit.trades.employers.statuses import StandingCode

_BARRED: Final = (StandingCode.INELIGIBLE, StandingCode.INELIGIBLE_UNTIL, StandingCode.UNPAID_PENALTY)


@dataclass(frozen=True, slots=True)
class Found:
    """How an employer stands, and how it would once an officer has dismissed every likeness."""

    standing: Standing
    dismissed: Standing


def screened(employer: Employer, *, place: str | None, on: date) -> Found:
    """Return how an employer stands on a day, by name, place and likeness (IRPR 200(3)(h)).

    The same name in the same place is the employer, as before. A name that is only near another, where that one is
    barred on the day, leaves it to an officer; a near name that bars nothing changes nothing.
    """
    exact = standing(employer.operating_name, legal_name=employer.legal_name or None, place=place, on=on)
    is_doubtful = exact.code is StandingCode.UNRESOLVED
    if exact.list_version is None or exact.code in _BARRED or (is_doubtful and not exact.listed_ids):
        return Found(exact, exact)
    alike = [one.listed_id for one in near(employer, on=on) if bars(one.status, on=on)]
    doubtful = exact.listed_ids if is_doubtful else ()
    doubtful += tuple(one for one in alike if one not in exact.listed_ids)
    if not doubtful:
        return Found(exact, exact)
    dismissed = replace(exact, code=StandingCode.NOT_LISTED, listed_ids=()) if is_doubtful else exact
    return Found(replace(exact, code=StandingCode.UNRESOLVED, until=None, listed_ids=doubtful), dismissed)
