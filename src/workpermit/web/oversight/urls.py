"""Addresses of these pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from workpermit.web.oversight import circle, figures, logs, purpose, staff, start, suspicions, switches
from workpermit.web.ui.words import both

app_name = "oversight"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", start.start, name="start"),
    path(both("purpose/<uuid:case_id>/", "motif/<uuid:case_id>/"), purpose.purpose, name="purpose"),
    path(both("looks/", "consultations/"), purpose.requests, name="requests"),
    path(both("looks/<uuid:look_id>/", "consultations/<uuid:look_id>/"), purpose.settle, name="settle"),
    path(both("figures/", "chiffres/"), figures.figures, name="figures"),
    path(both("log/", "registre/"), logs.looks, name="looks"),
    path(both("journal/", "journal/"), logs.deeds, name="deeds"),
    path(both("searches/", "recherches/"), logs.searched, name="searched"),
    path(both("questions/", "questions/"), suspicions.listed, name="suspicions"),
    path(both("questions/<uuid:suspicion_id>/", "questions/<uuid:suspicion_id>/"), suspicions.one, name="suspicion"),
    path(both("guarded/", "proteges/"), suspicions.guarded, name="guarded"),
    path(both("switches/", "interrupteurs/"), switches.switches, name="switches"),
    path(both("staff/", "personnel/"), staff.staff, name="staff"),
    path(both("staff/<uuid:account_id>/", "personnel/<uuid:account_id>/"), staff.member, name="member"),
    path(both("circle/", "entourage/"), circle.circle, name="circle"),
]
