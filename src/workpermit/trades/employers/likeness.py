"""Hold employers against a version of the list, and keep what was found.

A row of the list is known by its fingerprint, so a new version costs only its new and changed rows: employers screened
through the version before are compared with those alone. What was found stays; rows that left count no more.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from workpermit.trades.employers.importing import InForce, list_in_force
from workpermit.trades.employers.models import Alike, ListedEmployer, NamedEmployer, PublishedList
from workpermit.trades.employers.naming import Employer
from workpermit.trades.employers.screening.bands import Band, band_of
from workpermit.trades.employers.screening.explanation import reasons
from workpermit.trades.employers.screening.screen import Likeness, Screen
from workpermit.trades.employers.screening.terms import Terms, party
from workpermit.trades.employers.statuses import StandingCode, Status

AT_ONCE: Final = 4096  # employers a transaction


@dataclass(frozen=True, slots=True)
class _Row:
    """A listed row as screening needs it."""

    id: int
    fingerprint: str
    status: Status


@dataclass(frozen=True, slots=True)
class _Listed:
    """Rows of a list, each fingerprint once, with the screen made of them."""

    rows: Sequence[_Row]
    screen: Screen


@dataclass(frozen=True, slots=True)
class Near:
    """A listed row that an employer resembles, in the list in force."""

    listed_id: int
    fingerprint: str
    status: Status
    score: float
    band: Band
    terms: Terms


def near(employer: Employer, *, on: date) -> tuple[Near, ...]:
    """Return the rows of the list in force on a day that an employer resembles, the nearest first."""
    published = list_in_force(on)
    return () if published is None else _near(employer, published)


@lru_cache(maxsize=2048)
def _near(employer: Employer, published: InForce) -> tuple[Near, ...]:
    """Compare with one version; a version never changes, so what was found of it may be remembered."""
    listed = _whole(published)
    found = listed.screen.look_up(party(**asdict(employer)))
    return tuple(_told(listed.rows[one.row], one) for one in found if one.band is not Band.CLEAR)


def _told(row: _Row, found: Likeness) -> Near:
    return Near(row.id, row.fingerprint, row.status, found.score, found.band, found.terms)


@lru_cache(maxsize=4)
def _whole(published: InForce) -> _Listed:
    return _prepared(published.id, without=frozenset())


def _prepared(list_id: int, *, without: frozenset[str]) -> _Listed:
    """Make a screen of a version's rows, those left out whose fingerprints are given; it takes a tenth of a second."""
    rows, parties, seen = [], [], set(without)
    for one in ListedEmployer.objects.filter(published_list_id=list_id).order_by("row_number"):
        if one.fingerprint not in seen:
            seen.add(one.fingerprint)
            rows.append(_Row(one.pk, one.fingerprint, one.status))
            parties.append(party(one.operating_name, one.legal_name, one.address))
    return _Listed(rows, Screen(parties))


# --- every employer that a case names ------------------------------------------------------------------------------


def is_behind() -> bool:
    """Tell whether an employer waits to be screened, or found likenesses wait to be told to cases."""
    latest = _latest()
    if latest is None:
        return False
    return _behind(latest).exists() or Alike.objects.filter(is_told=False).exists()


def catch_up(*, at_most: int | None = None) -> int:
    """Screen the named employers that are behind the latest version, and return how many there were.

    One killed on the way leaves whole batches done and the rest waiting.
    """
    latest = _latest()
    if latest is None:
        return 0
    done = 0
    for through, behind in _by_version(latest, at_most):
        listed = _new_since(through, latest)
        for some in _batches(behind):
            with transaction.atomic():
                _screen(some, listed, version=latest.version)
            done += len(some)
    return done


def _latest() -> PublishedList | None:
    return PublishedList.objects.order_by("version").last()


def _behind(latest: PublishedList) -> Any:
    return NamedEmployer.objects.filter(Q(screened_through=None) | Q(screened_through__lt=latest.version))


def _by_version(latest: PublishedList, at_most: int | None) -> Iterator[tuple[int | None, list[UUID]]]:
    by_version: dict[int | None, list[UUID]] = defaultdict(list)
    for pk, through in _behind(latest).order_by("pk").values_list("pk", "screened_through")[:at_most]:
        by_version[through].append(pk)
    yield from by_version.items()


def _new_since(through: int | None, latest: PublishedList) -> _Listed:
    """Return the rows that an employer screened through a version has not met."""
    if through is None:
        return _prepared(latest.pk, without=frozenset())
    met = ListedEmployer.objects.filter(published_list__version=through).order_by("pk")
    return _prepared(latest.pk, without=frozenset(met.values_list("fingerprint", flat=True)))


def _batches(ids: list[UUID]) -> Iterator[list[NamedEmployer]]:
    for begin in range(0, len(ids), AT_ONCE):
        yield list(NamedEmployer.objects.filter(pk__in=ids[begin : begin + AT_ONCE]).order_by("pk"))


def _screen(employers: Sequence[NamedEmployer], listed: _Listed, *, version: int) -> None:
    found = listed.screen.look_up_each(party(**one.named) for one in employers) if listed.rows else ()
    alike = [
        _kept(employer, listed.rows[one.row], one, version)
        for employer, likenesses in zip(employers, found, strict=bool(listed.rows))
        for one in likenesses
        if band_shown(one.terms, score=one.score) is not Band.CLEAR
    ]
    Alike.objects.bulk_create(alike, ignore_conflicts=True, batch_size=200)
    NamedEmployer.objects.filter(pk__in=[one.pk for one in employers]).update(screened_through=version)


def _kept(employer: NamedEmployer, row: _Row, found: Likeness, version: int) -> Alike:
    said = [{"en": one.says.en, "fr": one.says.fr, "adds": round(one.adds, 2)} for one in reasons(found.terms)]
    return Alike(
        id=uuid.uuid4(),
        employer=employer,
        fingerprint=row.fingerprint,
        score=found.score,
        band=band_shown(found.terms, score=found.score).value,
        reasons=said,
        found_in=version,
    )


def band_shown(terms: Terms, *, score: float) -> Band:
    """Return the band as an officer is shown it: the very same name is never passed over, whosever it may be."""
    band = band_of(score)
    return Band.OFFICER if band is Band.CLEAR and terms.same_words else band


# --- what is told to cases -----------------------------------------------------------------------------------------


def untold(*, at_most: int) -> list[UUID]:
    """Return employers with likenesses that their cases have not been told of."""
    waiting = Alike.objects.filter(is_told=False).order_by("employer_id").values_list("employer_id", flat=True)
    return list(waiting.distinct()[:at_most])


def mark_told(employer_ids: Iterable[UUID]) -> None:
    """Record that the cases of these employers have been looked at."""
    Alike.objects.filter(employer_id__in=list(employer_ids), is_told=False).update(is_told=True)


def bars(status: Status, *, on: date) -> bool:
    """Tell whether a listed row, were it the employer, stands in the way on a day."""
    return status.on(on) is not StandingCode.ELIGIBLE
