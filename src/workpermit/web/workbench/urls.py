"""Addresses of these pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from workpermit.web.ui.words import both
from workpermit.web.workbench import (
    acts,
    authority,
    bulk,
    case,
    completeness,
    documents,
    first_view,
    hearing,
    masked,
    medical,
    notes,
    person,
    presence,
    queue,
    saved,
    search,
    team,
)

app_name = "workbench"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", queue.queue, name="queue"),
    path(both("find/", "trouver/"), queue.find, name="find"),
    path(both("next/", "suivant/"), queue.take_next, name="next"),
    path(both("search/", "recherche/"), search.search, name="search"),
    path(both("saved/", "enregistrees/"), saved.listed, name="saved"),
    path(both("saved/<uuid:saved_id>/", "enregistrees/<uuid:saved_id>/"), saved.change, name="saved_one"),
    path(both("team/", "equipe/"), team.team, name="team"),
    path(both("team/move/", "equipe/deplacer/"), team.balance, name="balance"),
    path(both("team/most/", "equipe/maximum/"), team.capacity, name="capacity"),
    path(
        both("team/absence/<uuid:absence_id>/", "equipe/absence/<uuid:absence_id>/"),
        team.absence_end,
        name="absence_end",
    ),
    path(both("many/", "plusieurs/"), bulk.draw_up, name="bulk"),
    path(both("many/<uuid:plan_id>/", "plusieurs/<uuid:plan_id>/"), bulk.plan, name="plan"),
    path(both("many/<uuid:plan_id>/settle/", "plusieurs/<uuid:plan_id>/regler/"), bulk.settle, name="settle"),
    path(both("<uuid:case_id>/here/", "<uuid:case_id>/ici/"), presence.here, name="here"),
    path(both("lists/many/", "listes/plusieurs/"), bulk.waiting, name="plans"),
    path(both("exams/", "examens/"), medical.report, name="medical_report"),
    path(both("lists/", "listes/"), include("workpermit.web.workbench.lists_urls")),
    path(both("authority/", "pouvoirs/"), authority.listed, name="authority"),
    path(both("authority/new/", "pouvoirs/nouveau/"), authority.propose, name="authority_new"),
    path(
        both("authority/<uuid:grant_id>/confirm/", "pouvoirs/<uuid:grant_id>/confirmer/"),
        authority.confirm,
        name="authority_confirm",
    ),
    path(
        both("authority/<uuid:grant_id>/end/", "pouvoirs/<uuid:grant_id>/terminer/"),
        authority.end,
        name="authority_end",
    ),
    path("<uuid:case_id>/", case.case, name="case"),
    path(
        both("<uuid:case_id>/completeness/", "<uuid:case_id>/integralite/"),
        completeness.completeness,
        name="completeness",
    ),
    path(both("<uuid:case_id>/first-view/", "<uuid:case_id>/premier-avis/"), first_view.first_view, name="first_view"),
    path(both("<uuid:case_id>/take/", "<uuid:case_id>/prendre/"), queue.take, name="take"),
    path(both("<uuid:case_id>/give-back/", "<uuid:case_id>/rendre/"), queue.give_back, name="give_back"),
    path(both("<uuid:case_id>/act/<slug:slug>/", "<uuid:case_id>/acte/<slug:slug>/"), acts.act, name="act"),
    path(
        both("<uuid:case_id>/act/<slug:slug>/<str:about>/", "<uuid:case_id>/acte/<slug:slug>/<str:about>/"),
        acts.act,
        name="act_on",
    ),
    path(
        both("<uuid:case_id>/passport-number/", "<uuid:case_id>/numero-de-passeport/"),
        masked.passport_number,
        name="passport_number",
    ),
    path(both("<uuid:case_id>/person/", "<uuid:case_id>/personne/"), person.person, name="person"),
    path(both("<uuid:case_id>/note/", "<uuid:case_id>/annotation/"), notes.write, name="note"),
    path(
        both("<uuid:case_id>/hearing/<str:about>/", "<uuid:case_id>/audience/<str:about>/"),
        hearing.hear,
        name="hearing",
    ),
    path("<uuid:case_id>/document/<uuid:document_id>/", documents.document, name="document"),
    path("<uuid:case_id>/document/<uuid:document_id>/<int:number>.png", documents.picture, name="picture"),
    path(
        both(
            "<uuid:case_id>/document/<uuid:document_id>/find/", "<uuid:case_id>/document/<uuid:document_id>/chercher/"
        ),
        documents.find_in,
        name="find_in",
    ),
    path(
        both("<uuid:case_id>/document/<uuid:document_id>/move/", "<uuid:case_id>/document/<uuid:document_id>/suite/"),
        documents.move,
        name="move",
    ),
    path(
        both("<uuid:case_id>/letter/<uuid:letter_id>/", "<uuid:case_id>/lettre/<uuid:letter_id>/"),
        documents.letter,
        name="letter",
    ),
]
