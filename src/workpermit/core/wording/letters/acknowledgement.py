"""Acknowledgement of receipt: what arrived and when, what we do next, what is left to do (AYA-03, AYA-05, AYA-06)."""

from __future__ import annotations

from workpermit.core.case.letters import Letter
from workpermit.core.text import Text
from workpermit.core.wording import labels
from workpermit.core.wording.details import AcknowledgementDetails, BiometricsStep
from workpermit.core.wording.parts import Pairs, Points, Say, Table, Topic, Wording, Words
from workpermit.core.wording.shared import CLOSING
from workpermit.core.wording.typography import date_text, instant_in_zone


def _received(details: AcknowledgementDetails) -> Pairs:
    clocks = instant_in_zone(details.received_at, details.head.zone)
    return ((labels.RECEIVED_UTC, clocks.utc), (labels.RECEIVED_LOCAL, clocks.local))


def _values(details: AcknowledgementDetails) -> Words:
    usual, given = details.usual_time, details.biometrics_valid_until
    return {
        "received": instant_in_zone(details.received_at, details.head.zone).local,
        "from_weeks": str(usual.from_weeks) if usual else "",
        "to_weeks": str(usual.to_weeks) if usual else "",
        "as_of": date_text(usual.as_of) if usual else "",
        "biometrics_until": date_text(given) if given else "",
    }


def _to_give(details: AcknowledgementDetails) -> bool:
    return details.biometrics is BiometricsStep.TO_BE_GIVEN


def _given(details: AcknowledgementDetails) -> bool:
    return details.biometrics is BiometricsStep.ALREADY_GIVEN and details.biometrics_valid_until is not None


def _given_some_day(details: AcknowledgementDetails) -> bool:
    return details.biometrics is BiometricsStep.ALREADY_GIVEN and details.biometrics_valid_until is None


def _exempt(details: AcknowledgementDetails) -> bool:
    return details.biometrics is BiometricsStep.EXEMPT


def _renewal_in_canada(details: AcknowledgementDetails) -> bool:
    return details.in_canada and details.may_keep_working


_WHAT_TO_DO: tuple[Say[AcknowledgementDetails], ...] = (
    Say(
        Text(
            en="Give your fingerprints and photo (biometrics). A biometric instruction letter tells you where, and "
            "until when. Book an appointment as soon as you receive it: your application waits for your biometrics.",
            fr="Fournissez vos empreintes digitales et votre photo (données biométriques). Une lettre d’instructions "
            "vous indique où et avant quelle date. Prenez rendez-vous dès que vous la recevez\u00a0: votre demande "
            "attend vos données biométriques.",
        ),
        when=_to_give,
    ),
    Say(
        Text(
            en="You have nothing to do for now. You gave your fingerprints and photo (biometrics) before, and they are "
            "valid until {biometrics_until}.",
            fr="Vous n’avez rien à faire pour le moment. Vous avez déjà fourni vos empreintes digitales et votre "
            "photo (données biométriques), et elles sont valides jusqu’au {biometrics_until}.",
        ),
        when=_given,
    ),
    Say(
        Text(
            en="You have nothing to do for now. You gave your fingerprints and photo (biometrics) before, and they "
            "still serve.",
            fr="Vous n’avez rien à faire pour le moment. Vous avez déjà fourni vos empreintes digitales et votre "
            "photo (données biométriques), et elles servent encore.",
        ),
        when=_given_some_day,
    ),
    Say(
        Text(
            en="You have nothing to do for now. You do not have to give your fingerprints and photo (biometrics).",
            fr="Vous n’avez rien à faire pour le moment. Vous n’avez pas à fournir vos empreintes digitales ni votre "
            "photo (données biométriques).",
        ),
        when=_exempt,
    ),
)

_STEPS: tuple[Say[AcknowledgementDetails], ...] = (
    Say(
        Text(
            en="We check that your application contains all the necessary documents. If something is missing, we "
            "return the application without processing it and tell you exactly what is missing.",
            fr="Nous vérifions que votre demande contient tous les documents nécessaires. S’il en manque, nous vous "
            "retournons la demande sans la traiter, en indiquant exactement ce qui manque.",
        )
    ),
    Say(
        Text(
            en="An officer checks the list of employers who failed to comply with the conditions, to make sure that "
            "your employer can hire you.",
            fr="Un agent consulte la liste des employeurs qui n’ont pas respecté les conditions, pour s’assurer que "
            "votre employeur peut vous embaucher.",
        ),
        when=lambda d: d.employer_specific,
    ),
    Say(
        Text(
            en="An officer checks that you qualify for a work permit. We may ask you for more information or "
            "documents, or to come to an interview.",
            fr="Un agent vérifie que vous remplissez les exigences du permis de travail. Nous pourrions vous demander "
            "d’autres renseignements ou documents, ou vous convoquer à une entrevue.",
        )
    ),
    Say(
        Text(
            en="You may need an immigration medical exam. If you do, an officer tells you and sends you instructions. "
            "Do not book one before; an exam can add more than 3 months to the processing time.",
            fr="Un examen médical aux fins de l’immigration pourrait être nécessaire. Dans ce cas, un agent vous en "
            "avise et vous envoie des instructions. Ne prenez pas de rendez-vous avant\u00a0; un examen peut ajouter "
            "plus de 3 mois au délai de traitement.",
        )
    ),
)

WORDING: Wording[AcknowledgementDetails] = Wording(
    letter=Letter.ACKNOWLEDGEMENT,
    title=Text(en="We have received your application", fr="Nous avons reçu votre demande"),
    values=_values,
    parts=(
        Say(
            Text(
                en="We received your application for a work permit on {received}.",
                fr="Nous avons reçu votre demande de permis de travail le {received}.",
            )
        ),
        Table(_received),
        Say(
            Text(
                en="This letter is your receipt. The square symbol is the seal of the office: anyone can check with it "
                "that we received this application at that moment.",
                fr="Cette lettre est votre reçu. Le symbole carré est le sceau du bureau\u00a0: il permet à quiconque "
                "de vérifier que nous avons reçu cette demande à ce moment.",
            )
        ),
        Topic(Text(en="What you have to do", fr="Ce que vous avez à faire")),
        *_WHAT_TO_DO,
        Say(
            Text(
                en="You may keep working while we decide: you applied for a renewal while your permit was valid. We "
                "are sending you proof of this in a separate letter.",
                fr="Vous pouvez continuer à travailler pendant que nous rendons notre décision\u00a0: vous avez "
                "demandé un renouvellement pendant que votre permis était valide. Nous vous en envoyons la preuve "
                "dans une autre lettre.",
            ),
            when=_renewal_in_canada,
        ),
        Topic(Text(en="What we do next", fr="Ce que nous faisons ensuite")),
        Points(_STEPS, numbered=True),
        Say(
            Text(
                en="Most applications like yours take from {from_weeks} to {to_weeks} weeks; this range was computed "
                "on {as_of} from applications already decided. It is not a promise.",
                fr="La plupart des demandes semblables à la vôtre prennent de {from_weeks} à {to_weeks} "
                "semaines\u00a0; cet intervalle a été calculé le {as_of} à partir de demandes déjà réglées. Ce n’est "
                "pas une promesse.",
            ),
            when=lambda d: d.usual_time is not None,
        ),
        Topic(Text(en="Until we decide", fr="D’ici à notre décision")),
        Say(
            Text(
                en="Tell us at once if your address, your passport or your employer changes. You may withdraw your "
                "application at any time before the decision.",
                fr="Avisez-nous sans tarder si votre adresse, votre passeport ou votre employeur change. Vous pouvez "
                "retirer votre demande à tout moment avant la décision.",
            )
        ),
        Say(
            Text(
                en="If you leave Canada after your permit has run out, you cannot work when you return until your "
                "application is approved.",
                fr="Si vous quittez le Canada après la fin de validité de votre permis, vous ne pouvez pas travailler "
                "à votre retour tant que votre demande n’est pas approuvée.",
            ),
            when=_renewal_in_canada,
        ),
        *CLOSING,
    ),
)
