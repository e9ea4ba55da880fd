"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts, people and mandates."""

    name = "workpermit.accounts"
    label = "accounts"
