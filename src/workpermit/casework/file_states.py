"""How far a file is, in the words the person reads wherever files are listed (feature 33)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from workpermit.core.case.actor import Role
from workpermit.core.text import Text
from workpermit.trades.documents.models import Progress, State


@dataclass(frozen=True, slots=True)
class Shown:
    """A state as a status tag shows it: the tag's code and its words."""

    code: str
    label: Text


_STATES: Final = {
    State.RECEIVED: Shown(
        "in_progress",
        Text(en="Received: waiting for the virus check", fr="Reçu : en attente de la recherche de virus"),
    ),
    State.READABLE: Shown("in_progress", Text(en="Received, and we can read it", fr="Reçu, et nous pouvons le lire")),
    State.REVIEWED: Shown("in_progress", Text(en="Reviewed by an officer", fr="Examiné par un agent")),
    State.ACCEPTED: Shown("completed", Text(en="Accepted by an officer", fr="Accepté par un agent")),
    State.REFUSED: Shown("overdue", Text(en="Not accepted", fr="Non accepté")),
}
_ON_THE_WAY: Final = {
    Progress.OPEN: Shown("in_progress", Text(en="On its way: not complete yet", fr="En route : pas encore complet")),
    Progress.EXPIRED: Shown("overdue", Text(en="Did not arrive whole", fr="N’est pas arrivé en entier")),
    Progress.REFUSED: _STATES[State.REFUSED],
}
_STEPS: Final = {
    State.RECEIVED: Text(en="Received", fr="Reçu"),
    State.READABLE: Text(en="Checked: we can read it", fr="Vérifié : nous pouvons le lire"),
    State.REVIEWED: Text(en="Reviewed", fr="Examiné"),
    State.ACCEPTED: Text(en="Accepted", fr="Accepté"),
    State.REFUSED: Text(en="Not accepted", fr="Non accepté"),
}
_BY: Final = {
    Role.OFFICER.value: Text(en="by an officer", fr="par un agent"),
    Role.SUPERVISOR.value: Text(en="by a supervisor", fr="par un superviseur"),
}
_BY_OUR_CHECK: Final = Text(en="by our check", fr="par notre vérification")


def state_of(*, progress: str, state: str) -> Shown:
    """Return how far a file is: its way to us first, then what became of it."""
    return _ON_THE_WAY[Progress(progress)] if progress != Progress.KEPT else _STATES[State(state)]


def step_words(state: str) -> Text:
    """Return the words of one step of a file's way."""
    return _STEPS[State(state)]


def by_words(role: str | None) -> Text:
    """Return by whom a step was made; officers are named by their role alone."""
    return _BY_OUR_CHECK if role is None else _BY[role]
