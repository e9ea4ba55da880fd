"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class DuplicatesConfig(AppConfig):
    """What an application is compared by, and what was found alike."""

    name = "workpermit.trades.duplicates"
    label = "duplicates"
