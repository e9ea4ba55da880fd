"""Biometric instruction letter: until when, where, what to bring, and what waiting costs (R12.1, AYA-02)."""

from __future__ import annotations

from workpermit.core.case.letters import Letter
from workpermit.core.text import Text
from workpermit.core.wording import labels
from workpermit.core.wording.details import BiometricInstructionDetails
from workpermit.core.wording.parts import DueDay, Points, Say, Table, Topic, Wording, Words
from workpermit.core.wording.shared import CLOSING_OF_A_REQUEST
from workpermit.core.wording.terms import verbatim
from workpermit.core.wording.typography import date_text


def _values(details: BiometricInstructionDetails) -> Words:
    return {"due": date_text(details.due_on)}


def _return_in_canada(details: BiometricInstructionDetails) -> bool:
    return details.lapse_returns and details.in_canada


_BRING: tuple[Say[BiometricInstructionDetails], ...] = (
    Say(
        Text(
            en="This letter, on paper or on a screen",
            fr="Cette lettre, sur papier ou à l’écran",
        )
    ),
    Say(
        Text(
            en="Your valid passport: the one named in your application",
            fr="Votre passeport valide\u00a0: celui qui est indiqué dans votre demande",
        )
    ),
    Say(
        Text(
            en="A parent or guardian, who comes with you",
            fr="Un parent ou un tuteur, qui vous accompagne",
        ),
        when=lambda d: d.head.guardian is not None,
    ),
)

WORDING: Wording[BiometricInstructionDetails] = Wording(
    letter=Letter.BIOMETRIC_INSTRUCTION,
    title=Text(
        en="Biometric instruction letter",
        fr="Lettre d’instructions pour les données biométriques",
    ),
    values=_values,
    parts=(
        Say(
            Text(
                en="Please give your fingerprints and photo (biometrics) before midnight UTC on {due}.",
                fr="Veuillez fournir vos empreintes digitales et votre photo (données biométriques) avant minuit UTC "
                "le {due}.",
            )
        ),
        DueDay(labels.DUE_DATE, on=lambda d: d.due_on),
        Say(
            Text(
                en="Book your appointment as soon as you can. Your application waits, incomplete, until we have your "
                "biometrics: each day of waiting adds a day to the processing time.",
                fr="Prenez rendez-vous dès que possible. Votre demande reste en attente, incomplète, jusqu’à ce que "
                "nous ayons vos données biométriques\u00a0: chaque jour d’attente s’ajoute au délai de traitement.",
            )
        ),
        Topic(Text(en="Where to go", fr="Où vous présenter")),
        Say(
            Text(
                en="Your biometrics can be taken here, by appointment only.",
                fr="Vos données biométriques peuvent être recueillies ici, uniquement sur rendez-vous.",
            )
        ),
        Table(lambda d: tuple((verbatim(site.name), verbatim(site.on_one_line)) for site in d.sites)),
        Topic(Text(en="What to bring", fr="Ce qu’il faut apporter")),
        Points(_BRING),
        Topic(Text(en="If you have to change the appointment", fr="Si vous devez changer le rendez-vous")),
        Say(
            Text(
                en="You may change or miss an appointment and book another. Changing the date does not affect your "
                "application, and you do not have to give a reason. Only the due date of this letter counts.",
                fr="Vous pouvez changer ou manquer un rendez-vous et en prendre un autre. Changer la date n’a aucun "
                "effet sur votre demande, et vous n’avez pas à donner de raison. Seule compte la date limite de cette "
                "lettre.",
            )
        ),
        Say(
            Text(
                en="If no appointment is free before the due date, or if you cannot travel, write to us before the "
                "due date: an officer may set a later one.",
                fr="S’il n’y a aucun rendez-vous libre avant la date limite, ou si vous ne pouvez pas vous déplacer, "
                "écrivez-nous avant la date limite\u00a0: un agent peut la reporter.",
            )
        ),
        Topic(Text(en="If the due date passes", fr="Si la date limite passe")),
        Say(
            Text(
                en="Nothing happens by itself. Your application comes before an officer, who may return it to you "
                "without processing it. Until then you may still give your biometrics, or tell us why you could not.",
                fr="Rien ne se fait automatiquement. Un agent examine alors votre demande et peut vous la retourner "
                "sans la traiter. D’ici là, vous pouvez encore fournir vos données biométriques ou nous dire pourquoi "
                "vous ne l’avez pas pu.",
            ),
            when=lambda d: d.lapse_returns,
        ),
        Say(
            Text(
                en="Nothing happens by itself. Your application comes before an officer, who may refuse it. Until "
                "then you may still give your biometrics, or tell us why you could not.",
                fr="Rien ne se fait automatiquement. Un agent examine alors votre demande et peut la refuser. D’ici "
                "là, vous pouvez encore fournir vos données biométriques ou nous dire pourquoi vous ne l’avez pas pu.",
            ),
            when=lambda d: not d.lapse_returns,
        ),
        Say(
            Text(
                en="If your application is returned while you are in Canada on maintained status, that status and the "
                "right to work end on the day of the return.",
                fr="Si votre demande vous est retournée pendant que vous êtes au Canada avec un statut maintenu, ce "
                "statut et le droit de travailler prennent fin le jour du retour.",
            ),
            when=_return_in_canada,
        ),
        *CLOSING_OF_A_REQUEST,
    ),
)
