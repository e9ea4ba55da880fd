"""What messages say when something is asked of the person."""

from __future__ import annotations

from workpermit.core.text import Text
from workpermit.core.wording import details as d
from workpermit.core.wording.notices.shape import Body, Until
from workpermit.core.wording.terms import verbatim


def biometrics(said: d.BiometricInstructionDetails) -> Body:
    """Say that biometrics are to be given."""
    return Body(
        until=Until(label=Text(en="Give your biometrics", fr="Fournissez vos données biométriques"), on=said.due_on),
        happened=(
            Text(
                en="We need your fingerprints and photo. They are taken by appointment only:",
                fr="Il nous faut vos empreintes digitales et votre photo. Elles sont prises sur rendez-vous seulement "
                ":",
            ),
        ),
        items=tuple(verbatim(f"{site.name}, {site.on_one_line}") for site in said.sites),
        you=(
            Text(
                en="Book your appointment now. Your application waits, incomplete, until we have your biometrics: each "
                "day of waiting adds a day to the processing time.",
                fr="Prenez rendez-vous maintenant. Votre demande reste en attente, incomplète, jusqu’à ce que nous "
                "ayons "
                "vos données biométriques : chaque jour d’attente s’ajoute au délai de traitement.",
            ),
            Text(
                en="Bring your passport and the letter that comes with this message. Changing an appointment does not "
                "affect your application.",
                fr="Apportez votre passeport et la lettre qui accompagne ce message. Changer de rendez-vous n’a aucun "
                "effet sur votre demande.",
            ),
        ),
        we=(
            Text(
                en="We tell you here as soon as we have them, and write to you every week until then.",
                fr="Nous vous disons ici dès que nous les avons, et vous écrivons chaque semaine d’ici là.",
            ),
        ),
    )


def documents(said: d.DocumentRequestDetails) -> Body:
    """Say that documents are asked for."""
    noted = Text(en="{label}: {note}", fr="{label} : {note}")
    return Body(
        until=Until(
            label=Text(en="Send us what is listed here", fr="Envoyez-nous ce qui est énuméré ici"), on=said.due_on
        ),
        happened=(Text(en="An officer needs this to go on:", fr="Un agent a besoin de ceci pour poursuivre :"),),
        items=tuple(noted.filled(label=one.label, note=one.note) if one.note else one.label for one in said.items),
        you=(
            Text(
                en="Upload each item in your account. You may ask there for more time, or say that you have nothing "
                "more "
                "to send.",
                fr="Téléversez chaque élément dans votre compte. Vous pouvez y demander plus de temps, ou dire que "
                "vous "
                "n’avez rien d’autre à envoyer.",
            ),
            Text(
                en="What counts is the moment at which an upload begins, by our clock.",
                fr="C’est le début du téléversement, selon notre horloge, qui compte.",
            ),
        ),
        we=(
            Text(
                en="We confirm each file, and an officer reads what you sent.",
                fr="Nous confirmons chaque fichier, et un agent lit ce que vous avez envoyé.",
            ),
        ),
    )


def medical(said: d.MedicalInstructionDetails) -> Body:
    """Say that a medical exam is to be had."""
    return Body(
        until=Until(label=Text(en="Have your medical exam", fr="Passez votre examen médical"), on=said.due_on),
        happened=(said.why,),
        you=(
            Text(
                en="Book an exam with a panel physician; only such a physician counts. Bring your passport and the "
                "letter that comes with this message.",
                fr="Prenez rendez-vous avec un médecin désigné ; seul un médecin désigné peut faire cet examen. "
                "Apportez votre passeport et "
                "la lettre qui accompagne ce message.",
            ),
        ),
        we=(
            Text(
                en="The physician sends us the result. The exam can add over three months to the processing time.",
                fr="Le médecin nous envoie le résultat. L’examen peut ajouter plus de trois mois au délai de "
                "traitement.",
            ),
        ),
    )


def passport(said: d.PassportRequestDetails) -> Body:
    """Say that the passport is asked for."""
    return Body(
        until=Until(label=Text(en="Send us your passport", fr="Envoyez-nous votre passeport"), on=said.due_on),
        happened=(
            Text(
                en="Your application is approved. You need a visa in your passport before your letter of introduction. "
                "Send it here:",
                fr="Votre demande est approuvée. Il vous faut un visa dans votre passeport avant la lettre "
                "d’introduction. Envoyez-le ici :",
            ),
        ),
        items=tuple(verbatim(f"{place.name}, {place.on_one_line}") for place in said.send_to),
        you=(
            Text(
                en="Send the passport named in your application, with the letter. If it has been renewed, tell us "
                "first "
                "in your account.",
                fr="Envoyez le passeport indiqué dans votre demande, avec la lettre. S’il a été renouvelé, "
                "dites-le-nous "
                "d’abord dans votre compte.",
            ),
        ),
        we=(
            Text(
                en="We put the visa into it, send it back and issue your letter of introduction.",
                fr="Nous y apposons le visa, vous le renvoyons et délivrons votre lettre d’introduction.",
            ),
        ),
    )
