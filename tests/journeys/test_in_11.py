"""IN-11: a renewal filed in time keeps status and work; leaving Canada costs the work until the approval."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from journeys.progress import checked, in_process
from journeys.story import BORDER, OFFICER, Story, changed, on
from workpermit.casework import decisions
from workpermit.clock.present import now
from workpermit.core.case.application import RecordDeparture, RecordReturn, RenewalInTimeFound
from workpermit.core.case.letters import Letter
from workpermit.core.law.book.right_to_work import MAY_WORK
from workpermit.core.law.findings import Outcome

EXAMPLE, FILED = "in-canada-extension", on(2025, 10, 7, 2, 30)
LAST_PERMIT_DAY = date(2025, 10, 31)


def test_a_renewal_in_time_keeps_status_and_work_and_proves_it() -> None:
    story = Story(EXAMPLE, at=FILED)
    assert story.event(RenewalInTimeFound).status_until == LAST_PERMIT_DAY
    assert story.entry(RenewalInTimeFound).actor.id == "rule-book"
    words = story.words(Letter.EXTENSION_PROOF)
    assert "may keep working in Canada while we decide on the application to renew the work permit" in words
    assert "you leave Canada: you may then work again only when the application is approved" in words
    assert "Employer Chinook Ridge Fabrication" in words
    story.wait_until(on(2026, 2, 1))
    assert story.finds(MAY_WORK) is Outcome.MET


@pytest.mark.parametrize(
    ("filed", "in_time"), [(on(2025, 10, 31, 23, 59, 59), True), (on(2025, 11, 1, 0), False)], ids=["before", "at"]
)
def test_in_time_is_before_midnight_utc_on_the_permits_last_day(filed: object, in_time: bool) -> None:
    story = Story(EXAMPLE, at=filed)  # type: ignore[arg-type]
    assert ("RenewalInTimeFound" in story.events) is in_time
    assert (Letter.EXTENSION_PROOF in story.letters) is in_time
    assert (story.finds(MAY_WORK) is Outcome.MET) is in_time


def test_who_leaves_on_maintained_status_may_not_work_on_return_until_approved() -> None:
    story = in_process(EXAMPLE, at=FILED)
    story.wait_until(on(2025, 12, 1))
    assert story.finds(MAY_WORK) is Outcome.MET
    story.do(story.applicant, RecordDeparture(now().date()))
    story.wait(7)
    story.do(BORDER, RecordReturn(now().date(), ("MX",)))
    assert story.finds(MAY_WORK) is Outcome.NOT_MET
    checked(story)
    story.use(OFFICER, decisions.approve)
    assert story.finds(MAY_WORK) is Outcome.MET  # by the permit itself


def test_who_leaves_and_returns_while_the_old_permit_is_valid_loses_nothing() -> None:
    story = Story(EXAMPLE, at=FILED)
    story.wait_until(on(2025, 10, 15))
    story.do(story.applicant, RecordDeparture(now().date()))
    story.wait(7)
    story.do(BORDER, RecordReturn(now().date(), ("MX",)))
    story.wait_until(on(2025, 12, 1))
    assert story.finds(MAY_WORK) is Outcome.MET


def test_a_visitor_has_nothing_to_keep(tmp_path: Path) -> None:
    story = Story(changed("visitor-under-public-policy", tmp_path), at=on(2024, 6, 12, 19))
    assert "RenewalInTimeFound" not in story.events
    assert story.finds(MAY_WORK) is Outcome.NOT_MET
