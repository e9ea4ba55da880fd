"""What the case itself knows better than any record: dates, enrolment, results, travels, the letter."""

from __future__ import annotations

from datetime import datetime

from workpermit.core.case import biometrics, permit, programme_request
from workpermit.core.case.application import Stage
from workpermit.core.case.state import Case
from workpermit.core.law.facts import Facts, Value

# What the facts call the end of an application; none while it is pending.
_DECISIONS = {stage: stage.value for stage in (Stage.APPROVED, Stage.REFUSED, Stage.RETURNED, Stage.WITHDRAWN)}


def known_facts(case: Case, facts: Facts, *, at: datetime, received_at: datetime | None = None) -> Facts:
    """Return `facts` with what the journal knows better: dates, enrolment, results, travels, the letter.

    `received_at` says when an application that is being received on paper was stamped.
    """
    known: dict[str, Value] = {**facts, "judged_on": at.date()}
    received_at = case.application.received_at or received_at or at
    known |= {"received_at": received_at, "received_on": received_at.date()}
    known["biometrics_window_lapsed"] = case.biometrics.stage is biometrics.Stage.LAPSED
    if case.biometrics.enrolled_on is not None:
        known["biometrics_enrolled_on"] = case.biometrics.enrolled_on
    if case.medical_exam.examined_on is not None:  # a result that nobody has read yet is none
        known |= {"medical_exam_on": case.medical_exam.examined_on, "medical_result": case.medical_exam.assessment}
    known |= _travels(case, facts)
    for asked in case.programmes.values():
        if asked.stage is programme_request.Stage.GRANTED:
            known["interim_authorized_on"] = asked.granted_on
    if case.permit.letter_until is not None:
        known["letter_valid_until"] = case.permit.letter_until
    if case.application.decided_at is not None:
        known["decision_letter_on"] = case.application.decided_at.date()
    if case.permit.visa_until is not None:
        known["visa_valid_until"] = case.permit.visa_until
    if case.application.ended_at is not None:
        known["decided_on"] = case.application.ended_at.date()
    if case.permit.valid_until is not None:
        known["permit_valid_until"] = case.permit.valid_until
    if case.permit.stage is permit.Stage.ISSUED and not case.permit.port:
        known["approval_note_on"] = case.permit.valid_from  # a mailed permit is announced by the note (ADR-11)
    known["decision"] = _DECISIONS.get(case.application.stage)
    return known


def _travels(case: Case, facts: Facts) -> dict[str, Value]:
    """Return the departures told in the form with those recorded since."""
    recorded = [
        {"left_on": trip.left_on, "returned_on": trip.returned_on, "route": trip.route}
        for trip in case.application.travels
    ]
    told = facts.get("departures")
    return {"departures": (*(told if isinstance(told, tuple | list) else ()), *recorded)} if recorded else {}
