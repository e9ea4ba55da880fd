"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class TrackerConfig(AppConfig):
    """What happens to an application: status, lanes, history, letters, messages."""

    name = "workpermit.web.tracker"
    label = "tracker"
