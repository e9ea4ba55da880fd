"""Whether a sealed document still holds, for anybody who has it in hand: yes, no, or not on file, and nothing more.

A seal proves what was signed on a day; that a permit was revoked or replaced since, only our own records know. Who asks
must show a genuine seal, so that numbers cannot be tried one after another (S-09).
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from workpermit.casework.models import CaseRow
from workpermit.core.case.codec import from_microseconds
from workpermit.core.case.permit import Stage
from workpermit.trades.letters.sealed_fields import DocumentKind, SealedFields


class Holds(StrEnum):
    """What our records say of a sealed document on a day."""

    YES = "yes"
    NO = "no"
    NOT_ON_FILE = "not_on_file"


def holds(fields: SealedFields, *, on: date) -> Holds:
    """Return whether the document of a genuine seal holds on a day, by the case it belongs to."""
    row = CaseRow.objects.filter(application_number=fields.application_number).first()
    if row is None:
        return Holds.NOT_ON_FILE
    if fields.kind is DocumentKind.RECEIPT:
        return Holds.YES if _received(row) == fields.received_at else Holds.NO
    in_time = fields.valid_until is not None and (fields.valid_from or fields.issued_on) <= on <= fields.valid_until
    if fields.kind is DocumentKind.INTRODUCTION:
        stands = row.permit_stage in (Stage.LETTER_OUTSTANDING.value, Stage.PASSPORT_AWAITED.value)
    else:
        stands = row.permit_stage == Stage.ISSUED.value and row.permit_number == fields.number
    return Holds.YES if stands and in_time else Holds.NO


def _received(row: CaseRow) -> datetime | None:
    """Return when an application reached us, to the second, as a seal holds it."""
    return None if row.received_at is None else from_microseconds(row.received_at).replace(microsecond=0)
