"""Say in words why two employers are alike or not: the terms of the score, the weightiest first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from workpermit.core.text import Text
from workpermit.trades.employers.screening.score import parts
from workpermit.trades.employers.screening.terms import Terms


@dataclass(frozen=True, slots=True)
class Reason:
    """One term in words, and what it adds to the score's logarithm of odds (takes from it, where negative)."""

    says: Text
    adds: float


_NEGLIGIBLE: Final = 0.05

# Towns of nearly one name, such as "Montreal" and "Montreal Nord", are told apart from the same town.
_SAME_TOWN: Final = 0.999
_WORDS: Final = {
    "same_number": Text(en="the same company number, {number}", fr="le même numéro de société, {number}"),
    "other_number": Text(en="another company number", fr="un autre numéro de société"),
    "same_words": Text(en="the names are the same, “{listed}”", fr="les noms sont les mêmes, « {listed} »"),
    "only_listed": Text(en="“{listed_word}” stands on the list alone", fr="« {listed_word} » n’est que sur la liste"),
    "only_asked": Text(
        en="“{asked_word}” stands in the name given alone", fr="« {asked_word} » n’est que dans le nom donné"
    ),
    "trading_name_elsewhere": Text(
        en="only the trading name agrees, and elsewhere",
        fr="seul le nom commercial concorde, et ailleurs",
    ),
    "first_word": Text(en="the names begin alike", fr="les noms commencent de même"),
    "rarity": Text(en="what the names share is rare", fr="ce que les noms ont en commun est rare"),
}
_TOWN: Final = Text(en="the same town", fr="la même ville")
_NEAR_TOWN: Final = Text(en="a town of nearly the same name", fr="une ville de nom presque identique")

# A term without a word behind it (a name that is a number alone) has nothing to say.
_SAYS_NOTHING: Final[dict[str, Callable[[Terms], bool]]] = {
    "only_listed": lambda terms: not terms.listed_word,
    "only_asked": lambda terms: not terms.asked_word,
}


def reasons(terms: Terms) -> tuple[Reason, ...]:
    """Return the terms that count, in words, the weightiest first."""
    found = [
        Reason(_said(name, terms), adds)
        for name, adds in parts(terms).items()
        if abs(adds) >= _NEGLIGIBLE and not _SAYS_NOTHING.get(name, _says_something)(terms)
    ]
    return tuple(sorted(found, key=lambda one: -abs(one.adds)))


def sentence(terms: Terms) -> Text:
    """Return the reasons in one line, each with what it adds: "the same town (+2.5); …"."""
    each = reasons(terms)
    if not each:
        return Text(en="nothing in common", fr="rien en commun")
    return Text(
        en="; ".join(f"{one.says.en} ({one.adds:+.1f})" for one in each),
        fr=" ; ".join(f"{one.says.fr} ({one.adds:+.1f})".replace(".", ",") for one in each),
    )


def _says_something(_: Terms) -> bool:
    return False


def _said(name: str, terms: Terms) -> Text:
    if name == "town":
        return _TOWN if terms.town >= _SAME_TOWN else _NEAR_TOWN
    return _WORDS[name].filled(
        number=terms.number, listed=terms.listed_name, listed_word=terms.listed_word, asked_word=terms.asked_word
    )
