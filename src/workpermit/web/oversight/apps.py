"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class OversightConfig(AppConfig):
    """The supervisors’ and auditors’ pages: what is late and why, who read what."""

    name = "workpermit.web.oversight"
    label = "oversight"
