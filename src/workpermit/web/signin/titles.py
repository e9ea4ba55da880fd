"""Titles of these pages, with the word that tells a screen reader at once that something is to be corrected."""

from __future__ import annotations

from typing import Final

from django.forms import BaseForm
from django.urls import reverse

from workpermit.core.text import Text
from workpermit.web.ui.pages import Crumb

ACCOUNT: Final = Text(en="Your account", fr="Votre compte")


def titled(title: Text, *forms: BaseForm) -> Text:
    """Return a title, marked where one of the page's forms has a fault."""
    if not any(form.errors for form in forms):
        return title
    return Text(en=f"Error: {title.en}", fr=f"Erreur\u00a0: {title.fr}")


def account_crumb() -> Crumb:
    """Return the way back to the account page."""
    return Crumb(ACCOUNT, reverse("signin:account"))
