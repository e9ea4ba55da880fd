"""Derives the JSON Schema of a form, draft 2020-12, from the same tree that the reader walks.

The annotations `x-title-fr` and `x-description-fr` are the French words; `x-complete-when` says what an
application needs to be complete, which never makes a package malformed.
"""

from __future__ import annotations

from typing import assert_never

from workpermit.core.forms.catalogue import SCHEMA, SCHEMA_KEY
from workpermit.core.forms.countries import COUNTRIES
from workpermit.core.forms.fields import (
    Choice,
    Coded,
    Country,
    Day,
    Field,
    FieldType,
    Form,
    Many,
    Money,
    Need,
    Record,
    Words,
    YesNo,
)
from workpermit.core.forms.leaves import CODE_AT_MOST, DAY_PATTERN, MONEY_PATTERN, words_pattern
from workpermit.core.text import Text

Schema = dict[str, object]


def schema_id(form: Form) -> str:
    """Return the `$id` of a form's schema, such as urn:workpermit:application:1:imm_1295."""
    return f"{SCHEMA}:{form.code}"


def json_schema(form: Form) -> Schema:
    """Return the JSON Schema that describes `application.json` for this form."""
    body = _record(form.fields)
    properties = {SCHEMA_KEY: {"const": SCHEMA}, **_properties(form.fields)}
    required = [SCHEMA_KEY, *_required(form.fields)]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": schema_id(form),
        "title": f"{form.number}: {form.title.en}",
        "x-title-fr": f"{form.number} : {form.title.fr}",
        **body,
        "properties": properties,
        "required": required,
        "$defs": {"country": {"enum": sorted(COUNTRIES)}},
    }


def described(fields: tuple[Field, ...], *, schema: str, title: Text) -> Schema:
    """Return the JSON Schema of a file that is no application, by its fields."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": schema,
        "title": title.en,
        "x-title-fr": title.fr,
        **_record(fields),
        "properties": {SCHEMA_KEY: {"const": schema}, **_properties(fields)},
        "required": [SCHEMA_KEY, *_required(fields)],
        "$defs": {"country": {"enum": sorted(COUNTRIES)}},
    }


def _properties(fields: tuple[Field, ...]) -> Schema:
    return {field.name: _field(field) for field in fields}


def _required(fields: tuple[Field, ...]) -> list[str]:
    return [field.name for field in fields if field.need is Need.TO_READ]


def _record(fields: tuple[Field, ...]) -> Schema:
    return {
        "type": "object",
        "properties": _properties(fields),
        "required": _required(fields),
        "additionalProperties": False,
    }


def _field(field: Field) -> Schema:
    words: Schema = {"title": field.label.en, "x-title-fr": field.label.fr}
    if field.help is not None:
        words |= {"description": field.help.en, "x-description-fr": field.help.fr}
    if field.need is Need.TO_COMPLETE:
        when = field.when
        words["x-complete-when"] = {"path": when.path, "one_of": list(when.values)} if when else "always"
    return words | _type(field.type)


def _type(kind: FieldType) -> Schema:
    match kind:
        case Words():
            return {"type": "string", "maxLength": kind.at_most, "pattern": words_pattern(kind)}
        case Coded():
            return {"type": "string", "maxLength": CODE_AT_MOST, "pattern": kind.pattern}
        case Day():
            return {"type": "string", "format": "date", "pattern": DAY_PATTERN}
        case Country():
            return {"$ref": "#/$defs/country"}
        case YesNo():
            return {"type": "boolean"}
        case Money():
            return {"type": "string", "pattern": MONEY_PATTERN}
        case Choice(options):
            return {"enum": list(options)}
        case Record(fields):
            return _record(fields)
        case Many(item, at_most):
            return {"type": "array", "items": _type(item), "maxItems": at_most}
        case _:
            assert_never(kind)
