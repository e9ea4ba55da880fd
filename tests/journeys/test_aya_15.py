"""AYA-15: help us improve; prepare for arrival; who can apply; how to apply; when you start working: the guides.

Each is there in both languages without an account, computed for one's own case where one is signed in. That "After you
apply" says everything the page says, `tests/web/guide/test_statements.py` holds sentence by sentence.
"""

from __future__ import annotations

import re
from typing import Final

import pytest
from django.test import Client

from journeys.progress import approved, with_letter
from journeys.story import BORDER, Story, on
from web.guide.html import words
from web.signing_in import sign_in
from workpermit.accounts.models import Account
from workpermit.casework import decisions
from workpermit.clock.present import now

SERIES: Final = {
    "en": ["Who can apply", "How to apply", "After you apply", "Prepare for arrival", "When you start working"],
    "fr": [
        "Qui peut présenter une demande",
        "Comment présenter une demande",
        "Après la présentation de la demande",
        "Préparer votre arrivée",
        "Quand vous commencez à travailler",
    ],
}
FIRST: Final = {"en": "/en/guides/who-can-apply/", "fr": "/fr/guides/qui-peut-presenter-une-demande/"}
AFTER: Final = {"en": "/en/guides/after-you-apply/", "fr": "/fr/guides/apres-la-demande/"}


def title(html: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", html)
    assert found is not None
    return found.group(1)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_next_link_leads_through_all_five(language: str) -> None:
    read, address = [], FIRST[language]
    while address:
        html = Client().get(address).content.decode()
        read.append(title(html))
        assert f'<time datetime="{2026}' in html, "its date modified"
        following = re.search(r'rel="next" href="([^"]+)"', html)
        address = following.group(1) if following else ""
    assert read == SERIES[language]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_both_situations_stand_in_expandable_parts(language: str) -> None:
    html = Client().get(AFTER[language]).content.decode()
    for anchor in ("outside-canada", "in-canada", "approved-in-canada"):
        assert f'href="#{anchor}"' in html
        assert f'id="{anchor}"' in html
    assert html.count('<details class="part"') == 13
    assert "Priority Code VISIT2WORK2020" in html


def signed_in(story: Story) -> Client:
    return sign_in(Client(), Account.objects.get(pk=story.row.applicant_id))


def told(client: Client, language: str = "en") -> str:
    return words(client.get(AFTER[language]).content)


def test_the_guide_follows_ones_own_case_from_letter_to_permit() -> None:
    """Zoé's letter leads her to "Prepare for arrival"; once her permit is issued, to "When you start working"."""
    story = with_letter("outside-visa-exempt", at=on(2025, 9, 16))
    client = signed_in(story)
    assert "Approved: your permit waits at the port of entry. Travel to Canada" in told(client)
    assert "The guide for this stage: Prepare for arrival" in told(client)
    today = now().date()
    story.note(BORDER, identity_confirmed=True, admissible=True, entered_on=today, route_since_leaving=None)
    story.use(BORDER, decisions.issue_at_port, port="YUL")
    assert "Approved: permit issued at the port of entry." in told(client)
    assert "Le guide pour cette étape : Quand vous commencez à travailler" in told(client, "fr")


def test_who_is_in_canada_finds_their_own_part_open() -> None:
    html = signed_in(approved("in-canada-extension", at=on(2025, 10, 7))).get(AFTER["en"]).content.decode()
    assert '<details class="part" id="imm-5710" open>' in html
    assert '<details class="part" id="tracker">' in html


def test_the_guide_leads_to_the_product_tests() -> None:
    html = Client().get(AFTER["en"]).content.decode()
    link = re.search(r'<a href="([^"]+)">See how to take part</a>', html)
    assert link is not None
    page = Client().get(link.group(1))
    assert "Help us improve our services" in words(page.content)
