"""An application that is still being written: `application.json` in the making, kept as it was typed.

Whatever somebody types is kept, well-formed or not; the one reader judges it (`reading.read_so_far`). So a page and a
package can never disagree about what is right. Before that, what is no answer is left out here: blanks, questions that
an earlier answer closed, fields that the chosen form does not have.
"""

from __future__ import annotations

from collections.abc import Mapping

from workpermit.core.forms.catalogue import SCHEMA, SCHEMA_KEY
from workpermit.core.forms.fields import Field, FieldType, Form, Many, Need, Record, YesNo
from workpermit.core.forms.filing import Filing

Typed = dict[str, object]
"""Answers as JSON has them: text, true or false, lists and groups; by the names of the form."""


def application_of(form: Form, typed: Mapping[str, object]) -> Typed:
    """Return the `application.json` that the answers make: what a package of the same content would hold."""
    return {SCHEMA_KEY: SCHEMA, **_record(form.fields, {**typed, "form": form.code}, typed)}


def without_blanks(fields: tuple[Field, ...], typed: Mapping[str, object]) -> Typed:
    """Return the answers without those that say nothing, closed questions included in what is kept."""
    return _record(fields, typed, None)


def is_open(field: Field, typed: Mapping[str, object]) -> bool:
    """Tell whether a question is asked at all, given the other answers."""
    return field.when is None or at(typed, field.when.path) in field.when.values


def at(typed: Mapping[str, object], path: str) -> object:
    """Return the answer at a dotted path through groups, None where there is none."""
    found: object = typed
    for name in path.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def _record(fields: tuple[Field, ...], group: Mapping[str, object], whole: Mapping[str, object] | None) -> Typed:
    answers: Typed = {}
    for field in fields:
        if whole is not None and not is_open(field, whole):
            continue
        answer = _answer(field.type, group.get(field.name), whole)
        if answer is None and whole is not None and field.need is Need.TO_READ:
            answer = _least(field.type)
        if answer is not None:
            answers[field.name] = answer
    return answers


def _least(kind: FieldType) -> object:
    """Return the empty group or list that lets the reader name what is missing inside; a leaf has none."""
    match kind:
        case Record(fields):
            return _record(fields, {}, {})
        case Many():
            return []
        case _:
            return None


def _answer(kind: FieldType, value: object, whole: Mapping[str, object] | None) -> object:
    match kind, value:
        case Record(fields), Mapping():
            return _record(fields, value, whole) if _says_something(value) else None
        case Many(item), list():
            entries = [entry for one in value if (entry := _answer(item, one, whole)) is not None]
            return entries if entries or not value else None
        case ((Record() | Many()), _):
            return None
        case _, str():
            return value if value.strip() else None
        case YesNo(), bool():
            return value
        case _:
            return None


def _says_something(value: object) -> bool:
    match value:
        case Mapping():
            return any(_says_something(one) for one in value.values())
        case list():
            return not value or any(_says_something(one) for one in value)
        case str():
            return bool(value.strip())
        case _:
            return value is not None


def typed_from(filing: Filing) -> Typed:
    """Return a filing as answers to go on with: how an imported package becomes a draft."""
    return {name: value for name, value in filing.as_json().items() if name not in (SCHEMA_KEY, "form")}
