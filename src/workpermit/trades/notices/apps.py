"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Messages to the people in a case."""

    name = "workpermit.trades.notices"
    label = "notices"
