"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class TimesConfig(AppConfig):
    """Published processing times and their versions, and our own figures."""

    name = "workpermit.trades.times"
    label = "times"
