"""Addresses of the demo: the office's own, and the list of its cases for whoever sits at the machine."""

from __future__ import annotations

from django.urls import include, path

from workpermit.web import urls

urlpatterns = [path("demonstration/", include("workpermit.web.showcase.urls")), *urls.urlpatterns]
handler400 = urls.handler400
handler403 = urls.handler403
handler404 = urls.handler404
handler500 = urls.handler500
