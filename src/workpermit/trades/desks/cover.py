"""Absences: who is away, through which day, and who has their cases meanwhile.

    away 3–14 March, covered by Okafor ─► through 14 March, Okafor's own cases include these

A cover is for one remove: who covers somebody does not cover those whom that one covers. Days are by UTC.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from workpermit.core.text import Text
from workpermit.trades.desks.models import Absence


class NotEntered(ValueError):
    """The absence was not entered; `field` is the one to mend and `text` says why."""

    def __init__(self, field: str, text: Text) -> None:
        super().__init__(text.en)
        self.field, self.text = field, text


def enter(
    account_id: UUID, *, covered_by: UUID, from_on: date, until_on: date, entered_by: UUID, at: datetime
) -> Absence:
    """Enter that somebody is away.

    Raises:
        NotEntered: the days do not follow each other or are over, the cover is the same person or away too, or the
            days meet another absence of theirs.
    """
    if until_on < from_on:
        raise NotEntered("until_on", _BACKWARDS)
    if until_on < at.date():
        raise NotEntered("until_on", _OVER)
    if covered_by == account_id:
        raise NotEntered("covered_by", _SELF)
    with transaction.atomic():
        if _meeting(account_id, from_on, until_on):
            raise NotEntered("from_on", _TWICE)
        if _meeting(covered_by, from_on, until_on):
            raise NotEntered("covered_by", _AWAY_TOO)
        return Absence.objects.create(
            account_id=account_id,
            covered_by=covered_by,
            from_on=from_on,
            until_on=until_on,
            entered_by=entered_by,
            entered_at=at,
        )


def _meeting(account_id: UUID, from_on: date, until_on: date) -> bool:
    found = Absence.objects.filter(account_id=account_id, from_on__lte=until_on, until_on__gte=from_on)
    return found.exists()


def end(absence_id: UUID) -> bool:
    """Take an absence away: the person is back, or does not go. False where there was none."""
    return bool(Absence.objects.filter(pk=absence_id).delete()[0])


def of(absence_id: UUID) -> Absence | None:
    """Return an absence, or None."""
    return Absence.objects.filter(pk=absence_id).first()


def covered_on(account_id: UUID, day: date) -> list[Absence]:
    """Return the absences that somebody covers on a day; one query."""
    found = Absence.objects.filter(covered_by=account_id, from_on__lte=day, until_on__gte=day)
    return list(found.order_by("until_on", "pk"))


def is_away(account_id: UUID, day: date) -> bool:
    """Tell whether somebody is away on a day."""
    return _meeting(account_id, day, day)


def coming(day: date) -> list[Absence]:
    """Return the absences that are not over on a day, the first at the head; one query."""
    return list(Absence.objects.filter(until_on__gte=day).order_by("from_on", "pk"))


def forget_old(*, before: date) -> int:
    """Drop absences that ended before a day and return how many: nobody keeps a record of who was away."""
    return Absence.objects.filter(until_on__lt=before).delete()[0]


_BACKWARDS: Final = Text(
    en="Last day: give a day that is not before the first.",
    fr="Dernier jour : donnez un jour qui ne précède pas le premier.",
)
_OVER: Final = Text(en="Last day: this day is over.", fr="Dernier jour : ce jour est passé.")
_SELF: Final = Text(
    en="Covered by: choose somebody other than the one who is away.",
    fr="Remplacement : choisissez quelqu’un d’autre que la personne absente.",
)
_TWICE: Final = Text(
    en="First day: these days overlap an absence that is entered already.",
    fr="Premier jour : ces jours recoupent une absence déjà inscrite.",
)
_AWAY_TOO: Final = Text(
    en="Covered by: this person is away too on these days.",
    fr="Remplacement : cette personne est absente elle aussi ces jours-là.",
)
