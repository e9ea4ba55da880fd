"""Commands of every kind with plausible and implausible content, and what else may be known of a person.

Hypothesis draws one number a step, and what the step holds is chosen with it: a life still shrinks step by step,
and ten times as many fit into a second.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from random import Random
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from tools.machines_scenes import EXAMPLES, MACHINES, Situation, situation

from workpermit.core.case.case import COMMANDS, Command
from workpermit.core.case.state import Case
from workpermit.core.law.facts import Facts, Value

CHANCE = st.integers(0, 2**32 - 1).map(Random)
SITUATIONS: tuple[Situation, ...] = tuple(situation(path) for path in sorted(EXAMPLES.glob("*/application.json")))
PART_OF: dict[type, str] = {kind: part for part, module in MACHINES.items() for kind in module.STEPS}
KEY_OF: dict[str, str] = {
    "checks": "check",
    "requests": "request_id",
    "interviews": "interview_id",
    "programmes": "programme_id",
}
PEOPLE = ("ada", "bo", "cy")

STRANGE = 0.2

_IDS = ("one", "two", "three")
_CODES = ("YUL", "WP-1", "U123456789")
_STRANGE = (*_IDS, "", " ", "é\u202e\n", "x" * 100, "x" * 101, "x" * 5_000)
_DAYS = (0, 1, 15, 29, 31, 45, 200, 400)
_STRANGE_DAYS = (-36_500, -400, -31, -1, 0, 31, 3_653, 3_654)
_PAST = ("left_on", "returned_on", "examined_on")
_UPLOADS = (timedelta(0), timedelta(minutes=-1), timedelta(minutes=-15))
_AHEAD = (timedelta(hours=1), timedelta(days=3))
_STRANGE_INSTANTS = (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
_FINDINGS: tuple[dict[str, Value], ...] = (
    {"employer_standing": "ineligible"},
    {"employer_standing": "unresolved"},
    {"employer_standing": "not_listed", "offer_genuine": True},
    {"offer_genuine": False},
    {"presence_disputed": True},
    {"route_since_leaving": ("US",)},
    {"requested_until": date(2000, 1, 1)},
    {"work_permit_fee_paid": False, "signed": False},
    {"work_permit_fee_paid": True, "signed": True},
)


def command_of(chance: Random, kind: type[Any], case: Case, at: datetime, *, key: str | None = None) -> Any:
    """Choose a command of one kind, about `key` or about something new; now and then its content is strange."""
    part, content = PART_OF[kind], _any if chance.random() < STRANGE else _plausible
    values = {name: content(chance, name, hint, at) for name, hint in _HINTS[kind]}
    if part in KEY_OF:
        unused = [one for one in _IDS if one not in getattr(case, part)] or ["another"]
        values[KEY_OF[part]] = chance.choice(unused) if key is None else key
    return kind(**values)


def any_command(chance: Random, at: datetime) -> Command:
    """Choose a command of any kind with any content its types allow, about what exists and what does not."""
    kind = chance.choice(COMMANDS)
    command: Command = kind(**{name: _any(chance, name, hint, at) for name, hint in _HINTS[kind]})
    return command


def changed(chance: Random, facts: Facts) -> Facts:
    """Choose what is known from now on: something is found, forgotten, or as it is for another person."""
    names = chance.sample(sorted(facts), 3)
    other = chance.choice(SITUATIONS).facts
    ways: tuple[Callable[[], Facts], ...] = (
        lambda: {**facts, **chance.choice(_FINDINGS)},
        lambda: {name: value for name, value in facts.items() if name not in names},
        lambda: {**facts, **{name: other[name] for name in names if name in other}},
        lambda: chance.choice(SITUATIONS).facts,
    )
    return chance.choice(ways)()


def _hints_of(kind: type[Any]) -> tuple[tuple[str, Any], ...]:
    hints = get_type_hints(kind)
    return tuple((field.name, hints[field.name]) for field in fields(kind))


_HINTS = {kind: _hints_of(kind) for kind in PART_OF}


def _plausible(chance: Random, name: str, hint: Any, at: datetime) -> Any:
    if hint is date or date in get_args(hint):
        days = chance.choice(_DAYS)
        day = at.date() + timedelta(days=-days if name in _PAST else days)
        return day if hint is date or chance.random() < 0.3 else None
    if hint is datetime or datetime in get_args(hint):
        if hint is not datetime and chance.random() < 0.7:
            return None
        return at + chance.choice(_UPLOADS if name in ("begun_at", "stamped_at") else _AHEAD)
    if hint is str:
        return "CA" if name == "country" else chance.choice(_CODES)
    return _typed(chance, hint)


def _any(chance: Random, name: str, hint: Any, at: datetime) -> Any:
    if hint is date or date in get_args(hint):
        day = at.date() + timedelta(days=chance.choice(_STRANGE_DAYS))
        return chance.choice((day, date.min, date.max, day if hint is date else None))
    if hint is datetime or datetime in get_args(hint):
        return chance.choice((*_STRANGE_INSTANTS, _plausible(chance, name, hint, at)))
    return chance.choice((*_STRANGE, *_CODES)) if hint is str else _typed(chance, hint)


def _typed(chance: Random, hint: Any) -> Any:
    if hint is bool:
        return chance.random() < 0.7
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return chance.choice(list(hint))
    assert get_origin(hint) is tuple, f"say how {hint!r} is drawn"
    item = get_args(hint)[0]
    return tuple("US" if item is str else _typed(chance, item) for _ in range(chance.randrange(3)))
