"""The casework app."""

from __future__ import annotations

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """Every change of a case goes through here."""

    name = "workpermit.casework"
    label = "casework"
