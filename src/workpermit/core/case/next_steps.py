"""What is to be done next, by the person and by the office, with its day; derived from the case.

The person's part comes first wherever it is shown. A due date that has passed closes nothing by itself: the step
stays, and says what may still be done and what may happen (`ux` 13).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from workpermit.core.case import biometrics, interview, medical_exam, officer_request, permit, permit_delivery
from workpermit.core.case.application import CLOSED, Stage
from workpermit.core.case.officer_request import OfficerRequest, RequestKind
from workpermit.core.case.state import Case
from workpermit.core.text import Text


class Holder(StrEnum):
    """Who must act next."""

    YOU = "you"
    OFFICE = "office"
    NOBODY = "nobody"


class Deed(StrEnum):
    """What a step asks to be done; a page finds by it where to do it."""

    GIVE_BIOMETRICS = "give_biometrics"
    HAVE_MEDICAL_EXAM = "have_medical_exam"
    ANSWER = "answer"
    ATTEND_INTERVIEW = "attend_interview"
    SEND_PASSPORT = "send_passport"
    TRAVEL = "travel"
    CHECK_ADDRESS = "check_address"
    OURS = "ours"


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing somebody has to do, with its day where there is one.

    `closes` says that the day is a due date, which closes before midnight UTC; any other is just a day. `passed`
    says that the due date has gone by and the step may still be taken. `about` names the request or the interview.
    """

    holder: Holder
    text: Text
    due_on: date | None = None
    closes: bool = False
    deed: Deed = Deed.OURS
    about: str = ""
    passed: bool = False
    starts_at: datetime | None = None


def by_day(step: NextStep) -> date:
    """Return what steps are sorted by: those without a day come last."""
    return step.due_on or date.max


# --- what the person does ---------------------------------------------------------------------------------

_PERMIT_TO_COME = (permit.Stage.NONE, permit.Stage.PASSPORT_AWAITED, permit.Stage.LETTER_OUTSTANDING)
_GIVE_BIOMETRICS: dict[bool, Text] = {
    False: Text("Give your biometrics.", "Fournissez vos données biométriques."),
    True: Text(
        "The due date for your biometrics has passed. You may still give them; an officer looks at your file and may "
        "return your application until you have.",
        "La date limite pour vos données biométriques est passée. Vous pouvez encore les fournir\u00a0; d’ici là, un "
        "agent examine votre dossier et pourrait retourner votre demande.",
    ),
}
_HAVE_EXAM: dict[bool, Text] = {
    False: Text("Have your immigration medical exam.", "Passez votre examen médical aux fins de l’immigration."),
    True: Text(
        "The due date for your medical exam has passed. You may still have it; an officer looks at your file and may "
        "decide without it.",
        "La date limite de votre examen médical est passée. Vous pouvez encore le passer\u00a0; un agent examine votre "
        "dossier et pourrait décider sans lui.",
    ),
}
_ANSWER: dict[tuple[RequestKind, bool], Text] = {
    (RequestKind.DOCUMENTS, False): Text(
        "Send us the documents we asked for.", "Envoyez-nous les documents que nous avons demandés."
    ),
    (RequestKind.DOCUMENTS, True): Text(
        "The due date for the documents we asked for has passed. You may still send them until we decide; we may "
        "decide without them.",
        "La date limite pour les documents que nous avons demandés est passée. Vous pouvez encore les envoyer jusqu’à "
        "notre décision\u00a0; nous pourrions décider sans eux.",
    ),
    (RequestKind.PROCEDURAL_FAIRNESS, False): Text(
        "Answer the concerns in our procedural fairness letter.",
        "Répondez aux préoccupations de notre lettre d’équité procédurale.",
    ),
    (RequestKind.PROCEDURAL_FAIRNESS, True): Text(
        "The due date to answer our procedural fairness letter has passed. You may still answer until we decide; we "
        "may decide without your answer.",
        "La date limite pour répondre à notre lettre d’équité procédurale est passée. Vous pouvez encore répondre "
        "jusqu’à notre décision\u00a0; nous pourrions décider sans votre réponse.",
    ),
}


def yours(case: Case) -> Iterable[NextStep]:
    """Yield what the person has to do, in no order."""
    if case.application.stage in CLOSED:
        return
    if case.permit.stage in _PERMIT_TO_COME:
        yield from _before_permit(case)
    if case.permit.stage is permit.Stage.PASSPORT_AWAITED:
        text = Text("Send us your passport.", "Envoyez-nous votre passeport.")
        yield NextStep(Holder.YOU, text, case.permit.passport_due_on, closes=True, deed=Deed.SEND_PASSPORT)
    if case.permit.stage is permit.Stage.LETTER_OUTSTANDING:
        text = Text(
            "Travel to Canada with your letter of introduction; your permit is issued at the port of entry.",
            "Rendez-vous au Canada avec votre lettre d’introduction\u00a0; votre permis est délivré au point d’entrée.",
        )
        yield NextStep(Holder.YOU, text, case.permit.letter_until, deed=Deed.TRAVEL)
    if case.permit.stage is permit.Stage.ISSUED and case.delivery.stage is permit_delivery.Stage.CAME_BACK:
        text = Text(
            "Your permit came back to us undelivered. Check your address and tell us the right one.",
            "Votre permis nous est revenu sans avoir été livré. Vérifiez votre adresse et indiquez-nous la bonne.",
        )
        yield NextStep(Holder.YOU, text, deed=Deed.CHECK_ADDRESS)


def _before_permit(case: Case) -> Iterable[NextStep]:
    if case.biometrics.stage in (biometrics.Stage.AWAITED, biometrics.Stage.LAPSED):
        passed = case.biometrics.stage is biometrics.Stage.LAPSED
        text, due_on = _GIVE_BIOMETRICS[passed], case.biometrics.due_on
        yield NextStep(Holder.YOU, text, due_on, closes=True, deed=Deed.GIVE_BIOMETRICS, passed=passed)
    if case.medical_exam.stage in (medical_exam.Stage.INSTRUCTED, medical_exam.Stage.LAPSED):
        passed = case.medical_exam.stage is medical_exam.Stage.LAPSED
        text, due_on = _HAVE_EXAM[passed], case.medical_exam.due_on
        yield NextStep(Holder.YOU, text, due_on, closes=True, deed=Deed.HAVE_MEDICAL_EXAM, passed=passed)
    for request_id, request in case.requests.items():
        if request.stage in (officer_request.Stage.OPEN, officer_request.Stage.DEADLINE_PASSED):
            yield _answer(request_id, request)
    for interview_id, one in case.interviews.items():
        if one.stage is interview.Stage.CONVENED and one.starts_at:
            yield NextStep(
                Holder.YOU,
                Text("Come to your interview.", "Présentez-vous à votre entrevue."),
                one.starts_at.date(),
                deed=Deed.ATTEND_INTERVIEW,
                about=interview_id,
                starts_at=one.starts_at,
            )


def _answer(request_id: str, request: OfficerRequest) -> NextStep:
    passed = request.stage is officer_request.Stage.DEADLINE_PASSED
    text = _ANSWER[request.kind, passed]
    return NextStep(Holder.YOU, text, request.due_on, closes=True, deed=Deed.ANSWER, about=request_id, passed=passed)


# --- what we do ---------------------------------------------------------------------------------------------


def ours(case: Case) -> NextStep | None:
    """Return our part of a case; where the permit is in hand nobody has one, and None in one that is closed."""
    stage = case.application.stage
    if stage is Stage.NOT_RECEIVED or stage in CLOSED:
        return None
    if stage is Stage.RECEIVED:
        text = Text(
            "We are checking that your application is complete.", "Nous vérifions que votre demande est complète."
        )
    elif stage is not Stage.APPROVED:
        text = Text("We are processing your application.", "Nous traitons votre demande.")
    elif case.permit.stage is permit.Stage.ISSUED and case.delivery.stage in _BY_MAIL:
        expected_by = None if case.delivery.overdue else case.delivery.expected_by  # a day gone by is no next day
        return NextStep(Holder.OFFICE, _BY_MAIL[case.delivery.stage], expected_by)
    else:
        return NextStep(Holder.NOBODY, Text("Nothing is left to do.", "Il ne reste rien à faire."))
    return NextStep(Holder.OFFICE, text)


_MAILING: Final = Text("We are mailing your permit.", "Nous postons votre permis.")
_BY_MAIL: dict[permit_delivery.Stage, Text] = {
    permit_delivery.Stage.TO_PRINT: _MAILING,
    permit_delivery.Stage.PRINTED: _MAILING,
    permit_delivery.Stage.MAILED: Text(
        "Your permit is with the mail carrier.", "Votre permis est entre les mains du transporteur."
    ),
    permit_delivery.Stage.CAME_BACK: Text(
        "We mail your permit again, to the address we have on file when we print it.",
        "Nous postons votre permis de nouveau, à l’adresse qui figure au dossier au moment de l’impression.",
    ),
}
