"""Those who watch over the work, with browsers, and what their pages say."""

from __future__ import annotations

import uuid
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import translation

from web.signing_in import sign_in
from web.tracker.applicant import words
from workpermit.accounts.models import Account
from workpermit.core.case.actor import Role


class Watcher:
    """Somebody of the office before these pages, without JavaScript and without any purpose stated for them."""

    def __init__(self, role: Role, *, office: str = "", language: str = "en", name: str = "") -> None:
        self.account = Account.objects.create_account(
            f"{uuid.uuid4().hex[:10]}@office.example", name=name or f"Some {role.value}", role=role, office=office
        )
        self.language = language
        self.client = Client()

    def address(self, name: str, *given: object) -> str:
        """Return the address of a page."""
        with translation.override(self.language):
            return reverse(name if ":" in name else f"oversight:{name}", args=given)

    def get(self, name: str, /, *given: object, **query: Any) -> Any:
        """Open a page."""
        return sign_in(self.client, self.account).get(self.address(name, *given), query)

    def reads(self, name: str, /, *given: object, **query: Any) -> str:
        """Open a page that is shown, and return what it says."""
        response = self.get(name, *given, **query)
        assert response.status_code == 200, (response.status_code, response.headers)
        return words(response.content)

    def sends(self, name: str, /, *given: object, **typed: Any) -> str:
        """Send a form and return what the page says that follows."""
        data = {"key": uuid.uuid4().hex, **typed}
        return words(sign_in(self.client, self.account).post(self.address(name, *given), data, follow=True).content)
