"""Whose a case is, and the log of who looked (S-15, S-27)."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError

from casework.cases import AT, COUNTER, OFFICER, do, hand_in, note, nothing_written
from workpermit.accounts import mandates
from workpermit.accounts.models import Account, MandateScope, Person
from workpermit.casework import access
from workpermit.casework.access import Relation, UnknownCase
from workpermit.casework.models import AccessEntry, CaseRow
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.application import WithdrawApplication
from workpermit.core.case.codec import to_microseconds

pytestmark = pytest.mark.django_db
STAFF = (
    Role.OFFICER,
    Role.SUPERVISOR,
    Role.BORDER_OFFICER,
    Role.SITE_CLERK,
    Role.MAILROOM_CLERK,
    Role.PANEL_PHYSICIAN,
)


def account(name: str, role: Role = Role.APPLICANT) -> Account:
    """Make an account."""
    return Account.objects.create_account(f"{name}@example.org", name=name, role=role)


def own_case(of: Account) -> CaseRow:
    """Hand in an example for an account."""
    return CaseRow.objects.get(pk=hand_in(account=of))


def test_an_applicant_has_the_cases_of_their_account_alone() -> None:
    mine, other = account("mine"), account("other")
    row = own_case(mine)
    assert access.relation(mine.actor, row, at=AT) is Relation.APPLICANT
    assert access.relation(other.actor, row, at=AT) is None
    assert access.relation(Actor(Role.APPLICANT, ""), row, at=AT) is None
    assert access.require(mine.actor, row.pk, at=AT) == row


def test_a_representative_has_a_case_while_the_mandate_holds_and_not_an_instant_longer() -> None:
    row, lawyer = own_case(account("mine")), account("lawyer", Role.REPRESENTATIVE)
    assert access.relation(lawyer.actor, row, at=AT) is None
    mandate = mandates.give(
        Person.objects.get(pk=row.person_id), to=lawyer, begins_at=AT, case_id=row.pk, scope=MandateScope.REPRESENT
    )
    assert access.relation(lawyer.actor, row, at=AT) is Relation.REPRESENTATIVE
    end = AT + timedelta(days=3)
    mandates.end(mandate, at=end)
    assert access.relation(lawyer.actor, row, at=end - timedelta(microseconds=1)) is Relation.REPRESENTATIVE
    assert access.relation(lawyer.actor, row, at=end) is None


def test_a_mandate_for_another_case_or_to_be_told_only_opens_nothing() -> None:
    row, lawyer = own_case(account("mine")), account("lawyer", Role.REPRESENTATIVE)
    person = Person.objects.get(pk=row.person_id)
    mandates.give(person, to=lawyer, begins_at=AT, case_id=uuid.uuid4())
    mandates.give(person, to=lawyer, begins_at=AT, scope=MandateScope.RECEIVE_INFORMATION)
    assert access.relation(lawyer.actor, row, at=AT) is None
    assert access.relation(Actor(Role.REPRESENTATIVE, "not-an-account"), row, at=AT) is None


@pytest.mark.parametrize("role", STAFF)
def test_staff_work_on_cases(role: Role) -> None:
    row = own_case(account("mine"))
    assert access.relation(Actor(role, "somebody"), row, at=AT) is Relation.STAFF


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR])
def test_who_keeps_the_house_or_reads_the_logs_has_no_case(role: Role) -> None:
    row = own_case(account("mine"))
    with pytest.raises(UnknownCase):
        access.require(Actor(role, "somebody"), row.pk, at=AT)


def test_every_role_is_judged() -> None:
    row = own_case(account("mine"))
    judged = {role: access.relation(Actor(role, "somebody"), row, at=AT) for role in Role}
    assert {role for role, relation in judged.items() if relation is not None} == {*STAFF, Role.SYSTEM}


def test_anothers_case_and_no_case_are_told_in_the_same_words() -> None:
    row, stranger = own_case(account("mine")), account("stranger")
    nowhere = uuid.uuid4()
    said = []
    for case_id in (row.pk, nowhere):
        with pytest.raises(UnknownCase) as unknown:
            access.require(stranger.actor, case_id, at=AT)
        said.append(str(unknown.value).replace(str(case_id), "ID"))
    assert said == ["ID", "ID"]


def test_a_look_is_on_record_before_anything_is_shown() -> None:
    row = own_case(account("mine"))
    assert access.look(row.pk, actor=OFFICER, what="file", purpose="processing", at=AT) == row
    entry = AccessEntry.objects.get()
    said = (entry.case_id, entry.role, entry.actor, entry.what, entry.purpose, entry.at)
    assert said == (row.pk, "officer", OFFICER.id, "file", "processing", to_microseconds(AT))


def test_a_look_that_cannot_be_recorded_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    row = own_case(account("mine"))

    def fails(**_: object) -> None:
        raise DatabaseError("planted")

    monkeypatch.setattr(AccessEntry.objects, "create", fails)
    with pytest.raises(DatabaseError):
        access.look(row.pk, actor=OFFICER, what="file", purpose="processing", at=AT)


def test_a_stranger_does_not_look_and_leaves_no_entry() -> None:
    row = own_case(account("mine"))
    with nothing_written(), pytest.raises(UnknownCase):
        access.look(row.pk, actor=account("stranger").actor, what="file", purpose="curiosity", at=AT)


def test_the_door_is_closed_to_an_applicant_or_representative_who_has_nothing_to_do_with_the_case() -> None:
    mine = account("mine")
    row = own_case(mine)
    with nothing_written():
        for stranger in (account("stranger").actor, account("lawyer", Role.REPRESENTATIVE).actor, COUNTER):
            with pytest.raises(UnknownCase):
                do(row.pk, WithdrawApplication(), by=stranger)
    assert do(row.pk, WithdrawApplication(), by=mine.actor).events[0] == "ApplicationWithdrawn"


def test_a_mandate_that_ended_closes_the_door_even_to_a_retry() -> None:
    row, lawyer = own_case(account("mine")), account("lawyer", Role.REPRESENTATIVE)
    mandate = mandates.give(Person.objects.get(pk=row.person_id), to=lawyer, begins_at=AT)
    note(row.pk, lawyer.actor, key="k")
    mandates.end(mandate, at=AT + timedelta(hours=1))
    with nothing_written(), pytest.raises(UnknownCase):
        note(row.pk, lawyer.actor, key="k", at=AT + timedelta(hours=1))


def test_a_case_without_an_account_is_acted_on_at_the_counter_but_seen_by_staff_alone() -> None:
    case_id = hand_in()
    with pytest.raises(UnknownCase):
        access.require(COUNTER, case_id, at=AT)
    assert do(case_id, WithdrawApplication(), by=COUNTER).events[0] == "ApplicationWithdrawn"
