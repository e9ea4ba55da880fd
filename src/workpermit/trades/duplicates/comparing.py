"""Mark applications by what they are compared by, find equal marks, keep what was found and what was said of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from workpermit.trades.duplicates.models import AlikeKind, Duplicate, Mark, MarkKind
from workpermit.vault.blind import keyed_hash

_MICROSECONDS = 1_000_000


def mark(case_id: UUID, texts: Mapping[MarkKind, str]) -> None:
    """Keep what a case is compared by; a text that is empty marks nothing, and marking twice changes nothing."""
    marks = [Mark(case_id=case_id, kind=kind, digest=digest(kind, text)) for kind, text in texts.items() if text]
    Mark.objects.bulk_create(marks, ignore_conflicts=True)


def digest(kind: MarkKind, text: str) -> bytes:
    """Return what a text is compared by."""
    return keyed_hash(text, purpose=f"duplicates.{kind.value}")


def agreeing(case_id: UUID) -> dict[UUID, frozenset[MarkKind]]:
    """Return the cases that share the passport, or all names, with one, each with all that agrees; two queries."""
    own = {MarkKind(one.kind): bytes(one.digest) for one in Mark.objects.filter(case_id=case_id)}
    wanted = [Q(kind=kind, digest=own[kind]) for kind in (MarkKind.PASSPORT, MarkKind.NAMES) if kind in own]
    if not wanted:
        return {}
    likely = Mark.objects.filter(wanted[0] | wanted[-1]).exclude(case_id=case_id).values("case_id")
    found: dict[UUID, set[MarkKind]] = {}
    for one in Mark.objects.filter(case_id__in=likely):
        agrees = found.setdefault(one.case_id, set())
        if own.get(kind := MarkKind(one.kind)) == bytes(one.digest):
            agrees.add(kind)
    return {other: frozenset(kinds) for other, kinds in found.items()}


def agreement(case_id: UUID, others: Iterable[UUID]) -> dict[UUID, frozenset[MarkKind]]:
    """Return what each of some cases has in common with one; those not marked yet are left out; one query."""
    marks: dict[UUID, dict[MarkKind, bytes]] = {}
    for one in Mark.objects.filter(case_id__in={case_id, *others}):
        marks.setdefault(one.case_id, {})[MarkKind(one.kind)] = bytes(one.digest)
    own = marks.get(case_id, {})
    return {
        other: frozenset(kind for kind, value in marks.get(other, {}).items() if own.get(kind) == value)
        for other in others
        if other in marks
    }


def unmarked(rows: QuerySet[Any], *, at_most: int) -> list[UUID]:
    """Return the cases of some rows (by their `case_id`) that nothing marks yet, in the rows' order; one query."""
    missing = rows.filter(~Exists(Mark.objects.filter(case_id=OuterRef("case_id"))))
    return list(missing.values_list("case_id", flat=True)[:at_most])


def found(kind: AlikeKind, case_id: UUID, earlier_id: UUID, *, agrees: Iterable[MarkKind], at: datetime) -> bool:
    """Keep that a case is like an earlier one; tell whether that was news."""
    _, is_new = Duplicate.objects.get_or_create(
        kind=kind,
        case_id=case_id,
        earlier_id=earlier_id,
        defaults={"agrees": ",".join(sorted(agrees)), "found_at": _stamp(at)},
    )
    return is_new


def waiting(*, at_most: int) -> list[Duplicate]:
    """Return what nobody settled yet, the oldest finding first."""
    return list(Duplicate.objects.filter(settled_at=None).order_by("found_at", "pk")[:at_most])


def confirmed_seconds(*, at_most: int) -> list[Duplicate]:
    """Return the second applications that were confirmed, those settled first at the head."""
    kinds = (AlikeKind.SECOND, AlikeKind.TWICE)
    rows = Duplicate.objects.filter(is_confirmed=True, kind__in=kinds, noted="pending")
    return list(rows.order_by("settled_at", "pk")[:at_most])


def of_case(case_id: UUID) -> list[Duplicate]:
    """Return what was found of a case, as the later and as the earlier one; one query."""
    rows = Duplicate.objects.filter(Q(case_id=case_id) | Q(earlier_id=case_id))
    return list(rows.order_by("found_at", "kind", "pk"))


def of_cases(case_ids: Collection[UUID]) -> list[Duplicate]:
    """Return what was found of any of some cases, as the later and as the earlier one; one query."""
    rows = Duplicate.objects.filter(Q(case_id__in=case_ids) | Q(earlier_id__in=case_ids))
    return list(rows.order_by("found_at", "kind", "pk"))


def find(duplicate_id: UUID) -> Duplicate | None:
    """Return one finding, or None."""
    return Duplicate.objects.filter(pk=duplicate_id).first()


def settle(one: Duplicate, *, is_confirmed: bool, reason: str, noted: str, by: str, at: datetime) -> bool:
    """Keep what a person said of a finding; False where somebody settled it, or settled it anew, meanwhile."""
    as_read = Duplicate.objects.filter(pk=one.pk, settled_at=one.settled_at)
    one.reason = reason
    one.settled_at, one.settled_by, one.is_confirmed, one.noted = _stamp(at), by, is_confirmed, noted
    if not as_read.select_for_update().exists():
        return False
    one.save(update_fields=["reason", "settled_at", "settled_by", "is_confirmed", "noted"])
    return True


def _stamp(at: datetime) -> int:
    return round(at.timestamp() * _MICROSECONDS)
