"""The answer no to a request for interim authorization: each criterion not met, and what stays open (A25.2, IN-02)."""

from __future__ import annotations

from workpermit.core.case.letters import Letter
from workpermit.core.text import Text
from workpermit.core.wording.details import InterimRefusalDetails
from workpermit.core.wording.parts import Listing, Say, Told, Topic, Wording, Words
from workpermit.core.wording.shared import CLOSING
from workpermit.core.wording.terms import verbatim
from workpermit.core.wording.typography import date_text


def _values(details: InterimRefusalDetails) -> Words:
    return {"requested": date_text(details.requested_on), "programme": details.programme}


WORDING: Wording[InterimRefusalDetails] = Wording(
    letter=Letter.INTERIM_AUTHORIZATION_NO,
    title=Text(
        en="No: we cannot let you work while we decide",
        fr="Non\u00a0: nous ne pouvons pas vous autoriser à travailler en attendant notre décision",
    ),
    values=_values,
    parts=(
        Say(
            Text(
                en="The answer to your request for authorization of {requested} is no, because the criteria listed "
                "below are not met. Your application for a work permit continues; this answer does not count "
                "against it.",
                fr="La réponse à votre demande d’autorisation du {requested} est non, parce que les critères énumérés "
                "ci-dessous ne sont pas remplis. L’examen de votre demande de permis de travail se poursuit\u00a0; "
                "cette réponse ne joue pas contre elle.",
            )
        ),
        Topic(Text(en="The criteria that are not met", fr="Les critères qui ne sont pas remplis")),
        Listing(lambda d: d.criteria, numbered=True),
        Told(lambda d: tuple(verbatim(reason) for reason in d.reasons), when=lambda d: bool(d.reasons)),
        Say(
            Text(
                en="The criteria are those of {programme}.",
                fr="Les critères sont ceux de {programme}.",
            )
        ),
        Topic(Text(en="What this means", fr="Ce que cela signifie")),
        Say(
            Text(
                en="You may not work in Canada on the strength of your request. If another permit or rule lets you "
                "work, that does not change.",
                fr="Vous ne pouvez pas travailler au Canada en vertu de cette demande d’autorisation. Si un autre "
                "permis ou une autre règle vous permet de travailler, rien ne change à cet égard.",
            )
        ),
        Topic(Text(en="What you may do now", fr="Ce que vous pouvez faire maintenant")),
        Say(
            Text(
                en="If we have a fact wrong, write to us and send what shows it: an officer will look again. If "
                "something was missing from the message, send the whole message once more.",
                fr="Si un fait est inexact, écrivez-nous et envoyez ce qui le démontre\u00a0: un agent réexaminera la "
                "question. S’il manquait quelque chose dans le message, envoyez de nouveau le message complet.",
            )
        ),
        *CLOSING,
    ),
)
