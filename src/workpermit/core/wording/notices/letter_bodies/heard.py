"""What messages say when the person is heard: an interview, a procedural fairness letter."""

from __future__ import annotations

from workpermit.core.text import Text
from workpermit.core.wording import details as d
from workpermit.core.wording.notices.shape import Body, Until


def interview(said: d.InterviewConvocationDetails) -> Body:
    """Say that an interview is convened."""
    at_place = Text(en="It is held at {place}.", fr="Elle a lieu ici : {place}.")
    by_video = Text(en="It is held by video.", fr="Elle a lieu par vidéo.")
    where = at_place.filled(place=f"{said.place.name}, {said.place.on_one_line}") if said.place else by_video
    interpreted = Text(en="An interpreter is there: {language}.", fr="Un interprète est présent : {language}.")
    bring = Text(en="Bring:", fr="Apportez :")
    return Body(
        until=Until(label=Text(en="Your interview is on", fr="Votre entrevue a lieu le"), at=said.starts_at),
        happened=(
            where,
            Text(en="It takes about {minutes} minutes.", fr="Elle dure environ {minutes} minutes.").filled(
                minutes=str(said.length_minutes)
            ),
            *((interpreted.filled(language=said.interpreter),) if said.interpreter else ()),
            *((bring,) if said.bring else ()),
        ),
        items=said.bring,
        you=(
            Text(
                en="Come with your passport and the letter. If you cannot come, tell us before the day and say why.",
                fr="Présentez-vous avec votre passeport et la lettre. Si vous ne pouvez pas venir, dites-le-nous avant "
                "ce "
                "jour, et pourquoi.",
            ),
        ),
        we=(
            Text(
                en="An officer asks you about your application and writes down your answers.",
                fr="Un agent vous pose des questions sur votre demande et consigne vos réponses.",
            ),
        ),
    )


def fairness(said: d.ProceduralFairnessDetails) -> Body:
    """Say that there are concerns to answer."""
    concern = Text(en="{label} ({provision}). {explanation}", fr="{label} ({provision}). {explanation}")
    return Body(
        until=Until(label=Text(en="Answer", fr="Répondez"), on=said.due_on),
        happened=(
            Text(
                en="Nothing is decided. Before deciding, an officer tells you what stands against your application:",
                fr="Rien n’est décidé. Avant de décider, un agent vous dit ce qui joue contre votre demande :",
            ),
        ),
        items=tuple(
            concern.filled(label=one.label, provision=one.provision, explanation=one.explanation)
            for one in said.concerns
        ),
        you=(
            Text(
                en="Answer each concern in your account, with documents where you have them. You may ask there for "
                "more "
                "time.",
                fr="Répondez à chaque préoccupation dans votre compte, avec des documents si vous en avez. Vous "
                "pouvez y demander plus de temps.",
            ),
        ),
        we=(
            Text(
                en="The officer reads your answer before deciding. Without one, the officer decides on what is there.",
                fr="L’agent lit votre réponse avant de décider. Sans réponse, il décide à partir de ce qui est au "
                "dossier.",
            ),
        ),
    )
