"""The person's own acts on the pages: withdrawal with its cost first, a new passport, representatives (AYA-01)."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from journeys.progress import approved, in_process
from journeys.story import OFFICER, Story, on
from journeys.visitor import Visitor, words
from workpermit.accounts.models import Account
from workpermit.casework import programmes
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.case.letters import Letter
from workpermit.core.case.programme_request import GrantProgramme
from workpermit.core.law.book.validity import PERMIT_END

RENEWAL, FILED = "in-canada-extension", on(2025, 10, 7, 2, 30)
PASSPORT = {"number": "ab 123 456", "country": "MX", "issued_on": "2025-11-01", "expires_on": "2035-10-31"}


# --- withdrawal -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "cost", "word", "done"),
    [
        ("en", "Your right to work ends on 1 December 2025", "withdraw", "Your application is withdrawn"),
        ("fr", "Votre droit de travailler prend fin le 1er décembre 2025", "RETIRER", "Votre demande est retirée"),
    ],
)
def test_a_withdrawal_shows_its_cost_first(language: str, cost: str, word: str, done: str) -> None:
    story = in_process(RENEWAL, at=FILED)
    story.wait_until(on(2025, 12, 1))
    visitor = Visitor(story.account, language)
    assert cost in visitor.get("portal:withdraw", story.case_id)
    visitor.send("portal:withdraw", story.case_id, word="yes")
    assert story.row.stage == "in_process"
    assert done in visitor.send("portal:withdraw", story.case_id, word=word)
    assert story.row.stage == "withdrawn"
    assert Letter.WITHDRAWAL in story.letters


def test_before_processing_the_fee_goes_back_and_the_page_says_how_much() -> None:
    story = Story("us-citizen", at=on(2026, 1, 13))
    said = Visitor(story.account).get("portal:withdraw", story.case_id)
    assert "We pay back" in said
    later = in_process("us-citizen", at=on(2026, 1, 13))
    assert "No fee is paid back: the processing of your application has begun." in Visitor(later.account).get(
        "portal:withdraw", later.case_id
    )


def test_an_interim_authorization_that_ends_is_named() -> None:
    story = Story("visitor-under-public-policy", at=on(2024, 6, 12, 19))
    story.do(OFFICER, GrantProgramme(story.use(story.applicant, programmes.request_interim_work)))
    said = Visitor(story.account).get("portal:withdraw", story.case_id)
    assert "Your request, or what it gave you, ends: interim authorization to work for visitors." in said


def test_after_the_decision_it_is_not_open_and_a_second_sending_shows_the_first() -> None:
    story = approved(RENEWAL, at=FILED)
    visitor = Visitor(story.account)
    assert "not open at the present stage" in visitor.get("portal:withdraw", story.case_id)
    assert "Withdraw this application" not in visitor.get("portal:home", story.case_id)
    other = Story("us-citizen", at=on(2026, 1, 13))
    visitor = Visitor(other.account)
    for _ in range(2):
        assert "Your application is withdrawn" in visitor.send(
            "portal:withdraw", other.case_id, key="k", word="WITHDRAW"
        )
    assert other.events.count("ApplicationWithdrawn") == 1


# --- a new passport -----------------------------------------------------------------------------------------------


def test_a_new_passport_shows_what_it_changes_before_it_is_kept() -> None:
    story = in_process(RENEWAL, at=FILED)
    story.wait_until(on(2025, 12, 1))
    before = story.reckons(PERMIT_END).day
    visitor = Visitor(story.account)
    shown = visitor.send("portal:passport", story.case_id, **PASSPORT)
    assert "What this passport changes" in shown
    assert "PassportRenewed" not in story.events
    assert "We have your new passport" in visitor.send("portal:passport", story.case_id, confirmed="yes", **PASSPORT)
    assert story.facts["passport_expires_on"] == date(2035, 10, 31)
    after = story.reckons(PERMIT_END).day
    assert before is not None
    assert after is not None
    assert after >= before
    assert "AB123456" not in repr(story.entries)  # the number is sealed; the journal has its commitment


def test_a_shorter_passport_is_told_as_a_loss() -> None:
    story = in_process(RENEWAL, at=FILED)
    story.wait_until(on(2025, 12, 1))
    said = Visitor(story.account).send("portal:passport", story.case_id, **(PASSPORT | {"expires_on": "2026-01-31"}))
    assert "the permit would end on 31 January 2026, not" in said


def test_an_issued_permit_keeps_its_end_and_the_letters_show_the_new_number() -> None:
    story = approved(RENEWAL, at=FILED)
    story.wait_until(on(2025, 12, 1))
    visitor = Visitor(story.account)
    said = visitor.send("portal:passport", story.case_id, confirmed="yes", **PASSPORT)
    assert "Your permit keeps its end date" in said


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"number": "a!"}, "letters and digits only"),
        ({"expires_on": "2025-10-01"}, "give a day after the day of issue"),
        ({"expires_on": "2025-11-15"}, "The date given is not possible here."),
    ],
)
def test_an_impossible_passport_is_refused_kindly(wrong: dict[str, str], says: str) -> None:
    story = in_process(RENEWAL, at=FILED)
    story.wait_until(on(2025, 12, 1))
    visitor = Visitor(story.account)
    assert says in visitor.send("portal:passport", story.case_id, confirmed="yes", **(PASSPORT | wrong))
    assert "PassportRenewed" not in story.events


# --- representatives -----------------------------------------------------------------------------------------------

TERMS = {
    "name": "Maître Adèle Roy",
    "scope": "represent",
    "reach": "one",
    "until": "",
    "paid": "yes",
    "body": "Barreau du Québec",
    "membership": "123456-7",
    "email": "",
}
INFORMED = TERMS | {"scope": "receive_information", "paid": "no"}


def lawyer(email: str = "roy@example.org") -> Account:
    """Return a representative’s account."""
    return Account.objects.create_account(email, name="Adèle Roy", role=Role.REPRESENTATIVE)


def code_of(story: Story, **terms: str) -> str:
    """Make an invitation on the page and return its code."""
    said = Visitor(story.account).send("portal:invite", story.case_id, **(TERMS | terms))
    code = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", said)
    assert code, said
    return code[0]


def takes(account: Account, code: str) -> Visitor:
    """Take an invitation up by its code."""
    visitor = Visitor(account)
    visitor.send("portal:accept", code=code)
    found = re.search(r'name="accept" value="([0-9a-f-]+)"', visitor.page)
    if found:
        visitor.send("portal:accept", accept=found[1])
    return visitor


@pytest.mark.parametrize(("language", "says"), [("en", "In force"), ("fr", "En vigueur")])
def test_a_representative_acts_from_the_yes_until_the_no(language: str, says: str) -> None:
    story, roy = in_process(RENEWAL, at=FILED), lawyer()
    representative = takes(roy, code_of(story))
    applicant = Visitor(story.account, language)
    assert says in applicant.get("portal:representatives", story.case_id)
    assert "Change my address" in representative.get("portal:home", story.case_id)
    new = {"street": "1 Elm", "unit": "", "city": "Calgary", "region": "AB", "postal_code": "T3K 2R5"}
    assert "We have your new address" in representative.send("portal:address", story.case_id, **new)
    end = re.search(r'action="([^"]+/(?:end|fin)/)"', applicant.page)
    assert end
    applicant._signed_in().post(end[1])  # the form on the page just read
    representative.get("portal:home", story.case_id)
    assert representative.status == 404
    representative.send("portal:address", story.case_id, **new)
    assert representative.status == 404


def test_the_applicant_sees_what_the_representative_did_and_opened() -> None:
    story, roy = in_process(RENEWAL, at=FILED), lawyer()
    representative = takes(roy, code_of(story))
    representative.get("portal:home", story.case_id)
    applicant = Visitor(story.account)
    applicant.get("portal:representatives", story.case_id)
    deeds = re.search(r'href="([^"]+/representatives/[0-9a-f-]{36}/)"', applicant.page)
    assert deeds
    page = applicant._signed_in().get(deeds[1]).content.decode()
    assert "Opened your file." in page
    assert "Your representative" in applicant.get("portal:who_looked", story.case_id)


def test_who_is_only_told_sees_and_cannot_act() -> None:
    story, roy = in_process(RENEWAL, at=FILED), lawyer()
    informed = takes(roy, code_of(story, **INFORMED))
    said = informed.get("portal:home", story.case_id)
    assert informed.status == 200
    assert "Change my address" not in said
    new = {"street": "1 Elm", "unit": "", "city": "Calgary", "region": "AB", "postal_code": "T3K 2R5"}
    informed.send("portal:address", story.case_id, **new)
    assert "AddressChanged" not in story.events


def test_a_mandate_for_one_case_opens_no_other_and_ends_on_its_last_day() -> None:
    story, roy = in_process(RENEWAL, at=FILED), lawyer()
    until = (now() + timedelta(days=10)).date()
    representative = takes(roy, code_of(story, until=until.isoformat()))
    other = Story("us-citizen", at=now())
    representative.get("portal:home", other.case_id)
    assert representative.status == 404
    story.wait_until(on(until.year, until.month, until.day, 23, 59, 59))
    representative.get("portal:home", story.case_id)
    assert representative.status == 200
    story.wait_until(now() + timedelta(seconds=1))
    representative.get("portal:home", story.case_id)
    assert representative.status == 404


def test_a_code_serves_once_and_only_the_address_it_is_for() -> None:
    story = in_process(RENEWAL, at=FILED)
    code = code_of(story, email="roy@example.org")
    other = takes(lawyer("other@example.org"), code)
    assert "This code opens nothing" in other.send("portal:accept", code=code)
    roy = lawyer()
    waiting = Visitor(roy).get("portal:accept")
    assert "An invitation for you" in waiting  # without typing the code, on the account it is for
    takes(roy, code)
    assert "This code opens nothing" in Visitor(roy).send("portal:accept", code=code)


def test_who_is_paid_names_a_body_and_an_applicants_account_takes_no_mandate() -> None:
    story, other = in_process(RENEWAL, at=FILED), Story("us-citizen", at=on(2026, 1, 13))
    said = Visitor(story.account).send("portal:invite", story.case_id, **(TERMS | {"body": "", "membership": ""}))
    assert "must belong to a body that the law names" in said
    visitor = takes(other.account, code_of(story))
    assert "This account is not a representative’s." in words(visitor.page)


def test_a_representative_gives_nobody_else_in() -> None:
    story, roy = in_process(RENEWAL, at=FILED), lawyer()
    representative = takes(roy, code_of(story))
    representative.get("portal:representatives", story.case_id)
    assert representative.status == 404
    assert "Only the applicant can give or end this" in representative.send("portal:invite", story.case_id, **TERMS)
    representative.get("portal:own_file")
    assert representative.status == 404


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", "What may they do? Choose one of the answers."),
        ("fr", "Que peut-elle faire ? Choisissez l’une des réponses."),
    ],
)
def test_a_question_left_open_is_named_as_it_was_asked(language: str, says: str) -> None:
    story = in_process(RENEWAL, at=FILED)
    assert says in Visitor(story.account, language).send("portal:invite", story.case_id, name="Roy")
