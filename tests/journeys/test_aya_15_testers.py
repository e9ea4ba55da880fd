"""AYA-15 (in part): people offer to try our pages, with consent, and leave by a code; nothing of them stays."""

from __future__ import annotations

import re
from typing import Any

import pytest

from journeys.story import on
from journeys.visitor import Visitor
from workpermit.clock import present
from workpermit.trades.enquiries import models

GIVEN: dict[str, Any] = {"email": "ada@example.org", "languages": ["en", "fr"], "topics": ["tracking"], "consent": "on"}


@pytest.fixture(autouse=True)
def today(office: object) -> None:
    """Set the clock to a day."""
    present.set_to(on(2025, 6, 20))


@pytest.mark.parametrize(
    ("language", "thanks", "off"),
    [
        ("en", "Thank you: you are on the list", "You are off the list"),
        ("fr", "Merci : vous êtes sur la liste", "Vous n’êtes plus sur la liste"),
    ],
)
def test_sign_up_and_leave(language: str, thanks: str, off: str) -> None:
    visitor = Visitor(None, language)
    said = visitor.send("enquiries:testers", **GIVEN)
    assert thanks in said
    code = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", said)
    assert code
    kept = models.Tester.objects.get()
    assert kept.contact == {"email": "ada@example.org", "languages": ["en", "fr"], "topics": ["tracking"]}
    assert off in visitor.send("enquiries:testers_end", code=code[0].lower())
    kept.refresh_from_db()
    assert (kept.contact, kept.contact_hash) == (None, None)
    assert kept.withdrawn_at == present.now()


def test_without_consent_nothing_is_kept() -> None:
    said = Visitor(None).send("enquiries:testers", **(GIVEN | {"consent": ""}))
    assert "Without your consent we keep nothing" in said
    assert models.Tester.objects.count() == 0


def test_signing_up_again_replaces_what_was_given() -> None:
    for _ in range(2):
        Visitor(None).send("enquiries:testers", **GIVEN)
    assert models.Tester.objects.count() == 1


def test_a_code_that_is_none_is_told_kindly() -> None:
    assert "we find none like it" in Visitor(None).send("enquiries:testers_end", code="nothing")
