"""The pages of signing in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from workpermit.core.text import Text
from workpermit.web.ui.pages import page


def sign_in(request: HttpRequest) -> HttpResponse:
    """Show where one signs in."""
    return page(request, "signin/sign_in.html", title=Text(en="Sign in", fr="Ouvrir une session"))
