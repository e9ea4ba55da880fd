"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class HearingsConfig(AppConfig):
    """Hearing a person: questions, notes, how an answer is weighed."""

    name = "workpermit.trades.hearings"
    label = "hearings"
