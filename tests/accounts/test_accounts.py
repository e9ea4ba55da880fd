"""Accounts are found by address, hold one known role, and act under it."""

from __future__ import annotations

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError, connection, transaction

from workpermit.accounts.models import Account
from workpermit.core.case.actor import Role
from workpermit.core.text import Language

pytestmark = pytest.mark.django_db


def account(email: str = "amara@example.org", **values: object) -> Account:
    given = {"name": "Amara Diallo", "role": Role.OFFICER} | values
    return Account.objects.create_account(email, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_accounts_and_acts_as_itself(role: Role) -> None:
    made = account(role=role)
    assert made.actor.role is role
    assert made.actor.id == str(made.pk)


def test_an_unknown_role_or_language_is_refused_by_the_database() -> None:
    made = account()
    for column, value in (("role", "king"), ("language", "la")):
        with pytest.raises(IntegrityError), transaction.atomic():
            Account.objects.filter(pk=made.pk).update(**{column: value})


def test_an_account_is_found_by_its_address_however_written() -> None:
    made = account("Amara@Example.org", language=Language.FR, time_zone="America/St_Johns")
    found = Account.objects.with_email("  amara@example.ORG ")
    assert found == made
    assert found is not None
    assert (found.email, found.display_name, found.language) == ("Amara@Example.org", "Amara Diallo", "fr")
    assert found.zone.key == "America/St_Johns"
    assert Account.objects.with_email("other@example.org") is None


def test_one_account_per_address() -> None:
    account("amara@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        account("AMARA@example.org")


def test_a_changed_address_is_found_and_the_old_one_is_not() -> None:
    made = account("old@example.org")
    made.email = "new@example.org"
    made.save()
    assert Account.objects.with_email("new@example.org") == made
    assert Account.objects.with_email("old@example.org") is None


def test_an_address_changed_by_update_fields_keeps_its_look_up() -> None:
    made = account("old@example.org")
    made.email = "new@example.org"
    made.save(update_fields=["email"])
    assert Account.objects.with_email("new@example.org") == made


def test_signing_in_goes_by_address() -> None:
    made = account(password="a long enough phrase", role=Role.APPLICANT)
    account("nobody@example.org")
    assert authenticate(username="Amara@example.org", password="a long enough phrase") == made
    assert authenticate(username="amara@example.org", password="another phrase") is None
    assert authenticate(username="nobody@example.org", password="") is None


@pytest.mark.parametrize(
    ("given", "says"),
    [({"email": "no address"}, "email"), ({"time_zone": "Mars/Olympus"}, "time_zone: give an IANA name")],
)
def test_bad_values_are_named(given: dict[str, str], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        account(**given)


def test_no_name_or_address_shows_in_the_row_or_in_its_words() -> None:
    made = account()
    assert str(made) == f"account {made.pk}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM accounts_account")
        cells = [bytes(c) if isinstance(c, memoryview) else str(c).encode() for c in cursor.fetchone()]
    assert not any(plain in cell for cell in cells for plain in (b"amara", b"Diallo", b"example.org"))
