"""The numbers that a filling takes: whole stretches of our series, moved past it afterwards."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from workpermit.accounts.models import UciSeries
from workpermit.casework import numbers
from workpermit.casework.models import NumberSeries


@dataclass(frozen=True, slots=True)
class FirstFree:
    """The first number of each series that nobody has."""

    application: int
    permit: int
    uci: int


def first_free() -> FirstFree:
    """Return where each series stands, begun where it was not."""
    for name, first in numbers._FIRST.items():  # noqa: SLF001 # the one place that says where they begin
        NumberSeries.objects.get_or_create(name=name, defaults={"next_number": first})
    uci, _ = UciSeries.objects.get_or_create(pk=1)
    return FirstFree(_next("application"), _next("permit"), uci.next_number)


def take(count: int) -> None:
    """Move the series past `count` numbers, so that later cases get later ones."""
    first = first_free()
    with transaction.atomic():
        NumberSeries.objects.filter(pk="application").update(next_number=first.application + count)
        NumberSeries.objects.filter(pk="permit").update(next_number=first.permit + count)
        UciSeries.objects.filter(pk=1).update(next_number=first.uci + count)


def _next(name: str) -> int:
    return NumberSeries.objects.get(pk=name).next_number
