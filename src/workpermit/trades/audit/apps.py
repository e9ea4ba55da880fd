"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Who looks at files and why: purposes stated, what is locked for whom, searches, looks that want explaining."""

    name = "workpermit.trades.audit"
    label = "audit"
