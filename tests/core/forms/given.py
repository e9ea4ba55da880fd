"""The smallest well-formed filing, and the example packages, for the tests of the forms."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"

_SMALLEST: dict[str, Any] = {
    "schema": "urn:workpermit:application:1",
    "form": "imm_1295",
    "in_canada": False,
    "applicant": {"family_name": "Sukardi", "born_on": "1992-06-16", "citizenship": "ID"},
    "contact": {"email": "sukardi@example.org", "time_zone": "Asia/Makassar", "language": "en"},
    "permit_kind": "open",
    "documents": [],
}


def smallest(**changes: object) -> dict[str, Any]:
    """Return the smallest well-formed application, with changes."""
    return copy.deepcopy(_SMALLEST) | changes


def good_examples() -> list[Path]:
    """Return the folders of the good example packages."""
    return sorted(path.parent for path in EXAMPLES.glob("*/application.json"))


def bad_examples() -> list[Path]:
    """Return the folders of the bad example packages."""
    return sorted(path.parent for path in EXAMPLES.glob("bad/*/application.json"))


def data_of(folder: Path) -> dict[str, Any]:
    """Return what the application.json of an example says."""
    data: dict[str, Any] = json.loads((folder / "application.json").read_text(encoding="utf-8"))
    return data
