"""Every component in every state, on one page: for eyes and for tests, never in an office."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from django import forms
from django.http import HttpRequest, HttpResponse

from workpermit.clock.present import now
from workpermit.core.text import Text
from workpermit.web.ui.charts import Chart, Point, Series
from workpermit.web.ui.language import typed
from workpermit.web.ui.pages import Crumb, page
from workpermit.web.ui.words import both


@dataclass(frozen=True, slots=True)
class _Step:
    label: Text
    state: str
    address: str = ""


class _Sample(forms.Form):
    name = forms.CharField(
        label=both("Family name", "Nom de famille"), help_text=both("As in the passport.", "Tel qu’au passeport.")
    )
    email = forms.EmailField(label=both("E-mail", "Courriel"))
    born_on = forms.DateField(
        label=both("Date of birth", "Date de naissance"), widget=forms.DateInput(attrs={"type": "date"})
    )
    form = forms.ChoiceField(label=both("Form", "Formulaire"), choices=[("a", "IMM 1295"), ("b", "IMM 5710")])
    where = forms.ChoiceField(
        label=both("Are you in Canada?", "Êtes-vous au Canada\u00a0?"),
        widget=forms.RadioSelect,
        choices=[("yes", both("Yes", "Oui")), ("no", both("No", "Non"))],
    )
    which = forms.MultipleChoiceField(
        label=both("Which apply?", "Lesquels s’appliquent\u00a0?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("a", both("First", "Premier")), ("b", both("Second", "Deuxième"))],
    )
    note = forms.CharField(label=both("Note", "Remarque"), required=False, widget=forms.Textarea)
    file = forms.FileField(label=both("File", "Fichier"), required=False)
    agreed = forms.BooleanField(label=both("I have read this.", "J’ai lu ce qui précède."))


_STEPS = (
    _Step(Text("You", "Vous"), "done", "#"),
    _Step(Text("Passport", "Passeport"), "current"),
    _Step(Text("Job", "Emploi"), "todo"),
)
_CHART = Chart(
    title=Text("Weeks to a decision", "Semaines jusqu’à la décision"),
    unit=Text("weeks", "semaines"),
    across=Text("Week", "Semaine"),
    series=(
        Series(
            Text("India", "Inde"), tuple(Point(Text(f"W{i}", f"S{i}"), v) for i, v in enumerate((8, 9.5, None, 12, 7)))
        ),
        Series(
            Text("Mexico", "Mexique"), tuple(Point(Text(f"W{i}", f"S{i}"), v) for i, v in enumerate((3, 4, 4, 5, 6)))
        ),
    ),
)


def gallery(request: HttpRequest) -> HttpResponse:
    """Show the components."""
    form = _Sample(request.POST) if request.method == "POST" else _Sample(initial=dict(typed(request)))
    return page(
        request,
        "ui/gallery.html",
        title=Text("Components", "Composants"),
        crumbs=[Crumb(Text("Start", "Accueil"), "/")],
        form=form,
        steps=_STEPS,
        kinds=("info", "success", "warning", "danger"),
        codes=("waiting_on_you", "in_progress", "completed", "not_started", "exempted", "not_needed", "overdue"),
        words=Text("Something to read", "Quelque chose à lire"),
        soon=(now() + timedelta(days=9)).date(),
        past=(now() - timedelta(days=9)).date(),
        at=now(),
        chart=_CHART,
        other_chart=replace(_CHART, title=Text("Weeks, as bars", "Semaines, en barres")),
    )
