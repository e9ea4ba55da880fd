"""Addresses of the demo: its pages alone. Nothing but the demo's own place mounts them, since nobody signs in."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [path("", include("workpermit.web.showcase.urls"))]
handler404 = "workpermit.web.showcase.views.not_found"
handler500 = "workpermit.web.showcase.views.trouble"
