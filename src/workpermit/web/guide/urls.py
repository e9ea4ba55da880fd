"""Addresses of these pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from workpermit.web.guide import employers, guides, midnight, seal, start, times
from workpermit.web.guide.questions.questionnaires import QUESTIONNAIRES
from workpermit.web.guide.questions.views import questionnaire
from workpermit.web.guide.texts.shelf import GUIDES
from workpermit.web.ui.words import both

app_name = "guide"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", start.start, name="start"),
    path("guides/", start.guides, name="guides"),
    path(both("guides/midnight-utc/", "guides/minuit-utc/"), midnight.midnight, name="midnight"),
    path(both("processing-times/", "delais-de-traitement/"), times.times, name="times"),
    path(both("check-an-employer/", "verifier-un-employeur/"), employers.employer, name="employer"),
    path(both("check-a-document/", "verifier-un-document/"), seal.seal, name="seal"),
    path("trust.json", seal.trust_list, name="trust"),
    *(
        path(both(f"guides/{one.slug.en}/", f"guides/{one.slug.fr}/"), guides.guide, {"name": one.name}, name=one.name)
        for one in GUIDES.values()
    ),
    *(
        path(
            both(f"guides/{one.slug.en}/", f"guides/{one.slug.fr}/"),
            questionnaire,
            {"name": one.name},
            name=one.name,
        )
        for one in QUESTIONNAIRES.values()
    ),
]
