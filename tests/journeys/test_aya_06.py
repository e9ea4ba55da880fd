"""AYA-06: an officer checks that you qualify; the rule stands beside the finding, discretion is theirs, they decide.

On the pages alone: the offer is looked at, what the rules leave open is noted by the officer, and the applicant is told
of a decision on the day an officer with authority makes it, and of nothing before.
"""

from __future__ import annotations

import pytest

from journeys.progress import in_process
from journeys.story import CLOCK, Story, on
from journeys.test_office import compared
from web.tracker.applicant import shown, words
from web.workbench.office import LANGUAGES, Desk
from workpermit.casework import authorities, journal, records, workbench
from workpermit.clock import present
from workpermit.core.case.actor import Role
from workpermit.core.case.application import ApplicationApproved, ApplicationRefused, ApproveApplication
from workpermit.core.case.check import CheckKind, PassCheck, StartCheck
from workpermit.core.case.letters import Letter
from workpermit.core.case.refusal import Refusal
from workpermit.core.law.book.eligibility import PERMIT_MAY_ISSUE
from workpermit.core.law.findings import Outcome
from workpermit.trades.authority.models import Grant

pytestmark = pytest.mark.usefixtures("settable_clock")


@pytest.fixture
def story() -> Story:
    return in_process("us-citizen", at=on(2026, 2, 2))


def opens_every_document(desk: Desk, story: Story) -> None:
    """Look at each document of the case, as the log of looks then says."""
    for file in workbench.desk_of(story.row, account=desk.account, at=present.now()).files:
        if file.is_visible:
            assert desk.get("picture", story.case_id, file.id, 1).status_code == 200


def passes_the_checks(desk: Desk, story: Story) -> None:
    for kind in CheckKind:
        desk.carries_out(story, "start-check", kind)
        if kind is CheckKind.EMPLOYER:
            compared(desk, story)
        desk.carries_out(story, "pass-check", kind)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paragraph_of_law_stands_beside_each_finding(story: Story, language: str) -> None:
    said = Desk(Role.OFFICER, language=language).reads("case", story.case_id)
    for paragraph in (
        ("IRPR 200(1)(b)", "IRPR 200(3)(a)", "IRPR 200(3)(h)")
        if language == "en"
        else ("RIPR 200(1)b)", "RIPR 200(3)a)", "RIPR 200(3)h)")
    ):
        assert paragraph in said, paragraph
    assert ("for an officer" if language == "en" else "à la décision d’un agent") in said


def test_what_is_discretion_goes_to_the_officer_and_no_rule_or_clock_decides_it(story: Story) -> None:
    assert story.finds(PERMIT_MAY_ISSUE) in (Outcome.FOR_OFFICER, Outcome.FACT_MISSING)
    story.do(CLOCK, StartCheck(CheckKind.ELIGIBILITY))
    with story.refuses(Refusal.RULES_FORBID, about=PERMIT_MAY_ISSUE.id):
        story.do(CLOCK, PassCheck(CheckKind.ELIGIBILITY))
    with story.refuses(Refusal.ROLE_MAY_NOT):
        story.do(CLOCK, ApproveApplication("basis", "commitment"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_offer_and_eligibility_are_decided_by_an_officer_on_the_pages(story: Story, language: str) -> None:
    desk = Desk(Role.OFFICER, language=language)
    desk.does(story, "approve")
    assert story.case.application.stage == "in_process", "its checks are not done"
    opens_every_document(desk, story)
    desk.carries_out(
        story,
        "note-facts",
        will_leave_canada="yes",
        able_to_do_work="yes",
        offer_genuine="yes",
        labour_dispute="no",
        lmia_suspended="no",
    )
    passes_the_checks(desk, story)
    assert story.finds(PERMIT_MAY_ISSUE) is Outcome.MET
    assert "approved" not in shown(story, language="en").casefold(), "a finding is no decision"
    desk.carries_out(story, "approve", unopened_because="")
    decided = story.entry(ApplicationApproved)
    assert decided.actor == desk.account.actor
    body = records.body_of(story.event(ApplicationApproved).basis_id)
    assert (body["findings"][0]["rule"], body["findings"][0]["outcome"]) == (PERMIT_MAY_ISSUE.id, "met")
    assert "offer.pdf" in body["evidence"]
    line = next(one for one in journal.lines(story.case_id) if one.kind == "ApplicationApproved")
    assert authorities.grant_named(line.authority) is not None
    assert "approved" in shown(story, language="en").casefold()


def test_an_offer_that_is_not_genuine_is_refused_by_its_paragraph_with_the_officers_words(story: Story) -> None:
    desk = Desk(Role.OFFICER)
    desk.carries_out(story, "note-facts", offer_genuine="no")
    assert story.finds(PERMIT_MAY_ISSUE) is Outcome.NOT_MET
    looked = words(desk.get("act", story.case_id, "refuse").content)
    assert "not met" in looked
    why = "The employer told us on 3 March that the position was filled before you applied."
    typed = {"ground_1": "offer_not_genuine", "reason_1": why}
    desk.carries_out(story, "refuse", **typed)
    assert story.event(ApplicationRefused).grounds == ("offer_not_genuine",)
    letter = story.words(Letter.REFUSAL)
    assert "subparagraph 200(1)(c)(ii.1) and subsection 200(5)" in letter
    assert why in letter
    assert "Federal Court" in letter


def test_without_authority_nobody_decides_and_the_person_is_told_nothing(story: Story) -> None:
    desk, before = Desk(Role.OFFICER), shown(story, language="en")
    desk.carries_out(story, "note-facts", offer_genuine="no")
    Grant.objects.all().delete()
    said = desk.does(story, "refuse", ground_1="offer_not_genuine", reason_1="The position was filled by then.")
    assert "You hold no authority in force for this decision" in words(said.content)
    assert story.case.application.stage == "in_process"
    assert shown(story, language="en").count("refused") == before.count("refused")
