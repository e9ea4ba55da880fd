"""Advice never says "refuse": three words for it, a column that takes no other, and no page that advises a refusal."""

from __future__ import annotations

import re
import uuid
from pathlib import Path
from typing import Final

import pytest
from django.db import IntegrityError, transaction

from workpermit.clock.present import now
from workpermit.core.law.findings import Outcome
from workpermit.core.wording.advice import TEXTS, Advice
from workpermit.trades.firstviews.models import FirstView

SRC: Final = Path(__file__).resolve().parents[2] / "src" / "workpermit"
# What a sentence that advises a refusal would look like, in either language, near enough to one another to belong.
_ADVISES: Final = (
    r"(?:advis\w+|recommend\w*|suggest\w*|propos\w+ by rule)\W+(?:\w+\W+){0,4}(?:refus\w*|reject\w*|den(?:y|ial))",
    r"(?:refus\w*|reject\w*|den(?:y|ial))\W+(?:is|are|was)\W+(?:advised|recommended|suggested)",
    r"(?:conseill\w+|recommand\w+|suggèr\w*|sugger\w+|préconis\w+)\W+(?:\w+\W+){0,4}(?:refus\w*|rejet\w*)",
    r"refus\w*\W+(?:est|sont|était)?\W*(?:conseillé|recommandé|suggéré|préconisé)\w*",
)
_FOUND: Final = re.compile("|".join(_ADVISES), re.IGNORECASE)


def told(text: str) -> list[str]:
    """Return the places where a text advises a refusal."""
    return [match.group() for match in _FOUND.finditer(text)]


def test_advice_has_three_words_and_refusing_is_none_of_them() -> None:
    assert {one.value for one in Advice} == {"meets", "cannot_tell", "look_at"}
    assert set(TEXTS) == set(Advice)
    assert not [text for text in TEXTS.values() if "refus" in f"{text.en} {text.fr}".lower()]
    assert not [one for one in Outcome if "refus" in one.value or "refus" in f"{one.label.en} {one.label.fr}".lower()]


@pytest.mark.parametrize("kind", ["*.html", "*.py"])
def test_no_page_and_no_sentence_advises_a_refusal(kind: str) -> None:
    paths = [path for path in SRC.rglob(kind) if "migrations" not in path.parts]
    assert len(paths) > 50
    found = {str(path.relative_to(SRC)): told(path.read_text(encoding="utf-8")) for path in paths}
    assert {name: places for name, places in found.items() if places} == {}


@pytest.mark.parametrize(
    "sentence",
    [
        "The system recommends that you refuse this.",
        "We advise a refusal.",
        "Refusal is recommended.",
        "Le système recommande de refuser.",
        "Nous conseillons le refus de la demande.",
        "Un refus est suggéré.",
    ],
)
def test_a_planted_sentence_is_found(sentence: str) -> None:
    assert told(sentence)


@pytest.mark.django_db
@pytest.mark.both_engines
@pytest.mark.parametrize("advice", ["refuse", "not_met", "", "MEETS"])
def test_the_database_takes_no_other_word(advice: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        FirstView.objects.create(case_id=uuid.uuid4(), officer="officer", view="approve", advice=advice, at=now())
    FirstView.objects.create(case_id=uuid.uuid4(), officer="officer", view="approve", advice="meets", at=now())
