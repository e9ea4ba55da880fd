"""The page of an application: who must act stands first, nothing leaks, everything has its reason (AYA-11)."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from journeys.progress import checked
from journeys.story import OFFICER, Story, on
from web.tracker import applicant as a
from web.tracker.applicant import LANGUAGES, Stage, address, applicant, browser_of, shown
from workpermit.accounts import mandates
from workpermit.accounts.models import Account, MandateScope, Person
from workpermit.casework import decisions
from workpermit.casework.models import AccessEntry
from workpermit.clock import present
from workpermit.core.case.actor import Role
from workpermit.core.case.application import RefusalGround
from workpermit.core.case.case import allowed
from workpermit.core.case.check import CheckKind, FailCheck, PassCheck
from workpermit.core.case.officer_request import MakeRequest, RequestKind

MUST = {"en": "What you need to do", "fr": "Ce que vous devez faire"}
HISTORY = {"en": "What happened", "fr": "Ce qui s’est passé"}
NOTHING = {"en": "Nothing for you to do now", "fr": "Vous n’avez rien à faire pour l’instant"}


# --- first: must I act, and by when ---------------------------------------------------------------------------------


@pytest.mark.parametrize("stage", a.WAITING_ON_PERSON, ids=lambda stage: stage.__name__)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_person_must_do_stands_before_everything_else(stage: Stage, language: str) -> None:
    said = shown(stage(), language=language)
    assert MUST[language] in said
    assert NOTHING[language] not in said
    assert said.index(MUST[language]) < 80, "after the number and the heading alone"


@pytest.mark.parametrize("stage", [*a.WAITING_ON_NOBODY_ELSE, a.withdrawn, a.delivered], ids=lambda one: one.__name__)
@pytest.mark.parametrize("language", LANGUAGES)
def test_that_there_is_nothing_to_do_is_an_answer_too(stage: Stage, language: str) -> None:
    said = shown(stage(), language=language)
    assert NOTHING[language] in said
    assert MUST[language] not in said


def test_a_date_stands_on_both_clocks_with_the_time_left() -> None:
    """Manila is eight hours ahead: midnight UTC is 08:00 of the next day there (AYA-09)."""
    said = shown(a.waits_for_biometrics())
    assert "Before midnight UTC, as 9 October 2025 ends and 10 October 2025 begins" in said
    assert "before 08:00 on 10 October 2025 (local time: Manila, UTC+8)" in said
    assert "30 days and 9 hours left" in said


def test_a_date_that_passed_says_what_may_still_be_done() -> None:
    said = shown(a.passed_the_date())
    assert "The due date has passed" in said
    assert "You may still send them until we decide" in said


def test_an_interview_is_shown_at_its_own_time() -> None:
    story = a.called_to_interview()
    assert "Come to your interview." in shown(story)
    assert "(local time: Manila, UTC+8)" in shown(story)


def test_each_step_leads_to_its_letter() -> None:
    story = a.waits_for_biometrics()
    letters = story.letters
    page = applicant(story).get(address("case", story.case_id)).content.decode()
    assert letters[-1].label.en in page
    assert 'href="letters/' in page


def test_of_two_requests_each_leads_to_its_own_letter() -> None:
    story = a.being_checked()
    for days in (10, 20):
        story.wait(1)
        due_on = (present.now() + timedelta(days=days)).date()
        story.do(OFFICER, MakeRequest(str(uuid4()), RequestKind.DOCUMENTS, due_on, "", ""))
    page = applicant(story).get(address("case", story.case_id)).content.decode()
    assert page.count('class="todo-text"') == 2


# --- late, decided, closed ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_we_are_late_with_is_regretted_with_a_way_to_ask(language: str) -> None:
    said = shown(a.late_in_the_mail(), language=language)
    assert {"en": "We are sorry.", "fr": "Nous nous en excusons."}[language] in said
    assert {"en": "There is no new date yet", "fr": "Il n’y a pas encore de nouvelle date"}[language] in said
    assert {"en": "Ask us about it", "fr": "Nous poser une question"}[language] in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reasons_of_a_refusal_stand_on_the_page_beside_what_may_be_done(language: str) -> None:
    said = shown(a.refused(), language=language)
    recourse = {"en": "Federal Court", "fr": "Cour fédérale"}[language]
    assert a.REASON in said, "what the officer wrote, as it was written"
    assert said.index(a.REASON) < said.index(recourse) < said.index(HISTORY[language])


def test_a_return_lists_what_was_missing() -> None:
    assert "fee" in shown(a.returned()).split("Step by step")[0]


@pytest.mark.parametrize("stage", [*a.UNDECIDED, *a.OVER], ids=lambda stage: stage.__name__)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_stage_has_a_page_in_both_languages(stage: Stage, language: str) -> None:
    story = stage()
    page = applicant(story).get(address("case", story.case_id, language=language))
    assert page.status_code == 200
    assert page.headers["Content-Language"] == language
    assert page.content.count(b"<h1") == 1


# --- nothing leaks --------------------------------------------------------------------------------------------------

FORBIDDEN = re.compile(
    r"\b(fail\w*|not passed|refus\w+|propos\w+|recommend\w*|second person|mismatch|échou\w*|recommand\w*|"
    r"deuxième personne|misrepresent\w*)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("stage", a.UNDECIDED, ids=lambda stage: stage.__name__)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_before_the_decision_speaks_of_one(stage: Stage, language: str) -> None:
    said = shown(stage(), language=language)
    allowed_words = said.replace("This is not a refusal", "").replace("Ce n’est pas un refus", "")
    assert FORBIDDEN.findall(allowed_words) == []
    assert a.REASON not in said


MERITS = {
    "will_leave_canada": True,
    "able_to_do_work": True,
    "offer_genuine": True,
    "labour_dispute": False,
    "lmia_suspended": False,
}


def test_a_failed_check_and_a_passed_one_give_the_same_page() -> None:
    pages = []
    for conclude in (PassCheck, FailCheck):
        story = a.being_checked()
        story.note(OFFICER, **MERITS)
        story.do(OFFICER, conclude(CheckKind.ELIGIBILITY), conclude(CheckKind.BACKGROUND))
        pages.append(re.sub(r"[WL]\d{9}", "", shown(story)))
    assert pages[0] == pages[1]


def test_a_proposed_refusal_gives_the_page_of_before() -> None:
    """The same story, once before and once after the proposal: not a word differs."""
    story = a.being_checked()
    checked(story)
    before = shown(story)
    story.use(OFFICER, decisions.refuse, {RefusalGround.MISREPRESENTATION: [a.REASON]}, evidence=["offer.pdf"])
    assert story.events[-1] == "DecisionProposed"
    assert shown(story) == before


def test_no_page_names_the_person_in_its_title_or_address() -> None:
    story = a.waits_for_biometrics()
    page = applicant(story).get(address("case", story.case_id)).content.decode()
    (title,) = re.findall(r"<title>(.*?)</title>", page, re.DOTALL)
    assert story.number not in title
    assert story.account.display_name not in page


# --- whose page it is -----------------------------------------------------------------------------------------------


def test_somebody_elses_application_is_not_found_like_one_that_never_was() -> None:
    mine, theirs = a.waits_for_biometrics(), a.being_checked()
    browser = applicant(mine)
    foreign = browser.get(address("case", theirs.case_id))
    never = browser.get(address("case", "0b9b7a3e-4d8f-4c5c-9c52-2f5b0c2f9a11"))
    assert foreign.status_code == never.status_code == 404
    assert foreign.content.replace(str(theirs.case_id).encode(), b"") == never.content.replace(
        b"0b9b7a3e-4d8f-4c5c-9c52-2f5b0c2f9a11", b""
    )


def test_who_has_not_signed_in_is_sent_to_do_so() -> None:
    story = a.waits_for_biometrics()
    answer = Client().get(address("case", story.case_id))
    assert answer.status_code == 302
    assert "/sign-in/" in answer.headers["Location"]


def mandated(story: Story, *, scope: MandateScope = MandateScope.REPRESENT) -> Account:
    """Give somebody a mandate for a story's applicant."""
    representative = Account.objects.create_account(
        "rep@example.org", name="R. Rivard", role=Role.REPRESENTATIVE, time_zone="America/Toronto"
    )
    person = Person.objects.get(pk=story.row.person_id)
    mandates.give(person, to=representative, begins_at=present.now(), scope=scope)
    return representative


def test_a_representative_sees_it_and_the_look_is_on_record() -> None:
    story = a.waits_for_biometrics()
    browser = browser_of(mandated(story))
    assert browser.get(address("case", story.case_id)).status_code == 200
    (look,) = AccessEntry.objects.filter(case_id=story.case_id).order_by("pk")
    assert (look.role, look.what, look.purpose) == ("representative", "tracker", "represent")


def test_a_representative_without_a_mandate_in_force_sees_nothing() -> None:
    story = a.waits_for_biometrics()
    browser = browser_of(mandated(story))
    mandates.end(mandates.in_force(story.row.person_id, at=present.now())[0], at=present.now())
    assert browser.get(address("case", story.case_id)).status_code == 404
    assert not AccessEntry.objects.exists()


def test_the_applicants_own_look_is_no_ones_business() -> None:
    story = a.waits_for_biometrics()
    shown(story)
    assert not AccessEntry.objects.exists()


# --- sign of life ---------------------------------------------------------------------------------------------------


def test_it_says_who_has_it_since_when_and_what_comes_after() -> None:
    said = shown(a.looked_for_completeness())
    assert "With us waiting for our check that nothing is missing" in said
    assert "12 September 2025 at 15:00 UTC" in said
    assert "With you: 3 days" in said
    assert "we begin to check your application and write to you" in said


def test_when_an_officer_opened_the_file_is_told_and_is_not_called_a_step() -> None:
    from workpermit.casework import access

    story = a.being_checked()
    before = shown(story)
    access.look(story.case_id, actor=OFFICER, what="file", purpose="work", at=on(2025, 10, 2, 9))
    after = shown(story)
    assert "Last opened by us" not in before
    assert "2 October 2025 at 09:00 UTC" in after
    assert "Opening a file is not a step by itself" in after


def test_what_may_be_done_is_open_to_the_person() -> None:
    """The page leads to acts only where the case has some: the door says which."""
    story = a.being_checked()
    assert allowed(story.case, Role.APPLICANT)
    assert (
        "Change your address, withdraw and more"
        in applicant(story).get(address("case", story.case_id)).content.decode()
    )


# --- cost -----------------------------------------------------------------------------------------------------------

SESSION_AND_ACCOUNT = 2
ROW, JOURNAL, LETTERS, MESSAGES, LOOKS, TIMES = 1, 1, 1, 1, 1, 1
OPEN = SESSION_AND_ACCOUNT + ROW + JOURNAL + LETTERS + MESSAGES + LOOKS + TIMES


def test_a_page_costs_few_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    story = a.asked_for_documents()
    browser = applicant(story)
    browser.get(address("case", story.case_id))
    with django_assert_num_queries(OPEN):
        browser.get(address("case", story.case_id))


def test_a_longer_history_costs_none_more(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    story = a.delivered()
    browser = applicant(story)
    browser.get(address("case", story.case_id))
    with django_assert_num_queries(OPEN - TIMES):
        browser.get(address("case", story.case_id))
