"""What a message without a letter says: one headline and one body for each `Notice`."""

from __future__ import annotations

from collections.abc import Callable

from workpermit.core.case.reactions import Notice
from workpermit.core.text import Text
from workpermit.core.wording.notices.event_bodies import (
    biometrics,
    interviews,
    mail,
    medical,
    permits,
    programmes,
    progress,
    requests,
    said_often,
)
from workpermit.core.wording.notices.shape import Body, Headline, Said
from workpermit.core.wording.notices.topics import Topic

HEADLINES: dict[Notice, Headline] = {
    Notice.COMPLETENESS_CONFIRMED: Headline(
        subject=Text(en="Your application is complete", fr="Votre demande est complète"), topic=Topic.PROGRESS
    ),
    Notice.BIOMETRICS_RECEIVED: Headline(
        subject=Text(en="We have your biometrics", fr="Nous avons vos données biométriques"), topic=Topic.RECEIVED
    ),
    Notice.BIOMETRICS_NOT_COLLECTED: Headline(
        subject=Text(
            en="Your biometrics could not be taken: book again",
            fr="Vos données biométriques n’ont pas été recueillies : reprenez rendez-vous",
        ),
        topic=Topic.TO_DO,
    ),
    Notice.BIOMETRICS_DUE_MOVED: Headline(
        subject=Text(
            en="You have more time to give your biometrics",
            fr="Vous avez plus de temps pour fournir vos données biométriques",
        ),
        topic=Topic.TO_DO,
    ),
    Notice.BIOMETRICS_LAPSED: Headline(
        subject=Text(
            en="The due date to give your biometrics has passed",
            fr="La date limite pour fournir vos données biométriques est passée",
        ),
        topic=Topic.TO_DO,
    ),
    Notice.MEDICAL_RESULT_RECEIVED: Headline(
        subject=Text(
            en="We received the result of your medical exam", fr="Nous avons reçu le résultat de votre examen médical"
        ),
        topic=Topic.RECEIVED,
    ),
    Notice.MEDICAL_DUE_MOVED: Headline(
        subject=Text(
            en="You have more time for your medical exam", fr="Vous avez plus de temps pour votre examen médical"
        ),
        topic=Topic.TO_DO,
    ),
    Notice.MEDICAL_LAPSED: Headline(
        subject=Text(
            en="The due date for your medical exam has passed",
            fr="La date limite de votre examen médical est passée",
        ),
        topic=Topic.TO_DO,
    ),
    Notice.ANSWER_RECEIVED: Headline(
        subject=Text(en="We received your answer", fr="Nous avons reçu votre réponse"), topic=Topic.RECEIVED
    ),
    Notice.REQUEST_DUE_MOVED: Headline(
        subject=Text(en="You have more time to answer us", fr="Vous avez plus de temps pour nous répondre"),
        topic=Topic.TO_DO,
    ),
    Notice.REQUEST_DEADLINE_PASSED: Headline(
        subject=Text(
            en="The due date of our request has passed: you may still answer",
            fr="La date limite de notre demande est passée : vous pouvez encore répondre",
        ),
        topic=Topic.TO_DO,
    ),
    Notice.REQUEST_CLOSED: Headline(
        subject=Text(en="What we asked you for is settled", fr="Ce que nous vous avions demandé est réglé"),
        topic=Topic.PROGRESS,
    ),
    Notice.INTERVIEW_CANCELLED: Headline(
        subject=Text(en="Your interview is cancelled", fr="Votre entrevue est annulée"), topic=Topic.TO_DO
    ),
    Notice.INTERVIEW_MISSED: Headline(
        subject=Text(en="Your interview did not take place", fr="Votre entrevue n’a pas eu lieu"), topic=Topic.TO_DO
    ),
    Notice.PROGRAMME_RECEIVED: Headline(
        subject=Text(
            en="We received your request to work while you wait",
            fr="Nous avons reçu votre demande d’autorisation de travailler en attendant",
        ),
        topic=Topic.RECEIVED,
    ),
    Notice.PROGRAMME_OVERDUE: Headline(
        subject=Text(
            en="Our answer to your request to work is late",
            fr="Notre réponse à votre demande d’autorisation de travailler tarde",
        ),
        topic=Topic.PROGRESS,
    ),
    Notice.PROGRAMME_ENDED: Headline(
        subject=Text(
            en="Your request or authorization to work while you wait has ended",
            fr="Votre demande ou autorisation de travailler en attendant a pris fin",
        ),
        topic=Topic.DECISION,
    ),
    Notice.ADDRESS_CHANGED: Headline(
        subject=Text(en="We have your new address", fr="Nous avons votre nouvelle adresse"), topic=Topic.RECEIVED
    ),
    Notice.PERMIT_MAILED: Headline(
        subject=Text(en="Your work permit is in the mail", fr="Votre permis de travail est à la poste"),
        topic=Topic.MAILING,
    ),
    Notice.PERMIT_DELIVERED: Headline(
        subject=Text(en="Your work permit was delivered", fr="Votre permis de travail a été livré"),
        topic=Topic.MAILING,
    ),
    Notice.PERMIT_CAME_BACK: Headline(
        subject=Text(
            en="Your work permit came back to us: check your address",
            fr="Votre permis de travail nous est revenu : vérifiez votre adresse",
        ),
        topic=Topic.TO_DO,
    ),
    Notice.DELIVERY_OVERDUE: Headline(
        subject=Text(en="Your permit is late: we are looking for it", fr="Votre permis tarde : nous le recherchons"),
        topic=Topic.MAILING,
    ),
    Notice.LETTER_LAPSED: Headline(
        subject=Text(
            en="Your letter of introduction is no longer valid", fr="Votre lettre d’introduction n’est plus valide"
        ),
        topic=Topic.DECISION,
    ),
    Notice.PERMIT_NOT_ISSUED: Headline(
        subject=Text(
            en="Your work permit was not issued at the port of entry",
            fr="Votre permis de travail n’a pas été délivré au point d’entrée",
        ),
        topic=Topic.DECISION,
    ),
    Notice.PERMIT_REVOKED: Headline(
        subject=Text(en="Your work permit was revoked", fr="Votre permis de travail a été révoqué"),
        topic=Topic.DECISION,
    ),
}


def body_of(notice: Notice, said: Said) -> Body:
    """Return what a message of this kind says of these facts."""
    return _BODIES[notice](said)


_BODIES: dict[Notice, Callable[[Said], Body]] = {
    Notice.COMPLETENESS_CONFIRMED: progress.complete,
    Notice.BIOMETRICS_RECEIVED: biometrics.biometrics_received,
    Notice.BIOMETRICS_NOT_COLLECTED: biometrics.not_collected,
    Notice.BIOMETRICS_DUE_MOVED: lambda said: said_often.moved(biometrics.GIVE, said),
    Notice.BIOMETRICS_LAPSED: biometrics.biometrics_lapsed,
    Notice.MEDICAL_RESULT_RECEIVED: medical.medical_received,
    Notice.MEDICAL_DUE_MOVED: lambda said: said_often.moved(said_often.EXAM, said),
    Notice.MEDICAL_LAPSED: medical.medical_lapsed,
    Notice.ANSWER_RECEIVED: requests.answer_received,
    Notice.REQUEST_DUE_MOVED: lambda said: said_often.moved(said_often.ANSWER, said),
    Notice.REQUEST_DEADLINE_PASSED: requests.deadline_passed,
    Notice.REQUEST_CLOSED: requests.request_closed,
    Notice.INTERVIEW_CANCELLED: interviews.interview_cancelled,
    Notice.INTERVIEW_MISSED: interviews.interview_missed,
    Notice.PROGRAMME_RECEIVED: programmes.programme_received,
    Notice.PROGRAMME_OVERDUE: programmes.programme_overdue,
    Notice.PROGRAMME_ENDED: programmes.programme_ended,
    Notice.ADDRESS_CHANGED: mail.address_changed,
    Notice.PERMIT_MAILED: mail.mailed,
    Notice.PERMIT_DELIVERED: mail.delivered,
    Notice.PERMIT_CAME_BACK: mail.came_back,
    Notice.DELIVERY_OVERDUE: mail.overdue,
    Notice.LETTER_LAPSED: permits.letter_lapsed,
    Notice.PERMIT_NOT_ISSUED: permits.not_issued,
    Notice.PERMIT_REVOKED: permits.revoked,
}
