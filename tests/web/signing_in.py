"""Sign somebody in without the pages, for tests of what comes after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workpermit.web.ui.access import note_second_factor

if TYPE_CHECKING:
    from django.test import Client

    from workpermit.accounts.models import Account


def sign_in(client: Client, account: Account, *, second_factor: bool = True) -> Client:
    """Give the client a session of an account, by default with the second factor shown, and return it."""
    client.force_login(account)
    session = client.session
    if second_factor:
        note_second_factor(session)
    session.save()
    return client
