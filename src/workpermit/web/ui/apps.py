"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class UiConfig(AppConfig):
    """What every page is made of: the layout, components, words in both languages, the language switch."""

    name = "workpermit.web.ui"
    label = "ui"
