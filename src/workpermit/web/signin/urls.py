"""Addresses of these pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from workpermit.web.signin import views

app_name = "signin"
urlpatterns: list[URLPattern | URLResolver] = [path("", views.sign_in, name="sign_in")]
