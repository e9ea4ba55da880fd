"""From a field of a form to a control of a page: one for each kind of answer, nothing decided."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final, assert_never
from zoneinfo import available_timezones

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from workpermit.core.forms.countries import COUNTRIES
from workpermit.core.forms.fields import Choice, Coded, Country, Day, Field, Leaf, Money, Need, Words, YesNo
from workpermit.core.forms.kinds import EMAIL, PHONE, ZONE
from workpermit.core.forms.leaves import CODE_AT_MOST, DAY_PATTERN
from workpermit.core.forms.provinces import PROVINCES
from workpermit.core.forms.signing import PATH as SIGNATURE
from workpermit.core.text import Language, Text
from workpermit.web.apply.answers import is_fixed
from workpermit.web.ui.words import both, language_now, said

CLAIMED: Final = "claims"  # the situations that no form asks, one box each
_FEW: Final = 6
_SELECTED: Final = mark_safe(" selected")  # our own constant
_CHOOSE = Text(en="Choose", fr="Choisir")
_YES_NO: Final = (("true", both(en="Yes", fr="Oui")), ("false", both(en="No", fr="Non")))
_COMPLETES: Final[Mapping[str, str]] = {
    "applicant.family_name": "family-name",
    "applicant.given_names": "given-name",
    "applicant.born_on": "bday",
    "contact.email": "email",
    "contact.phone": "tel",
    "residence.street": "address-line1",
    "residence.unit": "address-line2",
    "residence.city": "address-level2",
    "residence.region": "address-level1",
    "residence.postal_code": "postal-code",
    "residence.country": "country",
}


def control(field: Field, path: str, value: str, *, in_canada: bool = False) -> forms.Field:
    """Return the control of one field: its label, its hint, its widget. It checks nothing; the reader does.

    `in_canada` says that the field is part of an address whose country is Canada for good.
    """
    kind = field.type
    hint = _hint(field, kind)
    if in_canada and field.name == "region":
        widget: forms.Widget = _select((code, said(name)) for code, name in PROVINCES.items())
        hint = ""
    elif is_fixed(field):
        widget = forms.HiddenInput()
    else:
        widget = _widget(kind, value)  # type: ignore[arg-type] # groups and lists never come here
    if path in _COMPLETES:
        widget.attrs["autocomplete"] = _COMPLETES[path]
    # On paper one signs by hand; here the typed name is the signature, so it is asked for.
    needed = field.need is not Need.MAY or path == SIGNATURE
    control = forms.CharField(required=needed, label=said(field.label), help_text=hint)
    control.widget = widget
    return control


def _widget(kind: Leaf, value: str) -> forms.Widget:
    match kind:
        case Words(at_most, lines):
            attrs = {"maxlength": at_most}
            return forms.Textarea(attrs=attrs | {"rows": 5}) if lines else forms.TextInput(attrs=attrs)
        case Coded():
            return _coded(kind)
        case Day():
            return _day(value)
        case Country():
            return LongSelect(choices=_countries(language_now()))
        case YesNo():
            return forms.RadioSelect(choices=_YES_NO)
        case Money():
            return forms.TextInput(attrs={"inputmode": "decimal", "maxlength": 12})
        case Choice(options):
            named = [(code, said(label)) for code, label in options.items()]
            return forms.RadioSelect(choices=named) if len(named) <= _FEW else _select(named)
        case _:
            assert_never(kind)


def _coded(kind: Coded) -> forms.Widget:
    if kind is ZONE:
        return LongSelect(choices=_zones(language_now()))
    attrs: dict[str, Any] = {"maxlength": CODE_AT_MOST, "spellcheck": "false"}
    if kind is EMAIL:
        return forms.EmailInput(attrs=attrs)
    return forms.TextInput(attrs=attrs | ({"type": "tel"} if kind is PHONE else {}))


def _day(value: str) -> forms.Widget:
    """Offer the calendar of the device; where something else than a date was typed, the calendar would hide it."""
    if value and not re.fullmatch(DAY_PATTERN, value):
        return forms.TextInput(attrs={"maxlength": 40})
    return forms.TextInput(
        attrs={"type": "date", "max": "2099-12-31", "min": "1900-01-01", "placeholder": "2025-06-17"}
    )


def _hint(field: Field, kind: object) -> str:
    told = [said(field.help)] if field.help else []
    if isinstance(kind, Coded) and kind not in (ZONE, EMAIL):
        told.append(_sentence(said(kind.expected if isinstance(kind.expected, Text) else kind.expected.on_page)))
    return " ".join(told)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _select(options: Iterable[tuple[str, str]]) -> forms.Select:
    return forms.Select(choices=[("", said(_CHOOSE)), *options])


@cache
def _countries(language: Language) -> tuple[tuple[str, str], ...]:
    """Return the countries by name, É beside E; sorted once, since a page may ask for them three times."""
    named = [(code, name.in_language(language)) for code, name in COUNTRIES.items()]
    return (("", _CHOOSE.in_language(language)), *sorted(named, key=lambda one: _folded(one[1])))


@cache
def _zones(language: Language) -> tuple[tuple[str, str], ...]:
    names = sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))
    return (("", _CHOOSE.in_language(language)), *((name, name.replace("_", " ")) for name in names))


class LongSelect(forms.Select):
    """A list of hundreds of options, written at once: the framework draws each by a template of its own."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """Write the list with the option of `value` chosen."""
        attributes = flatatt(self.build_attrs(self.attrs, {**(attrs or {}), "name": name}))
        chosen = "" if value is None else str(value)
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((code, _SELECTED if code == chosen else "", label) for code, label in self.choices),
        )
        return format_html("<select{}>{}</select>", attributes, options)


def _folded(name: str) -> str:
    """Sort É beside E."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
