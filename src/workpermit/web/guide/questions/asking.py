"""The form of a questionnaire, made from the dictionary of facts: one or two controls for each fact.

A fact left open stays unknown: the answer then says that it is needed. "There was none" is known, and is another thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms

from workpermit.core.forms.countries import COUNTRIES
from workpermit.core.law.facts import Value
from workpermit.core.law.vocabulary.types import Fact, FactType
from workpermit.core.text import Language, Text
from workpermit.core.wording.typography import typeset
from workpermit.web.guide.controls import OpenChoice, OpenChoices, OpenDay, OpenNumber, OpenWords
from workpermit.web.guide.questions.vocabulary import ASKABLE, FILLED, PARTS, PUT, Put
from workpermit.web.ui.words import both, language_now, lazily, said

NONE: Final = "none"  # how the name of the box "there was none" ends
NONE_CODE: Final = "nothing"  # the choice of a code that is known to be none; "none" itself is a status
_UNKNOWN: Final = "unknown"
_LEFT_OPEN: Final = object()
_DO_NOT_KNOW: Final = Text(en="I do not know", fr="Je ne sais pas")
_YES_NO: Final = {"yes": Text(en="Yes", fr="Oui"), "no": Text(en="No", fr="Non")}
_NOT_A_DAY: Final = both(
    "Give a date as year-month-day, such as 2026-11-30.",
    "Donnez une date sous la forme année-mois-jour, par exemple 2026-11-30.",
)
_CHOOSE: Final = both("Choose an answer, or “I do not know”.", "Choisissez une réponse, ou « Je ne sais pas ».")


@dataclass(frozen=True, slots=True)
class Question:
    """One fact as the page shows it: its label where it is a group, and the names of its controls."""

    fact: Fact
    put: Put
    controls: tuple[str, ...]

    @property
    def is_group(self) -> bool:
        """Tell whether the fact has several controls, so that they need a legend."""
        return len(self.controls) > 1


class Questions(forms.Form):
    """The questions asked so far; `asked` names their facts."""

    use_required_attribute = False

    def __init__(self, names: Sequence[str], *args: Any, **kwargs: Any) -> None:
        """Make the controls of the facts named."""
        super().__init__(*args, **kwargs)
        self.questions = tuple(Question(ASKABLE[name], _put(name), tuple(self._add(name))) for name in names)

    def facts(self) -> dict[str, Value]:
        """Return what was answered; a fact that is not known is left out.

        Raises:
            ValueError: the form is not valid.
        """
        if not self.is_valid():
            raise ValueError("only valid answers are facts")
        found = ((one.fact.name, self._value(one.fact)) for one in self.questions)
        return {name: value for name, value in found if value is not _LEFT_OPEN}

    def parts(self, names: Sequence[str]) -> list[tuple[Question, list[forms.BoundField]]]:
        """Return the questions named with their controls, for the template."""
        return [(one, [self[control] for control in one.controls]) for one in self.questions if one.fact.name in names]

    def _add(self, name: str) -> Iterator[str]:
        fact, put = ASKABLE[name], _put(name)
        if fact.type is FactType.RECORDS:
            for part in fact.fields:
                if part.name in PARTS[name]:
                    control = f"{name}-{part.name}"
                    self.fields[control] = _control(part, Put(PARTS[name][part.name]))
                    yield control
        else:
            self.fields[name] = _control(fact, put)
            yield name
        if put.none is not None and fact.type not in (FactType.CODE, FactType.BOOLEAN):
            control = f"{name}-{NONE}"
            self.fields[control] = forms.BooleanField(label=lazily(put.none), required=False)
            yield control

    def _value(self, fact: Fact) -> Any:
        if self.cleaned_data.get(f"{fact.name}-{NONE}"):
            return () if fact.type is FactType.RECORDS else None
        if fact.type is FactType.RECORDS:
            return self._record(fact)
        given = self.cleaned_data.get(fact.name)
        match fact.type:
            case FactType.BOOLEAN:
                return {"yes": True, "no": False}.get(str(given), _LEFT_OPEN)
            case FactType.CODE:
                return {_UNKNOWN: _LEFT_OPEN, "": _LEFT_OPEN, NONE_CODE: None}.get(str(given), given)
            case FactType.COUNTRIES:
                return tuple(given) if given else _LEFT_OPEN
            case _:
                return _LEFT_OPEN if given in (None, "") else given

    def _record(self, fact: Fact) -> Any:
        given = {part: self.cleaned_data.get(f"{fact.name}-{part}") for part in PARTS[fact.name]}
        nullable = {part.name for part in fact.fields if part.nullable}
        if any(value in (None, "") for part, value in given.items() if part not in nullable):
            return _LEFT_OPEN
        return ({**FILLED[fact.name], **{part: value or None for part, value in given.items()}},)


def _put(name: str) -> Put:
    if name in PUT:
        return PUT[name]
    label = ASKABLE[name].label
    return Put(Text(en=label.en[:1].upper() + label.en[1:], fr=label.fr[:1].upper() + label.fr[1:]))


def _control(fact: Fact, put: Put) -> forms.Field:
    shown: dict[str, Any] = {"label": lazily(put.question), "help_text": lazily(put.hint) if put.hint else ""}
    match fact.type:
        case FactType.BOOLEAN | FactType.CODE:
            choices = _YES_NO if fact.type is FactType.BOOLEAN else put.choices
            return forms.ChoiceField(
                choices=_radios(choices, put.none if fact.type is FactType.CODE else None),
                widget=forms.RadioSelect,
                error_messages={"required": _CHOOSE, "invalid_choice": _CHOOSE},
                **shown,
            )
        case FactType.DATE:
            return OpenDay(
                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
                input_formats=["%Y-%m-%d"],
                error_messages={"invalid": _NOT_A_DAY},
                **shown,
            )
        case FactType.COUNTRY:
            return OpenChoice(choices=_countries, **shown)
        case FactType.COUNTRIES:
            return OpenChoices(
                choices=[(code, lazily(label)) for code, label in put.choices.items()],
                widget=forms.CheckboxSelectMultiple,
                **shown,
            )
        case FactType.NUMBER:
            return OpenNumber(min_value=0, **shown)
        case _:
            return OpenWords(max_length=64, **shown)


def _radios(choices: Mapping[str, Text], none: Text | None) -> list[tuple[str, Any]]:
    offered = [(code, lazily(label)) for code, label in choices.items()]
    if none is not None:
        offered.insert(0, (NONE_CODE, lazily(none)))
    return [*offered, (_UNKNOWN, lazily(_DO_NOT_KNOW))]


def _countries() -> list[tuple[str, str]]:
    """Return the countries in the order of the reader's language, a blank first."""
    named = sorted(((said(name), code) for code, name in COUNTRIES.items()), key=lambda one: _sorted_as(one[0]))
    blank = Text(en="Choose a country", fr="Choisissez un pays")
    return [("", typeset(said(blank), Language(language_now()))), *((code, name) for name, code in named)]


def _sorted_as(name: str) -> str:
    import unicodedata

    return "".join(ch for ch in unicodedata.normalize("NFKD", name) if not unicodedata.combining(ch)).casefold()
