"""Give, end and ask for mandates: who may act for whom, at which instant (S-15)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from workpermit.accounts.models import Account, Mandate, MandateScope, Person


def give(
    person: Person,
    *,
    to: Account,
    begins_at: datetime,
    scope: MandateScope = MandateScope.REPRESENT,
    case_id: UUID | None = None,
) -> Mandate:
    """Record that a person lets an account act for them, in one case or (case_id None) in all."""
    return Mandate.objects.create(person=person, representative=to, scope=scope, case_id=case_id, begins_at=begins_at)


def end(mandate: Mandate, *, at: datetime) -> Mandate:
    """End a mandate at once; one that ended earlier keeps its earlier end."""
    if mandate.ends_before is None or at < mandate.ends_before:
        mandate.ends_before = max(at, mandate.begins_at)
        mandate.save(update_fields=["ends_before"])
    return mandate


def in_force(
    person_id: UUID, *, at: datetime, case_id: UUID | None = None, scope: MandateScope | None = None
) -> QuerySet[Mandate]:
    """Return the mandates of a person that hold at an instant, for one case where it is named."""
    holding = Mandate.objects.filter(_holding(at), person_id=person_id).order_by("begins_at", "pk")
    if case_id is not None:
        holding = holding.filter(Q(case_id=case_id) | Q(case_id__isnull=True))
    return holding if scope is None else holding.filter(scope=scope)


def may_act_for(account_id: UUID, *, person_id: UUID, at: datetime, case_id: UUID | None = None) -> bool:
    """Tell whether an account may act for a person at an instant in a case; being told is not acting.

    Without a case only a mandate for every case answers yes.
    """
    ours = Mandate.objects.filter(
        _holding(at),
        Q(case_id__isnull=True) | Q(case_id=case_id) if case_id else Q(case_id__isnull=True),
        person_id=person_id,
        representative_id=account_id,
        scope=MandateScope.REPRESENT,
        representative__is_active=True,
    )
    return ours.exists()


def held_by(account_id: UUID, *, at: datetime) -> QuerySet[Mandate]:
    """Return the mandates that let an account act for people at an instant."""
    acting = Mandate.objects.filter(_holding(at), representative_id=account_id, scope=MandateScope.REPRESENT)
    return acting.order_by("begins_at", "pk")


def seen_by(account_id: UUID, *, at: datetime) -> QuerySet[Mandate]:
    """Return the mandates that let an account see people's applications at an instant, be it without acting."""
    return Mandate.objects.filter(_holding(at), representative_id=account_id).order_by("begins_at", "pk")


def _holding(at: datetime) -> Q:
    return Q(begins_at__lte=at) & (Q(ends_before__isnull=True) | Q(ends_before__gt=at))
