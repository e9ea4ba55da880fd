"""How the office reads a case: each journal entry in words, who holds the ball, what is waited for.

An entry is told in the sentence that the applicant reads too, so that both speak of the same thing; what their own
history leaves out is told as the office alone reads it, and marked as such.
"""

from __future__ import annotations

from datetime import date, tzinfo
from typing import Final

from workpermit.core.case import (
    application,
    biometrics,
    check,
    officer_request,
    permit,
    permit_delivery,
    programme_request,
)
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.ball import Party, Wait
from workpermit.core.case.case import RULE_BOOK
from workpermit.core.case.history import PUBLIC_REASONS
from workpermit.core.law.book.completeness import ROW_BY_CODE
from workpermit.core.law.calendar import due_instant
from workpermit.core.text import Text
from workpermit.core.wording.grounds import GROUNDS
from workpermit.core.wording.typography import date_text, due_in_zone

ROLES: Final[dict[Role, Text]] = {
    Role.APPLICANT: Text(en="Applicant", fr="Demandeur"),
    Role.REPRESENTATIVE: Text(en="Authorized representative", fr="Représentant autorisé"),
    Role.OFFICER: Text(en="Officer", fr="Agent"),
    Role.SUPERVISOR: Text(en="Supervisor", fr="Superviseur"),
    Role.BORDER_OFFICER: Text(en="Border services officer", fr="Agent des services frontaliers"),
    Role.SITE_CLERK: Text(en="Biometrics collection site", fr="Point de collecte des données biométriques"),
    Role.MAILROOM_CLERK: Text(en="Mailroom", fr="Salle du courrier"),
    Role.PANEL_PHYSICIAN: Text(en="Panel physician", fr="Médecin désigné"),
    Role.AUDITOR: Text(en="Auditor", fr="Vérificateur"),
    Role.ADMINISTRATOR: Text(en="Administrator", fr="Administrateur"),
    Role.SYSTEM: Text(en="By itself, when the time came", fr="Automatiquement, le moment venu"),
}
BY_RULES: Final = Text(en="By the rules", fr="Selon les règles")
PARTIES: Final[dict[Party, Text]] = {
    Party.APPLICANT: Text(en="The applicant", fr="Le demandeur"),
    Party.OFFICE: Text(en="The office", fr="Le bureau"),
    Party.PARTNER: Text(en="The panel physician", fr="Le médecin désigné"),
    Party.CARRIER: Text(en="The mail carrier", fr="Le transporteur"),
    Party.NOBODY: Text(en="Nobody", fr="Personne"),
}
WAITS: Final[dict[Wait, Text]] = {
    Wait.BIOMETRICS: Text(en="biometrics", fr="données biométriques"),
    Wait.ANSWER: Text(en="answer to a request", fr="réponse à une demande de documents"),
    Wait.MEDICAL_EXAM: Text(en="medical exam", fr="examen médical"),
    Wait.MEDICAL_RESULT: Text(en="result of the medical exam", fr="résultat de l’examen médical"),
    Wait.PASSPORT: Text(en="passport", fr="passeport"),
    Wait.ARRIVAL: Text(en="arrival at a port of entry", fr="arrivée à un point d’entrée"),
    Wait.COMPLETENESS: Text(en="completeness check", fr="vérification de l’intégralité"),
    Wait.PASSED_DATE: Text(en="officer’s look: a date has passed", fr="examen d’un agent : une date limite est passée"),
    Wait.INTERVIEW: Text(en="interview", fr="entrevue"),
    Wait.REVIEW: Text(en="review of what came in", fr="examen de ce qui est arrivé"),
    Wait.CHECKS: Text(en="checks", fr="vérifications"),
    Wait.DECISION: Text(en="decision", fr="décision"),
    Wait.PERMIT: Text(en="permit to be made out", fr="permis à établir"),
    Wait.MAILING: Text(en="permit to print and mail", fr="permis à imprimer et à poster"),
    Wait.DELIVERY: Text(en="delivery of the permit", fr="livraison du permis"),
    Wait.NOTHING: Text(en="nothing more", fr="plus rien"),
}
_OFFICE_ONLY: Final[dict[type, Text]] = {
    application.DecisionProposed: Text(
        en="A decision waits for a second person.", fr="Une décision attend une deuxième personne."
    ),
    application.DecisionSentBack: Text(
        en="The decision was sent back to its author.", fr="La décision a été renvoyée à son auteur."
    ),
    check.CheckNotApplicable: Text(en="This check does not apply.", fr="Cette vérification ne s’applique pas."),
    check.EmployerMatchConfirmed: Text(
        en="The employer is one named on the published list.", fr="L’employeur figure bien sur la liste publiée."
    ),
    check.EmployerMatchDismissed: Text(
        en="An employer on the published list has a similar name, and is another one.",
        fr="Un employeur de la liste publiée porte un nom semblable, mais il s’agit d’un autre.",
    ),
    permit.RevocationProposed: Text(
        en="A revocation waits for a second person.", fr="Une révocation attend une deuxième personne."
    ),
}
CHECKS: Final[dict[check.CheckKind, Text]] = {
    check.CheckKind.ELIGIBILITY: Text(en="eligibility", fr="admissibilité au permis"),
    check.CheckKind.BACKGROUND: Text(en="background", fr="antécédents"),
    check.CheckKind.EMPLOYER: Text(en="employer", fr="employeur"),
}
_DUE: Final = Text(en="Due {clock}", fr="À faire {clock}")
_DUE_LOCALLY: Final = Text(en="On the applicant’s clock, {clock}", fr="À l’heure du demandeur, {clock}")
_EXPECTED: Final = Text(en="Expected by {day}", fr="Attendu au plus tard le {day}")
_ANSWER_BY: Final = Text(en="We answer by {day}", fr="Nous répondons au plus tard le {day}")
_UNTIL: Final = Text(en="Valid until {day}", fr="Valide jusqu’au {day}")
_MISSING: Final = Text(en="Missing: {item}", fr="Il manque\u00a0: {item}")
_LATE: Final = Text(
    en="It came after the due date, and is kept as late", fr="Elle est arrivée après la date limite et le reste"
)
_STAMPED: Final = Text(
    en="It reached us on paper on {day}; that day counts",
    fr="Elle nous est parvenue sur papier le {day}\u00a0; ce jour compte",
)
_IN_TIME: Final = Text(en="It came in time", fr="Elle est arrivée à temps")


def said(happened: object) -> tuple[Text, bool]:
    """Return the sentence for an event, and whether the applicant reads it too."""
    public = PUBLIC_REASONS[type(happened)]
    text = sentence_of(type(happened))
    if isinstance(happened, check.Event):
        # Three checks read alike; which one it is goes into the sentence.
        which = CHECKS[happened.check]
        text = Text(en=f"{text.en.removesuffix('.')} ({which.en}).", fr=f"{text.fr.removesuffix('.')} ({which.fr}).")
    return text, public is not None


def sentence_of(kind: type) -> Text:
    """Return the sentence for a kind of event, whichever check it may be about."""
    return PUBLIC_REASONS[kind] or _OFFICE_ONLY[kind]


def by(actor: Actor) -> Text:
    """Return who acted: a role, or what moved the case by itself."""
    return BY_RULES if actor.role is Role.SYSTEM and actor.id == RULE_BOOK.id else ROLES[actor.role]


def details(happened: object, *, zone: tzinfo) -> tuple[Text, ...]:
    """Return what an event adds to its sentence: due dates by both clocks, what was missing, the grounds."""
    match happened:
        case application.ApplicationReceived() if happened.stamped_at:
            return (_STAMPED.filled(day=date_text(happened.stamped_at.date())),)
        case application.ApplicationReturned():
            labels = (ROW_BY_CODE[code].label for code in happened.missing if code in ROW_BY_CODE)
            return tuple(_MISSING.filled(item=label) for label in labels)
        case application.ApplicationRefused():
            return tuple(GROUNDS[ground].label for ground in happened.grounds)
        case officer_request.RequestAnswered():
            return (_IN_TIME if happened.in_time else _LATE,)
        case permit.PermitIssued() | permit.IntroductionLetterIssued():
            return (_UNTIL.filled(day=date_text(happened.valid_until)),)
        case biometrics.BiometricsInstructed() | officer_request.RequestMade() | permit.PassportRequested():
            return due(happened.due_on, zone)
        case programme_request.ProgrammeRequested():
            return (_ANSWER_BY.filled(day=date_text(happened.reply_due_on)),)
        case permit_delivery.DeliveryOpened():
            return (_EXPECTED.filled(day=date_text(happened.expected_by)),)
        case _:
            return ()


def due(day: date, zone: tzinfo) -> tuple[Text, ...]:
    """Return a due date by both clocks: it closes before midnight UTC (AYA-09)."""
    clocks = due_in_zone(due_instant(day), zone)
    return _DUE.filled(clock=clocks.utc), _DUE_LOCALLY.filled(clock=clocks.local)
