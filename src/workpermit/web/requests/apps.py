"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class OfficerRequestsConfig(AppConfig):
    """What an officer asks for, and the answers: items, uploads, more time."""

    name = "workpermit.web.requests"
    label = "officer_requests"
