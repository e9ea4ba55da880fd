"""How long decided applications took, for our own processing times (AYA-12, rule card 20).

A withdrawn or returned application was not decided, so it counts for nothing; a refusal is a decision like an approval.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from django.core.cache import cache

from workpermit.casework.models import CaseRow
from workpermit.core.case.application import Stage
from workpermit.core.case.codec import to_microseconds
from workpermit.trades.times.own import WINDOW_WEEKS, OwnFigures, own_figures
from workpermit.trades.times.published import Kind

_FORM: Final = {Kind.OUTSIDE_CANADA: "imm_1295", Kind.IN_CANADA: "imm_5710"}
_DECIDED: Final = (Stage.APPROVED.value, Stage.REFUSED.value)
_DAY: Final = timedelta(days=1) // timedelta(microseconds=1)
_KEPT_SECONDS: Final = 86_400


def own_times(*, kind: Kind, country: str | None = None, on: date) -> OwnFigures | None:
    """Return our own figures of the weeks before a day, or None where too few applications were decided.

    `country` is the residence of the applicants; None counts all, as for applications made in Canada. A day's figure
    never changes, and a nation decides hundreds of thousands in its window, so each is counted once and kept.
    """
    key = f"own-times-{kind.value}-{country or 'all'}-{on.isoformat()}"
    found: OwnFigures | None = cache.get_or_set(key, lambda: _counted(kind, country, on), _KEPT_SECONDS)
    return found


def _counted(kind: Kind, country: str | None, on: date) -> OwnFigures | None:
    end = to_microseconds(datetime.combine(on, time.min, UTC))
    begin = end - WINDOW_WEEKS * 7 * _DAY
    rows = CaseRow.objects.filter(form=_FORM[kind], stage__in=_DECIDED, decided_at__gte=begin, decided_at__lt=end)
    if country is not None:
        rows = rows.filter(country=country)
    spans = rows.order_by("decided_at").values_list("received_at", "decided_at")
    return own_figures(
        (decided - received) // _DAY for received, decided in spans if received is not None and decided is not None
    )
