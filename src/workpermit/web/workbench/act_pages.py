"""The acts of the office as pages: what each is called, what follows from it, what it asks, how it is carried out.

    allowed(case, role) ─► an act ─► its page ─► its form ─► one use case of casework

A page is shown for an act that `allowed` offers and for no other; whatever the facts forbid, the door refuses.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from workpermit.casework import decisions, requests, screening
from workpermit.casework.door import execute
from workpermit.casework.workbench import Desk
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
from workpermit.core.case.actor import Role
from workpermit.core.case.biometrics import Attempt
from workpermit.core.case.case import Command
from workpermit.core.case.check import CheckKind, ReopenReason
from workpermit.core.case.medical_exam import Assessment
from workpermit.core.case.permit import NotIssuedGround
from workpermit.core.text import Text
from workpermit.trades.employers.judging import Scope
from workpermit.web.ui.acting import By
from workpermit.web.workbench import act_forms as forms


@dataclass(frozen=True, slots=True)
class Given:
    """An act that was sent: in which case, about which part of it, what was typed, under which key and by whom."""

    case_id: UUID
    about: str
    typed: dict[str, Any]
    by: By


@dataclass(frozen=True, slots=True)
class ActPage:
    """One act as a page. `fresh` asks for a second factor not older than five minutes (S-11); `hurts` warns by colour.

    `shows` names what stands beside the form: the findings, what is missing, the likenesses of the employer.
    """

    slug: str
    kind: type
    label: Text
    says: Text
    carry_out: Callable[[Given], object]
    form: Callable[[Desk], forms.FormType] = forms.nothing
    fresh: bool = False
    hurts: bool = False
    shows: str = ""


def _plain(make: Callable[[Given], Command]) -> Callable[[Given], object]:
    """Return what carries out a command that needs nothing kept beside it."""
    return lambda given: execute(given.case_id, make(given), **given.by)


def _check(given: Given) -> CheckKind:
    return CheckKind(given.about)


def _settle(given: Given, *, is_same: bool) -> object:
    typed = given.typed
    scope, until = Scope(typed["scope"]), typed["until"]
    return screening.settle(
        given.case_id, typed["listed_id"], is_same=is_same, reason=typed["reason"], scope=scope, until=until, **given.by
    )


def _ask(given: Given) -> object:
    return requests.ask_for_documents(
        given.case_id, forms.items_of(given.typed), due_on=given.typed["due_on"], **given.by
    )


def _raise_concerns(given: Given) -> object:
    typed = given.typed
    return requests.raise_concerns(
        given.case_id, forms.concerns_of(typed), before=typed["evidence"], due_on=typed["due_on"], **given.by
    )


def _approve(given: Given) -> object:
    typed = given.typed
    return decisions.approve(
        given.case_id,
        evidence=typed["evidence"],
        reasons=typed["reasons"],
        in_force_on=typed["in_force_on"],
        **given.by,
    )


def _refuse(given: Given) -> object:
    return decisions.refuse(given.case_id, forms.reasons_of(given.typed), evidence=given.typed["evidence"], **given.by)


def _examined(given: Given) -> object:
    result = {"exam": "complete", "findings": given.typed["findings"]}
    return decisions.record_medical_result(given.case_id, result, examined_on=given.typed["examined_on"], **given.by)


def _issue(given: Given) -> object:
    typed = given.typed
    return decisions.issue_at_port(
        given.case_id, port=typed["port"], valid_until=typed["valid_until"], reasons=typed["reasons"], **given.by
    )


def _decline(given: Given) -> object:
    typed = given.typed
    ground = NotIssuedGround(typed["ground"])
    return decisions.decline_at_port(given.case_id, ground, port=typed["port"], reasons=typed["reasons"], **given.by)


_EVERY: Final = (
    # --- completeness
    ActPage(
        "complete",
        application.ConfirmComplete,
        Text(en="Confirm that it is complete", fr="Confirmer qu’elle est complète"),
        Text(
            en="The application goes into process and its checks can begin. The applicant sees it at once.",
            fr="La demande passe en traitement et ses vérifications peuvent commencer. Le demandeur le voit aussitôt.",
        ),
        _plain(lambda _: application.ConfirmComplete()),
        shows="missing",
    ),
    ActPage(
        "return",
        application.ReturnApplication,
        Text(en="Return as incomplete", fr="Retourner comme incomplète"),
        Text(
            en="The application is closed without being processed. The letter lists each item below with its source "
            "and the fees are paid back.",
            fr="La demande est fermée sans être traitée. La lettre énumère chaque élément ci-dessous avec sa source "
            "et les frais sont remboursés.",
        ),
        _plain(lambda _: application.ReturnApplication()),
        hurts=True,
        shows="missing",
    ),
    # --- what is found
    ActPage(
        "note-facts",
        application.AmendDossier,
        Text(en="Note facts", fr="Consigner des faits"),
        Text(
            en="The findings are reckoned anew with what you note. Nothing is overwritten: the later note counts.",
            fr="Les constatations sont refaites avec ce que vous consignez. Rien n’est écrasé : la dernière note "
            "compte.",
        ),
        lambda given: decisions.note_facts(given.case_id, forms.facts_typed(given.typed), **given.by),
        form=forms.facts_of(Role.OFFICER),
    ),
    ActPage(
        "start-check",
        check.StartCheck,
        Text(en="Start the check", fr="Commencer la vérification"),
        Text(en="The applicant sees that it is in progress.", fr="Le demandeur voit qu’elle est en cours."),
        _plain(lambda given: check.StartCheck(_check(given))),
    ),
    ActPage(
        "pass-check",
        check.PassCheck,
        Text(en="Pass the check", fr="Conclure : vérification réussie"),
        Text(
            en="It is concluded as passed. The applicant sees that it is completed, and not how.",
            fr="Elle est conclue comme réussie. Le demandeur voit qu’elle est terminée, sans en voir l’issue.",
        ),
        _plain(lambda given: check.PassCheck(_check(given))),
        shows="findings",
    ),
    ActPage(
        "fail-check",
        check.FailCheck,
        Text(en="Do not pass the check", fr="Conclure : vérification non réussie"),
        Text(
            en="It informs the decision and decides nothing. The applicant sees that it is completed, and not how.",
            fr="Elle éclaire la décision et ne décide rien. Le demandeur voit qu’elle est terminée, sans en voir "
            "l’issue.",
        ),
        _plain(lambda given: check.FailCheck(_check(given))),
        hurts=True,
        shows="findings",
    ),
    ActPage(
        "reopen-check",
        check.ReopenCheck,
        Text(en="Take the check up again", fr="Reprendre la vérification"),
        Text(
            en="The applicant sees that it goes on, with the reason.",
            fr="Le demandeur voit qu’elle reprend, et pourquoi.",
        ),
        _plain(lambda given: check.ReopenCheck(_check(given), ReopenReason(given.typed["reason"]))),
        form=forms.reopening,
    ),
    ActPage(
        "confirm-match",
        check.ConfirmEmployerMatch,
        Text(en="It is the same employer", fr="C’est le même employeur"),
        Text(
            en="The standing on the published list counts for this case from now on.",
            fr="La situation inscrite sur la liste publiée compte désormais pour ce dossier.",
        ),
        lambda given: _settle(given, is_same=True),
        form=forms.matching,
        hurts=True,
        shows="matches",
    ),
    ActPage(
        "dismiss-match",
        check.DismissEmployerMatch,
        Text(en="It is another employer", fr="C’est un autre employeur"),
        Text(
            en="The likeness no longer stands in the way; your reason stays in the file.",
            fr="La ressemblance ne fait plus obstacle ; votre motif reste au dossier.",
        ),
        lambda given: _settle(given, is_same=False),
        form=forms.matching,
        shows="matches",
    ),
    # --- what is asked
    ActPage(
        "ask",
        officer_request.MakeRequest,
        Text(en="Ask for documents", fr="Demander des documents"),
        Text(
            en="The applicant gets a letter and a message, and the file waits for them until the day you set.",
            fr="Le demandeur reçoit une lettre et un message, et le dossier l’attend jusqu’au jour que vous fixez.",
        ),
        _ask,
        form=forms.asking,
    ),
    ActPage(
        "concerns",
        officer_request.MakeRequest,
        Text(en="Send a procedural fairness letter", fr="Envoyer une lettre d’équité procédurale"),
        Text(
            en="The applicant reads your concerns and may answer until the day you set. No refusal is possible before.",
            fr="Le demandeur lit vos préoccupations et peut y répondre jusqu’au jour que vous fixez. Aucun refus n’est "
            "possible avant.",
        ),
        _raise_concerns,
        form=forms.concerns,
    ),
    ActPage(
        "more-time",
        officer_request.MoveRequestDue,
        Text(en="Give more time", fr="Accorder plus de temps"),
        Text(en="The applicant is told the new day at once.", fr="Le demandeur apprend aussitôt le nouveau jour."),
        _plain(lambda given: officer_request.MoveRequestDue(given.about, given.typed["due_on"])),
        form=forms.due,
    ),
    ActPage(
        "close-request",
        officer_request.CloseRequest,
        Text(en="Close the request", fr="Clore la demande de documents"),
        Text(
            en="What came is enough, or it is no longer needed. The applicant sees it.",
            fr="Ce qui est arrivé suffit, ou n’est plus nécessaire. Le demandeur le voit.",
        ),
        _plain(lambda given: officer_request.CloseRequest(given.about)),
    ),
    ActPage(
        "convene",
        interview.ConveneInterview,
        Text(en="Call to an interview", fr="Convoquer à une entrevue"),
        Text(en="The applicant gets the letter of convocation.", fr="Le demandeur reçoit la lettre de convocation."),
        lambda given: requests.convene(given.case_id, forms.call_of(given.typed), **given.by),
        form=forms.convening,
    ),
    ActPage(
        "move-interview",
        interview.MoveInterview,
        Text(en="Move the interview", fr="Déplacer l’entrevue"),
        Text(en="The applicant gets a new letter.", fr="Le demandeur reçoit une nouvelle lettre."),
        _plain(lambda given: interview.MoveInterview(given.about, forms.starts_at(given.typed))),
        form=forms.starting,
    ),
    ActPage(
        "interview-held",
        interview.RecordInterviewHeld,
        Text(en="Record that the interview was held", fr="Consigner que l’entrevue a eu lieu"),
        Text(en="Your notes are sealed and kept with the case.", fr="Vos notes sont scellées et versées au dossier."),
        lambda given: requests.record_interview(given.case_id, given.about, notes=given.typed["notes"], **given.by),
        form=forms.notes,
    ),
    ActPage(
        "interview-missed",
        interview.RecordInterviewMissed,
        Text(en="Record that nobody came", fr="Consigner l’absence à l’entrevue"),
        Text(
            en="The applicant is told; another time can be given.",
            fr="Le demandeur en est avisé ; un autre moment peut être fixé.",
        ),
        _plain(lambda given: interview.RecordInterviewMissed(given.about)),
    ),
    ActPage(
        "cancel-interview",
        interview.CancelInterview,
        Text(en="Call the interview off", fr="Annuler l’entrevue"),
        Text(en="Nothing is held against the person.", fr="Rien n’est retenu contre la personne."),
        _plain(lambda given: interview.CancelInterview(given.about)),
    ),
    # --- biometrics and health
    ActPage(
        "settle-biometrics",
        biometrics.SettleBiometrics,
        Text(en="Have the rules settle biometrics", fr="Faire trancher les données biométriques par les règles"),
        Text(
            en="Either they are not required, or the instruction letter goes out.",
            fr="Soit elles ne sont pas requises, soit la lettre d’instructions part.",
        ),
        _plain(lambda _: biometrics.SettleBiometrics()),
    ),
    ActPage(
        "instruct-biometrics",
        biometrics.InstructBiometrics,
        Text(en="Require biometrics", fr="Exiger les données biométriques"),
        Text(en="The instruction letter goes out.", fr="La lettre d’instructions part."),
        _plain(lambda _: biometrics.InstructBiometrics()),
    ),
    ActPage(
        "exempt-biometrics",
        biometrics.ExemptBiometrics,
        Text(
            en="Find that biometrics are not required", fr="Constater que les données biométriques ne sont pas requises"
        ),
        Text(en="The applicant is told and gives none.", fr="Le demandeur en est avisé et n’en fournit pas."),
        _plain(lambda _: biometrics.ExemptBiometrics()),
    ),
    ActPage(
        "biometrics-time",
        biometrics.MoveBiometricsDue,
        Text(en="Give more time for biometrics", fr="Accorder plus de temps pour les données biométriques"),
        Text(en="The applicant is told the new day at once.", fr="Le demandeur apprend aussitôt le nouveau jour."),
        _plain(lambda given: biometrics.MoveBiometricsDue(given.typed["due_on"])),
        form=forms.due,
    ),
    ActPage(
        "enrol",
        biometrics.RecordEnrolment,
        Text(en="Record the appointment for biometrics", fr="Consigner le rendez-vous pour les données biométriques"),
        Text(en="The applicant sees it at once.", fr="Le demandeur le voit aussitôt."),
        _plain(lambda given: biometrics.RecordEnrolment(Attempt(given.typed["outcome"]), given.typed["site"])),
        form=forms.enrolling,
    ),
    ActPage(
        "settle-medical",
        medical_exam.SettleMedicalExam,
        Text(en="Have the rules settle the medical exam", fr="Faire trancher l’examen médical par les règles"),
        Text(
            en="Where none is required the case goes on; where one is, send the instructions.",
            fr="Si aucun n’est requis, le dossier continue ; sinon, envoyez les instructions.",
        ),
        _plain(lambda _: medical_exam.SettleMedicalExam()),
    ),
    ActPage(
        "instruct-medical",
        medical_exam.InstructMedicalExam,
        Text(en="Send instructions for a medical exam", fr="Envoyer les instructions pour un examen médical"),
        Text(
            en="The applicant gets the letter and has 30 days for the exam.",
            fr="Le demandeur reçoit la lettre et dispose de 30 jours pour l’examen.",
        ),
        _plain(lambda _: medical_exam.InstructMedicalExam()),
    ),
    ActPage(
        "medical-time",
        medical_exam.MoveMedicalDue,
        Text(en="Give more time for the medical exam", fr="Accorder plus de temps pour l’examen médical"),
        Text(en="The applicant is told the new day at once.", fr="Le demandeur apprend aussitôt le nouveau jour."),
        _plain(lambda given: medical_exam.MoveMedicalDue(given.typed["due_on"])),
        form=forms.due,
    ),
    ActPage(
        "examined",
        medical_exam.RecordMedicalResult,
        Text(en="Send the result of the medical exam", fr="Envoyer le résultat de l’examen médical"),
        Text(en="An officer says what it means.", fr="Un agent dira ce qu’il signifie."),
        _examined,
        form=forms.examined,
    ),
    ActPage(
        "assess-medical",
        medical_exam.AssessMedicalResult,
        Text(en="Assess the result of the medical exam", fr="Évaluer le résultat de l’examen médical"),
        Text(
            en="It counts in the findings, and may put conditions on the permit.",
            fr="Il compte dans les constatations, et peut assortir le permis de conditions.",
        ),
        _plain(lambda given: medical_exam.AssessMedicalResult(Assessment(given.typed["assessment"]))),
        form=forms.assessing,
    ),
    # --- programmes
    ActPage(
        "grant-programme",
        programme_request.GrantProgramme,
        Text(en="Grant interim authorization to work", fr="Accorder l’autorisation provisoire de travailler"),
        Text(en="The right to work begins with the answer.", fr="Le droit de travailler commence avec la réponse."),
        _plain(lambda given: programme_request.GrantProgramme(given.about)),
        shows="findings",
    ),
    ActPage(
        "deny-programme",
        programme_request.DenyProgramme,
        Text(en="Deny interim authorization to work", fr="Refuser l’autorisation provisoire de travailler"),
        Text(
            en="The letter names each criterion that is not met. The application itself goes on.",
            fr="La lettre nomme chaque critère non satisfait. La demande elle-même suit son cours.",
        ),
        _plain(lambda given: programme_request.DenyProgramme(given.about)),
        hurts=True,
        shows="findings",
    ),
    # --- decision
    ActPage(
        "approve",
        application.ApproveApplication,
        Text(en="Approve", fr="Approuver"),
        Text(
            en="The applicant is told at once. By the findings, the permit is mailed, the passport asked for, or the "
            "letter of introduction goes out.",
            fr="Le demandeur l’apprend aussitôt. Selon les constatations, le permis est posté, le passeport demandé "
            "ou la lettre d’introduction part.",
        ),
        _approve,
        form=forms.approval,
        fresh=True,
        shows="findings",
    ),
    ActPage(
        "refuse",
        application.RefuseApplication,
        Text(en="Refuse", fr="Refuser"),
        Text(
            en="The letter gives each ground with its provision and your reasons, says what the person may do. Some "
            "refusals wait for a second person.",
            fr="La lettre donne chaque motif avec sa disposition et votre explication, indique les recours. Certains "
            "refus attendent une deuxième personne.",
        ),
        _refuse,
        form=forms.refusal,
        fresh=True,
        hurts=True,
        shows="findings",
    ),
    ActPage(
        "confirm",
        application.ConfirmDecision,
        Text(en="Confirm the decision", fr="Confirmer la décision"),
        Text(
            en="You are the second person: the decision takes effect and the letter goes out.",
            fr="Vous êtes la deuxième personne : la décision prend effet et la lettre part.",
        ),
        lambda given: decisions.confirm(given.case_id, **given.by),
        fresh=True,
        shows="findings",
    ),
    ActPage(
        "send-back",
        application.SendDecisionBack,
        Text(en="Send the decision back", fr="Renvoyer la décision"),
        Text(
            en="The file goes on; the applicant sees nothing of it.",
            fr="Le dossier continue ; le demandeur n’en voit rien.",
        ),
        _plain(lambda _: application.SendDecisionBack()),
    ),
    # --- permit
    ActPage(
        "visa",
        permit.RecordVisaIssued,
        Text(en="Record the visa", fr="Consigner le visa"),
        Text(en="The letter of introduction goes out.", fr="La lettre d’introduction part."),
        _plain(lambda given: permit.RecordVisaIssued(given.typed["visa_until"])),
        form=forms.visa_day,
    ),
    ActPage(
        "issue",
        permit.IssuePermit,
        Text(en="Issue the permit", fr="Délivrer le permis"),
        Text(
            en="The permit gets its number and is in force from today. First note identity, entry and route.",
            fr="Le permis reçoit son numéro et vaut dès aujourd’hui. Consignez d’abord l’identité, l’admissibilité, "
            "l’entrée et le trajet.",
        ),
        _issue,
        form=forms.issuing,
        fresh=True,
        shows="findings",
    ),
    ActPage(
        "decline",
        permit.DeclineToIssue,
        Text(en="Do not issue the permit", fr="Ne pas délivrer le permis"),
        Text(
            en="The ground and your reasons are kept and told.",
            fr="Le motif et votre explication sont conservés et dits.",
        ),
        _decline,
        form=forms.declining,
        fresh=True,
        hurts=True,
        shows="findings",
    ),
    ActPage(
        "replace",
        permit.ReplacePermit,
        Text(en="Give the permit a new document", fr="Remplacer le document du permis"),
        Text(en="The same permit, under a new number.", fr="Le même permis, sous un nouveau numéro."),
        lambda given: decisions.replace_permit(given.case_id, **given.by),
        fresh=True,
    ),
    ActPage(
        "propose-revocation",
        permit.ProposeRevocation,
        Text(en="Propose to revoke the permit", fr="Proposer la révocation du permis"),
        Text(en="A supervisor decides.", fr="Un superviseur décide."),
        lambda given: decisions.propose_revocation(given.case_id, reasons=given.typed["reasons"], **given.by),
        form=forms.reason,
        fresh=True,
        hurts=True,
    ),
    ActPage(
        "revoke",
        permit.RevokePermit,
        Text(en="Revoke the permit", fr="Révoquer le permis"),
        Text(en="The right to work by it ends at once.", fr="Le droit de travailler qu’il donne prend fin aussitôt."),
        _plain(lambda _: permit.RevokePermit()),
        fresh=True,
        hurts=True,
    ),
    # --- mail
    ActPage(
        "print",
        permit_delivery.PrintPermit,
        Text(en="Print the permit", fr="Imprimer le permis"),
        Text(
            en="The address on file is frozen by it. Open the permit among the letters and print it.",
            fr="L’adresse au dossier est figée. Ouvrez le permis parmi les lettres et imprimez-le.",
        ),
        _plain(lambda _: permit_delivery.PrintPermit()),
    ),
    ActPage(
        "mail",
        permit_delivery.MailPermit,
        Text(en="Hand it to the carrier", fr="Remettre au transporteur"),
        Text(en="The applicant is told the tracking number.", fr="Le demandeur apprend le numéro de repérage."),
        _plain(lambda given: permit_delivery.MailPermit(given.typed["tracking_number"])),
        form=forms.tracking,
    ),
    ActPage(
        "delivered",
        permit_delivery.RecordDelivery,
        Text(en="Record the delivery", fr="Consigner la livraison"),
        Text(
            en="The permit is in hand; nothing is left to do.", fr="Le permis est en main ; il ne reste rien à faire."
        ),
        _plain(lambda _: permit_delivery.RecordDelivery()),
    ),
    ActPage(
        "came-back",
        permit_delivery.RecordReturnedMail,
        Text(en="Record that it came back", fr="Consigner le retour du courrier"),
        Text(en="The applicant is asked to check the address.", fr="Le demandeur est invité à vérifier l’adresse."),
        _plain(lambda _: permit_delivery.RecordReturnedMail()),
    ),
    # --- on behalf of the person
    ActPage(
        "departure",
        application.RecordDeparture,
        Text(en="Record a departure from Canada", fr="Consigner un départ du Canada"),
        Text(
            en="It can end the right to work while waiting. The applicant sees it.",
            fr="Il peut mettre fin au droit de travailler en attendant. Le demandeur le voit.",
        ),
        _plain(lambda given: application.RecordDeparture(given.typed["left_on"])),
        form=forms.leaving,
    ),
    ActPage(
        "coming-back",
        application.RecordReturn,
        Text(en="Record a return to Canada", fr="Consigner un retour au Canada"),
        Text(en="The applicant sees it.", fr="Le demandeur le voit."),
        _plain(lambda given: application.RecordReturn(given.typed["returned_on"], (given.typed["country"],))),
        form=forms.returning,
    ),
    ActPage(
        "proof",
        application.AskForExtensionProof,
        Text(en="Make a fresh proof of the right to work", fr="Établir une nouvelle preuve du droit de travailler"),
        Text(
            en="The letter is dated today and goes into the account.",
            fr="La lettre porte la date du jour et va au compte.",
        ),
        _plain(lambda _: application.AskForExtensionProof()),
    ),
)
BY_SLUG: Final = {one.slug: one for one in _EVERY}
# The persons' own acts with content of their own; the office takes them in with the paper they come on.
ELSEWHERE: Final = frozenset(
    {
        application.ReceiveApplication,
        application.ChangeAddress,
        application.RenewPassport,
        permit_delivery.RedirectDelivery,
        officer_request.AnswerRequest,
        programme_request.RequestProgramme,
    }
)


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


def form_of(one: Offered, desk: Desk, role: Role) -> forms.FormType:
    """Return the form of an act for a case; which facts are noted depends on who notes them."""
    if one.page.kind is application.AmendDossier:
        return forms.facts_of(role)(desk)  # type: ignore[no-any-return]
    return one.page.form(desk)
