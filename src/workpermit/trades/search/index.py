"""Write the index: a source with the hashes of its words, once; forget a case's; remember how far the work is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from workpermit.trades.search.models import Kind, Mark, Source, Waiting, Word
from workpermit.trades.search.words import MOST_WORDS, VERSION, FieldClass, hashed, words_of

_AT_ONCE: Final = 5000  # words of one statement
_AGAIN_AFTER: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Passage:
    """Some text and the class of the field that it stands in."""

    text: str
    of: FieldClass


def indexed(case_id: UUID) -> set[tuple[str, UUID]]:
    """Return what of a case is indexed by the rules of today: kind and item."""
    return set(Source.objects.filter(case_id=case_id, version=VERSION).values_list("kind", "item_id"))


def add(case_id: UUID, kind: Kind, item_id: UUID, passages: Iterable[Passage], *, at: datetime) -> bool:
    """Index one thing of a case; False where it is indexed already. `at` is when the thing came."""
    with transaction.atomic():
        source, is_new = Source.objects.get_or_create(
            kind=kind, item_id=item_id, defaults={"case_id": case_id, "at": at, "version": VERSION}
        )
        if not is_new and source.version == VERSION:
            return False
        if not is_new:
            source.words.all().delete()
            Source.objects.filter(pk=source.pk).update(version=VERSION)
        rows = [Word(hashed=one, source=source) for one in sorted(_hashes(passages))]
        Word.objects.bulk_create(rows, batch_size=_AT_ONCE)
    return True


def _hashes(passages: Iterable[Passage]) -> set[int]:
    words = ((word, passage.of) for passage in passages for word in words_of(passage.text, of=passage.of))
    return {hashed(word, of=of) for word, of in _first(set(words))}


def _first(words: set[tuple[str, FieldClass]]) -> Iterator[tuple[str, FieldClass]]:
    # Of a text with more words than any paper has, the same ones are kept each time.
    yield from sorted(words)[:MOST_WORDS]


def forget(case_id: UUID) -> None:
    """Take everything of a case out of the index."""
    with transaction.atomic():
        Word.objects.filter(source__case_id=case_id).delete()
        Source.objects.filter(case_id=case_id).delete()


# --- how far the work is -----------------------------------------------------------------------------------------


def mark() -> int:
    """Return up to which entry of the journal cases were indexed."""
    found = Mark.objects.filter(pk=1).values_list("entry", flat=True).first()
    return found or 0


def move_mark(entry: int) -> None:
    """Remember up to which entry cases are indexed."""
    Mark.objects.update_or_create(pk=1, defaults={"entry": entry})


def wait(case_id: UUID, *, at: datetime) -> None:
    """Remember that a case is to be looked at again in a while."""
    Waiting.objects.update_or_create(case_id=case_id, defaults={"not_before": at + _AGAIN_AFTER})


def has_waited(case_id: UUID) -> None:
    """Forget that a case waits: everything of it is indexed."""
    Waiting.objects.filter(case_id=case_id).delete()


def waiting(*, at: datetime, at_most: int) -> list[UUID]:
    """Return the cases whose time to be looked at again has come, the longest waiting first."""
    due = Waiting.objects.filter(not_before__lte=at).order_by("not_before", "case_id")
    return list(due.values_list("case_id", flat=True)[:at_most])
