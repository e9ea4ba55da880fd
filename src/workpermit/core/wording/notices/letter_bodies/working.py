"""What messages say of the right to work while waiting."""

from __future__ import annotations

from workpermit.core.text import Text
from workpermit.core.wording import details as d
from workpermit.core.wording.notices.shape import Body
from workpermit.core.wording.terms import verbatim
from workpermit.core.wording.typography import date_text


def proof(said: d.ExtensionProofDetails) -> Body:
    """Say that somebody may go on working."""
    return Body(
        happened=(
            Text(
                en="You applied on {day}, while your permit was valid. You may go on working on the same conditions "
                "until "
                "we decide.",
                fr="Vous avez présenté votre demande le {day}, pendant que votre permis était valide. Vous pouvez "
                "continuer à travailler aux mêmes conditions jusqu’à notre décision.",
            ).filled(day=date_text(said.received_on)),
        ),
        you=(
            Text(
                en="Show the letter to your employer. It may be shown until {day}; if we have not decided by then, ask "
                "for a new one.",
                fr="Montrez la lettre à votre employeur. Elle peut être présentée jusqu’au {day} ; si nous n’avons pas "
                "statué d’ici là, demandez-en une nouvelle.",
            ).filled(day=date_text(said.printed_until)),
            Text(
                en="If you leave Canada, this right to work ends.",
                fr="Si vous quittez le Canada, ce droit de travailler prend fin.",
            ),
        ),
    )


def interim_yes(said: d.InterimAuthorizationDetails) -> Body:
    """Say that interim work is authorized."""
    return Body(
        happened=(
            Text(
                en="You may work for {whom} while we decide on your application. This answer is your proof.",
                fr="Vous pouvez travailler pour {whom} pendant l’examen de votre demande. Cette réponse est votre "
                "preuve.",
            ).filled(whom=said.employer)
            if said.employer
            else Text(
                en="You may work as {what} while we decide on your application. This answer is your proof.",
                fr="Vous pouvez travailler comme {what} pendant l’examen de votre demande. Cette réponse est votre "
                "preuve.",
            ).filled(what=said.occupation or "—"),
        ),
        you=(
            Text(
                en="It ends when we decide, when you withdraw the application, or when you leave Canada.",
                fr="Elle prend fin à notre décision, au retrait de la demande ou à votre départ du Canada.",
            ),
        ),
    )


def interim_no(said: d.InterimRefusalDetails) -> Body:
    """Say that interim work is not authorized."""
    return Body(
        happened=(
            Text(
                en="You may not work while you wait, since this condition or these conditions are not met:",
                fr="Vous ne pouvez pas travailler en attendant, car la ou les conditions suivantes ne sont pas "
                "remplies :",
            ),
        ),
        items=(*said.criteria, *(verbatim(words) for words in said.reasons)),
        we=(
            Text(
                en="Your application for a work permit goes on: this answer does not affect it.",
                fr="Votre demande de permis de travail suit son cours : cette réponse n’a aucun effet sur elle.",
            ),
        ),
    )
