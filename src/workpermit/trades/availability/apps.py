"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class AvailabilityConfig(AppConfig):
    """Evidence that the service was up, and the outages in between."""

    name = "workpermit.trades.availability"
    label = "availability"
