"""The terms of a work permit: what work, for whom, where, how long, and on what conditions (AYA-13).

The approval note, the letter of introduction and the permit itself state the same terms.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workpermit.core.forms.provinces import PROVINCES
from workpermit.core.text import Text
from workpermit.core.wording import labels
from workpermit.core.wording.typography import date_text


class PermitKind(StrEnum):
    """Whether a permit names one employer; the values are those of the fact `permit_kind`."""

    EMPLOYER_SPECIFIC = "employer_specific"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitTerms:
    """The terms of one permit.

    An open permit names no employer, and no occupation or place unless a condition does. `province`
    is its two-letter code. `valid_from` is None on a letter of introduction: the permit then starts on
    the day it is issued. `valid_until` is the last day included. `conditions` and `remarks` come from
    the law book (R183, R185).
    """

    kind: PermitKind
    valid_until: date
    conditions: tuple[Text, ...]
    valid_from: date | None = None
    occupation: Text | None = None
    noc: str | None = None
    employer: str | None = None
    city: str | None = None
    province: str | None = None
    remarks: tuple[Text, ...] = ()

    @property
    def is_open(self) -> bool:
        """Tell whether the permit is for any employer."""
        return self.kind is PermitKind.OPEN


Pair = tuple[Text, Text]

_KINDS = {
    PermitKind.EMPLOYER_SPECIFIC: Text(
        en="Employer-specific work permit", fr="Permis de travail lié à un employeur donné"
    ),
    PermitKind.OPEN: Text(en="Open work permit", fr="Permis de travail ouvert"),
}
_ANY_WORK = Text(
    en="Any occupation, within the conditions of this permit",
    fr="Toute profession, dans le respect des conditions de ce permis",
)
_ANY_EMPLOYER = Text(
    en="Any employer, within the conditions of this permit",
    fr="Tout employeur, dans le respect des conditions de ce permis",
)
_ANYWHERE = Text(en="Anywhere in Canada", fr="Partout au Canada")
_FROM_ISSUE = Text(en="The day the permit is issued", fr="Le jour de la délivrance du permis")


def verbatim(value: str) -> Text:
    """Give a name or number that is the same in both languages."""
    return Text(en=value, fr=value)


def kind_text(terms: PermitTerms) -> Text:
    """Name the kind of the permit."""
    return _KINDS[terms.kind]


def work_text(terms: PermitTerms) -> Text:
    """Say the type of work, with its NOC code where there is one."""
    if terms.occupation is None:
        return _ANY_WORK
    if terms.noc is None:
        return terms.occupation
    said = Text(en="{occupation} (NOC {noc})", fr="{occupation} (CNP {noc})")
    return said.filled(occupation=terms.occupation, noc=terms.noc)


def employer_text(terms: PermitTerms) -> Text:
    """Name the employer, or say that any may employ."""
    return verbatim(terms.employer) if terms.employer else _ANY_EMPLOYER


def place_text(terms: PermitTerms) -> Text:
    """Say where the work is done: city and province, or anywhere in Canada."""
    province = PROVINCES[terms.province] if terms.province else None
    if province is None:
        return verbatim(terms.city) if terms.city else _ANYWHERE
    if terms.city is None:
        return province
    return Text(en="{city}, {province}", fr="{city} ({province})").filled(city=terms.city, province=province)


def terms_rows(terms: PermitTerms) -> tuple[Pair, ...]:
    """Return the rows that state the terms, the same in every document that carries them."""
    return (
        (labels.PERMIT_KIND, kind_text(terms)),
        (labels.TYPE_OF_WORK, work_text(terms)),
        (labels.EMPLOYER, employer_text(terms)),
        (labels.PLACE_OF_WORK, place_text(terms)),
        (labels.IN_FORCE_FROM, date_text(terms.valid_from) if terms.valid_from else _FROM_ISSUE),
        (labels.VALID_UNTIL, date_text(terms.valid_until)),
    )
