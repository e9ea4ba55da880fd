"""AYA-04: an incomplete application is returned without processing, item by item, with its fees; it gives nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from journeys.progress import enrolled
from journeys.story import CLOCK, OFFICER, STAFF, Story, changed, on
from workpermit.casework import decisions, programmes, requests
from workpermit.core.case.actor import Role
from workpermit.core.case.application import (
    ApplicationReturned,
    ConfirmComplete,
    ReturnApplication,
    WithdrawApplication,
)
from workpermit.core.case.letters import Letter
from workpermit.core.case.programme_request import EndedBy, ProgrammeEnded
from workpermit.core.case.public_status import Lane, LaneStatus
from workpermit.core.case.refusal import Refusal
from workpermit.core.forms.filing import Address
from workpermit.core.law.book.right_to_work import MAY_WORK
from workpermit.core.law.book.status import STAY_UNTIL
from workpermit.core.law.findings import Outcome
from workpermit.core.text import Language

FEE, THREE = on(2025, 10, 2, 17, 45), on(2025, 11, 3, 11)


def test_the_letter_names_the_item_why_it_is_required_and_where_the_law_says_so() -> None:
    story = Story("missing-fee", at=FEE)
    story.wait(7)
    story.do(OFFICER, ReturnApplication())
    assert story.event(ApplicationReturned).missing == ("work_permit_fee",)
    words = story.words(Letter.RETURN_INCOMPLETE)
    assert "the application that we received on 2 October 2025, without processing it" in words
    assert "1. Proof that the work permit fee is paid ($155)." in words
    assert "paragraph 10(1)(d) of the Immigration and Refugee Protection Regulations" in words
    assert "This is not a refusal." in words
    assert "A new application gets its own number." in words
    assert story.status() == "Closed: returned as incomplete"
    assert story.status(Language.FR) == "Fermée\u00a0: retournée, car incomplète"
    assert story.next_steps == ()


def test_every_item_is_named_in_the_persons_language() -> None:
    story = Story("missing-signature-and-offer", at=THREE)
    story.do(OFFICER, ReturnApplication())
    assert story.event(ApplicationReturned).missing == ("signature", "job_offer", "lmia_or_offer_number")
    words = story.words(Letter.RETURN_INCOMPLETE)
    assert "il y manque 3 éléments que la loi exige" in words
    assert "1. Le formulaire signé et daté" in words
    assert "2. Lettre d’offre d’emploi ou contrat." in words
    assert "3. Le numéro de l’EIMT ou de l’offre d’emploi." in words
    assert "alinéa 10(1)b) du Règlement sur l’immigration et la protection des réfugiés" in words
    assert "elle ne vous donne ni statut ni droit de travailler au Canada" in words


def test_what_was_paid_goes_back_line_by_line() -> None:
    story = Story("missing-signature-and-offer", at=THREE)
    story.do(OFFICER, ReturnApplication())
    assert story.letters[-2:] == [Letter.RETURN_INCOMPLETE, Letter.REFUND]
    for letter in (Letter.RETURN_INCOMPLETE, Letter.REFUND):
        words = story.words(letter)
        assert "Nous remboursons 240 $" in words
        assert "Frais de permis de travail 155 $ (votre demande n’a pas été traitée)" in words
        assert "biométri" in words.partition("155 $")[2].partition("85 $")[0]
        assert "85 $ (votre demande n’a pas été traitée)" in words
        assert "au plus tard le 29 décembre 2025" in words  # eight weeks after 3 November


def test_what_was_not_paid_does_not_go_back() -> None:
    story = Story("missing-fee", at=FEE)
    story.do(OFFICER, ReturnApplication())
    words = story.words(Letter.REFUND)
    assert "$85, no later than" in words
    assert "Biometrics fee $85" in words
    assert "Work permit fee" not in words


def test_where_nothing_was_paid_there_is_no_refund_letter(tmp_path: Path) -> None:
    story = Story(changed("missing-fee", tmp_path, fees=[]), at=FEE)
    story.do(OFFICER, ReturnApplication())
    assert story.letters[-1] is Letter.RETURN_INCOMPLETE
    assert "$85" not in story.words(Letter.RETURN_INCOMPLETE)


def test_biometrics_already_given_are_not_paid_back() -> None:
    story = Story("missing-signature-and-offer", at=THREE)
    story.wait(2)
    enrolled(story)
    story.do(OFFICER, ReturnApplication())
    words = story.words(Letter.REFUND)
    assert "Nous remboursons 155 $" in words
    assert "85 $" not in words


def test_after_the_biometrics_window_an_officer_returns_it_with_both_fees() -> None:
    """The page counts biometrics among what is necessary; a clock alone returns nothing (ADR-01)."""
    story = Story("outside-visa-required", at=on(2025, 9, 9))
    story.wait_until(on(2025, 10, 10, 0, 30))
    assert story.case.biometrics.stage == "lapsed"
    assert story.case.application.stage == "received"
    story.wait(5)
    story.do(OFFICER, ReturnApplication())
    assert story.event(ApplicationReturned).missing == ("biometrics",)
    assert story.entry(ApplicationReturned).actor == OFFICER
    words = story.words(Letter.RETURN_INCOMPLETE)
    assert "without processing it: your biometrics were not given by the date in our instruction letter." in words
    assert "Your application keeps no place and no date." in words
    assert "$240" in words.partition("Your fees")[2].partition("How to apply again")[0]
    assert story.lane(Lane.DECISION) is LaneStatus.COMPLETED


def test_only_an_officer_returns_and_only_what_is_incomplete() -> None:
    story = Story("missing-fee", at=FEE)
    for who in (story.applicant, CLOCK, *STAFF):
        if who.role is not Role.OFFICER:
            with story.refuses(Refusal.ROLE_MAY_NOT):
                story.do(who, ReturnApplication())
    complete = Story("us-citizen", at=on(2026, 1, 13))
    with complete.refuses(Refusal.NOTHING_MISSING):
        complete.do(OFFICER, ReturnApplication())


# --- nothing flows from a returned application -------------------------------------------------------------


def renewal_without(tmp_path: Path, **answers: Any) -> Story:
    """A renewal received in time, though without its fee."""
    return Story(changed("in-canada-extension", tmp_path, fees=[], **answers), at=on(2025, 10, 7, 2, 30))


def test_no_status_and_no_right_to_work_flow_from_it(tmp_path: Path) -> None:
    """It was not made (R12; ADR-19): the stay ends where it would have ended, and so does the work."""
    story = renewal_without(tmp_path)
    story.wait_until(on(2025, 11, 4))
    assert story.finds(MAY_WORK) is Outcome.MET  # the permit ran out on 31 October, the renewal is pending
    story.do(OFFICER, ReturnApplication())
    assert story.finds(MAY_WORK) is Outcome.NOT_MET
    until = story.reckons(STAY_UNTIL).day
    assert until is not None
    assert until <= date(2025, 11, 4)


def test_returned_while_the_old_permit_is_valid_that_one_goes_on_alone(tmp_path: Path) -> None:
    story = renewal_without(tmp_path)
    story.wait_until(on(2025, 10, 20))
    story.do(OFFICER, ReturnApplication())
    assert story.finds(MAY_WORK) is Outcome.MET
    assert story.reckons(STAY_UNTIL).day == date(2025, 10, 31)
    story.wait_until(on(2025, 11, 1, 0))
    assert story.finds(MAY_WORK) is Outcome.NOT_MET


def test_a_request_to_work_meanwhile_ends_with_it(tmp_path: Path) -> None:
    story = Story(changed("visitor-under-public-policy", tmp_path, fees=[]), at=on(2024, 6, 12, 19))
    story.use(story.applicant, programmes.request_interim_work)
    story.wait(3)
    story.do(OFFICER, ReturnApplication())
    assert story.event(ProgrammeEnded).by is EndedBy.RETURN
    assert story.finds(MAY_WORK) is Outcome.NOT_MET


def test_nothing_happens_to_it_any_more() -> None:
    story = Story("missing-fee", at=FEE)
    story.do(OFFICER, ReturnApplication())
    for command in (ConfirmComplete(), ReturnApplication()):
        with story.refuses(Refusal.NOT_NOW):
            story.do(OFFICER, command)
    with story.refuses(Refusal.NOT_NOW):
        story.do(story.applicant, WithdrawApplication())
    with story.refuses(Refusal.NOT_NOW):
        story.use(OFFICER, decisions.approve)
    with story.refuses(Refusal.NOT_NOW):
        story.use(story.applicant, requests.change_address, Address("1 A", None, "B", None, "C", "BR"))
    story.wait(300)
    assert story.events[-1] == "ApplicationReturned"  # no clock stirs it
    assert story.row.wakes_at is None


def test_a_new_application_gets_its_own_number_and_its_own_day(tmp_path: Path) -> None:
    story = Story("missing-fee", at=FEE)
    story.do(OFFICER, ReturnApplication())
    story.wait(20)
    paid = [{"kind": "work_permit", "amount": "155.00", "paid_on": "2025-10-20", "receipt_number": "R-251020-1"}]
    again = Story(changed("missing-fee", tmp_path, fees=paid), at=on(2025, 10, 22))
    assert again.number != story.number
    assert again.row.person_id == story.row.person_id
    assert again.case.application.received_at == on(2025, 10, 22)
