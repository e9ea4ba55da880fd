"""AYA-01 to AYA-07, OUT-01, OUT-02, IN-05 on the pages alone: handed in by the applicant, carried by the office.

Nobody here calls a command: each step is a form that somebody of the role sends, and what it brings about is read from
the pages and from the letters that reach the applicant.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import cast
from uuid import UUID

import pytest

from journeys.story import Story, on
from web.apply.person import Person
from web.apply.test_submitting import hand_in
from web.tracker.applicant import shown
from web.workbench.office import LANGUAGES, Desk
from workpermit.casework import journal, outbox
from workpermit.casework.correspondence.making import make
from workpermit.casework.models import CaseRow
from workpermit.clock import present
from workpermit.core.case.actor import Role
from workpermit.core.case.state import Case, Entry
from workpermit.trades.letters import keeping

MERITS = {"will_leave_canada": "yes", "able_to_do_work": "yes", "offer_genuine": "yes", "labour_dispute": "no"}


class Handed:
    """An application handed in on the applicant's pages; it speaks as a story does, and acts not at all."""

    def __init__(self, example: str) -> None:
        person = Person()
        hand_in(person, example)
        person.submit()
        self.account = person.account
        self.case_id: UUID = CaseRow.objects.get().pk

    @property
    def entries(self) -> list[Entry]:
        """The journal of the case."""
        return journal.entries(self.case_id)

    @property
    def case(self) -> Case:
        """The case as it stands."""
        return journal.load(self.case_id)

    @property
    def row(self) -> CaseRow:
        """The case's row."""
        return CaseRow.objects.get(pk=self.case_id)

    @property
    def letters(self) -> set[str]:
        """The letters made so far."""
        outbox.drain(make, at=present.now())
        return {row.letter for row in keeping.of_case(self.case_id)}


def wait(days: int) -> None:
    """Let days pass in which nothing falls due."""
    present.set_to(present.now() + timedelta(days=days))


def handed_in(example: str) -> Story:
    """Hand an application in on the pages."""
    return cast("Story", Handed(example))


def found_in_order(officer: Desk, story: Story) -> None:
    """Note what an officer finds, and pass the three checks."""
    officer.carries_out(story, "note-facts", **MERITS, lmia_suspended="no")
    for kind, check in story.case.checks.items():
        if check.stage == "not_started":
            officer.carries_out(story, "start-check", kind)
            if kind == "employer":
                compared(officer, story)
            officer.carries_out(story, "pass-check", kind)


def compared(officer: Desk, story: Story) -> None:
    """Settle each likeness of the employer with a row of the published list (AYA-05)."""
    page = officer.client.get(officer.act(story, "dismiss-match", "employer")).content.decode()
    for listed_id in re.findall(r'name="listed_id" value="(\d+)"', page):
        reason = {"reason": "Another company, in another province.", "scope": "case"}
        officer.carries_out(story, "dismiss-match", "employer", listed_id=listed_id, **reason)


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_abroad_to_the_permit_at_the_airport(language: str) -> None:
    present.set_to(on(2025, 9, 9, 3))
    story = handed_in("outside-visa-required")
    officer, border = Desk(Role.OFFICER, language=language), Desk(Role.BORDER_OFFICER, office="YVR", language=language)
    wait(3)
    site = Desk(Role.SITE_CLERK, language=language)
    site.carries_out(story, "enrol", outcome="enrolled", site="Manila")
    wait(4)
    officer.posts("next")
    assert story.row.openwork.assignee == str(officer.account.pk)
    officer.carries_out(story, "complete")
    officer.carries_out(story, "instruct-medical")
    wait(12)
    physician = Desk(Role.PANEL_PHYSICIAN, language=language)
    physician.carries_out(story, "examined", examined_on=str(present.now().date()), findings="Nothing of note.")
    officer.carries_out(story, "assess-medical", assessment="passed")
    found_in_order(officer, story)
    wait(2)
    officer.carries_out(story, "approve", evidence=["offer.pdf", "passport.jpg"], reasons="")
    assert "passport" in shown(story, language="en").casefold()
    wait(10)
    officer.carries_out(story, "visa", visa_until="2027-10-30")
    assert "introduction" in story.letters
    wait(20)
    assert story.row.application_number in border.reads("queue")
    early = border.does(story, "issue", port="YVR")
    assert not early.redirect_chain, "who the person is was not noted yet"
    entered_on = str(present.now().date())
    journey = {"identity_confirmed": "yes", "admissible": "yes", "entered_on": entered_on, "route_since_leaving": "PH"}
    border.carries_out(story, "note-facts", **journey)
    border.carries_out(story, "issue", port="YVR")
    assert "work_permit" in story.letters
    assert story.case.permit.port == "YVR"
    assert "permit issued at the port of entry" in shown(story, language="en")
    assert story.row.application_number not in officer.reads("queue", office="all")


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_inside_canada_to_the_permit_in_the_letter_box(language: str) -> None:
    present.set_to(on(2025, 10, 6))
    story = handed_in("in-canada-extension")
    officer = Desk(Role.OFFICER, office="CPC", language=language)
    wait(5)
    if story.case.biometrics.stage == "awaited":
        Desk(Role.SITE_CLERK, language=language).carries_out(story, "enrol", outcome="enrolled", site="Calgary")
    officer.carries_out(story, "complete")
    found_in_order(officer, story)
    officer.carries_out(story, "approve", evidence=["offer.pdf"])
    assert {"work_permit", "approval_note"} <= set(story.letters)
    mailroom = Desk(Role.MAILROOM_CLERK, office="CPC", language=language)
    assert story.row.application_number in mailroom.reads("queue")
    mailroom.carries_out(story, "print")
    mailroom.carries_out(story, "mail", tracking_number="RN123456785CA")
    wait(3)
    mailroom.carries_out(story, "came-back")
    mailroom.carries_out(story, "print")
    mailroom.carries_out(story, "mail", tracking_number="RN123456799CA")
    wait(4)
    mailroom.carries_out(story, "delivered")
    assert "permit mailed and delivered" in shown(story, language="en")
    assert story.row.application_number not in mailroom.reads("queue")


def test_what_lacks_is_asked_and_a_refusal_waits_for_a_second_person() -> None:
    present.set_to(on(2025, 9, 9, 3))
    story = handed_in("outside-visa-exempt")
    officer = Desk(Role.OFFICER)
    wait(3)
    Desk(Role.SITE_CLERK).carries_out(story, "enrol", outcome="enrolled", site="Paris")
    officer.carries_out(story, "complete")
    due_on = str((present.now() + timedelta(days=20)).date())
    officer.carries_out(story, "ask", kind_1="qualification_proof", note_1="Votre diplôme", due_on=due_on)
    (request_id,) = story.case.requests
    officer.carries_out(story, "more-time", request_id, due_on=str((present.now() + timedelta(days=30)).date()))
    officer.carries_out(story, "close-request", request_id)
    words = "Le registre ne connaît pas cet employeur."
    officer.carries_out(
        story, "concerns", ground_1="misrepresentation", reason_1=words, evidence=["offer.pdf"], due_on=due_on
    )
    assert "procedural_fairness" in story.letters
    barred = officer.does(story, "refuse", ground_1="misrepresentation", reason_1=words, evidence=["offer.pdf"])
    assert "not open in the case" in barred.content.decode(), "its letter waits for an answer"
    fairness = [key for key, one in story.case.requests.items() if one.stage == "open"]
    officer.carries_out(story, "close-request", fairness[0])
    officer.carries_out(story, "convene", day="2025-10-20", at="13:00", minutes="30")
    (interview_id,) = story.case.interviews
    present.set_to(on(2025, 10, 20, 14))
    officer.carries_out(story, "interview-held", interview_id, notes="Asked about the employer.")
    officer.carries_out(story, "refuse", ground_1="misrepresentation", reason_1=words, evidence=["offer.pdf"])
    assert "refusal" not in story.letters
    own = officer.does(story, "confirm")
    assert not own.redirect_chain, "who proposed it cannot confirm it"
    second = Desk(Role.SUPERVISOR)
    second.carries_out(story, "confirm")
    assert "refusal" in story.letters
    assert story.case.application.stage == "refused"
