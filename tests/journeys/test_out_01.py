"""OUT-01: every approved person outside Canada gets the letter of introduction, and it says what it is.

The visa-required are asked for their passport first, and the letter comes with the visa.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from journeys.progress import approved, with_letter
from journeys.story import BORDER, OFFICER, Story, on
from workpermit.casework import decisions
from workpermit.clock.present import now
from workpermit.core.case.letters import Letter
from workpermit.core.case.next_steps import Holder
from workpermit.core.case.permit import IntroductionLetterIssued, LapseLetter, PassportRequested, RecordVisaIssued
from workpermit.core.case.refusal import Refusal
from workpermit.core.text import Language
from workpermit.trades.letters.sealed_fields import DocumentKind
from workpermit.trades.letters.seals import Fault, SealRefused
from workpermit.trades.letters.trust import TrustList
from workpermit.trades.letters.verification import Source, verify_document

# Everybody who applied on IMM 1295 and whose application is in order, with the day of filing.
APPLICANTS = {
    "outside-visa-required": on(2025, 9, 9),
    "outside-visa-exempt": on(2025, 9, 16),
    "imm-1295-from-inside-canada": on(2025, 11, 4),
    "under-14": on(2025, 10, 15),
    "us-citizen": on(2026, 1, 13),
    "health-care-worker": on(2025, 12, 2),
}
SAYS_EN = (
    "Port of entry letter of introduction",
    "you are allowed to work in Canada",
    "Bring this letter and present it at the port of entry, no later than",
    "This letter is not a work permit",
    "A border services officer issues the work permit at the port of entry, on the day you arrive",
    "you cannot work before.",
)
SAYS_FR = (
    "Lettre d’introduction au point d’entrée",
    "vous avez l’autorisation de travailler au Canada",
    "Apportez cette lettre et présentez-la au point d’entrée, au plus tard le",
    "Cette lettre n’est pas un permis de travail",
    "délivre le permis de travail au point d’entrée, le jour de votre arrivée",
)


@pytest.mark.parametrize("example", APPLICANTS)
def test_every_approved_person_gets_the_letter_in_both_languages_signed_and_scannable(example: str) -> None:
    story = with_letter(example, at=APPLICANTS[example])
    assert story.letters[-1] is Letter.INTRODUCTION
    assert Letter.WORK_PERMIT not in story.letters
    words = story.words(Letter.INTRODUCTION)
    for said in (*SAYS_EN, *SAYS_FR):
        assert said in words
    verified = story.verified(Letter.INTRODUCTION)
    assert verified.source is Source.PDF
    assert verified.fields.kind is DocumentKind.INTRODUCTION
    assert verified.fields.application_number == story.number
    assert verified.fields.valid_until == story.event(IntroductionLetterIssued).valid_until


def test_the_visa_exempt_get_it_with_the_approval() -> None:
    story = approved("outside-visa-exempt", at=on(2025, 9, 16))
    assert story.events[-2:] == ["ApplicationApproved", "IntroductionLetterIssued"]
    assert Letter.PASSPORT_REQUEST not in story.letters
    assert story.status() == "Approved: your permit waits at the port of entry"
    assert story.status(Language.FR) == "Approuvée\u00a0: votre permis vous attend au point d’entrée"
    (step,) = story.next_steps
    assert (step.holder, step.due_on) == (Holder.YOU, date(2027, 11, 16))
    assert "letter of introduction" in step.text.en


def test_the_visa_required_are_asked_for_their_passport_first() -> None:
    story = approved("outside-visa-required", at=on(2025, 9, 9))
    due_on = story.event(PassportRequested).due_on
    assert due_on == (now() + timedelta(days=30)).date()
    assert story.letters[-1] is Letter.PASSPORT_REQUEST
    assert Letter.INTRODUCTION not in story.letters
    assert story.status() == "Approved: we need your passport"
    words = story.words(Letter.PASSPORT_REQUEST)
    assert "Your passport itself, number P4471203B, not a copy." in words
    assert "the visa in your passport, and the port of entry letter of introduction" in words
    with story.refuses(Refusal.NOT_NOW):
        story.use(BORDER, decisions.issue_at_port, port="YVR")

    story.wait(11)
    with story.refuses(Refusal.DAY_IMPOSSIBLE, about="visa_until"):
        story.do(OFFICER, RecordVisaIssued(now().date() - timedelta(days=1)))
    with story.refuses(Refusal.ROLE_MAY_NOT):
        story.do(BORDER, RecordVisaIssued(date(2027, 10, 30)))
    story.do(OFFICER, RecordVisaIssued(date(2027, 10, 30)))
    assert story.events[-2:] == ["VisaIssued", "IntroductionLetterIssued"]
    words = story.words(Letter.INTRODUCTION)
    assert "The visa in your passport, valid until 30 October 2027" in words
    assert "Le visa apposé dans votre passeport, valide jusqu’au 30 octobre 2027" in words


def test_a_letter_is_never_sent_to_somebody_who_was_not_approved() -> None:
    story = Story("outside-visa-exempt", at=on(2025, 9, 16))
    with story.refuses(Refusal.NOT_NOW):
        story.use(OFFICER, decisions.approve)
    assert Letter.INTRODUCTION not in story.letters


def test_the_seal_proves_nothing_to_one_who_does_not_trust_the_office() -> None:
    story = with_letter("us-citizen", at=on(2026, 1, 13))
    assert story.verified(Letter.INTRODUCTION).fields.name == "Caleb O’Donnell-Reyes"
    with pytest.raises(SealRefused) as refused:
        verify_document(story.pdf(Letter.INTRODUCTION), TrustList.of())
    assert refused.value.fault is Fault.UNKNOWN_KEY


def test_a_letter_that_was_not_used_lapses_at_the_end_of_its_last_day() -> None:
    story = with_letter("under-14", at=on(2025, 10, 15))
    until = story.event(IntroductionLetterIssued).valid_until
    assert until == date(2026, 7, 31)
    story.wait_until(on(2026, 8, 1, 0, 29, 59))
    assert story.case.permit.stage == "letter_outstanding"
    with story.refuses(Refusal.ROLE_MAY_NOT):
        story.do(OFFICER, LapseLetter())
    story.wait_until(on(2026, 8, 1, 0, 30))
    assert story.events[-1] == "IntroductionLetterLapsed"
    assert story.status() == "Closed: the letter of introduction was not used in time"
    with story.refuses(Refusal.NOT_NOW):
        story.use(BORDER, decisions.issue_at_port, port="YYZ")
