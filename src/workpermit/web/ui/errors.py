"""What is said when a page is not there, may not be seen, or failed: calmly, in both languages (S-44)."""

from __future__ import annotations

import uuid
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from workpermit.core.text import Language, Text

_NOT_FOUND: Final = (
    Text(en="This page cannot be found", fr="Cette page est introuvable"),
    Text(
        en="The address may be mistyped, the page may have moved, or it may belong to somebody else. "
        "Nothing was changed.",
        fr="L’adresse est peut-être mal saisie, la page a pu être déplacée, ou elle appartient à quelqu’un d’autre. "
        "Rien n’a été modifié.",
    ),
)
_TROUBLE: Final = (
    Text(en="Something went wrong on our side", fr="Un problème est survenu de notre côté"),
    Text(
        en="What you sent may not have reached us. Go back and try again; sending twice does no harm. "
        "If it happens again, tell us the number below.",
        fr="Il est possible que votre envoi ne nous soit pas parvenu. Revenez en arrière et réessayez\u00a0; envoyer "
        "deux fois est sans conséquence. Si le problème persiste, indiquez-nous le numéro ci-dessous.",
    ),
)
_STALE: Final = (
    Text(en="This form is no longer valid", fr="Ce formulaire n’est plus valide"),
    Text(
        en="For your safety a form is good for one sign-in. Go back, load the page again and send it once more; "
        "nothing was changed.",
        fr="Pour votre sécurité, un formulaire ne vaut que pour une seule session. Revenez en arrière, rechargez la "
        "page et envoyez-le de nouveau\u00a0; rien n’a été modifié.",
    ),
)
_NOT_COMPLETED: Final = (
    Text(en="This request could not be completed", fr="Cette requête n’a pas abouti"),
    Text(
        en="Your session may have ended while it was on its way, or it was not as we expect it. Load the page again "
        "and check whether what you sent is there; sending twice does no harm.",
        fr="Votre session a peut-être pris fin pendant que la requête était en chemin, ou celle-ci n’était pas telle "
        "que nous l’attendons. Rechargez la page et vérifiez si votre envoi y figure\u00a0; envoyer deux fois est sans "
        "conséquence.",
    ),
)
_NOT_ALLOWED: Final = (
    Text(en="You may not see this page", fr="Vous n’avez pas accès à cette page"),
    Text(
        en="Sign in with the account that it belongs to. Nothing was changed.",
        fr="Connectez-vous au compte auquel elle appartient. Rien n’a été modifié.",
    ),
)


def not_completed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that a request was malformed, or that its session ended under it."""
    return _said(request, _NOT_COMPLETED, status=400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page."""
    return _said(request, _NOT_FOUND, status=404)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the page is somebody else's."""
    return _said(request, _NOT_ALLOWED, status=403)


def trouble(request: HttpRequest) -> HttpResponse:
    """Say that it is our fault, with a number that tells nothing but finds the log line."""
    return _said(request, _TROUBLE, status=500, number=uuid.uuid4().hex[:8].upper())


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form's own protection has run out."""
    return _said(request, _STALE, status=403)


def _said(request: HttpRequest, words: tuple[Text, Text], *, status: int, number: str = "") -> HttpResponse:
    first = Language.FR if request.path_info.startswith("/fr/") else Language.EN
    in_order = sorted(Language, key=lambda language: language is not first)
    title, why = words
    with translation.override(first.value):
        shown = {
            "title": title.in_language(first),
            "number": number,
            "languages": [
                (language.value, title.in_language(language), why.in_language(language)) for language in in_order
            ],
        }
        response = render(request, "ui/error.html", shown, status=status)
    response.headers["Content-Language"] = ", ".join(in_order)
    return response
