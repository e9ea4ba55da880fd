"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class GuideConfig(AppConfig):
    """Public pages, without an account: guides, questionnaires, processing times, checks of employers and seals."""

    name = "workpermit.web.guide"
    label = "guide"
