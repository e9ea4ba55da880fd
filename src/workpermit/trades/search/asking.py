"""Ask the index: which sources hold some words. Nothing of their text is here, nor anywhere in the index.

Of a word that stands in very many sources only the newest are fetched; where another word asked for is rare, the
cases of that one are asked about the common ones too, so a case that holds every word is never missed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import connection

from workpermit.trades.search.models import Kind, Source, Word
from workpermit.trades.search.words import FieldClass, asked_words, hashes_of

MOST_PLACES: Final = 1000  # of one word in one class of fields
MOST_ASKED: Final = 8  # words

# The newest places of one hash: each goes down the index, so a common word costs what a rare one does.
_NEWEST: Final = (
    "SELECT hashed, source_id FROM (SELECT hashed, source_id FROM search_word WHERE hashed = %s "
    "ORDER BY source_id DESC LIMIT %s) AS one"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A source that holds words asked for, each given by its place among them."""

    source: Source
    words: frozenset[int]


@dataclass(frozen=True, slots=True)
class Found:
    """What the index knows of a question: the words as asked, where they stand, which are too common to be complete."""

    asked: tuple[str, ...]
    places: tuple[Place, ...]
    common: tuple[str, ...]


def ask(text: str, *, classes: Sequence[FieldClass]) -> Found:
    """Return where the words of a question stand, in fields of some classes; three queries."""
    asked = tuple(asked_words(text)[:MOST_ASKED])
    by_hash = {one: place for place, word in enumerate(asked) for one in hashes_of(word, classes=classes)}
    newest = _newest(by_hash)
    common = {by_hash[one] for one, ids in newest.items() if len(ids) > MOST_PLACES}
    held: dict[int, set[int]] = defaultdict(set)
    for one, ids in newest.items():
        for source_id in ids:
            held[source_id].add(by_hash[one])
    sources = Source.objects.in_bulk(list(held))
    rare = {source.case_id for source_id, source in sources.items() if held[source_id] - common}
    for source, place in _also_common(rare, {one: place for one, place in by_hash.items() if place in common}):
        sources[source.pk] = source
        held[source.pk].add(place)
    places = tuple(Place(sources[source_id], frozenset(words)) for source_id, words in held.items())
    return Found(asked, places, tuple(asked[place] for place in sorted(common)))


def _newest(hashes: Iterable[int]) -> dict[int, list[int]]:
    """Return for each hash the ids of the newest sources that hold it."""
    found: dict[int, list[int]] = {one: [] for one in hashes}
    if not found:
        return found
    statement = " UNION ALL ".join([_NEWEST] * len(found))
    with connection.cursor() as cursor:
        cursor.execute(statement, [value for one in found for value in (one, MOST_PLACES + 1)])
        for one, source_id in cursor.fetchall():
            found[one].append(source_id)
    return found


def _also_common(cases: Iterable[UUID], common: Mapping[int, int]) -> list[tuple[Source, int]]:
    """Return where in these cases the common words stand, each with its place among the words asked for."""
    wanted = list(cases)
    if not wanted or not common:
        return []
    held = Word.objects.filter(source__case_id__in=wanted, hashed__in=list(common)).select_related("source")
    return [(one.source, common[one.hashed]) for one in held]


# The classes of fields that each kind of source is made of.
CLASSES: Final[Mapping[Kind, tuple[FieldClass, ...]]] = {
    Kind.FORM: (FieldClass.NAME, FieldClass.NUMBER, FieldClass.EMPLOYER, FieldClass.TEXT),
    Kind.WRITTEN: (FieldClass.TEXT,),
    Kind.NOTE: (FieldClass.NOTE,),
    Kind.PROTECTED: (FieldClass.PROTECTED,),
    Kind.DOCUMENT: (FieldClass.DOCUMENT,),
}
