"""The keys behind letters: what an office signs with, and letters readable after the field keys change (S-22)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from casework.cases import hand_in, make_letters
from workpermit.casework.correspondence import making
from workpermit.clock import present
from workpermit.trades.letters import keeping
from workpermit.trades.letters.signing_keys import NoSigningKey
from workpermit.trades.letters.store import LETTERS
from workpermit.vault import keys, ring
from workpermit.vault.sealing import key_number

TODAY = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture
def office(settings: Settings, settable_clock: None, tmp_path: Path) -> Path:
    """Be an office on a known day and return the folder of its keys."""
    settings.PLACE = "office"
    present.set_to(TODAY)
    return tmp_path / "keys"


def test_an_office_signs_from_its_first_day_through_two_years_on(office: Path) -> None:
    made = making._keys_in(office, first_day=TODAY.date())
    assert made.for_day(TODAY.date()) is not None
    assert made.for_day(date(2028, 3, 2)) is not None
    for outside in (date(2026, 3, 1), date(2028, 3, 3)):
        with pytest.raises(NoSigningKey):
            made.for_day(outside)


def test_a_letter_dated_before_midnight_is_signed_by_keys_made_after_it(office: Path) -> None:
    assert making._keys_in(office, first_day=date(2026, 3, 1)).for_day(date(2026, 3, 1)) is not None


def test_the_keys_are_made_once(office: Path) -> None:
    first = making._keys_in(office, first_day=TODAY.date())
    present.set_to(datetime(2027, 5, 1, tzinfo=UTC))
    making._keys_by_folder.pop(office)
    again = making._keys_in(office, first_day=date(2027, 5, 1))
    assert {key.kid for key in again.private} == {key.kid for key in first.private}


def test_the_demo_and_the_tests_sign_on_every_day_they_may_simulate(tmp_path: Path) -> None:
    made = making._keys_in(tmp_path / "keys", first_day=TODAY.date())
    assert made.for_day(date(2020, 1, 1)) == made.for_day(date(2049, 12, 31))


@pytest.mark.django_db
def test_a_letter_is_read_after_the_field_key_changed_and_after_the_old_one_is_gone() -> None:
    case_id = hand_in("us-citizen")
    make_letters()
    (letter,) = keeping.of_case(case_id)
    before = keeping.open_bytes(letter)
    keys.add_field_key(ring.folder())
    ring.reread()
    assert (LETTERS.reseal(), LETTERS.reseal()) == (1, 0)
    assert key_number(LETTERS.path(letter.sha256).read_bytes()) == 2
    keys.drop_field_key(ring.folder(), 1)
    ring.reread()
    assert keeping.open_bytes(letter) == before


@pytest.mark.django_db
def test_a_process_that_outlives_a_change_of_keys_reads_what_another_sealed(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in("us-citizen")
    make_letters()
    (digest,) = LETTERS.kept()
    old = ring.current()
    keys.add_field_key(ring.folder())
    ring.reread()
    LETTERS.reseal()
    monkeypatch.setitem(ring._rings, settings.DATA, old)  # this process, as it was before the change
    assert ring.current() is old
    assert LETTERS.get(digest)[:5] == b"%PDF-"
