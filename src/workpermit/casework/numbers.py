"""The numbers we give: application, permit and exam numbers, in the formats of the field.

Each series is one row, taken inside the transaction that uses the number: a number given twice is
impossible, and an act that fails gives its number back.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from workpermit.casework.models import NumberSeries

_FORMATS = {"application": "W{:09d}", "permit": "U{:09d}", "medical_exam": "{:08d}"}
# The series begin where no number seen in public lies, so that no fictional one meets a real one.
_FIRST = {"application": 900_000_001, "permit": 900_000_001, "medical_exam": 90_000_001}


def next_application_number() -> str:
    """Return the next application number: W and nine digits."""
    return _next("application")


def next_permit_number() -> str:
    """Return the next permit document number: U and nine digits."""
    return _next("permit")


def next_exam_number() -> str:
    """Return the next number of a medical exam: eight digits."""
    return _next("medical_exam")


def _next(name: str) -> str:
    with transaction.atomic():
        NumberSeries.objects.get_or_create(name=name, defaults={"next_number": _FIRST[name]})
        NumberSeries.objects.filter(pk=name).update(next_number=F("next_number") + 1)
        number = NumberSeries.objects.get(pk=name).next_number - 1
    return _FORMATS[name].format(number)
