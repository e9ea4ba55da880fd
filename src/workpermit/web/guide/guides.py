"""Show the guides, and the list of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from workpermit.casework.glimpses import Glimpse, Situation, glimpses
from workpermit.core.text import Text
from workpermit.web.guide.start import ALL_GUIDES, START
from workpermit.web.guide.texts.after_you_apply import AFTER_YOU_APPLY, PAGE_MODIFIED_ON
from workpermit.web.guide.texts.shelf import GUIDES, SERIES, after, before
from workpermit.web.guide.texts.writing import Guide, Section
from workpermit.web.ui.access import has_both_factors
from workpermit.web.ui.pages import Crumb, page

_YOURS: Final = Text(en="Where your application stands", fr="Où en est votre demande")
_SECTIONS: Final = {
    Situation.OUTSIDE: frozenset({"outside-canada"}),
    Situation.INSIDE: frozenset({"in-canada", "approved-in-canada"}),
}


@require_safe
def guide(request: HttpRequest, name: str) -> HttpResponse:
    """Show one guide; somebody signed in sees first where their own application stands."""
    chosen = GUIDES[name]
    own = _own(request)
    return page(
        request,
        "guide/guide.html",
        title=chosen.title,
        crumbs=[Crumb(START, reverse("guide:start")), Crumb(ALL_GUIDES, reverse("guide:guides"))],
        guide=chosen,
        sections=_unfolded(chosen, own),
        series=SERIES,
        before=before(chosen),
        after=after(chosen),
        own=own,
        own_title=_YOURS,
        page_modified_on=PAGE_MODIFIED_ON if chosen is AFTER_YOU_APPLY else None,
        with_sources="sources" in request.GET,
    )


def _own(request: HttpRequest) -> tuple[Glimpse, ...]:
    return glimpses(request.user) if has_both_factors(request) else ()  # type: ignore[arg-type]


def _unfolded(chosen: Guide, own: tuple[Glimpse, ...]) -> tuple[Section, ...]:
    """Return the sections; of "After you apply" the parts of one's own situation are open and the others folded."""
    mine = frozenset[str]().union(*(_SECTIONS[one.situation] for one in own))
    if chosen is not AFTER_YOU_APPLY or not mine:
        return chosen.sections
    return tuple(
        replace(section, parts=tuple(replace(part, is_open=section.id in mine) for part in section.parts))
        for section in chosen.sections
    )
