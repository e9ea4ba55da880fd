"""A guide tells a signed-in applicant where their own application stands, and nobody else's (AYA-15)."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from journeys.progress import approved, in_process, with_letter
from journeys.story import Story, on
from web.guide.html import words
from web.signing_in import sign_in
from workpermit.accounts.models import Account
from workpermit.casework.glimpses import Chapter, Situation, glimpses
from workpermit.core.case.actor import Role

pytestmark = pytest.mark.usefixtures("db", "settable_clock", "data_folder")
OUTSIDE, FILED = "outside-visa-exempt", on(2025, 9, 16)


def owner(story: Story) -> Account:
    return Account.objects.get(pk=story.row.applicant_id)


def test_an_application_in_process_is_in_the_waiting_chapter() -> None:
    story = in_process(OUTSIDE, at=FILED)
    (one,) = glimpses(owner(story))
    assert (one.case_id, one.situation, one.chapter) == (story.row.pk, Situation.OUTSIDE, Chapter.WAITING)
    assert one.overall.en == "In process"


def test_a_letter_leads_to_the_guide_on_arrival_and_a_mailed_permit_to_work() -> None:
    (abroad,) = glimpses(owner(with_letter(OUTSIDE, at=FILED)))
    assert (abroad.situation, abroad.chapter) == (Situation.OUTSIDE, Chapter.TRAVELLING)
    (here,) = glimpses(owner(approved("in-canada-extension", at=on(2025, 10, 7))))
    assert (here.situation, here.chapter) == (Situation.INSIDE, Chapter.WORKING)


def test_nobody_sees_the_applications_of_another() -> None:
    in_process(OUTSIDE, at=FILED)
    other = Account.objects.create_account("other@example.org", name="Other", role=Role.APPLICANT)
    assert glimpses(other) == ()


def test_the_guide_shows_it_first_and_opens_what_is_about_it(client: Client) -> None:
    story = in_process(OUTSIDE, at=FILED)
    sign_in(client, owner(story))
    page = client.get("/en/guides/after-you-apply/")
    shown = words(page.content)
    assert shown.index("In your application: In process.") < shown.index("On this page")
    html = page.content.decode()
    assert '<details class="part" id="approved-outside" open>' in html
    assert '<details class="part" id="process-inside">' in html
    arrival = words(client.get("/fr/guides/preparer-son-arrivee/").content)
    assert "Dans votre demande : En traitement." in arrival
    assert "Le guide pour cette étape : Après la présentation de la demande" in arrival


def test_without_the_second_factor_nothing_is_shown(client: Client) -> None:
    sign_in(client, owner(in_process(OUTSIDE, at=FILED)), second_factor=False)
    assert "In your application" not in words(client.get("/en/guides/after-you-apply/").content)


def test_it_costs_a_query_for_the_list_and_one_for_each_case(django_assert_max_num_queries: Any) -> None:
    account = owner(in_process(OUTSIDE, at=FILED))
    with django_assert_max_num_queries(2):
        glimpses(account)
