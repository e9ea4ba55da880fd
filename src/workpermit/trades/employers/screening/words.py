"""How telling a word of a name is: "construction" stands in a thousand names, "kestrel" in none.

The weight of a word is the logarithm of how rare it is among employers' names. Only words common enough to be counted
are kept as data (`word_counts.json`: how often each stood in how many names); any other word counts as rare.
"""

from __future__ import annotations

import json
import math
from functools import cache
from importlib import resources
from typing import Final

# A word that was seen less often than those kept counts as if it had been seen so often.
_RARE: Final = 3
MOST: Final = 12.0  # above the weight of any word, for a name with nothing in common


@cache
def word_weights() -> dict[str, float]:
    """Return the weight of each common word; under the empty word stands that of all the others."""
    counted = json.loads(resources.files(__package__).joinpath("word_counts.json").read_text("utf-8"))
    names: int = counted["names"]
    weights = {word: math.log(names / count) for word, count in counted["words"].items()}
    return weights | {"": math.log(names / _RARE)}


def weight(word: str) -> float:
    """Return how telling a word is, from about 3 ("inc" apart, "farms" is the commonest) to about 10."""
    weights = word_weights()
    return weights.get(word) or weights[""]
