"""IN-06: a new address flows into the open case; from the print on, it redirects."""

from __future__ import annotations

import pytest

from journeys.progress import approved, checked, in_process
from journeys.story import BORDER, MAILROOM, OFFICER, Story, on
from workpermit.casework import decisions, requests
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.application import AddressChanged, WithdrawApplication
from workpermit.core.case.letters import Letter
from workpermit.core.case.permit_delivery import PermitPrinted, PrintPermit
from workpermit.core.case.refusal import Refusal
from workpermit.core.forms.filing import Address

FILED = on(2025, 10, 7, 2, 30)
NEW = Address("310 Foxglove Lane", None, "Calgary", "AB", "T3K2R5", "CA")
NEWER = Address("52 Cinder Way", "4", "Regina", "SK", "S4P0R1", "CA")


def test_an_address_told_before_the_decision_is_the_one_on_every_letter_of_it() -> None:
    story = in_process("in-canada-extension", at=FILED)
    checked(story)
    story.use(story.applicant, requests.change_address, NEW)
    assert story.notices[-1] == "address_changed"
    assert "Foxglove" not in repr(story.entries)  # the journal knows that it changed, not to what
    story.use(OFFICER, decisions.approve)
    for letter in (Letter.DECISION_APPROVAL, Letter.APPROVAL_NOTE, Letter.WORK_PERMIT):
        words = story.words(letter)
        assert "310 Foxglove Lane Calgary AB T3K 2R5" in words
        assert "Larkspur" not in words


def test_an_address_told_between_decision_and_print_is_the_one_on_the_envelope() -> None:
    story = approved("in-canada-extension", at=FILED)
    story.use(story.applicant, requests.change_address, NEW)
    story.use(OFFICER, requests.change_address, NEWER)
    story.do(MAILROOM, PrintPermit())
    assert story.event(PermitPrinted).address_id == story.event(AddressChanged).address_id


@pytest.mark.parametrize("role", [Role.BORDER_OFFICER, Role.SITE_CLERK, Role.PANEL_PHYSICIAN, Role.SYSTEM])
def test_nobody_else_changes_it(role: Role) -> None:
    story = Story("in-canada-extension", at=FILED)
    with story.refuses(Refusal.ROLE_MAY_NOT):
        story.use(Actor(role, "somebody"), requests.change_address, NEW)


def test_a_stranger_does_not_even_learn_that_the_case_exists() -> None:
    story, other = Story("in-canada-extension", at=FILED), Story("us-citizen", at=on(2026, 1, 13))
    with pytest.raises(LookupError):
        story.use(other.applicant, requests.change_address, NEW)


def test_a_closed_case_takes_no_address_and_an_unprinted_permit_no_redirection() -> None:
    story = approved("in-canada-extension", at=FILED)
    with story.refuses(Refusal.NOT_NOW):
        story.use(story.applicant, requests.redirect, NEW)
    closed = Story("us-citizen", at=on(2026, 1, 13))
    closed.do(closed.applicant, WithdrawApplication())
    with closed.refuses(Refusal.NOT_NOW):
        closed.use(closed.applicant, requests.change_address, NEW)
    assert BORDER.role not in (Role.APPLICANT, Role.REPRESENTATIVE)
