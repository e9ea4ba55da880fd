"""The demo's list alone, at the root, where its tests ask for it."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [path("", include("workpermit.web.showcase.urls"))]
