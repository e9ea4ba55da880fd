"""The history the applicant reads: every event has its reason, or is not shown and moves no date (AYA-11).

The reason is typed: it is the kind of event, and for a step back the code that the event itself carries. A check
that was not passed reads like one that was: the decision letter says what it means.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
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
    programme_request,
)
from workpermit.core.case.state import Entry, Event
from workpermit.core.text import Text


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One dated line with its reason, and the day or instant that it sets, where it sets one.

    `due_on` closes before midnight UTC; `expected_by` is a day of ours; `starts_at` is an appointment.
    """

    sequence: int
    at: datetime
    text: Text
    reason: str
    due_on: date | None = None
    expected_by: date | None = None
    starts_at: datetime | None = None
    is_step_back: bool = False


# None marks what is not shown before, or outside, the decision.
PUBLIC_REASONS: dict[type, Text | None] = {
    application.ApplicationReceived: Text("We received your application.", "Nous avons reçu votre demande."),
    application.RenewalInTimeFound: Text(
        "We received your application while your permit was valid: you keep your status and may go on working "
        "on the same conditions until we decide.",
        "Nous avons reçu votre demande pendant que votre permis était valide\u00a0: vous conservez votre statut et "
        "pouvez continuer à travailler aux mêmes conditions jusqu’à notre décision.",
    ),
    application.CompletenessConfirmed: Text(
        "Your application is complete; we are processing it.", "Votre demande est complète\u00a0; nous la traitons."
    ),
    application.ApplicationReturned: Text(
        "We returned your application because it was incomplete; the letter lists what was missing.",
        "Nous avons retourné votre demande, car elle était incomplète\u00a0; la lettre énumère ce qui manquait.",
    ),
    application.DossierAmended: Text(
        "New information was added to your file.", "De nouveaux renseignements ont été versés à votre dossier."
    ),
    application.DecisionProposed: None,
    application.DecisionSentBack: None,
    application.ApplicationApproved: Text("We approved your application.", "Nous avons approuvé votre demande."),
    application.ApplicationRefused: Text(
        "We refused your application; the letter gives the reasons and what you may do.",
        "Nous avons refusé votre demande\u00a0; la lettre donne les motifs et vos recours.",
    ),
    application.ApplicationWithdrawn: Text("You withdrew your application.", "Vous avez retiré votre demande."),
    application.AddressChanged: Text("You gave us a new address.", "Vous nous avez donné une nouvelle adresse."),
    application.DepartureRecorded: Text(
        "Your departure from Canada was recorded.", "Votre départ du Canada a été consigné."
    ),
    application.ReturnRecorded: Text("Your return to Canada was recorded.", "Votre retour au Canada a été consigné."),
    application.PassportRenewed: Text(
        "You told us of your new passport.", "Vous nous avez informés de votre nouveau passeport."
    ),
    application.ExtensionProofAsked: Text(
        "You asked for a fresh proof that you may keep working.",
        "Vous avez demandé une nouvelle preuve que vous pouvez continuer à travailler.",
    ),
    biometrics.BiometricsExempted: Text(
        "You do not need to give biometrics for this application.",
        "Vous n’avez pas à fournir de données biométriques pour cette demande.",
    ),
    biometrics.BiometricsInstructed: Text(
        "We sent you the letter to give your biometrics.",
        "Nous vous avons envoyé la lettre d’instructions pour les données biométriques.",
    ),
    biometrics.BiometricsEnrolled: Text("We have your biometrics.", "Nous avons vos données biométriques."),
    biometrics.BiometricsNotCollected: Text(
        "Your biometrics could not be taken at the appointment; please book again.",
        "Vos données biométriques n’ont pas pu être recueillies\u00a0; veuillez prendre un autre rendez-vous.",
    ),
    biometrics.BiometricsDueMoved: Text(
        "You have more time to give your biometrics.", "Vous avez plus de temps pour fournir vos données biométriques."
    ),
    biometrics.BiometricsLapsed: Text(
        "The due date to give your biometrics has passed; an officer will look at your file.",
        "La date limite pour fournir vos données biométriques est passée\u00a0; un agent examinera votre dossier.",
    ),
    medical_exam.MedicalExamNotRequired: Text("You need no medical exam.", "Aucun examen médical n’est requis."),
    medical_exam.MedicalExamInstructed: Text(
        "We sent you the instructions for a medical exam.",
        "Nous vous avons envoyé les instructions pour un examen médical.",
    ),
    medical_exam.MedicalResultReceived: Text(
        "We received the result of your medical exam.", "Nous avons reçu le résultat de votre examen médical."
    ),
    medical_exam.MedicalResultAssessed: Text(
        "We looked at the result of your medical exam.", "Nous avons examiné le résultat de votre examen médical."
    ),
    medical_exam.MedicalDueMoved: Text(
        "You have more time for your medical exam.", "Vous avez plus de temps pour votre examen médical."
    ),
    medical_exam.MedicalExamLapsed: Text(
        "The due date for your medical exam has passed; you may still have the exam.",
        "La date limite de votre examen médical est passée\u00a0; vous pouvez encore passer l’examen.",
    ),
    check.CheckStarted: Text(
        "We started a check of your application.", "Nous avons commencé une vérification de votre demande."
    ),
    check.CheckPassed: Text(
        "We completed a check of your application.", "Nous avons terminé une vérification de votre demande."
    ),
    check.CheckFailed: Text(
        "We completed a check of your application.", "Nous avons terminé une vérification de votre demande."
    ),
    check.CheckNotApplicable: None,
    check.CheckReopened: Text(
        "We are looking again at a check, because there is new information.",
        "Nous reprenons une vérification, car nous avons de nouveaux renseignements.",
    ),
    check.EmployerMatchConfirmed: None,
    check.EmployerMatchDismissed: None,
    officer_request.RequestMade: Text("We asked you for something.", "Nous vous avons demandé quelque chose."),
    officer_request.RequestAnswered: Text("We received your answer.", "Nous avons reçu votre réponse."),
    officer_request.MoreTimeAsked: Text("You asked for more time.", "Vous avez demandé plus de temps."),
    officer_request.MoreTimeGranted: Text(
        "You have the time you asked for.", "Vous avez le délai que vous avez demandé."
    ),
    officer_request.RequestDueMoved: Text("You have more time to answer.", "Vous avez plus de temps pour répondre."),
    officer_request.RequestClosed: Text(
        "What we asked you for is settled.", "Ce que nous vous avions demandé est réglé."
    ),
    officer_request.RequestDeadlinePassed: Text(
        "The due date has passed; you may still answer until we decide.",
        "La date limite est passée\u00a0; vous pouvez encore répondre jusqu’à notre décision.",
    ),
    interview.InterviewConvened: Text(
        "We called you to an interview.", "Nous vous avons envoyé une convocation à une entrevue."
    ),
    interview.InterviewMoved: Text(
        "Your interview was moved to another time.", "Votre entrevue a été fixée à un autre moment."
    ),
    interview.InterviewHeld: Text("Your interview took place.", "Votre entrevue a eu lieu."),
    interview.InterviewMissed: Text(
        "Your interview did not take place, since you did not come.",
        "Votre entrevue n’a pas eu lieu, car vous n’y étiez pas.",
    ),
    interview.InterviewCancelled: Text(
        "We cancelled your interview; this does not count against you.",
        "Nous avons annulé votre entrevue\u00a0; cela ne joue pas contre vous.",
    ),
    programme_request.ProgrammeRequested: Text(
        "We received your request to work while you wait.",
        "Nous avons reçu votre demande d’autorisation de travailler en attendant.",
    ),
    programme_request.ProgrammeGranted: Text(
        "You may work while we process your application; our answer says for whom.",
        "Vous pouvez travailler pendant que nous traitons votre demande\u00a0; notre réponse précise pour qui.",
    ),
    programme_request.ProgrammeDenied: Text(
        "We answered no to your request to work while you wait; our answer says why.",
        "Nous avons répondu non à votre demande d’autorisation de travailler en attendant\u00a0; notre réponse "
        "dit pourquoi.",
    ),
    programme_request.ProgrammeReplyOverdue: Text(
        "Our answer to your request is late. We are sorry; your request was passed to a supervisor.",
        "Notre réponse à votre demande tarde, et nous nous en excusons\u00a0; elle a été confiée à un superviseur.",
    ),
    programme_request.ProgrammeEnded: Text(
        "Your authorization to work while you wait has ended.",
        "Votre autorisation de travailler en attendant a pris fin.",
    ),
    permit.PassportRequested: Text(
        "We asked for your passport, to put your visa into it.",
        "Nous avons demandé votre passeport pour y apposer votre visa.",
    ),
    permit.VisaIssued: Text("Your visa was issued.", "Votre visa a été délivré."),
    permit.IntroductionLetterIssued: Text(
        "We issued your port of entry letter of introduction.",
        "Nous avons délivré votre lettre d’introduction au point d’entrée.",
    ),
    permit.PermitIssued: Text("Your work permit was issued.", "Votre permis de travail a été délivré."),
    permit.PermitNotIssued: Text(
        "Your work permit was not issued at the port of entry; you were told why.",
        "Votre permis de travail n’a pas été délivré au point d’entrée\u00a0; on vous en a donné la raison.",
    ),
    permit.IntroductionLetterLapsed: Text(
        "Your letter of introduction was not used in time and is no longer valid.",
        "Votre lettre d’introduction n’a pas été utilisée à temps et n’est plus valide.",
    ),
    permit.PermitReplaced: Text("Your work permit was replaced.", "Votre permis de travail a été remplacé."),
    permit.RevocationProposed: None,
    permit.PermitRevoked: Text("Your work permit was revoked.", "Votre permis de travail a été révoqué."),
    permit_delivery.DeliveryOpened: Text(
        "We are about to print your work permit and mail it.",
        "Nous allons imprimer votre permis de travail et le poster.",
    ),
    permit_delivery.PermitPrinted: Text("Your work permit was printed.", "Votre permis de travail a été imprimé."),
    permit_delivery.PermitMailed: Text("Your work permit was mailed.", "Votre permis de travail a été posté."),
    permit_delivery.PermitDelivered: Text("Your work permit was delivered.", "Votre permis de travail a été livré."),
    permit_delivery.PermitCameBack: Text(
        "Your work permit came back to us undelivered; please check your address.",
        "Votre permis de travail nous est revenu sans avoir été livré\u00a0; veuillez vérifier votre adresse.",
    ),
    permit_delivery.DeliveryRedirected: Text(
        "Your work permit will go to another address.", "Votre permis de travail sera envoyé à une autre adresse."
    ),
    permit_delivery.DeliveryOverdue: Text(
        "Your permit should have reached you by now. We are sorry; we are looking for it.",
        "Votre permis aurait dû vous parvenir. Nous nous en excusons\u00a0; nous le recherchons.",
    ),
}


# --- which check, and why a step back ------------------------------------------------------------------

_CHECKED: Final[dict[check.CheckKind, Text]] = {
    check.CheckKind.ELIGIBILITY: Text("whether you qualify for the permit", "si vous avez droit au permis"),
    check.CheckKind.BACKGROUND: Text("your background", "vos antécédents"),
    check.CheckKind.EMPLOYER: Text("your employer", "votre employeur"),
}
_BEGUN: Final = Text("We started to check {what}.", "Nous avons commencé à vérifier {what}.")
_CHECKED_NOW: Final = Text("We have checked {what}.", "Nous avons vérifié {what}.")
_REOPENED: Final[dict[check.ReopenReason, Text]] = {
    check.ReopenReason.NEW_LIST: Text(
        "We are checking {what} again, because the published list of employers has changed.",
        "Nous vérifions de nouveau {what}, car la liste publiée des employeurs a changé.",
    ),
    check.ReopenReason.NEW_FACTS: Text(
        "We are checking {what} again, because there is new information in your file.",
        "Nous vérifions de nouveau {what}, car votre dossier contient de nouveaux renseignements.",
    ),
    check.ReopenReason.OFFICER: Text(
        "We are checking {what} again, because an officer chose to look at it once more.",
        "Nous vérifions de nouveau {what}, car un agent a choisi d’y revenir.",
    ),
}
# What security is concerned with is never said: who was not recognized is told so at the counter, not here.
_NOT_COLLECTED: Final[dict[biometrics.Attempt, Text]] = {
    biometrics.Attempt.PARTIAL: Text(
        "Your biometrics could be taken only in part; please book again.",
        "Vos données biométriques n’ont pu être recueillies qu’en partie\u00a0; veuillez prendre un autre rendez-vous.",
    ),
    biometrics.Attempt.POOR_QUALITY: Text(
        "The quality of your biometrics was too low to be used, which is nobody’s fault; please book again.",
        "La qualité de vos données biométriques ne permet pas de les utiliser, ce qui n’est la faute de personne"
        "\u00a0; veuillez prendre un autre rendez-vous.",
    ),
    biometrics.Attempt.NO_SHOW: Text(
        "The site did not see you at your biometrics appointment; please book again.",
        "Le point de collecte n’a pas noté votre présence au rendez-vous pour vos données biométriques\u00a0; veuillez "
        "en prendre un autre.",
    ),
}
_ASKED: Final[dict[officer_request.RequestKind, Text]] = {
    officer_request.RequestKind.DOCUMENTS: Text(
        "We asked you for documents.", "Nous vous avons demandé des documents."
    ),
    officer_request.RequestKind.PROCEDURAL_FAIRNESS: Text(
        "We wrote to you about concerns, so that you can answer before we decide.",
        "Nous vous avons fait part de préoccupations, afin que vous puissiez y répondre avant notre décision.",
    ),
}
_STEPS_BACK: Final = frozenset(
    {
        check.CheckReopened,
        biometrics.BiometricsNotCollected,
        biometrics.BiometricsLapsed,
        medical_exam.MedicalExamLapsed,
        officer_request.RequestDeadlinePassed,
        interview.InterviewMissed,
        interview.InterviewCancelled,
        interview.InterviewMoved,
        programme_request.ProgrammeReplyOverdue,
        permit_delivery.PermitCameBack,
        permit_delivery.DeliveryOverdue,
    }
)


def told(event: Event) -> Text | None:
    """Return the sentence the applicant reads of an event, or None where they read nothing."""
    match event:
        case check.CheckStarted():
            return _BEGUN.filled(what=_CHECKED[event.check])
        case check.CheckPassed() | check.CheckFailed():
            return _CHECKED_NOW.filled(what=_CHECKED[event.check])
        case check.CheckReopened():
            return _REOPENED[event.reason].filled(what=_CHECKED[event.check])
        case biometrics.BiometricsNotCollected() if event.outcome in _NOT_COLLECTED:
            return _NOT_COLLECTED[event.outcome]
        case officer_request.RequestMade():
            return _ASKED[event.kind]
        case _:
            return PUBLIC_REASONS[type(event)]


def history(entries: Iterable[Entry]) -> tuple[HistoryLine, ...]:
    """Return the lines the applicant sees; an event that is not shown moves no date (no ghost updates)."""
    return tuple(line for line in map(_line, entries) if line is not None)


def _line(entry: Entry) -> HistoryLine | None:
    event, text = entry.event, told(entry.event)
    if text is None:
        return None
    return HistoryLine(
        sequence=entry.sequence,
        at=entry.at,
        text=text,
        reason=_reason(event),
        due_on=getattr(event, "due_on", None),
        expected_by=getattr(event, "reply_due_on", None) or getattr(event, "expected_by", None),
        starts_at=getattr(event, "starts_at", None),
        is_step_back=type(event) in _STEPS_BACK,
    )


def _reason(event: Event) -> str:
    """Return the typed reason; a check that was not passed has the one of a check that was."""
    match event:
        case check.CheckFailed():
            return check.CheckPassed.__name__
        case check.CheckReopened():
            return f"{type(event).__name__}:{event.reason.value}"
        case biometrics.BiometricsNotCollected() if event.outcome in _NOT_COLLECTED:
            return f"{type(event).__name__}:{event.outcome.value}"
        case _:
            return type(event).__name__
