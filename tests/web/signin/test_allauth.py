"""What we rely on in allauth's settings: it leaves our accounts and their sealed addresses alone."""

from __future__ import annotations

from importlib import import_module
from types import SimpleNamespace

import pytest
from allauth.account.app_settings import AppSettings
from allauth.account.utils import filter_users_by_email
from allauth.mfa.adapter import get_adapter
from django.apps import apps
from django.db import connection

from workpermit.accounts.models import Account
from workpermit.core.case.actor import Role

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]
MIGRATIONS = "allauth.account.migrations"


def account() -> Account:
    """Make an account whose address has capitals."""
    return Account.objects.create_account("Aya.Tanaka@Example.org", name="Aya", role=Role.APPLICANT)


@pytest.mark.parametrize("name", ["0006_emailaddress_lower", "0008_emailaddress_unique_primary_email_fixup"])
def test_its_migrations_of_data_leave_sealed_addresses_as_they_are(name: str) -> None:
    made = account()
    import_module(f"{MIGRATIONS}.{name}").forwards(apps, SimpleNamespace(connection=connection))
    assert Account.objects.get(pk=made.pk).email == "Aya.Tanaka@Example.org"


def test_it_knows_no_column_of_addresses() -> None:
    account()
    assert AppSettings("ACCOUNT_").USER_MODEL_EMAIL_FIELD is None
    assert filter_users_by_email("aya.tanaka@example.org") == []


def test_an_app_shows_the_address_to_its_owner() -> None:
    assert get_adapter().get_totp_label(account()) == "Aya.Tanaka@Example.org"


def test_the_secrets_of_second_factors_are_sealed_each_for_its_own_place() -> None:
    adapter = get_adapter()
    one, other = adapter.encrypt("GEZDGNBVGY3TQOJQ"), adapter.encrypt("GEZDGNBVGY3TQOJQ")
    assert one != other
    assert "GEZDGNBVGY3TQOJQ" not in one
    assert adapter.decrypt(one) == adapter.decrypt(other) == "GEZDGNBVGY3TQOJQ"
    swapped = f"{one.partition(':')[0]}:{other.partition(':')[2]}"
    with pytest.raises(ValueError, match="altered or moved"):
        adapter.decrypt(swapped)
