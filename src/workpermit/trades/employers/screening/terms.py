"""The terms of the score: what two employers have in common and what sets them apart, as nine numbers.

Words are laid side by side, the same ones first, then those that differ by a letter or a plural; each counts by how
telling it is. Of all names that either side bears, the two most alike are compared.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from workpermit.trades.employers.screening.names import Name, names_in
from workpermit.trades.employers.screening.places import Place, agreement, place_of
from workpermit.trades.employers.screening.words import MOST, weight

_SHORTEST_MISSPELT: Final = 4  # letters; in shorter words a letter is most of the word
_MISSPELT: Final = 0.75  # of 1: "masonary" and "masonry"
_PLURAL: Final = 0.97
_ALL: Final = 0.999  # of 1; sums of weights are never quite even
_MUCH_LESS: Final = 0.2  # by so much must the legal names agree less, before only the trading name speaks


@dataclass(frozen=True, slots=True)
class Party:
    """An employer as given: every name it bears, those it trades under and the legal ones apart, and where it is."""

    names: tuple[Name, ...]
    operating: frozenset[Name]
    legal: frozenset[Name]
    address: str

    @property
    def place(self) -> Place:
        """The town and province; read only now, since most employers resemble nobody."""
        return place_of(self.address)

    @property
    def numbers(self) -> set[str]:
        """The numbers it has as a numbered company."""
        return {name.number for name in self.names if name.number}


def party(operating_name: str, legal_name: str = "", address: str = "") -> Party:
    """Return an employer ready to be compared; anything but one name may be empty."""
    operating = names_in(operating_name)
    legal = names_in(legal_name) if legal_name and legal_name != operating_name else operating if legal_name else ()
    names = operating if legal is operating else tuple(dict.fromkeys((*operating, *legal)))
    return Party(names, frozenset(operating), frozenset(legal), address)


@dataclass(frozen=True, slots=True)
class Terms:
    """What the score is made of, each from 0 to about 1, and the words and names that stand behind it.

    `rarity` is how telling the shared words are, `only_listed` and `only_asked` how telling the most telling word is
    that stands on one side alone (tenths of `words.weight`).
    """

    same_number: float
    other_number: float
    same_words: float
    town: float
    only_listed: float
    only_asked: float
    trading_name_elsewhere: float
    first_word: float
    rarity: float
    listed_name: str = ""
    asked_name: str = ""
    listed_word: str = ""
    asked_word: str = ""
    number: str = ""


NAMES_OF_TERMS: Final = (
    *("same_number", "other_number", "same_words", "town", "only_listed", "only_asked"),
    *("trading_name_elsewhere", "first_word", "rarity"),
)


@dataclass(frozen=True, slots=True)
class _Laid:
    """Two names side by side: how much of each is found in the other (0 to 1), and what is left over."""

    listed: tuple[str, ...]
    asked: tuple[str, ...]
    of_listed: float
    of_asked: float
    shared: float
    listed_rest: float
    asked_rest: float
    listed_word: str
    asked_word: str
    letters: float

    @property
    def less(self) -> float:
        """How much of the one that is found less is found."""
        return min(self.of_listed, self.of_asked)

    @property
    def alike(self) -> float:
        """How alike the two are, to choose the names that speak."""
        return self.of_listed + self.of_asked + self.letters


_NOTHING: Final = _Laid((), (), 0.0, 0.0, 0.0, MOST, MOST, "", "", 0.0)


def terms_of(listed: Party, asked: Party) -> Terms:
    """Return what an employer on the list and the one asked about have in common, and what sets them apart."""
    laid = [(name, _most_alike(name.words, asked.names)) for name in listed.names if name.words]
    best = max((one for _, one in laid), key=lambda one: one.alike, default=_NOTHING)
    shared_numbers, any_numbers = listed.numbers & asked.numbers, listed.numbers and asked.numbers
    town = agreement(listed.place, asked.place)
    trading_name = 0.0 if shared_numbers else _trading_name_only(listed, laid)
    return Terms(
        same_number=float(bool(shared_numbers)),
        other_number=float(bool(any_numbers) and not shared_numbers),
        same_words=float(best.less >= _ALL),
        town=town,
        only_listed=best.listed_rest / 10,
        only_asked=best.asked_rest / 10,
        trading_name_elsewhere=trading_name * (1 - town),
        first_word=float(best.listed[:1] == best.asked[:1] != ()),
        rarity=best.shared / 10,
        listed_name=" ".join(best.listed),
        asked_name=" ".join(best.asked),
        listed_word=best.listed_word,
        asked_word=best.asked_word,
        number=min(shared_numbers, default=""),
    )


def _trading_name_only(listed: Party, laid: Iterable[tuple[Name, _Laid]]) -> float:
    """Return how well the trading name agrees where the legal name does not: a franchise's has many owners."""
    if not listed.legal or listed.legal == listed.operating:
        return 0.0
    pairs = list(laid)
    trading = max((one.less for name, one in pairs if name in listed.operating), default=0.0)
    legal = max((one.less for name, one in pairs if name in listed.legal), default=0.0)
    return trading if trading > legal + _MUCH_LESS else 0.0


def _most_alike(words: tuple[str, ...], names: Iterable[Name]) -> _Laid:
    laid = (_side_by_side(words, name.words) for name in names if name.words)
    return max(laid, key=lambda one: one.alike, default=_NOTHING)


def _side_by_side(listed: tuple[str, ...], asked: tuple[str, ...]) -> _Laid:
    from rapidfuzz.distance import Indel

    letters = Indel.normalized_similarity("".join(listed), "".join(asked))
    listed_weights, asked_weights = [weight(word) for word in listed], [weight(word) for word in asked]
    if letters == 1.0:  # "Brew House" and "Brewhouse" are the same words
        return _Laid(listed, asked, 1.0, 1.0, sum(listed_weights), 0.0, 0.0, "", "", letters)
    found_listed, found_asked = _found(listed, asked)
    shared = sum(map(_times, listed_weights, found_listed))
    listed_rest, listed_word = max(zip(map(_less, listed_weights, found_listed), listed, strict=True))
    asked_rest, asked_word = max(zip(map(_less, asked_weights, found_asked), asked, strict=True))
    return _Laid(
        *(listed, asked),
        of_listed=shared / sum(listed_weights),
        of_asked=sum(map(_times, asked_weights, found_asked)) / sum(asked_weights),
        shared=shared,
        listed_rest=listed_rest,
        asked_rest=asked_rest,
        listed_word=listed_word if listed_rest else "",
        asked_word=asked_word if asked_rest else "",
        letters=letters,
    )


def _times(weight_of_word: float, found: float) -> float:
    return weight_of_word * found


def _less(weight_of_word: float, found: float) -> float:
    return weight_of_word * (1 - found)


def _found(listed: tuple[str, ...], asked: tuple[str, ...]) -> tuple[list[float], list[float]]:
    """Return how well each word of either name is found in the other, each word of one for one of the other."""
    in_listed, in_asked = [0.0] * len(listed), [0.0] * len(asked)
    pairs = sorted(_pairs(listed, asked), reverse=True)
    for alike, here, there in pairs:
        if not in_listed[here] and not in_asked[there]:
            in_listed[here] = in_asked[there] = alike
    return in_listed, in_asked


def _pairs(listed: tuple[str, ...], asked: tuple[str, ...]) -> list[tuple[float, int, int]]:
    from rapidfuzz.distance import OSA

    found = []
    for here, word in enumerate(listed):
        for there, other in enumerate(asked):
            if word == other:
                found.append((1.0, here, there))
            elif word + "s" == other or other + "s" == word:
                found.append((_PLURAL, here, there))
            elif min(len(word), len(other)) >= _SHORTEST_MISSPELT:
                alike = OSA.normalized_similarity(word, other, score_cutoff=_MISSPELT)
                if alike:
                    found.append((alike, here, there))
    return found
