"""Messages are announced by e-mail, and go on to the next way where that one ends (reliability 3.7, feature 28)."""

from __future__ import annotations

import smtplib
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail

from casework.cases import AT, SITE, do, hand_in, make_letters, package
from casework.writing import account, message, send, written_to
from workpermit.accounts import mandates
from workpermit.accounts.models import Account, Person
from workpermit.casework import announcing, digests, mail_round, mailroom, preferring, reminders
from workpermit.core.case.actor import Role
from workpermit.core.case.biometrics import Attempt, RecordEnrolment
from workpermit.core.text import Language
from workpermit.core.wording.notices.topics import Topic
from workpermit.trades.availability.alerts import open_alerts
from workpermit.trades.letters import pages
from workpermit.trades.notices import sending
from workpermit.trades.notices.mailing import message_id
from workpermit.trades.notices.models import CallTask, Channel, Delivery, Message, State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("settable_clock")]
MINUTE = timedelta(minutes=1)


@pytest.fixture
def owner() -> Account:
    return account()


@pytest.fixture
def relay(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return what makes the relay fail in a way of its own, for all or for one address, or work again."""
    from django.core.mail.backends.locmem import EmailBackend

    works = EmailBackend.send_messages

    def behave(fault: Exception | None, *, towards: str | None = None) -> None:
        def send_messages(self: EmailBackend, messages: list[mail.EmailMessage]) -> int:
            if fault is not None and towards in (None, messages[0].to[0]):
                raise fault
            return works(self, messages)

        monkeypatch.setattr(EmailBackend, "send_messages", send_messages)

    return behave


def ways(kind: str = "biometric_instruction") -> list[tuple[str, str]]:
    """Return the ways that a message took, with what became of each."""
    taken = Delivery.objects.filter(message__kind=kind).order_by("put_at", "pk")
    return sorted((one.channel, one.state) for one in taken)


def test_every_message_is_announced_once_and_says_nothing_about_anybody(owner: Account) -> None:
    case_id = written_to(owner)
    out = send(AT + MINUTE)
    assert len(out) == Message.objects.filter(case_id=case_id).count() == 2
    assert send(AT + 2 * MINUTE) == []
    filing = package().filing
    told = [filing.full_name, filing.family_name, "W9", "Manila", "biometric", str(case_id), case_id.hex]
    for one in out:
        assert one.to == [owner.email]
        assert one.cc == one.bcc == []
        whole = f"{one.subject}\n{one.body}"
        assert [word for word in told if word.lower() in whole.lower()] == []


def test_the_day_and_the_readers_clock_are_in_the_e_mail_in_their_language() -> None:
    written_to(account(language=Language.FR))
    bodies = [str(one.body).replace("\N{NO-BREAK SPACE}", " ") for one in send(AT + MINUTE)]
    (dated,) = [body for body in bodies if "avant minuit UTC" in body]
    assert dated.startswith("Vous avez une chose à faire au plus tard le 7 novembre 2025, avant minuit UTC.")
    assert "À votre heure : avant 8 h le 8 novembre 2025 (heure locale, UTC+8)." in dated


def test_the_message_id_is_the_deliverys(owner: Account) -> None:
    written_to(owner)
    ids = {message_id(one.pk) for one in Delivery.objects.all()}
    assert {one.extra_headers["Message-ID"] for one in send(AT + MINUTE)} == ids


def test_the_check_phrase_is_in_each_e_mail_to_the_applicant(owner: Account) -> None:
    preferring.choose(owner.pk, told=list(Topic), daily=False, check_phrase="blue kettle", second_email="", at=AT)
    written_to(owner)
    assert all("Your check phrase: blue kettle" in str(one.body) for one in send(AT + MINUTE))


def test_what_is_muted_is_only_in_the_account_and_a_deadline_never_is(owner: Account) -> None:
    preferring.choose(owner.pk, told=[], daily=False, check_phrase="", second_email="", at=AT)
    case_id = written_to(owner)
    assert Message.objects.filter(case_id=case_id).count() == 2
    (one,) = send(AT + MINUTE)
    assert str(one.body).startswith("You have something to do by")


def test_one_who_asked_for_one_a_day_gets_one_a_day_in_the_morning(owner: Account) -> None:
    preferring.choose(owner.pk, told=list(Topic), daily=True, check_phrase="", second_email="", at=AT)
    written_to(owner)  # 22:00 in Manila
    assert len(send(AT + MINUTE)) == 1  # the deadline, at once
    at_seven, at_eight = AT + timedelta(hours=9), AT + timedelta(hours=10)
    assert digests.put_digests(at=at_seven) == 0
    assert digests.put_digests(at=at_eight) == 1
    assert digests.put_digests(at=at_eight + MINUTE) == 0  # once a day, whoever runs it again
    (one,) = send(at_eight + MINUTE)
    assert str(one.body).startswith("There is one new message in your account.")
    assert digests.put_digests(at=at_eight + timedelta(days=1)) == 0  # nothing new since


def test_a_temporary_fault_is_tried_again_along_the_ladder(owner: Account, relay: Callable[..., None]) -> None:
    preferring.choose(owner.pk, told=[], daily=False, check_phrase="", second_email="", at=AT)
    written_to(owner)
    relay(smtplib.SMTPRecipientsRefused({"x": (450, b"later")}))
    now, waits = AT, []
    for _ in range(6):
        send(now)
        due_at = Delivery.objects.get().due_at
        waits.append((due_at - now) / MINUTE)
        assert send(due_at - timedelta(seconds=1)) == []
        now = due_at
    for wait, least in zip(waits, (1, 5, 15, 25, 25, 25), strict=True):
        assert least <= wait <= least * 1.2
    relay(None)
    assert len(send(now)) == 1
    assert Delivery.objects.get().state == State.SENT


def test_after_a_day_it_is_given_up_with_an_alert_and_a_person_may_start_it_again(
    owner: Account, relay: Callable[..., None]
) -> None:
    written_to(owner)
    relay(smtplib.SMTPServerDisconnected("gone"))
    now = AT
    while Delivery.objects.filter(state=State.WAITING).exists():
        send(now)
        now += 30 * MINUTE
        assert now < AT + timedelta(hours=26)
    assert now > AT + timedelta(hours=24)
    assert len(sending.given_up()) == 2
    assert {one.kind for one in open_alerts()} >= {"delivery_given_up"}
    relay(None)
    assert sending.try_again(at=now) == 2
    assert len(send(now)) == 2


def test_a_relay_that_is_away_is_not_asked_for_each_of_a_thousand(owner: Account, relay: Callable[..., None]) -> None:
    for _ in range(4):
        hand_in(account=owner)
    make_letters(AT)
    relay(ConnectionRefusedError())
    send(AT)
    assert Delivery.objects.filter(attempts=1).count() == mail_round.AWAY_AT_MOST
    assert [one.kind for one in open_alerts()] == ["relay_away"]
    relay(None)
    assert len(send(AT + 2 * MINUTE)) == 8
    assert open_alerts() == []


@pytest.mark.parametrize(
    "fault",
    [smtplib.SMTPRecipientsRefused({"x": (550, b"no such mailbox")}), smtplib.SMTPDataError(554, b"refused")],
    ids=["no mailbox", "content refused"],
)
def test_a_bounce_goes_on_to_the_post_where_there_is_no_second_address(
    owner: Account, relay: Callable[..., None], fault: Exception
) -> None:
    written_to(owner)
    relay(fault)
    send(AT + MINUTE)
    assert ways() == [(Channel.EMAIL, State.BOUNCED), (Channel.POST, State.WAITING)]
    assert send(AT + 2 * MINUTE) == []  # the mailroom's, not the relay's


def test_a_bounce_goes_on_to_the_representative_first_without_the_check_phrase(
    owner: Account, relay: Callable[..., None]
) -> None:
    acting = account("marc", language=Language.FR, role=Role.REPRESENTATIVE)
    preferring.choose(
        owner.pk, told=list(Topic), daily=False, check_phrase="blue kettle", second_email="s@example.org", at=AT
    )
    case_id = written_to(owner)
    person = Person.objects.get(pk=message(case_id, "acknowledgement").person_id)
    mandates.give(person, to=acting, begins_at=AT)
    relay(smtplib.SMTPRecipientsRefused({"x": (550, b"no")}), towards=owner.email)
    out = send(AT + MINUTE)
    assert [one.to for one in out] == [[acting.email]] * 2
    assert all("blue kettle" not in str(one.body) for one in out)
    assert any("Vous avez une chose à faire" in str(one.body) for one in out)


def test_the_second_address_is_used_and_after_it_the_post_and_then_an_officers_call(
    owner: Account, relay: Callable[..., None]
) -> None:
    preferring.choose(
        owner.pk, told=list(Topic), daily=False, check_phrase="", second_email="sister@example.org", at=AT
    )
    written_to(owner)
    relay(smtplib.SMTPRecipientsRefused({"x": (550, b"no")}), towards=owner.email)
    assert [one.to for one in send(AT + MINUTE)] == [["sister@example.org"]] * 2
    second = Delivery.objects.get(message__kind="biometric_instruction", channel=Channel.SECOND_EMAIL)
    assert announcing.came_back(second.pk, at=AT + timedelta(hours=1), receipt="5.2.2")
    post = Delivery.objects.get(message__kind="biometric_instruction", channel=Channel.POST)
    assert mailroom.posted(post.pk.hex, at=AT + timedelta(days=1))
    assert mailroom.returned(post.pk.hex, at=AT + timedelta(days=9))
    (call,) = CallTask.objects.all()
    assert call.message.kind == "biometric_instruction"
    assert not mailroom.returned(post.pk.hex, at=AT + timedelta(days=9))
    assert CallTask.objects.count() == 1


def test_somebody_without_an_account_has_the_post() -> None:
    hand_in()
    make_letters()
    assert ways() == [(Channel.POST, State.WAITING)]


def test_an_account_that_was_closed_is_not_written_to(owner: Account) -> None:
    written_to(owner)
    Account.objects.filter(pk=owner.pk).update(is_active=False)
    assert send(AT + MINUTE) == []
    assert ways() == [(Channel.EMAIL, State.BOUNCED), (Channel.POST, State.WAITING)]


def test_only_the_worker_of_the_last_attempt_may_say_what_came_of_it(owner: Account) -> None:
    written_to(owner)
    slow = sending.take(announcing.BY_MAIL, at=AT)
    assert slow is not None
    taken = [sending.take(announcing.BY_MAIL, at=AT + sending.LEASE) for _ in range(2)]
    assert slow.pk in [one.pk for one in taken if one]
    assert not sending.end(slow, State.BOUNCED, at=AT)
    assert Delivery.objects.get(pk=slow.pk).state == State.WAITING


def test_after_a_relay_that_was_away_for_six_hours_all_is_out_within_half_an_hour(
    owner: Account, relay: Callable[..., None]
) -> None:
    for _ in range(6):
        hand_in(account=owner)
    make_letters(AT)
    relay(ConnectionRefusedError())
    back = AT + timedelta(hours=6)
    now = AT
    while now < back:
        assert send(now) == []
        now += 5 * MINUTE
    relay(None)
    out = []
    while now <= back + 30 * MINUTE:
        out += send(now)
        now += MINUTE
    assert len(out) == 12
    assert not Delivery.objects.exclude(state=State.SENT).exists()


def test_what_is_posted_is_the_letter_itself_or_the_message_on_paper(owner: Account) -> None:
    case_id = written_to(owner)
    do(case_id, RecordEnrolment(Attempt.ENROLLED, "Manila"), by=SITE, at=AT + MINUTE)
    make_letters(AT + MINUTE)
    for one in Delivery.objects.all():
        announcing.go_on(one, at=AT)
    told = {sheet.reference: pages.text(sheet.content) for sheet in mailroom.to_post()}
    by_kind = {
        one.message.kind: told[one.pk.hex] for one in Delivery.objects.filter(channel=Channel.POST) if one.message
    }
    assert set(by_kind) == {"acknowledgement", "biometric_instruction", "biometrics_received"}
    assert "before midnight UTC on 7" in " ".join(by_kind["biometric_instruction"].split())
    notice = " ".join(by_kind["biometrics_received"].split())
    assert "We have your biometrics" in notice
    assert "Your fingerprints and photo were taken and have reached us." in notice
    assert package().filing.family_name in notice  # the address on the envelope


def test_a_reminder_never_goes_by_post() -> None:
    case_id = hand_in()
    make_letters()
    assert reminders.remind(at=AT + timedelta(days=29)) == 1
    (one,) = Message.objects.filter(case_id=case_id, kind__startswith="reminder")
    assert not one.deliveries.exists()
