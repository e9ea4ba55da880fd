"""What messages about interim authorization say."""

from __future__ import annotations

from workpermit.core.case.programme_request import EndedBy
from workpermit.core.text import Text
from workpermit.core.wording.notices.event_bodies.said_often import day
from workpermit.core.wording.notices.shape import Body, Said
from workpermit.core.wording.typography import date_text


def programme_received(said: Said) -> Body:
    """Say that a request for interim work came."""
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
        we=(answer.filled(day=day(said.reply_by)),),
    )


def programme_overdue(_: Said) -> Body:
    """Say that its answer is late."""
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


def programme_ended(said: Said) -> Body:
    """Say that interim work has ended."""
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
