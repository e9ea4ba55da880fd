"""Addresses of these pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from workpermit.web.portal import acts, enquiries, home, own_file, preferences, proof, representatives
from workpermit.web.ui.words import both

app_name = "portal"
_CASE = [
    path(both("enquiries/", "renseignements/"), enquiries.enquiries, name="enquiries_of_case"),
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
    path(both("work-proof/", "preuve-de-travail/"), proof.proofs, name="proof"),
    path(both("work-proof/<uuid:code_id>/end/", "preuve-de-travail/<uuid:code_id>/fin/"), proof.end, name="proof_end"),
    path(both("who-looked/", "qui-a-consulte/"), own_file.who_looked, name="who_looked"),
    path(both("representatives/", "representants/"), representatives.representatives, name="representatives"),
    path(both("representatives/new/", "representants/nouveau/"), representatives.invite, name="invite"),
    path(
        both("representatives/<uuid:given_id>/end/", "representants/<uuid:given_id>/fin/"),
        representatives.revoke,
        name="revoke",
    ),
    path(
        both("representatives/<uuid:given_id>/", "representants/<uuid:given_id>/"),
        representatives.deeds,
        name="deeds",
    ),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path(both("preferences/", "preferences/"), preferences.preferences, name="preferences"),
    path(both("act-for-somebody/", "agir-pour-quelqu-un/"), representatives.accept, name="accept"),
    path(both("enquiries/", "renseignements/"), enquiries.enquiries, name="enquiries"),
    path(both("may-they-work/", "peut-il-travailler/"), proof.check, name="proof_check"),
    path(both("own-file/", "mon-dossier/"), own_file.own_file, name="own_file"),
    path(both("own-file/download/", "mon-dossier/telecharger/"), own_file.download, name="own_file_download"),
    path("<uuid:case_id>/", include(_CASE)),
]
