"""AYA-03: an application is checked for every necessary document, by form and situation; biometrics count."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from journeys.progress import enrolled
from journeys.story import BORDER, CLOCK, EXAMPLES, OFFICER, SITE, Story, changed, on, without
from workpermit.casework import decisions, requests
from workpermit.core.case.application import (
    BIOMETRICS_ITEM,
    ApplicationReturned,
    ConfirmComplete,
    RefusalGround,
    ReturnApplication,
)
from workpermit.core.case.biometrics import Attempt, ExemptBiometrics, MoveBiometricsDue, RecordEnrolment
from workpermit.core.case.check import CheckKind, StartCheck
from workpermit.core.case.letters import Letter
from workpermit.core.case.public_status import Lane, LaneStatus
from workpermit.core.case.refusal import Refusal
from workpermit.core.law.checklist import DocumentKind

OUTSIDE, INSIDE, OPEN, VISITOR = (
    "outside-visa-exempt", "in-canada-extension", "open-permit-spouse", "visitor-under-public-policy",
)  # fmt: skip
FILED = {
    OUTSIDE: on(2025, 9, 16, 8, 5),
    INSIDE: on(2025, 10, 7, 2, 30),
    OPEN: on(2025, 12, 9, 10),
    VISITOR: on(2024, 6, 12, 19),
    "health-care-worker": on(2025, 12, 2, 12),
    "under-14": on(2025, 10, 15, 10),
}
COMPLETE = {
    "outside-visa-required": on(2025, 9, 9),
    "imm-1295-from-inside-canada": on(2025, 11, 4),
    "us-citizen": on(2026, 1, 13),
    "employer-barred": on(2025, 11, 18),
    "withdrawn-later": on(2026, 1, 20),
    "documents-requested": on(2026, 2, 3),
    **FILED,
}
UNSIGNED = {"signed": False}


@pytest.mark.parametrize("example", COMPLETE)
def test_a_whole_application_is_found_complete_and_only_then_processed(example: str) -> None:
    story = Story(example, at=COMPLETE[example])
    assert story.missing == ()
    assert story.status() == "Received: we are checking that it is complete"
    with story.refuses(Refusal.APPLICATION_STAGE):
        story.do(OFFICER, StartCheck(CheckKind.ELIGIBILITY))
    if story.case.biometrics.stage == "awaited":
        enrolled(story)
    with story.refuses(Refusal.NOTHING_MISSING):
        story.do(OFFICER, ReturnApplication())
    story.do(OFFICER, ConfirmComplete())
    assert story.status() == "In process"
    assert story.case.checks[CheckKind.ELIGIBILITY].stage == "not_started"


@pytest.mark.parametrize(
    ("example", "kind"),
    [
        # IMM 1295: outside Canada.
        (OUTSIDE, DocumentKind.PASSPORT),
        (OUTSIDE, DocumentKind.FAMILY_INFORMATION),
        (OUTSIDE, DocumentKind.JOB_OFFER),
        (OUTSIDE, DocumentKind.QUALIFICATION_PROOF),
        (OPEN, DocumentKind.OPEN_PERMIT_PROOF),
        ("health-care-worker", DocumentKind.REPRESENTATIVE_FORM),
        # IMM 5710: in Canada.
        (INSIDE, DocumentKind.PASSPORT),
        (INSIDE, DocumentKind.STATUS_DOCUMENT),
        (INSIDE, DocumentKind.EMPLOYMENT_PROOF),
        (INSIDE, DocumentKind.JOB_OFFER),
        (VISITOR, DocumentKind.STATUS_DOCUMENT),
    ],
)
def test_each_document_that_form_and_situation_ask_for_is_missed(
    example: str, kind: DocumentKind, tmp_path: Path
) -> None:
    story = Story(without(changed(example, tmp_path), kind.value), at=FILED[example])
    assert story.missing == (kind.value,)
    if story.case.biometrics.stage == "awaited":
        enrolled(story)
    with story.refuses(Refusal.STILL_INCOMPLETE, about=kind.value):
        story.do(OFFICER, ConfirmComplete())
    assert story.case.application.stage == "received"


def test_what_is_no_document_is_missed_as_well_and_all_of_it_at_once(tmp_path: Path) -> None:
    package = without(
        changed(
            INSIDE,
            tmp_path,
            declaration=UNSIGNED,
            fees=[],
            job_offer__lmia_number=None,
            job_offer__lmia_valid_until=None,
            passport__expires_on="2025-10-06",
        ),
        "employment_proof",
    )
    story = Story(package, at=FILED[INSIDE])
    missing = ("signature", "work_permit_fee", "passport_valid", "lmia_or_offer_number", "employment_proof")
    assert story.missing == missing
    story.do(OFFICER, ReturnApplication())
    assert story.event(ApplicationReturned).missing == missing


@pytest.mark.parametrize(
    ("example", "unneeded"),
    [
        (INSIDE, "family_information"),  # asked for outside Canada only
        (INSIDE, "qualification_proof"),  # not for the same job
        (VISITOR, "employment_proof"),  # a visitor has none to show
        (OPEN, "job_offer"),  # an open permit names no employer
    ],
)
def test_what_the_situation_does_not_ask_for_is_not_missed(example: str, unneeded: str) -> None:
    form = (EXAMPLES / example / "application.json").read_text(encoding="utf-8")
    assert f'"kind": "{unneeded}"' not in form
    story = Story(example, at=FILED[example])
    assert story.missing == ()


# --- biometrics are among what is necessary (ADR-01) --------------------------------------------------------


def test_without_biometrics_the_application_waits_and_nothing_else_is_done() -> None:
    story = Story(OUTSIDE, at=FILED[OUTSIDE])
    assert story.letters == [Letter.ACKNOWLEDGEMENT, Letter.BIOMETRIC_INSTRUCTION]
    assert story.lane(Lane.BIOMETRICS) is LaneStatus.WAITING_ON_YOU
    words = story.words(Letter.BIOMETRIC_INSTRUCTION)
    assert "Votre demande reste en attente, incomplète, jusqu’à ce que nous ayons vos données biométriques" in words
    for who in (OFFICER, CLOCK):
        with story.refuses(Refusal.STILL_INCOMPLETE, about=BIOMETRICS_ITEM):
            story.do(who, ConfirmComplete())
    with story.refuses(Refusal.NOTHING_MISSING):
        story.do(OFFICER, ReturnApplication())
    with story.refuses(Refusal.APPLICATION_STAGE):
        asked = [requests.Asked(DocumentKind.POLICE_CERTIFICATE)]
        story.use(OFFICER, requests.ask_for_documents, asked, due_on=date(2025, 10, 30))
    with story.refuses(Refusal.NOT_NOW):
        story.use(OFFICER, decisions.refuse, {RefusalGround.WILL_NOT_LEAVE: ["x"]})


def test_the_day_they_are_given_it_can_be_complete() -> None:
    story = Story(OUTSIDE, at=FILED[OUTSIDE])
    story.wait(8)
    story.do(SITE, RecordEnrolment(Attempt.POOR_QUALITY, "Paris"))
    assert story.notices[-1] == "biometrics_not_collected"
    with story.refuses(Refusal.STILL_INCOMPLETE):
        story.do(OFFICER, ConfirmComplete())
    story.do(SITE, RecordEnrolment(Attempt.ENROLLED, "Paris"))
    assert story.lane(Lane.BIOMETRICS) is LaneStatus.COMPLETED
    story.do(CLOCK, ConfirmComplete())  # a rule may find it complete; a rule may not return it
    assert story.notices[-1] == "completeness_confirmed"


def test_the_window_closes_at_midnight_utc_and_the_application_comes_before_an_officer() -> None:
    story = Story(OUTSIDE, at=FILED[OUTSIDE])
    assert story.case.biometrics.due_on == date(2025, 10, 16)
    story.wait_until(on(2025, 10, 17, 0, 29, 59))
    assert story.case.biometrics.stage == "awaited"
    story.wait_until(on(2025, 10, 17, 0, 30))
    assert story.case.biometrics.stage == "lapsed"
    assert story.entries[-1].at == on(2025, 10, 17, 0, 30)
    assert story.notices[-1] == "biometrics_lapsed"
    # No clock returns it, however long it waits; an officer may give more time, or the person still comes.
    story.wait(400)
    assert story.case.application.stage == "received"
    with story.refuses(Refusal.ROLE_MAY_NOT):
        story.do(CLOCK, ReturnApplication())
    with story.refuses(Refusal.ROLE_MAY_NOT):
        story.do(BORDER, ReturnApplication())


def test_after_the_window_an_officer_gives_more_time_or_the_person_comes_late() -> None:
    story = Story(OUTSIDE, at=FILED[OUTSIDE])
    story.wait_until(on(2025, 10, 20))
    story.do(OFFICER, MoveBiometricsDue(date(2025, 11, 5)))
    assert story.case.biometrics.stage == "awaited"
    with story.refuses(Refusal.NOTHING_MISSING):
        story.do(OFFICER, ReturnApplication())
    story.wait_until(on(2025, 11, 7))
    assert story.events.count("BiometricsLapsed") == 2
    enrolled(story)
    story.do(OFFICER, ConfirmComplete())
    assert story.status() == "In process"


def test_who_turns_out_to_be_exempt_waits_no_longer() -> None:
    story = Story(OUTSIDE, at=FILED[OUTSIDE])
    with story.refuses(Refusal.RULES_FORBID):
        story.do(OFFICER, ExemptBiometrics())
    story.wait(2)
    story.note(OFFICER, biometrics_exempt_class=True)
    story.do(OFFICER, ExemptBiometrics(), ConfirmComplete())
    assert story.lane(Lane.BIOMETRICS) is LaneStatus.EXEMPTED


@pytest.mark.parametrize("example", ["under-14", "us-citizen", INSIDE])
def test_who_needs_none_is_not_asked(example: str) -> None:
    """Under 14, a citizen of the United States, and one whose biometrics of 2023 still serve."""
    story = Story(example, at=COMPLETE[example])
    assert story.lane(Lane.BIOMETRICS) is LaneStatus.EXEMPTED
    assert Letter.BIOMETRIC_INSTRUCTION not in story.letters
    story.do(OFFICER, ConfirmComplete())
