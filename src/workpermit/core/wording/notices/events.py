"""What a message without a letter says: one headline and one body for each `Notice`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from workpermit.core.case.programme_request import EndedBy
from workpermit.core.case.reactions import Notice
from workpermit.core.text import Text
from workpermit.core.wording.notices.shape import Body, Headline, Said, Until
from workpermit.core.wording.notices.topics import Topic
from workpermit.core.wording.typography import date_text

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


_WE_TELL = Text(en="We tell you here when something changes.", fr="Nous vous avisons ici de tout changement.")
_KEEP_NO_HARM = Text(
    en="Changing an appointment does not affect your application.",
    fr="Changer de rendez-vous n’a aucun effet sur votre demande.",
)
_OUTAGE = Text(
    en="Our service was not available for an hour or more shortly before your due date. You lose nothing by it: the "
    "due date has moved by itself, and you do not have to ask.",
    fr="Notre service n’a pas été accessible pendant une heure ou plus peu avant votre date limite. Vous n’y perdez "
    "rien : la date limite a été reportée d’office, sans que vous ayez à le demander.",
)
_GIVEN = Text(en="A later due date replaces the one before.", fr="Une nouvelle date limite remplace la précédente.")


def _moved(label: Text, said: Said) -> Body:
    assert said.due_on is not None  # a date was moved to it
    return Body(
        until=Until(label=label, on=said.due_on),
        happened=(_OUTAGE if said.by_outage else _GIVEN,),
        you=(
            Text(
                en="Do it before the new date. What counts is the moment at which you begin, by our clock.",
                fr="Faites-le avant la nouvelle date. C’est le moment où vous commencez, selon notre horloge, qui "
                "compte.",
            ),
        ),
        we=(Text(en="We go on with the rest of your application.", fr="Nous poursuivons le reste de votre demande."),),
    )


_GIVE = Text(en="Give your biometrics", fr="Fournissez vos données biométriques")
_EXAM = Text(en="Have your medical exam", fr="Passez votre examen médical")
_ANSWER = Text(en="Answer our request", fr="Répondez à notre demande")


def _complete(_: Said) -> Body:
    return Body(
        happened=(
            Text(
                en="Your application has everything that it needs, your biometrics included where they are required.",
                fr="Votre demande contient tout ce qu’il faut, y compris vos données biométriques si elles sont "
                "exigées.",
            ),
        ),
        we=(
            Text(
                en="We check whether you qualify, and we write to you here if we need anything more.",
                fr="Nous vérifions si vous remplissez les conditions et vous écrivons ici s’il nous faut autre chose.",
            ),
        ),
    )


def _biometrics_received(_: Said) -> Body:
    return Body(
        happened=(
            Text(
                en="Your fingerprints and photo were taken and have reached us.",
                fr="Vos empreintes digitales et votre photo ont été prises et nous sont parvenues.",
            ),
        ),
        we=(
            Text(
                en="We check that your application is complete and tell you here.",
                fr="Nous vérifions que votre demande est complète et vous le disons ici.",
            ),
        ),
    )


def _not_collected(said: Said) -> Body:
    return Body(
        until=Until(label=_GIVE, on=said.due_on) if said.due_on else None,
        happened=(
            Text(
                en="At the appointment your biometrics could not be taken, or not well enough to be used.",
                fr="Au rendez-vous, vos données biométriques n’ont pas pu être recueillies, ou leur qualité ne permet "
                "pas de les utiliser.",
            ),
        ),
        you=(
            Text(
                en="Book another appointment as soon as you can: your application waits until we have them.",
                fr="Reprenez rendez-vous dès que possible : votre demande attend que nous les ayons.",
            ),
            _KEEP_NO_HARM,
        ),
        we=(
            Text(
                en="We keep your place; no fee is due again.",
                fr="Nous gardons votre place ; il n’y a pas de nouveaux frais à payer.",
            ),
        ),
    )


def _biometrics_lapsed(_: Said) -> Body:
    return Body(
        happened=(
            Text(
                en="The day by which your biometrics were due has passed, and we do not have them.",
                fr="La date limite pour fournir vos données biométriques est passée, et nous ne les avons pas.",
            ),
        ),
        you=(
            Text(
                en="You may still give them now, or tell us why you could not.",
                fr="Vous pouvez encore les fournir maintenant, ou nous dire pourquoi vous n’avez pas pu.",
            ),
        ),
        we=(
            Text(
                en="Nothing happens by itself. An officer looks at your application and may give you a later date, or "
                "return it to you.",
                fr="Rien ne se fait automatiquement. Un agent examine votre demande ; il peut reporter la date, ou "
                "vous "
                "retourner la demande.",
            ),
        ),
    )


def _medical_received(_: Said) -> Body:
    return Body(
        happened=(
            Text(
                en="The physician sent us the result of your exam.",
                fr="Le médecin nous a envoyé le résultat de votre examen.",
            ),
        ),
        we=(Text(en="An officer looks at the result.", fr="Un agent examine le résultat."), _WE_TELL),
    )


def _medical_lapsed(_: Said) -> Body:
    return Body(
        happened=(
            Text(
                en="The day by which your medical exam was due has passed, and we have no result.",
                fr="La date limite de votre examen médical est passée, et nous n’avons aucun résultat.",
            ),
        ),
        you=(
            Text(
                en="You may still have the exam. If you had it already, ask the physician whether the result was sent.",
                fr="Vous pouvez encore passer l’examen. Si c’est déjà fait, demandez au médecin s’il a envoyé le "
                "résultat.",
            ),
        ),
        we=(
            Text(
                en="Nothing happens by itself. An officer looks at your file before anything is decided.",
                fr="Rien ne se fait automatiquement. Un agent examine votre dossier avant toute décision.",
            ),
        ),
    )


def _answer_received(said: Said) -> Body:
    in_time = Text(en="We received your answer, in time.", fr="Nous avons reçu votre réponse, dans le délai.")
    late = Text(
        en="We received your answer. It came after the due date; it is kept, and an officer still reads it before a "
        "decision.",
        fr="Nous avons reçu votre réponse. Elle est arrivée après la date limite ; elle est conservée, et un agent la "
        "lit encore avant toute décision.",
    )
    return Body(
        happened=(in_time if said.in_time else late,),
        we=(Text(en="An officer reads what you sent.", fr="Un agent lit ce que vous avez envoyé."), _WE_TELL),
    )


def _deadline_passed(_: Said) -> Body:
    return Body(
        happened=(
            Text(
                en="The day by which we asked for an answer has passed.",
                fr="La date limite pour nous répondre est passée.",
            ),
        ),
        you=(
            Text(
                en="You may still answer, until we decide. A late answer is kept, marked as late, and read.",
                fr="Vous pouvez encore répondre, jusqu’à notre décision. Une réponse tardive est conservée, marquée "
                "comme telle, et lue.",
            ),
        ),
        we=(
            Text(
                en="An officer goes on with what we have, and may decide on it.",
                fr="Un agent poursuit avec ce que nous avons, et peut décider sur cette base.",
            ),
        ),
    )


def _request_closed(_: Said) -> Body:
    return Body(
        happened=(
            Text(
                en="An officer has closed our request: what you sent is enough, or it is no longer needed.",
                fr="Un agent a fermé notre demande : ce que vous avez envoyé suffit, ou n’est plus nécessaire.",
            ),
        ),
        we=(Text(en="We go on with your application.", fr="Nous poursuivons l’examen de votre demande."),),
    )


def _interview_cancelled(_: Said) -> Body:
    return Body(
        happened=(
            Text(
                en="We cancelled your interview. Please do not come. This does not count against you.",
                fr="Nous avons annulé votre entrevue. Ne vous présentez pas. Cela ne joue pas contre vous.",
            ),
        ),
        we=(
            Text(
                en="If we need to see you after all, we send you a new time.",
                fr="S’il nous faut tout de même vous rencontrer, nous vous envoyons une nouvelle date.",
            ),
        ),
    )


def _interview_missed(_: Said) -> Body:
    return Body(
        happened=(
            Text(
                en="You were expected at an interview, and it did not take place.",
                fr="Vous aviez une entrevue, et elle n’a pas eu lieu.",
            ),
        ),
        you=(
            Text(
                en="If something kept you from coming, tell us what, as soon as you can. An officer may give you "
                "another time.",
                fr="Si vous n’avez pas pu venir, dites-nous pourquoi dès que possible. Un agent peut vous "
                "donner "
                "une autre date.",
            ),
        ),
        we=(
            Text(
                en="We wait for your word before we go on, then an officer decides how to proceed.",
                fr="Nous attendons votre réponse, puis un agent décide de la suite.",
            ),
        ),
    )


def _day(day: date | None) -> Text:
    return date_text(day) if day else Text(en="the day we told you", fr="le jour annoncé")


def _programme_received(said: Said) -> Body:
    answer = Text(
        en="We answer here by the end of {day}: this is 30 business days.",
        fr="Nous répondons ici au plus tard à la fin du {day} : c’est un délai de 30 jours ouvrables.",
    )
    return Body(
        happened=(
            Text(
                en="We received your request to work while we decide on your application. You may not work on it yet: "
                "only our answer gives that right.",
                fr="Nous avons reçu votre demande d’autorisation de travailler pendant l’examen de votre dossier. Elle "
                "ne "
                "vous permet pas encore de travailler : seule notre réponse donne ce droit.",
            ),
        ),
        we=(answer.filled(day=_day(said.reply_by)),),
    )


def _programme_overdue(_: Said) -> Body:
    return Body(
        happened=(
            Text(
                en="You should have our answer by now. We are sorry that you do not.",
                fr="Vous devriez avoir notre réponse. Nous regrettons que ce ne soit pas le cas.",
            ),
        ),
        you=(
            Text(
                en="You may not work on this request before our answer. You need not ask again.",
                fr="Cette demande ne vous permet pas de travailler avant notre réponse. Inutile de la refaire.",
            ),
        ),
        we=(
            Text(
                en="A supervisor has your request and sees to it first.",
                fr="Un superviseur a votre demande et s’en occupe en priorité.",
            ),
        ),
    )


_ENDED_BY: dict[str, Text] = {
    EndedBy.DECISION: Text(
        en="It ended because we decided on your application; the decision letter says what you may do now.",
        fr="Elle a pris fin parce que nous avons statué sur votre demande ; la lettre de décision dit ce que vous "
        "pouvez "
        "faire désormais.",
    ),
    EndedBy.WITHDRAWAL: Text(
        en="It ended because you withdrew your application.",
        fr="Elle a pris fin parce que vous avez retiré votre demande.",
    ),
    EndedBy.DEPARTURE: Text(
        en="It ended because you left Canada: it does not come back when you return.",
        fr="Elle a pris fin parce que vous avez quitté le Canada : elle ne revient pas à votre retour.",
    ),
    EndedBy.RETURN: Text(
        en="It ended because your application was returned as incomplete.",
        fr="Elle a pris fin parce que votre demande vous a été retournée, incomplète.",
    ),
}
_ENDED = Text(
    en="It ended because your application has come to its end.",
    fr="Elle a pris fin parce que votre demande est arrivée à son terme.",
)


def _programme_ended(said: Said) -> Body:
    return Body(
        happened=(
            Text(
                en="Your request or authorization to work while you wait has ended, on {day}.",
                fr="Votre demande ou autorisation de travailler en attendant a pris fin, le {day}.",
            ).filled(day=date_text(said.on)),
            _ENDED_BY.get(said.cause, _ENDED),
        ),
        you=(
            Text(
                en="From then on you may work only if something else allows it, such as a permit in your hands.",
                fr="Dès lors, vous ne pouvez travailler que si autre chose le permet, comme un permis en main.",
            ),
        ),
    )


def _address_changed(_: Said) -> Body:
    return Body(
        happened=(
            Text(
                en="You gave us a new mailing address, and it replaces the one before.",
                fr="Vous nous avez donné une nouvelle adresse postale, et elle remplace la précédente.",
            ),
        ),
        you=(
            Text(
                en="If it was not you, write to us at once.",
                fr="Si ce n’est pas vous, écrivez-nous immédiatement.",
            ),
        ),
        we=(
            Text(
                en="What we mail goes to the new address, until it changes again.",
                fr="Ce que nous postons va à la nouvelle adresse, tant qu’elle ne change pas.",
            ),
        ),
    )


def _mailed(said: Said) -> Body:
    tracked = Text(
        en="The carrier’s tracking number is {number}.", fr="Le numéro de suivi du transporteur est le {number}."
    )
    return Body(
        happened=(
            Text(
                en="We handed your work permit to the carrier on {day}.",
                fr="Nous avons remis votre permis de travail au transporteur le {day}.",
            ).filled(day=date_text(said.on)),
            *((tracked.filled(number=said.tracking_number),) if said.tracking_number else ()),
        ),
        we=(
            Text(
                en="It should reach you by {day}. If it has not, we look for it by ourselves.",
                fr="Il devrait vous parvenir au plus tard le {day}. Sinon, nous le recherchons de nous-mêmes.",
            ).filled(day=_day(said.arrives_by)),
        ),
    )


def _delivered(_: Said) -> Body:
    return Body(
        happened=(
            Text(
                en="The carrier tells us that your work permit was delivered.",
                fr="Le transporteur nous indique que votre permis de travail a été livré.",
            ),
        ),
        you=(
            Text(
                en="Check that what it says is right. If you do not have it, or if something is wrong, write to us.",
                fr="Vérifiez que ce qui y est écrit est juste. Si vous ne l’avez pas, ou s’il contient une erreur, "
                "écrivez-nous.",
            ),
        ),
    )


def _came_back(_: Said) -> Body:
    return Body(
        happened=(
            Text(
                en="The carrier could not deliver your work permit and brought it back to us. It is safe here.",
                fr="Le transporteur n’a pas pu livrer votre permis de travail et nous l’a rapporté. Il est en sûreté "
                "ici.",
            ),
        ),
        you=(
            Text(
                en="Check your mailing address in your account and correct it if it is wrong.",
                fr="Vérifiez votre adresse postale dans votre compte et corrigez-la si elle est inexacte.",
            ),
        ),
        we=(
            Text(
                en="We mail it again, to the address then on file. Your right to work does not depend on the paper.",
                fr="Nous le postons de nouveau, à l’adresse alors au dossier. Votre droit de travailler ne dépend pas "
                "du "
                "papier.",
            ),
        ),
    )


def _overdue(_: Said) -> Body:
    return Body(
        happened=(
            Text(
                en="Six weeks have passed since the decision letter, and we do not know that your permit has reached "
                "you. We are sorry.",
                fr="Six semaines se sont écoulées depuis la lettre de décision, et rien ne nous dit que votre permis "
                "vous "
                "est parvenu. Nous nous en excusons.",
            ),
        ),
        you=(
            Text(
                en="Check that your address is right. If you have the permit, tell us.",
                fr="Vérifiez que votre adresse est juste. Si vous avez le permis, dites-le-nous.",
            ),
        ),
        we=(
            Text(
                en="We look for it with the carrier and replace it if it is lost. You need not ask.",
                fr="Nous le recherchons auprès du transporteur et le remplaçons s’il est perdu. Inutile de le "
                "demander.",
            ),
        ),
    )


def _letter_lapsed(_: Said) -> Body:
    return Body(
        happened=(
            Text(
                en="Your letter of introduction was not used in time. It cannot be extended, and it no longer lets you "
                "ask for the permit at a port of entry.",
                fr="Votre lettre d’introduction n’a pas été utilisée à temps. Elle ne peut pas être prolongée et ne "
                "permet "
                "plus d’obtenir le permis à un point d’entrée.",
            ),
        ),
        you=(
            Text(
                en="If you still want to work in Canada, make a new application.",
                fr="Si vous souhaitez toujours travailler au Canada, présentez une nouvelle demande.",
            ),
        ),
    )


def _not_issued(_: Said) -> Body:
    return Body(
        happened=(
            Text(
                en="A border services officer did not issue your work permit and told you why.",
                fr="Un agent des services frontaliers n’a pas délivré votre permis de travail et vous a dit pourquoi.",
            ),
        ),
        you=(
            Text(
                en="You may not work on this application. You may ask us in writing for the reasons, and you may apply "
                "again.",
                fr="Cette demande ne vous permet pas de travailler. Vous pouvez nous demander les motifs par écrit et "
                "présenter une nouvelle demande.",
            ),
        ),
    )


def _revoked(said: Said) -> Body:
    return Body(
        happened=(
            Text(
                en="Your work permit was revoked on {day}. Two officers decided it, and the reasons are on file.",
                fr="Votre permis de travail a été révoqué le {day}. Deux agents en ont décidé, et les motifs sont au "
                "dossier.",
            ).filled(day=date_text(said.on)),
        ),
        you=(
            Text(
                en="You may no longer work on this permit. Ask us in writing for the reasons; a lawyer or an "
                "authorized "
                "representative can tell you what you may do.",
                fr="Ce permis ne vous permet plus de travailler. Demandez-nous les motifs par écrit ; un avocat ou un "
                "représentant autorisé peut vous dire quels sont vos recours.",
            ),
        ),
    )


_BODIES: dict[Notice, Callable[[Said], Body]] = {
    Notice.COMPLETENESS_CONFIRMED: _complete,
    Notice.BIOMETRICS_RECEIVED: _biometrics_received,
    Notice.BIOMETRICS_NOT_COLLECTED: _not_collected,
    Notice.BIOMETRICS_DUE_MOVED: lambda said: _moved(_GIVE, said),
    Notice.BIOMETRICS_LAPSED: _biometrics_lapsed,
    Notice.MEDICAL_RESULT_RECEIVED: _medical_received,
    Notice.MEDICAL_DUE_MOVED: lambda said: _moved(_EXAM, said),
    Notice.MEDICAL_LAPSED: _medical_lapsed,
    Notice.ANSWER_RECEIVED: _answer_received,
    Notice.REQUEST_DUE_MOVED: lambda said: _moved(_ANSWER, said),
    Notice.REQUEST_DEADLINE_PASSED: _deadline_passed,
    Notice.REQUEST_CLOSED: _request_closed,
    Notice.INTERVIEW_CANCELLED: _interview_cancelled,
    Notice.INTERVIEW_MISSED: _interview_missed,
    Notice.PROGRAMME_RECEIVED: _programme_received,
    Notice.PROGRAMME_OVERDUE: _programme_overdue,
    Notice.PROGRAMME_ENDED: _programme_ended,
    Notice.ADDRESS_CHANGED: _address_changed,
    Notice.PERMIT_MAILED: _mailed,
    Notice.PERMIT_DELIVERED: _delivered,
    Notice.PERMIT_CAME_BACK: _came_back,
    Notice.DELIVERY_OVERDUE: _overdue,
    Notice.LETTER_LAPSED: _letter_lapsed,
    Notice.PERMIT_NOT_ISSUED: _not_issued,
    Notice.PERMIT_REVOKED: _revoked,
}
