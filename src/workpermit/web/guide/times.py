"""Processing times: the published figure, its range over time as a chart with its table, and our own (AYA-12)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from workpermit.casework.finalised import own_times
from workpermit.clock.present import now
from workpermit.core.forms.countries import COUNTRIES
from workpermit.core.text import Text
from workpermit.trades.times.own import OwnFigures
from workpermit.trades.times.published import History, Kind, Published, countries, history
from workpermit.web.guide.start import ALL_GUIDES, START
from workpermit.web.ui.charts import Chart, Point, Series
from workpermit.web.ui.pages import Crumb, page
from workpermit.web.ui.words import said

TITLE: Final = Text(en="Processing times", fr="Délais de traitement")
_WEEK: Final = 7
_PLACES: Final = {
    # The feed splits what the forms name as one territory.
    "PS": Text(en="Palestinian Territories (Gaza)", fr="Territoires palestiniens (Gaza)"),
    "WB": Text(en="Palestinian Territories (West Bank)", fr="Territoires palestiniens (Cisjordanie)"),
}
_IN_CANADA: Final = Text(en="Work permit, made in Canada", fr="Permis de travail, demande présentée au Canada")
_OUTSIDE: Final = Text(en="Work permit, made from {place}", fr="Permis de travail, demande présentée de : {place}")


@dataclass(frozen=True, slots=True)
class Shown:
    """One place as the page shows it: the latest figure, the history with its chart, our own figures."""

    place: Text | None
    latest: Published
    history: History
    chart: Chart | None
    own: OwnFigures | None

    @property
    def is_steady(self) -> bool:
        """Tell whether the same time was published throughout."""
        shortest, longest = self.history.shortest, self.history.longest
        return shortest is not None and longest is not None and shortest.days == longest.days


@require_safe
def times(request: HttpRequest) -> HttpResponse:
    """Show the time of a country and the one in Canada; `?from=PH` names the country."""
    today = now().date()
    latest = countries(on=today)
    named = sorted(((place_name(one), one) for one in latest), key=lambda pair: said(pair[0]))
    wanted = request.GET.get("from", "")
    return page(
        request,
        "guide/times.html",
        title=TITLE,
        crumbs=[Crumb(START, reverse("guide:start")), Crumb(ALL_GUIDES, reverse("guide:guides"))],
        named=named,
        wanted=wanted,
        abroad=_shown(Kind.OUTSIDE_CANADA, wanted) if wanted in {one.country for one in latest} else None,
        is_unknown=bool(wanted) and wanted not in {one.country for one in latest},
        inside=_shown(Kind.IN_CANADA, None),
    )


def place_name(figure: Published) -> Text:
    """Return the name of the country a figure is for; a code without a name is shown as it is."""
    code = figure.country or ""
    return _PLACES.get(code) or COUNTRIES.get(code) or Text(en=code, fr=code)


def _shown(kind: Kind, country: str | None) -> Shown | None:
    today = now().date()
    told = history(kind=kind, country=country, on=today)
    if not told.figures:
        return None
    latest = told.figures[-1]
    place = place_name(latest) if country else None
    title = _OUTSIDE.filled(place=place) if place else _IN_CANADA
    own = own_times(kind=kind, country=country, on=today)
    return Shown(place, latest, told, _chart(told, title), own)


def _chart(told: History, title: Text) -> Chart | None:
    """Return the figures over time; in weeks where all are, else in days. A date without a time is a gap."""
    if len(told.times) < 2:
        return None
    in_weeks = all(one.days is not None and one.days % _WEEK == 0 for one in told.times)
    unit = Text(en="weeks", fr="semaines") if in_weeks else Text(en="days", fr="jours")
    per = _WEEK if in_weeks else 1
    points = tuple(Point(_day(one), None if one.days is None else one.days / per) for one in told.figures)
    label = Text(en="Published time", fr="Délai publié")
    across = Text(en="Last updated", fr="Dernière mise à jour")
    return Chart(title, unit, across, (Series(label, points),))


def _day(figure: Published) -> Text:
    """Return a figure's date as the axis and the table have room for: year-month-day, the same in both languages."""
    day = figure.updated_on.isoformat()
    return Text(en=day, fr=day)
