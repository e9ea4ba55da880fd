"""Import a file of published times: each is a version, and the same bytes again are not."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from workpermit.trades.times.models import PublishedFigure, PublishedTimes
from workpermit.trades.times.reading import Feed, FeedFile, Figure, State, read_feed


@dataclass(frozen=True, slots=True)
class Difference:
    """What a version changes against the one dated before it, counted by figures."""

    added: int
    removed: int
    changed: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did; `unread` names the figures whose words are not known."""

    feed: Feed
    updated_on: date
    is_new: bool
    figure_count: int
    difference: Difference
    unread: tuple[str, ...]


def import_feed(content: bytes, *, source: str, at: datetime) -> Imported:
    """Keep a file as a new version, unless its very bytes are kept already.

    Raises:
        FeedUnreadable: the file is no feed; nothing is kept.
    """
    read = read_feed(content)
    fingerprint = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        version, is_new = PublishedTimes.objects.get_or_create(
            fingerprint=fingerprint,
            defaults={
                "feed": read.feed.value,
                "updated_on": read.updated_on,
                "imported_at": at,
                "source": source,
                "figure_count": len(read.figures),
            },
        )
        if is_new:
            _keep(version, read)
    return Imported(
        feed=read.feed,
        updated_on=read.updated_on,
        is_new=is_new,
        figure_count=version.figure_count,
        difference=difference(version),
        unread=tuple(f"{one.service} {one.part}" for one in read.figures if one.value.state is State.UNREAD),
    )


def difference(version: PublishedTimes) -> Difference:
    """Return what a version changes against the one dated before it; counted anew, so a late import counts too."""
    earlier = PublishedTimes.objects.filter(feed=version.feed)
    before = (
        earlier.filter(updated_on=version.updated_on, pk__lt=version.pk)
        | earlier.filter(updated_on__lt=version.updated_on)
    ).order_by("updated_on", "pk")
    old, new = _printed(before.last()), _printed(version)
    both = old.keys() & new.keys()
    changed = sum(old[place] != new[place] for place in both)
    return Difference(
        added=len(new.keys() - both),
        removed=len(old.keys() - both),
        changed=changed,
        unchanged=len(both) - changed,
    )


def _printed(version: PublishedTimes | None) -> dict[tuple[str, str], str]:
    if version is None:
        return {}
    rows = version.figures.order_by("pk").values_list("service", "part", "printed")
    return {(service, part): printed for service, part, printed in rows}


def _keep(version: PublishedTimes, read: FeedFile) -> None:
    PublishedFigure.objects.bulk_create((_row(version, figure) for figure in read.figures), batch_size=500)


def _row(version: PublishedTimes, figure: Figure) -> PublishedFigure:
    value = figure.value
    return PublishedFigure(
        published=version,
        service=figure.service,
        part=figure.part,
        printed=value.printed,
        state=value.state.value,
        amount=value.amount,
        unit=value.unit.value if value.unit else "",
        updated_on=figure.updated_on,
    )
