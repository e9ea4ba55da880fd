"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class FirstViewsConfig(AppConfig):
    """First views: what officers thought before they saw the advice."""

    name = "workpermit.trades.firstviews"
    label = "firstviews"
