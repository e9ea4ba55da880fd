"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class OversightConfig(AppConfig):
    """The pages of those who watch over the work."""

    name = "workpermit.web.oversight"
    label = "oversight"
