"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class PaperConfig(AppConfig):
    """Envelopes the mailroom opened and what was in them."""

    name = "workpermit.trades.paper"
    label = "paper"
