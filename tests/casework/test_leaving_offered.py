"""Who is offered to report that they left Canada: somebody who is known to be in it."""

from __future__ import annotations

import pytest

from journeys.progress import in_process
from journeys.story import on
from workpermit.casework import self_service
from workpermit.casework.self_service import Deed
from workpermit.clock.present import now

pytestmark = pytest.mark.django_db
FILED = on(2025, 9, 16)


@pytest.fixture(autouse=True)
def _clock(settable_clock: None) -> None:
    """Let the story set the clock."""


def offered(story: object) -> set[Deed]:
    """Return what a person is offered now."""
    row = story.row  # type: ignore[attr-defined]
    standing = self_service.standing(row, at=now())
    return {offer.deed for offer in self_service.offers(standing, actor=story.applicant)}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("example", "is_offered"), [("outside-visa-exempt", False), ("us-citizen", False), ("in-canada-extension", True)]
)
def test_only_who_applied_from_inside_can_have_left(example: str, is_offered: bool) -> None:
    assert (Deed.REPORT_DEPARTURE in offered(in_process(example, at=FILED))) is is_offered
