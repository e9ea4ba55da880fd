"""Somebody who reads and sends pages in one language, without JavaScript: what the web journeys are told in."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse
from django.utils import translation

from web.signing_in import sign_in

if TYPE_CHECKING:
    from workpermit.accounts.models import Account


def words(page: str) -> str:
    """Return what a page says, as one line with plain spaces."""
    main = page[page.index("<main") : page.index("</main>")] if "<main" in page else page
    text = html.unescape(re.sub(r"<[^>]+>", " ", main))
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


class Visitor:
    """A browser of somebody who is signed in, or of nobody (`account` None)."""

    def __init__(self, account: Account | None, language: str = "en", *, csrf: bool = False) -> None:
        self.account, self.language = account, language
        self.client = Client(enforce_csrf_checks=csrf)
        self.status = 0
        self.page = ""

    def address(self, name: str, *args: object) -> str:
        """Return the address of a page in this language."""
        with translation.override(self.language):
            return reverse(name, args=args)

    def get(self, name: str, /, *args: object) -> str:
        """Open a page and return what it says."""
        return self._read(self._signed_in().get(self.address(name, *args), follow=True))

    def send(self, name: str, /, *args: object, key: str = "", **typed: Any) -> str:
        """Send a page's form, follow where it leads, and return what that says."""
        data = {"key": key or uuid4().hex, **typed}
        return self._read(self._signed_in().post(self.address(name, *args), data, follow=True))

    def _signed_in(self) -> Client:
        # Days pass between two acts of a journey, and a session does not last that long.
        return sign_in(self.client, self.account) if self.account else self.client

    def _read(self, response: Any) -> str:
        self.status, self.page = response.status_code, response.content.decode()
        return words(self.page)
