"""Addresses of these pages; each step has its own, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, path

from workpermit.core.forms.sections import DOCUMENTS, SECTIONS
from workpermit.web.apply import attaching, bringing, filling, for_clients, on_paper, reviewing, starting
from workpermit.web.apply.steps import FRENCH
from workpermit.web.ui.words import both

app_name = "apply"
_DRAFT = "<uuid:draft_id>/"


def _steps() -> Iterator[URLPattern]:
    for section in SECTIONS:
        place = both(en=f"{_DRAFT}{section.code}/", fr=f"{_DRAFT}{FRENCH[section.code]}/")
        if section is DOCUMENTS:
            yield path(place, attaching.documents, name=f"section-{section.code}")
        else:
            yield path(place, filling.section, {"code": section.code}, name=f"section-{section.code}")


urlpatterns: list[URLPattern | URLResolver] = [
    path("", starting.home, name="home"),
    path(both(en="package/", fr="dossier/"), bringing.package, name="package"),
    path(both(en="paper/", fr="papier/"), on_paper.begin, name="paper"),
    path(both(en="client/<uuid:word_id>/", fr="client/<uuid:word_id>/"), for_clients.client, name="client"),
    path(both(en="read/", fr="lire/"), for_clients.read, name="read"),
    path(both(en="read/answer/", fr="lire/reponse/"), for_clients.confirm, name="confirm"),
    path(both(en=f"{_DRAFT}client/", fr=f"{_DRAFT}client/"), for_clients.ask, name="ask_client"),
    path(_DRAFT, starting.overview, name="overview"),
    path(both(en=f"{_DRAFT}form/", fr=f"{_DRAFT}formulaire/"), starting.form, name="form"),
    path(both(en=f"{_DRAFT}needed/", fr=f"{_DRAFT}necessaire/"), starting.needed, name="needed"),
    path(both(en=f"{_DRAFT}delete/", fr=f"{_DRAFT}supprimer/"), starting.delete, name="delete"),
    path(both(en=f"{_DRAFT}review/", fr=f"{_DRAFT}verification/"), reviewing.review, name="review"),
    path(both(en=f"{_DRAFT}received/", fr=f"{_DRAFT}recue/"), reviewing.received, name="received"),
    path(both(en=f"{_DRAFT}receipt/", fr=f"{_DRAFT}recu/"), reviewing.receipt, name="receipt"),
    path(f"{_DRAFT}documents/<int:index>/<slug:part>/", attaching.file, name="file"),
    *_steps(),
]
