"""What sending any act shares: how fresh the second factor is, what the door says, what changed meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from workpermit.casework import workbench
from workpermit.casework.workbench import Desk
from workpermit.clock.present import now
from workpermit.core.case.application import BIOMETRICS_ITEM
from workpermit.core.case.ball import Wait
from workpermit.core.case.refusal import CommandRefused
from workpermit.core.law.book.completeness import ROW_BY_CODE
from workpermit.core.law.facts import FACTS
from workpermit.core.text import Text
from workpermit.core.wording.office import WAITS
from workpermit.core.wording.office import said as told
from workpermit.core.wording.values import label_of
from workpermit.web.ui.access import SECOND_FACTOR_AT, SignedIn
from workpermit.web.ui.acting import tried

FRESH_SECONDS: Final = 5 * 60
DONE: Final = Text(en="Done: {act}.", fr="Fait : {act}.")
STALE_FACTOR: Final = Text(
    en="More than five minutes have passed since you confirmed that it is you. Confirm it in another tab by the link "
    "below, then send this form again: what you typed stands here.",
    fr="Plus de cinq minutes se sont écoulées depuis que vous avez confirmé votre identité. Confirmez-la dans un autre "
    "onglet par le lien ci-dessous, puis envoyez de nouveau ce formulaire : ce que vous avez saisi est conservé.",
)


def is_fresh(request: SignedIn) -> bool:
    """Tell whether a second factor was shown within the last five minutes (S-11)."""
    shown_at = request.session.get(SECOND_FACTOR_AT)
    return shown_at is not None and now().timestamp() - shown_at < FRESH_SECONDS


def confirm_address(request: SignedIn) -> str:
    """Return where one confirms that it is oneself, and comes back from."""
    return f"{reverse('mfa_reauthenticate')}?{urlencode({'next': request.path})}"


def tried_in(desk: Desk, carry_out: Callable[[], object]) -> tuple[Text | None, list[Text]]:
    """Carry an act out; where the door says no, return why, and what stands in the way by its name."""
    in_the_way: list[Text] = []

    def watched() -> None:
        try:
            carry_out()
        except CommandRefused as refused:
            in_the_way.extend(name for name in (_named(code, desk) for code in refused.about) if name)
            raise

    return tried(watched), in_the_way


def _named(code: str, desk: Desk) -> Text | None:
    """Return what a code of a refusal is called: a fact, a row of the checklist, a clause; others have no name."""
    if code == BIOMETRICS_ITEM:
        return WAITS[Wait.BIOMETRICS]
    if code in FACTS:
        return label_of(code)
    if code in ROW_BY_CODE:
        return ROW_BY_CODE[code].label
    clauses = (clause for finding in desk.findings for clause in finding.walk())
    return next((clause.label for clause in clauses if clause.id == code), None)


def changes(desk: Desk, seen: str) -> list[Text]:
    """Return what happened in the case since the form was loaded, in the office's words."""
    since = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else 0
    return [told(entry.event)[0] for entry in workbench.changed_since(desk.row, since)]
