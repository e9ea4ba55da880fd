"""What is sealed in a row opens in that row alone, and no statement ever sees it plain (S-19, S-21, S-22)."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest
from django.core import serializers
from django.core.exceptions import FieldError
from django.db import connection, models
from pytest_django import DjangoAssertNumQueries, Settings

from workpermit.accounts.models import Person
from workpermit.vault import keys, ring
from workpermit.vault.fields import EncryptedTextField, Sealed
from workpermit.vault.resealing import reseal
from workpermit.vault.sealing import KeyUnknown, SealBroken, key_number

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_keys(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def person(**values: object) -> Person:
    return Person.objects.create(
        **{"family_name": "Okonkwo", "given_names": "Adaeze", "born_on": "1991-02-03", "contact": {"city": "Lagos"}}
        | values
    )


def raw(column: str) -> dict[uuid.UUID, bytes]:
    return {pk: value.envelope for pk, value in Person.objects.values_list("pk", column)}


def test_a_value_comes_back_as_it_was() -> None:
    kept = person(given_names="Zoë Ọlá", contact={"street": "12, rue de l’Église", "lines": [1, None, True]})
    found = Person.objects.get(pk=kept.pk)
    assert (found.family_name, found.given_names) == ("Okonkwo", "Zoë Ọlá")
    assert found.contact == {"street": "12, rue de l’Église", "lines": [1, None, True]}
    assert found.uci is None


def test_empty_text_is_not_null() -> None:
    assert Person.objects.get(pk=person(given_names="").pk).given_names == ""
    assert Person.objects.filter(contact__isnull=True).count() == 0
    person(contact=None)
    assert Person.objects.filter(contact__isnull=True).count() == 1


def test_the_database_holds_no_plain_text() -> None:
    person()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM accounts_person")
        stored = b"".join(
            bytes(cell) for row in cursor.fetchall() for cell in row if isinstance(cell, bytes | memoryview)
        )
    assert len(stored) > 100
    for plain in (b"Okonkwo", b"Adaeze", b"1991", b"Lagos"):
        assert plain not in stored


def test_two_hundred_swapped_pairs_are_two_hundred_failures() -> None:
    """Swap one column between rows, 200 pairs: no swapped name opens, every other value still does (S-19)."""
    Person.objects.bulk_create(
        Person(family_name=f"F{n}", given_names=f"G{n}", born_on="1990-01-01") for n in range(400)
    )
    pairs = list(raw("family_name").items())
    for (one, of_one), (two, of_two) in zip(pairs[::2], pairs[1::2], strict=True):
        Person.objects.filter(pk=one).update(family_name=Sealed(of_two))
        Person.objects.filter(pk=two).update(family_name=Sealed(of_one))
    failures = 0
    for row in Person.objects.all():
        assert row.given_names.startswith("G")
        with pytest.raises(SealBroken):
            _ = row.family_name
        failures += 1
    assert failures == 400


def test_columns_of_one_row_cannot_be_swapped() -> None:
    kept = person()
    Person.objects.filter(pk=kept.pk).update(family_name=Sealed(raw("given_names")[kept.pk]))
    with pytest.raises(SealBroken):
        _ = Person.objects.get(pk=kept.pk).family_name


def test_deferred_values_and_refreshed_rows_open(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    kept = person()
    found = Person.objects.defer("family_name").get(pk=kept.pk)
    with django_assert_num_queries(1):
        assert found.family_name == "Okonkwo"
    found.family_name = "Okafor"
    found.save(update_fields=["family_name"])
    kept.refresh_from_db()
    assert kept.family_name == "Okafor"


def test_a_plain_value_never_reaches_a_statement() -> None:
    kept = person()
    with pytest.raises(FieldError, match="sealed"):
        Person.objects.filter(family_name="Okonkwo").exists()
    with pytest.raises(FieldError, match="sealed"):
        Person.objects.update(family_name="Okafor")
    kept.family_name = "Okafor"
    with pytest.raises(FieldError, match="sealed"):
        Person.objects.bulk_update([kept], ["family_name"])
    with pytest.raises(FieldError, match="sealed"):
        serializers.serialize("json", [kept])


def test_a_row_needs_its_id_before_its_values_are_sealed() -> None:
    field = Person._meta.get_field("family_name")
    assert isinstance(field, EncryptedTextField)
    with pytest.raises(FieldError, match="UUID"):
        field.sealed("Okonkwo", None)


def test_only_text_goes_into_a_text_field() -> None:
    with pytest.raises(TypeError, match="born_on holds text"):
        person(born_on=19910203)


def test_a_copy_under_another_id_is_sealed_anew_or_refused() -> None:
    kept = person()
    copied = Person.objects.get(pk=kept.pk)
    copied.pk = uuid.uuid4()
    with pytest.raises(SealBroken):
        copied.save(force_insert=True)


def test_a_change_of_keys_seals_every_row_again(tmp_path: Path) -> None:
    """Two keys are readable at once; then all is sealed anew and the old key can go (S-22)."""
    old = [person(family_name=f"Old {n}") for n in range(5)]
    keys.add_field_key(ring.folder())
    ring.reread()
    new = person(family_name="New")
    assert {row.family_name for row in Person.objects.all()} == {*(row.family_name for row in old), "New"}
    assert reseal(Person) == 5 * 4
    assert {key_number(envelope) for envelope in raw("family_name").values()} == {2}
    assert reseal(Person) == 0
    keys.drop_field_key(ring.folder(), 1)
    ring.reread()
    assert Person.objects.get(pk=old[0].pk).family_name == "Old 0"
    assert Person.objects.get(pk=new.pk).family_name == "New"


def test_a_process_that_outlives_a_change_of_keys_reads_on() -> None:
    kept = person()
    stale = ring.current()
    keys.add_field_key(ring.folder())
    ring.reread()
    kept.save()
    ring._rings[ring.folder().parent] = stale
    assert Person.objects.get(pk=kept.pk).family_name == "Okonkwo"


def test_without_its_key_a_value_is_gone() -> None:
    kept = person()
    keys.add_field_key(ring.folder())
    keys.drop_field_key(ring.folder(), 1)
    ring.reread()
    with pytest.raises(KeyUnknown, match="sealed with key 1"):
        _ = Person.objects.get(pk=kept.pk).family_name


def test_a_running_office_does_not_make_new_keys(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path / "elsewhere"
    settings.PLACE = "office"
    with pytest.raises(keys.KeysUnusable, match="there is no key file"):
        person()


def test_the_column_is_binary() -> None:
    field: models.Field[object, object] = Person._meta.get_field("contact")
    assert field.get_internal_type() == "BinaryField"
