"""The officers' pages: who may open them, what they offer, refusals said kindly, nothing lost, both languages."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from journeys.progress import approved, checked, in_process, with_letter
from journeys.story import OFFICER, Story, on, plain
from web.signing_in import sign_in
from web.tracker import applicant as a
from web.tracker.applicant import words
from web.workbench.office import LANGUAGES, Desk, screen_in
from workpermit.casework import assigning, queues, requests, workbench
from workpermit.casework.models import AccessEntry, OpenWork
from workpermit.casework.workbench import READERS
from workpermit.clock import present
from workpermit.core.case.actor import Role
from workpermit.core.case.case import COMMANDS, allowed, guard
from workpermit.core.case.check import CheckKind, FailCheck
from workpermit.core.case.officer_request import CloseRequest
from workpermit.core.case.permit_delivery import PrintPermit
from workpermit.core.law.checklist import DocumentKind
from workpermit.core.text import Language
from workpermit.web.workbench.act_pages import BY_SLUG, ELSEWHERE, offered
from workpermit.web.workbench.roles import STAFF

STAGES: tuple[Callable[[], Story], ...] = (
    a.waits_for_biometrics,
    a.looked_for_completeness,
    a.being_checked,
    a.asked_for_documents,
    a.passed_the_date,
    a.called_to_interview,
    a.told_to_have_an_exam,
    a.refusal_proposed,
    a.asked_for_the_passport,
    a.holds_the_letter,
    a.to_be_mailed,
    a.delivered,
)


# --- who may open them ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["case", "take", "give_back"])
def test_an_applicant_and_a_stranger_get_the_answer_of_an_unknown_case(name: str) -> None:
    story = a.being_checked()
    officer = Desk(Role.OFFICER)
    own = a.browser_of(story.account)
    method = own.get if name == "case" else own.post
    theirs = method(officer.address(name, story.case_id))
    unknown = method(officer.address(name, uuid.uuid4()))
    assert (theirs.status_code, unknown.status_code) == (404, 404)
    assert words(theirs.content) == words(unknown.content)
    staff = (
        officer.get(name, uuid.uuid4()) if name == "case" else officer.client.post(officer.address(name, uuid.uuid4()))
    )
    assert staff.status_code == 404
    nobody = Client().get(officer.address("case", story.case_id))
    assert nobody.status_code == 302
    assert "sign-in" in nobody.headers["Location"]


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
def test_who_keeps_the_house_sees_no_case(role: Role) -> None:
    story = a.being_checked()
    assert Desk(role).get("case", story.case_id).status_code == 404
    assert Desk(role).get("queue").status_code == 404


def test_a_password_alone_opens_nothing() -> None:
    desk = Desk(Role.OFFICER)
    client = sign_in(Client(), desk.account, second_factor=False)
    assert client.get(desk.address("queue")).status_code == 302


def test_each_look_is_on_record_before_anything_is_shown() -> None:
    story = a.being_checked()
    desk = Desk(Role.OFFICER)
    desk.reads("case", story.case_id)
    entry = AccessEntry.objects.get(case_id=story.case_id, actor=str(desk.account.pk))
    assert (entry.role, entry.what, entry.purpose) == ("officer", "case", "work")


@pytest.mark.parametrize("role", sorted(set(STAFF) - READERS))
def test_a_clerk_and_a_physician_see_what_their_part_needs(role: Role) -> None:
    story = a.to_be_mailed()
    said = Desk(role).reads("case", story.case_id)
    assert story.number in said
    for hidden in ("What the rules find", "What was filed", "What happened", "Documents"):
        assert hidden not in said


# --- the queue ------------------------------------------------------------------------------------------------------


def test_the_queue_says_who_acts_next_and_what_is_due_first() -> None:
    later, first = a.asked_for_documents(days=20), None
    first = a.asked_for_documents(days=5)
    said = Desk(Role.OFFICER).reads("queue", office="all")
    assert said.index(first.number) < said.index(later.number)
    assert "The applicant answer to a request" in said


def test_a_page_leads_to_the_next_and_no_case_stands_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queues, "LINES", 2)
    numbers = {a.waits_for_biometrics().number for _ in range(5)}
    desk, seen, after = Desk(Role.OFFICER), [], ""
    for _ in range(3):
        page = desk.get("queue", office="all", **({"after": after} if after else {})).content.decode()
        seen += re.findall(r'class="number"[^>]*>([^<]+)<', page)
        follow = re.search(r'href="[^"?]*\?([^"]*)" rel="next"', page)
        if follow:
            after = page_after(follow.group(1))
    assert sorted(seen) == sorted(numbers)


def page_after(query: str) -> str:
    from html import unescape
    from urllib.parse import parse_qs

    return parse_qs(unescape(query))["after"][0]


def test_a_queue_costs_the_same_however_long_it_is(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    wanted, owner = queues.Wanted(), str(Desk(Role.OFFICER).account.pk)
    a.waits_for_biometrics()
    OpenWork.objects.update(assignee=owner)
    with django_assert_num_queries(4):
        queues.queue(wanted, role=Role.OFFICER)
    for _ in range(4):
        a.being_checked()
    OpenWork.objects.update(assignee=owner)
    with django_assert_num_queries(4):
        assert len(queues.queue(wanted, role=Role.OFFICER).lines) == 5


def test_a_role_sees_its_own_work() -> None:
    mailed, waiting, letter = a.to_be_mailed(), a.waits_for_biometrics(), a.holds_the_letter()
    mailroom = Desk(Role.MAILROOM_CLERK).reads("queue")
    assert mailed.number in mailroom
    assert waiting.number not in mailroom
    border = Desk(Role.BORDER_OFFICER).reads("queue")
    assert letter.number in border
    assert mailed.number not in border
    site = Desk(Role.SITE_CLERK).reads("queue")
    assert waiting.number not in site


def test_only_what_passed_its_date_and_was_not_made_good_is_late() -> None:
    late, fine = a.passed_the_date(), a.asked_for_documents()
    said = Desk(Role.OFFICER).reads("queue", office="all", late="1")
    assert late.number in said
    assert fine.number not in said
    late.do(OFFICER, *(CloseRequest(one) for one in late.case.requests))
    assert late.number not in Desk(Role.OFFICER).reads("queue", office="all", late="1")


def test_the_next_case_is_the_one_due_first_with_its_reason() -> None:
    a.waits_for_biometrics()  # the applicant holds the ball
    older = a.looked_for_completeness()
    desk = Desk(Role.OFFICER)
    response = sign_in(desk.client, desk.account).post(desk.address("next"), follow=True)
    said = words(response.content)
    assert older.number in said
    assert "You have this case because" in said
    assert "completeness check" in said
    assert OpenWork.objects.get(pk=older.case_id).assignee == str(desk.account.pk)
    response = sign_in(desk.client, desk.account).post(desk.address("next"), follow=True)
    assert "No case waits for you" in words(response.content)


def test_who_proposed_a_decision_is_not_given_it_to_confirm() -> None:
    story = in_process("outside-visa-exempt", at=on(2025, 9, 16))
    checked(story)
    desk = Desk(Role.OFFICER)
    desk.carries_out(
        story,
        "refuse",
        ground_1="misrepresentation",
        reason_1="The employer made no such offer.",
        evidence=["offer.pdf"],
    )
    assert story.events[-1] == "DecisionProposed"
    assert assigning.take_next(desk.account) is None
    found = assigning.take_next(Desk(Role.OFFICER).account)
    assert found is not None
    assert found.case_id == story.case_id


def test_a_case_is_taken_once_and_given_back() -> None:
    story = a.being_checked()
    one, other = Desk(Role.OFFICER), Desk(Role.OFFICER)
    assert "You have this case now" in words(one.client.post(one.address("take", story.case_id), follow=True).content)
    told = words(other.client.post(other.address("take", story.case_id), follow=True).content)
    assert "Somebody else has taken this case" in told
    one.client.post(one.address("give_back", story.case_id))
    assert OpenWork.objects.get(pk=story.case_id).assignee == ""
    before = story.entries
    assert before == story.entries, "who has a case is no event of it"


def test_a_case_is_found_by_its_number_which_stays_out_of_the_address() -> None:
    story = a.waits_for_biometrics()
    desk = Desk(Role.SITE_CLERK)
    found = desk.client.post(desk.address("find"), {"number": f" {story.number.lower()} "})
    assert found.headers["Location"] == desk.address("case", story.case_id)
    assert "No case has this number" in words(desk.client.post(desk.address("find"), {"number": "W999999999"}).content)


# --- the case -------------------------------------------------------------------------------------------------------


def test_a_case_costs_the_same_however_much_happened(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    desk = Desk(Role.OFFICER)
    costs = []
    for stage in (a.asked_for_documents, _much_asked):
        story = stage()
        desk.reads("case", story.case_id)
        with CaptureQueriesContext(connection) as asked:
            desk.get("case", story.case_id)
        costs.append(len(asked))
    assert costs[1] <= costs[0] + 1  # the second is alike the first, and its page says so


def _much_asked() -> Story:
    story = a.asked_for_documents()
    for _ in range(6):
        story.use(
            OFFICER,
            requests.ask_for_documents,
            [requests.Asked(DocumentKind.PHOTO)],
            due_on=present.now().date() + timedelta(9),
        )
    return story


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", ("What the rules find", "The permit may be issued", "IRPR 200", "What was filed", "What happened")),
        ("fr", ("Ce que constatent les règles", "Le permis peut être délivré", "RIPR 200", "Ce qui a été présenté")),
    ],
)
def test_a_case_shows_findings_with_value_and_source(language: str, says: tuple[str, ...]) -> None:
    story = a.being_checked()
    said = Desk(Role.OFFICER, language=language).reads("case", story.case_id)
    for one in says:
        assert one in said


def test_no_code_and_no_id_is_shown() -> None:
    for stage in (a.being_checked, a.asked_for_documents, a.refusal_proposed):
        story = stage()
        said = Desk(Role.OFFICER).reads("case", story.case_id)
        assert not re.search(r"\b[a-z]+_[a-z_]+\b", said.replace("_", "_")), re.findall(r"\b[a-z]+_[a-z_]+\b", said)
        assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}", said)


# --- the acts -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.__name__)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_act_that_is_open_has_its_page(stage: Callable[[], Story], language: str) -> None:
    story = stage()
    for role in STAFF:
        desk = Desk(role, language=language)
        page = desk.get("case", story.case_id).content.decode()
        for act in allowed(story.case, role):
            if act.kind in ELSEWHERE or act.kind.__name__.endswith("EmployerMatch"):
                continue
            slugs = [one.slug for one in BY_SLUG.values() if one.kind is act.kind]
            assert slugs, act
            for slug in slugs:
                address = desk.act(story, slug, act.key or "")
                assert address in page
                said = words(desk.client.get(address).content)
                assert plain(BY_SLUG[slug].label.in_language(Language(language))) in said


def test_every_command_of_the_staff_has_a_page_or_is_named_as_left_out() -> None:
    ours = {one.kind for one in BY_SLUG.values()} | ELSEWHERE
    from workpermit.core.case.case import _HOME

    theirs = {kind for kind in COMMANDS if set(_HOME[kind][0].roles) & set(STAFF)}
    assert theirs <= ours


@pytest.mark.parametrize("role", STAFF)
def test_an_act_of_another_role_is_not_offered_and_not_carried_out(role: Role) -> None:
    story = a.being_checked()
    desk = Desk(role)
    before = len(story.entries)
    response = desk.does(story, "print")
    assert "This act is not open in the case" in words(response.content)
    if role is not Role.OFFICER:
        desk.does(story, "approve", evidence=["offer.pdf"])
    assert len(story.entries) == before


def test_a_refusal_of_the_door_is_said_kindly_with_what_is_in_the_way() -> None:
    story = Story("missing-fee", at=on(2025, 10, 1))
    response = Desk(Role.OFFICER).does(story, "complete")
    said = words(response.content)
    assert "This was not done The application is not complete." in said
    told = said.partition("not complete.")[2].partition("The application goes into process")[0]
    assert told.strip() == "biometrics", "what is in the way is named"
    assert story.case.application.stage == "received"


def test_what_was_typed_stays_where_the_case_changed_meanwhile() -> None:
    story = a.being_checked()
    seen = story.case.sequence
    story.do(OFFICER, *(FailCheck(CheckKind.BACKGROUND),))
    response = Desk(Role.OFFICER).does(
        story, "ask", seen=seen, kind_1="photo", note_1="With a plain wall", due_on="2025-10-30"
    )
    said = words(response.content)
    assert response.status_code == 409
    assert "The case changed while you wrote" in said
    assert "(background)" in said
    assert "With a plain wall" in response.content.decode()
    assert not story.case.requests


def test_who_is_overtaken_by_a_moment_acts_on_nothing_they_have_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    story = a.being_checked()
    honest = workbench.desk_of

    def overtaken(*arguments: Any, **options: Any) -> workbench.Desk:
        monkeypatch.setattr(workbench, "desk_of", honest)
        read = honest(*arguments, **options)
        story.do(OFFICER, FailCheck(CheckKind.BACKGROUND))  # after the page compared, before it acts
        return read

    monkeypatch.setattr(workbench, "desk_of", overtaken)
    response = Desk(Role.OFFICER).does(story, "ask", kind_1="photo", note_1="With a plain wall", due_on="2025-10-30")
    assert response.status_code == 409
    assert "(background)" in words(response.content)
    assert "With a plain wall" in response.content.decode()
    assert not story.case.requests


def test_a_form_sent_twice_acts_once_and_says_so() -> None:
    story = a.being_checked()
    desk, key, seen = Desk(Role.OFFICER), uuid.uuid4().hex, story.case.sequence
    typed = {"kind_1": "photo", "due_on": "2025-10-30", "key": key, "seen": seen}
    desk.client.post(desk.act(story, "ask"), typed)
    again = desk.client.post(desk.act(story, "ask"), typed, follow=True)
    assert len(story.case.requests) == 1
    assert "This form was sent before" in words(again.content)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_form_names_what_is_missing(language: str) -> None:
    story = a.being_checked()
    desk = Desk(Role.OFFICER, language=language)
    page = desk.does(story, "refuse").content.decode()
    assert ("Error: Refuse" if language == "en" else "Erreur\u00a0: Refuser") in page
    assert ("Ground 1: choose" if language == "en" else "Motif 1") in words(page.encode())


# --- the second factor (S-11) ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", sorted(one.slug for one in BY_SLUG.values() if one.fresh))
def test_who_decides_shows_a_fresh_second_factor(slug: str) -> None:
    assert slug in {"approve", "refuse", "confirm", "issue", "decline", "replace", "propose-revocation", "revoke"}


def test_an_old_second_factor_decides_nothing_and_nothing_typed_is_lost() -> None:
    story = in_process("outside-visa-exempt", at=on(2025, 9, 16))
    checked(story)
    desk = Desk(Role.OFFICER)
    client = sign_in(desk.client, desk.account)
    present.set_to(present.now() + timedelta(minutes=5))
    asked = client.get(desk.act(story, "approve"))
    assert asked.status_code == 302
    assert "again" in asked.headers["Location"]
    typed = {"key": "k", "seen": story.case.sequence, "reasons": "All is in order here.", "unopened_because": "Read."}
    looked = client.post(desk.act(story, "approve"), {**typed, "step": "look"})
    typed |= {"step": "decide", "screen": screen_in(looked)}
    page = client.post(desk.act(story, "approve"), typed).content.decode()
    assert "More than five minutes have passed" in page
    assert "All is in order here." in page
    assert "ApplicationApproved" not in story.events
    sign_in(client, desk.account)
    client.post(desk.act(story, "approve"), typed)
    assert "ApplicationApproved" in story.events


def test_the_rest_asks_for_no_fresh_factor() -> None:
    story = a.being_checked()
    desk = Desk(Role.OFFICER)
    client = sign_in(desk.client, desk.account)
    present.set_to(present.now() + timedelta(minutes=9))
    assert client.get(desk.act(story, "ask")).status_code == 200


# --- documents and letters ------------------------------------------------------------------------------------------


def test_a_document_is_shown_page_by_page_and_the_look_is_logged() -> None:
    story = a.being_checked()
    desk = Desk(Role.OFFICER)
    from workpermit.trades.documents import keeping

    keeping.scan_waiting(at=present.now())
    for document in keeping.of_case(story.case_id):
        if document.state != "readable":
            continue
        assert "Larger" in desk.reads("document", story.case_id, document.pk)
        drawn = desk.get("picture", story.case_id, document.pk, 1, zoom="2", turn="90")
        assert drawn.content.startswith(b"\x89PNG")
        desk.client.post(desk.address("move", story.case_id, document.pk), {"to": "accepted"})
        document.refresh_from_db()
        assert document.state == "accepted"
    assert AccessEntry.objects.filter(case_id=story.case_id, what="document", purpose="review").exists()
    other = a.being_checked()
    assert desk.get("document", other.case_id, document.pk).status_code == 404
    assert desk.get("picture", other.case_id, document.pk, 1).status_code == 404


def test_the_mailroom_opens_the_permit_and_no_other_letter() -> None:
    story = approved("in-canada-extension", at=on(2025, 10, 7, 2, 30))
    made = {row.letter: row for row in story._kept()}
    desk = Desk(Role.MAILROOM_CLERK)
    assert desk.get("letter", story.case_id, made["work_permit"].pk).status_code == 200
    others = [row for name, row in made.items() if name != "work_permit"]
    assert others
    assert {desk.get("letter", story.case_id, row.pk).status_code for row in others} == {404}


def test_offers_are_what_the_case_allows() -> None:
    from workpermit.casework.workbench import desk_of

    story = with_letter("outside-visa-exempt", at=on(2025, 9, 16))
    desk = Desk(Role.BORDER_OFFICER)
    shown = desk_of(story.row, account=desk.account, at=present.now())
    kinds = {one.page.kind for one in offered(shown)}
    assert kinds == {act.kind for act in allowed(story.case, Role.BORDER_OFFICER)} - ELSEWHERE
    assert guard(story.case, PrintPermit, key=None, role=Role.BORDER_OFFICER) is not None
