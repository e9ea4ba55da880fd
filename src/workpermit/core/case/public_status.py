"""What the applicant is told: derived from the case, never a recommendation, never a failed check.

First who must act, then a lane per check, then the history in which every entry has a reason (AYA-11).
A check that was not passed shows as completed; the decision letter says what it means (`domain` 3.4).
What we are late with is a state of its own: it says that we are sorry, and what happens now (`ux` 8).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from workpermit.core.case import (
    application,
    biometrics,
    check,
    interview,
    medical_exam,
    officer_request,
    permit,
    permit_delivery,
)
from workpermit.core.case.application import Stage
from workpermit.core.case.check import CheckKind
from workpermit.core.case.next_steps import Holder, NextStep, by_day, ours, yours
from workpermit.core.case.overdue import Overdue, overdue
from workpermit.core.case.state import Case
from workpermit.core.case.work_while_waiting import WorkWhileWaiting, work_while_waiting
from workpermit.core.text import Text


class Lane(StrEnum):
    """The rows of the tracker."""

    BIOMETRICS = "biometrics"
    ELIGIBILITY = "eligibility"
    MEDICAL = "medical"
    BACKGROUND = "background"
    DOCUMENTS = "documents"
    INTERVIEW = "interview"
    DECISION = "decision"


class LaneStatus(StrEnum):
    """What a row says."""

    NOT_STARTED = "not_started"
    WAITING_ON_YOU = "waiting_on_you"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    EXEMPTED = "exempted"
    NOT_NEEDED = "not_needed"  # the application ended without it


LANE_LABELS: dict[Lane, Text] = {
    Lane.BIOMETRICS: Text("Biometrics", "Données biométriques"),
    Lane.ELIGIBILITY: Text("Eligibility", "Admissibilité au permis"),
    Lane.MEDICAL: Text("Medical exam", "Examen médical"),
    Lane.BACKGROUND: Text("Background check", "Vérification des antécédents"),
    Lane.DOCUMENTS: Text("Documents asked for", "Documents demandés"),
    Lane.INTERVIEW: Text("Interview", "Entrevue"),
    Lane.DECISION: Text("Decision", "Décision"),
}
STATUS_LABELS: dict[LaneStatus, Text] = {
    LaneStatus.NOT_STARTED: Text("Not started", "Pas commencé"),
    LaneStatus.WAITING_ON_YOU: Text("Waiting on you", "En attente de votre part"),
    LaneStatus.IN_PROGRESS: Text("In progress", "En cours"),
    LaneStatus.COMPLETED: Text("Completed", "Terminé"),
    LaneStatus.EXEMPTED: Text("Exempted", "Dispensé"),
    LaneStatus.NOT_NEEDED: Text("Not needed", "Sans objet"),
}


class Standing(StrEnum):
    """The overall status by its code; `OVERALL_LABELS` has its words."""

    NOT_RECEIVED = "not_received"
    RECEIVED = "received"
    IN_PROCESS = "in_process"
    APPROVED = "approved"
    PASSPORT_AWAITED = "passport_awaited"
    LETTER_OUTSTANDING = "letter_outstanding"
    ISSUED_AT_PORT = "issued_at_port"
    ON_ITS_WAY = "on_its_way"
    DELIVERED = "delivered"
    LETTER_LAPSED = "letter_lapsed"
    NOT_ISSUED = "not_issued"
    REVOKED = "revoked"
    REFUSED = "refused"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


OVERALL_LABELS: Final[dict[Standing, Text]] = {
    Standing.NOT_RECEIVED: Text("Not received", "Non reçue"),
    Standing.RECEIVED: Text(
        "Received: we are checking that it is complete", "Reçue\u00a0: nous vérifions qu’elle est complète"
    ),
    Standing.IN_PROCESS: Text("In process", "En traitement"),
    Standing.APPROVED: Text("Approved", "Approuvée"),
    Standing.PASSPORT_AWAITED: Text("Approved: we need your passport", "Approuvée\u00a0: il nous faut votre passeport"),
    Standing.LETTER_OUTSTANDING: Text(
        "Approved: your permit waits at the port of entry",
        "Approuvée\u00a0: votre permis vous attend au point d’entrée",
    ),
    Standing.ISSUED_AT_PORT: Text(
        "Approved: permit issued at the port of entry", "Approuvée\u00a0: permis délivré au point d’entrée"
    ),
    Standing.ON_ITS_WAY: Text(
        "Approved: permit in force, on its way by mail", "Approuvée\u00a0: permis en vigueur, en route par la poste"
    ),
    Standing.DELIVERED: Text("Approved: permit mailed and delivered", "Approuvée\u00a0: permis posté et livré"),
    Standing.LETTER_LAPSED: Text(
        "Closed: the letter of introduction was not used in time",
        "Fermée\u00a0: la lettre d’introduction n’a pas été utilisée à temps",
    ),
    Standing.NOT_ISSUED: Text(
        "Closed: the permit was not issued at the port of entry",
        "Fermée\u00a0: le permis n’a pas été délivré au point d’entrée",
    ),
    Standing.REVOKED: Text("Closed: the permit was revoked", "Fermée\u00a0: le permis a été révoqué"),
    Standing.REFUSED: Text("Closed: refused", "Fermée\u00a0: refusée"),
    Standing.RETURNED: Text("Closed: returned as incomplete", "Fermée\u00a0: retournée, car incomplète"),
    Standing.WITHDRAWN: Text("Closed: withdrawn", "Fermée\u00a0: retirée"),
}


@dataclass(frozen=True, slots=True)
class PublicStatus:
    """The whole tracker of one case; `we_do` is our part where the person has one too."""

    standing: Standing
    next_steps: tuple[NextStep, ...]
    we_do: NextStep | None
    lanes: tuple[tuple[Lane, LaneStatus], ...]
    overdue: tuple[Overdue, ...] = ()
    work: tuple[WorkWhileWaiting, ...] = ()

    @property
    def overall(self) -> Text:
        """The overall status in words."""
        return OVERALL_LABELS[self.standing]

    @property
    def you_do(self) -> tuple[NextStep, ...]:
        """What the person has to do, the first due first."""
        return tuple(step for step in self.next_steps if step.holder is Holder.YOU)


def public_status(case: Case) -> PublicStatus:
    """Return what the applicant is told about `case` now."""
    you_do = tuple(sorted(yours(case), key=by_day))
    we_do = ours(case)
    return PublicStatus(
        standing=standing_of(case),
        next_steps=you_do or ((we_do,) if we_do else ()),
        we_do=we_do if we_do and we_do.holder is Holder.OFFICE else None,
        lanes=tuple(lanes_of(case).items()),
        overdue=tuple(overdue(case)),
        work=work_while_waiting(case),
    )


_BY_STAGE: dict[Stage, Standing] = {
    Stage.NOT_RECEIVED: Standing.NOT_RECEIVED,
    Stage.RECEIVED: Standing.RECEIVED,
    Stage.IN_PROCESS: Standing.IN_PROCESS,
    Stage.DECISION_PROPOSED: Standing.IN_PROCESS,  # a proposal is never shown
    Stage.REFUSED: Standing.REFUSED,
    Stage.RETURNED: Standing.RETURNED,
    Stage.WITHDRAWN: Standing.WITHDRAWN,
}
_BY_PERMIT: dict[permit.Stage, Standing] = {
    permit.Stage.NONE: Standing.APPROVED,
    permit.Stage.PASSPORT_AWAITED: Standing.PASSPORT_AWAITED,
    permit.Stage.LETTER_OUTSTANDING: Standing.LETTER_OUTSTANDING,
    permit.Stage.LETTER_LAPSED: Standing.LETTER_LAPSED,
    permit.Stage.NOT_ISSUED: Standing.NOT_ISSUED,
    permit.Stage.REVOKED: Standing.REVOKED,
}


def standing_of(case: Case) -> Standing:
    """Return the overall status of a case."""
    if case.application.stage is not Stage.APPROVED:
        return _BY_STAGE[case.application.stage]
    if case.permit.stage is not permit.Stage.ISSUED:
        return _BY_PERMIT[case.permit.stage]
    if case.permit.port:
        return Standing.ISSUED_AT_PORT
    return Standing.DELIVERED if case.delivery.stage is permit_delivery.Stage.DELIVERED else Standing.ON_ITS_WAY


def lanes_of(case: Case) -> dict[Lane, LaneStatus]:
    """Return what every row says; once the application ended, what was not done is not waited for any more."""
    said = {lane: says(case) for lane, says in _LANES.items()}
    if case.application.stage in application.CLOSED:
        return {lane: status if status in _DONE else LaneStatus.NOT_NEEDED for lane, status in said.items()}
    if case.application.stage is Stage.APPROVED:
        return {
            lane: LaneStatus.NOT_NEEDED if status is LaneStatus.NOT_STARTED else status for lane, status in said.items()
        }
    return said


_DONE = frozenset({LaneStatus.COMPLETED, LaneStatus.EXEMPTED})
_BIOMETRICS = {
    biometrics.Stage.UNSETTLED: LaneStatus.NOT_STARTED,
    biometrics.Stage.EXEMPT: LaneStatus.EXEMPTED,
    biometrics.Stage.AWAITED: LaneStatus.WAITING_ON_YOU,
    biometrics.Stage.LAPSED: LaneStatus.WAITING_ON_YOU,
    biometrics.Stage.ENROLLED: LaneStatus.COMPLETED,
}
_MEDICAL = {
    medical_exam.Stage.UNSETTLED: LaneStatus.NOT_STARTED,
    medical_exam.Stage.NOT_REQUIRED: LaneStatus.EXEMPTED,
    medical_exam.Stage.INSTRUCTED: LaneStatus.WAITING_ON_YOU,
    medical_exam.Stage.LAPSED: LaneStatus.WAITING_ON_YOU,
    medical_exam.Stage.RESULT_RECEIVED: LaneStatus.IN_PROGRESS,
    medical_exam.Stage.PASSED: LaneStatus.COMPLETED,
    medical_exam.Stage.FAILED: LaneStatus.COMPLETED,
}
_CHECK = {
    check.Stage.NOT_STARTED: LaneStatus.NOT_STARTED,
    check.Stage.IN_PROGRESS: LaneStatus.IN_PROGRESS,
    check.Stage.PASSED: LaneStatus.COMPLETED,
    check.Stage.FAILED: LaneStatus.COMPLETED,
    check.Stage.NOT_APPLICABLE: LaneStatus.EXEMPTED,
}


def _eligibility(case: Case) -> LaneStatus:
    # The employer's check is part of eligibility for the reader; the slower of the two is shown.
    parts = [case.checks[kind].stage for kind in (CheckKind.ELIGIBILITY, CheckKind.EMPLOYER)]
    shown = {_CHECK[stage] for stage in parts if stage is not check.Stage.NOT_APPLICABLE}
    return shown.pop() if len(shown) == 1 else LaneStatus.IN_PROGRESS


def _documents(case: Case) -> LaneStatus:
    stages = {request.stage for request in case.requests.values()}
    if stages & {officer_request.Stage.OPEN, officer_request.Stage.DEADLINE_PASSED}:
        return LaneStatus.WAITING_ON_YOU
    if officer_request.Stage.ANSWERED in stages:
        return LaneStatus.IN_PROGRESS
    return LaneStatus.COMPLETED if stages else LaneStatus.NOT_STARTED


def _interviews(case: Case) -> LaneStatus:
    stages = {one.stage for one in case.interviews.values()}
    if interview.Stage.CONVENED in stages:
        return LaneStatus.WAITING_ON_YOU
    return LaneStatus.COMPLETED if stages else LaneStatus.NOT_STARTED


def _decision(case: Case) -> LaneStatus:
    if case.application.stage in _DECIDED:
        return LaneStatus.COMPLETED
    return LaneStatus.IN_PROGRESS if case.application.stage is not Stage.NOT_RECEIVED else LaneStatus.NOT_STARTED


_DECIDED = frozenset({Stage.APPROVED, *application.CLOSED})
_LANES: dict[Lane, Callable[[Case], LaneStatus]] = {
    Lane.BIOMETRICS: lambda case: _BIOMETRICS[case.biometrics.stage],
    Lane.ELIGIBILITY: _eligibility,
    Lane.MEDICAL: lambda case: _MEDICAL[case.medical_exam.stage],
    Lane.BACKGROUND: lambda case: _CHECK[case.checks[CheckKind.BACKGROUND].stage],
    Lane.DOCUMENTS: _documents,
    Lane.INTERVIEW: _interviews,
    Lane.DECISION: _decision,
}
