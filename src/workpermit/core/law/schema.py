"""The JSON Schema of a facts file, draft 2020-12, from the one dictionary of facts.

`title` and `description` are English, `x-title-fr` and `x-description-fr` French; each fact has an example.
"""

from __future__ import annotations

from workpermit.core.law.facts import FACTS, Fact, FactType, Origin
from workpermit.core.law.notation import plain
from workpermit.core.text import Text

Schema = dict[str, object]

SCHEMA_ID = "urn:workpermit:facts:1"

ORIGINS = {
    Origin.FORM: Text(en="the application form", fr="le formulaire de demande"),
    Origin.OFFICE: Text(en="the office’s records", fr="les dossiers du bureau"),
    Origin.OFFICER: Text(en="an officer", fr="un agent"),
    Origin.BORDER: Text(en="the border", fr="la frontière"),
    Origin.EMPLOYER_LIST: Text(en="the published list of employers", fr="la liste publiée des employeurs"),
    Origin.PANEL_PHYSICIAN: Text(en="the panel physician", fr="le médecin désigné"),
}
TYPES = {
    FactType.BOOLEAN: Text(en="true or false", fr="true (vrai) ou false (faux)"),
    FactType.NUMBER: Text(en="a whole number", fr="un nombre entier"),
    FactType.DATE: Text(en="a date, year-month-day", fr="une date, année-mois-jour"),
    FactType.INSTANT: Text(en="an instant with its zone", fr="un instant avec son fuseau"),
    FactType.TEXT: Text(en="a text", fr="un texte"),
    FactType.CODE: Text(en="one of its codes", fr="l’un de ses codes"),
    FactType.CODES: Text(en="a list of codes", fr="une liste de codes"),
    FactType.COUNTRY: Text(en="a country, two capital letters (ISO 3166)", fr="un pays, deux majuscules (ISO 3166)"),
    FactType.COUNTRIES: Text(
        en="a list of countries, two capital letters each", fr="une liste de pays, deux majuscules chacun"
    ),
    FactType.RECORDS: Text(en="a list of records", fr="une liste d’enregistrements"),
}
_SENTENCE = Text(en="{label}. Told by: {origin}.", fr="{label}. Source : {origin}.")
_NULL = Text(en=" null: known to be none.", fr=" null : on sait qu’il n’y en a pas.")


def description(fact: Fact) -> Text:
    """Return what there is to know about a fact before writing it down."""
    about = fact.description or fact.label
    words = _SENTENCE.filled(label=_capital(about), origin=ORIGINS[fact.origin])
    return Text(en=words.en + _NULL.en, fr=words.fr + _NULL.fr) if fact.nullable else words


def _capital(text: Text) -> Text:
    return Text(en=text.en[0].upper() + text.en[1:], fr=text.fr[0].upper() + text.fr[1:])


def facts_schema() -> Schema:
    """Return the JSON Schema that describes a facts file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "Facts about one person and one application",
        "x-title-fr": "Faits sur une personne et une demande",
        "description": "Leave a fact out where it is not known; write null where it is known that there is none.",
        "x-description-fr": "Omettez un fait qui n’est pas connu\u00a0; écrivez null quand on sait qu’il n’y en a pas.",
        "type": "object",
        "properties": {"$schema": {"type": "string"}, **{name: _property(fact) for name, fact in FACTS.items()}},
        "additionalProperties": False,
    }


def _property(fact: Fact) -> Schema:
    about = description(fact)
    words: Schema = {
        "title": fact.label.en,
        "x-title-fr": fact.label.fr,
        "description": about.en,
        "x-description-fr": about.fr,
        "examples": [plain(fact.example)],
    }
    return words | _type(fact)


def _type(fact: Fact) -> Schema:
    bare = _BARE.get(fact.type) or {}
    match fact.type:
        case FactType.CODE:
            choices: list[str | None] = [*fact.choices]
            return {"enum": [*choices, None] if fact.nullable else choices}
        case FactType.CODES:
            bare = {"type": "array", "uniqueItems": True, "items": {"enum": list(fact.choices)}}
        case FactType.RECORDS:
            bare = {"type": "array", "items": _record(fact)}
        case _:
            pass
    return bare | {"type": [bare["type"], "null"]} if fact.nullable else bare


def _record(fact: Fact) -> Schema:
    return {
        "type": "object",
        "properties": {field.name: _property(field) for field in fact.fields},
        "additionalProperties": False,
    }


_COUNTRY: Schema = {"type": "string", "pattern": "^[A-Z]{2}$"}
_BARE: dict[FactType, Schema] = {
    FactType.BOOLEAN: {"type": "boolean"},
    FactType.NUMBER: {"type": "integer"},
    FactType.DATE: {"type": "string", "format": "date", "pattern": "^\\d{4}-\\d{2}-\\d{2}$"},
    FactType.INSTANT: {"type": "string", "format": "date-time"},
    FactType.TEXT: {"type": "string"},
    FactType.COUNTRY: _COUNTRY,
    FactType.COUNTRIES: {"type": "array", "items": _COUNTRY},
}
