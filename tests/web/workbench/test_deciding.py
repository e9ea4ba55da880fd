"""A decision's two steps: what is looked at, what is asked to be confirmed, and that it is bound to that screen."""

from __future__ import annotations

import random
import uuid
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from journeys.progress import checked, in_process
from journeys.story import OFFICER, SECOND_OFFICER, Story, on
from web.signing_in import sign_in
from web.tracker.applicant import words
from web.workbench.office import LANGUAGES, Desk, screen_in
from workpermit.casework import decisions, journal, records, screens, second_reads, workbench
from workpermit.casework.models import CaseRow, JournalRow, Record
from workpermit.clock import present
from workpermit.core.case.actor import Role
from workpermit.core.case.application import ApplicationRefused, DecisionProposed, DecisionSentBack, RefusalGround
from workpermit.core.wording.grounds import GROUNDS
from workpermit.trades.authority.models import Grant
from workpermit.trades.firstviews import noting
from workpermit.trades.firstviews.models import FirstView, View
from workpermit.trades.letters.models import Letter

WILL_NOT_LEAVE: dict[str, Any] = {
    "ground_1": "will_not_leave",
    "reason_1": "You did not show that you will leave Canada by the end.",
}
TELLING: dict[str, Any] = {"unopened_because": "The paper was read.", "departs_because": "The file shows otherwise."}


@pytest.fixture
def ready() -> Story:
    story = in_process("us-citizen", at=on(2026, 2, 2))
    checked(story)
    return story


def kept(story: Story) -> dict[str, Any]:
    """Return the record that the decision, or its proposal, rests on."""
    event = next(
        one.event
        for one in reversed(story.entries)
        if isinstance(one.event, ApplicationRefused | DecisionProposed) or "basis_id" in dir(one.event)
    )
    return records.body_of(event.basis_id)  # type: ignore[union-attr]


# --- what is looked at ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letter_is_shown_in_both_languages_with_the_last_days_and_nothing_is_kept(
    ready: Story, language: str
) -> None:
    desk = Desk(Role.OFFICER, language=language)
    before = (len(ready.entries), Record.objects.count(), Letter.objects.count())
    said = words(desk.looks(ready, "refuse", **WILL_NOT_LEAVE).content)
    assert (len(ready.entries), Record.objects.count(), Letter.objects.count()) == before
    for shown in (
        "Our decision: we cannot give you a work permit",
        "nous ne pouvons pas vous accorder de permis de travail",
        WILL_NOT_LEAVE["reason_1"],
        "60 days" if language == "en" else "60 jours",
    ):
        assert shown in said, shown
    day = present.now().date() + timedelta(days=60)
    assert f"{day.day} " in said


def test_an_approval_is_looked_at_as_well(ready: Story) -> None:
    said = words(Desk(Role.OFFICER).looks(ready, "approve").content)
    assert "Letter of introduction" in said
    assert "Meets what the rules ask." in said
    assert "Instrument of the tests" in said


@pytest.mark.parametrize(
    ("example", "slug", "typed", "letter"),
    [
        ("us-citizen", "ask", {"kind_1": "photo", "due_on": "2026-03-30"}, "Request for documents"),
        (
            "us-citizen",
            "concerns",
            {"ground_1": "will_not_leave", "reason_1": "No ties.", "evidence": ["offer.pdf"], "due_on": "2026-03-30"},
            "Procedural fairness letter",
        ),
        ("missing-fee", "return", {}, "Return of your application"),
    ],
)
def test_other_letters_can_be_seen_first(example: str, slug: str, typed: dict[str, Any], letter: str) -> None:
    story = Story(example, at=on(2026, 2, 2)) if slug == "return" else in_process(example, at=on(2026, 2, 2))
    desk, before = Desk(Role.OFFICER), len(story.entries)
    assert 'value="letter"' in desk.get("act", story.case_id, slug).content.decode()
    data = {**typed, "seen": story.case.sequence, "step": "letter", "key": uuid.uuid4().hex}
    said = words(sign_in(desk.client, desk.account).post(desk.act(story, slug), data).content)
    assert "as it would go out" in said
    assert letter in said or "incomplete" in said, said
    assert len(story.entries) == before


def test_more_grounds_than_three_are_taken_and_each_needs_its_reasons(ready: Story) -> None:
    desk = Desk(Role.OFFICER)
    typed: dict[str, Any] = {"seen": ready.case.sequence, "grounds": "1", **WILL_NOT_LEAVE}
    page = sign_in(desk.client, desk.account).post(desk.act(ready, "refuse"), {**typed, "step": "ground"})
    assert 'name="ground_2"' in page.content.decode()
    assert WILL_NOT_LEAVE["reason_1"] in page.content.decode()
    assert "Error" not in words(page.content)
    five = [ground for ground in GROUNDS if ground is not RefusalGround.MISREPRESENTATION][:5]
    typed |= {"grounds": "5"} | {f"ground_{n}": ground.value for n, ground in enumerate(five, 1)}
    typed |= {f"reason_{n}": f"Reason number {n} of the officer." for n in range(1, 6)}
    alone = words(desk.looks(ready, "refuse", **{**typed, "reason_3": ""}).content)
    assert "Reasons for ground 3: the letter explains each ground" in alone
    other = words(desk.looks(ready, "refuse", **{**typed, "ground_4": ""}).content)
    assert "Ground 4: choose the ground that these reasons belong to" in other
    desk.carries_out(ready, "refuse", **typed, **TELLING)
    assert len(ready.event(DecisionProposed).grounds) == 5


def test_whoever_has_no_authority_learns_it_before_deciding(ready: Story) -> None:
    Grant.objects.all().delete()
    said = words(Desk(Role.OFFICER).looks(ready, "refuse", **WILL_NOT_LEAVE).content)
    assert "You hold no authority in force" in said
    assert WILL_NOT_LEAVE["reason_1"] in said, "nothing typed is lost"


def test_a_finding_of_misrepresentation_is_shown_with_its_bar(ready: Story) -> None:
    typed = {"ground_1": "misrepresentation", "reason_1": "The licence that you sent was altered."}
    said = words(Desk(Role.OFFICER).looks(ready, "refuse", **typed).content)
    assert "barred for 5 years by the finding of misrepresentation" in said
    assert "at any time" not in said


# --- what is confirmed ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reason", "asked"),
    [("Vous n’avez pas montré que vous quitterez le pays.", True), ("You did not show that you will leave.", False)],
)
def test_reasons_in_another_language_are_asked_about_and_never_barred(ready: Story, reason: str, asked: bool) -> None:
    desk = Desk(Role.OFFICER)
    typed: dict[str, Any] = {"ground_1": "will_not_leave", "reason_1": reason}
    assert (
        "I have checked: the reasons are in English" in words(desk.looks(ready, "refuse", **typed).content)
    ) is asked
    if asked:
        stayed = words(desk.does(ready, "refuse", **typed).content)
        assert "The reasons do not look like English" in stayed
    desk.carries_out(ready, "refuse", **typed, is_language="on")


def test_evidence_that_stayed_closed_is_asked_about_until_it_is_opened(ready: Story) -> None:
    desk = Desk(Role.OFFICER)
    looked = words(desk.looks(ready, "approve").content)
    assert "Not opened, though the findings rest on them" in looked
    refused = desk.does(ready, "approve", unopened_because="")
    assert "Why you decide without opening these documents" in words(refused.content)
    assert "ApplicationApproved" not in ready.events
    row = CaseRow.objects.get(pk=ready.case_id)
    for file in workbench.desk_of(row, account=desk.account, at=present.now()).files:
        if file.is_visible:
            desk.get("picture", ready.case_id, file.id, 1)
    assert "Not opened" not in words(desk.looks(ready, "approve").content)
    desk.carries_out(ready, "approve", unopened_because="")
    body = kept(ready)
    assert body["opened"]
    assert "offer.pdf" in body["evidence"]
    assert "unopened_because" not in body


def test_what_another_officer_opened_does_not_count(ready: Story) -> None:
    other = Desk(Role.OFFICER)
    row = CaseRow.objects.get(pk=ready.case_id)
    for file in workbench.desk_of(row, account=other.account, at=present.now()).files:
        other.get("picture", ready.case_id, file.id, 1)
    assert "Not opened" in words(Desk(Role.OFFICER).looks(ready, "approve").content)


def test_a_refusal_against_the_findings_says_why_and_waits(ready: Story) -> None:
    desk = Desk(Role.OFFICER)
    looked = words(desk.looks(ready, "refuse", **WILL_NOT_LEAVE).content)
    assert "It will wait for a second person" in looked
    assert "Why you depart from what the rules find" in looked
    stayed = desk.does(ready, "refuse", **WILL_NOT_LEAVE, departs_because="")
    assert "Why you depart from what the rules find" in words(stayed.content)
    done = desk.carries_out(ready, "refuse", **WILL_NOT_LEAVE, **TELLING)
    assert "Your decision waits for a second person. Nothing has gone out" in done
    assert kept(ready)["departs_because"] == TELLING["departs_because"]
    second = Desk(Role.SUPERVISOR)
    read = second.reads("act", ready.case_id, "confirm")
    for shown in (TELLING["departs_because"], WILL_NOT_LEAVE["reason_1"], "Some officer", "may be given"):
        assert shown in read, shown


# --- bound to the screen (S-11) -------------------------------------------------------------------------------------


def test_one_field_changed_between_look_and_decision_is_409_a_thousand_times_of_a_thousand(ready: Story) -> None:
    desk = Desk(Role.OFFICER)
    shown = workbench.desk_of(ready.row, account=desk.account, at=present.now())
    typed = {**WILL_NOT_LEAVE, "in_force_on": "", "ground_2": "", "reason_2": ""}
    own = screens.screen_of(shown, act="refuse", typed=typed, letters=(), account_id="officer")
    assert screens.is_same(own, screens.screen_of(shown, act="refuse", typed=typed, letters=(), account_id="officer"))
    chance = random.Random(11)
    for _ in range(1000):
        kind = chance.choice(["typed", "case", "files", "act", "who", "findings"])
        other, case, act, who = dict(typed), shown, "refuse", "officer"
        if kind == "typed":
            name = chance.choice(sorted(other))
            other[name] = other[name] + chance.choice("abc .")
        elif kind == "case":
            case = replace(shown, case=replace(shown.case, sequence=shown.case.sequence + chance.randrange(1, 9)))
        elif kind == "files":
            case = replace(shown, files=shown.files[1:] if chance.random() < 0.5 else (*shown.files, shown.files[0]))
        elif kind == "findings":
            case = replace(shown, findings=shown.findings[1:] if chance.random() < 0.5 else shown.findings[::-1])
        elif kind == "act":
            act = "approve"
        else:
            who = f"officer-{chance.randrange(99)}"
        assert not screens.is_same(own, screens.screen_of(case, act=act, typed=other, letters=(), account_id=who)), kind


@pytest.mark.parametrize("change", [{"reason_1": "Something else entirely."}, {"ground_1": "medical"}])
def test_words_that_were_not_looked_at_are_not_sent(ready: Story, change: dict[str, str]) -> None:
    desk = Desk(Role.OFFICER)
    screen = screen_in(desk.looks(ready, "refuse", **WILL_NOT_LEAVE))
    sent = desk.does(ready, "refuse", **{**WILL_NOT_LEAVE, **change, **TELLING}, step="decide", screen=screen)
    assert sent.status_code == 409
    assert "no longer what you looked at" in words(sent.content)
    assert change.get("reason_1", WILL_NOT_LEAVE["reason_1"]) in words(sent.content)
    assert ready.case.application.stage == "in_process"


def test_a_case_that_moved_after_the_look_is_409_with_what_happened(ready: Story) -> None:
    desk = Desk(Role.OFFICER)
    before = ready.case.sequence
    screen = screen_in(desk.looks(ready, "refuse", **WILL_NOT_LEAVE))
    ready.note(OFFICER, able_to_do_work=False)
    sent = desk.does(ready, "refuse", seen=before, **WILL_NOT_LEAVE, **TELLING, step="decide", screen=screen)
    assert sent.status_code == 409
    assert "New information was added" in words(sent.content)
    assert ready.case.application.stage == "in_process"


def test_another_officers_screen_is_not_ones_own(ready: Story) -> None:
    screen = screen_in(Desk(Role.OFFICER).looks(ready, "refuse", **WILL_NOT_LEAVE))
    sent = Desk(Role.OFFICER).does(ready, "refuse", **WILL_NOT_LEAVE, **TELLING, step="decide", screen=screen)
    assert sent.status_code == 409


def test_a_decision_without_a_look_is_none(ready: Story) -> None:
    for screen in ("", "0" * 64, "é"):
        sent = Desk(Role.OFFICER).does(ready, "approve", **TELLING, step="decide", screen=screen)
        assert sent.status_code == 409
    assert ready.case.application.stage == "in_process"


def test_the_record_holds_what_was_on_the_screen(ready: Story) -> None:
    desk = Desk(Role.OFFICER)
    screen = screen_in(desk.looks(ready, "approve"))
    desk.carries_out(ready, "approve", reasons="All in order.")
    body = kept(ready)
    assert len(body["screen"]) == 64
    assert body["screen"] != screen, "the words differ"
    assert body["findings"][0]["outcome"] == "met"
    line = JournalRow.objects.get(case_id=ready.case_id, kind="ApplicationApproved")
    assert line.actor == str(desk.account.pk)
    assert line.authority.startswith("authority:")


# --- the second reader ----------------------------------------------------------------------------------------------


@override_settings(DRAWN_SHARE=1.0)
def test_the_list_of_second_readers_leaves_assessors_out_and_costs_three_queries(ready: Story) -> None:
    author, reader = Desk(Role.OFFICER), Desk(Role.SUPERVISOR)
    noting.note(ready.case_id, View.APPROVE, officer=str(author.account.pk), advice="meets", at=present.now())
    author.carries_out(ready, "approve")
    assert ready.number in reader.reads("second_reads")
    assert "drawn by chance" in reader.reads("second_reads")
    assert ready.number not in author.reads("second_reads")
    assert ready.number in author.reads("case", ready.case_id)

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            second_reads.waiting(reader.account)
        return len(seen)

    one = queries()
    for _ in range(3):
        more = in_process("us-citizen", at=on(2026, 2, 2))
        checked(more)
        more.use(OFFICER, decisions.approve)
    assert len(second_reads.waiting(reader.account)) == 4
    assert queries() == one <= 3


@override_settings(DRAWN_SHARE=1.0)
def test_the_second_reader_agrees_on_what_they_saw(ready: Story) -> None:
    ready.use(OFFICER, decisions.approve, evidence=["offer.pdf"])
    reader = Desk(Role.SUPERVISOR)
    page = reader.get("act", ready.case_id, "confirm")
    assert "Letter of introduction" in words(page.content)
    assert screen_in(page)
    reader.carries_out(ready, "confirm")
    assert ready.case.application.stage == "approved"


@override_settings(DRAWN_SHARE=1.0)
def test_an_assessor_is_told_that_somebody_else_has_to(ready: Story) -> None:
    desk = Desk(Role.OFFICER)
    ready.note(desk.account.actor, able_to_do_work=True)
    ready.use(OFFICER, decisions.approve)
    said = words(desk.get("act", ready.case_id, "confirm").content)
    assert "who assessed the file, cannot" in said
    assert desk.does(ready, "confirm").status_code == 200
    assert ready.case.application.stage == "decision_proposed"


@override_settings(DRAWN_SHARE=1.0)
def test_what_is_sent_back_tells_its_author_why(ready: Story) -> None:
    ready.use(SECOND_OFFICER, decisions.approve)
    Desk(Role.SUPERVISOR).carries_out(ready, "send-back", reasons="The offer names another town.")
    assert ready.event(DecisionSentBack).reasons_id
    assert "The offer names another town." in Desk(Role.OFFICER).reads("case", ready.case_id)


# --- the first view (S-36) ------------------------------------------------------------------------------------------


@override_settings(DRAWN_SHARE=1.0)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_finding_is_shown_before_the_first_view_is_noted(ready: Story, language: str) -> None:
    desk = Desk(Role.OFFICER, language=language)
    hidden = "the person will leave Canada" if language == "en" else "la personne quittera le Canada"
    assert hidden not in desk.reads("case", ready.case_id)
    for slug in ("approve", "refuse"):
        led = desk.get("act", ready.case_id, slug)
        assert led.headers["Location"] == desk.address("first_view", ready.case_id)
    assert hidden not in words(desk.get("first_view", ready.case_id).content)
    client = sign_in(desk.client, desk.account)
    client.post(desk.address("first_view", ready.case_id), {})
    assert not FirstView.objects.exists()
    client.post(desk.address("first_view", ready.case_id), {"view": "cannot_say"})
    assert hidden in desk.reads("case", ready.case_id)
    desk.carries_out(ready, "approve")
    assert kept(ready)["first_view"] == "cannot_say"
    assert [(one.view, one.advice, one.count) for one in noting.tally()] == [("cannot_say", "meets", 1)]


@override_settings(DRAWN_SHARE=1.0)
def test_the_first_view_stays_the_first(ready: Story) -> None:
    desk = Desk(Role.OFFICER)
    client = sign_in(desk.client, desk.account)
    client.post(desk.address("first_view", ready.case_id), {"view": "approve"})
    client.post(desk.address("first_view", ready.case_id), {"view": "not_approve"})
    assert FirstView.objects.get().view == "approve"


def test_who_was_not_drawn_is_asked_nothing(ready: Story) -> None:
    desk = Desk(Role.OFFICER)
    assert "will leave Canada" in desk.reads("case", ready.case_id)
    assert desk.get("first_view", ready.case_id).status_code == 302
    assert journal.load(ready.case_id).application.stage == "in_process"
