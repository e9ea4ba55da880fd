"""Addresses of these pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from workpermit.web.guide import guides, start
from workpermit.web.guide.texts.shelf import GUIDES
from workpermit.web.ui.words import both

app_name = "guide"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", start.start, name="start"),
    path("guides/", start.guides, name="guides"),
    *(
        path(both(f"guides/{one.slug.en}/", f"guides/{one.slug.fr}/"), guides.guide, {"name": one.name}, name=one.name)
        for one in GUIDES.values()
    ),
]
