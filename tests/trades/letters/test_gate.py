"""The gate is awake: planted faults are caught, and what it cannot see is written down."""

from __future__ import annotations

import pytest

from trades.letters import mutants, samples
from workpermit.core.text import Language
from workpermit.trades.letters import gate, pdf


@pytest.fixture(scope="module")
def conforming() -> bytes:
    return pdf.render(samples.introduction(Language.EN), seal="WP1:SEAL")


def test_writing_the_file_anew_breaks_nothing(conforming: bytes) -> None:
    """Else the mutants would prove nothing."""
    assert gate.shortcomings(mutants.planted(conforming, mutants.none)) == ()


@pytest.mark.parametrize("fault", mutants.CAUGHT, ids=lambda fault: fault.__name__)
def test_a_planted_fault_is_caught(conforming: bytes, fault: mutants.Fault) -> None:
    assert gate.shortcomings(mutants.planted(conforming, fault))


@pytest.mark.parametrize("fault", mutants.NOT_CAUGHT, ids=lambda fault: fault.__name__)
def test_what_it_does_not_catch_is_known(conforming: bytes, fault: mutants.Fault) -> None:
    """The day a new version catches one of these, move it."""
    assert gate.shortcomings(mutants.planted(conforming, fault)) == ()


@pytest.mark.parametrize("content", [b"", b"no PDF", b"%PDF-1.7\n%%EOF"])
def test_a_file_that_cannot_be_read_is_no_conforming_file(content: bytes) -> None:
    assert {each.rule for each in gate.shortcomings(content)} == {"readable"}
