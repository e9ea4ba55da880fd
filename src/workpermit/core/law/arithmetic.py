"""What the nodes do to values; the explaining and the compiled reading of a rule use these same functions."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from workpermit.core.law.calendar import add_days, add_months, add_years, age_on
from workpermit.core.law.expression import Ask, Literal, Operator, ParameterOn, Term
from workpermit.core.law.parameters import PARAMETERS


class Unknown:
    """The value of a fact nobody has told yet; unlike None, which says that there is none."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN: Final = Unknown()

# The outcomes in the order in which they decide an all_of, so that combining is taking the highest.
MET, FOR_OFFICER, FACT_MISSING, NOT_MET = 0, 1, 2, 3
SWAPPED = (NOT_MET, FOR_OFFICER, FACT_MISSING, MET)

PRESUMED: Mapping[Ask, object] = {
    Ask.REQUIRED: UNKNOWN,
    Ask.PRESUMED_FALSE: False,
    Ask.PRESUMED_TRUE: True,
    Ask.PRESUMED_NONE: None,
}

ORDER: Mapping[Operator, Callable[[Any, Any], Any]] = {
    Operator.EQUAL: operator.eq,
    Operator.NOT_EQUAL: operator.ne,
    Operator.BEFORE: operator.lt,
    Operator.UP_TO: operator.le,
    Operator.AFTER: operator.gt,
    Operator.FROM: operator.ge,
}
EQUALITIES = frozenset({Operator.EQUAL, Operator.NOT_EQUAL})


def compared(sign: Operator, left: Any, right: Any) -> int:
    """Return the code of a comparison; an order with a value known to be none is not met."""
    if left is UNKNOWN or right is UNKNOWN:
        return FACT_MISSING
    if (left is None or right is None) and sign not in EQUALITIES:
        return NOT_MET
    return MET if ORDER[sign](left, right) else NOT_MET


def is_in(member: Any, group: Any) -> int:
    """Return the code of a membership; nothing is in a group known to be none."""
    if member is UNKNOWN or group is UNKNOWN:
        return FACT_MISSING
    return MET if group is not None and member in group else NOT_MET


def shifted(day: Any, months: int, days: int) -> Any:
    """Move a date; what is unknown or none stays so."""
    if day is UNKNOWN or day is None:
        return day
    if months:
        day = add_months(day, months)
    return add_days(day, days) if days else day


class YearsFrom(dict[date, tuple[date, ...]]):
    """The days some numbers of years after other days; an office's days recur, so each is reckoned once.

    The numbers are all named before the first day is asked for.
    """

    def __init__(self) -> None:
        super().__init__()
        self._years: list[int] = []

    def place_of(self, years: int) -> int:
        """Return the place of the day that many years after, among those that a day gives."""
        if years not in self._years:
            self._years.append(years)
        return self._years.index(years)

    def __missing__(self, day: date) -> tuple[date, ...]:
        if len(self) >= _MOST_DAYS_KEPT:
            self.clear()
        self[day] = moved = tuple(add_years(day, years) for years in self._years)
        return moved


_MOST_DAYS_KEPT = 10_000  # some 27 years of days


def aged(born_on: Any, day: Any) -> Any:
    """Return an age in whole years."""
    if born_on is UNKNOWN or day is UNKNOWN:
        return UNKNOWN
    return None if born_on is None or day is None else age_on(born_on, day)


def earlier(left: Any, right: Any) -> Any:
    """Return the earlier of two dates; none does not count."""
    if left is UNKNOWN or right is UNKNOWN:
        return UNKNOWN
    return right if left is None else left if right is None else min(left, right)


def later(left: Any, right: Any) -> Any:
    """Return the later of two dates; none does not count."""
    if left is UNKNOWN or right is UNKNOWN:
        return UNKNOWN
    return right if left is None else left if right is None else max(left, right)


def otherwise(value: Any, fallback: Any) -> Any:
    """Return a value, or the fallback where it is known to be none."""
    return fallback if value is None else value


def latest_in(records: Any, field: str) -> Any:
    """Return the latest date in one field of some records; unknown as soon as one is."""
    if records is UNKNOWN or records is None:
        return records
    days: list[date] = []
    for record in records:
        day = record.get(field, UNKNOWN)
        if day is UNKNOWN:
            return UNKNOWN
        if day is not None:
            days.append(day)
    return max(days, default=None)


def parameter_value(name: str, day: Any) -> Any:
    """Return a dated parameter's value on a day; the day does not matter to a constant one."""
    parameter = PARAMETERS[name]
    if parameter.constant:
        return parameter.held[0].value
    return day if day is UNKNOWN or day is None else parameter.on(day)


def settled(term: Term) -> Term:
    """Return a parameter that is the same on every day as the constant it is; an office's own lists may change."""
    if isinstance(term, ParameterOn):
        parameter = PARAMETERS[term.name]
        if parameter.constant and not parameter.configurable:
            return Literal(parameter.held[0].value)  # type: ignore[arg-type]
    return term
