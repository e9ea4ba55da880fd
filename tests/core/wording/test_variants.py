"""Which paragraphs each variant of a letter holds, and which it does not: a table one can read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.wording import samples
from core.wording.samples import SAMPLES
from workpermit.core.case.application import RefusalGround
from workpermit.core.law.book.completeness import ROW_BY_CODE
from workpermit.core.law.book.interim_work import VISIT2WORK
from workpermit.core.law.book.medical import EXAM_CALLED_FOR
from workpermit.core.law.evaluate import explain
from workpermit.core.text import Language
from workpermit.core.wording.compose import compose
from workpermit.core.wording.criteria import CRITERIA
from workpermit.core.wording.details import RefusalReason
from workpermit.core.wording.grounds import GROUNDS
from workpermit.core.wording.medical_reasons import OFFICER_ASKS, REASONS, medical_reason
from workpermit.core.wording.missing_items import WHY, missing_item
from workpermit.core.wording.plain import as_plain_text

pytestmark = pytest.mark.large  # seconds: `make test` runs them

ROWS = [
    # Acknowledgement (AYA-03, AYA-05): what to do, or that there is nothing to do.
    ("acknowledgement", "Give your fingerprints and photo", True),
    ("acknowledgement", "You have nothing to do for now", False),
    ("acknowledgement", "list of employers", True),
    ("acknowledgement", "16 June 2025 at 23:30 UTC", True),
    ("acknowledgement", "17 June 2025 at 00:30 (local time: Lagos, UTC+1)", True),
    ("acknowledgement", "You may keep working", False),
    ("acknowledgement_renewal", "You may keep working", True),
    ("acknowledgement_renewal", "If you leave Canada", True),
    ("acknowledgement_open_exempt", "list of employers", False),
    ("acknowledgement_open_exempt", "weeks", False),
    # Return (AYA-04): items with their source, no status, refund only where one is due.
    ("returned", "1. Signature on the form.", True),
    ("returned", "Source: section 10 of the Immigration and Refugee Protection Regulations", True),
    ("returned", "it gives you no status and no right to work", True),
    ("returned", "We are paying back $155", True),
    ("returned_in_canada", "We are paying back", False),
    ("returned_in_canada", "1 item that the law requires", True),
    ("returned_in_canada", "lasts until 1 September 2025", True),
    ("returned_after_window", "it ends today and not before", True),
    ("returned_after_window", "was not made", False),
    ("returned_after_window", "What is missing", False),
    ("returned_after_window", "give your biometrics by the date in the new instruction letter", True),
    ("returned_after_window_outside", "maintained status", False),
    ("returned_after_window_outside", "What is missing", True),
    ("returned_after_window", "If you think that an item listed above", False),
    ("returned", "What is missing", True),
    ("returned", "it no longer applies", True),
    ("returned_after_window", "it no longer applies", False),
    # Biometrics (AYA-02, domain 14.1).
    ("biometrics", "may return it to you without processing it", True),
    ("biometrics", "maintained status", False),
    ("biometrics", "Changing the date does not affect your application", True),
    ("biometrics_in_canada", "that status and the right to work end on the day of the return", True),
    ("biometrics_minor_refusal", "who may refuse it", True),
    ("biometrics_minor_refusal", "A parent or guardian, who comes with you", True),
    # Request for documents (AYA-08).
    ("documents", "the 2 items listed below", True),
    ("documents_on_paper", "the item listed below", True),
    ("documents_on_paper", "your account", False),
    # Medical exam (AYA-10).
    ("medical", "can add more than 3 months", True),
    ("medical_in_canada", "you do not have to leave the country", True),
    ("medical_in_canada", "Medical exam number", False),
    # Interview (AYA-07).
    ("interview", "Place: Interview office, 2 Victoria Street, Abuja", True),
    ("interview", "15 minutes early", True),
    ("interview_by_video", "15 minutes early", False),
    ("interview_by_video", "The link to join is in your account", True),
    # Procedural fairness.
    ("fairness", "misrepresentation", False),
    ("fairness_misrepresentation", "5 years", True),
    # Approval in Canada (IN-05, IN-07, IN-08).
    ("decision", "by 29 July 2025", True),
    ("decision", "The approval note in your account", True),
    ("decision_on_paper", "The approval note that comes with this letter", True),
    ("note", "as of today, 17 June 2025", True),
    ("note_open_later", "You may start working on 1 July 2025, and not before", True),
    ("note_open_later", "as of today", False),
    ("note_open_later", "Any employer", True),
    # Letter of introduction (OUT-01, IN-09).
    ("introduction", "This letter is not a work permit", True),
    ("introduction", "You are in Canada", False),
    ("introduction", "The visa in your passport, valid until 30 June 2027", True),
    ("introduction_exempt_in_canada", "you must leave the country to activate", True),
    ("introduction_exempt_in_canada", "The visa in your passport", False),
    ("introduction_exempt_in_canada", "An electronic travel authorization", True),
    ("introduction_exempt_in_canada", "LMIA number", False),
    # Refusal (A72(2)(b), R182).
    ("refusal", "until 16 August 2025: 60 days", True),
    ("refusal", "15 days", False),
    ("refusal", "restore", False),
    ("refusal", "a fee of $155", True),
    ("refusal_in_canada", "until 2 July 2025: 15 days", True),
    ("refusal_in_canada", "until 15 September 2025, 90 days", True),
    ("refusal_in_canada", "a fee of $246.25", True),
    ("refusal_in_canada", "that right ended on 17 June 2025", True),
    ("refusal_status_goes_on", "You no longer have status", False),
    ("refusal_status_goes_on", "lasts until 1 December 2025", True),
    # Withdrawal.
    ("withdrawal", "No fee is paid back", True),
    ("withdrawal_in_canada", "The interim authorization to work that we gave you ended", True),
    ("withdrawal_status_goes_on", "Your maintained status", False),
    # Refund.
    ("refund", "goes back to that employer", False),
    ("refund_to_employer", "$330", True),
    # Proof of the right to work (R186(u)).
    ("extension", "until 13 December 2025", True),
    ("extension", "The date on this letter does not end the right to work", True),
    ("extension_open", "Employer:", False),
    # Interim authorization (IN-02).
    ("interim_yes", "the day you leave Canada", True),
    ("interim_yes", "This message is itself the authorization", True),
    ("interim_yes_occupation", "in the occupation “baker”", True),
    ("interim_no", "You may not work in Canada on the strength of your request", True),
    # Whom the letter concerns.
    ("acknowledgement_renewal", "Marc Tremblay\n", True),
    ("acknowledgement_renewal", "because you represent Adaeze Okoro-Lévesque", True),
    ("acknowledgement_open_exempt", "because you answer for a minor, Kofi Mensah", True),
    ("acknowledgement", "In this letter, “you” means", False),
    # The permit (AYA-13).
    ("permit", "Given names: Adaeze", True),
    ("permit", "1. Unless authorized", True),
    ("permit_open_one_name", "Family name: Suharto\nGiven names: None", True),
    ("permit_open_one_name", "UCI:", False),
]


def text_of(name: str) -> str:
    return as_plain_text(compose(SAMPLES[name](Language.EN))).replace("\u00a0", " ")


@pytest.mark.parametrize(("name", "words", "held"), ROWS)
def test_a_variant_holds_its_paragraphs_and_no_others(name: str, words: str, held: bool) -> None:
    assert (words in text_of(name)) is held


def test_every_row_of_the_checklist_has_its_reason_and_no_reason_is_left_over() -> None:
    """A new row of the checklist without its words fails here, not in an officer's return (AYA-04)."""
    assert set(WHY) == set(ROW_BY_CODE)
    item = missing_item("signature")
    assert item.label.en[0].isupper()
    letter = replace(samples.returned(Language.EN), missing=(item,))
    assert "Source: paragraph 10(1)(b) of the Immigration" in as_plain_text(compose(letter))


def test_every_ground_of_refusal_has_its_words_and_its_provision() -> None:
    assert set(GROUNDS) == set(RefusalGround)
    for ground in RefusalGround:
        reason = RefusalReason(ground=ground, reasons=())
        for language in Language:
            content = compose(replace(samples.refusal(language), grounds=(reason,)))
            first = as_plain_text(content).split("\n\n")[3]
            assert GROUNDS[ground].provision.in_language(language) in first


def test_a_refusal_without_amounts_still_says_that_there_is_a_fee() -> None:
    whole = samples.refusal(Language.EN)
    bare = replace(whole, new_application_cost=None, court_cost=None)
    assert "The Court charges a fee of its own" in as_plain_text(compose(bare))


def test_a_limit_moved_past_a_sunday_says_so() -> None:
    """60 days from 7 January 2026 end on a Sunday: the letter does not leave the reader to count wrongly (IA 26)."""
    whole = replace(samples.refusal(Language.EN), notified_on=date(2026, 1, 7))
    for until, moved in ((date(2026, 3, 8), False), (date(2026, 3, 9), True)):
        text = as_plain_text(compose(replace(whole, judicial_review_until=until)))
        assert ("you were notified (moved past a Sunday or a holiday), since" in text) is moved


@pytest.mark.parametrize(
    ("visa", "medical", "first_line", "why"),
    [
        (None, None, "30 June 2027", None),
        (date(2027, 1, 5), None, "5 January 2027", "but your visa only until 5 January 2027"),
        (date(2027, 1, 5), date(2026, 5, 30), "30 May 2026", "but your medical exam only until 30 May 2026"),
    ],
)
def test_the_last_day_to_enter_is_the_earliest_of_letter_visa_and_exam(
    visa: date | None, medical: date | None, first_line: str, why: str | None
) -> None:
    """A letter never invites someone to arrive after their visa or medical exam has run out (R30(3), OUT-01)."""
    letter = replace(samples.introduction(Language.EN), visa_valid_until=visa, medical_valid_until=medical)
    text = as_plain_text(compose(letter)).replace("\u00a0", " ")
    assert f"no later than {first_line}." in text
    assert "After 30 June 2027 it has no effect" in text
    assert ("This letter is valid until 30 June 2027, but" in text) is (why is not None)
    assert why is None or why in text


def test_a_representative_is_written_to_at_their_own_address() -> None:
    letter = samples.acknowledgement_renewal(Language.EN)
    there = replace(letter, head=replace(letter.head, recipient_address=("900 Orchard Row",)))
    assert compose(letter).addressee == (letter.head.represented_by, *letter.head.address)
    assert compose(there).addressee == (letter.head.represented_by, "900 Orchard Row")
    permit = samples.permit(Language.EN)
    permit = replace(permit, head=replace(permit.head, represented_by="A", recipient_address=("900 Orchard Row",)))
    assert compose(permit).addressee == (permit.head.applicant.full, *permit.head.address)


def test_every_criterion_of_the_visitor_policy_has_its_words() -> None:
    """An answer no names each criterion to the person, in sentences of its own (IN-02)."""
    assert set(CRITERIA) == {clause.id for clause in explain(VISIT2WORK, {}).clauses}


def test_the_reason_for_a_medical_exam_names_all_that_calls_for_it() -> None:
    """A long stay alone calls for no exam: the letter says the designated place too (R30(1)(a)(iii))."""
    known = {clause.id for clause in explain(EXAM_CALLED_FOR, {}).walk()}
    for clauses, said in REASONS:
        assert clauses <= known
        assert medical_reason(clauses) is said
    assert medical_reason(["longer_than_six_months"]) is OFFICER_ASKS


def test_refunds_add_up_to_the_cent() -> None:
    odd = replace(samples.OPEN_FEE, dollars=Decimal("0.10"))
    letter = replace(samples.refund(Language.EN), lines=(odd, odd, odd))
    assert "We are paying back $0.30, no later" in as_plain_text(compose(letter))


def test_a_note_written_before_its_start_never_says_today() -> None:
    """The day before, on and after the start: only a start that has come lets one work at once (domain 14.11)."""
    note = samples.note(Language.EN)
    for day, at_once in ((date(2025, 6, 16), True), (date(2025, 6, 17), True), (date(2025, 6, 18), False)):
        assert ("as of today" in as_plain_text(compose(replace(note, in_force_on=day)))) is at_once


def test_the_same_details_give_the_same_content() -> None:
    for sample in SAMPLES.values():
        assert compose(sample(Language.FR)) == compose(sample(Language.FR))
