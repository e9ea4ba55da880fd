"""Who may do what changes by two administrators; an account is closed by one, at once (S-10, S-16, S-17)."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from web.oversight.watchers import Watcher
from web.signing_in import sign_in
from web.tracker.applicant import words
from workpermit.accounts import staff
from workpermit.accounts.models import Account, Session
from workpermit.clock import present
from workpermit.core.case.actor import Role
from workpermit.trades.audit.models import StaffChange

NEW = {
    "email": "new.officer@office.example",
    "name": "New Officer",
    "role": "officer",
    "office": "CPC",
    "language": "fr",
    "words": "Hired from Monday on",
}


def proposed(keeper: Watcher, name: str, /, *given: object, **typed: Any) -> StaffChange:
    """Propose a change on a page."""
    assert "waits for another administrator" in keeper.sends(name, *given, **typed)
    return StaffChange.objects.get(settled_at__isnull=True)


def test_an_account_is_made_once_another_administrator_agrees() -> None:
    one, two = Watcher(Role.ADMINISTRATOR, name="Ada One"), Watcher(Role.ADMINISTRATOR)
    change = proposed(one, "staff", **NEW)
    assert Account.objects.with_email(NEW["email"]) is None
    assert "Nobody changes their own account" in one.sends("staff", agree=str(change.pk))
    assert Account.objects.with_email(NEW["email"]) is None
    assert "New Officer" in two.reads("staff")
    page = two.sends("staff", agree=str(change.pk))
    account = Account.objects.with_email(NEW["email"])
    assert account is not None
    assert (account.role, account.office, account.language) == ("officer", "CPC", "fr")
    link = re.search(r"/enrol/([\w-]+)/", page)
    assert link is not None
    assert staff.holder(link[1], at=present.now()) == account
    assert link[1] not in two.reads("staff")
    assert "settled meanwhile" in two.sends("staff", agree=str(change.pk))


def test_a_role_changes_by_two_and_old_sessions_end() -> None:
    one, two = Watcher(Role.ADMINISTRATOR), Watcher(Role.ADMINISTRATOR)
    officer = Watcher(Role.OFFICER, office="CPC")
    officer.reads("circle")
    change = proposed(
        one, "member", officer.account.pk, what="change", role="supervisor", office="VO", words="Promoted this week"
    )
    officer.account.refresh_from_db()
    assert officer.account.role == "officer"
    two.sends("staff", agree=str(change.pk))
    officer.account.refresh_from_db()
    assert (officer.account.role, officer.account.office) == ("supervisor", "VO")
    assert not Session.objects.filter(account=officer.account).exists()


def test_an_account_is_closed_at_once_by_one_and_opened_again_by_two() -> None:
    one, two = Watcher(Role.ADMINISTRATOR), Watcher(Role.ADMINISTRATOR)
    officer = Watcher(Role.OFFICER, office="CPC")
    typed = {"role": "officer", "office": "CPC", "words": "Left the office today"}
    assert "closed" in one.sends("member", officer.account.pk, what="close", **typed)
    officer.account.refresh_from_db()
    assert not officer.account.is_active
    change = proposed(one, "member", officer.account.pk, what="reopen", **typed)
    assert "/enrol/" in two.sends("staff", agree=str(change.pk))
    officer.account.refresh_from_db()
    assert officer.account.is_active


def test_nobody_touches_their_own_account() -> None:
    one, two = Watcher(Role.ADMINISTRATOR, office="HQ"), Watcher(Role.ADMINISTRATOR)
    for what in ("close", "change", "reset"):
        typed = {"what": what, "role": "officer", "office": "HQ", "words": "I would like that"}
        assert "Nobody changes their own account" in one.sends("member", one.account.pk, **typed)
    assert not StaffChange.objects.exists()
    change = proposed(two, "member", one.account.pk, what="change", role="officer", office="HQ", words="Moves on now")
    assert "Nobody changes their own account" in one.sends("staff", agree=str(change.pk))
    one.account.refresh_from_db()
    assert one.account.is_active
    assert one.account.role == "administrator"


def test_what_is_declined_is_not_made_and_what_cannot_be_made_waits_on() -> None:
    one, two = Watcher(Role.ADMINISTRATOR), Watcher(Role.ADMINISTRATOR)
    declined = proposed(one, "staff", **NEW)
    assert "not made" in two.sends("staff", decline=str(declined.pk))
    taken = proposed(one, "staff", **{**NEW, "email": two.account.email})
    assert "has an account already" in two.sends("staff", agree=str(taken.pk))
    taken.refresh_from_db()
    assert taken.settled_at is None
    assert Account.objects.with_email(NEW["email"]) is None


def test_the_database_wants_two() -> None:
    one = Watcher(Role.ADMINISTRATOR)
    change = proposed(one, "staff", **NEW)
    with pytest.raises(IntegrityError), transaction.atomic():
        StaffChange.objects.filter(pk=change.pk).update(settled_by=one.account.pk, agreed=True)


def test_an_applicant_is_no_account_of_the_office() -> None:
    applicant = Account.objects.create_account("a@example.org", name="App Licant", role=Role.APPLICANT)
    keeper = Watcher(Role.ADMINISTRATOR)
    assert keeper.get("member", applicant.pk).status_code == 404
    assert "App Licant" not in keeper.reads("staff")


def test_changes_want_a_fresh_factor() -> None:
    keeper = Watcher(Role.ADMINISTRATOR)
    sign_in(keeper.client, keeper.account)
    present.set_to(present.now() + timedelta(minutes=6))
    answer = keeper.client.post(keeper.address("staff"), NEW)
    assert "Confirm it again" in words(answer.content)
    assert not StaffChange.objects.exists()


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.AUDITOR, Role.ADMINISTRATOR])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_day_begins_on_a_page_of_ones_own(role: Role, language: str) -> None:
    watcher = Watcher(role, language=language)
    page = watcher.get("start").content.decode()
    links = set(re.findall(r'href="(/(?:en/oversight|fr/controle)/[a-z]+/)"', page))
    assert links
    for link in links:
        assert watcher.client.get(link).status_code == 200, link
    if role is not Role.SUPERVISOR:
        assert watcher.get("signin:home")["location"] == watcher.address("start")
