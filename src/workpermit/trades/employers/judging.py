"""What officers said of likenesses: whether a listed row is the employer, for one case or for all, and until when.

A judgement is about a row as it reads; where the row changes, the question is asked anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Q

from workpermit.trades.employers.models import Judgement, ListedEmployer


class Scope(StrEnum):
    """For which cases a judgement holds."""

    CASE = "case"
    EMPLOYER = "employer"


@dataclass(frozen=True, slots=True)
class Said:
    """A judgement in force: whether the row is the employer, who said so, when, and the last day it holds."""

    is_same: bool
    by: str
    at: datetime
    scope: Scope
    until: date | None


def judge(
    employer_id: UUID,
    listed_id: int,
    *,
    is_same: bool,
    case_id: UUID | None,
    until: date | None,
    reason: str,
    by: str,
    at: datetime,
) -> None:
    """Keep what an officer said of a listed row; `case_id` None means every case that names the employer.

    Raises:
        ListedEmployer.DoesNotExist: there is no such row.
    """
    row = ListedEmployer.objects.get(pk=listed_id)
    Judgement.objects.create(
        employer_id=employer_id,
        fingerprint=row.fingerprint,
        is_same=is_same,
        case_id=case_id,
        until=until,
        reason=reason,
        by=by,
        at=at,
    )


def fingerprints(listed_ids: Iterable[int]) -> dict[int, str]:
    """Return what each listed row is known by in every version that holds it."""
    rows = ListedEmployer.objects.filter(pk__in=list(listed_ids)).order_by("pk")
    return dict(rows.values_list("pk", "fingerprint"))


@dataclass(frozen=True, slots=True)
class Judged:
    """What was said of an employer's likenesses for one case: the last word on each row, and what has run out."""

    said: dict[str, Said]
    run_out: frozenset[str]


def judged(employer_id: UUID, *, case_id: UUID, on: date) -> Judged:
    """Return the last word on each row (by fingerprint) that holds for a case on a day."""
    about = Q(case_id=case_id) | Q(case_id=None)
    return _last_words(Judgement.objects.filter(about, employer_id=employer_id).order_by("at", "pk"), on=on)


def judged_of(cases: Mapping[UUID, UUID], *, on: date) -> dict[UUID, Judged]:
    """Return the last words that hold for each of several cases, given with the employers they name; one query."""
    kept: dict[UUID, list[Judgement]] = {}
    for one in Judgement.objects.filter(employer_id__in=set(cases.values())).order_by("at", "pk"):
        kept.setdefault(one.employer_id, []).append(one)
    return {
        case_id: _last_words((one for one in kept.get(employer, ()) if one.case_id in (None, case_id)), on=on)
        for case_id, employer in cases.items()
    }


def _last_words(judgements: Iterable[Judgement], *, on: date) -> Judged:
    """Return the last word of judgements that come in the order in which they were said."""
    said: dict[str, Said] = {}
    run_out: set[str] = set()
    for one in judgements:
        if one.until is not None and on > one.until:
            said.pop(one.fingerprint, None)
            run_out.add(one.fingerprint)
            continue
        scope = Scope.EMPLOYER if one.case_id is None else Scope.CASE
        said[one.fingerprint] = Said(one.is_same, one.by, one.at, scope, one.until)
        run_out.discard(one.fingerprint)
    return Judged(said, frozenset(run_out))
