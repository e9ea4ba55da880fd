"""What the applicant is told: derived from the case, never a recommendation, never a failed check.

First who must act, then a lane per check, then the history in which every entry has a reason (AYA-11).
A check that was not passed shows as completed; the decision letter says what it means (`domain` 3.4).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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
from workpermit.core.case.state import Case
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


class Holder(StrEnum):
    """Who must act next."""

    YOU = "you"
    OFFICE = "office"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing somebody has to do, with its day where there is one.

    `closes` says that the day is a due date, which closes before midnight UTC; any other is just a day.
    """

    holder: Holder
    text: Text
    due_on: date | None = None
    closes: bool = False


@dataclass(frozen=True, slots=True)
class PublicStatus:
    """The whole tracker of one case."""

    overall: Text
    next_steps: tuple[NextStep, ...]
    lanes: tuple[tuple[Lane, LaneStatus], ...]


_OVERALL: dict[Stage, Text] = {
    Stage.NOT_RECEIVED: Text("Not received", "Non reçue"),
    Stage.RECEIVED: Text(
        "Received: we are checking that it is complete", "Reçue\u00a0: nous vérifions qu’elle est complète"
    ),
    Stage.IN_PROCESS: Text("In process", "En traitement"),
    Stage.DECISION_PROPOSED: Text("In process", "En traitement"),  # a proposal is never shown
    Stage.APPROVED: Text("Approved", "Approuvée"),
    Stage.REFUSED: Text("Closed: refused", "Fermée\u00a0: refusée"),
    Stage.RETURNED: Text("Closed: returned as incomplete", "Fermée\u00a0: retournée, car incomplète"),
    Stage.WITHDRAWN: Text("Closed: withdrawn", "Fermée\u00a0: retirée"),
}


def public_status(case: Case) -> PublicStatus:
    """Return what the applicant is told about `case` now."""
    return PublicStatus(
        overall=_overall(case),
        next_steps=tuple(_next_steps(case)),
        lanes=tuple((lane, _shown(case, lane)) for lane in Lane),
    )


_APPROVED: dict[permit.Stage, Text] = {
    permit.Stage.PASSPORT_AWAITED: Text(
        "Approved: we need your passport", "Approuvée\u00a0: il nous faut votre passeport"
    ),
    permit.Stage.LETTER_OUTSTANDING: Text(
        "Approved: your permit waits at the port of entry",
        "Approuvée\u00a0: votre permis vous attend au point d’entrée",
    ),
    permit.Stage.LETTER_LAPSED: Text(
        "Closed: the letter of introduction was not used in time",
        "Fermée\u00a0: la lettre d’introduction n’a pas été utilisée à temps",
    ),
    permit.Stage.NOT_ISSUED: Text(
        "Closed: the permit was not issued at the port of entry",
        "Fermée\u00a0: le permis n’a pas été délivré au point d’entrée",
    ),
    permit.Stage.REVOKED: Text("Closed: the permit was revoked", "Fermée\u00a0: le permis a été révoqué"),
}
_DELIVERED: dict[bool, Text] = {
    True: Text("Approved: permit mailed and delivered", "Approuvée\u00a0: permis posté et livré"),
    False: Text(
        "Approved: permit in force, on its way by mail", "Approuvée\u00a0: permis en vigueur, en route par la poste"
    ),
}
_ISSUED_AT_PORT = Text(
    "Approved: permit issued at the port of entry", "Approuvée\u00a0: permis délivré au point d’entrée"
)


def _overall(case: Case) -> Text:
    if case.application.stage is not Stage.APPROVED:
        return _OVERALL[case.application.stage]
    if case.permit.stage is not permit.Stage.ISSUED:
        return _APPROVED.get(case.permit.stage, _OVERALL[Stage.APPROVED])
    if case.permit.port:
        return _ISSUED_AT_PORT
    return _DELIVERED[case.delivery.stage is permit_delivery.Stage.DELIVERED]


def _shown(case: Case, lane: Lane) -> LaneStatus:
    """Return a lane as shown: once the application ended, what was not done is not waited for any more."""
    status = _lane(case, lane)
    if case.application.stage in application.CLOSED:
        return status if status in (LaneStatus.COMPLETED, LaneStatus.EXEMPTED) else LaneStatus.NOT_NEEDED
    approved = case.application.stage is Stage.APPROVED
    return LaneStatus.NOT_NEEDED if approved and status is LaneStatus.NOT_STARTED else status


def _lane(case: Case, lane: Lane) -> LaneStatus:
    match lane:
        case Lane.BIOMETRICS:
            return _BIOMETRICS[case.biometrics.stage]
        case Lane.MEDICAL:
            return _MEDICAL[case.medical_exam.stage]
        case Lane.ELIGIBILITY:
            return _eligibility(case)
        case Lane.BACKGROUND:
            return _CHECK[case.checks[CheckKind.BACKGROUND].stage]
        case Lane.DOCUMENTS:
            return _documents(case)
        case Lane.INTERVIEW:
            return _interviews(case)
        case Lane.DECISION:
            return _decision(case)


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
    if case.application.stage in (Stage.APPROVED, *application.CLOSED):
        return LaneStatus.COMPLETED
    return LaneStatus.IN_PROGRESS if case.application.stage is not Stage.NOT_RECEIVED else LaneStatus.NOT_STARTED


def _next_steps(case: Case) -> Iterable[NextStep]:
    yours = tuple(_yours(case))
    if yours or case.application.stage in application.CLOSED:
        return yours
    return (_ours(case),)


def _yours(case: Case) -> Iterable[NextStep]:
    if case.application.stage in application.CLOSED:
        return
    if _BIOMETRICS[case.biometrics.stage] is LaneStatus.WAITING_ON_YOU:
        yield NextStep(
            Holder.YOU,
            Text("Give your biometrics.", "Fournissez vos données biométriques."),
            case.biometrics.due_on,
            closes=True,
        )
    if _MEDICAL[case.medical_exam.stage] is LaneStatus.WAITING_ON_YOU:
        text = Text("Have your immigration medical exam.", "Passez votre examen médical aux fins d’immigration.")
        yield NextStep(Holder.YOU, text, case.medical_exam.due_on, closes=True)
    for request in case.requests.values():
        if request.stage in (officer_request.Stage.OPEN, officer_request.Stage.DEADLINE_PASSED):
            yield NextStep(
                Holder.YOU, Text("Answer our request.", "Répondez à notre demande."), request.due_on, closes=True
            )
    for one in case.interviews.values():
        if one.stage is interview.Stage.CONVENED and one.starts_at:
            yield NextStep(
                Holder.YOU, Text("Come to your interview.", "Présentez-vous à votre entrevue."), one.starts_at.date()
            )
    if case.permit.stage is permit.Stage.PASSPORT_AWAITED:
        yield NextStep(
            Holder.YOU,
            Text("Send us your passport.", "Envoyez-nous votre passeport."),
            case.permit.passport_due_on,
            closes=True,
        )
    if case.permit.stage is permit.Stage.LETTER_OUTSTANDING:
        text = Text(
            "Travel to Canada with your letter of introduction; your permit is issued at the port of entry.",
            "Rendez-vous au Canada avec votre lettre d’introduction\u00a0; votre permis est délivré au point d’entrée.",
        )
        yield NextStep(Holder.YOU, text, case.permit.letter_until)


def _ours(case: Case) -> NextStep:
    stage = case.application.stage
    if stage is Stage.RECEIVED:
        text = Text(
            "We are checking that your application is complete.", "Nous vérifions que votre demande est complète."
        )
    elif stage is not Stage.APPROVED:
        text = Text("We are processing your application.", "Nous traitons votre demande.")
    elif case.delivery.stage in (permit_delivery.Stage.NOT_DUE, permit_delivery.Stage.DELIVERED):
        text = Text("Nothing is left to do.", "Il ne reste rien à faire.")
        return NextStep(Holder.NOBODY, text)
    else:
        text = Text("We are mailing your permit.", "Nous postons votre permis.")
        return NextStep(Holder.OFFICE, text, case.delivery.expected_by)
    return NextStep(Holder.OFFICE, text)
