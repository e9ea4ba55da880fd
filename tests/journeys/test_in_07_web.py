"""IN-07 on the pages: the right to work as of now, provable to the employer by a code, and by nobody else's guess."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from journeys.progress import approved, in_process
from journeys.story import BORDER, Story, on
from journeys.visitor import Visitor
from workpermit.accounts.models import Person
from workpermit.casework import work_proof
from workpermit.casework.work_proof import WRONG_A_DAY
from workpermit.clock.present import now
from workpermit.core.case.application import RecordDeparture, RecordReturn, WithdrawApplication

FILED = on(2025, 10, 7, 2, 30)
AFTER_THE_PERMIT = on(2025, 12, 1)


def code_for(story: Story, language: str = "en") -> str:
    """Make a proof on the page and return its code."""
    said = Visitor(story.account, language).send("portal:proof", story.case_id, label="Chinook Ridge", days="30")
    code = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", said)
    assert code
    return code[0]


def born_on(story: Story) -> str:
    """Return the worker's birth date."""
    return str(Person.objects.get(pk=story.row.person_id).born_on)


def asked(story: Story, code: str, language: str = "en", *, born: str = "") -> str:
    """Ask as an employer, who has no account."""
    return Visitor(None, language).send("portal:proof_check", code=code, born_on=born or born_on(story))


@pytest.mark.parametrize(
    ("language", "yes", "basis"),
    [
        ("en", "Yes: this person may work now", "while the renewal is being decided"),
        ("fr", "Oui : cette personne peut travailler maintenant", "pendant l’étude du renouvellement"),
    ],
)
def test_an_employer_learns_as_of_now_whether_the_worker_may_work(language: str, yes: str, basis: str) -> None:
    story = in_process("in-canada-extension", at=FILED)
    story.wait_until(AFTER_THE_PERMIT)
    said = asked(story, code_for(story, language), language)
    assert yes in said
    assert basis in said
    assert "Chinook Ridge Fabrication" in said  # for whom
    assert story.number not in said
    assert Person.objects.get(pk=story.row.person_id).uci not in said


def test_the_answer_changes_the_moment_the_case_does() -> None:
    story = in_process("in-canada-extension", at=FILED)
    story.wait_until(AFTER_THE_PERMIT)
    code = code_for(story)
    assert "Yes: this person may work now" in asked(story, code)
    story.do(story.applicant, RecordDeparture(now().date()))
    story.wait(2)
    story.do(BORDER, RecordReturn(now().date(), ("MX",)))
    assert "No: this person may not work now" in asked(story, code)


def test_after_the_approval_note_the_permit_itself_is_the_basis() -> None:
    story = approved("in-canada-extension", at=FILED)
    story.wait_until(AFTER_THE_PERMIT)
    assert "the application was approved and the permit is in force" in asked(story, code_for(story))


def test_a_withdrawal_ends_it() -> None:
    story = in_process("in-canada-extension", at=FILED)
    story.wait_until(AFTER_THE_PERMIT)
    code = code_for(story)
    story.do(story.applicant, WithdrawApplication())
    assert "No: this person may not work now" in asked(story, code)


def test_the_worker_sees_each_look_and_ends_the_code_at_once() -> None:
    story = in_process("in-canada-extension", at=FILED)
    code, worker = code_for(story), Visitor(story.account)
    asked(story, code)
    assert "was told: may work" in worker.get("portal:proof", story.case_id)
    (made,) = work_proof.made(story.row, by=story.account, at=now())
    worker.send("portal:proof_end", story.case_id, made.code.pk)
    assert "give no answer together" in asked(story, code)


def test_it_ends_by_itself() -> None:
    story = in_process("in-canada-extension", at=FILED)
    code = code_for(story)
    story.wait_until(now() + timedelta(days=30) - timedelta(microseconds=1))
    assert "Yes" in asked(story, code)
    story.wait_until(now() + timedelta(microseconds=1))
    assert "give no answer together" in asked(story, code)


def test_a_birth_date_cannot_be_tried_out() -> None:
    story = in_process("in-canada-extension", at=FILED)
    code = code_for(story)
    for day in range(WRONG_A_DAY):
        assert "give no answer together" in asked(story, code, born=f"1970-01-{day + 1:02d}")
    assert "give no answer together" in asked(story, code)  # the right one is silent too, for a day
    assert "wrong date of birth" in Visitor(story.account).get("portal:proof", story.case_id)
    story.wait(2)
    assert "Yes" in asked(story, code)


def test_nobody_makes_a_proof_for_somebody_else() -> None:
    story, other = in_process("in-canada-extension", at=FILED), Story("us-citizen", at=on(2026, 1, 13))
    stranger = Visitor(other.account)
    stranger.send("portal:proof", story.case_id, label="x", days="7")
    assert stranger.status == 404
