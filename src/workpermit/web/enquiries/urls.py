"""Addresses of these pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from workpermit.web.enquiries import testers, views
from workpermit.web.ui.words import both

app_name = "enquiries"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.form, name="form"),
    path(both("sent/", "envoye/"), views.sent, name="sent"),
    path(both("read/", "lire/"), views.look_up, name="look_up"),
    path(both("paper-application/", "demande-sur-papier/"), views.paper, name="paper"),
    path(both("help-us-improve/", "aidez-nous/"), testers.sign_up, name="testers"),
    path(both("help-us-improve/leave/", "aidez-nous/quitter/"), testers.end, name="testers_end"),
    path("<uuid:thread_id>/", views.thread, name="thread"),
]
