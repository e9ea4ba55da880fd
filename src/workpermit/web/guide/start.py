"""The start page, and the list of all guides, questionnaires and checks."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from workpermit.core.text import Text
from workpermit.web.guide.texts.shelf import GUIDES, SERIES
from workpermit.web.ui.pages import Crumb, page

START: Final = Text(en="Start", fr="Accueil")
ALL_GUIDES: Final = Text(en="Guides", fr="Guides")


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Show what the service does, and where to go."""
    title = Text(
        en="Your work permit, from application to permit", fr="Votre permis de travail, de la demande au permis"
    )
    return page(request, "guide/start.html", title=title, series=SERIES)


@require_safe
def guides(request: HttpRequest) -> HttpResponse:
    """List the guides, the questionnaires and the checks."""
    return page(
        request,
        "guide/guides.html",
        title=Text(en="Guides and answers", fr="Guides et réponses"),
        crumbs=[Crumb(START, reverse("guide:start"))],
        series=SERIES,
        beside=[guide for guide in GUIDES.values() if guide not in SERIES],
    )
