"""The pages of somebody who lost every second factor, and the officer's page that settles it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from journeys.visitor import Visitor
from web.postbox import code_for
from web.signing_in import sign_in
from workpermit.accounts.models import Account, FactorCheck
from workpermit.accounts.recovering import WAIT
from workpermit.casework import factor_checks
from workpermit.clock import present
from workpermit.core.case.actor import Role

pytestmark = pytest.mark.django_db
AT: Final = datetime(2026, 3, 2, 9, tzinfo=UTC)
TYPED: Final = {"email": "aya@example.org", "reach": "613 555 0100"}
SAYS: Final = {
    "waits": {"en": "An officer will make sure that it is you", "fr": "Un agent s’assurera de votre identité"},
    "settled": {"en": "Settled: the lost factors", "fr": "Réglé : les moyens perdus"},
    "early": {"en": "The wait of three days is not over", "fr": "Le délai de trois jours n’est pas écoulé"},
    "stop": {"en": "Stopped. Nothing changes", "fr": "Arrêté. Rien ne change"},
}
both_languages = pytest.mark.parametrize("language", ["en", "fr"])


@pytest.fixture(autouse=True)
def _morning(settable_clock: None) -> None:
    present.set_to(AT)
    cache.clear()


@pytest.fixture
def owner() -> Account:
    """Somebody whose telephone is gone."""
    made = Account.objects.create_account("aya@example.org", name="Aya", role=Role.APPLICANT, password="x" * 20)
    Authenticator.objects.create(user=made, type=Authenticator.Type.TOTP, data={})
    return made


@pytest.fixture
def officer() -> Account:
    """An officer."""
    return Account.objects.create_account("o@office.example", name="Officer", role=Role.OFFICER, office="ottawa")


@both_languages
def test_from_the_sign_in_page_to_a_new_way_in(language: str, owner: Account, officer: Account) -> None:
    stranger = Visitor(None, language)
    stranger.send("signin:lost", **TYPED)
    assert SAYS["waits"][language] in stranger.send("signin:lost_code", code=code_for(owner.email))
    check = FactorCheck.objects.get()
    desk = Visitor(officer, language)
    assert "613 555 0100" in desk.get("workbench:factor_check", check.pk)
    answer = {"is_owner": "yes", "basis": "Called the number on file."}
    assert SAYS["early"][language] in desk.send("workbench:factor_check", check.pk, **answer)
    assert Authenticator.objects.filter(user=owner).exists()
    present.set_to(AT + WAIT)
    assert SAYS["settled"][language] in desk.send("workbench:factor_check", check.pk, **answer)
    assert not Authenticator.objects.filter(user=owner).exists()
    stranger.send("signin:forgotten", email=owner.email)
    stranger.send("signin:forgotten_code", code=code_for(owner.email))
    stranger.send("signin:new_password", password="otter lantern quilt harbour")
    stranger.get("signin:choose_factor")
    assert stranger.status == 200


def test_the_answer_is_the_same_for_every_address(owner: Account) -> None:
    answers = []
    for email in (owner.email, "nobody@example.org"):
        client = Client()
        client.post("/en/sign-in/lost/", {**TYPED, "email": email})
        answers.append(client.post("/en/sign-in/lost/code/", {"code": "1234 5678"}))
    assert len({answer.status_code for answer in answers}) == 1
    bodies = {answer.content.split(b"csrfmiddlewaretoken")[0] for answer in answers}
    assert len(bodies) == 1


@both_languages
def test_whoever_is_in_sees_it_on_the_account_page_and_stops_it(language: str, owner: Account) -> None:
    FactorCheck.objects.create(account=owner, asked_at=AT, opens_at=AT + WAIT)
    inside = Visitor(owner, language)
    page = inside.get("signin:account")
    assert ("Stop this" if language == "en" else "Arrêter") in page
    assert SAYS["stop"][language] in inside.send("signin:keep_factors")
    assert FactorCheck.objects.get().outcome == "cancelled"


def test_the_list_of_identity_checks_shows_who_waits_in_as_many_queries_for_ten_as_for_one(officer: Account) -> None:
    def waiting(number: int) -> None:
        made = Account.objects.create_account(f"n{number}@example.org", name=f"Nr {number}", role=Role.APPLICANT)
        FactorCheck.objects.create(account=made, asked_at=AT, opens_at=AT + timedelta(hours=number))

    waiting(1)
    with CaptureQueriesContext(connection) as one:
        factor_checks.to_settle()
    for number in range(2, 11):
        waiting(number)
    with CaptureQueriesContext(connection) as ten:
        shown = factor_checks.to_settle()
    assert (len(one), len(ten), len(shown)) == (2, 2, 10)
    page = sign_in(Client(), officer).get("/en/office/lists/identity/").content.decode()
    assert page.index("Nr 1<") < page.index("Nr 10<")


def test_settling_what_was_stopped_meanwhile_says_so(owner: Account, officer: Account) -> None:
    check = FactorCheck.objects.create(account=owner, asked_at=AT, opens_at=AT)
    desk = Visitor(officer)
    desk.get("workbench:factor_check", check.pk)
    Visitor(owner).send("signin:keep_factors")
    desk.send("workbench:factor_check", check.pk, is_owner="yes", basis="seen")
    assert Authenticator.objects.filter(user=owner).exists()
