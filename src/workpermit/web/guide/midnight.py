"""What "before midnight UTC on a date" means on one's own clock (AYA-09)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from workpermit.core.text import Text
from workpermit.core.wording.place_names import city_of
from workpermit.web.guide.start import ALL_GUIDES, START
from workpermit.web.ui.language import typed
from workpermit.web.ui.pages import Crumb, page
from workpermit.web.ui.words import both, said

TITLE: Final = Text(en="What does midnight UTC mean for me?", fr="Que signifie minuit UTC pour moi ?")
_ERROR: Final = Text(en="Error: {title}", fr="Erreur : {title}")
_REGIONS: Final = {
    "Africa": Text(en="Africa", fr="Afrique"),
    "America": Text(en="Americas", fr="Amériques"),
    "Asia": Text(en="Asia", fr="Asie"),
    "Atlantic": Text(en="Atlantic", fr="Atlantique"),
    "Australia": Text(en="Australia", fr="Australie"),
    "Europe": Text(en="Europe", fr="Europe"),
    "Indian": Text(en="Indian Ocean", fr="Océan Indien"),
    "Pacific": Text(en="Pacific", fr="Pacifique"),
}


class MidnightForm(forms.Form):
    """A date that an officer gave, and where the reader is."""

    date = forms.DateField(
        label=both("The date you were given", "La date qu’on vous a donnée"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        error_messages={
            "required": both("Give the date, such as 2026-11-30.", "Donnez la date, par exemple 2026-11-30."),
            "invalid": both(
                "Give the date as year-month-day, such as 2026-11-30.",
                "Donnez la date sous la forme année-mois-jour, par exemple 2026-11-30.",
            ),
        },
    )
    zone = forms.ChoiceField(
        label=both("Where you are", "Où vous êtes"),
        help_text=both(
            "The city whose clock is yours; the nearest large one in your time zone will do.",
            "La ville dont l’heure est la vôtre ; la grande ville la plus proche du même fuseau convient.",
        ),
        widget=forms.Select(attrs={"data-own-zone": ""}),
        error_messages={
            "required": both("Choose a city.", "Choisissez une ville."),
            "invalid_choice": both("Choose a city from the list.", "Choisissez une ville dans la liste."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the cities in the order of the reader's language."""
        super().__init__(*args, **kwargs)
        self.fields["zone"].choices = zones()  # type: ignore[attr-defined]


def midnight(request: HttpRequest) -> HttpResponse:
    """Show a due date on both clocks."""
    is_sent = request.method == "POST"
    form = MidnightForm(request.POST) if is_sent else MidnightForm(initial=typed(request))
    is_valid = is_sent and form.is_valid()
    shown: dict[str, Any] = {"form": form, "due_on": form.cleaned_data["date"] if is_valid else None}
    if is_valid:
        shown["zone"] = ZoneInfo(form.cleaned_data["zone"])
    return page(
        request,
        "guide/midnight.html",
        title=_ERROR.filled(title=TITLE) if is_sent and not is_valid else TITLE,
        crumbs=[Crumb(START, reverse("guide:start")), Crumb(ALL_GUIDES, reverse("guide:guides"))],
        **shown,
    )


def zones() -> list[tuple[str, Any]]:
    """Return the cities that name a zone, by region, a blank first and UTC after it."""
    groups: dict[str, list[tuple[str, str]]] = {said(label): [] for label in _REGIONS.values()}
    for region, key, city in _cities():
        groups[said(_REGIONS[region])].append((key, said(city)))
    blank = Text(en="Choose a city", fr="Choisissez une ville")
    sorted_groups = [(name, sorted(cities, key=lambda one: one[1])) for name, cities in groups.items()]
    return [("", said(blank)), ("UTC", "UTC"), *sorted_groups]


@lru_cache(maxsize=1)
def _cities() -> tuple[tuple[str, str, Text], ...]:
    found = []
    for key in sorted(available_timezones()):
        region, _, rest = key.partition("/")
        city = city_of(key)
        if region in _REGIONS and rest and city is not None:
            found.append((region, key, city))
    return tuple(found)
