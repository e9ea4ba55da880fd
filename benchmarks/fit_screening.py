"""Fit what the screening of employers knows by data: how common words are in names, what each term weighs, the bands.

    .venv/bin/python benchmarks/fit_screening.py [--write]

Prints the quality by cross-validation over listings, for twenty ways of dividing them. With --write the word counts,
and the weights fitted on every labelled pair, replace those of the package; no row of the data goes with them. Names
that stand among the labelled pairs are left out of the word counts.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
from screening_quality import (
    EMPLOYERS,
    PAIRS,
    Labelled,
    Numbers,
    cross_validated,
    fit,
    intervals,
    labelled,
    quality,
    rows,
)

from workpermit.trades.employers import screening
from workpermit.trades.employers.screening.names import names_in
from workpermit.trades.employers.screening.terms import NAMES_OF_TERMS
from workpermit.trades.employers.screening.words import word_weights

PACKAGE = Path(str(screening.__file__)).parent
COMMON = 20  # names; a word in fewer counts as rare, and tells of nobody
DIVISIONS = 20
# The bands: of what an officer is shown nine in ten are right, of the near-certain ninety-nine in a hundred.
SHOWN, RIGHT = 0.90, 0.99


def word_counts() -> dict[str, object]:
    """Count in how many employers' names each word stands; only the common ones are kept."""
    left_out = {row["candidate_name"].casefold() for row in rows(PAIRS)}
    names = {row["Employer"].casefold() for row in rows(EMPLOYERS)} - left_out
    counted = Counter(word for name in sorted(names) for word in {w for one in names_in(name) for w in one.words})
    common = {word: count for word, count in sorted(counted.items()) if count >= COMMON}
    return {"names": len(names), "words": common}


def bands(scores: Numbers, data: Labelled) -> tuple[float, float]:
    """Return where "officer" and "near-certain" begin, by scores that were cross-validated."""
    shown = min(one for one in scores if data.same[scores >= one].mean() >= SHOWN)
    right = min(one for one in scores if data.same[scores >= one].mean() >= RIGHT)
    return float(np.ceil(shown * 100) / 100), float(np.ceil(right * 100) / 100)


def main() -> None:
    """Print the quality; write what was fitted where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    write = parser.parse_args().write
    if write:
        (PACKAGE / "word_counts.json").write_text(
            json.dumps(word_counts(), ensure_ascii=False, indent=0, separators=(",", ":")) + "\n", encoding="utf-8"
        )
        word_weights.cache_clear()
    data = labelled()
    divided = [cross_validated(data, seed=seed) for seed in range(DIVISIONS)]
    found = [quality(scores, data.same) for scores in divided]
    for name in ("recall", "precision"):
        each = [getattr(one, name) for one in found]
        print(
            f"{name:10} mean {np.mean(each):.3f}, worst {min(each):.3f}, best {max(each):.3f} of {DIVISIONS} divisions"
        )
    (low, high), (lower, higher) = intervals(divided[0], data)
    print(f"bootstrap over listings, 95 %: recall {low:.3f} to {high:.3f}, precision {lower:.3f} to {higher:.3f}")
    mean = np.mean(divided, axis=0)
    for name, begins in zip(("officer", "near-certain"), bands(mean, data), strict=True):
        reached = data.same[mean >= begins]
        print(f"{name} from {begins}: recall {reached.sum() / data.same.sum():.3f}, precision {reached.mean():.3f}")
    whole = fit(data.terms, data.same)
    officer_from, near_certain_from = bands(mean, data)
    terms = {name: round(float(weight), 3) for name, weight in zip(NAMES_OF_TERMS, whole.weights, strict=True)}
    kept = {
        "start": round(whole.start, 3),
        "terms": terms,
        "officer_from": officer_from,
        "near_certain_from": near_certain_from,
    }
    print(json.dumps(kept, indent=2))
    if write:
        (PACKAGE / "weights.json").write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
