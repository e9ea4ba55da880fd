"""The reader names every fault at once, one per mistake, and lets an incomplete filing through (AYA-03, AYA-04)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.forms.given import data_of, good_examples, smallest
from workpermit.core.forms.catalogue import FORMS
from workpermit.core.forms.decoding import decode
from workpermit.core.forms.faults import Fault, FaultCode, FilingFaults
from workpermit.core.forms.fields import Choice, Field, Many, Record
from workpermit.core.forms.reading import read
from workpermit.core.text import Language

ADDRESS = {"street": "9, rue Verte", "city": "Ottawa", "region": "ON", "postal_code": "K1A 0B1", "country": "CA"}


def faults_in(data: object) -> tuple[Fault, ...]:
    """Return the faults of some data, none where it reads; anything else than faults is an error."""
    try:
        read(data)
    except FilingFaults as refused:
        return refused.faults
    return ()


def faults_of(data: object) -> list[tuple[str, str]]:
    """Return the faults of some data as (path, code)."""
    return [(fault.path, fault.code.value) for fault in faults_in(data)]


def test_a_filing_that_lacks_nearly_everything_is_read() -> None:
    """An incomplete application is received, and returned later by an officer (AYA-04, R12)."""
    filing = read(smallest())
    assert filing.full_name == "Sukardi"
    assert filing.answers.day("applicant.born_on") == date(1992, 6, 16)
    assert filing.language is Language.EN
    assert filing.employer is None


@pytest.mark.parametrize("folder", good_examples(), ids=lambda folder: folder.name)
def test_every_example_reads_and_reads_again_the_same(folder: Any) -> None:
    filing = read(data_of(folder))
    assert read(filing.as_json()) == filing


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"in_canada": "no"}, [("in_canada", "wrong_type")]),
        ({"in_canada": 0}, [("in_canada", "wrong_type")]),
        ({"permit_kind": "opn"}, [("permit_kind", "unknown_choice")]),
        ({"permit_kind": None}, [("permit_kind", "wrong_type")]),
        ({"documents": {}}, [("documents", "wrong_type")]),
        ({"applicant": "Sukardi"}, [("applicant", "wrong_type")]),
        ({"passport": {"number": "AB 12"}}, [("passport.number", "bad_format")]),
        ({"passport": {"country": "UK"}}, [("passport.country", "unknown_country")]),
        ({"passport": {"expires_on": "2025-02-29"}}, [("passport.expires_on", "impossible_date")]),
        ({"passport": {"expires_on": "29/02/2024"}}, [("passport.expires_on", "bad_format")]),
        ({"passport": {"issued_on": "2025-01-02", "expires_on": "2025-01-01"}},
         [("passport.expires_on", "date_order")]),
        ({"passport": {"issued_on": "1992-06-15"}}, [("passport.issued_on", "date_order")]),
        ({"passport": {"issued_on": "1992-06-16"}}, []),
        ({"residence": ADDRESS | {"postal_code": "D1A 0B1"}}, [("residence.postal_code", "bad_format")]),
        ({"residence": ADDRESS | {"region": "Ontario"}}, [("residence.region", "bad_format")]),
        ({"residence": ADDRESS | {"country": "FR", "postal_code": "75001"}}, []),
        ({"residence": ADDRESS | {"region": "BC"}}, [("residence.postal_code", "other_province")]),
        ({"residence": ADDRESS | {"region": "QC"}}, []),
        ({"residence": ADDRESS | {"region": "QC", "postal_code": "k2p 1l4"}},
         [("residence.postal_code", "other_province")]),
        ({"residence": ADDRESS | {"region": "NT", "postal_code": "X0A 0H0"}}, []),
        ({"residence": ADDRESS | {"city": "  "}}, [("residence.city", "empty")]),
        ({"residence": ADDRESS | {"city": "x" * 81}}, [("residence.city", "too_long")]),
        ({"residence": ADDRESS | {"city": "Otta\u202ewa"}}, [("residence.city", "bad_format")]),
        ({"other": 1}, [("other", "unknown_field")]),
        ({f"x{i}": 1 for i in range(60)}, [("", "too_many")]),
        ({"fees": [{}] * 11}, [("fees", "too_many")]),
        ({"schema": "urn:workpermit:application:2"}, [("schema", "unknown_schema")]),
        ({"form": "imm_1294"}, [("form", "unknown_form")]),
    ],
)  # fmt: skip
def test_each_fault_is_told_once(changes: dict[str, object], expected: list[tuple[str, str]]) -> None:
    assert faults_of(smallest(**changes)) == expected


@pytest.mark.parametrize(
    ("path", "name", "good", "bad"),
    [
        ("applicant", "uci", "11-2044-8817", "123-456"),
        ("job_offer", "lmia_number", "8412077", "A8412077"),
        ("job_offer", "offer_number", "A4410928", "4410928"),
        ("job_offer", "noc", "63202", "6320"),
        ("contact", "email", "a@b.example", "a@b"),
        ("contact", "phone", "+1 613 555 0149", "555-0149"),
        ("contact", "time_zone", "America/Argentina/Ushuaia", "UTC+5"),
    ],
)
def test_a_code_must_have_its_shape(path: str, name: str, good: str, bad: str) -> None:
    def given_with(value: str) -> dict[str, Any]:
        data = smallest(job_offer={"employer": {"operating_name": "Atelier Boréal"}})
        data[path][name] = value
        return data

    read(given_with(good))
    assert faults_of(given_with(bad)) == [(f"{path}.{name}", "bad_format")]


def test_a_misspelt_field_gets_the_nearest_name_and_counts_once() -> None:
    data = smallest()
    data["applicant"]["famly_name"] = data["applicant"].pop("family_name")
    with pytest.raises(FilingFaults) as caught:
        read(data)
    assert [fault.code for fault in caught.value.faults] == [FaultCode.UNKNOWN_FIELD]
    assert caught.value.in_language(Language.EN) == (
        "The form has no field applicant.famly_name. Did you mean family_name?",
    )
    assert caught.value.in_language(Language.FR)[0].endswith("Vouliez-vous dire family_name\u00a0?")


def test_all_faults_come_at_once_in_the_order_of_the_form() -> None:
    data = smallest(in_canada="no", permit_kind="closed", applicant={"born_on": "1992-13-01"})
    assert faults_of(data) == [
        ("in_canada", "wrong_type"),
        ("applicant.family_name", "required"),
        ("applicant.born_on", "impossible_date"),
        ("applicant.citizenship", "required"),
        ("permit_kind", "unknown_choice"),
    ]


def test_imm_5710_takes_a_mailing_address_in_canada_alone() -> None:
    """IN-05: the permit is mailed to the Canadian address given in the form."""
    abroad = {"street": "1 Quay Street", "city": "Duluth", "country": "US"}
    assert faults_of(smallest(form="imm_5710", mailing=abroad)) == [("mailing.country", "unknown_choice")]
    read(smallest(mailing=abroad))


def test_accents_are_kept_in_one_spelling() -> None:
    data = smallest()
    data["applicant"]["family_name"] = " Nu\u0301n\u0303ez "
    assert read(data).family_name == "Núñez"


@pytest.mark.parametrize("data", [None, [], "x", 7, True])
def test_what_is_no_group_of_fields_is_one_fault(data: object) -> None:
    assert faults_of(data) == [("application.json", "wrong_type")]


@pytest.mark.parametrize(
    "content",
    [
        b"{", b"\xff\xfe{}", b'{"form": NaN}', b'{"a": 1, "a": 2}', b"[" * 100_000, b"1" * 10_000 + b"x",
    ],
)  # fmt: skip
def test_bytes_that_are_no_json_are_one_fault(content: bytes) -> None:
    with pytest.raises(FilingFaults) as caught:
        decode(content)
    assert [fault.code for fault in caught.value.faults] == [FaultCode.NOT_JSON]


_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def _value(kind: object) -> st.SearchStrategy[object]:
    match kind:
        case Record(fields):
            return _record(fields)
        case Many(item):
            return st.lists(_value(item), max_size=3) | _ANYTHING
        case Choice(options):
            return st.sampled_from(sorted(options)) | _ANYTHING
        case _:
            known = st.sampled_from(
                ["2025-02-30", "2025-06-17", "CA", "FR", "155.00", "K1A 0B1", "a.pdf", "{path}", "{"]
            )
            return known | st.booleans() | _ANYTHING


def _record(fields: tuple[Field, ...]) -> st.SearchStrategy[object]:
    return st.fixed_dictionaries({}, optional={field.name: _later(field) for field in fields})


def _later(field: Field) -> st.SearchStrategy[object]:
    return st.deferred(lambda: _value(field.type))


@pytest.mark.large
@settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from(sorted(FORMS)))
def test_whatever_is_handed_in_is_read_or_refused_with_faults(data: st.DataObject, code: str) -> None:
    handed_in = data.draw(_record(FORMS[code].fields) | st.dictionaries(st.text(), _ANYTHING))
    assert isinstance(handed_in, dict)
    faults = faults_in(handed_in | {"schema": "urn:workpermit:application:1", "form": code})
    # A sentence with a gap left would have been a KeyError; one that names nothing helps nobody.
    assert all(fault.path in fault.message.en for fault in faults)


def test_beside_the_field_a_sentence_says_the_same_without_path_and_marks_of_json() -> None:
    data = smallest(passport={"issued_on": "1990-01-01", "number": "A B"}, fees=[{}])
    told = {fault.path: fault for fault in faults_in(data)}
    number = told["passport.number"]
    assert number.message.en.replace(" (passport.number)", "") == number.beside.en
    assert number.message.fr.replace(" (passport.number)", "") == number.beside.fr
    order = told["passport.issued_on"]
    assert order.message.en.count("(") - order.beside.en.count("(") == 2
    assert "« Date de naissance », soit" in order.beside.fr.replace("\u00a0", " ")
    amount = told["fees[0].amount"]
    assert amount.message.en == (
        'Amount (fees[0].amount) is missing. Give an amount in dollars and cents in quotation marks, such as "155.00".'
    )
    assert amount.beside.en == "Amount is missing. Give an amount in dollars and cents, such as 155.00."
