"""AYA-05: the employer is held against the published list; an officer says whether a likeness is one.

The list is imported again and again, each open case screened by itself, at the decision and at the border too.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from journeys.progress import MERITS, approved, in_process, with_letter
from journeys.story import BORDER, CLOCK, OFFICER, Story, changed, on
from workpermit.casework import decisions, requests, screening
from workpermit.clock.present import now
from workpermit.core.case.application import RefusalGround
from workpermit.core.case.check import CheckKind, PassCheck, ReopenCheck, ReopenReason, StartCheck
from workpermit.core.case.letters import Letter
from workpermit.core.case.officer_request import CloseRequest
from workpermit.core.case.refusal import Refusal
from workpermit.core.law.book.employer import EMPLOYER_MAY_HIRE
from workpermit.core.law.findings import Outcome
from workpermit.trades.employers.importing import import_list
from workpermit.trades.employers.models import ListedEmployer

FILED = on(2025, 11, 18, 6, 20)
HEAD = "Business operating name,Business legal name,Address,Reason(s),Date of final decision,Penalty,Status\n"


def test_a_barred_employer_does_not_pass_and_the_person_hears_of_it_before_a_refusal() -> None:
    story = in_process("employer-barred", at=FILED)
    story.do(OFFICER, StartCheck(CheckKind.EMPLOYER))
    for who in (OFFICER, CLOCK):
        with story.refuses(Refusal.RULES_FORBID, about="employer.employer_may_hire"):
            story.do(who, PassCheck(CheckKind.EMPLOYER))

    concern = requests.Concern(RefusalGround.EMPLOYER_INELIGIBLE, "It is listed until 3 March 2027.")
    due_on = date(2026, 1, 5)
    letter = story.use(OFFICER, requests.raise_concerns, [concern], before=["The published list"], due_on=due_on)
    words = story.words(Letter.PROCEDURAL_FAIRNESS)
    assert "it is on the list of employers who failed to comply with the conditions (paragraph 200(3)(h)" in words
    reasons = {RefusalGround.EMPLOYER_INELIGIBLE: ["The employer may not hire until 3 March 2027."]}
    with story.refuses(Refusal.FAIRNESS_OPEN):
        story.use(OFFICER, decisions.refuse, reasons)
    story.wait(20)
    story.use(story.applicant, requests.answer, letter, begun_at=now(), note="The penalty was paid.")
    story.do(OFFICER, CloseRequest(letter))
    story.use(OFFICER, decisions.refuse, reasons)
    assert "The employer may not hire until 3 March 2027." in story.words(Letter.REFUSAL)
    assert story.status() == "Closed: refused"


def test_the_last_day_counts_as_ineligible_and_the_day_after_does_not(tmp_path: Path) -> None:
    story = in_process("employer-barred", at=FILED)
    story.wait_until(on(2027, 3, 3, 23, 59))
    assert story.finds(EMPLOYER_MAY_HIRE) is Outcome.NOT_MET
    story.wait_until(on(2027, 3, 4, 0))
    assert story.finds(EMPLOYER_MAY_HIRE) is Outcome.MET


@pytest.fixture
def alike(tmp_path: Path) -> tuple[Story, str]:
    """A bakery that bears the name of a listed one, in another town: nobody knows yet whether it is the same."""
    row = 'Prairie Lantern Bakery,,"9 Mill Road, Brandon, Manitoba",9,2025-09-01,$100,Ineligible\n'
    import_list((HEAD + row).encode(), source="published-list.csv", at=on(2025, 9, 2))
    story = in_process("outside-visa-required", at=on(2025, 9, 9, 3, 12))
    story.do(OFFICER, StartCheck(CheckKind.EMPLOYER))
    listed = ListedEmployer.objects.get(operating_name="Prairie Lantern Bakery")
    return story, str(listed.pk)


def test_a_likeness_is_an_officers_to_settle_never_a_machines(alike: tuple[Story, str]) -> None:
    story, listed = alike
    assert story.finds(EMPLOYER_MAY_HIRE) is Outcome.FOR_OFFICER
    with story.refuses(Refusal.RULES_FORBID):
        story.do(CLOCK, PassCheck(CheckKind.EMPLOYER))
    for who in (CLOCK, BORDER, story.applicant):
        with story.refuses(Refusal.ROLE_MAY_NOT):
            story.use(who, decisions.dismiss_match, listed, reason="Another town.")
    story.use(OFFICER, decisions.dismiss_match, listed, reason="Another town, another owner.")
    assert "owner" not in repr(story.entries)  # the reason is kept, sealed
    assert story.finds(EMPLOYER_MAY_HIRE) is Outcome.MET
    story.do(CLOCK, PassCheck(CheckKind.EMPLOYER))


def test_a_likeness_that_is_confirmed_bars(alike: tuple[Story, str]) -> None:
    story, listed = alike
    story.use(OFFICER, decisions.confirm_match, listed, reason="The same owner.")
    assert story.finds(EMPLOYER_MAY_HIRE) is Outcome.NOT_MET
    with story.refuses(Refusal.RULES_FORBID):
        story.do(OFFICER, PassCheck(CheckKind.EMPLOYER))


def test_a_list_that_changes_before_the_decision_is_the_one_that_counts() -> None:
    story = in_process("outside-visa-exempt", at=on(2025, 9, 16))
    story.note(OFFICER, **MERITS)
    for kind in CheckKind:
        story.do(OFFICER, StartCheck(kind), PassCheck(kind))
    story.wait(3)
    row = 'Atelier Boréal,Atelier Boréal Logiciels inc.,"1, rue A, Montréal, Québec",9,2025-09-20,$9,Ineligible\n'
    import_list((HEAD + row).encode(), source="published-list.csv", at=now())
    with story.refuses(Refusal.RULES_FORBID, about="eligibility.permit_may_issue"):
        story.use(OFFICER, decisions.approve)
    story.do(CLOCK, ReopenCheck(CheckKind.EMPLOYER, ReopenReason.NEW_LIST))
    with story.refuses(Refusal.WORK_OUTSTANDING):
        story.use(OFFICER, decisions.approve)


def test_an_open_permit_has_no_employer_to_check(tmp_path: Path) -> None:
    story = in_process(changed("open-permit-spouse", tmp_path), at=on(2025, 12, 9, 10))
    assert story.case.checks[CheckKind.EMPLOYER].stage == "not_applicable"
    with story.refuses(Refusal.NOT_NOW):
        story.do(OFFICER, StartCheck(CheckKind.EMPLOYER))


NEARLY = 'Atelier Boreale,Ateliers Boréal Logiciel Inc.,"1, rue A, Montréal, Québec",9,2025-10-20,$9,Ineligible\n'


def test_a_new_list_is_asked_of_every_open_case_until_the_permit_is_issued() -> None:
    story = approved("outside-visa-exempt", at=on(2025, 9, 16))
    screening.screen(at=now())
    assert story.case.checks[CheckKind.EMPLOYER].stage == "passed"
    story.wait(10)
    import_list((HEAD + NEARLY).encode(), source="published-list.csv", at=now())
    screening.screen(at=now())

    # A near name: the machine asks again and says nothing; the letter stands, the permit is not issued meanwhile.
    assert story.events[-1] == "CheckReopened"
    assert story.finds(EMPLOYER_MAY_HIRE) is Outcome.FOR_OFFICER
    assert not {"EmployerMatchConfirmed", "EmployerMatchDismissed", "CheckFailed"} & set(story.events)
    (match,) = screening.matches(story.case_id, on=now().date())
    assert match.state is screening.State.OPEN
    assert "No permit can be issued" in match.warning.en
    assert all(says.en and says.fr for says, _ in match.because)

    story.use(OFFICER, screening.settle, match.listed_id, is_same=False, reason="Another number, another owner.")
    story.do(CLOCK, PassCheck(CheckKind.EMPLOYER))
    assert screening.screen(at=now()) == 0

    # The next version holds the same row: what the officer said holds too, and nobody is asked again.
    story.wait(7)
    other = 'Other Firm,,"1 A St, Guelph, Ontario",9,2025-10-25,$9,Ineligible\n'
    import_list((HEAD + NEARLY + other).encode(), source="published-list.csv", at=now())
    screening.screen(at=now())
    assert story.case.checks[CheckKind.EMPLOYER].stage == "passed"
    assert story.finds(EMPLOYER_MAY_HIRE) is Outcome.MET


def test_at_the_border_the_list_of_that_day_is_asked_whatever_was_found_before() -> None:
    story = with_letter("outside-visa-exempt", at=on(2025, 9, 16))
    story.wait(10)
    barred = NEARLY.replace("Atelier Boreale", "Atelier Boréal").replace(
        "Ateliers Boréal Logiciel", "Atelier Boréal Logiciels"
    )
    import_list((HEAD + barred).encode(), source="published-list.csv", at=now())
    story.note(BORDER, identity_confirmed=True, admissible=True, entered_on=now().date(), route_since_leaving=("FR",))
    with story.refuses(Refusal.RULES_FORBID):
        story.use(BORDER, decisions.issue_at_port, port="YUL")
