"""The published JSON Schema and the reader take and refuse the same documents, as far as a schema can say."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from tools.publish_schemas import published, schema_file

from core.forms.given import data_of, good_examples, smallest
from workpermit.core.forms.catalogue import FORMS
from workpermit.core.forms.faults import FaultCode, FilingFaults
from workpermit.core.forms.fields import Form
from workpermit.core.forms.reading import read
from workpermit.core.forms.schema import json_schema

pytestmark = pytest.mark.large  # seconds: `make test` runs them

# What no schema can say: the reader goes further here.
BEYOND = {FaultCode.DATE_ORDER, FaultCode.FILE_NAMED_TWICE}
WRONG: tuple[object, ...] = (
    *(None, True, 7, " ", "x", [], {}, ["x"], [{}]),
    *("2025-02-30", "2025-06-17", "CA", "155.00", "x\n", "x\u202ey", "x" * 5000, "\u0661\u0662"),
)


def validator(form: Form) -> Draft202012Validator:
    """Return the schema as a validator that knows dates."""
    return Draft202012Validator(json_schema(form), format_checker=Draft202012Validator.FORMAT_CHECKER)


def places(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the way to every value inside some JSON."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inner:
        yield (*path, key)
        yield from places(value, (*path, key))


def changed(data: Any, path: tuple[str | int, ...], value: object) -> Any:
    """Return the data with one value replaced."""
    whole = copy.deepcopy(data)
    inside = whole
    for key in path[:-1]:
        inside = inside[key]
    inside[path[-1]] = value
    return whole


def removed(data: Any, path: tuple[str | int, ...]) -> Any:
    """Return the data with one value left out."""
    whole = changed(data, path, None)
    inside = whole
    for key in path[:-1]:
        inside = inside[key]
    del inside[path[-1]]
    return whole


def reads(data: Any) -> bool:
    """Tell whether the reader takes the data, faults that no schema can say aside."""
    try:
        read(data)
    except FilingFaults as refused:
        return all(fault.code in BEYOND or fault.path.endswith((".region", ".postal_code")) for fault in refused.faults)
    return True


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_the_published_schema_is_the_one_of_the_forms(form: Form) -> None:
    """`python -m tools.publish_schemas` writes it anew."""
    assert schema_file(form).read_text(encoding="utf-8") == published(form)
    Draft202012Validator.check_schema(json_schema(form))


@pytest.mark.parametrize("folder", good_examples(), ids=lambda folder: folder.name)
def test_every_example_agrees_with_the_schema(folder: Any) -> None:
    data = data_of(folder)
    assert list(validator(FORMS[data["form"]]).iter_errors(data)) == []


@pytest.mark.large
@pytest.mark.parametrize("name", ["missing-signature-and-offer", "visitor-under-public-policy"])
def test_reader_and_schema_refuse_the_same_documents(name: str) -> None:
    """Each value of a whole application is replaced by each wrong one, and left out."""
    data = next(data_of(folder) for folder in good_examples() if folder.name == name)
    judge = validator(FORMS[data["form"]])
    paths = [path for path in places(data) if path[-1] not in {"schema", "form", "region", "postal_code"}]
    spoiled = ((path, changed(data, path, value)) for path in paths for value in WRONG)
    lacking = ((path, removed(data, path)) for path in paths)
    assert [path for path, other in chain(spoiled, lacking) if judge.is_valid(other) != reads(other)] == []


@pytest.mark.parametrize("key", ["schema", "form", "applicant", "contact", "in_canada", "permit_kind", "documents"])
def test_both_refuse_what_lacks_a_field_needed_to_be_read(key: str) -> None:
    data = removed(smallest(), (key,))
    assert not validator(FORMS["imm_1295"]).is_valid(data)
    assert not reads(data)
