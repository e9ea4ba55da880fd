"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class UploadsConfig(AppConfig):
    """The endpoint that takes files in, in pieces, and resumes."""

    name = "workpermit.web.uploads"
    label = "uploads"
