"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Figures of the office as counters that grow with what happened: nobody's case stands in them."""

    name = "workpermit.trades.reports"
    label = "reports"
