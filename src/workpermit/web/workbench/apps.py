"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class WorkbenchConfig(AppConfig):
    """The officers’ pages: queues, the case with its findings, and the acts that a person decides on."""

    name = "workpermit.web.workbench"
    label = "workbench"
