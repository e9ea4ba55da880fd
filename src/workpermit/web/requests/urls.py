"""Addresses of the requests of a case and of what answers them."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from workpermit.web.requests import answers, files, sheets
from workpermit.web.ui.words import both

app_name = "requests"
_ONE = "<uuid:case_id>/<uuid:request_id>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("<uuid:case_id>/", sheets.case, name="case"),
    path(_ONE, sheets.request, name="request"),
    path(f"{_ONE}due.ics", sheets.ics, name="ics"),
    path(both(f"{_ONE}item/<int:item>/", f"{_ONE}point/<int:item>/"), files.add, name="add"),
    path(both(f"{_ONE}file/<uuid:upload_id>/", f"{_ONE}fichier/<uuid:upload_id>/"), files.change, name="file"),
    path(both(f"{_ONE}send/", f"{_ONE}envoyer/"), answers.send, name="send"),
    path(both(f"{_ONE}more-time/", f"{_ONE}delai/"), answers.more_time, name="more_time"),
    path(
        both("<uuid:case_id>/receipt/<uuid:answer_id>/", "<uuid:case_id>/accuse/<uuid:answer_id>/"),
        answers.receipt,
        name="receipt",
    ),
    path(
        both("<uuid:case_id>/receipt/<uuid:answer_id>/text/", "<uuid:case_id>/accuse/<uuid:answer_id>/texte/"),
        answers.receipt_file,
        name="receipt_file",
    ),
]
