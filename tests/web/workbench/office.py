"""People of the office with browsers, and what the pages of a case say to them."""

from __future__ import annotations

import contextlib
import re
import uuid
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import translation

from journeys.story import Story
from web.signing_in import sign_in
from web.tracker.applicant import words
from workpermit.accounts.models import Account
from workpermit.casework import purposes
from workpermit.casework.access import UnknownCase
from workpermit.casework.purposes import Purpose
from workpermit.clock.present import now
from workpermit.core.case.actor import Role

LANGUAGES = ("en", "fr")
DECISIONS = ("approve", "refuse", "confirm")


def screen_in(response: Any) -> str:
    """Return the hash of the screen that the last page of a decision carries; empty where it is another page."""
    found = re.search(r'name="screen" value="([0-9a-f]{64})"', response.content.decode())
    return found[1] if found else ""


_CASE_IN = re.compile(r"/(?:office|bureau)/([0-9a-f-]{36})/")


class StatingClient(Client):
    """A browser of somebody who says why before they open a case outside their queue; a locked one stays locked."""

    def __init__(self, account: Account) -> None:
        super().__init__()
        self.account = account

    def request(self, **request: Any) -> Any:
        """State a purpose where one is due, then ask."""
        named = _CASE_IN.search(request.get("PATH_INFO", ""))
        if named:
            with contextlib.suppress(UnknownCase):
                self._state(uuid.UUID(named[1]))
        return super().request(**request)

    def _state(self, case_id: uuid.UUID) -> None:
        leave = purposes.may_look(self.account, case_id, at=now())
        if not leave.may_look and not leave.relation.is_locked:
            purposes.state(self.account, case_id, purpose=Purpose.COLLEAGUE, words="asked by a colleague", at=now())


class Desk:
    """One of the staff before the pages, without JavaScript."""

    def __init__(self, role: Role, *, office: str = "VO", language: str = "en") -> None:
        self.account = Account.objects.create_account(
            f"{uuid.uuid4().hex[:10]}@office.example", name=f"Some {role.value}", role=role, office=office
        )
        self.language = language
        self.client = sign_in(StatingClient(self.account), self.account)

    def address(self, name: str, *given: object) -> str:
        """Return the address of a page of the office."""
        with translation.override(self.language):
            return reverse(f"workbench:{name}", args=given)

    def get(self, name: str, *given: object, **query: Any) -> Any:
        """Open a page."""
        return sign_in(self.client, self.account).get(self.address(name, *given), query)

    def reads(self, name: str, *given: object, **query: Any) -> str:
        """Open a page and return what it says."""
        response = self.get(name, *given, **query)
        assert response.status_code == 200, response
        return words(response.content)

    def posts(self, name: str, *given: object) -> str:
        """Press a button that sends nothing but itself, and return what follows."""
        response = sign_in(self.client, self.account).post(self.address(name, *given), follow=True)
        return words(response.content)

    def does(self, story: Story, slug: str, about: str = "", *, seen: int | None = None, **typed: Any) -> Any:
        """Send the form of an act and return the answer, a redirect followed; a decision is looked at first."""
        data = {"key": uuid.uuid4().hex, "seen": story.case.sequence if seen is None else seen, **typed}
        if slug in DECISIONS and "step" not in typed:
            looked = self.looks(story, slug, **data)
            screen = screen_in(looked)
            if not screen:
                return looked  # something stands in the way
            why = {"unopened_because": "The paper was read.", "departs_because": "The file shows otherwise."}
            data = {**why, **data, "step": "decide", "screen": screen}
        return sign_in(self.client, self.account).post(self.act(story, slug, about), data, follow=True)

    def looks(self, story: Story, slug: str, **typed: Any) -> Any:
        """Send what was written for a decision, to look at what would follow."""
        data = {"seen": story.case.sequence, **typed, "step": "look"}
        return sign_in(self.client, self.account).post(self.act(story, slug), data, follow=True)

    def carries_out(self, story: Story, slug: str, about: str = "", **typed: Any) -> str:
        """Send the form of an act that is carried out, and return what the case's page says then."""
        before = story.case.sequence
        response = self.does(story, slug, about, **typed)
        said = words(response.content)
        assert response.redirect_chain, said
        assert story.case.sequence > before, said
        return said

    def act(self, story: Story, slug: str, about: str = "") -> str:
        """Return the address of an act."""
        return self.address("act_on", story.case_id, slug, about) if about else self.address("act", story.case_id, slug)
