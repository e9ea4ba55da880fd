"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class AuthorityConfig(AppConfig):
    """Delegated authority: who may decide what, from when until when."""

    name = "workpermit.trades.authority"
    label = "authority"
