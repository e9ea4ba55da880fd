"""Read where an employer is from the end of its address, and say how well two towns agree.

"Surrey, BC V3S 0L2", "SURREY, V3S0L2" and "15328 48 Ave., Surrey, British Columbia" are one town.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from workpermit.trades.employers.names import SAINT, folded, place_key, plain_words

_BEGIN_OF_POSTAL_CODE: Final = re.compile(r"\b([a-z])\d[a-z](?:[ -]?\d(?:[a-z]\d?)?)?\s*$")
# Canada Post's first letters; X is shared by two territories, and the commoner one stands for both.
_PROVINCE_BY_LETTER: Final = dict(
    zip(
        "abceghjklmnprstvxy",
        ["nl", "ns", "pe", "nb", "qc", "qc", "qc", "on", "on", "on", "on", "on", "mb", "sk", "ab", "bc", "nt", "yt"],
        strict=True,
    )
)
_NEARLY_ALIKE: Final = 0.8  # of 1: "St-Mathieu-de-Beloil" and "Saint-Mathieu-de-Beloeil"
_ONE_WITHIN_THE_OTHER: Final = 0.9  # "Montreal Nord" and "Montreal"


@dataclass(frozen=True, slots=True)
class Place:
    """A town and the code of its province, each empty where it is not known."""

    town: str = ""
    province: str = ""


@lru_cache(maxsize=8192)
def place_of(address: str) -> Place:
    """Return the place that an address ends in."""
    plain = folded(address)
    code = _BEGIN_OF_POSTAL_CODE.search(plain)  # often cut off: "Delta, BC V4C 2R"
    without_code = plain if code is None else plain[: code.start()]
    key = place_key(without_code)
    if key is not None:
        return Place(*key.split("|"))
    parts = [words for part in without_code.split(",") if (words := plain_words(part))]
    town = " ".join(SAINT.get(word, word) for word in parts[-1].split()) if parts else ""
    return Place(town, _PROVINCE_BY_LETTER.get(code.group(1), "") if code else "")


def agreement(one: Place, other: Place) -> float:
    """Return how well two towns agree, from 0 (another town, or one is not known) to 1 (the same).

    Towns of one name in two provinces are two towns.
    """
    if not one.town or not other.town:
        return 0.0
    if one.province and other.province and one.province != other.province:
        return 0.0
    if one.town == other.town:
        return 1.0
    from rapidfuzz.distance import OSA

    alike = OSA.normalized_similarity(one.town, other.town, score_cutoff=_NEARLY_ALIKE)
    words, others = set(one.town.split()), set(other.town.split())
    return max(alike, _ONE_WITHIN_THE_OTHER if words <= others or others <= words else 0.0)
