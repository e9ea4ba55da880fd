"""What is turned off stops at once, everywhere, and says so; what is turned stays on record (S-37)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from journeys.progress import with_letter
from journeys.story import BORDER, OFFICER, on
from web.oversight.watchers import Watcher
from web.signing_in import sign_in
from web.tracker import applicant as a
from web.tracker.applicant import words
from workpermit.accounts.models import Account
from workpermit.casework import heads, jobs
from workpermit.clock import present
from workpermit.core.case.actor import Role
from workpermit.core.case.permit import IssuePermit
from workpermit.core.case.refusal import CommandRefused, Refusal
from workpermit.trades.switches import turning
from workpermit.trades.switches.models import Switch, Turn

WHY = "A fault was found this morning"


def turned(switch: Switch, *, off: bool) -> str:
    """Turn a switch on the page and return what it says."""
    return Watcher(Role.ADMINISTRATOR).sends("switches", what=f"{switch.value} {'off' if off else 'on'}", words=WHY)


def test_issuing_off_refuses_the_permit_and_nothing_else() -> None:
    story = with_letter("outside-visa-exempt", at=on(2025, 9, 16))
    story.wait(20)
    story.note(BORDER, identity_confirmed=True, admissible=True, route_since_leaving=("KR",))
    assert "in effect everywhere" in turned(Switch.ISSUING, off=True)
    before = story.case.sequence
    with pytest.raises(CommandRefused) as refused:
        story.do(BORDER, issue())
    assert refused.value.refusal is Refusal.ISSUING_PAUSED
    assert story.case.sequence == before
    story.note(OFFICER, able_to_do_work=True)
    assert story.case.sequence > before
    turned(Switch.ISSUING, off=False)
    story.do(BORDER, issue())
    assert story.case.permit.number


def issue() -> IssuePermit:
    """Issue the permit at the border."""
    return IssuePermit("U000000001", "Vancouver")


def test_advice_off_takes_the_findings_from_beside_the_case() -> None:
    story = a.being_checked()
    officer = Watcher(Role.OFFICER)
    shown = "Reckoned now from what is on file"
    assert 'class="finding' in officer.get("workbench:case", story.case_id).content.decode()
    turned(Switch.ADVICE, off=True)
    page = officer.get("workbench:case", story.case_id).content.decode()
    assert 'class="finding' not in page
    assert "turned off for the whole office" in page
    turned(Switch.ADVICE, off=False)
    assert shown in officer.reads("workbench:case", story.case_id)


def test_sign_up_off_opens_no_account_not_even_one_that_was_begun() -> None:
    client = Client()
    typed = {
        "email": "new@example.org",
        "name": "New One",
        "language": "en",
        "time_zone": "UTC",
        "password": "seven maples by the lake",
        "for_others": "no",
    }
    begun = client.post(reverse("signin:create"), typed)
    turned(Switch.SIGN_UP, off=True)
    count = Account.objects.count()
    assert "New accounts are paused" in words(client.get(reverse("signin:create")).content)
    assert "New accounts are paused" in words(client.post(reverse("signin:create"), typed).content)
    if begun.status_code == 302:
        answer = client.post(reverse("signin:create_code"), {"code": "12345678"})
        assert answer["location"] == reverse("signin:create")
    assert Account.objects.count() == count


def test_the_anchor_off_signs_nothing_more() -> None:
    a.being_checked()
    assert jobs.JOBS["sign_heads"].work(present.now()) > 0
    a.being_checked()
    first, second = Watcher(Role.ADMINISTRATOR), Watcher(Role.AUDITOR)
    assert "waits for a second person" in first.sends("switches", what="anchor off", words=WHY)
    assert "with them" not in first.reads("switches")
    made = Turn.objects.get()
    first.sends("switches", second=str(made.pk))
    assert not turning.is_off(Switch.ANCHOR)
    assert "with them" in second.reads("switches")
    second.sends("switches", second=str(made.pk))
    assert turning.is_off(Switch.ANCHOR)
    number = heads.read().number
    assert jobs.JOBS["sign_heads"].work(present.now()) == 0
    assert heads.read().number == number


def test_an_auditor_turns_nothing_alone() -> None:
    Watcher(Role.AUDITOR).sends("switches", what="issuing off", words=WHY)
    assert not Turn.objects.exists()


def test_a_turn_wants_a_fresh_factor_and_a_reason() -> None:
    keeper = Watcher(Role.ADMINISTRATOR)
    assert "Reason: at least 10 characters" in keeper.sends("switches", what="issuing off", words="why")
    sign_in(keeper.client, keeper.account)
    present.set_to(present.now() + timedelta(minutes=6))
    answer = keeper.client.post(keeper.address("switches"), {"what": "issuing off", "words": WHY})
    assert "Confirm it again" in words(answer.content)
    assert not Turn.objects.exists()
