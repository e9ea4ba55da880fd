"""The page of a person: all that is had of them, each case on record, nothing that is locked."""

from __future__ import annotations

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from journeys.story import OFFICER, Story
from web.tracker import applicant as a
from web.workbench.office import LANGUAGES, Desk
from web.workbench.waiting import enquiry
from workpermit.accounts import mandates
from workpermit.accounts.models import Account, Person
from workpermit.casework.models import AccessEntry, CaseRow
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.case.medical_exam import InstructMedicalExam
from workpermit.trades.duplicates import comparing
from workpermit.trades.duplicates.models import AlikeKind, MarkKind
from workpermit.trades.letters import keeping


def with_another(story: Story) -> CaseRow:
    """Give the person of a story another application: that of somebody else, taken for theirs."""
    other = a.waits_for_biometrics()
    CaseRow.objects.filter(pk=other.case_id).update(person_id=story.row.person_id)
    return other.row


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", ("Applications", "Interview", "convened", "Medical exam", "to be done by then", "may act and receives")),
        ("fr", ("Demandes", "Entrevue", "convoquée", "Examen médical", "à faire d’ici là", "peut agir et reçoit")),
    ],
)
def test_everything_stands_on_one_page(language: str, says: tuple[str, ...]) -> None:
    story = a.called_to_interview()
    story.do(OFFICER, InstructMedicalExam())
    other = with_another(story)
    thread = enquiry(story)
    assert story.letters
    lawyer = Account.objects.create_account("lawyer@example.org", name="Ana Lim", role=Role.REPRESENTATIVE)
    person = Person.objects.get(pk=story.row.person_id)
    mandates.give(person, to=lawyer, begins_at=now())
    desk = Desk(Role.OFFICER, language=language)
    said = desk.reads("person", story.case_id)
    letters = {letter.number for letter in keeping.of_case(story.case_id)}
    for one in (*says, story.number, other.application_number, thread.number, "Ana Lim", str(person.uci), *letters):
        assert one in said
    looked = AccessEntry.objects.filter(actor=str(desk.account.pk), what="person")
    assert {one.case_id for one in looked} == {story.case_id, other.pk}
    assert {one.purpose for one in looked} == {"work"}


def test_the_case_page_leads_there() -> None:
    story, desk = a.being_checked(), Desk(Role.OFFICER)
    assert desk.address("person", story.case_id) in desk.get("case", story.case_id).content.decode()
    border = Desk(Role.BORDER_OFFICER)
    assert border.address("person", story.case_id) not in border.get("case", story.case_id).content.decode()


def test_a_case_that_is_locked_for_the_reader_is_not_there() -> None:
    story = a.being_checked()
    other, desk = with_another(story), Desk(Role.OFFICER)
    CaseRow.objects.filter(pk=other.pk).update(applicant_id=str(desk.account.pk))
    said = desk.reads("person", story.case_id)
    assert story.number in said
    assert other.application_number not in said
    assert not AccessEntry.objects.filter(case_id=other.pk, actor=str(desk.account.pk))


def test_another_person_who_may_be_the_same_one_is_led_to_unless_locked() -> None:
    story, other, desk = a.being_checked(), a.waits_for_biometrics(), Desk(Role.OFFICER)
    comparing.found(AlikeKind.PERSON, story.case_id, other.case_id, agrees=frozenset({MarkKind.PASSPORT}), at=now())
    said = desk.reads("person", story.case_id)
    assert "May be one person under two UCIs" in said
    assert other.number in said
    CaseRow.objects.filter(pk=other.case_id).update(applicant_id=str(desk.account.pk))
    assert other.number not in desk.reads("person", story.case_id)


@pytest.mark.parametrize("role", [Role.BORDER_OFFICER, Role.MAILROOM_CLERK, Role.SITE_CLERK, Role.PANEL_PHYSICIAN])
def test_at_a_counter_it_is_not_shown(role: Role) -> None:
    assert Desk(role).get("person", a.being_checked().case_id).status_code == 404


def test_a_case_that_never_was_has_no_person() -> None:
    assert Desk(Role.OFFICER).get("person", uuid.uuid4()).status_code == 404


def test_it_costs_the_same_however_many_cases_there_are() -> None:
    story, desk = a.being_checked(), Desk(Role.OFFICER)
    with_another(story)
    with_another(story)
    costs = []
    for _ in range(2):
        desk.reads("person", story.case_id)
        with CaptureQueriesContext(connection) as told:
            desk.get("person", story.case_id)
        costs.append(len(told))
        with_another(story)
        with_another(story)
    assert costs[0] == costs[1]


def test_no_code_is_shown() -> None:
    story = a.called_to_interview()
    for language in LANGUAGES:
        said = Desk(Role.OFFICER, language=language).reads("person", story.case_id)
        assert "imm_" not in said
