"""What of an application one reads only on asking for it: the passport's number (S-14).

    the case's page ─► •••• 03B        asked for, with a reason ─► on record ─► the whole number, this once

A number that everybody who opens a case sees is a number that anybody can note down; the last characters are enough to
tell one passport from another. The copy of the passport itself is a document, and a look at one is logged by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, cast
from uuid import UUID

from workpermit.casework import access, journal
from workpermit.casework.facts import filing_of
from workpermit.casework.records import body_of
from workpermit.core.case.actor import Actor
from workpermit.core.text import Text

SHOWN: Final = 3  # characters, at the end
WHAT: Final = "passport_number"  # what the log of looks calls it
_HIDDEN: Final = "••••"


class Need(StrEnum):
    """Why somebody needs the whole number."""

    COMPARE = "compare_passport"
    VISA = "put_visa"
    IDENTITY = "identify_person"
    ASKED_BY = "asked_by_authority"


NEEDS: Final[Mapping[Need, Text]] = {
    Need.COMPARE: Text(en="comparing it with a passport or its copy", fr="comparaison avec un passeport ou sa copie"),
    Need.VISA: Text(en="putting a visa into the passport", fr="apposition d’un visa dans le passeport"),
    Need.IDENTITY: Text(en="making sure who the person is", fr="vérification de l’identité de la personne"),
    Need.ASKED_BY: Text(en="an authority asked for it by law", fr="demande d’une autorité en vertu de la loi"),
}


def masked(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return an application's plain answers with the passport's number masked."""
    passport = answers.get("passport")
    if not isinstance(passport, Mapping) or not passport.get("number"):
        return dict(answers)
    return {**answers, "passport": {**passport, "number": hidden(str(passport["number"]))}}


def hidden(number: str) -> str:
    """Return a number of which the last characters alone are told; a short one tells nothing."""
    return f"{_HIDDEN} {number[-SHOWN:]}" if len(number) > 2 * SHOWN else _HIDDEN


@dataclass(frozen=True, slots=True)
class Numbers:
    """The number in the application, and that of a newer passport the person told of (empty: none)."""

    filed: str
    renewed: str


def numbers(case_id: UUID, *, need: Need, actor: Actor, at: datetime) -> Numbers:
    """Return the whole numbers to one who needs them, once it is on record that they look, and why.

    Raises:
        UnknownCase: there is no such case, or it is not this actor's.
    """
    access.look(case_id, actor=actor, what=WHAT, purpose=need.value, at=at)
    passport = cast("dict[str, Any]", filing_of(case_id).as_json().get("passport") or {})
    newer_id = journal.load(case_id).application.passport_id
    newer = body_of(newer_id).get("passport", {}) if newer_id else {}
    return Numbers(str(passport.get("number") or ""), str(newer.get("number") or ""))
