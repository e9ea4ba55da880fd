"""Hold employers against a version of the list, and keep what was found.

A row of the list is known by its fingerprint, so a new version costs only its new and changed rows: employers screened
through the version before are compared with those alone. What was found stays; rows that left count no more.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from workpermit.trades.employers.importing import InForce, list_in_force
from workpermit.trades.employers.models import Alike, ListedEmployer, NamedEmployer, PublishedList
from workpermit.trades.employers.naming import Employer
from workpermit.trades.employers.screening.bands import Band, band_of
from workpermit.trades.employers.screening.explanation import reasons
from workpermit.trades.employers.screening.screen import Likeness, Screen
from workpermit.trades.employers.screening.terms import Party, Terms, party
from workpermit.trades.employers.statuses import StandingCode, Status
from workpermit.vault.fields import EncryptedJSONField

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
    for through in _versions_behind(latest):
        listed = _new_since(through, latest)
        for some in _batches(through, at_most=at_most):
            with transaction.atomic():
                _screen(some, listed, version=latest.version)
                # By id and not by range: another may have been named meanwhile, between two of these.
                screened = NamedEmployer.objects.filter(pk__in=[one.id for one in some])
                screened.update(screened_through=latest.version)
            done += len(some)
    return done


def _latest() -> PublishedList | None:
    return PublishedList.objects.order_by("version").last()


def _behind(latest: PublishedList) -> QuerySet[NamedEmployer]:
    return NamedEmployer.objects.filter(Q(screened_through=None) | Q(screened_through__lt=latest.version))


def _versions_behind(latest: PublishedList) -> list[int | None]:
    through = _behind(latest).order_by("screened_through").values_list("screened_through", flat=True)
    return list(through.distinct())


def _of(through: int | None) -> QuerySet[NamedEmployer]:
    return NamedEmployer.objects.filter(screened_through=through)


def _new_since(through: int | None, latest: PublishedList) -> _Listed:
    """Return the rows that an employer screened through a version has not met."""
    if through is None:
        return _prepared(latest.pk, without=frozenset())
    met = ListedEmployer.objects.filter(published_list__version=through).order_by("pk")
    return _prepared(latest.pk, without=frozenset(met.values_list("fingerprint", flat=True)))


@dataclass(frozen=True, slots=True)
class _Named:
    """An employer to be screened."""

    id: UUID
    party: Party


def _batches(through: int | None, *, at_most: int | None) -> Iterator[list[_Named]]:
    """Yield the employers screened through a version, in the order of their ids, until none or enough were taken."""
    field, begin, taken = _named_field(), UUID(int=0), 0
    while at_most is None or taken < at_most:
        rows = _of(through).filter(pk__gt=begin).order_by("pk").values_list("pk", "named")[:AT_ONCE]
        # Opened here and not by the model: a row of two columns costs a third of an instance.
        some = [_Named(pk, party(**field.opened(sealed, pk))) for pk, sealed in rows]
        if not some:
            return
        yield some
        begin, taken = some[-1].id, taken + len(some)


@cache
def _named_field() -> EncryptedJSONField:
    field = NamedEmployer._meta.get_field("named")  # noqa: SLF001 # Django's documented way to a field
    assert isinstance(field, EncryptedJSONField)
    return field


def _screen(employers: Sequence[_Named], listed: _Listed, *, version: int) -> None:
    if not listed.rows:
        return
    found = listed.screen.look_up_each(one.party for one in employers)
    alike = [
        _kept(employer.id, listed.rows[one.row], one, version)
        for employer, likenesses in zip(employers, found, strict=True)
        for one in likenesses
        if band_shown(one.terms, score=one.score) is not Band.CLEAR
    ]
    Alike.objects.bulk_create(alike, ignore_conflicts=True, batch_size=200)


def _kept(employer_id: UUID, row: _Row, found: Likeness, version: int) -> Alike:
    said = [{"en": one.says.en, "fr": one.says.fr, "adds": round(one.adds, 2)} for one in reasons(found.terms)]
    return Alike(
        id=uuid.uuid4(),
        employer_id=employer_id,
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


def tell_again(employer_id: UUID, listed_id: int) -> None:
    """Let the cases of an employer be looked at once more, since something new was said of a listed row."""
    row = ListedEmployer.objects.get(pk=listed_id)
    Alike.objects.filter(employer_id=employer_id, fingerprint=row.fingerprint).update(is_told=False)


def bars(status: Status, *, on: date) -> bool:
    """Tell whether a listed row, were it the employer, stands in the way on a day."""
    return status.on(on) is not StandingCode.ELIGIBLE
