"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class ApplyConfig(AppConfig):
    """The online application, step by step, saved as one goes."""

    name = "workpermit.web.apply"
    label = "apply"
