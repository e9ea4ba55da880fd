"""A sealed value opens in its own place, under any key of the ring, and nowhere else (S-19)."""

from __future__ import annotations

import os

import pytest

from workpermit.vault.keys import Keyring
from workpermit.vault.sealing import KeyUnknown, Place, SealBroken, key_number, open_sealed, seal

OLD, NEW = os.urandom(32), os.urandom(32)
RING = Keyring(current=1, field_keys={1: OLD}, hash_key=os.urandom(32))
BOTH = Keyring(current=2, field_keys={1: OLD, 2: NEW}, hash_key=RING.hash_key)
PLACE = Place(table="people", column="uci", row="1")


def test_what_is_sealed_opens() -> None:
    for plain in (b"", b"x", "Éloïse".encode(), bytes(100_000)):
        assert open_sealed(seal(plain, place=PLACE, ring=RING), place=PLACE, ring=RING) == plain


@pytest.mark.parametrize(
    "other",
    [Place("persons", "uci", "1"), Place("people", "ucj", "1"), Place("people", "uci", "2")],
    ids=["table", "column", "row"],
)
def test_it_opens_in_no_other_place(other: Place) -> None:
    envelope = seal(b"99-0000-0001", place=PLACE, ring=RING)
    with pytest.raises(SealBroken):
        open_sealed(envelope, place=other, ring=RING)


def test_two_hundred_swaps_are_two_hundred_failures() -> None:
    """Swap the envelopes of 200 pairs of rows; none opens (S-19)."""
    failures = 0
    for pair in range(200):
        here, there = Place("people", "uci", str(2 * pair)), Place("people", "uci", str(2 * pair + 1))
        swapped = seal(b"there", place=there, ring=RING)
        try:
            open_sealed(swapped, place=here, ring=RING)
        except SealBroken:
            failures += 1
    assert failures == 200


def test_every_flipped_byte_is_noticed() -> None:
    envelope = seal(b"secret", place=PLACE, ring=RING)
    for position in range(len(envelope)):
        altered = bytearray(envelope)
        altered[position] ^= 1
        with pytest.raises((SealBroken, KeyUnknown)):
            open_sealed(bytes(altered), place=PLACE, ring=RING)


def test_an_old_key_opens_while_a_new_one_seals() -> None:
    before = seal(b"before", place=PLACE, ring=RING)
    after = seal(b"after", place=PLACE, ring=BOTH)
    assert (key_number(before), key_number(after)) == (1, 2)
    assert open_sealed(before, place=PLACE, ring=BOTH) == b"before"
    assert open_sealed(after, place=PLACE, ring=BOTH) == b"after"
    with pytest.raises(KeyUnknown):
        open_sealed(after, place=PLACE, ring=RING)


def test_an_envelope_does_not_pass_for_another_keys() -> None:
    """Two numbers with the same key material still are two keys: the number is authenticated."""
    twins = Keyring(current=1, field_keys={1: OLD, 2: OLD}, hash_key=RING.hash_key)
    envelope = bytearray(seal(b"x", place=PLACE, ring=twins))
    envelope[4] = 2
    with pytest.raises(SealBroken):
        open_sealed(bytes(envelope), place=PLACE, ring=twins)


def test_nonces_do_not_repeat() -> None:
    nonces = {seal(b"", place=PLACE, ring=RING)[5:17] for _ in range(20_000)}
    assert len(nonces) == 20_000


@pytest.mark.parametrize("junk", [b"", b"\x01", b"\x02" + bytes(40), b"plain text in the column, long enough"])
def test_junk_is_refused(junk: bytes) -> None:
    with pytest.raises(SealBroken):
        open_sealed(junk, place=PLACE, ring=RING)
