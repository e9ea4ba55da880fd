"""IN-01: in Canada the same rules say who gives biometrics, and who takes a medical exam by the kind of work.

The sites are those in Canada; appointments at them belong to AYA-02 (in part).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from journeys.progress import in_process
from journeys.story import OFFICER, Story, changed, on
from workpermit.core.case.application import ConfirmComplete
from workpermit.core.case.letters import Letter
from workpermit.core.case.medical_exam import InstructMedicalExam
from workpermit.core.case.refusal import Refusal
from workpermit.core.law.book.medical import MEDICAL_EXAM_REQUIRED
from workpermit.core.law.findings import Outcome

FILED = on(2025, 10, 7, 2, 30)
NEVER_GIVEN = {"given_before": False}
FEE = [
    {"kind": "work_permit", "amount": "155.00", "paid_on": "2025-10-06", "receipt_number": "R-251006-2-1"},
    {"kind": "biometrics", "amount": "85.00", "paid_on": "2025-10-06", "receipt_number": "R-251006-2-2"},
]


def test_who_gave_none_is_asked_for_them_at_a_site_in_canada(tmp_path: Path) -> None:
    package = changed("in-canada-extension", tmp_path, biometrics=NEVER_GIVEN, fees=FEE)
    story = Story(package, at=FILED)
    assert story.case.biometrics.stage == "awaited"
    where = story.words(Letter.BIOMETRIC_INSTRUCTION).partition("Where to go")[2].partition("What to bring")[0]
    assert "Ottawa ON" in where
    assert "Visa application centre" not in where
    with story.refuses(Refusal.STILL_INCOMPLETE, about="biometrics"):
        story.do(OFFICER, ConfirmComplete())


def test_who_gave_them_within_ten_years_is_not() -> None:
    assert Story("in-canada-extension", at=FILED).case.biometrics.stage == "exempt"


@pytest.mark.parametrize(("public_health", "needed"), [(False, False), (True, True)])
def test_the_kind_of_work_decides_about_the_medical_exam(public_health: bool, needed: bool, tmp_path: Path) -> None:
    """A machinist needs none; whoever works where public health must be protected does (R30(1)(a)(ii))."""
    package = changed("in-canada-extension", tmp_path, job_offer__public_health=public_health)
    story = in_process(package, at=FILED)
    assert (story.finds(MEDICAL_EXAM_REQUIRED) is Outcome.MET) is needed
    assert ("MedicalExamNotRequired" in story.events) is not needed
    if needed:
        story.do(OFFICER, InstructMedicalExam())
        assert "public health" in story.words(Letter.MEDICAL_INSTRUCTION)
