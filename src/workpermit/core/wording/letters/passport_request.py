"""Passport request: the last step of a person who needs a visa, before the letter of introduction (OUT-01)."""

from __future__ import annotations

from workpermit.core.case.letters import Letter
from workpermit.core.text import Text
from workpermit.core.wording import labels
from workpermit.core.wording.details import PassportRequestDetails
from workpermit.core.wording.parts import DueDay, Points, Say, Table, Topic, Wording, Words
from workpermit.core.wording.shared import CLOSING_OF_A_REQUEST, MORE_TIME
from workpermit.core.wording.terms import verbatim
from workpermit.core.wording.typography import date_text


def _values(details: PassportRequestDetails) -> Words:
    return {"due": date_text(details.due_on), "passport": details.passport_number}


_SEND: tuple[Say[PassportRequestDetails], ...] = (
    Say(
        Text(
            en="Your passport itself, number {passport}, not a copy. If you have a new one, send both.",
            fr="Votre passeport lui-même, numéro {passport}, et non une copie. Si vous en avez un nouveau, envoyez "
            "les deux.",
        )
    ),
    Say(Text(en="A copy of this letter", fr="Une copie de cette lettre")),
    Say(
        Text(en="The address to which the passport is to be returned", fr="L’adresse où le passeport doit être renvoyé")
    ),
)

WORDING: Wording[PassportRequestDetails] = Wording(
    letter=Letter.PASSPORT_REQUEST,
    title=Text(en="Please send us your passport", fr="Veuillez nous envoyer votre passeport"),
    values=_values,
    parts=(
        Say(
            Text(
                en="Please bring or send us your passport before midnight UTC on {due}, so that a visa can be placed "
                "in it.",
                fr="Veuillez nous apporter ou nous envoyer votre passeport avant minuit UTC le {due}, afin qu’un visa "
                "puisse y être apposé.",
            )
        ),
        DueDay(labels.DUE_DATE, on=lambda d: d.due_on),
        Say(
            Text(
                en="An officer has approved your application for a work permit. Your citizenship requires a visa, so "
                "you will travel with two things: the visa in your passport, and the port of entry letter of "
                "introduction, which we send once the visa is in your passport. This letter is neither of them.",
                fr="Un agent a approuvé votre demande de permis de travail. Votre citoyenneté exige un visa\u00a0; "
                "vous voyagerez donc avec deux choses\u00a0: le visa apposé dans votre passeport et la lettre "
                "d’introduction au point d’entrée, que nous envoyons une fois le visa apposé. La présente lettre "
                "n’est ni l’un ni l’autre.",
            )
        ),
        Topic(Text(en="What to send", fr="Ce qu’il faut envoyer")),
        Points(_SEND),
        Topic(Text(en="Where", fr="Où")),
        Table(lambda d: tuple((verbatim(place.name), verbatim(place.on_one_line)) for place in d.send_to)),
        Topic(Text(en="Before you send it", fr="Avant de l’envoyer")),
        Say(
            Text(
                en="Keep a copy of the page with your photo, and proof that you sent the passport. Do not book your "
                "trip until the passport is back. Its expiry date limits the length of your work permit: renewing the "
                "passport first may give you a longer permit.",
                fr="Gardez une copie de la page où figure votre photo, ainsi que la preuve d’envoi. Attendez le "
                "retour du passeport avant de réserver votre voyage. Sa date d’expiration limite la durée de votre "
                "permis de travail\u00a0: renouveler d’abord le passeport peut vous donner un permis plus long.",
            )
        ),
        Topic(Text(en="If you cannot do it in time", fr="Si vous ne pouvez pas le faire à temps")),
        Say(MORE_TIME),
        Say(
            Text(
                en="If the due date passes, send the passport all the same and tell us why it is late. An officer may "
                "otherwise close the application without a visa.",
                fr="Si la date limite passe, envoyez tout de même le passeport et dites-nous la raison du retard. "
                "Sinon, un agent peut fermer la demande sans qu’un visa soit délivré.",
            )
        ),
        *CLOSING_OF_A_REQUEST,
    ),
)
