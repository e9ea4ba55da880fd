"""What the layout of every page needs, whoever made the page."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest

from workpermit.core.text import Language
from workpermit.web.ui.language import this_page
from workpermit.web.ui.words import language_now


def chrome(request: HttpRequest) -> dict[str, Any]:
    """Return the page's language, the other one and the page's address in it, and the reader's zone."""
    language = language_now()
    other = Language.FR if language is Language.EN else Language.EN
    return {
        "language": language.value,
        "other_language": other.value,
        "other_address": this_page(request, other.value),
        "zone": zone_of(request),
        "is_demo": settings.PLACE == "demo",
    }


def zone_of(request: HttpRequest) -> ZoneInfo:
    """Return the zone in which this reader reads times: their account's, else UTC."""
    zone = getattr(getattr(request, "user", None), "time_zone", None)
    return ZoneInfo(zone or "UTC")
