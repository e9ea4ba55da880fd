"""What a case is: its machines side by side, folded from its journal entries and from nothing else.

One application of one person is one case.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

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


def evolve(case: Case, entry: Entry) -> Case:
    """Return the case after one journal entry."""
    event = entry.event
    case = replace(case, sequence=entry.sequence)
    if isinstance(event, application.Event):
        return replace(case, application=application.evolve(case.application, event, at=entry.at, by=entry.actor.id))
    if isinstance(event, biometrics.Event):
        return replace(case, biometrics=biometrics.evolve(case.biometrics, event, at=entry.at))
    if isinstance(event, medical_exam.Event):
        return replace(case, medical_exam=medical_exam.evolve(case.medical_exam, event))
    if isinstance(event, permit.Event):
        return replace(case, permit=permit.evolve(case.permit, event, by=entry.actor.id))
    if isinstance(event, permit_delivery.Event):
        return replace(case, delivery=permit_delivery.evolve(case.delivery, event))
    return _evolve_instance(case, event)


def _evolve_instance(
    case: Case, event: check.Event | officer_request.Event | interview.Event | programme_request.Event
) -> Case:
    if isinstance(event, check.Event):
        return replace(case, checks={**case.checks, event.check: check.evolve(case.checks[event.check], event)})
    if isinstance(event, officer_request.Event):
        request = case.requests.get(event.request_id, officer_request.OfficerRequest())
        return replace(case, requests={**case.requests, event.request_id: officer_request.evolve(request, event)})
    if isinstance(event, interview.Event):
        held = case.interviews.get(event.interview_id, interview.Interview())
        return replace(case, interviews={**case.interviews, event.interview_id: interview.evolve(held, event)})
    asked = case.programmes.get(event.programme_id, programme_request.ProgrammeRequest())
    return replace(case, programmes={**case.programmes, event.programme_id: programme_request.evolve(asked, event)})


def fold(entries: Iterable[Entry]) -> Case:
    """Return the case that a whole journal tells."""
    case = Case()
    for entry in entries:
        case = evolve(case, entry)
    return case
