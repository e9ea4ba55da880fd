"""Interim authorization to work under a public policy: the answer yes, which is itself the authority (A25.2, IN-02)."""

from __future__ import annotations

from workpermit.core.case.letters import Letter
from workpermit.core.text import Text
from workpermit.core.wording import labels
from workpermit.core.wording.content import Tone
from workpermit.core.wording.details import InterimAuthorizationDetails
from workpermit.core.wording.parts import Box, Pairs, Points, Say, Table, Topic, Wording, Words
from workpermit.core.wording.shared import CLOSING
from workpermit.core.wording.terms import Pair, verbatim
from workpermit.core.wording.typography import date_text


def _values(details: InterimAuthorizationDetails) -> Words:
    return {
        "requested": date_text(details.requested_on),
        "programme": details.programme,
        "employer": details.employer or "",
        "occupation": details.occupation or "",
    }


def _rows(details: InterimAuthorizationDetails) -> Pairs:
    rows: list[Pair] = []
    if details.employer is not None:
        rows.append((labels.EMPLOYER, verbatim(details.employer)))
    if details.occupation is not None:
        rows.append((labels.OCCUPATION, verbatim(details.occupation)))
    return (
        *rows,
        (labels.IN_FORCE_FROM, date_text(details.head.dated_on)),
        (labels.PREVIOUS_PERMIT_NUMBER, verbatim(details.previous_permit_number)),
        (labels.PREVIOUS_PERMIT_UNTIL, date_text(details.previous_permit_until)),
    )


_ENDS: tuple[Say[InterimAuthorizationDetails], ...] = (
    Say(
        Text(
            en="the day we decide on application {application_number}, whatever the decision",
            fr="le jour où nous rendons notre décision sur la demande {application_number}, quelle qu’elle soit",
        )
    ),
    Say(Text(en="the day you withdraw that application", fr="le jour où vous retirez cette demande")),
    Say(
        Text(
            en="the day you leave Canada, even for a short trip",
            fr="le jour où vous quittez le Canada, même pour un court voyage",
        )
    ),
)

WORDING: Wording[InterimAuthorizationDetails] = Wording(
    letter=Letter.INTERIM_AUTHORIZATION_YES,
    title=Text(
        en="Yes: you may work while we decide", fr="Oui\u00a0: vous pouvez travailler en attendant notre décision"
    ),
    values=_values,
    parts=(
        Say(
            Text(
                en="The answer to your request for authorization of {requested} is yes. From today, {dated_on}, you "
                "may work in Canada for {employer} while we decide on your application for a work permit.",
                fr="La réponse à votre demande d’autorisation du {requested} est oui. À partir d’aujourd’hui, le "
                "{dated_on}, vous pouvez travailler au Canada pour l’employeur {employer} en attendant notre décision "
                "sur votre demande de permis de travail.",
            ),
            when=lambda d: d.employer is not None,
        ),
        Say(
            Text(
                en="The answer to your request for authorization of {requested} is yes. From today, {dated_on}, you "
                "may work in Canada in the occupation “{occupation}” while we decide on your application for a work "
                "permit.",
                fr="La réponse à votre demande d’autorisation du {requested} est oui. À partir d’aujourd’hui, le "
                "{dated_on}, vous pouvez travailler au Canada dans la profession «\u00a0{occupation}\u00a0» en "
                "attendant notre décision sur votre demande de permis de travail.",
            ),
            when=lambda d: d.employer is None,
        ),
        Table(_rows),
        Say(
            Text(
                en="This message is itself the authorization; nothing else will come. Keep it with your previous "
                "permit and show both as proof. It is for this work only, as named in your application.",
                fr="Ce message est lui-même l’autorisation\u00a0; vous ne recevrez rien d’autre. Conservez-le avec "
                "votre permis précédent et présentez les deux comme preuve. Il ne vaut que pour ce travail, tel que "
                "nommé dans votre demande.",
            )
        ),
        Topic(Text(en="What ends it", fr="Ce qui y met fin")),
        Say(
            Text(
                en="The authorization ends on the earliest of these days:",
                fr="L’autorisation prend fin au premier de ces jours\u00a0:",
            )
        ),
        Points(_ENDS),
        Topic(Text(en="On what it rests", fr="Sur quoi elle repose")),
        Say(
            Text(
                en="It rests on {programme} and on section 25.2 of the Immigration and Refugee Protection Act, and on "
                "what you told us.",
                fr="Elle repose sur {programme}, sur l’article 25.2 de la Loi sur l’immigration et la protection des "
                "réfugiés et sur ce que vous nous avez déclaré.",
            )
        ),
        Box(
            Text(en="If what you told us is not right", fr="Si ce que vous nous avez déclaré n’est pas exact"),
            Text(
                en="Tell us now. A false statement can end this authorization and have consequences under the Act.",
                fr="Dites-le-nous maintenant. Une fausse déclaration peut mettre fin à cette autorisation et "
                "entraîner des conséquences prévues par la Loi.",
            ),
            tone=Tone.WARNING,
        ),
        *CLOSING,
    ),
)
