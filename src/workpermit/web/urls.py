"""Addresses of the pages: the language stands first, so that it needs no cookie."""

from __future__ import annotations

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from workpermit.web.signin.urls import PARTNER, STEPS
from workpermit.web.ui.gallery import gallery
from workpermit.web.ui.words import both

PAGES: list[URLPattern | URLResolver] = [
    path("", include("workpermit.web.guide.urls")),
    path(both("sign-in/", "connexion/"), include("workpermit.web.signin.urls")),
    path(both("sign-in/", "connexion/"), include(STEPS)),
    path(both("apply/", "demande/"), include("workpermit.web.apply.urls")),
    path(both("applications/", "demandes/"), include("workpermit.web.tracker.urls")),
    path(both("answers/", "reponses/"), include("workpermit.web.requests.urls")),
    path(both("account/", "compte/"), include("workpermit.web.portal.urls")),
    path(both("office/", "bureau/"), include("workpermit.web.workbench.urls")),
    path(both("oversight/", "controle/"), include("workpermit.web.oversight.urls")),
    path(both("enquiries/", "demandes-de-renseignements/"), include("workpermit.web.enquiries.urls")),
]
if settings.PLACE == "tests":
    PAGES.append(path("components/", gallery, name="components"))
urlpatterns: list[URLPattern | URLResolver] = [
    path("uploads/", include("workpermit.web.uploads.urls")),
    path("partners/", include(PARTNER)),
    *i18n_patterns(*PAGES),
]

handler400 = "workpermit.web.ui.errors.not_completed"
handler403 = "workpermit.web.ui.errors.not_allowed"
handler404 = "workpermit.web.ui.errors.not_found"
handler500 = "workpermit.web.ui.errors.trouble"
