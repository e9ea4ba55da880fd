"""A mandate is written, dated, for a person and perhaps one case, and ends at once (S-15)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from workpermit.accounts.identity import Identity
from workpermit.accounts.mandates import end, give, in_force, may_act_for
from workpermit.accounts.models import Account, Mandate, MandateScope, Person
from workpermit.accounts.people import find_or_create
from workpermit.core.case.actor import Role

pytestmark = pytest.mark.django_db

BEGINS = datetime(2025, 6, 17, 12, tzinfo=UTC)
LATER = BEGINS + timedelta(days=10)
TICK = timedelta(microseconds=1)
CASE = UUID(int=7)


@pytest.fixture
def person() -> Person:
    return find_or_create(Identity(family_name="Silva", given_names="Rui", born_on=date(1980, 1, 2))).person


@pytest.fixture
def lawyer() -> Account:
    return Account.objects.create_account("lawyer@example.org", name="Jo Roy", role=Role.REPRESENTATIVE)


@pytest.mark.parametrize(
    ("at", "holds"),
    [(BEGINS - TICK, False), (BEGINS, True), (LATER - TICK, True), (LATER, False), (LATER + TICK, False)],
)
def test_it_holds_from_its_first_instant_until_its_end(
    person: Person, lawyer: Account, at: datetime, holds: bool
) -> None:
    mandate = end(give(person, to=lawyer, begins_at=BEGINS, case_id=CASE), at=LATER)
    assert may_act_for(lawyer.pk, person_id=person.pk, at=at, case_id=CASE) is holds
    assert (list(in_force(person.pk, at=at)) == [mandate]) is holds
    assert mandate.in_force_at(at) is holds


def test_it_speaks_for_its_case_alone(person: Person, lawyer: Account) -> None:
    give(person, to=lawyer, begins_at=BEGINS, case_id=CASE)
    assert may_act_for(lawyer.pk, person_id=person.pk, at=LATER, case_id=CASE)
    assert not may_act_for(lawyer.pk, person_id=person.pk, at=LATER, case_id=uuid4())
    assert not may_act_for(lawyer.pk, person_id=person.pk, at=LATER)


def test_a_general_mandate_speaks_for_every_case(person: Person, lawyer: Account) -> None:
    give(person, to=lawyer, begins_at=BEGINS)
    assert may_act_for(lawyer.pk, person_id=person.pk, at=LATER, case_id=uuid4())
    assert may_act_for(lawyer.pk, person_id=person.pk, at=LATER)


def test_being_told_is_not_acting(person: Person, lawyer: Account) -> None:
    give(person, to=lawyer, begins_at=BEGINS, scope=MandateScope.RECEIVE_INFORMATION)
    assert not may_act_for(lawyer.pk, person_id=person.pk, at=LATER)
    assert in_force(person.pk, at=LATER, scope=MandateScope.RECEIVE_INFORMATION).count() == 1
    assert in_force(person.pk, at=LATER, scope=MandateScope.REPRESENT).count() == 0


def test_nobody_else_may_act(person: Person, lawyer: Account) -> None:
    give(person, to=lawyer, begins_at=BEGINS)
    other = Account.objects.create_account("other@example.org", name="Al Ng", role=Role.REPRESENTATIVE)
    assert not may_act_for(other.pk, person_id=person.pk, at=LATER)
    lawyer.is_active = False
    lawyer.save()
    assert not may_act_for(lawyer.pk, person_id=person.pk, at=LATER)


def test_an_end_is_never_put_off(person: Person, lawyer: Account) -> None:
    mandate = end(give(person, to=lawyer, begins_at=BEGINS), at=LATER)
    assert end(mandate, at=LATER + timedelta(days=1)).ends_before == LATER
    assert end(mandate, at=BEGINS - timedelta(days=1)).ends_before == BEGINS
    assert not may_act_for(lawyer.pk, person_id=person.pk, at=BEGINS)


def test_the_database_refuses_what_cannot_be(person: Person, lawyer: Account) -> None:
    mandate = give(person, to=lawyer, begins_at=BEGINS)
    for wrong in ({"scope": "rule"}, {"ends_before": BEGINS - TICK}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Mandate.objects.filter(pk=mandate.pk).update(**wrong)
