"""A code on paper for an application without an e-mail address: to the address on file, once, for 30 days."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.core import mail

from casework.cases import AT, hand_in
from casework.test_linking import HERE, account, told
from web.postbox import work_off
from workpermit.accounts import proofs
from workpermit.accounts.models import Account, Person, Proof
from workpermit.casework import linking, mailroom, posted_codes
from workpermit.casework.linking import Asked
from workpermit.casework.models import CaseRow
from workpermit.clock import present
from workpermit.core.text import Language
from workpermit.trades.letters import pages
from workpermit.trades.notices.models import CallTask, Delivery, Message

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _day(settable_clock: None) -> None:
    present.set_to(AT)


@pytest.fixture
def case_id(monkeypatch: pytest.MonkeyPatch) -> UUID:
    """A case whose application holds no e-mail address."""
    monkeypatch.setattr(linking, "address_on_file", lambda _: "")
    return hand_in()


def asked(about: Asked, owner: Account) -> Proof | None:
    """Type what is printed on a letter, ask for a code by post, and let the worker run."""
    typed = linking.ask(about, account=owner, source=HERE, language=Language.EN, at=present.now())
    posted_codes.ask(typed, account=owner, at=present.now())
    work_off()
    return Proof.objects.filter(account=owner, purpose="link_by_post").order_by("-asked_at").first()


def sheets(case_id: UUID) -> list[str]:
    """Return the text of every letter with a code that waits for the post."""
    codes = Delivery.objects.filter(message__case_id=case_id, message__kind="code_by_post")
    found = [mailroom.sheet_of(one.pk) for one in codes]
    return [pages.text(one.content) for one in found if one]


def code_on(sheet: str) -> str:
    """Return the code printed on a letter."""
    code = re.search(r"\b(\d{4} \d{4})\b", sheet)
    assert code is not None, sheet
    return code.group(1)


def test_the_letter_holds_the_code_that_links_the_application_once(case_id: UUID) -> None:
    owner = account()
    proof = asked(told(case_id), owner)
    assert proof is not None
    (sheet,) = sheets(case_id)
    assert mail.outbox == []
    assert posted_codes.prove(proof.pk, "0000 0000", account=owner, at=AT) is None
    assert posted_codes.prove(proof.pk, code_on(sheet), account=owner, at=AT + 29 * DAY) == case_id
    assert CaseRow.objects.get(pk=case_id).applicant_id == str(owner.pk)
    assert posted_codes.prove(proof.pk, code_on(sheet), account=owner, at=AT + 29 * DAY) is None


def test_the_code_is_over_after_thirty_days_and_the_sheet_no_longer_holds_it(case_id: UUID) -> None:
    owner = account()
    proof = asked(told(case_id), owner)
    assert proof is not None
    code = code_on(sheets(case_id)[0])
    present.set_to(AT + proofs.BY_POST)
    assert posted_codes.prove(proof.pk, code, account=owner, at=present.now()) is None
    assert code not in sheets(case_id)[0]
    assert posted_codes.expected_by(owner, at=present.now()) == []


def test_it_goes_to_the_address_on_the_application(case_id: UUID) -> None:
    asked(told(case_id), account())
    person = Person.objects.get(pk=CaseRow.objects.get(pk=case_id).person_id)
    assert person.family_name in sheets(case_id)[0]


@pytest.mark.parametrize("wrong", ["uci", "application_number", "born_on"])
def test_a_wrong_answer_sends_nothing_and_is_told_alike(wrong: str, case_id: UUID) -> None:
    owner, other = account(), hand_in("in-canada-extension")
    mixed = replace(told(case_id), **{wrong: getattr(told(other), wrong)})
    proof = asked(mixed, owner)
    assert proof is not None
    assert proof.code == ""
    assert not Message.objects.filter(kind="code_by_post").exists()
    assert [one.id for one in posted_codes.expected_by(owner, at=AT)] == [proof.pk]


def test_where_an_e_mail_can_carry_the_code_no_letter_goes_out() -> None:
    case_id = hand_in()
    asked(told(case_id), account())
    assert sheets(case_id) == []


def test_nobodys_letter_box_is_filled(case_id: UUID) -> None:
    for number in range(4):
        asked(told(case_id), account(f"n{number}@example.net"))
    assert len(sheets(case_id)) == posted_codes.LETTERS_AT_MOST
    present.set_to(AT + proofs.BY_POST)
    asked(told(case_id), account("later@example.net"))
    assert Delivery.objects.filter(message__kind="code_by_post").count() == posted_codes.LETTERS_AT_MOST + 1


def test_asking_twice_is_one_letter_and_three_are_enough(case_id: UUID) -> None:
    owner = account()
    asked(told(case_id), owner)
    asked(told(case_id), owner)
    assert len(sheets(case_id)) == 1
    for number in range(3):
        asked(replace(told(case_id), uci=f"998877665{number}"), owner)
    assert len(posted_codes.expected_by(owner, at=AT)) == posted_codes.OPEN_AT_MOST


def test_another_account_cannot_use_the_code(case_id: UUID) -> None:
    proof = asked(told(case_id), account())
    assert proof is not None
    thief = account("thief@example.net")
    assert posted_codes.prove(proof.pk, code_on(sheets(case_id)[0]), account=thief, at=AT) is None
    assert CaseRow.objects.get(pk=case_id).applicant_id == ""


def test_a_letter_that_comes_back_is_not_read_out_by_telephone(case_id: UUID) -> None:
    asked(told(case_id), account())
    one = Delivery.objects.get(message__kind="code_by_post")
    assert mailroom.posted(one.pk.hex, at=AT)
    assert mailroom.returned(one.pk.hex, at=AT + DAY)
    assert not CallTask.objects.exists()


def test_a_worker_that_runs_twice_sends_one_letter_with_one_code(case_id: UUID) -> None:
    proof = asked(told(case_id), account())
    assert proof is not None
    before = code_on(sheets(case_id)[0])
    posted_codes.send.call(str(proof.pk))
    assert [code_on(sheet) for sheet in sheets(case_id)] == [before]
