"""What can be said to a machine: commands of each kind, with every code they can carry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import product
from typing import Any, get_args, get_origin

from tools.machines_scenes import INSTANCE, hints_of

from workpermit.core.case.application import RefusalGround


def samples(kind: type[Any], at: datetime) -> Iterator[Any]:
    """Yield commands of one kind: every code it can carry, with plausible days, ids and texts."""
    hints = hints_of(kind)
    names = [field.name for field in fields(kind)]
    for values in product(*(_values(name, hints[name], at) for name in names)):
        yield kind(**dict(zip(names, values, strict=True)))


_DAYS_AWAY = {"left_on": 0, "returned_on": 0, "examined_on": -1}


def _values(name: str, hint: Any, at: datetime) -> tuple[Any, ...]:
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return tuple(hint)
    if get_origin(hint) is tuple and name == "grounds":
        return tuple((ground,) for ground in RefusalGround)
    if get_origin(hint) is tuple:
        return ((),)
    if name == "country":
        return ("CA",)
    if hint is bool:
        return (True, False)
    if hint is date:
        return (at.date() + timedelta(days=_DAYS_AWAY.get(name, 40)),)
    if hint is datetime:
        return (at if name == "begun_at" else at + timedelta(days=40),)
    if type(None) in get_args(hint):
        return (None,)
    return (INSTANCE,)
