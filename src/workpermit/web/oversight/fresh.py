"""What wants a fresh second factor: exports, changes of accounts, stop switches (S-11)."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

from django.http import HttpResponseRedirect
from django.urls import reverse

from workpermit.clock.present import now
from workpermit.core.text import Text
from workpermit.web.ui.access import SECOND_FACTOR_AT, SignedIn

FRESH_SECONDS: Final = 5 * 60
STALE: Final = Text(
    en="More than five minutes have passed since you confirmed that it is you. Confirm it again, then send this form.",
    fr="Plus de cinq minutes se sont écoulées depuis que vous avez confirmé votre identité. Confirmez-la de nouveau, "
    "puis envoyez ce formulaire.",
)


def is_fresh(request: SignedIn) -> bool:
    """Tell whether a second factor was shown within the last five minutes."""
    shown_at = request.session.get(SECOND_FACTOR_AT)
    return shown_at is not None and now().timestamp() - shown_at < FRESH_SECONDS


def to_confirm(request: SignedIn) -> HttpResponseRedirect:
    """Lead to where one confirms who one is, and from there back to this page."""
    return HttpResponseRedirect(confirm_address(request))


def confirm_address(request: SignedIn) -> str:
    """Return the address of the page where one confirms who one is."""
    return f"{reverse('mfa_reauthenticate')}?{urlencode({'next': request.path})}"
