"""Addresses of the work lists."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from workpermit.web.ui.words import both
from workpermit.web.workbench import (
    duplicates,
    list_employers,
    list_enquiries,
    list_factors,
    list_people,
    list_second_reads,
    lists,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", lists.overview, name="lists"),
    path(both("enquiries/", "demandes-de-renseignements/"), list_enquiries.listed, name="enquiries"),
    path(
        both("enquiries/<uuid:thread_id>/", "demandes-de-renseignements/<uuid:thread_id>/"),
        list_enquiries.thread,
        name="enquiry",
    ),
    path(
        both("enquiries/<uuid:thread_id>/close/", "demandes-de-renseignements/<uuid:thread_id>/fermer/"),
        list_enquiries.close,
        name="enquiry_close",
    ),
    path(
        both("enquiries/<uuid:thread_id>/case/", "demandes-de-renseignements/<uuid:thread_id>/dossier/"),
        list_enquiries.match,
        name="enquiry_match",
    ),
    path(both("alike/", "semblables/"), duplicates.listed, name="duplicates"),
    path(both("alike/<uuid:duplicate_id>/", "semblables/<uuid:duplicate_id>/"), duplicates.compare, name="duplicate"),
    path(both("identity/", "identite/"), list_people.checks, name="checks"),
    path(both("identity/<uuid:check_id>/", "identite/<uuid:check_id>/"), list_people.check, name="check"),
    path(
        both("identity/factors/<uuid:lost_id>/", "identite/moyens/<uuid:lost_id>/"),
        list_factors.settle,
        name="factor_check",
    ),
    path(both("calls/", "appels/"), list_people.calls, name="calls"),
    path(both("calls/<uuid:call_id>/", "appels/<uuid:call_id>/"), list_people.call, name="call"),
    path(both("post/", "poste/"), list_people.post, name="post"),
    path(both("post/back/", "poste/retour/"), list_people.came_back, name="came_back"),
    path(both("post/<uuid:delivery_id>.pdf", "poste/<uuid:delivery_id>.pdf"), list_people.sheet, name="sheet"),
    path(both("second-reads/", "relectures/"), list_second_reads.listed, name="second_reads"),
    path(both("programmes/", "programmes-publics/"), lists.programmes, name="programmes"),
    path(both("more-time/", "delais/"), lists.more_time, name="more_time"),
    path(both("deliveries/", "livraisons/"), lists.deliveries, name="deliveries"),
    path(both("employers/", "employeurs/"), list_employers.likenesses, name="likenesses"),
    path(both("employer-lists/", "listes-employeurs/"), list_employers.held, name="held_lists"),
    path(
        both("employer-lists/<int:number>/", "listes-employeurs/<int:number>/"), list_employers.settle, name="held_list"
    ),
]
