"""How long it may still take: what happened to applications like this one, and never a promise (AYA-12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from workpermit.casework.forecasting import OwnForecast, forecast
from workpermit.clock.present import now
from workpermit.core.text import Text
from workpermit.core.wording.typography import counted
from workpermit.web.tracker.words import crumbs_of
from workpermit.web.ui.access import SignedIn, for_applicant, own_case
from workpermit.web.ui.pages import page

_TITLE: Final = Text(en="How long it may still take", fr="Combien de temps encore ?")
_MORE_DAY: Final = Text("more day", "jour de plus")
_MORE_DAYS: Final = Text("more days", "jours de plus")
_DAY: Final = Text("day", "jour")
_DAYS: Final = Text("days", "jours")
_SHARES: Final = (
    ("quarter", Text(en="A quarter had an answer within", fr="Un quart a eu une réponse en")),
    ("half", Text(en="Half had an answer within", fr="La moitié a eu une réponse en")),
    ("most", Text(en="Four in five had an answer within", fr="Quatre sur cinq ont eu une réponse en")),
)
FEW: Final = 5  # fewer applications than that are not counted out: they could point to somebody


@dataclass(frozen=True, slots=True)
class Share:
    """One line: which share had an answer in how many more days, and the date that would be here."""

    label: Text
    days: Text | None
    day: date | None


@require_safe
@for_applicant
def own_forecast(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Show the range with what it rests on; where too few are like this one, say that instead."""
    row = own_case(request, case_id, what="case", purpose="represent")
    found = forecast(row, at=now())
    return page(
        request,
        "tracker/forecast.html",
        title=_TITLE,
        crumbs=crumbs_of(case_id),
        heading=_TITLE,
        case_id=case_id,
        number=row.application_number,
        found=found,
        waited=counted(found.waited_days, one=_DAY, many=_DAYS) if found else None,
        shares=_shares(found) if found else (),
        has_few_before=found is not None and 0 < found.before < FEW,
    )


def _shares(found: OwnForecast) -> tuple[Share, ...]:
    if found.others is None:
        return ()
    told = []
    for name, label in _SHARES:
        days: int | None = getattr(found.others, name)
        said = None if days is None else counted(days, one=_MORE_DAY, many=_MORE_DAYS)
        told.append(Share(label, said, found.day_of(days)))
    return tuple(told)
