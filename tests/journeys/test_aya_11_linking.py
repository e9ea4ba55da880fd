"""AYA-11 (in part): an application from before the account is linked by two numbers, a birth date and a code."""

from __future__ import annotations

import re
from uuid import UUID

import pytest

from journeys.story import EXAMPLES, MAILROOM, on
from journeys.visitor import Visitor
from web.postbox import code_for, letters_to, work_off
from workpermit.accounts import people
from workpermit.accounts.models import Account, Person
from workpermit.casework import intake, linking, mailroom, posted_codes
from workpermit.casework.models import CaseRow
from workpermit.casework.packages import read_package
from workpermit.clock.present import now, set_to
from workpermit.core.case.actor import Role
from workpermit.core.text import Language
from workpermit.trades.letters import pages
from workpermit.trades.notices.models import Message

FILED = on(2025, 9, 9)
BOTH = pytest.mark.parametrize("language", list(Language))
SAYS = {
    "ask": {"en": "Link an application to your account", "fr": "Lier une demande à votre compte"},
    "code": {"en": "Type the code we sent", "fr": "Saisissez le code que nous avons envoyé"},
    "linked": {"en": "The application is linked to your account", "fr": "La demande est liée à votre compte"},
    "wrong": {"en": "This code is not right", "fr": "Ce code n’est pas le bon"},
    "check": {
        "en": "An officer is checking whether application {number} is yours",
        "fr": "Un agent vérifie si la demande {number} est la vôtre",
    },
    "uci": {"en": "A UCI has 8 or 10 digits", "fr": "Un IUC compte 8 ou 10 chiffres"},
}


class OnPaper:
    """Maricel's application, which came by mail before she had an account."""

    def __init__(self, language: str) -> None:
        set_to(FILED)
        package = read_package(EXAMPLES / "outside-visa-required")
        self.address = package.filing.email
        receipt = intake.take_in(package, key="by mail", actor=MAILROOM, at=now(), channel="paper")
        self.case_id: UUID = receipt.case_id
        self.account = Account.objects.create_account(
            "maricel@example.net", name="Maricel", role=Role.APPLICANT, language=Language(language)
        )
        self.visitor = Visitor(self.account, language)
        self.typed = {
            "uci": self.person.uci,
            "application_number": receipt.application_number,
            "born_on": self.person.born_on,
        }

    @property
    def row(self) -> CaseRow:
        """The case's row."""
        return CaseRow.objects.get(pk=self.case_id)

    @property
    def person(self) -> Person:
        """Whom the case is about."""
        return Person.objects.get(pk=self.row.person_id)

    @property
    def is_linked(self) -> bool:
        """Whether the account owns the case and the messages about it."""
        mine = str(self.account.pk)
        of_case = Message.objects.filter(case_id=self.case_id)
        owns = self.row.applicant_id == mine and self.person.account == self.account
        assert owns == all(message.account_id == self.account.pk for message in of_case) or not of_case
        return owns


@BOTH
def test_a_code_to_the_address_on_file_links_the_application(language: str) -> None:
    paper = OnPaper(language)
    assert SAYS["ask"][language] in paper.visitor.get("signin:link")
    assert SAYS["code"][language] in paper.visitor.send("signin:link", **paper.typed)
    code = code_for(paper.address)
    assert not paper.is_linked
    assert SAYS["linked"][language] in paper.visitor.send("signin:link_code", code=code)
    assert paper.is_linked
    assert len(letters_to("maricel@example.net")) == 1  # told of it at the account's own address


@BOTH
def test_the_numbers_alone_show_and_link_nothing(language: str) -> None:
    paper = OnPaper(language)
    told = paper.visitor.send("signin:link", **paper.typed | {"born_on": "1901-02-03"})
    work_off()
    assert letters_to(paper.address) == []
    assert paper.person.family_name not in told
    assert SAYS["wrong"][language] in paper.visitor.send("signin:link_code", code="1234 5678")
    assert not paper.is_linked


@BOTH
def test_a_number_of_another_form_is_named_beside_its_field_and_nothing_typed_is_lost(language: str) -> None:
    paper = OnPaper(language)
    told = paper.visitor.send("signin:link", **paper.typed | {"uci": "12"})
    assert SAYS["uci"][language] in told
    assert f'value="{paper.typed["application_number"]}"' in paper.visitor.page


@BOTH
def test_an_officer_links_where_no_code_can_come(language: str) -> None:
    paper = OnPaper(language)
    paper.visitor.send("signin:link", **paper.typed)
    told = paper.visitor.send("signin:link_check")
    assert SAYS["check"][language].format(number=paper.typed["application_number"]) in told
    (waiting,) = linking.checks_to_answer()
    assert waiting.case_id == paper.case_id
    officer = Account.objects.create_account("officer@office.example", name="Okafor", role=Role.OFFICER)
    assert linking.answer(waiting.id, officer=officer, granted=True, at=now())
    assert paper.is_linked
    assert linking.checks_of(paper.account) == []


def test_a_new_address_that_was_given_to_the_office_gets_the_code() -> None:
    paper = OnPaper("en")
    people.set_contact(paper.person, {"email": "moved@example.net"})
    paper.visitor.send("signin:link", **paper.typed)
    paper.visitor.send("signin:link_code", code=code_for("moved@example.net"))
    assert paper.is_linked
    assert letters_to(paper.address) == []


def test_a_code_is_good_in_the_browser_that_asked_and_for_that_account_alone() -> None:
    paper = OnPaper("en")
    paper.visitor.send("signin:link", **paper.typed)
    code = code_for(paper.address)
    other = Account.objects.create_account("other@example.net", name="Other", role=Role.APPLICANT)
    stranger = Visitor(other)
    assert SAYS["ask"]["en"] in stranger.send("signin:link_code", code=code)  # it asked for nothing
    asked = paper.account.proofs.get()
    assert linking.prove(asked.pk, code, account=other, at=now()) is None
    assert not paper.is_linked


@BOTH
def test_where_no_address_is_on_file_a_code_comes_by_post(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = OnPaper(language)
    monkeypatch.setattr(linking, "address_on_file", lambda _: "")
    paper.visitor.send("signin:link", **paper.typed)
    work_off()
    said = paper.visitor.send("signin:link_post")
    assert {"en": "a letter with a code goes to its mailing", "fr": "une lettre avec un code part"}[language] in said
    work_off()
    (letter,) = (one for one in mailroom.to_post() if "code" in pages.text(one.content))
    code = re.search(r"\b\d{4} \d{4}\b", pages.text(letter.content))
    assert code is not None
    (expected,) = posted_codes.expected_by(paper.account, at=now())
    assert {"en": "code by post", "fr": "code par la poste"}[language] in paper.visitor.get("signin:account")
    wrong = paper.visitor.send("signin:link_posted", expected.id, code="0000 0000")
    assert {"en": "This code is not right", "fr": "Ce code n’est pas le bon"}[language] in wrong
    assert not paper.is_linked
    assert SAYS["linked"][language] in paper.visitor.send("signin:link_posted", expected.id, code=code[0])
    assert paper.is_linked
