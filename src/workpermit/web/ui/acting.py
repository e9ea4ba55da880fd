"""Carrying an act out from a page: under the form's key, once, with the door's answer in words where it says no."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypedDict, TypeVar
from uuid import uuid4

from django import forms
from django.http import HttpRequest

from workpermit.casework.access import UnknownCase
from workpermit.casework.door import CaseBusy, KeyUsedOtherwise
from workpermit.clock.present import now
from workpermit.core.case.actor import Actor
from workpermit.core.case.refusal import CommandRefused
from workpermit.core.text import Text
from workpermit.web.ui.access import SignedIn
from workpermit.web.ui.language import typed

Form_ = TypeVar("Form_", bound=forms.Form)
_LONGEST_KEY = 64


def key_of(request: HttpRequest) -> str:
    """Return the key that the form was sent with: it makes sending it twice harmless."""
    key = request.POST.get("key", "")
    return key if 0 < len(key) <= _LONGEST_KEY and key.isascii() else str(uuid4())


class By(TypedDict):
    """Under which key, by whom and when an act is given."""

    key: str
    actor: Actor
    at: datetime


def by(request: SignedIn) -> By:
    """Return what the door wants to know of the one who sent the form."""
    return {"key": key_of(request), "actor": request.account.actor, "at": now()}


def opened(kind: type[Form_], request: HttpRequest) -> Form_:
    """Return a form with what was sent, or with what was typed before the language was switched."""
    return kind(request.POST) if request.method == "POST" else kind(initial=dict(typed(request)))


def tried(act: Callable[[], object]) -> Text | None:
    """Carry out an act; where it is not carried out, return what the person is told."""
    try:
        act()
    except CommandRefused as refused:
        return refused.refusal.text
    except KeyUsedOtherwise as used:
        return used.text
    except CaseBusy:
        return _BUSY
    except UnknownCase:
        return _GONE  # a mandate can end between the page and the act
    return None


def in_error(title: Text, form: forms.Form | None) -> Text:
    """Return a page's title; where something typed is wrong, that stands first."""
    return _ERROR.filled(title=title) if form is not None and form.errors else title


_ERROR = Text(en="Error: {title}", fr="Erreur\u00a0: {title}")
_BUSY = Text(
    en="Your file was being worked on at the same moment, so nothing was changed. Please send the form again.",
    fr="Votre dossier était en cours de traitement au même moment\u00a0; rien n’a changé. Veuillez envoyer de nouveau "
    "le formulaire.",
)
_GONE = Text(
    en="You may no longer act in this application, so nothing was changed.",
    fr="Vous ne pouvez plus agir dans cette demande\u00a0; rien n’a changé.",
)
