"""Medical instructions: why, until when, with whom, and what it does to the processing time (R30, AYA-10)."""

from __future__ import annotations

from workpermit.core.case.letters import Letter
from workpermit.core.text import Text
from workpermit.core.wording import labels
from workpermit.core.wording.details import MedicalInstructionDetails
from workpermit.core.wording.parts import Box, DueDay, Points, Say, Table, Told, Topic, Wording, Words
from workpermit.core.wording.shared import CLOSING_OF_A_REQUEST, MORE_TIME
from workpermit.core.wording.terms import Pair, verbatim
from workpermit.core.wording.typography import date_text


def _values(details: MedicalInstructionDetails) -> Words:
    return {"due": date_text(details.due_on)}


def _number(details: MedicalInstructionDetails) -> tuple[Pair, ...]:
    return ((labels.MEDICAL_EXAM_NUMBER, verbatim(details.exam_number)),) if details.exam_number else ()


_BRING: tuple[Say[MedicalInstructionDetails], ...] = (
    Say(Text(en="This letter", fr="Cette lettre")),
    Say(Text(en="Your valid passport", fr="Votre passeport valide")),
    Say(
        Text(
            en="Your glasses or contact lenses, and any medical reports or test results that you have",
            fr="Vos lunettes ou lentilles cornéennes, et vos rapports médicaux ou résultats d’analyse, s’il y a lieu",
        )
    ),
)

WORDING: Wording[MedicalInstructionDetails] = Wording(
    letter=Letter.MEDICAL_INSTRUCTION,
    title=Text(
        en="Instructions for your immigration medical exam",
        fr="Instructions pour votre examen médical",
    ),
    values=_values,
    parts=(
        Say(
            Text(
                en="Please have an immigration medical exam before midnight UTC on {due}.",
                fr="Veuillez passer un examen médical aux fins de l’immigration avant minuit UTC le {due}.",
            )
        ),
        DueDay(labels.DUE_DATE, on=lambda d: d.due_on),
        Topic(Text(en="Why", fr="Pourquoi")),
        Told(lambda d: (d.why,)),
        Box(
            Text(en="What it does to the processing time", fr="Effet sur le délai de traitement"),
            Text(
                en="A medical exam can add more than 3 months to the time it takes us to process your application. "
                "The sooner the exam, the sooner we can go on.",
                fr="Un examen médical peut ajouter plus de 3 mois au délai de traitement de votre demande. Plus tôt "
                "vous le passez, plus tôt nous pouvons poursuivre.",
            ),
        ),
        Topic(Text(en="Who does the exam", fr="Qui fait l’examen")),
        Say(
            Text(
                en="Only a panel physician, that is, one whom the department has approved. Your own doctor cannot do "
                "it. You may choose any panel physician, anywhere in the world.",
                fr="Seul un médecin désigné, c’est-à-dire approuvé par le ministère, peut le faire. Votre propre "
                "médecin ne le peut pas. Vous pouvez choisir n’importe quel médecin désigné, partout dans le monde.",
            ),
            when=lambda d: not d.in_canada,
        ),
        Say(
            Text(
                en="Only a panel physician, that is, one whom the department has approved. Your own doctor cannot do "
                "it. There are panel physicians in every part of Canada; you do not have to leave the country.",
                fr="Seul un médecin désigné, c’est-à-dire approuvé par le ministère, peut le faire. Votre propre "
                "médecin ne le peut pas. Il y a des médecins désignés partout au Canada\u00a0; vous n’avez pas à "
                "quitter le pays.",
            ),
            when=lambda d: d.in_canada,
        ),
        Say(
            Text(
                en="You make the appointment and pay the physician. The physician sends the result to us directly; "
                "you have nothing to send. Keep the sheet that you are given as proof.",
                fr="Vous prenez rendez-vous et vous payez le médecin. Le médecin nous envoie directement le "
                "résultat\u00a0; vous n’avez rien à envoyer. Conservez comme preuve le document qu’il vous remet.",
            )
        ),
        Topic(Text(en="What to bring", fr="Ce qu’il faut apporter")),
        Points(_BRING),
        Table(_number, when=lambda d: d.exam_number is not None),
        Topic(Text(en="If you cannot have the exam in time", fr="Si vous ne pouvez pas passer l’examen à temps")),
        Say(MORE_TIME),
        Say(
            Text(
                en="If the due date passes, you may still have the exam. But from then on, the officer may decide "
                "with what is on file.",
                fr="Si la date limite passe, vous pouvez encore passer l’examen. Toutefois, l’agent peut dès lors "
                "décider d’après le dossier tel qu’il est.",
            )
        ),
        Say(
            Text(
                en="If you had an immigration medical exam before, tell us its number: it may be enough.",
                fr="Si vous avez déjà passé un tel examen, donnez-nous-en le numéro\u00a0: il pourrait suffire.",
            )
        ),
        *CLOSING_OF_A_REQUEST,
    ),
)
