"""Numbers as people type them, and one sentence in each language for a wrong one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from workpermit.core.law import identifiers as ids


@pytest.mark.parametrize(
    ("parse", "typed", "canonical"),
    [
        (ids.parse_uci, "1234-5678", "12345678"),
        (ids.parse_uci, " 11 2345 6789 ", "1123456789"),
        (ids.parse_application_number, "w123456789", "W123456789"),
        (ids.parse_permit_number, "U12345", "U12345"),
        (ids.parse_permit_number, "u123456789", "U123456789"),
        (ids.parse_lmia_number, "8123456", "8123456"),
        (ids.parse_offer_number, "a1234567", "A1234567"),
        (ids.parse_ime_number, "20123456", "20123456"),
        (ids.parse_noc_code, "31301", "31301"),
        (ids.parse_postal_code, "k1a 0b1", "K1A0B1"),
    ],
)
def test_reads(parse: Callable[[str], str], typed: str, canonical: str) -> None:
    assert parse(typed) == canonical


@pytest.mark.parametrize(
    ("parse", "typed"),
    [
        (ids.parse_uci, "123456789"),
        (ids.parse_uci, "١٢٣٤٥٦٧٨"),
        (ids.parse_application_number, "V123456789"),
        (ids.parse_application_number, "W12345678"),
        (ids.parse_permit_number, "U1234"),
        (ids.parse_lmia_number, "A1234567"),
        (ids.parse_offer_number, "1234567"),
        (ids.parse_ime_number, "2012345"),
        (ids.parse_noc_code, "3130"),
        (ids.parse_postal_code, "D1A 0B1"),
        (ids.parse_postal_code, "K1A 0O1"),
    ],
)
def test_refuses_with_what_would_be_right(parse: Callable[[str], str], typed: str) -> None:
    with pytest.raises(ids.BadIdentifier) as refused:
        parse(typed)
    assert refused.value.text.en != refused.value.text.fr


def test_prints() -> None:
    assert ids.format_uci("12345678") == "1234-5678"
    assert ids.format_uci("1123456789") == "11-2345-6789"
    assert ids.format_postal_code("K1A0B1") == "K1A 0B1"
    assert [ids.is_full_permit_number(number) for number in ("U12345", "U123456789")] == [False, True]
