"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Files that applicants hand in."""

    name = "workpermit.trades.documents"
    label = "documents"
