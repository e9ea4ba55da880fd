"""One person is one row for life: found by UCI, else by name, birth date and passport (mission: one UCI each)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from workpermit.accounts.identity import Identity
from workpermit.accounts.models import Account, Person
from workpermit.accounts.people import (
    How,
    PeopleConflict,
    find,
    find_or_create,
    next_uci,
    person_with_uci,
    set_contact,
)
from workpermit.core.case.actor import Role

pytestmark = pytest.mark.django_db

IDENTITY = Identity(
    family_name="Nguyễn",
    given_names="Thị-Mai",
    born_on=date(1994, 5, 6),
    passport_country="VN",
    passport_number="C1234567",
)


def test_a_new_person_gets_a_uci_in_the_fields_format() -> None:
    found = find_or_create(IDENTITY, contact={"city": "Hà Nội"})
    assert found.how is How.NEW
    assert re.fullmatch(r"99\d{8}", found.person.uci)
    again = Person.objects.get(pk=found.person.pk)
    assert (again.family_name, again.given_names, again.born_on) == ("Nguyễn", "Thị-Mai", "1994-05-06")
    assert again.contact == {"city": "Hà Nội"}


@pytest.mark.parametrize("written", ["{0}", "{1}-{2}-{3}", "{1} {2} {3}"])
def test_the_uci_finds_the_person_however_it_is_written(written: str) -> None:
    person = find_or_create(IDENTITY).person
    uci = person.uci
    given = written.format(uci, uci[:2], uci[2:6], uci[6:])
    renamed = replace(IDENTITY, family_name="Tran", passport_number="C7654321")
    found = find_or_create(renamed, uci=given)
    assert (found.person, found.how) == (person, How.BY_UCI)
    assert person_with_uci(given) == person


@pytest.mark.parametrize(
    "same",
    [
        replace(IDENTITY, family_name="NGUYEN", given_names="thi  mai"),
        replace(IDENTITY, passport_number="c-123 4567", passport_country="vn"),
    ],
)
def test_the_same_identity_written_otherwise_is_the_same_person(same: Identity) -> None:
    person = find_or_create(IDENTITY).person
    found = find_or_create(same)
    assert (found.person, found.how) == (person, How.BY_IDENTITY)


@pytest.mark.parametrize(
    "other",
    [
        replace(IDENTITY, born_on=date(1994, 5, 7)),
        replace(IDENTITY, passport_number="C1234568"),
        replace(IDENTITY, passport_country="LA"),
        replace(IDENTITY, given_names="Thị Lan"),
    ],
)
def test_another_identity_is_another_person(other: Identity) -> None:
    person = find_or_create(IDENTITY).person
    found = find_or_create(other)
    assert found.how is How.NEW
    assert found.person != person
    assert found.person.uci != person.uci


def test_without_a_passport_namesakes_are_not_taken_for_one() -> None:
    bare = replace(IDENTITY, passport_number=None)
    assert find_or_create(bare).person != find_or_create(bare).person


def test_a_uci_from_before_is_kept() -> None:
    found = find_or_create(IDENTITY, uci="1234-5678")
    assert (found.how, found.person.uci) == (How.NEW, "12345678")


def test_a_uci_of_somebody_born_another_day_goes_to_an_officer() -> None:
    person = find_or_create(IDENTITY).person
    with pytest.raises(PeopleConflict) as conflict:
        find_or_create(replace(IDENTITY, born_on=date(1990, 1, 1)), uci=person.uci)
    assert "date of birth" in conflict.value.text.en
    assert "date de naissance" in conflict.value.text.fr
    assert Person.objects.count() == 1


def test_a_passport_of_somebody_with_another_uci_goes_to_an_officer() -> None:
    find_or_create(IDENTITY)
    with pytest.raises(PeopleConflict):
        find_or_create(IDENTITY, uci="12345678")
    assert Person.objects.count() == 1


@pytest.mark.parametrize("uci", ["123", "123456789", "1234567x", "١٢٣٤٥٦٧٨"])
def test_a_uci_has_eight_or_ten_digits(uci: str) -> None:
    with pytest.raises(ValueError, match="8 or 10 digits"):
        find_or_create(IDENTITY, uci=uci)


def test_a_series_never_gives_a_number_twice() -> None:
    given = [next_uci() for _ in range(20)]
    assert len(set(given)) == 20
    assert given == sorted(given)


def test_one_account_may_file_for_a_family() -> None:
    account = Account.objects.create_account("parent@example.org", name="A Parent", role=Role.APPLICANT)
    parent = find_or_create(IDENTITY, account=account).person
    child = find_or_create(replace(IDENTITY, given_names="An", passport_number="C999"), account=account).person
    assert set(account.people.all()) == {parent, child}


def test_contact_is_changed_in_place() -> None:
    person = find_or_create(IDENTITY, contact={"city": "Huế"}).person
    set_contact(person, {"city": "Montréal"})
    found = find(person.pk)
    assert found is not None
    assert found.contact == {"city": "Montréal"}
