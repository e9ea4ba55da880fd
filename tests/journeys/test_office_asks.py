"""AYA-05, AYA-07, AYA-08, OUT-03 and IN-04 on the pages alone: the office asks, the person answers, it is read.

Both sides are forms that somebody sends, in both languages; what each brings about is read from the other's pages.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from journeys.progress import approved, checked, in_process
from journeys.story import Story, on
from journeys.test_office import compared, wait
from journeys.visitor import Visitor
from web.asked import page_picture
from web.tracker.applicant import shown
from web.workbench.office import LANGUAGES, Desk
from workpermit.casework import screening
from workpermit.clock import present
from workpermit.core.case.actor import Role
from workpermit.core.case.letters import Letter
from workpermit.trades.documents import keeping
from workpermit.trades.employers.importing import import_list

HEAD = "Business operating name,Business legal name,Address,Reason(s),Date of final decision,Penalty,Status\n"


def opened(language: str, *, english: str, french: str) -> str:
    """Return what stands on a page in its language."""
    return english if language == "en" else french


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_an_officer_asks_for_is_sent_item_by_item_and_looked_at(language: str) -> None:
    """AYA-08: asked, more time by an officer, uploaded, sent, reviewed, accepted, closed, decided."""
    story = in_process("documents-requested", at=on(2026, 2, 3, 1, 30))
    checked(story)
    officer, visitor = Desk(Role.OFFICER, language=language), Visitor(story.account, language)
    due_on = present.now().date() + timedelta(days=20)
    officer.carries_out(
        story, "ask", kind_1="qualification_proof", note_1="Your diving certificate", due_on=str(due_on)
    )
    (request_id,) = story.case.requests
    assert "Your diving certificate" in visitor.get("requests:request", story.case_id, request_id)
    later = due_on + timedelta(days=90)
    words = visitor.send("requests:more_time", story.case_id, request_id, until=str(later), reason="It is abroad.")
    assert opened(language, english="officer", french="agent") in words
    assert story.row.application_number in officer.reads("more_time", office="all")
    officer.carries_out(story, "more-time", request_id, due_on=str(due_on + timedelta(days=30)))
    wait(5)
    proof = SimpleUploadedFile("certificate.png", page_picture("Diving certificate"), "image/png")
    visitor.send("requests:add", story.case_id, request_id, 1, file=proof)
    visitor.send("requests:send", story.case_id, request_id, extent="whole", note="Here it is.")
    assert "RequestAnswered" in story.events
    keeping.scan_waiting(at=present.now())
    said = officer.reads("case", story.case_id)
    assert "certificate.png" in said
    assert "Here it is." in said
    (document,) = [one for one in keeping.of_case(story.case_id) if one.file_name == "certificate.png"]
    assert officer.get("document", story.case_id, document.pk).status_code == 200
    moved = officer.client.post(officer.address("move", story.case_id, document.pk), {"to": "accepted"})
    assert moved.status_code == 302
    accepted = opened(language, english="Accepted by an officer", french="Accepté par un agent")
    assert accepted in visitor.get("requests:request", story.case_id, request_id)
    officer.carries_out(story, "close-request", request_id)
    wait(1)
    officer.carries_out(story, "approve", evidence=["certificate.png"], reasons="")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_that_comes_late_is_read_all_the_same(language: str) -> None:
    """AYA-08: nothing comes in time; the date passes; what comes then is marked as late, and the officer has it."""
    story = in_process("documents-requested", at=on(2026, 2, 3, 1, 30))
    officer, visitor = Desk(Role.OFFICER, language=language), Visitor(story.account, language)
    due_on = present.now().date() + timedelta(days=20)
    officer.carries_out(story, "ask", kind_1="police_certificate", note_1="", due_on=str(due_on))
    (request_id,) = story.case.requests
    story.wait(22)
    assert "RequestDeadlinePassed" in story.events
    assert story.row.application_number in officer.reads("queue", office="all", late="1")
    visitor.send("requests:send", story.case_id, request_id, extent="whole", note="The police took five weeks.")
    said = officer.reads("case", story.case_id)
    assert "The police took five weeks." in said
    assert opened(language, english="(late)", french="(en retard)") in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_interview_abroad_is_held_where_the_person_lives(language: str) -> None:
    """AYA-07, OUT-03: called to the visa office of their country, moved, missed with a reason, held."""
    story = in_process("outside-visa-required", at=on(2025, 9, 9, 3, 12))
    officer, visitor = Desk(Role.OFFICER, language=language), Visitor(story.account, language)
    place = {"place_name": "Visa office, Manila", "place_lines": "9 Acacia Street\nMakati"}
    spoken = {"interpreter_en": "Tagalog", "interpreter_fr": "tagalog"}
    officer.carries_out(story, "convene", day="2025-10-14", at="02:00", minutes="45", **place, **spoken)
    (interview_id,) = story.case.interviews
    called = story.words(Letter.INTERVIEW_CONVOCATION)
    assert "Visa office, Manila" in called
    assert "agalog" in called
    told = visitor.get("tracker:case", story.case_id)
    assert opened(language, english="interview", french="entrevue") in told
    officer.carries_out(story, "move-interview", interview_id, day="2025-10-21", at="02:00")
    assert story.case.interviews[interview_id].starts_at == on(2025, 10, 21, 2)
    story.wait_until(on(2025, 10, 21, 3))
    officer.carries_out(story, "interview-held", interview_id, notes="Spoke of the bakery.\nThe offer is genuine.")
    said = officer.reads("case", story.case_id)
    assert "Spoke of the bakery." in said
    assert "Spoke of the bakery." not in visitor.get("tracker:case", story.case_id)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missed_interview_is_no_decision_and_another_one_is_convened(language: str) -> None:
    """AYA-07: missed without a reason; the case goes on, and the person is called again."""
    story = in_process("outside-visa-exempt", at=on(2025, 9, 16, 8, 5))
    officer = Desk(Role.OFFICER, language=language)
    officer.carries_out(story, "convene", day="2025-10-14", at="13:00", minutes="30")
    (first,) = story.case.interviews
    early = officer.does(story, "interview-missed", first)
    assert not early.redirect_chain, "it has not begun yet"
    story.wait_until(on(2025, 10, 14, 14))
    officer.carries_out(story, "interview-missed", first)
    assert story.case.application.stage == "in_process"
    officer.carries_out(story, "convene", day="2025-10-28", at="13:00", minutes="30")
    (second,) = [key for key, one in story.case.interviews.items() if one.stage == "convened"]
    officer.carries_out(story, "cancel-interview", second)
    assert not [one for one in story.case.interviews.values() if one.stage == "convened"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_employer_that_the_list_names_is_confirmed_and_the_person_hears_of_it_first(language: str) -> None:
    """AYA-05: a likeness is confirmed on the pages, told as a concern, answered, and weighed in the refusal."""
    story = in_process("employer-barred", at=on(2025, 11, 18, 6, 20))
    officer, visitor = Desk(Role.OFFICER, language=language), Visitor(story.account, language)
    officer.carries_out(story, "start-check", "employer")
    barred = officer.does(story, "pass-check", "employer")
    assert not barred.redirect_chain, "the rule does not let it pass"
    words = "The employer may not hire until 3 March 2027."
    due_on = str(present.now().date() + timedelta(days=30))
    concern = {"ground_1": "employer_ineligible", "reason_1": words, "due_on": due_on}
    officer.carries_out(story, "concerns", evidence=["offer.pdf"], **concern)
    (fairness,) = story.case.requests
    assert words in visitor.get("requests:request", story.case_id, fairness)
    visitor.send("requests:send", story.case_id, fairness, extent="whole", note="The penalty was paid in May.")
    assert "The penalty was paid in May." in officer.reads("case", story.case_id)
    officer.carries_out(story, "close-request", fairness)
    officer.carries_out(story, "fail-check", "employer")
    officer.carries_out(story, "refuse", ground_1="employer_ineligible", reason_1=words, evidence=["offer.pdf"])
    assert words in story.words(Letter.REFUSAL)


def test_a_new_list_brings_a_passed_employer_back_before_the_officer() -> None:
    """AYA-05: passed, listed later, taken up again by itself, dismissed as another company with a reason."""
    story = approved("outside-visa-required", at=on(2025, 9, 9, 3, 12))
    officer = Desk(Role.OFFICER)
    near = 'Prairie Lanterns Bakery Ltd.,,"9 Mill Road, Winnipeg, Manitoba",9,2025-09-01,$100,Ineligible'
    import_list((HEAD + near).encode(), source="published-list.csv", at=present.now())
    screening.screen(at=present.now())
    assert "CheckReopened" in story.events
    assert story.row.application_number in officer.reads("likenesses", office="all")
    compared(officer, story)
    officer.carries_out(story, "pass-check", "employer")


@pytest.mark.parametrize("language", LANGUAGES)
def test_interim_work_is_asked_in_a_click_and_answered_with_its_own_clock(language: str) -> None:
    """IN-04: asked by the person, shown with its day on the work list, overdue and said so, answered by an officer."""
    story = Story("visitor-under-public-policy", at=on(2024, 6, 12, 19))
    officer, visitor = Desk(Role.OFFICER, language=language), Visitor(story.account, language)
    visitor.send("portal:interim_work", story.case_id)
    (programme,) = story.case.programmes
    number = story.row.application_number
    waiting = officer.reads("programmes", office="all")
    assert number in waiting
    assert opened(language, english="25 July 2024", french="25 juillet 2024") in waiting
    story.wait_until(on(2024, 7, 27))
    assert opened(language, english="late", french="en retard") in officer.reads("programmes", office="all")
    assert story.notices[-1] == "programme_overdue"
    officer.carries_out(story, "grant-programme", programme)
    assert story.case.programmes[programme].stage == "granted"
    assert number not in officer.reads("programmes", office="all")
    answered = shown(story, language=language)
    assert opened(language, english="you may work", french="pouvez travailler") in answered.casefold()
