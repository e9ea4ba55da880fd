"""What matches when somebody asks to link an application, how often it may be tried, and who answers for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.core import mail

from casework.cases import AT, hand_in
from workpermit.accounts import proofs, throttle
from workpermit.accounts.models import Account, Guess, LinkCheck, Person, Proof
from workpermit.accounts.throttle import IN_A_ROW, PER_SOURCE, Source
from workpermit.casework import linking
from workpermit.casework.linking import Asked, NotAnOfficer
from workpermit.casework.models import CaseRow
from workpermit.clock import present
from workpermit.core.case.actor import Role
from workpermit.core.text import Language

pytestmark = pytest.mark.django_db
HERE = throttle.source_of("203.0.113.7")
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _day(settable_clock: None) -> None:
    present.set_to(AT)


def account(email: str = "aya@example.net", role: Role = Role.APPLICANT) -> Account:
    """Make an account."""
    return Account.objects.create_account(email, name="Aya", role=role)


def told(case_id: UUID) -> Asked:
    """Return what the person of a case would say of it."""
    row = CaseRow.objects.get(pk=case_id)
    person = Person.objects.get(pk=row.person_id)
    return Asked(str(person.uci), row.application_number, date.fromisoformat(person.born_on))


def asked(asked: Asked, owner: Account, *, source: Source = HERE, at: datetime = AT) -> Proof:
    """Ask, let the worker look, and return what was asked."""
    present.set_to(at)
    proof_id = linking.ask(asked, account=owner, source=source, language=Language.EN, at=at)
    linking.look.call(str(proof_id))
    return Proof.objects.get(pk=proof_id)


def test_right_answers_send_one_code_and_link_once() -> None:
    case_id, owner = hand_in(), account()
    proof = asked(told(case_id), owner)
    assert len(mail.outbox) == 1
    linking.look.call(str(proof.pk))  # a task that runs twice sends the same code
    assert proofs.spaced(proof.code) in str(mail.outbox[0].body)
    assert {str(letter.body) for letter in mail.outbox} == {str(mail.outbox[0].body)}
    assert linking.prove(proof.pk, proof.code, account=owner, at=AT) == case_id
    assert linking.prove(proof.pk, proof.code, account=owner, at=AT) is None


@pytest.mark.parametrize("wrong", ["uci", "application_number", "born_on"])
def test_one_wrong_answer_sends_nothing(wrong: str) -> None:
    case_id, other = hand_in(), hand_in("in-canada-extension")
    mixed = replace(told(case_id), **{wrong: getattr(told(other), wrong)})
    assert asked(mixed, account()).code == ""
    assert mail.outbox == []


def test_a_case_that_somebody_has_is_not_given_away() -> None:
    first, second = account(), account("second@example.net")
    case_id = hand_in()
    proof = asked(told(case_id), first)
    rival = asked(told(case_id), second)
    assert linking.prove(proof.pk, proof.code, account=first, at=AT) == case_id
    assert linking.prove(rival.pk, rival.code, account=second, at=AT) is None
    assert asked(told(case_id), second).code == ""
    assert CaseRow.objects.get(pk=case_id).applicant_id == str(first.pk)


def test_all_cases_of_the_person_come_along() -> None:
    case_id = hand_in()
    later = hand_in(key="once more", at=AT + MINUTE)
    assert later != case_id
    owner = account()
    proof = asked(told(case_id), owner, at=AT + MINUTE)
    linking.prove(proof.pk, proof.code, account=owner, at=AT + MINUTE)
    assert set(CaseRow.objects.values_list("applicant_id", flat=True)) == {str(owner.pk)}


def test_a_code_is_no_good_after_ten_minutes_nor_after_five_tries() -> None:
    case_id, owner = hand_in(), account()
    proof = asked(told(case_id), owner)
    assert linking.prove(proof.pk, proof.code, account=owner, at=AT + proofs.LIVES) is None
    for _ in range(proofs.TRIES):
        linking.prove(proof.pk, "00000000", account=owner, at=AT)
    assert linking.prove(proof.pk, proof.code, account=owner, at=AT) is None


def test_five_wrong_in_fifteen_minutes_close_one_source_and_no_other() -> None:
    case_id, attacker, victim = hand_in(), account("attacker@example.net"), account()
    right = told(case_id)
    wrong = replace(right, born_on=date(1901, 1, 1))
    for _ in range(PER_SOURCE):
        asked(wrong, attacker)
    assert asked(right, attacker).code == ""  # right, but closed
    assert asked(right, victim, source=throttle.source_of("198.51.100.4")).code != ""
    assert asked(right, attacker, at=AT + throttle.SOURCE_WINDOW).code != ""


def test_a_thousand_wrong_tries_from_anywhere_are_looked_at_a_hundred_times_at_most() -> None:
    case_id, owner = hand_in(), account()
    wrong = replace(told(case_id), born_on=date(1901, 1, 1))
    subject = throttle.subject_of(f"{wrong.uci}\x1f{wrong.application_number}")
    for number in range(1000):
        source = throttle.source_of(f"10.{number // 250}.{number % 250}.1")
        tried = throttle.Try(throttle.Kind.LINK, subject, source, AT)
        if throttle.admits(tried):
            throttle.note(tried, right=False)
    assert Guess.objects.count() == IN_A_ROW
    present.set_to(AT + timedelta(days=1))
    assert asked(told(case_id), owner, at=AT + timedelta(days=1)).code == ""


def test_an_officer_alone_answers_and_what_does_not_match_is_not_linked() -> None:
    case_id, owner = hand_in(), account()
    officer, border = account("o@office.example", Role.OFFICER), account("b@office.example", Role.BORDER_OFFICER)
    for what, at in ((told(case_id), AT), (replace(told(case_id), uci="11223344"), AT + MINUTE)):
        assert linking.ask_officer(asked(what, owner, at=at).pk, account=owner, at=at)
    matching, strange = linking.checks_to_answer()
    assert (matching.case_id, strange.case_id) == (case_id, None)
    with pytest.raises(NotAnOfficer):
        linking.answer(matching.id, officer=border, granted=True, at=AT)
    assert not linking.answer(strange.id, officer=officer, granted=True, at=AT)
    assert not linking.answer(matching.id, officer=officer, granted=False, at=AT)
    assert CaseRow.objects.get(pk=case_id).applicant_id == ""
    assert not linking.answer(matching.id, officer=officer, granted=True, at=AT)  # answered already


def test_the_same_question_waits_once_and_three_at_most() -> None:
    owner = account()
    first = Asked("11223344", "W900000001", date(1990, 1, 1))
    for number in (1, 1, 2, 3):
        proof = asked(replace(first, application_number=f"W90000000{number}"), owner)
        assert linking.ask_officer(proof.pk, account=owner, at=AT)
    assert LinkCheck.objects.count() == 3
    proof = asked(replace(first, application_number="W900000004"), owner)
    assert not linking.ask_officer(proof.pk, account=owner, at=AT)
    assert not linking.ask_officer(proof.pk, account=account("other@example.net"), at=AT)


def test_what_was_asked_lies_sealed() -> None:
    from django.db import connection

    proof = asked(Asked("11223344", "W900000001", date(1990, 1, 1)), account())
    linking.ask_officer(proof.pk, account=proof.account or account(), at=AT)
    for table in ("accounts_proof", "accounts_linkcheck", "accounts_guess"):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {table}")
            cells = [bytes(c) if isinstance(c, bytes | memoryview) else str(c).encode() for r in cursor for c in r]
        assert cells
        assert not any(plain in cell for cell in cells for plain in (b"11223344", b"W900000001", b"203.0.113"))
