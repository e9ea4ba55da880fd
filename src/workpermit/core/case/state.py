"""What a case is: its machines side by side, folded from its journal entries and from nothing else.

One application of one person is one case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from types import UnionType
from typing import Any, get_args

from workpermit.core.case import (
    application,
    biometrics,
    check,
    interview,
    medical_exam,
    officer_request,
    permit,
    permit_delivery,
    programme_request,
)
from workpermit.core.case.actor import Actor
from workpermit.core.case.check import CheckKind

Event = (
    application.Event
    | biometrics.Event
    | medical_exam.Event
    | check.Event
    | officer_request.Event
    | interview.Event
    | programme_request.Event
    | permit.Event
    | permit_delivery.Event
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal: what happened, when (UTC), and by whom."""

    sequence: int
    at: datetime
    actor: Actor
    event: Event


@dataclass(frozen=True, slots=True)
class Case:
    """A case as its journal tells it; `sequence` is the number of its last entry."""

    sequence: int = 0
    application: application.Application = application.Application()
    biometrics: biometrics.Biometrics = biometrics.Biometrics()
    medical_exam: medical_exam.MedicalExam = medical_exam.MedicalExam()
    permit: permit.Permit = permit.Permit()
    delivery: permit_delivery.PermitDelivery = permit_delivery.PermitDelivery()
    checks: dict[str, check.Check] = field(default_factory=lambda: {kind: check.Check() for kind in CheckKind})
    requests: dict[str, officer_request.OfficerRequest] = field(default_factory=dict)
    interviews: dict[str, interview.Interview] = field(default_factory=dict)
    programmes: dict[str, programme_request.ProgrammeRequest] = field(default_factory=dict)


_BEFORE_THE_FIRST = Case()


def evolve(case: Case, entry: Entry) -> Case:
    """Return the case after one journal entry."""
    return fold((entry,), since=case)


def fold(entries: Iterable[Entry], *, since: Case = _BEFORE_THE_FIRST) -> Case:
    """Return the case that entries tell, a whole journal or those that follow `since`.

    Each entry moves one machine alone, so the case around them is built once, at the end.
    """
    parts = {name: getattr(since, name) for name in _PARTS}
    sequence = since.sequence
    for entry in entries:
        sequence = entry.sequence
        part, moved = _MOVES[type(entry.event)]
        parts[part] = moved(parts[part], entry.event, entry)
    return Case(sequence=sequence, **parts)


# --- which machine each kind of event moves, and how ----------------------------------------------------

_Moved = Callable[[Any, Any, Entry], Any]  # the machine (or its instances), the event, its entry


def _instance(key_name: str, unborn: object, evolved: _Moved) -> _Moved:
    """Return how the one instance that an event names is moved, among the others of its kind."""

    def move(instances: dict[str, Any], event: Event, entry: Entry) -> dict[str, Any]:
        key = getattr(event, key_name)
        return {**instances, key: evolved(instances.get(key, unborn), event, entry)}

    return move


_MACHINES: tuple[tuple[UnionType, str, _Moved], ...] = (
    (application.Event, "application", lambda one, e, to: application.evolve(one, e, at=to.at, by=to.actor.id)),
    (biometrics.Event, "biometrics", lambda one, e, to: biometrics.evolve(one, e, at=to.at)),
    (medical_exam.Event, "medical_exam", lambda one, e, _: medical_exam.evolve(one, e)),
    (permit.Event, "permit", lambda one, e, to: permit.evolve(one, e, by=to.actor.id)),
    (permit_delivery.Event, "delivery", lambda one, e, _: permit_delivery.evolve(one, e)),
    (check.Event, "checks", _instance("check", check.Check(), lambda one, e, to: check.evolve(one, e, by=to.actor.id))),
    (
        officer_request.Event,
        "requests",
        _instance("request_id", officer_request.OfficerRequest(), lambda one, e, _: officer_request.evolve(one, e)),
    ),
    (
        interview.Event,
        "interviews",
        _instance("interview_id", interview.Interview(), lambda one, e, _: interview.evolve(one, e)),
    ),
    (
        programme_request.Event,
        "programmes",
        _instance(
            "programme_id",
            programme_request.ProgrammeRequest(),
            lambda one, e, to: programme_request.evolve(one, e, at=to.at),
        ),
    ),
)
_PARTS = tuple(part for _, part, _ in _MACHINES)
_MOVES: dict[type, tuple[str, _Moved]] = {
    kind: (part, moved) for union, part, moved in _MACHINES for kind in get_args(union)
}
