"""The acts of the office as pages: the table as one, and what of it is open in a case.

    allowed(case, role) ─► an act ─► its page ─► its form ─► one use case of casework

A page is shown for an act that `allowed` offers and for no other; whatever the facts forbid, the door refuses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from workpermit.casework.workbench import Desk
from workpermit.core.case import application, officer_request, programme_request
from workpermit.core.case.actor import Role
from workpermit.web.workbench.act_table import (
    asking,
    biometrics,
    checks,
    completeness,
    deciding,
    facts,
    interviews,
    mail,
    matches,
    medical,
    on_paper,
    permits,
    programmes,
    reported,
)
from workpermit.web.workbench.act_table.page import ActPage
from workpermit.web.workbench.act_table.parts import FormType

# In the order of the work.
_EVERY: Final = (
    *completeness.ACTS,
    *facts.ACTS,
    *checks.ACTS,
    *matches.ACTS,
    *asking.ACTS,
    *interviews.ACTS,
    *biometrics.ACTS,
    *medical.ACTS,
    *programmes.ACTS,
    *deciding.ACTS,
    *permits.ACTS,
    *mail.ACTS,
    *reported.ACTS,
    *on_paper.ACTS,
)
BY_SLUG: Final = {one.slug: one for one in _EVERY}
# Acts that no page of a case carries out: an application is typed before there is one, a message comes as an enquiry.
ELSEWHERE: Final = frozenset({application.ReceiveApplication, programme_request.RequestProgramme})


@dataclass(frozen=True, slots=True)
class Offered:
    """An act that is open in a case: its page, and what it is about (empty: the case itself, or something new)."""

    page: ActPage
    about: str = ""


def offered(desk: Desk) -> tuple[Offered, ...]:
    """Return the acts that a case offers somebody, in the order of the work."""
    open_acts = {(one.kind, one.key or "") for one in desk.acts}
    found = [
        Offered(page, about) for page in _EVERY for kind, about in sorted(open_acts, key=_by_name) if kind is page.kind
    ]
    return tuple(one for one in found if _has_sense(one, desk))


def _by_name(act: tuple[type, str]) -> tuple[str, str]:
    return act[0].__name__, act[1]


def _has_sense(one: Offered, desk: Desk) -> bool:
    """Leave out what would have nothing to choose from, and what is made anew under a key of its own."""
    if one.page.shows == "matches":
        return bool(desk.matches)
    return True


def find(desk: Desk, slug: str, about: str = "") -> Offered | None:
    """Return an act that is open in a case by its slug and what it is about, or None."""
    return next((one for one in offered(desk) if one.page.slug == slug and one.about == about), None)


def form_of(one: Offered, desk: Desk, role: Role, sent: Mapping[str, object]) -> FormType:
    """Return the form of an act for a case, as long as what was sent so far.

    Which facts are noted depends on who notes them, and what is answered on which request it is.
    """
    if one.page.kind is application.AmendDossier:
        return facts.facts_of(role)(desk)  # type: ignore[no-any-return]
    if one.page.kind is officer_request.AnswerRequest:
        return on_paper.answering(one.about)(desk)
    if one.page.grows is not None:
        return one.page.grows.form(desk, one.page.grows.rows(sent))
    return one.page.form(desk)
