"""The fields that forms of the person's own acts are made of: each says what is wrong and what would be right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError

from workpermit.core.forms.countries import COUNTRIES
from workpermit.core.text import Text
from workpermit.web.ui.words import lazily, said

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_Choices = list[tuple[str, "str | _StrPromise"]]
_ISO = "%Y-%m-%d"


def words(
    label: Text, *, hint: Text | None = None, required: bool = True, at_most: int = 120, **more: Any
) -> forms.CharField:
    """Return a field for one line of words."""
    return forms.CharField(
        label=lazily(label),
        help_text=lazily(hint) if hint else "",
        required=required,
        max_length=at_most,
        error_messages={
            "required": lazily(_MISSING.filled(label=label)),
            "max_length": lazily(_TOO_LONG.filled(label=label, most=str(at_most))),
        },
        **more,
    )


def passage(label: Text, *, hint: Text | None = None, required: bool = True, at_most: int = 4000) -> forms.CharField:
    """Return a field for several lines of words."""
    return words(label, hint=hint, required=required, at_most=at_most, widget=forms.Textarea(attrs={"rows": 6}))


def day(label: Text, *, hint: Text | None = None, required: bool = True) -> forms.DateField:
    """Return a field for a date."""
    wrong = lazily(_NO_DAY.filled(label=label))
    return forms.DateField(
        label=lazily(label),
        help_text=lazily(hint) if hint else "",
        required=required,
        input_formats=[_ISO],
        widget=forms.DateInput(format=_ISO, attrs={"type": "date"}),
        error_messages={"required": wrong, "invalid": wrong},
    )


def email(label: Text, *, hint: Text | None = None) -> forms.EmailField:
    """Return a field for an e-mail address."""
    wrong = lazily(_NO_EMAIL.filled(label=label))
    return forms.EmailField(
        label=lazily(label),
        help_text=lazily(hint) if hint else "",
        max_length=254,
        error_messages={"required": wrong, "invalid": wrong},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


def choice(
    label: Text,
    options: Iterable[tuple[str, Text]],
    *,
    hint: Text | None = None,
    required: bool = True,
    empty: Text | None = None,
    radios: bool = False,
) -> forms.ChoiceField:
    """Return a field for one of several codes; `empty` words the choice that chooses nothing."""
    offered: _Choices = [(code, lazily(text)) for code, text in options]
    if empty is not None:
        offered.insert(0, ("", lazily(empty)))
    wrong = lazily((_NOT_ANSWERED if label.en.endswith("?") else _NOT_CHOSEN).filled(label=label))
    return forms.ChoiceField(
        label=lazily(label),
        help_text=lazily(hint) if hint else "",
        required=required,
        choices=offered,
        widget=forms.RadioSelect if radios else forms.Select,
        error_messages={"required": wrong, "invalid_choice": wrong},
    )


def country(label: Text, *, hint: Text | None = None, required: bool = True) -> forms.ChoiceField:
    """Return a field for a country, by its two-letter code."""
    return choice(label, COUNTRIES.items(), hint=hint, required=required, empty=_CHOOSE)


def tick(label: Text, *, wrong: Text) -> forms.BooleanField:
    """Return a box that must be ticked; `wrong` says so where it is not."""
    return forms.BooleanField(label=lazily(label), error_messages={"required": lazily(wrong)})


def fault(text: Text, **values: str | Text) -> ValidationError:
    """Return what is wrong as an error of a form, in the language of the page."""
    return ValidationError(said(text.filled(**values) if values else text))


_CHOOSE = Text(en="Choose one", fr="Choisissez")
_MISSING = Text(en="{label}: please fill this in.", fr="{label} : veuillez remplir ce champ.")
_TOO_LONG = Text(en="{label}: at most {most} characters.", fr="{label} : au plus {most} caractères.")
_NO_DAY = Text(
    en="{label}: give a date with year, month and day, such as 2025-10-09.",
    fr="{label} : donnez une date avec l’année, le mois et le jour, par exemple 2025-10-09.",
)
_NO_EMAIL = Text(
    en="{label}: give an address such as name@example.org.", fr="{label} : donnez une adresse comme nom@exemple.org."
)
_NOT_ANSWERED = Text(en="{label} Choose one of the answers.", fr="{label} Choisissez l’une des réponses.")
_NOT_CHOSEN = Text(en="{label}: choose one of the answers.", fr="{label} : choisissez l’une des réponses.")
