"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """Letters and permits as PDF files."""

    name = "workpermit.trades.letters"
    label = "letters"
