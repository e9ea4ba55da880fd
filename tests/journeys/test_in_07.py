"""IN-07: the note in the account carries the permit's terms, and the person may work from its date."""

from __future__ import annotations

from datetime import date, timedelta

from journeys.progress import approved, checked, in_process
from journeys.story import OFFICER, SUPERVISOR, on
from workpermit.casework import decisions
from workpermit.casework.records import NewRecord
from workpermit.clock.present import now
from workpermit.core.case.application import ApproveApplication
from workpermit.core.case.letters import Letter
from workpermit.core.case.permit import PermitIssued, ProposeRevocation, RevokePermit
from workpermit.core.case.refusal import Refusal
from workpermit.core.law.book.right_to_work import MAY_WORK
from workpermit.core.law.findings import Outcome
from workpermit.trades.letters.models import Letter as KeptLetter
from workpermit.trades.notices.models import Message

VISITOR, FILED = "visitor-under-public-policy", on(2024, 6, 12, 19)
RENEWAL, RENEWED = "in-canada-extension", on(2025, 10, 7, 2, 30)
TERMS = (
    "Kind of permit Employer-specific work permit",
    "Type of work Machinist (NOC 72100)",
    "Employer Chinook Ridge Fabrication",
    "Where you may work Calgary, Alberta",
    "Valid until 31 October 2027",
)
CONDITIONS = (
    "Must leave Canada by the end of the authorized stay.",
    "Not authorized to work in any occupation other than the one stated.",
    "Not authorized to work for any employer other than the one stated.",
    "Not authorized to work in any location other than the one stated.",
)


def test_the_note_is_in_the_account_at_once_and_carries_the_terms_in_force() -> None:
    story = approved(RENEWAL, at=RENEWED)
    approved_on = story.event(PermitIssued).valid_from
    assert approved_on == now().date()
    assert "approval_note" in story.notices
    message = Message.objects.get(case_id=story.case_id, kind="approval_note")
    assert message.put_at == now()  # what is put into the account is received then (R9.3)
    assert message.account_id == story.account.pk
    words = story.words(Letter.APPROVAL_NOTE)
    day = f"{approved_on.day} {approved_on:%B %Y}"
    assert f"Your work permit is approved. You may start working as of today, {day}, on the terms below" in words
    assert "you do not have to wait for the permit to come by mail" in words
    assert f"In force from {day}" in words
    for said in (*TERMS, *CONDITIONS):
        assert said in words


def test_the_note_in_french_says_the_same() -> None:
    story = approved(VISITOR, at=FILED)
    words = story.words(Letter.APPROVAL_NOTE)
    assert "Genre de permis Permis de travail lié à un employeur donné" in words
    assert "Employeur Imprimerie du Canal" in words
    assert "Lieu de travail autorisé Ottawa (Ontario)" in words
    assert "Doit quitter le Canada à la fin du séjour autorisé." in words
    assert "À l’intention de votre employeur Cette note est en vigueur à partir du" in words


def test_note_decision_letter_and_permit_are_one_decision_and_agree() -> None:
    story = approved(RENEWAL, at=RENEWED)
    causes = KeptLetter.objects.filter(case_id=story.case_id).order_by("number").values_list("cause", flat=True)
    assert story.letters[-3:] == [Letter.DECISION_APPROVAL, Letter.APPROVAL_NOTE, Letter.WORK_PERMIT]
    assert len({cause.split(" ")[0] for cause in list(causes)[-3:]}) == 1
    permit = story.words(Letter.WORK_PERMIT)
    for said in ("Machinist", "Chinook Ridge Fabrication", "Calgary, Alberta", *CONDITIONS):
        assert said in permit
        assert said in story.words(Letter.APPROVAL_NOTE)


def test_the_right_to_work_begins_with_the_note_and_ends_with_the_permit() -> None:
    """A visitor without any permit: no right the day before, the right at the instant of the note."""
    story = in_process(VISITOR, at=FILED)
    checked(story)
    assert story.finds(MAY_WORK) is Outcome.NOT_MET
    story.use(OFFICER, decisions.approve)
    assert story.finds(MAY_WORK) is Outcome.MET
    last_day = story.event(PermitIssued).valid_until
    assert last_day == date(2026, 9, 1)
    story.wait_until(on(2026, 9, 1, 23, 59, 59))
    assert story.finds(MAY_WORK) is Outcome.MET
    story.wait_until(on(2026, 9, 2, 0))
    assert story.finds(MAY_WORK) is Outcome.NOT_MET


def test_the_right_does_not_wait_for_the_mail_and_an_employer_is_shown_it() -> None:
    story = approved(VISITOR, at=FILED)
    assert story.case.delivery.stage == "to_print"
    assert story.finds(MAY_WORK) is Outcome.MET
    renewal = approved(RENEWAL, at=RENEWED).words(Letter.APPROVAL_NOTE)
    assert "For your employer This note is in force from" in renewal
    assert "Mateo Núñez Ibáñez may show it as proof of the right to work in Canada on these terms." in renewal


def test_an_officer_may_set_a_later_start_and_the_note_says_so() -> None:
    """Where the job begins later, the permit is in force from that day and nobody may work before (ADR-11)."""
    story = in_process(VISITOR, at=FILED)
    checked(story)
    basis = NewRecord("decision", {"evidence": ["offer.pdf"]})
    later = now().date() + timedelta(days=20)
    with story.refuses(Refusal.DAY_IMPOSSIBLE, about="in_force_on"):
        story.do(OFFICER, ApproveApplication(basis.id, basis.commitment, "U990000001", now().date() - timedelta(1)))
    story.do(OFFICER, ApproveApplication(basis.id, basis.commitment, "U990000001", later))
    assert story.event(PermitIssued).valid_from == later
    assert story.finds(MAY_WORK) is Outcome.NOT_MET
    story.wait(20)
    assert story.finds(MAY_WORK) is Outcome.MET


def test_a_permit_that_is_revoked_gives_no_right_any_more() -> None:
    story = approved(VISITOR, at=FILED)
    reasons = NewRecord("reasons", {"reason": "It rested on a paper that was forged."})
    story.do(OFFICER, ProposeRevocation(reasons.id, reasons.commitment))
    assert story.finds(MAY_WORK) is Outcome.MET  # a proposal takes nothing away
    story.do(SUPERVISOR, RevokePermit())
    assert story.finds(MAY_WORK) is Outcome.NOT_MET


def test_a_letter_of_introduction_is_no_such_note() -> None:
    """Who applied on IMM 1295 from inside Canada may not work on the strength of the approval: IN-09 (in part)."""
    story = approved("imm-1295-from-inside-canada", at=on(2025, 11, 4))
    assert Letter.APPROVAL_NOTE not in story.letters
    assert story.finds(MAY_WORK) is Outcome.NOT_MET
