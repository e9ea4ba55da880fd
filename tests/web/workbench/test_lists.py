"""The work lists: who may open them, what they show first, that each act is done once, and what they cost."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from journeys.progress import enrolled
from journeys.story import OFFICER, Story, on
from web.signing_in import sign_in
from web.tracker.applicant import asked_for_documents, late_in_the_mail, words
from web.workbench import waiting
from web.workbench.office import LANGUAGES, Desk
from workpermit.accounts.models import Account, LinkCheck
from workpermit.casework import programmes, request_answers, screening
from workpermit.casework.models import AccessEntry, CaseRow
from workpermit.clock import present
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.case.application import ConfirmComplete
from workpermit.core.case.check import CheckKind, StartCheck
from workpermit.core.case.programme_request import GrantProgramme
from workpermit.trades.employers.models import HeldList, PublishedList
from workpermit.trades.enquiries.models import State, Thread
from workpermit.trades.enquiries.topics import Topic
from workpermit.trades.notices.models import CallOutcome, CallTask, Delivery
from workpermit.web.workbench import lists_urls

LISTS = (
    "lists", "enquiries", "checks", "calls", "post", "programmes", "more_time", "deliveries", "likenesses",
    "held_lists",
)  # fmt: skip
ONE = {"held_list": 1}
EVERY = [one.name for one in lists_urls.urlpatterns if one.name]  # type: ignore[union-attr]


@pytest.fixture
def desk() -> Desk:
    """An officer."""
    return Desk(Role.OFFICER, office="")  # who serves every office


def given(name: str) -> tuple[object, ...]:
    """Return what the address of a page takes."""
    return () if name in (*LISTS, "came_back", "duplicates", "second_reads") else (ONE.get(name, uuid.uuid4()),)


def send(desk: Desk, name: str, *args: object, **typed: Any) -> str:
    """Send a form, follow where it leads, and return what that says."""
    client = sign_in(desk.client, desk.account)
    answer = client.post(desk.address(name, *args), {"key": uuid.uuid4().hex, **typed}, follow=True)
    assert answer.status_code == 200
    return words(answer.content)


# --- who may ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", EVERY)
def test_a_list_is_the_offices_alone(name: str) -> None:
    inside = Desk(Role.OFFICER)
    address = inside.address(name, *given(name))
    assert "sign-in" in Client().get(address).headers.get("Location", "") or Client().get(address).status_code == 405
    for role in (Role.APPLICANT, Role.REPRESENTATIVE, Role.MAILROOM_CLERK, Role.BORDER_OFFICER, Role.AUDITOR):
        stranger = Account.objects.create_account(f"{uuid.uuid4().hex}@example.org", name="X", role=role)
        for method in ("get", "post"):
            status = getattr(sign_in(Client(), stranger), method)(address).status_code
            assert status in (404, 405), (role, method)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR])
def test_every_list_opens_empty_and_full_in_both_languages(language: str, role: Role) -> None:
    desk = Desk(role, office="", language=language)
    nothing = {"en": "Nothing waits on this list.", "fr": "Rien n’attend dans cette liste."}[language]
    for name in LISTS[1:]:
        assert nothing in desk.reads(name), name
    waiting.everything()
    for name in LISTS:
        assert nothing not in desk.reads(name), name


def test_the_overview_counts_each_list_and_puts_what_is_late_first(desk: Desk) -> None:
    waiting.everything()
    said = desk.reads("lists")
    assert said.index("Enquiries") < said.index("Calls to make")
    assert "A date has passed for" in said
    assert "2 late" in said  # the two enquiries of two months ago
    assert "The oldest has waited since" in said


# --- enquiries ----------------------------------------------------------------------------------------------------


def test_what_is_due_first_heads_the_enquiries_and_pages_follow_by_keyset(desk: Desk) -> None:
    present.set_to(on(2025, 10, 1))
    first = waiting.enquiry(name="Abadi")
    present.set_to(on(2025, 10, 2))
    for _ in range(29):
        waiting.enquiry(name=f"N{uuid.uuid4().hex[:6]}")
    page = desk.get("enquiries").content.decode()
    assert page.index(first.number) < page.index("Q", page.index(first.number) + 10)
    assert page.count("data-line") == 25
    after = page.partition('href="?after=')[2].partition('"')[0]
    rest = sign_in(desk.client, desk.account).get(f"{desk.address('enquiries')}?after={after}").content.decode()
    assert rest.count("data-line") == 5
    assert first.number not in rest


def test_an_officer_reads_what_the_case_says_and_answers_once_under_one_key(desk: Desk) -> None:
    story = Story("outside-visa-exempt", at=on(2025, 9, 16))
    thread = waiting.enquiry(story)
    said = desk.reads("enquiry", thread.pk)
    assert story.number in said
    assert "We said that we answer by" in said
    looked = AccessEntry.objects.get(actor=str(desk.account.pk))
    assert (looked.case_id, looked.what, looked.purpose) == (story.case_id, "enquiry", "answer")
    key = uuid.uuid4().hex
    for _ in range(2):
        assert "Your answer is in the thread." in send(desk, "enquiry", thread.pk, key=key, text="It is with us.")
    assert thread.entries.filter(from_office=True).count() == 1
    thread.refresh_from_db()
    assert thread.state == State.ANSWERED
    assert "Nothing waits" in desk.reads("enquiries")
    assert thread.number in desk.reads("enquiries", state="answered")
    for _ in range(2):
        assert "The enquiry is closed." in send(desk, "enquiry_close", thread.pk)
    assert Thread.objects.get().state == State.CLOSED


def test_nothing_typed_is_lost_and_an_unanswered_enquiry_is_not_closed(desk: Desk) -> None:
    thread = waiting.enquiry()
    assert "Your answer: please fill this in." in send(desk, "enquiry", thread.pk, text=" ")
    assert "it was not closed" in send(desk, "enquiry_close", thread.pk)
    assert Thread.objects.get().state == State.OPEN


def test_a_paper_message_is_put_into_its_case_and_becomes_the_request(desk: Desk) -> None:
    story = Story("visitor-under-public-policy", at=on(2024, 6, 12, 19))
    message = programmes.prescribed_message(story.case_id).sent
    thread = waiting.enquiry(topic=Topic.INTERIM_WORK, text=message)
    assert thread.case_id is None
    assert "It holds a request under a public policy" in desk.reads("enquiry_match", thread.pk)
    assert "No case has this number" in send(desk, "enquiry_match", thread.pk, number="W999999999")
    key = uuid.uuid4().hex
    assert "the request that it holds is registered" in send(
        desk, "enquiry_match", thread.pk, key=key, number=story.number
    )
    assert "in a case already" in send(desk, "enquiry_match", thread.pk, key=key, number=story.number)
    assert story.events.count("ProgrammeRequested") == 1
    assert story.number in desk.reads("programmes")


# --- people -------------------------------------------------------------------------------------------------------


def test_a_check_is_answered_once_and_links(desk: Desk) -> None:
    row = waiting.free_of_account(Story("outside-visa-exempt", at=on(2025, 9, 16)))
    check = waiting.link_check(row)
    assert "yes, all three answers" in desk.reads("checks")
    assert "all agree with one case" in desk.reads("check", check.pk)
    assert AccessEntry.objects.filter(actor=str(desk.account.pk), what="identity").count() == 1
    assert "choose one of the answers" in send(desk, "check", check.pk).lower()
    assert "in the person’s account now" in send(desk, "check", check.pk, is_theirs="yes")
    assert CaseRow.objects.get(pk=row.pk).applicant_id == str(check.account_id)
    assert "settled meanwhile" in send(desk, "check", check.pk, is_theirs="no")
    assert LinkCheck.objects.get().granted is True


def test_what_agrees_with_no_case_links_nothing(desk: Desk) -> None:
    row = waiting.free_of_account(Story("outside-visa-exempt", at=on(2025, 9, 16)))
    check = waiting.link_check(row, right=False)
    assert "agrees with no case that is free" in desk.reads("check", check.pk)
    assert "was not linked" in send(desk, "check", check.pk, is_theirs="yes")
    assert CaseRow.objects.get(pk=row.pk).applicant_id == ""


def test_a_call_is_noted_once_and_its_note_is_sealed(desk: Desk) -> None:
    story = Story("outside-visa-exempt", at=on(2025, 9, 16))
    story.wait(1)
    call = waiting.to_call(story)
    said = desk.reads("call", call.pk)
    assert "Telephone +" in said
    assert "Never leave any of this on a recorder" in said
    assert "Note: please fill this in" in send(desk, "call", call.pk, outcome="reached")
    for note, told in (("Spoke with her.", "The call is noted."), ("Again.", "settled meanwhile")):
        assert told in send(desk, "call", call.pk, outcome="reached", note=note)
    call = CallTask.objects.get()
    assert (call.outcome, call.note, call.done_by) == (CallOutcome.REACHED, "Spoke with her.", str(desk.account.pk))
    with connection.cursor() as cursor:
        cursor.execute("SELECT note FROM notices_calltask")
        assert b"Spoke" not in bytes(cursor.fetchone()[0])


def test_a_letter_is_printed_mailed_and_comes_back_to_the_calls(desk: Desk) -> None:
    story = Story("outside-visa-exempt", at=on(2025, 9, 16))
    story.wait(1)
    delivery = waiting.to_mail(story)
    sheet = desk.get("sheet", delivery.pk)
    assert sheet.content.startswith(b"%PDF")
    assert sheet.headers["Cache-Control"] == "no-store"
    assert AccessEntry.objects.get(actor=str(desk.account.pk)).what == "letter"
    assert "Tick the letters" in send(desk, "post")
    assert "noted as mailed: 1" in send(desk, "post", reference=delivery.pk.hex)
    assert "noted as mailed: 0" in send(desk, "post", reference=delivery.pk.hex)
    assert desk.get("sheet", delivery.pk).status_code == 404
    assert "is on the list of calls" in send(desk, "came_back", reference=delivery.pk.hex)
    for wrong in (delivery.pk.hex, "not a reference"):
        assert "No letter with this reference is in the mail" in send(desk, "came_back", reference=wrong)
    assert story.number in desk.reads("calls")
    assert Delivery.objects.get(pk=delivery.pk).state == "bounced"


# --- lists that lead to the case ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "begin", "said"),
    [
        ("programmes", waiting.programme, "VISIT2WORK2020"),
        ("more_time", waiting.wish_for_time, "asks for time until"),
        ("deliveries", late_in_the_mail, "late: not printed yet"),
    ],
)
def test_what_waits_in_a_case_is_listed_with_its_clock(
    desk: Desk, name: str, begin: Callable[[], Story], said: str
) -> None:
    story = begin()
    page = desk.get(name)
    shown = words(page.content)
    assert said in shown
    assert "before midnight UTC" in shown.lower() or "midnight" in shown
    assert desk.address("case", story.case_id) in page.content.decode()


def test_a_reply_that_is_late_is_marked_and_one_that_was_given_is_gone(desk: Desk) -> None:
    story = waiting.programme()
    late = b'class="status overdue"'
    assert late not in desk.get("programmes").content
    story.wait(60)
    assert late in desk.get("programmes").content
    (request,) = story.case.programmes
    story.do(OFFICER, GrantProgramme(request))
    assert "Nothing waits on this list." in desk.reads("programmes")


def test_time_that_a_rule_gave_waits_for_nobody(desk: Desk) -> None:
    story = asked_for_documents()
    (request_id, request), *_ = story.case.requests.items()
    assert request.due_on
    until = request.due_on + timedelta(days=3)
    given = story.use(story.applicant, request_answers.ask_for_more_time, request_id, until=until, reason="Ill.")
    assert given.is_given
    assert "Nothing waits on this list." in desk.reads("more_time")


# --- employers ----------------------------------------------------------------------------------------------------


def test_a_likeness_leads_to_the_acts_that_settle_it_and_leaves_the_list(desk: Desk) -> None:
    story = waiting.alike_employer()
    assert "is to be begun first" in desk.reads("likenesses")
    enrolled(story)
    story.do(OFFICER, ConfirmComplete(), StartCheck(CheckKind.EMPLOYER))
    page = desk.get("likenesses").content.decode()
    assert desk.address("act", story.case_id, "dismiss-match") in page
    assert story.number in page
    (match,) = screening.matches(story.case_id, on=now().date())
    screening.settle(
        story.case_id, match.listed_id, is_same=False, reason="Another.", key="k", actor=desk.account.actor, at=now()
    )
    assert "Nothing waits on this list." in desk.reads("likenesses")


def test_a_held_list_is_confirmed_by_a_second_person_once(desk: Desk) -> None:
    number = waiting.held_list(by=str(desk.account.pk))
    before = PublishedList.objects.count()
    assert "feed.csv" in desk.reads("held_lists")
    assert "A second person has to look" in send(desk, "held_list", number, then="confirm")
    assert PublishedList.objects.count() == before
    second = Desk(Role.SUPERVISOR)
    assert "is in force now" in send(second, "held_list", number, then="confirm")
    assert "settled meanwhile" in send(second, "held_list", number, then="set_aside")
    assert PublishedList.objects.count() == before + 1
    assert HeldList.objects.get().settled_by == str(second.account.pk)


def test_a_held_list_can_be_left_out(desk: Desk) -> None:
    number = waiting.held_list()
    before = PublishedList.objects.count()
    assert "is left out" in send(desk, "held_list", number, then="set_aside")
    assert PublishedList.objects.count() == before
    assert desk.get("held_list", number + 1).status_code == 404


# --- what a list costs --------------------------------------------------------------------------------------------


def queries(desk: Desk, name: str) -> int:
    """Count the queries of a page, the sign-in of the test left out."""
    client = sign_in(desk.client, desk.account)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(desk.address(name)).status_code == 200
    return len(captured)


def test_many_lines_cost_as_many_queries_as_one(desk: Desk) -> None:
    waiting.everything()
    one = {name: queries(desk, name) for name in LISTS}
    for number in range(3):
        waiting.programme()
        waiting.wish_for_time()
        late_in_the_mail()
        waiting.enquiry(name=f"More {number}")
        story = Story("outside-visa-exempt", at=now())
        story.wait(1)
        waiting.to_call(story)
        waiting.to_mail(story)
        waiting.link_check(waiting.free_of_account(Story("in-canada-extension", at=now())))
        waiting.held_list(source=f"feed-{number}.csv")
        Story("outside-visa-required", at=now())
    assert {name: queries(desk, name) for name in LISTS} == one
    assert max(count for name, count in one.items() if name != "lists") <= 12
    assert one["lists"] <= 45
