"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class NotesConfig(AppConfig):
    """Officers' notes in a case."""

    name = "workpermit.trades.notes"
    label = "notes"
