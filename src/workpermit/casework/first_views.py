"""An officer's own first view of a case, asked for before the advice is shown, in one case in twenty (S-36, ADR-65)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from workpermit.casework import facts as gathering
from workpermit.casework import journal
from workpermit.casework.draws import Draw, is_drawn
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.application import Stage
from workpermit.core.case.known import known_facts
from workpermit.core.case.state import Case
from workpermit.core.law.book import eligibility
from workpermit.core.law.evaluate import explain
from workpermit.core.wording.advice import advised
from workpermit.trades.firstviews import noting
from workpermit.trades.firstviews.models import View


def is_asked(case_id: UUID, case: Case, *, actor: Actor) -> bool:
    """Tell whether an officer still owes their first view, so that no finding on the merits is shown to them yet."""
    if actor.role is not Role.OFFICER or case.application.stage is not Stage.IN_PROCESS:
        return False
    return is_drawn(Draw.FIRST_VIEW, case_id) and noting.noted(case_id, officer=actor.id) is None


def note(case_id: UUID, view: View, *, actor: Actor, at: datetime) -> View:
    """Keep a first view beside the advice of this moment, and return the one that counts: the first."""
    facts = known_facts(journal.load(case_id), gathering.known_of(case_id, on=at.date()), at=at)
    advice = advised(explain(eligibility.PERMIT_MAY_ISSUE, facts)).advice
    return noting.note(case_id, view, officer=actor.id, advice=advice.value, at=at)


def view_of(case_id: UUID, *, actor: Actor) -> str:
    """Return an officer's first view as a decision keeps it; empty where none was asked."""
    view = noting.noted(case_id, officer=actor.id)
    return view.value if view else ""
