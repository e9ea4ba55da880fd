"""What counts as a word, on both sides: as it is indexed, and as it is asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workpermit.trades.search.words import FieldClass, asked_words, hashed, hashes_of, words_of


@pytest.mark.parametrize(
    ("text", "of", "words"),
    [
        ("Dela Peña", FieldClass.NAME, {"dela", "pena"}),
        ("Jean-Pierre L'Œuvre", FieldClass.NAME, {"jean", "pierre", "l", "oeuvre"}),
        ("王小明", FieldClass.NAME, {"王小明"}),
        ("Le", FieldClass.NAME, {"le"}),
        ("P 447-1203b", FieldClass.NUMBER, {"p", "447", "1203b", "p4471203b"}),
        ("+1 416 555-0199", FieldClass.NUMBER, {"1", "416", "555", "0199", "14165550199"}),
        ("1991-04-23", FieldClass.NUMBER, {"1991", "04", "23", "19910423"}),
        ("The employer’s contracts", FieldClass.TEXT, {"employer", "contract"}),
        ("Les contrats de l’employeur", FieldClass.TEXT, {"contrat", "employeur"}),
        ("call 416-555-0199", FieldClass.NOTE, {"call", "416", "555", "0199", "4165550199"}),
        ("a@b.org", FieldClass.DOCUMENT, {"org", "aborg"}),
        ("  ", FieldClass.NOTE, set()),
    ],
)
def test_a_field_is_indexed_by_these_words(text: str, of: FieldClass, words: set[str]) -> None:
    assert words_of(text, of=of) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("peña, MARICEL  maricel", ["pena", "maricel"]),
        ("416 555-0199", ["4165550199"]),
        ("1991-04-23 Ana", ["ana", "19910423"]),
        ("12-34", ["12", "34"]),
        ("write to Ana.Lim@example.org", ["write", "to", "analimexampleorg"]),
        ("…", []),
    ],
)
def test_a_question_is_these_words(text: str, words: list[str]) -> None:
    assert asked_words(text) == words


@given(st.text(alphabet="abcéÉœß -'’.@123", min_size=1, max_size=40), st.sampled_from(list(FieldClass)))
def test_whoever_asks_for_a_whole_field_meets_it(text: str, of: FieldClass) -> None:
    """Every word of the question that the class keeps is among the words that the field was indexed by."""
    indexed = {hashed(word, of=of) for word in words_of(text, of=of)}
    for word in asked_words(text):
        assert hashes_of(word, classes=[of]) <= indexed, word


def test_the_same_word_in_two_classes_is_two_hashes() -> None:
    hashes = [hashes_of("manila", classes=[one]) for one in FieldClass]
    assert len(set().union(*hashes)) == len(FieldClass)
    assert all(-(2**63) <= one < 2**63 for found in hashes for one in found)
