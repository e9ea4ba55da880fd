"""Show a page: one call that every view ends with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from workpermit.core.text import Text
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
    shown |= {"title": said(title), "crumbs": [(said(crumb.label), crumb.address) for crumb in crumbs]}
    response = render(request, template, shown, status=status)
    response.headers["Content-Language"] = language_now().value
    return response
