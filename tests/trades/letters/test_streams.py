"""A stream whose data ends in a carriage return keeps that byte for every reader."""

from __future__ import annotations

import io
import re
from typing import Final

import pikepdf
import pytest

from trades.letters import samples
from workpermit.core.text import Language
from workpermit.trades.letters import gate, pdf
from workpermit.trades.letters.streams import with_clear_ends

RULE: Final = "PDFA2A-STREAM-LENGTH-001"


@pytest.fixture(scope="module")
def unclear() -> bytes:
    """A letter in which three streams end in a carriage return, as compressed data now and then does."""
    plain = pdf.render(samples.letter(Language.EN))
    ends = [match.start() for match in re.finditer(rb"\nendstream\nendobj", plain)]
    changed = bytearray(plain)
    for end in (ends[0], ends[len(ends) // 2], ends[-1]):
        changed[end - 1] = 0x0D
    return bytes(changed)


def test_the_gate_sees_the_fault_and_no_longer_sees_it_afterwards(unclear: bytes) -> None:
    assert RULE in {each.rule for each in gate.shortcomings(unclear)}
    assert RULE not in {each.rule for each in gate.shortcomings(with_clear_ends(unclear))}


def test_every_object_is_found_where_the_table_says(unclear: bytes) -> None:
    clear = with_clear_ends(unclear)
    assert len(clear) == len(unclear) + 3
    offsets = [int(offset) for offset in re.findall(rb"(\d{10}) \d{5} n", clear[clear.rindex(b"xref\n0") :])]
    assert all(re.match(rb"\d+ 0 obj", clear[offset : offset + 20]) for offset in offsets)
    with (
        pikepdf.open(io.BytesIO(clear), attempt_recovery=False) as after,
        pikepdf.open(io.BytesIO(unclear), attempt_recovery=False) as before,
    ):
        assert len(after.objects) == len(before.objects) == len(offsets)
        assert after.trailer.ID == before.trailer.ID


def test_a_file_that_is_clear_already_stays_as_it_is() -> None:
    plain = pdf.render(samples.letter(Language.EN))
    assert b"\r\nendstream" not in plain
    assert with_clear_ends(plain) == plain


def test_a_file_without_a_table_of_offsets_is_refused(unclear: bytes) -> None:
    with pytest.raises(ValueError, match="table of offsets"):
        with_clear_ends(unclear.replace(b"startxref", b"beginxref"))
