"""Notes on the pages: split when they are written, kept once for good, read by those who work on the file."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from journeys.story import Story
from web.signing_in import sign_in
from web.tracker import applicant as a
from web.tracker.applicant import words
from web.workbench.office import LANGUAGES, Desk
from workpermit.casework import noting
from workpermit.casework.access import UnknownCase
from workpermit.casework.models import AccessEntry, CaseRow
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.trades.notes.exemptions import PROVISIONS, Exemption
from workpermit.trades.notes.keeping import Split
from workpermit.trades.notes.models import Note


def writes(desk: Desk, story: Story, *, key: str = "", **typed: str) -> Any:
    given = {"key": key or uuid.uuid4().hex, "told": "", "protected": "", "exemption": "", **typed}
    return sign_in(desk.client, desk.account).post(desk.address("note", story.case_id), given, follow=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_stands_on_the_case_page_with_writer_time_and_exemption(language: str) -> None:
    story = a.being_checked()
    desk = Desk(Role.OFFICER, language=language)
    response = writes(desk, story, told="She phoned.", protected="Her brother wrote to us.", exemption="another_person")
    said = words(response.content)
    assert response.redirect_chain
    assert desk.account.display_name in said
    assert "She phoned." in said
    assert "Her brother wrote to us." in said
    assert {"en": "Privacy Act, s. 26", "fr": "art. 26"}[language] in said
    read_by = Desk(Role.SUPERVISOR, language=language).reads("case", story.case_id)
    assert "Her brother wrote to us." in read_by


def test_what_was_sent_twice_is_kept_once() -> None:
    story, desk, key = a.being_checked(), Desk(Role.OFFICER), uuid.uuid4().hex
    assert "The note is kept." in words(writes(desk, story, key=key, told="Once").content)
    assert "kept already" in words(writes(desk, story, key=key, told="Once").content)
    assert Note.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({}, "please write something"),
        ({"told": "  "}, "please write something"),
        ({"protected": "A word about another"}, "choose the reason in law"),
        ({"told": "Fine", "exemption": "another_person"}, "write the part that this protects"),
    ],
)
def test_what_cannot_be_kept_is_said_beside_the_field_and_nothing_typed_is_lost(
    typed: dict[str, str], says: str
) -> None:
    story, desk = a.being_checked(), Desk(Role.OFFICER)
    response = writes(desk, story, **typed)
    assert says in words(response.content)
    for value in typed.values():
        assert value in response.content.decode()
    assert not Note.objects.exists()


@pytest.mark.parametrize("role", [Role.BORDER_OFFICER, Role.MAILROOM_CLERK, Role.SITE_CLERK, Role.PANEL_PHYSICIAN])
def test_at_a_counter_nobody_reads_or_writes_notes(role: Role) -> None:
    story = a.being_checked()
    noting.write(story.case_id, Split("She phoned."), account=Desk(Role.OFFICER).account, key="1", at=now())
    desk = Desk(role)
    response = desk.get("case", story.case_id)
    assert "She phoned." not in response.content.decode()
    assert desk.get("note", story.case_id).status_code == 404
    assert writes(desk, story, told="Mine").status_code == 404
    with pytest.raises(UnknownCase):
        noting.write(story.case_id, Split("Mine"), account=desk.account, key="2", at=now())
    assert noting.notes_of(story.case_id, role=role) == ()


def test_nobody_writes_into_their_own_file() -> None:
    story, desk = a.being_checked(), Desk(Role.OFFICER)
    CaseRow.objects.filter(pk=story.case_id).update(applicant_id=str(desk.account.pk))
    with pytest.raises(UnknownCase):
        noting.write(story.case_id, Split("Mine"), account=desk.account, key="1", at=now())


def test_the_look_is_on_record() -> None:
    story, desk = a.being_checked(), Desk(Role.OFFICER)
    desk.reads("note", story.case_id)
    assert AccessEntry.objects.filter(actor=str(desk.account.pk), what="note", case_id=story.case_id).count() == 1


def test_the_applicant_meets_no_note_on_any_page_of_theirs() -> None:
    """The own file alone holds what may be told (`tests/casework/test_noting.py`)."""
    story = a.being_checked()
    split = Split("Quetzalcoatl phoned", "Informant Zarathustra", Exemption.ANOTHER_PERSON)
    noting.write(story.case_id, split, account=Desk(Role.OFFICER).account, key="1", at=now())
    shown = a.shown(story)
    assert "Quetzalcoatl" not in shown
    assert "Zarathustra" not in shown


def test_every_exemption_is_offered_in_both_languages() -> None:
    story = a.being_checked()
    for language in LANGUAGES:
        page = Desk(Role.OFFICER, language=language).get("note", story.case_id).content.decode()
        for code in PROVISIONS:
            assert f'value="{code.value}"' in page
