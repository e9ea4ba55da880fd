"""Convocation to an interview, at a place or by video (A16(1.1), A16(2.1), AYA-07, OUT-03)."""

from __future__ import annotations

from datetime import tzinfo

from workpermit.core.case.letters import Letter
from workpermit.core.text import Text
from workpermit.core.wording import labels
from workpermit.core.wording.details import InterviewConvocationDetails
from workpermit.core.wording.parts import Listing, Moment, Pairs, Say, Table, Topic, Wording, Words
from workpermit.core.wording.shared import CLOSING
from workpermit.core.wording.terms import verbatim
from workpermit.core.wording.typography import counted, instant_in_zone

_BY_VIDEO = Text(en="By video", fr="Par vidéo")
_NO_INTERPRETER = Text(
    en="None (the interview is in the official language of your choice)",
    fr="Aucun (l’entrevue se déroule dans la langue officielle de votre choix)",
)
_ALWAYS_BRING = (
    Text(en="This letter", fr="Cette lettre"),
    Text(en="Your valid passport", fr="Votre passeport valide"),
)


def _zone(details: InterviewConvocationDetails) -> tzinfo:
    return details.place_zone or details.head.zone


def _values(details: InterviewConvocationDetails) -> Words:
    return {"starts": instant_in_zone(details.starts_at, _zone(details)).local}


def _rows(details: InterviewConvocationDetails) -> Pairs:
    place = details.place
    where = verbatim(f"{place.name}, {place.on_one_line}") if place else _BY_VIDEO
    length = counted(details.length_minutes, one=Text("minute", "minute"), many=Text("minutes", "minutes"))
    return (
        (labels.PLACE, where),
        (labels.LENGTH, length),
        (labels.INTERPRETER, details.interpreter or _NO_INTERPRETER),
    )


def _by_video(details: InterviewConvocationDetails) -> bool:
    return details.place is None


WORDING: Wording[InterviewConvocationDetails] = Wording(
    letter=Letter.INTERVIEW_CONVOCATION,
    title=Text(en="You are asked to come to an interview", fr="Convocation à une entrevue"),
    values=_values,
    parts=(
        Say(
            Text(en="Your interview is on {starts}.", fr="Votre entrevue aura lieu le {starts}."),
        ),
        Moment(labels.INTERVIEW_STARTS, at=lambda d: d.starts_at, zone=_zone),
        Table(_rows),
        Say(
            Text(
                en="An officer would like to ask you about your application. No decision has been made. You are "
                "expected to answer truthfully; you may say that you do not know or do not remember.",
                fr="Un agent souhaite vous poser des questions sur votre demande. Aucune décision n’a été prise. Vous "
                "devez répondre avec franchise\u00a0; vous pouvez dire que vous ne savez pas ou que vous ne vous "
                "souvenez pas.",
            )
        ),
        Say(
            Text(
                en="The link to join is in your account. Be in a quiet room, alone, with your passport at hand. "
                "If the connection fails, we will try again or set another day: a technical problem does not count "
                "against you.",
                fr="Le lien pour participer se trouve dans votre compte. Installez-vous dans une pièce calme, sans "
                "autre personne, avec votre passeport à portée de main. Si la connexion échoue, nous réessayons ou "
                "fixons un autre jour\u00a0: une panne ne joue pas contre vous.",
            ),
            when=_by_video,
        ),
        Say(
            Text(
                en="Please come 15 minutes early, with time for the check at the entrance.",
                fr="Veuillez arriver 15 minutes à l’avance, le temps du contrôle à l’entrée.",
            ),
            when=lambda d: not _by_video(d),
        ),
        Topic(Text(en="What to bring", fr="Ce qu’il faut apporter")),
        Listing(lambda d: (*_ALWAYS_BRING, *d.bring)),
        Say(
            Text(
                en="The interpreter is provided by us and costs you nothing. If you need another language, tell us "
                "before the interview.",
                fr="Nous fournissons l’interprète, et cela ne vous coûte rien. S’il vous faut une autre langue, "
                "dites-le-nous avant l’entrevue.",
            ),
            when=lambda d: d.interpreter is not None,
        ),
        Say(
            Text(
                en="If you need an interpreter or another form of help, tell us before the interview. It costs you "
                "nothing.",
                fr="S’il vous faut un interprète ou une autre forme d’aide, dites-le-nous avant l’entrevue. Cela ne "
                "vous coûte rien.",
            ),
            when=lambda d: d.interpreter is None,
        ),
        Topic(Text(en="If you cannot come", fr="Si vous ne pouvez pas venir")),
        Say(
            Text(
                en="Tell us as soon as you know, and say why: we will set another day. Asking for another day does not "
                "affect your application.",
                fr="Dites-le-nous dès que vous le savez, en expliquant pourquoi\u00a0: nous fixerons un autre jour. "
                "Demander un autre jour n’a aucun effet sur votre demande.",
            )
        ),
        Say(
            Text(
                en="If you do not come and give no reason, the officer may decide with what is on file. If something "
                "kept you from telling us in time, tell us afterwards.",
                fr="Si vous ne venez pas et ne donnez aucune raison, l’agent peut décider d’après le dossier tel "
                "qu’il est. Si un empêchement ne vous a pas permis de nous prévenir à temps, dites-le-nous par la "
                "suite.",
            )
        ),
        *CLOSING,
    ),
)
