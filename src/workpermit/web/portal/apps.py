"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The applicant’s home and the acts of their own: address, withdrawal, representative, travel, own file."""

    name = "workpermit.web.portal"
    label = "portal"
