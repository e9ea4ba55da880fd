"""Addresses of these pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from workpermit.web.portal import acts, home
from workpermit.web.ui.words import both

app_name = "portal"
_CASE = [
    path("", home.home, name="home"),
    path(both("done/<slug:deed>/", "fait/<slug:deed>/"), home.result, name="result"),
    path(both("address/", "adresse/"), acts.address, name="address"),
    path(both("withdraw/", "retrait/"), acts.withdraw, name="withdraw"),
    path(both("departure/", "depart/"), acts.departure, name="departure"),
    path(both("what-if-i-leave/", "si-je-pars/"), acts.trip, name="trip"),
    path(both("return/", "retour/"), acts.came_back, name="return"),
    path(both("passport/", "passeport/"), acts.passport, name="passport"),
    path(both("proof-letter/", "lettre-de-preuve/"), acts.proof_letter, name="proof_letter"),
    path(both("work-while-waiting/", "travailler-en-attendant/"), acts.interim_work, name="interim_work"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("<uuid:case_id>/", include(_CASE)),
]
