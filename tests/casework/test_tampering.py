"""Every way to tamper with the journal is found, and the case is named (reliability 3.12, issue 2)."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.db import transaction
from pytest_django import DjangoDbBlocker

from casework import cases
from casework.cases import AT, number_of
from casework.tampering import WAYS, drop_triggers
from databases import copied_database
from workpermit.casework import heads
from workpermit.casework.checking import check
from workpermit.casework.journal import Line

TIMES = 38  # 16 ways: 608 tamperings


@pytest.fixture(scope="module", autouse=True)
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep one data folder for the whole module."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("data")
        patch.setattr(settings, "DATA", folder)
        yield folder


@pytest.fixture(scope="module")
def signed_cases(
    data_folder: Path, migrated_database: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[list[UUID]]:
    """Return cases with their letters and signed heads, in a database of their own whose triggers are dropped."""
    with django_db_blocker.unblock(), copied_database(data_folder):
        made = cases.walked()
        cases.make_letters()
        assert heads.sign(at=AT) == len(made)
        assert check().troubles == ()
        drop_triggers()
        yield made


def found_in_database(way: str, case_id: UUID, chance: random.Random) -> set[str]:
    """Tamper in one way, check, put everything back, and return the cases that the check named."""
    with transaction.atomic():
        WAYS[way](case_id, chance)
        named = {trouble.case for trouble in check().troubles}
        transaction.set_rollback(True)
    return named


@pytest.mark.large
@pytest.mark.parametrize("way", WAYS)
def test_every_tampering_is_found_and_the_case_is_named(way: str, signed_cases: list[UUID]) -> None:
    chance = random.Random(zlib.crc32(way.encode()))  # the same tamperings at every run
    missed = []
    for turn in range(TIMES):
        case_id = signed_cases[turn % len(signed_cases)]
        named = {case_id.hex} if way == "case deleted" else {number_of(case_id)}
        if found_in_database(way, case_id, chance) != named:
            missed.append((turn, case_id))
    assert missed == []
    assert check().troubles == ()


def test_without_the_chain_a_changed_name_goes_unseen(
    signed_cases: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Prove that the test above can fail: a check that takes every hash for a good one."""
    monkeypatch.setattr(Line, "follows", lambda *_, **__: True)
    assert found_in_database("actor", signed_cases[1], random.Random(1)) == set()


@pytest.mark.parametrize("way", ["cut", "re-hashed", "case deleted"])
def test_without_the_signed_heads_what_they_are_for_goes_unseen(
    way: str, signed_cases: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heads, "read", lambda: heads.Anchored({}, 0, "", 0))
    monkeypatch.setattr(heads, "has_key", lambda: False)
    assert found_in_database(way, signed_cases[0], random.Random(5)) <= {number_of(signed_cases[0])}
    assert found_in_database("case deleted", signed_cases[0], random.Random(5)) == set()
