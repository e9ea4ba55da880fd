"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class DesksConfig(AppConfig):
    """How the people of the office share their work."""

    name = "workpermit.trades.desks"
    label = "desks"
