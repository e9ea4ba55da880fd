"""A seal is accepted as it was made, and in no other way (S-48)."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFilter

from trades.letters import samples
from trades.letters.sealed_samples import FIELDS, KEY, OTHER_KEY, STRANGER, TRUST, trusted
from workpermit.core.text import Language
from workpermit.trades.letters import base45, pages, pdf, qr
from workpermit.trades.letters.sealed_fields import DocumentKind, SealedFields, as_sealed, to_map
from workpermit.trades.letters.seals import PREFIX, Fault, SealRefused, SigningKey, sign, verify
from workpermit.trades.letters.trust import KeyStatus, TrustList

SEAL: Final = sign(FIELDS, KEY)
MUTANTS: Final = 2_000
ORDER: Final = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def fault_of(seal: str, trust: TrustList = TRUST) -> Fault:
    with pytest.raises(SealRefused) as refused:
        verify(seal, trust)
    assert refused.value.message.en
    assert refused.value.message.fr
    return refused.value.fault


def envelope(seal: str = SEAL) -> list[Any]:
    """Return protected header, open header, payload and signature."""
    return list(cbor2.loads(base45.decode(seal.removeprefix(PREFIX))).value)


def sealed(parts: list[Any], *, tag: int = 18) -> str:
    return PREFIX + base45.encode(cbor2.dumps(cbor2.CBORTag(tag, parts), canonical=True))


def signed(payload: bytes, key: SigningKey = KEY) -> str:
    """Sign any payload as the office would, whatever it holds."""
    protected = envelope()[0][:5] + key.kid
    to_be_signed = cbor2.dumps(["Signature1", protected, b"", payload])
    r, s = decode_dss_signature(key.private_key.sign(to_be_signed, ECDSA(SHA256(), deterministic_signing=True)))
    return sealed([protected, {}, payload, r.to_bytes(32, "big") + min(s, ORDER - s).to_bytes(32, "big")])


def test_what_was_sealed_comes_back() -> None:
    assert verify(SEAL, TRUST) == as_sealed(FIELDS)


texts = st.text(alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=60)
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@given(name=texts, employer=st.none() | texts, place=st.none() | texts, work=st.none() | texts, born=days, until=days)
def test_any_fields_come_back(
    name: str, employer: str | None, place: str | None, work: str | None, born: date, until: date
) -> None:
    fields = replace(
        FIELDS, name=name, employer=employer, place=place, type_of_work=work, born_on=born, valid_until=until
    )
    assert verify(sign(fields, KEY), TRUST) == as_sealed(fields)


def test_an_open_permit_and_a_letter_without_a_first_day_come_back() -> None:
    fields = replace(FIELDS, kind=DocumentKind.INTRODUCTION, employer=None, place=None, valid_from=None)
    assert verify(sign(fields, KEY), TRUST) == as_sealed(fields)


def test_the_same_fields_and_key_give_the_same_seal() -> None:
    assert {sign(FIELDS, KEY) for _ in range(5)} == {SEAL}
    assert sign(FIELDS, OTHER_KEY) != SEAL


def test_an_ordinary_seal_stays_small_enough_for_paper() -> None:
    fields = replace(FIELDS, name="Nguyễn Thị Minh Khai", printed=bytes(12))
    assert len(base45.decode(sign(fields, KEY).removeprefix(PREFIX))) <= 260


def test_the_longest_seal_is_read_from_a_symbol_of_four_centimetres_at_150_dots_per_inch() -> None:
    """Its modules are still 0.44 mm; the scan is blurred as a lens would."""
    longest = "é" * 200
    fields = replace(
        FIELDS, name=longest, employer=longest, place=longest, type_of_work=longest, issuer=longest, printed=bytes(12)
    )
    seal = sign(fields, KEY)
    document = pdf.render(samples.permit(Language.EN), seal=seal)
    (page,) = pages.pictures(document, dots_per_inch=150)
    assert qr.found(page.filter(ImageFilter.GaussianBlur(0.6))) == (seal,)


def test_a_long_name_is_cut_with_a_sign_that_it_was() -> None:
    name = as_sealed(replace(FIELDS, name="é" * 200)).name
    assert name.endswith("…")
    assert len(name.encode()) <= 64


@pytest.mark.parametrize("change", [{"number": "U" * 17}, {"number": ""}, {"citizenship": "BRA"}, {"name": ""}])
def test_what_identifies_is_never_cut(change: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="a seal holds"):
        sign(replace(FIELDS, **change), KEY)  # type: ignore[arg-type]


# --- what is refused ---------------------------------------------------------------------------------


def test_of_two_thousand_mutants_none_is_accepted() -> None:
    """Characters of the text changed, dropped, doubled or swapped; half of the mutants on the bytes below it."""
    chance = random.Random(48)
    accepted = [seal for seal in (_mutant(chance, at) for at in range(MUTANTS)) if _is_accepted(seal)]
    assert accepted == []


def _is_accepted(seal: str) -> bool:
    try:
        verify(seal, TRUST)
    except SealRefused:
        return False
    return True


def _mutant(chance: random.Random, at: int) -> str:
    if at % 2:
        data = bytearray(base45.decode(SEAL.removeprefix(PREFIX)))
        for _ in range(chance.randint(1, 3)):
            data[chance.randrange(len(data))] ^= chance.randint(1, 255)
        mutant = PREFIX + base45.encode(bytes(data))
    else:
        place = chance.randrange(len(SEAL))
        other = chance.choice([each for each in base45.ALPHABET if each != SEAL[place]])
        mutant = chance.choice(
            [
                SEAL[:place] + other + SEAL[place + 1 :],
                SEAL[:place] + SEAL[place + 1 :],
                SEAL[:place] + other + SEAL[place:],
                SEAL[: place + 1],
            ]
        )
    return mutant if mutant != SEAL else SEAL[:-1]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name", "Somebody Else"),
        ("valid_until", date(2031, 6, 16)),
        ("employer", "Another Employer Ltd."),
        ("place", "Toronto, ON"),
        ("number", "U900000124"),
        ("kind", DocumentKind.INTRODUCTION),
    ],
)
def test_a_forged_field_under_a_true_signature_is_refused(name: str, value: object) -> None:
    forged = cbor2.dumps(to_map(replace(FIELDS, **{name: value})), canonical=True)  # type: ignore[arg-type]
    protected, header, _, signature = envelope()
    assert fault_of(sealed([protected, header, forged, signature])) is Fault.BAD_SIGNATURE


def test_a_key_that_is_not_on_the_list_is_refused() -> None:
    assert fault_of(sign(FIELDS, STRANGER)) is Fault.UNKNOWN_KEY


def test_a_stranger_who_borrows_a_key_id_is_refused() -> None:
    assert fault_of(sign(FIELDS, SigningKey(STRANGER.private_key, KEY.kid))) is Fault.BAD_SIGNATURE


def test_a_revoked_key_is_refused_and_a_retired_one_still_verifies() -> None:
    revoked = TrustList.of(replace(trusted(KEY), status=KeyStatus.REVOKED))
    retired = TrustList.of(replace(trusted(KEY), status=KeyStatus.RETIRED))
    assert fault_of(SEAL, revoked) is Fault.KEY_REVOKED
    assert verify(SEAL, retired) == as_sealed(FIELDS)


@pytest.mark.parametrize(
    ("not_before", "not_after", "good"),
    [
        (date(2025, 7, 1), date(2025, 7, 1), True),
        (date(2025, 7, 2), date(2025, 12, 31), False),
        (date(2025, 1, 1), date(2025, 6, 30), False),
    ],
)
def test_a_key_is_good_for_documents_of_its_own_days(not_before: date, not_after: date, good: bool) -> None:
    trust = TrustList.of(replace(trusted(KEY), not_before=not_before, not_after=not_after))
    if good:
        assert verify(SEAL, trust) == as_sealed(FIELDS)
    else:
        assert fault_of(SEAL, trust) is Fault.KEY_NOT_VALID


@pytest.mark.parametrize("text", ["", "wp1:" + SEAL[4:], "WP2:" + SEAL[4:], " " + SEAL, "https://example.org/x"])
def test_another_prefix_is_refused(text: str) -> None:
    assert fault_of(text) is Fault.WRONG_PREFIX


@pytest.mark.parametrize(
    "text", ["WP1:", "WP1:A", SEAL[:60], SEAL + "0", "WP1:" + "0" * 3000, SEAL.lower().replace("wp1", "WP1")]
)
def test_what_is_damaged_is_refused(text: str) -> None:
    assert fault_of(text) in {Fault.NOT_READABLE, Fault.NOT_CANONICAL}


def test_the_other_s_of_ecdsa_is_refused() -> None:
    """(r, n - s) fits the same key and payload: without this a stranger could write a second seal."""
    protected, header, payload, signature = envelope()
    other = ORDER - int.from_bytes(signature[32:], "big")
    assert (
        fault_of(sealed([protected, header, payload, signature[:32] + other.to_bytes(32, "big")]))
        is Fault.NOT_CANONICAL
    )


def test_an_unsigned_header_is_refused() -> None:
    protected, _, payload, signature = envelope()
    assert fault_of(sealed([protected, {99: "x"}, payload, signature])) is Fault.NOT_CANONICAL


@pytest.mark.parametrize("tag", [17, 61, 98])
def test_another_kind_of_message_is_refused(tag: int) -> None:
    assert fault_of(sealed(envelope(), tag=tag)) is Fault.NOT_READABLE


def test_another_algorithm_is_refused() -> None:
    _, header, payload, signature = envelope()
    assert fault_of(sealed([cbor2.dumps({1: -8, 4: KEY.kid}), header, payload, signature])) is Fault.NOT_CANONICAL


def test_a_longer_way_to_write_the_envelope_is_refused() -> None:
    data = base45.decode(SEAL.removeprefix(PREFIX))
    assert data[:2] == b"\xd2\x84"
    longer = b"\xd8\x12" + data[1:]  # tag 18 in two bytes
    assert fault_of(PREFIX + base45.encode(longer)) is Fault.NOT_CANONICAL


def _payload(**changes: Any) -> dict[int, Any]:
    held: dict[int, Any] = dict(to_map(FIELDS))
    return held | {int(key.removeprefix("k")): value for key, value in changes.items()}


@pytest.mark.parametrize(
    "payload",
    [
        _payload(k99="x"),
        _payload(k1=3),
        _payload(k2=b"U900000123"),
        _payload(k5="1988-02-29"),
        _payload(k5=10**12),
        _payload(k4=""),
        _payload(k4="x" * 65),
        _payload(k10=None),
        _payload(k1=True),
        {key: value for key, value in _payload().items() if key != 4},
        dict([*_payload().items(), ("name", "x")]),
    ],
)
def test_a_field_that_this_version_does_not_have_is_refused_even_when_signed(payload: dict[Any, Any]) -> None:
    assert fault_of(signed(cbor2.dumps(payload, canonical=True))) is Fault.UNKNOWN_FIELD


def test_fields_in_another_order_are_refused_even_when_signed() -> None:
    backwards = dict(reversed(to_map(FIELDS).items()))
    assert fault_of(signed(cbor2.dumps(backwards))) is Fault.NOT_CANONICAL


def test_a_field_given_twice_is_refused_even_when_signed() -> None:
    payload = bytearray(cbor2.dumps(to_map(FIELDS), canonical=True))
    payload[0] += 1
    assert fault_of(signed(bytes(payload) + cbor2.dumps(13) + cbor2.dumps("X"))) in {
        Fault.NOT_CANONICAL,
        Fault.NOT_READABLE,
    }


@pytest.mark.parametrize("payload", [b"", b"\x01", b"\x80", b"\xff", cbor2.dumps([1]), b"\x9f" * 500])
def test_what_is_no_map_is_refused_even_when_signed(payload: bytes) -> None:
    assert fault_of(signed(payload)) is Fault.NOT_READABLE


def test_each_fault_has_its_own_sentence() -> None:
    fields: list[SealedFields] = []
    sentences = set()
    for seal in ("x", "WP1:", sign(FIELDS, STRANGER), signed(b"\x01")):
        with pytest.raises(SealRefused) as refused:
            fields.append(verify(seal, TRUST))
        sentences.add(refused.value.message)
    assert fields == []
    assert len(sentences) == 3


RECEIPT = SealedFields(
    kind=DocumentKind.RECEIPT,
    number="L900000001",
    application_number="W900000017",
    name="Mateo Núñez Ibáñez",
    issued_on=date(2025, 10, 6),
    issuer="WPO",
    received_at=datetime(2025, 10, 6, 15, 0, 1, tzinfo=UTC),
)


def test_a_receipt_says_when_to_the_second_and_nothing_else_of_the_person() -> None:
    """ADR-48: it is shown to employers and landlords."""
    fields = verify(sign(RECEIPT, KEY), TRUST)
    assert fields == RECEIPT
    assert (fields.born_on, fields.citizenship, fields.valid_until) == (None, None, None)


@pytest.mark.parametrize(
    ("fields", "lacks"),
    [
        (replace(RECEIPT, received_at=None), "without 15"),
        (replace(FIELDS, born_on=None), "without 5"),
        (replace(FIELDS, valid_until=None), "without 11"),
    ],
)
def test_each_kind_holds_what_it_must(fields: SealedFields, lacks: str) -> None:
    with pytest.raises(SealRefused, match=lacks):
        verify(sign(fields, KEY), TRUST)
