"""The supervisor's figures: who holds the work and how old it is, what is late and why, like cases, grounds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.http import HttpResponse, QueryDict
from django.views.decorators.http import require_safe

from workpermit.casework import supervising
from workpermit.casework.queues import own_office
from workpermit.casework.supervising import BANDS, Day, Given, Load, Why
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.case.application import BIOMETRICS_ITEM, RefusalGround
from workpermit.core.case.ball import Party, Wait
from workpermit.core.law.book.completeness import ROW_BY_CODE
from workpermit.core.text import Text
from workpermit.core.wording.grounds import GROUNDS
from workpermit.core.wording.office import PARTIES, WAITS
from workpermit.trades.reports.counting import FEWEST, Spread
from workpermit.web.oversight.words import frame_of, start_crumb
from workpermit.web.ui import fields
from workpermit.web.ui.access import SignedIn, for_staff
from workpermit.web.ui.charts import Chart, Point, Series
from workpermit.web.ui.pages import page
from workpermit.web.ui.words import lazily

FIGURES: Final = Text(en="Figures of the work", fr="Chiffres du travail")
_EVERY: Final = Text(en="Every office", fr="Tous les bureaux")
_DAYS: Final = Text(en="days", fr="jours")
_CASES: Final = Text(en="cases", fr="dossiers")
_AGES: Final = (
    Text(en="up to a week", fr="une semaine au plus"),
    Text(en="8 to 30 days", fr="8 à 30 jours"),
    Text(en="31 to 60 days", fr="31 à 60 jours"),
    Text(en="61 to 120 days", fr="61 à 120 jours"),
    Text(en="more than 120 days", fr="plus de 120 jours"),
)
assert len(_AGES) == len(BANDS) + 1
_WHY_LATE: Final = {
    Why.DATE_PASSED: Text(
        en="A due date of the applicant has passed; an officer has to say how the file goes on.",
        fr="Une date limite du demandeur est passée ; un agent doit indiquer la suite du dossier.",
    ),
    Why.REPLY: Text(
        en="Our reply to a request under a programme is due.",
        fr="Notre réponse à une demande au titre d’un programme est attendue.",
    ),
    Why.DELIVERY: Text(
        en="A permit in the mail has not arrived in time, or came back.",
        fr="Un permis posté n’est pas arrivé à temps, ou est revenu.",
    ),
}
_FORMS: Final = {"imm_1295": Text(en="IMM 1295", fr="IMM 1295"), "imm_5710": Text(en="IMM 5710", fr="IMM 5710")}
_CLASSES: Final = {
    "in_canada": Text(en="in Canada", fr="au Canada"),
    "visa_exempt": Text(en="from a visa-exempt country", fr="d’un pays dispensé de visa"),
    "visa_required": Text(en="from a visa-required country", fr="d’un pays à visa obligatoire"),
}
_MOST_BARS: Final = 12


class RegionForm(forms.Form):
    """Whose figures are shown."""

    region = fields.choice(Text(en="Office", fr="Bureau"), [], required=False)

    def __init__(self, asked: QueryDict, *, regions: Sequence[str]) -> None:
        """Offer the regions that have open work."""
        super().__init__(asked)
        region = self.fields["region"]
        assert isinstance(region, forms.ChoiceField)
        region.choices = [("", lazily(_EVERY)), *((one, one) for one in regions)]


@require_safe
@for_staff(Role.SUPERVISOR)
def figures(request: SignedIn) -> HttpResponse:
    """Show the figures of one region, at first one's own, or of all."""
    at = now()
    own = own_office(request.account)
    regions = sorted({*supervising.regions(), *filter(None, [own.partition("-")[0]])})
    asked = request.GET.copy() if "region" in request.GET else QueryDict(f"region={own.partition('-')[0]}")
    form = RegionForm(asked, regions=regions)
    region = form.cleaned_data["region"] if form.is_valid() else ""
    loads = supervising.workload(region=region, at=at)
    late = supervising.late(region=region)
    days = supervising.trend(region=region, at=at)
    given = supervising.given(office=region, at=at)
    return page(
        request,
        "oversight/figures.html",
        title=FIGURES,
        crumbs=[start_crumb()],
        frame=frame_of(request),
        heading=FIGURES,
        filters=form,
        region=region or _EVERY,
        open_cases=sum(load.cases for load in loads),
        load=_load_chart(loads) if loads else None,
        trend=_trend_chart(days) if len(days) > 1 else None,
        late=[(_WHY_LATE[why], late[why]) for why in Why if late[why]],
        late_count=late.total(),
        spreads=_spreads(supervising.like_cases(at=at)),
        grounds=[_grounds(name, given[name]) for name in ("returned", "refused") if name in given],
        fewest=FEWEST,
    )


def _load_chart(loads: Sequence[Load]) -> Chart:
    return Chart(
        Text(en="Open cases by who acts next and by age", fr="Dossiers ouverts selon qui doit agir et leur âge"),
        _CASES,
        Text(en="Who acts next", fr="À qui d’agir"),
        tuple(
            Series(age, tuple(Point(PARTIES[load.holder], load.by_age[place]) for load in loads))
            for place, age in enumerate(_AGES)
        ),
    )


def _trend_chart(days: Sequence[Day]) -> Chart:
    parties = [party for party in Party if any(party in day.held for day in days)]
    lines = [
        Series(PARTIES[party], tuple(Point(_plain(day.on), day.held.get(party, 0)) for day in days))
        for party in parties
    ]
    lines.append(Series(Text(en="late", fr="en retard"), tuple(Point(_plain(day.on), day.late) for day in days)))
    return Chart(
        Text(en="Open cases day by day", fr="Dossiers ouverts, jour par jour"),
        _CASES,
        Text(en="Day", fr="Jour"),
        tuple(lines),
    )


def _spreads(found: Sequence[Spread]) -> list[dict[str, Any]]:
    """Return one table for each kind of case, with a chart of the offices that decided most."""
    kinds: dict[tuple[str, str], list[Spread]] = {}
    for one in found:
        kinds.setdefault((one.form, one.country_class), []).append(one)
    return [_kind(*kind, spreads) for kind, spreads in kinds.items()]


def _kind(form: str, country_class: str, spreads: list[Spread]) -> dict[str, Any]:
    title = Text(en="{form}, {where}", fr="{form}, {where}").filled(
        form=_FORMS.get(form, _plain(form)), where=_CLASSES[country_class]
    )
    most = sorted((one for one in spreads if one.half is not None), key=lambda one: -one.cases)[:_MOST_BARS]
    most.sort(key=lambda one: one.office)
    return {"title": title, "rows": spreads, "chart": _spread_chart(title, most) if len(most) > 1 else None}


def _spread_chart(title: Text, most: Sequence[Spread]) -> Chart:
    shares = (
        (Text(en="a quarter within", fr="un quart en moins de"), [one.quarter for one in most]),
        (Text(en="half within", fr="la moitié en moins de"), [one.half for one in most]),
        (Text(en="three quarters within", fr="les trois quarts en moins de"), [one.three_quarters for one in most]),
    )
    return Chart(
        Text(en="Days held by us: {title}", fr="Jours chez nous\u00a0: {title}").filled(title=title),
        _DAYS,
        Text(en="Office", fr="Bureau"),
        tuple(
            Series(label, tuple(Point(_plain(one.office), value) for one, value in zip(most, values, strict=True)))
            for label, values in shares
        ),
    )


def _grounds(outcome: str, given: Sequence[Given]) -> dict[str, Any]:
    most = max((one.cases or 0 for one in given), default=0)
    return {
        "outcome": outcome,
        "rows": [(_ground_text(outcome, one.code), one.cases) for one in given],
        "most": most,
    }


def _ground_text(outcome: str, code: str) -> Text:
    if outcome == "refused":
        return GROUNDS[RefusalGround(code)].label
    if code == BIOMETRICS_ITEM:
        return WAITS[Wait.BIOMETRICS]
    return ROW_BY_CODE[code].label if code in ROW_BY_CODE else _plain(code)


def _plain(text: str) -> Text:
    return Text(en=text, fr=text)
