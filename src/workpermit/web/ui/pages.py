"""Show a page: one call that every view ends with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from workpermit.core.text import Language, Text
from workpermit.web.ui.language import in_language
from workpermit.web.ui.words import language_now, said


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way to this page."""

    label: Text
    address: str


def page(
    request: HttpRequest,
    template: str,
    *,
    title: Text,
    crumbs: Sequence[Crumb] = (),
    status: int = 200,
    **shown: Any,
) -> HttpResponse:
    """Answer with a page. The title holds no personal data (S-42); the crumbs leave the page itself out."""
    language = language_now()
    other = Language.FR if language is Language.EN else Language.EN
    shown |= {
        "title": said(title),
        "crumbs": [(said(crumb.label), crumb.address) for crumb in crumbs],
        "language": language.value,
        "other_language": other.value,
        "other_address": in_language(request.get_full_path(), other.value),
        "zone": zone_of(request),
    }
    response = render(request, template, shown, status=status)
    response.headers["Content-Language"] = language.value
    return response


def zone_of(request: HttpRequest) -> ZoneInfo:
    """Return the zone in which this reader reads times: their account's, else UTC."""
    zone = getattr(request.user, "time_zone", None)
    return ZoneInfo(zone or "UTC")
