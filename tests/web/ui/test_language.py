"""The language switch: the same page, with what was typed, and nothing acted on (AYA-01, S-42, S-56)."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

TYPED = {"name": "Dela Peña", "email": "not an address", "where": "no", "which": ["a", "b"], "note": "deux\nlignes"}


def test_the_switch_shows_the_other_language_with_what_was_typed(client: Client) -> None:
    """Typed data travels in the body, is not judged, and reaches no address."""
    moved = client.post("/en/components/", {**TYPED, "switch_language": "fr"})
    assert moved.status_code == 307
    assert moved.headers["Location"] == "/fr/components/"
    shown = client.post("/fr/components/", {**TYPED, "switch_language": "fr"})
    content = shown.content.decode()
    assert shown.status_code == 200
    assert shown.headers["Content-Language"] == "fr"
    assert 'value="Dela Peña"' in content
    assert "deux\nlignes" in content
    assert content.count(" checked") == 3
    assert 'class="error-summary"' not in content


def test_the_switch_never_needs_the_forms_own_protection() -> None:
    """It only shows a page, so a form that waited too long can still be read in the other language."""
    client = Client(enforce_csrf_checks=True)
    assert client.post("/fr/components/", {**TYPED, "switch_language": "fr"}).status_code == 200
    assert client.post("/fr/components/", TYPED).status_code == 403


def test_a_password_is_never_carried_over(client: Client) -> None:
    """What is secret is typed again."""
    shown = client.post("/fr/components/", {"name": "x", "password": "hunter2", "switch_language": "fr"})
    assert b"hunter2" not in shown.content


def test_a_language_that_is_not_ours_changes_nothing(client: Client) -> None:
    """The page is sent as if there were no switch."""
    assert client.post("/en/components/", {**TYPED, "switch_language": "de"}).status_code == 200


@pytest.mark.parametrize(("address", "language"), [("/en/components/", "en"), ("/fr/components/", "fr")])
def test_a_page_says_its_language(client: Client, address: str, language: str) -> None:
    """In the header and in the page."""
    shown = client.get(address)
    assert shown.headers["Content-Language"] == language
    assert f'<html lang="{language}">' in shown.content.decode()


def test_what_is_not_there_is_said_calmly_in_both_languages(client: Client) -> None:
    """The reader's own language comes first."""
    content = client.get("/fr/nowhere/").content.decode()
    assert content.index("Cette page est introuvable") < content.index("This page cannot be found")
