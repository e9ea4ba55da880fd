"""Find which names of a list are worth comparing with a name: those that share telling runs of three letters.

A name is a bag of trigrams ("kestrel" gives " ke", "kes", …, "el "), each by how rare it is on the list; the candidates
are the nearest by cosine. A numbered company is found by its number alone. One name is looked up with numpy; many at
once go through one product of sparse matrices.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from workpermit.trades.employers.screening.names import Name

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

NEAREST: Final = 6  # names for each name; one name may stand in several rows
NEAR: Final = 0.40  # cosine; what is labelled the same and shares fewer trigrams shares no name


def trigrams(words: Iterable[str]) -> set[str]:
    """Return the runs of three letters of a name, the edges of its words included."""
    text = f" {' '.join(words)} "
    return {text[at : at + 3] for at in range(len(text) - 2)}


@dataclass(frozen=True, slots=True)
class _Bag:
    """A name as a vector of unit length over the trigrams of the list."""

    places: list[int]
    weights: list[float]


class Index:
    """The names of a list, ready to be searched; `rows` gives the rows that bear each name."""

    def __init__(self, names_of_rows: Sequence[Iterable[Name]]) -> None:
        self._by_words: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._by_number: dict[str, list[int]] = defaultdict(list)
        for row, names in enumerate(names_of_rows):
            for name in names:
                if name.number:
                    self._by_number[name.number].append(row)
                else:
                    self._by_words[name.words].append(row)
        self.rows = list(self._by_words.values())
        self._arrange()

    def _arrange(self) -> None:
        """Lay the names out by trigram, so that one trigram's names lie together."""
        import numpy as np

        bags = [trigrams(words) for words in self._by_words]
        places: dict[str, int] = {}
        counts: list[int] = []
        for bag in bags:
            for gram in sorted(bag):
                place = places.setdefault(gram, len(places))
                if place == len(counts):
                    counts.append(0)
                counts[place] += 1
        self._places = places
        self._rarity = [math.log((1 + len(bags)) / count) for count in counts]
        self._rarest = math.log(1 + len(bags)) if bags else 0.0
        held: list[list[tuple[int, float]]] = [[] for _ in places]
        for number, bag in enumerate(bags):
            vector = self._bag(bag)
            for place, weight in zip(vector.places, vector.weights, strict=True):
                held[place].append((number, weight))
        self._starts = np.cumsum([0, *map(len, held)]).astype(np.int32)
        self._names = np.array([number for one in held for number, _ in one], dtype=np.int32)
        self._weights = np.array([weight for one in held for _, weight in one], dtype=np.float32)

    def _bag(self, grams: set[str]) -> _Bag:
        found = [place for place in map(self._places.get, grams) if place is not None]
        weights = [self._rarity[place] for place in found]
        of_unknown = (len(grams) - len(found)) * self._rarest**2
        length = math.sqrt(math.fsum(weight * weight for weight in weights) + of_unknown) or 1.0
        return _Bag(found, [weight / length for weight in weights])

    def of_numbers(self, names: Iterable[Name]) -> set[int]:
        """Return the rows that bear the number of any of the names."""
        return {row for name in names if name.number for row in self._by_number.get(name.number, ())}

    def near(self, name: Name) -> list[int]:
        """Return the rows that bear a name near this one."""
        import numpy as np

        bag = self._bag(trigrams(name.words))
        if not bag.places or not self.rows:
            return []
        spans = [slice(self._starts[place], self._starts[place + 1]) for place in bag.places]
        names = np.concatenate([self._names[span] for span in spans])
        parts = [self._weights[span] * weight for span, weight in zip(spans, bag.weights, strict=True)]
        cosines = np.bincount(names, weights=np.concatenate(parts), minlength=len(self.rows))
        found = np.flatnonzero(cosines > NEAR)
        if len(found) > NEAREST:
            found = found[np.argsort(-cosines[found], kind="stable")[:NEAREST]]
        return [row for one in found for row in self.rows[one]]

    def near_each(self, names: Sequence[Name]) -> list[list[int]]:
        """Return for each name the rows that bear a name near it, all at once."""
        import numpy as np
        from sparse_dot_topn import sp_matmul_topn

        if not names or not self.rows:
            return [[] for _ in names]
        bags = [self._bag(trigrams(name.words)) for name in names]
        asked = self._matrix(
            np.array([weight for bag in bags for weight in bag.weights], dtype=np.float32),
            np.array([place for bag in bags for place in bag.places], dtype=np.int32),
            np.cumsum([0, *(len(bag.places) for bag in bags)]).astype(np.int32),
            (len(bags), len(self._places)),
        )
        listed = self._matrix(self._weights, self._names, self._starts, (len(self._places), len(self.rows)))
        nearest = sp_matmul_topn(asked, listed, top_n=NEAREST, threshold=NEAR)
        starts, found = nearest.indptr.tolist(), nearest.indices.tolist()
        return [[row for one in found[start:end] for row in self.rows[one]] for start, end in pairwise(starts)]

    @staticmethod
    def _matrix(
        weights: npt.NDArray[np.float32],
        places: npt.NDArray[np.int32],
        starts: npt.NDArray[np.int32],
        shape: tuple[int, int],
    ) -> Any:
        from scipy.sparse import csr_matrix

        return csr_matrix((weights, places, starts), shape=shape)
