"""The score: a logistic of the terms, so that each term's part in it can be told.

    score = 1 / (1 + e^-(start + sum of weight x term))

The weights are data (`weights.json`), fitted by `benchmarks/fit_screening.py` on labelled pairs.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib import resources

from workpermit.trades.employers.screening.terms import NAMES_OF_TERMS, Terms


@dataclass(frozen=True, slots=True)
class Weights:
    """What each term weighs, in the order of `NAMES_OF_TERMS`, what one starts from, and where the bands begin."""

    start: float
    of_terms: tuple[float, ...]
    officer_from: float
    near_certain_from: float


@cache
def fitted() -> Weights:
    """Return the weights as fitted."""
    kept = json.loads(resources.files(__package__).joinpath("weights.json").read_text("utf-8"))
    return Weights(
        start=kept["start"],
        of_terms=tuple(kept["terms"][name] for name in NAMES_OF_TERMS),
        officer_from=kept["officer_from"],
        near_certain_from=kept["near_certain_from"],
    )


def values(terms: Terms) -> tuple[float, ...]:
    """Return the numbers of the terms, in the order of `NAMES_OF_TERMS`."""
    return tuple(getattr(terms, name) for name in NAMES_OF_TERMS)


def parts(terms: Terms) -> dict[str, float]:
    """Return what each term adds to the score's logarithm of odds (takes from it, where negative)."""
    pairs = zip(NAMES_OF_TERMS, fitted().of_terms, values(terms), strict=True)
    return {name: weight * value for name, weight, value in pairs}


def score(terms: Terms) -> float:
    """Return how likely it is that the two are one employer, between 0 and 1."""
    weights = fitted()
    sum_of_parts = sum(map(_product, weights.of_terms, values(terms)), weights.start)
    return 1 / (1 + math.exp(-sum_of_parts))


def _product(weight: float, value: float) -> float:
    return weight * value
