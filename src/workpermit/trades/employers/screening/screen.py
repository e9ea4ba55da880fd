"""Screen employers against a list: the rows that any of them resembles, nearest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from workpermit.trades.employers.screening.bands import Band, band_of
from workpermit.trades.employers.screening.candidates import Index
from workpermit.trades.employers.screening.score import score
from workpermit.trades.employers.screening.terms import Party, Terms, terms_of

_AT_ONCE: Final = 4096  # parties; a product of sparse matrices of a few megabytes


@dataclass(frozen=True, slots=True)
class Likeness:
    """That an employer resembles a row of the list: which row (from 0), how much, and by which terms."""

    row: int
    score: float
    terms: Terms

    @property
    def band(self) -> Band:
        """The band its score lies in."""
        return band_of(self.score)


class Screen:
    """A list made ready; building it takes about a tenth of a second for a thousand rows."""

    def __init__(self, listed: Sequence[Party]) -> None:
        self._listed = listed
        self._index = Index([one.names for one in listed])

    def look_up(self, asked: Party) -> tuple[Likeness, ...]:
        """Return every row compared with one employer, nearest first, the clear ones included."""
        near = {row for name in asked.names if name.words for row in self._index.near(name)}
        return self._judged(asked, near)

    def look_up_each(self, asked: Iterable[Party]) -> Iterator[tuple[Likeness, ...]]:
        """Yield for each employer in turn what `look_up` returns."""
        for some in _some_at_a_time(asked):
            names = [(at, name) for at, one in enumerate(some) for name in one.names if name.words]
            near: list[set[int]] = [set() for _ in some]
            for (at, _), rows in zip(names, self._index.near_each([name for _, name in names]), strict=True):
                near[at].update(rows)
            yield from map(self._judged, some, near)

    def _judged(self, asked: Party, near: set[int]) -> tuple[Likeness, ...]:
        rows = near | self._index.of_numbers(asked.names)
        if not rows:
            return ()
        found = []
        for row in rows:
            terms = terms_of(self._listed[row], asked)
            found.append(Likeness(row, score(terms), terms))
        return tuple(sorted(found, key=lambda one: (-one.score, one.row)))


def _some_at_a_time(asked: Iterable[Party]) -> Iterator[list[Party]]:
    some: list[Party] = []
    for one in asked:
        some.append(one)
        if len(some) == _AT_ONCE:
            yield some
            some = []
    if some:
        yield some
