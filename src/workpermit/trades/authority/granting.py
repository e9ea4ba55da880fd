"""Give, confirm, end and read authority; the one who proposes never confirms, and nobody gives it to themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from workpermit.core.text import Text
from workpermit.trades.authority.models import Grant


class Deciding(StrEnum):
    """What an authority lets somebody decide."""

    APPROVE = "approve"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Wanted:
    """An authority about to be proposed; an empty office, holder or scope stands for all of them."""

    role: str
    acts: frozenset[Deciding]
    instrument: str
    from_on: date
    until_on: date | None = None
    office: str = ""
    holder: str = ""
    scope: str = ""


class GrantRefused(ValueError):
    """The authority was not given, confirmed or ended; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def propose(wanted: Wanted, *, by: str, at: datetime) -> Grant:
    """Put an authority down; it holds once a second supervisor confirms it.

    Raises:
        GrantRefused: it is for nothing, ends before it begins, or is for the one who proposes it.
    """
    if not wanted.acts:
        raise GrantRefused(FOR_NOTHING)
    if wanted.until_on is not None and wanted.until_on < wanted.from_on:
        raise GrantRefused(DAYS_TURNED)
    if wanted.holder == by:
        raise GrantRefused(TO_ONESELF)
    return Grant.objects.create(
        role=wanted.role,
        office=wanted.office,
        holder=wanted.holder,
        may_approve=Deciding.APPROVE in wanted.acts,
        may_refuse=Deciding.REFUSE in wanted.acts,
        scope=wanted.scope,
        instrument=wanted.instrument,
        from_on=wanted.from_on,
        until_on=wanted.until_on,
        proposed_by=by,
        proposed_at=at,
    )


def confirm(grant_id: UUID, *, by: str, at: datetime) -> Grant:
    """Confirm what another supervisor proposed: it holds from its first day.

    Raises:
        GrantRefused: there is none that waits, or the one who confirms proposed it or is the one it is for.
    """
    with transaction.atomic():
        grant = _locked(grant_id)
        if not grant.is_proposed:
            raise GrantRefused(SETTLED)
        if by == grant.proposed_by:
            raise GrantRefused(BY_TWO)
        if by == grant.holder:
            raise GrantRefused(TO_ONESELF)
        grant.confirmed_by, grant.confirmed_at = by, at
        grant.save(update_fields=["confirmed_by", "confirmed_at"])
    return grant


def end(grant_id: UUID, *, by: str, at: datetime) -> Grant:
    """End an authority at once, or turn a proposal down; taking power back needs no second person.

    Raises:
        GrantRefused: there is none, or it has ended.
    """
    with transaction.atomic():
        grant = _locked(grant_id)
        if grant.ended_at is not None:
            raise GrantRefused(SETTLED)
        grant.ended_by, grant.ended_at = by, at
        grant.save(update_fields=["ended_by", "ended_at"])
    return grant


def _locked(grant_id: UUID) -> Grant:
    grant = Grant.objects.select_for_update().filter(pk=grant_id).first()
    if grant is None:
        raise GrantRefused(SETTLED)
    return grant


def in_force(holder: str, *, role: str, office: str, act: Deciding, scope: str, at: datetime) -> Grant | None:
    """Return the authority under which somebody may decide at an instant, the narrowest first; None where none holds.

    `holder` is an account's id, `office` theirs (an authority of "VO" covers "VO-MNL"); one query.
    """
    return _holding(holder, role=role, office=office, at=at, scopes=[scope]).filter(**{_COLUMN[act]: True}).first()


def held(holder: str, *, role: str, office: str, at: datetime) -> list[Grant]:
    """Return every authority that somebody has at an instant."""
    return list(_holding(holder, role=role, office=office, at=at, scopes=None))


_COLUMN: Final = {Deciding.APPROVE: "may_approve", Deciding.REFUSE: "may_refuse"}


def _holding(holder: str, *, role: str, office: str, at: datetime, scopes: Iterable[str] | None) -> QuerySet[Grant]:
    found = Grant.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=at.date()),
        Q(ended_at__isnull=True) | Q(ended_at__gt=at),
        role=role,
        confirmed_at__lte=at,
        from_on__lte=at.date(),
        holder__in={"", holder},
        office__in={"", office, office.partition("-")[0]},
    )
    if scopes is not None:
        found = found.filter(scope__in={"", *scopes})
    return found.order_by("-holder", "-office", "-scope", "from_on", "pk")


def every(*, at: datetime) -> list[Grant]:
    """Return every authority: those that wait first, then those in force, then those that are over."""
    rows = Grant.objects.order_by("-from_on", "pk")
    return sorted(rows, key=lambda one: (not one.is_proposed, one.is_over(at)))


def find(grant_id: UUID) -> Grant | None:
    """Return an authority by its id."""
    return Grant.objects.filter(pk=grant_id).first()


FOR_NOTHING: Final = Text(
    en="Choose what it lets them decide: approve, refuse, or both.",
    fr="Choisissez ce qu’il permet de décider : approuver, refuser, ou les deux.",
)
DAYS_TURNED: Final = Text(
    en="The last day comes before the first one. Give a last day on or after the first, or leave it empty.",
    fr="Le dernier jour précède le premier. Donnez un dernier jour égal ou postérieur au premier, ou laissez vide.",
)
TO_ONESELF: Final = Text(
    en="Nobody gives authority to themselves: another supervisor has to.",
    fr="Nul ne se délègue un pouvoir à soi-même : un autre superviseur doit le faire.",
)
BY_TWO: Final = Text(
    en="You proposed it, so another supervisor has to confirm it.",
    fr="Vous l’avez proposé : un autre superviseur doit le confirmer.",
)
SETTLED: Final = Text(
    en="This has been settled meanwhile. The list shows how it stands.",
    fr="Cela a été réglé entre-temps. La liste montre où c’en est.",
)
