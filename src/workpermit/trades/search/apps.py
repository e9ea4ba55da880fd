"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Words of papers, found by keyed hashes."""

    name = "workpermit.trades.search"
    label = "search"
