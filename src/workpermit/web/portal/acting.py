"""What every page about one case shares: the way to it, its heading, and that something is wrong, said first."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from workpermit.core.text import Text
from workpermit.web.ui.acting import in_error
from workpermit.web.ui.pages import Crumb, page


def crumbs_of(case_id: UUID) -> tuple[Crumb, ...]:
    """Return the way to a page of an act in one case."""
    return (
        Crumb(_APPLICATIONS, reverse("tracker:index")),
        Crumb(_APPLICATION, reverse("tracker:case", args=[case_id])),
        Crumb(_DEEDS, reverse("portal:home", args=[case_id])),
    )


def shown(
    request: HttpRequest, template: str, *, title: Text, case_id: UUID, form: forms.Form | None = None, **more: Any
) -> HttpResponse:
    """Show a page about one case; where something typed is wrong, the title says so first."""
    heading, title = title, in_error(title, form)
    return page(
        request,
        template,
        title=title,
        crumbs=crumbs_of(case_id),
        heading=heading,
        case_id=case_id,
        form=form,
        **more,
    )


_APPLICATIONS = Text(en="My applications", fr="Mes demandes")
_APPLICATION = Text(en="This application", fr="Cette demande")
_DEEDS = Text(en="What you can do", fr="Ce que vous pouvez faire")
