"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class CodesConfig(AppConfig):
    """Codes handed out: an invitation to act for somebody, a live proof that answers as of now."""

    name = "workpermit.trades.codes"
    label = "codes"
