"""Show the demo's cases to whoever sits at this machine: nobody signs in, and every page only reads.

An application number may stand in an address here, since it is no person's name and the people are fictional;
names never do, nor in titles (S-42).
"""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_safe

from workpermit.casework import reading
from workpermit.core.case.letters import BILINGUAL
from workpermit.core.text import Language
from workpermit.trades.letters import keeping
from workpermit.web.showcase.pages import case_line, case_page
from workpermit.web.showcase.words import WORDS, chrome

_EVERY_LANGUAGE: Final = ", ".join(Language)


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """Send the reader on to the list in the language their browser asks for."""
    return HttpResponseRedirect(reverse("showcase:index", args=[_language_of_browser(request)]))


@require_safe
def index(request: HttpRequest, language: Language) -> HttpResponse:
    """Show the list of cases."""
    lines = [case_line(overview, language) for overview in reading.overviews()]
    title = WORDS["applications"].in_language(language)
    return _page(request, "index", language, title=title, cases=lines)


@require_safe
def case(request: HttpRequest, language: Language, application_number: str) -> HttpResponse:
    """Show one case."""
    row = reading.with_number(application_number)
    if row is None:
        raise Http404
    page = case_page(reading.case_file(row), language)
    title = f"{WORDS['application'].in_language(language)} {page.number}"
    return _page(request, "case", language, title=title, case=page)


@require_safe
def letter(_request: HttpRequest, letter_id: UUID) -> HttpResponse:
    """Hand out a letter as it was kept, byte for byte, to be read in the browser."""
    row = keeping.with_id(letter_id)
    if row is None:
        raise Http404
    headers = {
        "Content-Disposition": f'inline; filename="{row.number}.pdf"',
        "Content-Language": _EVERY_LANGUAGE if row.letter in BILINGUAL else row.language,
    }
    return HttpResponse(keeping.open_bytes(row), content_type="application/pdf", headers=headers)


def _page(request: HttpRequest, name: str, language: Language, **shown: Any) -> HttpResponse:
    matched = request.resolver_match
    assert matched is not None
    alternates = {
        other.value: reverse(f"showcase:{matched.url_name}", kwargs={**matched.kwargs, "language": other})
        for other in Language
    }
    shown |= {"language": language, "words": chrome(language), "alternates": alternates}
    return _answer(request, name, shown, languages=language.value)


def _answer(request: HttpRequest, template: str, shown: dict[str, Any], *, languages: str) -> HttpResponse:
    response = render(request, f"showcase/{template}.html", shown)
    # Said here, since the middleware would name what the browser asks for instead of what the page is in.
    response.headers["Content-Language"] = languages
    return response


def _language_of_browser(request: HttpRequest) -> Language:
    return Language(get_language_from_request(request))
