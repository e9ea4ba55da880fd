"""Import the published list: each import is a version, and the same bytes again are not."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.db import connection, transaction

from workpermit.trades.employers.models import ListedEmployer, ListedName, PublishedList
from workpermit.trades.employers.names import name_keys, place_key
from workpermit.trades.employers.reading import PublishedRow, read_list
from workpermit.trades.employers.statuses import StandingCode, read_status


@dataclass(frozen=True, slots=True)
class Difference:
    """What a version changes against the one before, counted by rows."""

    added: int
    removed: int
    changed: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did.

    `unread` are the numbers of rows whose status text is not known, for an officer; `nameless` those of rows that were
    blanked and name nobody.
    """

    version: int
    is_new: bool
    row_count: int
    difference: Difference
    unread: tuple[int, ...]
    nameless: tuple[int, ...]


def import_list(content: bytes, *, source: str, at: datetime) -> Imported:
    """Keep a published list as a new version, unless it is byte for byte the latest one.

    Raises:
        ListUnreadable: the file is no published list; nothing is kept.
    """
    rows = read_list(content)
    fingerprint = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        latest = PublishedList.objects.select_for_update().order_by("version").last()
        if latest is not None and latest.fingerprint == fingerprint:
            return _told(latest, is_new=False)
        difference = difference_from(latest, rows)
        version = PublishedList.objects.create(
            version=1 if latest is None else latest.version + 1,
            imported_at=at,
            source=source,
            fingerprint=fingerprint,
            row_count=len(rows),
            added=difference.added,
            removed=difference.removed,
            changed=difference.changed,
        )
        _keep(version, rows)
        return _told(version, is_new=True)


@dataclass(frozen=True, slots=True)
class InForce:
    """A version of the list: its row, its number, its file's hash, and the row that its first line is kept in.

    An import that is rolled back gives its ids back: the hash and the first row tell what then comes under them.
    """

    id: int
    version: int
    fingerprint: str
    first_row: int


_LATEST = (
    "SELECT list.id, list.version, list.fingerprint, listed.id FROM employers_publishedlist list "
    "JOIN employers_listedemployer listed ON listed.published_list_id = list.id AND listed.row_number = 1 "
    "WHERE list.imported_at <= %s ORDER BY list.version DESC LIMIT 1"
)


def list_in_force(on: date) -> InForce | None:
    """Return the version that was the latest at the end of a day (UTC), or None before the first import.

    A plain statement: every command that needs facts asks this.
    """
    end_of_day = datetime.combine(on, time.max, UTC)
    with connection.cursor() as cursor:
        cursor.execute(_LATEST, [connection.ops.adapt_datetimefield_value(end_of_day)])
        row = cursor.fetchone()
    return InForce(*row) if row else None


def _told(version: PublishedList, *, is_new: bool) -> Imported:
    unread = version.rows.filter(standing=StandingCode.UNRESOLVED).order_by("row_number")
    nameless = version.rows.filter(operating_name="", legal_name="").order_by("row_number")
    none_changed = Difference(added=0, removed=0, changed=0, unchanged=version.row_count)
    told = Difference(
        added=version.added,
        removed=version.removed,
        changed=version.changed,
        unchanged=version.row_count - version.added - version.changed - len(nameless),
    )
    return Imported(
        version=version.version,
        is_new=is_new,
        row_count=version.row_count,
        difference=told if is_new else none_changed,
        unread=tuple(unread.values_list("row_number", flat=True)),
        nameless=tuple(row.row_number for row in nameless),
    )


def difference_from(latest: PublishedList | None, rows: tuple[PublishedRow, ...]) -> Difference:
    """Return what rows change against a version (None: against no list at all)."""
    before = Counter[tuple[str, str, str]]()
    if latest is not None:
        printed = latest.rows.exclude(operating_name="", legal_name="").order_by("pk")
        named = printed.values_list("operating_name", "decided_on_text", "fingerprint")
        before.update((name.casefold(), day, fingerprint) for name, day, fingerprint in named)
    # A row blanked in place names nobody any more: it has left, and nobody came for it.
    after = Counter((*row.natural_key, row.fingerprint) for row in rows if not row.is_nameless)
    # A row that left and a row that came under the same name and date are one row that changed.
    gone, new = _by_natural_key(before - after), _by_natural_key(after - before)
    changed = (gone & new).total()
    return Difference(
        added=new.total() - changed,
        removed=gone.total() - changed,
        changed=changed,
        unchanged=(before & after).total(),
    )


def _by_natural_key(rows: Counter[tuple[str, str, str]]) -> Counter[tuple[str, str]]:
    keys = Counter[tuple[str, str]]()
    for (name, day, _), count in rows.items():
        keys[name, day] += count
    return keys


def _keep(version: PublishedList, rows: tuple[PublishedRow, ...]) -> None:
    listed = [_listed(version, number, row) for number, row in enumerate(rows, start=1)]
    ListedEmployer.objects.bulk_create(listed, batch_size=200)
    kept = version.rows.order_by("row_number")
    ListedName.objects.bulk_create((name for row in kept for name in _names(row)), batch_size=500)


def _listed(version: PublishedList, number: int, row: PublishedRow) -> ListedEmployer:
    status = read_status(row.status)
    return ListedEmployer(
        published_list=version,
        row_number=number,
        operating_name=row.operating_name,
        legal_name=row.legal_name,
        address=row.address,
        reasons=row.reasons,
        decided_on_text=row.decided_on,
        decided_on=read_date(row.decided_on),
        penalty=row.penalty,
        status_text=row.status,
        standing=status.code,
        ineligible_until=status.until,
        place=place_key(row.address),
        fingerprint=row.fingerprint,
    )


def _names(row: ListedEmployer) -> Iterable[ListedName]:
    for name, is_legal in ((row.operating_name, False), (row.legal_name, True)):
        for key in sorted(name_keys(name)):
            yield ListedName(listed=row, key=key, is_legal=is_legal)


def read_date(text: str) -> date | None:
    """Return a date as the list prints it (2023-09-26), or None where the text is none."""
    match = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
