"""A person is heard on one screen: place and hour, questions, notes; concerns, the answer and how it was weighed."""

from __future__ import annotations

import json
import uuid
from datetime import timedelta
from typing import Any

import pytest

from journeys.story import OFFICER, Story
from web.tracker import applicant as a
from web.workbench.office import LANGUAGES, Desk
from workpermit.casework import requests
from workpermit.casework.models import Record
from workpermit.casework.own_file import file_of
from workpermit.casework.requests import Concern
from workpermit.clock.present import now
from workpermit.core.case import interview
from workpermit.core.case.actor import Role
from workpermit.core.case.application import RefusalGround
from workpermit.trades.hearings.models import Paper


def called() -> tuple[Story, str]:
    """Return somebody who is called to an interview, and its id."""
    story = a.called_to_interview()
    return story, next(iter(story.case.interviews))


def keeps(desk: Desk, story: Story, about: str, *, version: int = 0, **typed: str) -> Any:
    """Keep what was written."""
    sent = {"key": uuid.uuid4().hex, "version": version, "seen": story.case.sequence, **typed}
    desk.get("case", story.case_id)
    return desk.client.post(desk.address("hearing", story.case_id, about), sent)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_interview_is_prepared_and_noted_on_one_screen(language: str) -> None:
    """Questions become the frame of the notes; what is kept stands there again."""
    story, about = called()
    desk = Desk(Role.OFFICER, language=language)
    said = desk.reads("hearing", story.case_id, about)
    assert {"en": "By video", "fr": "Par vidéo"}[language] in said
    assert keeps(desk, story, about, questions="Why this town?\nWho pays?", notes="").status_code == 302
    page = desk.get("hearing", story.case_id, about).content.decode()
    assert "Why this town?\n– \n\nWho pays?\n– " in page
    keeps(desk, story, about, version=1, questions="Why this town?", notes="A cousin lives there.")
    assert "A cousin lives there." in desk.reads("hearing", story.case_id, about)
    assert desk.address("hearing", story.case_id, about) in desk.get("case", story.case_id).content.decode()


def test_the_notes_are_sealed_from_the_same_screen_once_it_was_held() -> None:
    """The button sends them to the act; the record holds them, and the case moves on."""
    story, about = called()
    desk = Desk(Role.OFFICER)
    held = desk.act(story, "interview-held", about)
    assert f'formaction="{held}"' in desk.get("hearing", story.case_id, about).content.decode()
    story.wait(15)
    desk.carries_out(
        story, "interview-held", about, notes="A cousin lives there.", questions="Why this town?", version=1
    )
    assert story.case.interviews[about].stage is interview.Stage.HELD
    assert {"notes": "A cousin lives there."} in [one.body for one in Record.objects.filter(case=story.case_id)]
    assert "formaction" not in desk.get("hearing", story.case_id, about).content.decode().partition("<main")[2]


def test_of_two_who_write_the_second_sees_what_the_first_kept() -> None:
    """Nothing is overwritten, nothing typed is lost (S-11)."""
    story, about = called()
    one, other = Desk(Role.OFFICER), Desk(Role.OFFICER)
    keeps(one, story, about, questions="", notes="First words")
    answer = keeps(other, story, about, version=0, questions="", notes="Other words")
    assert answer.status_code == 409
    assert "First words" in answer.content.decode()
    assert "Other words" in answer.content.decode()
    assert 'name="version" value="1"' in answer.content.decode()
    assert Paper.objects.get().notes == "First words"
    assert keeps(other, story, about, version=1, questions="", notes="Both words").status_code == 302
    assert keeps(one, story, about, version=1, questions="", notes="Late words").status_code == 409
    assert Paper.objects.get().notes == "Both words"


@pytest.mark.parametrize("language", LANGUAGES)
def test_concern_answer_and_weighing_stand_side_by_side(language: str) -> None:
    """What troubled the office, what the person said, and how it was weighed."""
    story, desk = a.being_checked(), Desk(Role.OFFICER, language=language)
    concern = Concern(RefusalGround.MISREPRESENTATION, "The two letters give other wages.")
    about = story.use(
        OFFICER, requests.raise_concerns, [concern], before=["offer.pdf"], due_on=now().date() + timedelta(days=20)
    )
    assert {"en": "No answer yet.", "fr": "Pas encore de réponse."}[language] in desk.reads(
        "hearing", story.case_id, about
    )
    story.use(story.applicant, requests.answer, about, begun_at=now(), note="The second is the raise of May.")
    keeps(desk, story, about, notes="The pay slips show the raise.")
    said = desk.reads("hearing", story.case_id, about)
    for words in (
        "The two letters give other wages.",
        "The second is the raise of May.",
        "The pay slips show the raise.",
    ):
        assert words in said


def test_the_person_reads_it_in_their_own_file_once_it_is_over() -> None:
    """Before that, only that there is something."""
    story, about = called()
    desk = Desk(Role.OFFICER)
    keeps(desk, story, about, questions="Why this town?", notes="A cousin lives there.")
    assert "A cousin" not in json.dumps(own_file(story))
    (hearing,) = own_file(story)["applications"][0]["hearings"]
    assert set(hearing) == {"about", "left_out"}
    story.wait(15)
    desk.carries_out(story, "interview-held", about, notes="Sealed.")
    (hearing,) = own_file(story)["applications"][0]["hearings"]
    assert (hearing["questions"], hearing["notes"]) == ("Why this town?", "A cousin lives there.")


def test_what_the_case_has_not_leads_back_and_keeps_nothing() -> None:
    """An id of another case opens nothing here."""
    story, _ = called()
    desk = Desk(Role.OFFICER)
    _, elsewhere = called()
    assert keeps(desk, story, elsewhere, notes="x").status_code == 302
    assert not Paper.objects.exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_places_offered_are_those_where_the_person_lives(language: str) -> None:
    """The letter of convocation names the one that was chosen."""
    story, desk = a.being_checked(), Desk(Role.OFFICER, language=language)
    page = desk.get("act", story.case_id, "convene").content.decode()
    (place, *_) = [one for one in page.split('name="where" value="')[1:] if "|" in one.partition('"')[0]]
    where = place.partition('"')[0]
    desk.carries_out(
        story, "convene", day="2025-10-30", at="10:00", minutes="45", where=where, place_name="", place_lines=""
    )
    (about,) = story.case.interviews
    said = desk.reads("hearing", story.case_id, about)
    assert all(part in said for part in where.split("|"))


def own_file(story: Story) -> dict[str, Any]:
    """Return the file that the person may have, as they read it."""
    told = json.dumps(file_of(story.account, [story.row], at=now()), ensure_ascii=False)
    found: dict[str, Any] = json.loads(told)
    return found
