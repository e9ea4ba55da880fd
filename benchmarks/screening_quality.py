"""How good the screening's score is on labelled pairs it has not seen (listed employer, candidate, same or different).

Cross-validation goes over listings: all pairs of one listing are judged by weights fitted on the other listings alone.
The intervals are bootstrapped, whole listings drawn with replacement.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from workpermit.trades.employers.screening.score import values
from workpermit.trades.employers.screening.terms import party, terms_of

# The published list, a list of real employers and the labelled pairs; public data, never part of this project.
DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "employers"
PAIRS = DATA / "match-pairs-labelled.csv"
EMPLOYERS = DATA / "lmia-employers-2017-2020.csv"
LISTED = DATA / "noncompliant-2023-10-04.csv"

FOLDS, PENALTY, STEPS = 10, 3.0, 60
PRECISE, COMPLETE = 0.95, 0.99

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Labelled pairs: their terms (pairs x terms), whether they are the same (1 or 0), and their listings."""

    terms: Numbers
    same: Numbers
    listing: npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A logistic in the terms as they are: what one starts from, and a weight a term."""

    start: float
    weights: Numbers

    def scores(self, terms: Numbers) -> Numbers:
        """Return the score of each pair."""
        scores: Numbers = 1 / (1 + np.exp(-(terms @ self.weights + self.start)))
        return scores


@dataclass(frozen=True, slots=True)
class Quality:
    """Recall where precision is at least 0.95, and precision where recall is at least 0.99."""

    recall: float
    precision: float


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def labelled() -> Labelled:
    """Return the pairs that are labelled same or different; the unsure ones are left out."""
    pairs = [row for row in rows(PAIRS) if row["label"] != "unsure"]
    terms = [
        terms_of(
            party(row["operating_name"], row["legal_name"], row["listed_address"]),
            party(row["candidate_name"], "", row["candidate_address"]),
        )
        for row in pairs
    ]
    return Labelled(
        terms=np.array([values(one) for one in terms]),
        same=np.array([float(row["label"] == "same") for row in pairs]),
        listing=np.array([int(row["listing"]) for row in pairs]),
    )


def fit(terms: Numbers, same: Numbers, *, penalty: float = PENALTY) -> Fitted:
    """Fit a logistic by Newton's method, its weights held small (ridge, on terms of unit spread)."""
    middle, spread = terms.mean(axis=0), terms.std(axis=0) + 1e-9
    known = np.column_stack([(terms - middle) / spread, np.ones(len(terms))])
    held = np.diag([*[penalty] * terms.shape[1], 1e-6])
    weights = np.zeros(known.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-known @ weights))
        curvature = (known * (likely * (1 - likely))[:, None]).T @ known + held
        weights = weights - np.linalg.solve(curvature, known.T @ (likely - same) + held @ weights)
    plain = weights[:-1] / spread
    return Fitted(float(weights[-1] - middle @ plain), plain)


def cross_validated(data: Labelled, *, seed: int) -> Numbers:
    """Return the score of each pair by weights that never saw its listing."""
    listings = np.unique(data.listing)
    np.random.default_rng(seed).shuffle(listings)
    scores = np.zeros(len(data.same))
    for fold in range(FOLDS):
        held_out = np.isin(data.listing, listings[fold::FOLDS])
        scores[held_out] = fit(data.terms[~held_out], data.same[~held_out]).scores(data.terms[held_out])
    return scores


def quality(scores: Numbers, same: Numbers) -> Quality:
    """Return both figures over every threshold; pairs of one score stand or fall together."""
    order = np.argsort(-scores, kind="stable")
    ends = np.append(np.diff(scores[order]) != 0, True)
    right = np.cumsum(same[order])[ends]
    precision, recall = right / (np.flatnonzero(ends) + 1), right / same.sum()
    return Quality(
        recall=float(recall[precision >= PRECISE].max(initial=0.0)),
        precision=float(precision[recall >= COMPLETE].max(initial=0.0)),
    )


def intervals(
    scores: Numbers, data: Labelled, *, draws: int = 2_000, seed: int = 0
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the middle 95 % of recall and of precision over bootstrapped listings."""
    chance = np.random.default_rng(seed)
    of_listing = [np.flatnonzero(data.listing == one) for one in np.unique(data.listing)]
    found = []
    for _ in range(draws):
        drawn = np.concatenate([of_listing[at] for at in chance.integers(0, len(of_listing), len(of_listing))])
        found.append(quality(scores[drawn], data.same[drawn]))
    recall = np.quantile([one.recall for one in found], [0.025, 0.975])
    precision = np.quantile([one.precision for one in found], [0.025, 0.975])
    return (float(recall[0]), float(recall[1])), (float(precision[0]), float(precision[1]))
