"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class EmployersConfig(AppConfig):
    """The published list of non-compliant employers."""

    name = "workpermit.trades.employers"
    label = "employers"
