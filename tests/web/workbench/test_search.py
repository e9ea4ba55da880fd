"""The page of the search: who has it, what it shows and never shows, in both languages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from web.signing_in import sign_in
from web.tracker import applicant as a
from web.tracker.applicant import words
from web.workbench.office import Desk
from workpermit.casework.indexing import index_new
from workpermit.casework.models import AccessEntry, OpenWork
from workpermit.casework.noting import write
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.trades.notes.exemptions import Exemption
from workpermit.trades.notes.keeping import Split


def asks(desk: Desk, typed: str, **more: str) -> Any:
    """Send the form of the search and return the page."""
    given = {"words": typed, "where": "own", **more}
    return sign_in(desk.client, desk.account).post(desk.address("search"), given)


def says(desk: Desk, typed: str, **more: str) -> str:
    response = asks(desk, typed, **more)
    assert response.status_code == 200
    return words(response.content)


BEYOND = {"where": "all", "purpose": "complaint", "why": "A complaint about an answer"}


@pytest.mark.parametrize(
    ("language", "title", "no_scan", "beginning"),
    [
        ("en", "Cases in which these were found", "not read by machine yet", "the beginning of a word finds nothing"),
        ("fr", "Dossiers où ils ont été trouvés", "pas encore lus par machine", "le début d’un mot ne trouve rien"),
    ],
)
def test_a_case_is_met_by_number_name_and_place(language: str, title: str, no_scan: str, beginning: str) -> None:
    story = a.being_checked()
    index_new(now() + timedelta(minutes=5))
    desk = Desk(Role.OFFICER, language=language)
    said = says(desk, story.account.display_name)
    assert title in said
    assert story.number in said
    assert no_scan in said
    assert beginning in said
    assert AccessEntry.objects.get(actor=str(desk.account.pk), case_id=story.case_id).what == "search"


def test_nothing_of_a_text_is_shown_but_what_was_typed() -> None:
    story = a.being_checked()
    write(
        story.case_id, Split("Quetzalcoatl phoned about ravens"), account=Desk(Role.OFFICER).account, key="1", at=now()
    )
    said = says(Desk(Role.OFFICER), "ravens")
    assert story.number in said
    assert "a note" in said
    assert "Quetzalcoatl" not in said


def test_beyond_ones_own_work_a_purpose_is_due() -> None:
    story = a.being_checked()
    index_new(now() + timedelta(minutes=5))
    desk = Desk(Role.OFFICER, office="CPC")
    assert "Nothing was found" in says(desk, story.account.display_name)
    refused = says(desk, story.account.display_name, where="all")
    assert "say why you search" in refused
    assert "at least 10 characters" in refused
    assert story.number not in refused
    assert not AccessEntry.objects.filter(actor=str(desk.account.pk))
    assert story.number in says(desk, story.account.display_name, **BEYOND)
    assert AccessEntry.objects.get(actor=str(desk.account.pk)).purpose == "complaint"


def test_a_protected_note_is_not_met_by_another_officer() -> None:
    story = a.being_checked()
    writer, other = Desk(Role.OFFICER), Desk(Role.OFFICER)
    split = Split("Asked again", "Informant Zarathustra", Exemption.INVESTIGATION)
    write(story.case_id, split, account=writer.account, key="1", at=now())
    assert story.number in says(writer, "Zarathustra")
    for where in ({}, BEYOND):
        assert "Nothing was found" in says(other, "Zarathustra", **where)
    OpenWork.objects.filter(pk=story.case_id).update(assignee=str(other.account.pk))
    assert "a protected note" in says(other, "Zarathustra")


def test_what_was_typed_stays_and_stays_out_of_the_address() -> None:
    desk = Desk(Role.OFFICER)
    response = asks(desk, "…")
    assert "give at least one whole word" in words(response.content)
    moved = desk.client.post(desk.address("search"), {"words": "Maricel", "where": "own", "switch_language": "fr"})
    assert moved.status_code == 307
    assert "Maricel" not in moved.headers["Location"]
    shown = desk.client.post(moved.headers["Location"], {"words": "Maricel", "where": "own", "switch_language": "fr"})
    assert 'value="Maricel"' in shown.content.decode()
    assert "Rien n’a été trouvé" not in shown.content.decode()


@pytest.mark.parametrize("role", [Role.BORDER_OFFICER, Role.MAILROOM_CLERK, Role.AUDITOR, Role.ADMINISTRATOR])
def test_other_roles_do_not_search_and_are_not_led_there(role: Role) -> None:
    desk = Desk(role)
    assert desk.get("search").status_code == 404
    assert asks(desk, "Maricel").status_code == 404
    if role in (Role.BORDER_OFFICER, Role.MAILROOM_CLERK):
        assert desk.address("search") not in desk.get("queue").content.decode()


def test_a_stranger_is_led_to_the_sign_in_page() -> None:
    assert Client().get(Desk(Role.OFFICER).address("search")).status_code == 302
