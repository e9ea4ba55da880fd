"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class SwitchesConfig(AppConfig):
    """Stop switches: what a person can turn off at once for the whole office."""

    name = "workpermit.trades.switches"
    label = "switches"
