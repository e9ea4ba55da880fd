"""Values of facts as a person reads them: no code and nothing of the programming language."""

from __future__ import annotations

from datetime import date

import pytest

from workpermit.core.law.facts import Value
from workpermit.core.wording.values import fact_text

HELD: Value = {
    "number": "U204881307",
    "valid_from": date(2023, 11, 1),
    "valid_until": date(2025, 10, 31),
    "employer": None,
}


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (
            HELD,
            "The work permits held before: U204881307, 1 November 2023, 31 October 2025",
            "Les permis de travail détenus auparavant : U204881307, 1er novembre 2023, 31 octobre 2025",
        ),
        ((HELD,), "The work permits held before: 1 entry", "Les permis de travail détenus auparavant : 1 inscription"),
        ((), "The work permits held before: none", "Les permis de travail détenus auparavant : aucun"),
    ],
)
def test_a_permit_held_before_is_told_in_words(value: Value, english: str, french: str) -> None:
    said = fact_text("previous_permits", value)
    assert [told.replace("\N{NO-BREAK SPACE}", " ") for told in (said.en, said.fr)] == [english, french]
