"""Restores a filing from the JSON that was kept of it, without judging it a second time.

`reading` judged it when it came in, and what was kept is its canonical spelling (`Filing.as_json`), sealed
and committed to. So nothing is looked for here but dates, amounts, groups and lists: twenty times quicker.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from workpermit.core.forms.catalogue import FORMS, SCHEMA_KEY
from workpermit.core.forms.fields import Answer, Day, Field, FieldType, Form, Many, Money, Record
from workpermit.core.forms.filing import Filing

_Restore = Callable[[Any], Answer]


def restored(data: Mapping[str, Any]) -> Filing:
    """Return the filing that was kept as `data`.

    Raises:
        KeyError: it names no form, or a field that the form has not.
    """
    form = FORMS[data["form"]]
    kept = {name: value for name, value in data.items() if name != SCHEMA_KEY}
    return Filing(form, _group(kept, _ways(form.code)))


@cache
def _ways(form_code: str) -> Mapping[str, _Restore | None]:
    form: Form = FORMS[form_code]
    return _ways_of(form.fields)


def _ways_of(fields: tuple[Field, ...]) -> Mapping[str, _Restore | None]:
    return {field.name: _way(field.type) for field in fields}


def _way(kind: FieldType) -> _Restore | None:
    """Return how a kept value becomes an answer; None where it is one already."""
    match kind:
        case Day():
            return date.fromisoformat
        case Money():
            return Decimal
        case Record(fields):
            ways = _ways_of(fields)
            return lambda value: _group(value, ways)
        case Many(item):
            way = _way(item)
            return tuple if way is None else lambda value: tuple(map(way, value))
        case _:
            return None


def _group(value: Mapping[str, Any], ways: Mapping[str, _Restore | None]) -> dict[str, Answer]:
    return {name: inner if (way := ways[name]) is None else way(inner) for name, inner in value.items()}
