"""The pages of a person's own acts: whose they are, what they cost the database, what addresses do not say."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from journeys.progress import in_process
from journeys.story import OFFICER, Story, on, open_list
from journeys.visitor import Visitor
from workpermit.accounts.models import Account, MandateScope, Person
from workpermit.casework import access, enquiring, mandating, work_proof
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.text import Language
from workpermit.trades.enquiries.topics import Topic
from workpermit.web.portal import urls as portal

FILED = on(2025, 10, 7, 2, 30)


@pytest.fixture(autouse=True)
def _office(db: None, settings: Settings, settable_clock: None, tmp_path: Path) -> None:
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()
    open_list()


@pytest.fixture
def story() -> Story:
    """A renewal in process."""
    return in_process("in-canada-extension", at=FILED)


# What a case's pages take beside the case.
MORE: dict[str, tuple[object, ...]] = {"result": ("withdraw",), "revoke": (uuid4(),), "deeds": (uuid4(),)}
MORE["proof_end"] = (uuid4(),)
CASE_PAGES = sorted(one.name for one in portal._CASE if one.name)


@pytest.mark.parametrize("name", CASE_PAGES)
def test_a_case_page_is_its_owners_alone(name: str, story: Story) -> None:
    stranger = Visitor(Account.objects.create_account("x@example.org", name="X", role=Role.APPLICANT))
    answers = []
    for case_id in (story.case_id, uuid4()):
        for act in (stranger.get, stranger.send):
            act(f"portal:{name}", case_id, *MORE.get(name, ()))
            answers.append(
                (stranger.status, re.sub(r"[0-9a-f-]{36}|[0-9a-f]{32,64}|value=\"\w{64}\"", "…", stranger.page))
            )
    assert {status for status, _ in answers} <= {404, 405}
    assert answers[0] == answers[2]
    assert answers[1] == answers[3]


@pytest.mark.parametrize("name", CASE_PAGES)
def test_nobody_signed_out_reads_a_case_page(name: str, story: Story) -> None:
    visitor = Visitor(None)
    said = visitor.get(f"portal:{name}", story.case_id, *MORE.get(name, ()))
    assert "Sign in" in said or visitor.status == 405
    assert story.number not in said


def filled(story: Story, count: int) -> None:
    """Put `count` of everything that is listed into a case."""
    for number in range(count):
        at = now() + timedelta(seconds=number)
        access.look(story.case_id, actor=OFFICER, what="file", purpose="processing", at=at)
        code = work_proof.make(story.row, label=f"Employer {number}", days=7, by=story.account, at=at)
        born_on = Person.objects.get(pk=story.row.person_id).born_on
        work_proof.check(code, born_on=date.fromisoformat(born_on), at=at)
        roy = Account.objects.create_account(f"{uuid4().hex}@example.org", name="Roy", role=Role.REPRESENTATIVE)
        terms = mandating.Terms(MandateScope.REPRESENT, f"Roy {number}", None, None)
        found, _ = mandating.invitation(mandating.invite(story.row, terms, by=story.account, at=at), to=roy, at=at)
        mandating.accept(found.pk, by=roy, at=at)
    for topic in list(Topic)[:count]:
        about = enquiring.about_account(story.account, story.row)
        asked = enquiring.Enquiry(about, topic, "?", Language.EN)
        enquiring.send(asked, key=uuid4().hex, account=story.account, row=story.row, at=now())


def queries(visitor: Visitor, name: str, *args: object) -> int:
    """Count the queries of a page, the sign-in of the test left out."""
    client = visitor._signed_in()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(visitor.address(name, *args)).status_code == 200
    return len(captured)


@pytest.mark.parametrize("name", ["who_looked", "proof", "representatives", "enquiries_of_case", "home"])
def test_ten_of_something_cost_as_many_queries_as_one(name: str, story: Story) -> None:
    visitor = Visitor(story.account)
    filled(story, 1)
    one = queries(visitor, f"portal:{name}", story.case_id)
    filled(story, 9)
    assert queries(visitor, f"portal:{name}", story.case_id) == one
    assert one <= 12


@pytest.mark.parametrize("language", ["en", "fr"])
def test_titles_and_addresses_hold_nobodys_data(language: str, story: Story) -> None:
    person = Person.objects.get(pk=story.row.person_id)
    visitor = Visitor(story.account, language)
    for name in CASE_PAGES:
        if name in MORE:
            continue
        visitor.get(f"portal:{name}", story.case_id)
        assert visitor.status == 200
        title = re.search(r"<title>(.*?)</title>", visitor.page, re.DOTALL)
        assert title
        links = "".join(re.findall(r'(?:href|action)="([^"]*)"', visitor.page))
        for secret in (person.family_name, person.uci, story.number):
            assert secret not in title[1] + links


def test_the_own_file_is_handed_over_to_the_applicant_alone(story: Story) -> None:
    address = reverse("portal:own_file_download")
    mine = Visitor(story.account)._signed_in()
    assert mine.get(address).status_code == 405
    handed = mine.post(address)
    assert handed.headers["Content-Type"] == "application/zip"
    assert handed.headers["Cache-Control"] == "no-store"
    assert handed.content.startswith(b"PK")
    roy = Account.objects.create_account("roy@example.org", name="Roy", role=Role.REPRESENTATIVE)
    assert Visitor(roy)._signed_in().post(address).status_code == 404
