"""Events are for ever: what the journal of any year holds keeps loading, and is written in the same bytes.

`golden/<Kind>-1.json` is the text of one event as the journal keeps it. A kind that gains a field (with a
default) gains a file `-2`; a file is never changed. New files are written with
`WORKPERMIT_GOLDEN=write pytest tests/core/case/test_golden.py`, and read in the diff.
"""

from __future__ import annotations

import json
import os
from dataclasses import make_dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from tools.machines_scenes import MACHINES

from workpermit.core.case.codec import EVENT_KINDS, decode, encode, required_fields

GOLDEN = Path(__file__).parent / "golden"
REQUIRED, CODES = GOLDEN / "required_fields.json", GOLDEN / "codes.json"
KINDS = sorted(EVENT_KINDS)


def versions(kind: str) -> list[str]:
    """Return the texts of one kind, the oldest first."""
    paths = sorted(GOLDEN.glob(f"{kind}-*.json"), key=lambda path: int(path.stem.rpartition("-")[2]))
    return [path.read_text(encoding="utf-8").removesuffix("\n") for path in paths]


def sample(kind: str) -> Any:
    """Return one event of a kind with something in every field."""
    hints = get_type_hints(EVENT_KINDS[kind])
    return EVENT_KINDS[kind](**{name: _value(name, hint) for name, hint in hints.items()})


def _value(name: str, hint: Any) -> Any:
    if type(None) in get_args(hint):
        hint = next(one for one in get_args(hint) if one is not type(None))
    if get_origin(hint) is tuple:
        return (_value(name, get_args(hint)[0]),) * 2
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return list(hint)[-1]
    plain = {
        str: f"é-{name}",
        bool: True,
        int: 7,
        date: date(2028, 2, 29),
        datetime: datetime(2026, 12, 31, 23, 59, 59, 999_999, UTC),
    }
    return plain[hint]


def codes() -> dict[str, list[str]]:
    """List the codes of every field of an event that carries some; where their enum lives does not matter."""
    return {
        f"{name}.{field}": sorted(enum)
        for name, kind in EVENT_KINDS.items()
        for field, hint in get_type_hints(kind).items()
        if isinstance(enum := (get_args(hint) or (hint,))[0], type) and issubclass(enum, StrEnum)
    }


@pytest.fixture(scope="module", autouse=True)
def write() -> None:
    """Write what is not there yet, where that is asked for; what is there stays."""
    if os.environ.get("WORKPERMIT_GOLDEN") != "write":
        return
    for kind in KINDS:
        told = versions(kind)
        text = encode(decode(kind, told[-1]) if told else sample(kind))[1]
        if not told or text != told[-1]:
            (GOLDEN / f"{kind}-{len(told) + 1}.json").write_text(text + "\n", encoding="utf-8")
    required = {kind: sorted(required_fields(EVENT_KINDS[kind])) for kind in KINDS} | _recorded(REQUIRED)
    _keep(REQUIRED, required)
    _keep(CODES, {name: sorted({*known, *_recorded(CODES).get(name, [])}) for name, known in codes().items()})


def _recorded(path: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found


def _keep(path: Path, told: dict[str, list[str]]) -> None:
    path.write_text(json.dumps(dict(sorted(told.items())), indent=1) + "\n", encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_written_keeps_loading(kind: str) -> None:
    told = versions(kind)
    assert told, f"{kind} has no golden text: write one (see above)"
    check_loading(kind, told)


def check_loading(kind: str, told: list[str]) -> None:
    """Load every version; the newest comes back in the same bytes, and an older one with what it held."""
    assert encode(decode(kind, told[-1])) == (kind, told[-1])
    for text in told:
        written = json.loads(encode(decode(kind, text))[1])
        assert written | json.loads(text) == written


def test_no_golden_text_is_of_an_unknown_kind() -> None:
    others = {REQUIRED.name, CODES.name}
    kinds = {path.stem.rpartition("-")[0] for path in GOLDEN.iterdir() if path.name not in others}
    assert kinds == set(EVENT_KINDS), "a kind that was once written is never taken away"


@pytest.mark.parametrize("kind", KINDS)
def test_required_fields_never_grow(kind: str) -> None:
    check_required(kind, EVENT_KINDS[kind])


def check_required(name: str, kind: type) -> None:
    """Hold a kind's required fields against those on record."""
    assert required_fields(kind) <= set(_recorded(REQUIRED)[name]), "a new field needs a default"


def test_no_code_is_taken_away() -> None:
    now, told = codes(), _recorded(CODES)
    assert set(told) <= set(now)
    assert not {name for name, known in told.items() if set(known) - set(now[name])}


def test_every_code_is_on_record() -> None:
    assert codes() == _recorded(CODES), "write the new codes (see above), so that they are never lost"


def test_every_event_of_a_machine_is_known_to_the_journal() -> None:
    assert {kind for module in MACHINES.values() for kind in get_args(module.Event)} == set(EVENT_KINDS.values())


# --- these tests can fail ---------------------------------------------------------------------------------------


def test_a_field_that_went_missing_is_found() -> None:
    with pytest.raises(TypeError):
        check_loading("BiometricsEnrolled", ["{}"])


def test_a_field_that_changed_its_name_is_found() -> None:
    text = versions("PermitIssued")[0].replace('"port"', '"harbour"')
    with pytest.raises(AssertionError):
        check_loading("PermitIssued", [text])


def test_a_code_that_changed_is_found() -> None:
    text = versions("ApplicationRefused")[0].replace("misrepresentation", "lying")
    with pytest.raises(ValueError, match="lying"):
        check_loading("ApplicationRefused", [text])


def test_a_new_field_without_a_default_is_found() -> None:
    grown = make_dataclass("BiometricsEnrolled", [("site", str), ("machine", str)])
    with pytest.raises(AssertionError, match="default"):
        check_required("BiometricsEnrolled", grown)
