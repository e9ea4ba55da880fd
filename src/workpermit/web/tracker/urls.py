"""Addresses of these pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from workpermit.web.tracker import calendar, forecast, inbox, letters, views
from workpermit.web.ui.words import both

app_name = "tracker"
_LETTER = "<uuid:case_id>/{letters}/<uuid:letter_id>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.index, name="index"),
    path("messages/", inbox.messages, name="messages"),
    path("messages/<uuid:message_id>/", inbox.message, name="message"),
    path(both("what-each-answer-means/", "ce-que-signifie-chaque-reponse/"), views.explain, name="explain"),
    path("<uuid:case_id>/", views.case, name="case"),
    path(both("<uuid:case_id>/letters/", "<uuid:case_id>/lettres/"), letters.letters, name="letters"),
    path(both(_LETTER.format(letters="letters"), _LETTER.format(letters="lettres")), letters.read, name="read"),
    path(
        both(
            "<uuid:case_id>/letters/<uuid:letter_id>.pdf",
            "<uuid:case_id>/lettres/<uuid:letter_id>.pdf",
        ),
        letters.letter,
        name="letter",
    ),
    path(both("<uuid:case_id>/how-long/", "<uuid:case_id>/combien-de-temps/"), forecast.own_forecast, name="forecast"),
    path(both("<uuid:case_id>/dates.ics", "<uuid:case_id>/echeances.ics"), calendar.calendar, name="calendar"),
]
