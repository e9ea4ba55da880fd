"""Take in a file of the published list as an office does: what changes too much waits for a second person.

Readers of the real list met a feed that was renamed and the old file left behind, entries withdrawn or blanked in
place, and counts that stayed while the content changed. So a file is compared row by row with the version in force, and
held where more than one row in twenty differs, or where its latest decision is older than that of the list we have.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from django.db import transaction

from workpermit.core.text import Text
from workpermit.trades.employers.importing import (
    Difference,
    Imported,
    difference_from,
    import_list,
    read_date,
)
from workpermit.trades.employers.models import HeldList, PublishedList
from workpermit.trades.employers.reading import PublishedRow, read_list

MOST_CHANGED: Final = 0.05  # of the rows in force (domain 6: a mass change is refused until somebody looked)


class Doubt(StrEnum):
    """Why a file is held."""

    MASS_CHANGE = "mass_change"
    OLDER = "older"


@dataclass(frozen=True, slots=True)
class Held:
    """A file that waits for a second person: its number, why, and what it would change."""

    number: int
    doubts: tuple[Doubt, ...]
    difference: Difference


class NotYours(ValueError):
    """The same person may not take in a held file that they brought; `text` says so."""

    text = Text(
        en="Whoever brought this file cannot confirm it. A second person has to look at what it changes.",
        fr="La personne qui a apporté ce fichier ne peut pas le confirmer. Une deuxième personne doit regarder ce "
        "qu’il change.",
    )


class NoSuchHeldList(LookupError):
    """No held file has this number, or it is settled; `text` says so."""

    text = Text(en="No held list waits under this number.", fr="Aucune liste retenue n’attend sous ce numéro.")


def receive(content: bytes, *, source: str, by: str, at: datetime) -> Imported | Held:
    """Import a file, or hold it for a second person; the same bytes as the version in force change nothing.

    `by` names who brought it.

    Raises:
        ListUnreadable: the file is no published list; nothing is kept.
    """
    rows = read_list(content)
    fingerprint = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        latest = PublishedList.objects.select_for_update().order_by("version").last()
        if latest is None or latest.fingerprint == fingerprint:
            return import_list(content, source=source, at=at)
        difference = difference_from(latest, rows)
        doubts = tuple(_doubts(latest, rows, difference))
        if not doubts:
            return import_list(content, source=source, at=at)
        held, _ = HeldList.objects.get_or_create(
            fingerprint=fingerprint,
            settled_at=None,
            defaults={
                "content": content,
                "source": source,
                "received_at": at,
                "received_by": by,
                "added": difference.added,
                "removed": difference.removed,
                "changed": difference.changed,
            },
        )
        return Held(held.pk, doubts, difference)


def _doubts(latest: PublishedList, rows: tuple[PublishedRow, ...], difference: Difference) -> list[Doubt]:
    doubts = []
    if difference.added + difference.removed + difference.changed > MOST_CHANGED * latest.row_count:
        doubts.append(Doubt.MASS_CHANGE)
    newest = max((day for row in rows if (day := read_date(row.decided_on))), default=date.min)
    known = latest.rows.order_by("-decided_on").exclude(decided_on=None).values_list("decided_on", flat=True).first()
    if known is not None and newest < known:
        doubts.append(Doubt.OLDER)
    return doubts


def confirm(number: int, *, by: str, at: datetime) -> Imported:
    """Import a held file, once a second person has looked at what it changes.

    Raises:
        NoSuchHeldList: none waits under this number.
        NotYours: `by` is who brought it.
    """
    with transaction.atomic():
        held = _waiting(number)
        if held.received_by == by:
            raise NotYours
        told = import_list(bytes(held.content), source=held.source, at=at)
        held.settled_at, held.settled_by, held.version = at, by, told.version
        held.save(update_fields=["settled_at", "settled_by", "version"])
        return told


def set_aside(number: int, *, by: str, at: datetime) -> None:
    """Leave a held file out for good.

    Raises:
        NoSuchHeldList: none waits under this number.
    """
    with transaction.atomic():
        held = _waiting(number)
        held.settled_at, held.settled_by = at, by
        held.save(update_fields=["settled_at", "settled_by"])


def waiting() -> list[HeldList]:
    """Return the files that wait for a second person, the oldest first, without their content."""
    return list(HeldList.objects.filter(settled_at=None).defer("content").order_by("received_at", "pk"))


def _waiting(number: int) -> HeldList:
    held = HeldList.objects.select_for_update().filter(pk=number, settled_at=None).first()
    if held is None:
        raise NoSuchHeldList(number)
    return held
