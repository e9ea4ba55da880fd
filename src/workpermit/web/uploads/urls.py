"""Addresses of uploads; no language in them, since a machine speaks to them."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from workpermit.web.uploads import tus, views

app_name = "uploads"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", tus.collection, name="collection"),
    path("view/<uuid:document_id>/", views.document, name="document"),
    path("<uuid:upload_id>/", tus.one, name="one"),
]
