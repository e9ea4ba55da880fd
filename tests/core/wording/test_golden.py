"""Each letter, language and variant against its golden text.

A wording that changes on purpose is written anew with
`WORKPERMIT_GOLDEN=write pytest tests/core/wording/test_golden.py`, and the change is then read in the diff.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from core.wording.samples import SAMPLES
from workpermit.core.case.letters import Letter
from workpermit.core.text import Language
from workpermit.core.wording.compose import compose
from workpermit.core.wording.plain import as_plain_text

pytestmark = pytest.mark.large  # seconds: `make test` runs them

GOLDEN = Path(__file__).parent / "golden"
CASES = [(name, language) for name in SAMPLES for language in Language]


@pytest.mark.parametrize(("name", "language"), CASES)
def test_letter_reads_as_its_golden_text(name: str, language: Language) -> None:
    path = GOLDEN / f"{name}.{language}.txt"
    text = as_plain_text(compose(SAMPLES[name](language)))
    if os.environ.get("WORKPERMIT_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_every_letter_has_golden_texts_and_no_file_is_left_over() -> None:
    assert {compose(sample(Language.EN)).letter for sample in SAMPLES.values()} == set(Letter)
    assert {path.name for path in GOLDEN.iterdir()} == {f"{name}.{language}.txt" for name, language in CASES}
