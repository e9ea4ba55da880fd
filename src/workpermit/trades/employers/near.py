"""Names on the published list that are nearly the one given: offered as a question, never taken for an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from workpermit.trades.employers.importing import list_in_force
from workpermit.trades.employers.models import ListedEmployer, ListedName
from workpermit.trades.employers.names import name_keys

MOST: Final = 5
_NEAR: Final = 86.0  # of 100; "boreal robotics" and "boreal robotic" are 97, two unrelated firms rarely above 80


@dataclass(frozen=True, slots=True)
class NearName:
    """One listed employer whose name is near: the names and the address as published."""

    listed_id: int
    operating_name: str
    legal_name: str
    address: str


def near_names(name: str, *, on: date) -> tuple[NearName, ...]:
    """Return the listed employers whose names are near, the nearest first; names that are the same are not near."""
    from rapidfuzz import fuzz, process  # loads in 60 ms, and only this page wants it

    published, keys = list_in_force(on), name_keys(name)
    if published is None or not keys:
        return ()
    listed = (
        ListedName.objects.filter(listed__published_list_id=published.id).order_by("pk").values_list("key", "listed")
    )
    pairs = [(key, row) for key, row in listed if key not in keys]
    found: dict[int, float] = {}
    for key in keys:
        near = process.extract(key, [one for one, _ in pairs], scorer=fuzz.ratio, score_cutoff=_NEAR, limit=MOST * 2)
        for _, score, place in near:
            row = pairs[place][1]
            found[row] = max(score, found.get(row, 0.0))
    nearest = sorted(found, key=lambda row: -found[row])[:MOST]
    rows = ListedEmployer.objects.in_bulk(nearest)
    return tuple(_told(rows[row]) for row in nearest)


def _told(row: ListedEmployer) -> NearName:
    return NearName(row.pk, row.operating_name, row.legal_name, row.address)
