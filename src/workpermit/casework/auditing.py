"""What an auditor searches: who looked at what, and what was done, by person, case, kind and time (S-16, S-27).

An auditor reads logs, never files: numbers, stages and hashes; no name of an applicant, no word of a file. Each search
is written down before its answer is shown.

    sought ─► written down ─► ids within the time ─► one page by keyset, the newest first

Both logs only grow, so their ids follow time. A large log is entered by halving its ids until the first of the time
sought, with room for entries whose transactions overtook each other (`_OVERTAKEN`); a small one is read whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Max, QuerySet

from workpermit.accounts.models import Account
from workpermit.casework.models import AccessEntry, CaseRow, JournalRow
from workpermit.core.case import codec
from workpermit.core.case.actor import Role
from workpermit.core.case.codec import from_microseconds, to_microseconds
from workpermit.core.text import Text
from workpermit.core.wording.office import said
from workpermit.trades.audit import searches

LINES: Final = 50
EXPORTED_AT_MOST: Final = 100_000
_READ_WHOLE: Final = 50_000
_OVERTAKEN: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What is searched for: a time (the end left out), and narrower a member of staff, a case, a kind of entry.

    `kind` is a code of what was looked at, or of an event; empty is every kind.
    """

    begins_at: datetime
    ends_before: datetime
    staff: Account | None = None
    number: str = ""
    kind: str = ""

    @property
    def terms(self) -> dict[str, str]:
        """Return it as the log of searches keeps it."""
        found = {"from": self.begins_at.isoformat(), "until": self.ends_before.isoformat(), "number": self.number}
        found |= {"staff": str(self.staff.pk) if self.staff else "", "kind": self.kind}
        return {name: value for name, value in found.items() if value}


@dataclass(frozen=True, slots=True)
class LogLine:
    """One entry of a log: of a look, what was looked at and why, as codes; of a deed, what it was, and its hash."""

    id: int
    at: datetime
    role: Role
    who: str  # the name of a member of staff; empty for anybody else, whose name is no part of a log
    number: str
    code: str
    why: str = ""
    deed: Text | None = None
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a log, the newest first; `after` leads on and is 0 on the last."""

    lines: tuple[LogLine, ...]
    after: int


class NoSuchCase(LookupError):
    """No case has the number."""


def looks(sought: Sought, *, by: Account, at: datetime, after: int = 0) -> Page:
    """Return a page of who looked at what, once the search is written down.

    Raises:
        NoSuchCase: no case has the number.
    """
    found = list(_older(_access(sought), after)[: LINES + 1])
    _note(by, searches.What.ACCESS_LOG, sought, found=min(len(found), LINES), at=at)
    return _page(found, _look_lines)


def deeds(sought: Sought, *, by: Account, at: datetime, after: int = 0) -> Page:
    """Return a page of what was done in cases, once the search is written down.

    Raises:
        NoSuchCase: no case has the number.
    """
    found = list(_older(_journal(sought), after)[: LINES + 1])
    _note(by, searches.What.JOURNAL, sought, found=min(len(found), LINES), at=at)
    return _page(found, _deed_lines)


def exported(sought: Sought, *, of_journal: bool, by: Account, at: datetime) -> Iterator[LogLine]:
    """Return the lines of an export, once it is written down; at most EXPORTED_AT_MOST, read in slices.

    Raises:
        NoSuchCase: no case has the number.
    """
    entries: QuerySet[Any] = _journal(sought) if of_journal else _access(sought)
    count = min(entries.count(), EXPORTED_AT_MOST)
    _note(by, searches.What.EXPORT, sought, found=count, at=at)
    return _sliced(entries, _deed_lines if of_journal else _look_lines, count)


def _sliced(entries: QuerySet[Any], lines: Any, left: int) -> Iterator[LogLine]:
    after = 0
    while left > 0:
        some = list(_older(entries, after)[: min(1000, left)])
        if not some:
            return
        yield from lines(some)
        after, left = some[-1].pk, left - len(some)


# --- finding ----------------------------------------------------------------------------------------------------------


def _access(sought: Sought) -> QuerySet[AccessEntry]:
    found = _within(AccessEntry.objects.all(), sought)
    if sought.kind:
        found = found.filter(what=sought.kind)
    return found


def _journal(sought: Sought) -> QuerySet[JournalRow]:
    found = _within(JournalRow.objects.all(), sought)
    if sought.kind:
        found = found.filter(kind=sought.kind)
    return found


def _within(entries: QuerySet[Any], sought: Sought) -> QuerySet[Any]:
    begins, ends = to_microseconds(sought.begins_at), to_microseconds(sought.ends_before)
    found = entries.filter(at__gte=begins, at__lt=ends)
    if sought.staff:
        found = found.filter(actor=str(sought.staff.pk))
    if sought.number:
        return found.filter(case_id=_case_with(sought.number))
    first, last = _ids(entries, begins, ends)
    return found.filter(pk__gte=first, pk__lte=last)


def _case_with(number: str) -> UUID:
    found = CaseRow.objects.filter(application_number=number).values_list("pk", flat=True).first()
    if found is None:
        raise NoSuchCase(number)
    return found


def _ids(entries: QuerySet[Any], begins: int, ends: int) -> tuple[int, int]:
    """Return the ids between which every entry of a time lies."""
    last = entries.aggregate(last=Max("pk"))["last"] or 0
    if last <= _READ_WHOLE:
        return 0, last
    return _first_at(entries, begins, last) - _OVERTAKEN, _first_at(entries, ends, last) + _OVERTAKEN


def _first_at(entries: QuerySet[Any], at: int, last: int) -> int:
    """Return about the first id whose entry is not before an instant, by halving; ids that were never given are met."""
    low, high = 1, last + 1
    while low < high:
        middle = (low + high) // 2
        entry = entries.filter(pk__gte=middle).order_by("pk").values_list("pk", "at").first()
        if entry is None or entry[1] >= at:
            high = middle
        else:
            low = entry[0] + 1
    return low


def _older(entries: QuerySet[Any], after: int) -> QuerySet[Any]:
    return (entries.filter(pk__lt=after) if after else entries).order_by("-pk")


def _note(by: Account, what: searches.What, sought: Sought, *, found: int, at: datetime) -> None:
    searches.note(by.pk, role=by.role, what=what, terms=sought.terms, found=found, at=at)


# --- showing ----------------------------------------------------------------------------------------------------------


def _page(found: list[Any], lines: Any) -> Page:
    return Page(tuple(lines(found[:LINES])), found[LINES - 1].pk if len(found) > LINES else 0)


def _look_lines(entries: Iterable[AccessEntry]) -> Iterator[LogLine]:
    listed = list(entries)
    names, numbers = staff_names(one.actor for one in listed), _numbers(one.case_id for one in listed)
    for one in listed:
        yield LogLine(
            id=one.pk,
            at=from_microseconds(one.at),
            role=Role(one.role),
            who=names.get(one.actor, ""),
            number=numbers.get(one.case_id, ""),
            code=one.what,
            why=one.purpose,
        )


def _deed_lines(entries: Iterable[JournalRow]) -> Iterator[LogLine]:
    listed = list(entries)
    names, numbers = staff_names(one.actor for one in listed), _numbers(one.case_id for one in listed)
    for one in listed:
        yield LogLine(
            id=one.pk,
            at=from_microseconds(one.at),
            role=Role(one.role),
            who=names.get(one.actor, ""),
            number=numbers.get(one.case_id, ""),
            code=one.kind,
            deed=said(codec.decode(one.kind, one.payload))[0],
            hash=bytes(one.hash).hex(),
        )


def staff_names(actors: Iterable[str]) -> dict[str, str]:
    """Return the names of those of some actors who are of the office; one query."""
    ids = set()
    for one in actors:
        try:
            ids.add(UUID(one))
        except ValueError:  # a job, a counter
            continue
    found = Account.objects.filter(pk__in=ids).exclude(role__in=[Role.APPLICANT, Role.REPRESENTATIVE])
    return {str(one.pk): one.display_name for one in found.only("id", "display_name")}


def _numbers(case_ids: Iterable[UUID]) -> dict[UUID, str]:
    return dict(CaseRow.objects.filter(pk__in=set(case_ids)).values_list("pk", "application_number"))
