"""The language switch: the same page in the other language, with what was typed.

Every page has its language in its address. The switch is a button of the page's form, where it has one, so the
browser sends what was typed along with `switch_language`:

    POST /en/apply/… ──► 307 ──► POST /fr/… ──► the view runs as for GET, with `request.typed`

Nothing is stored and nothing is acted on; what was typed never reaches an address (S-42).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils import translation
from django.utils.datastructures import MultiValueDict
from django.utils.encoding import iri_to_uri
from django.utils.translation import get_language_from_path

from workpermit.core.text import Language

FIELD: Final = "switch_language"
_NEVER_KEPT: Final = frozenset({FIELD, "csrfmiddlewaretoken"})
_Answer = Callable[[HttpRequest], HttpResponse]


class _SamePost(HttpResponseRedirect):
    """Send the browser to another address with the same body."""

    status_code = 307


def language_switch(get_response: _Answer) -> _Answer:
    """Answer the switch; it stands before the check of forged posts, since a switch only shows a page."""

    def answered(request: HttpRequest) -> HttpResponse:
        typed: Mapping[str, str | list[str]] = {}
        wanted = request.POST.get(FIELD) if request.method == "POST" else None
        if wanted in tuple(Language):
            if get_language_from_path(request.path_info) != wanted:
                return _SamePost(in_language(request.get_full_path(), wanted))
            typed = as_typed(request.POST)
            request.method = "GET"
            request.META["REQUEST_METHOD"] = "GET"
            request.POST = QueryDict()
            request._files = MultiValueDict()  # type: ignore[attr-defined] # noqa: SLF001
        request.typed = typed  # type: ignore[attr-defined]
        return get_response(request)

    return answered


def in_language(address: str, language: str) -> str:
    """Return an address of ours in the other language, or the start page where the page has none."""
    with translation.override("en" if address.startswith("/en/") else "fr"):
        moved = translate_url(address, language)
    return moved if get_language_from_path(moved) == language else f"/{language}/"


def this_page(request: HttpRequest, language: str) -> str:
    """Return the address of the page that is being made in the other language, with what it asked for."""
    found = request.resolver_match
    if found is None:
        return in_language(request.get_full_path(), language)
    try:
        with translation.override(language):
            moved = reverse(found.view_name, args=found.args, kwargs=found.kwargs)
    except NoReverseMatch:
        return in_language(request.get_full_path(), language)
    if not moved.startswith(f"/{language}/"):
        return f"/{language}/"
    query = request.META.get("QUERY_STRING", "")
    return f"{moved}?{iri_to_uri(query)}" if query else moved


def typed(request: HttpRequest) -> Mapping[str, str | list[str]]:
    """Return what was typed before the language was switched: the `initial` of the page's form."""
    kept: Mapping[str, str | list[str]] = getattr(request, "typed", {})
    return kept


def as_typed(sent: QueryDict) -> dict[str, str | list[str]]:
    """Return what stood in the fields of a form that was sent: the `initial` of the same form shown again."""
    kept: dict[str, str | list[str]] = {}
    for name, values in sent.lists():
        if name not in _NEVER_KEPT and "password" not in name:
            kept[name] = values[0] if len(values) == 1 else list(values)
    return kept
