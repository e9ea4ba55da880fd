"""Look-ups go by keyed hashes; content is committed to under a salt (S-20, S-24)."""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path

import pytest
from pytest_django import Settings

from workpermit.vault import blind


@pytest.fixture(autouse=True)
def _own_keys(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def test_equal_values_meet_within_one_purpose_only() -> None:
    assert blind.keyed_hash("9900000001", purpose="a") == blind.keyed_hash("9900000001", purpose="a")
    assert blind.keyed_hash("9900000001", purpose="a") != blind.keyed_hash("9900000001", purpose="b")
    assert blind.keyed_hash("9900000001", purpose="a") != blind.keyed_hash("9900000002", purpose="a")
    assert blind.keyed_hash("bc", purpose="a") != blind.keyed_hash("c", purpose="ab")
    assert len(blind.keyed_hash("", purpose="a")) == blind.DIGEST_BYTES


def test_another_offices_key_gives_other_hashes(settings: Settings, tmp_path: Path) -> None:
    ours = blind.keyed_hash("9900000001", purpose="a")
    settings.DATA = tmp_path / "other"
    assert blind.keyed_hash("9900000001", purpose="a") != ours


def test_a_dictionary_without_the_key_finds_nothing() -> None:
    """Hash every four-digit number in the ways one would guess; none meets the stored hash (S-20)."""
    stored = blind.keyed_hash("4711", purpose="a")
    for guess in (f"{n:04}".encode() for n in range(10_000)):
        assert hashlib.sha256(guess).digest() != stored
        assert hmac.digest(b"", guess, "sha256") != stored


def test_a_commitment_depends_on_salt_and_content() -> None:
    salt, other = blind.new_salt(), blind.new_salt()
    assert salt != other
    assert blind.commitment(salt, b"content") == blind.commitment(salt, b"content")
    assert blind.commitment(salt, b"content") != blind.commitment(other, b"content")
    assert blind.commitment(salt, b"content") != blind.commitment(salt, b"contenu")


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_salt_has_one_length(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        blind.commitment(bytes(length), b"content")
