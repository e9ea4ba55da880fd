"""Procedural fairness letter: the concerns and what they rest on, while there is time to answer (A40, A38, R200)."""

from __future__ import annotations

from workpermit.core.case.letters import Letter
from workpermit.core.text import Text
from workpermit.core.wording import labels
from workpermit.core.wording.details import Concern, ProceduralFairnessDetails
from workpermit.core.wording.parts import DueDay, Listing, Say, Topic, Wording, Words
from workpermit.core.wording.shared import CLOCK_THAT_COUNTS, CLOSING_OF_A_REQUEST, MORE_TIME, by_post, with_account
from workpermit.core.wording.terms import verbatim
from workpermit.core.wording.typography import date_text

_CONCERN = Text(en="{label} ({provision}). {explanation}", fr="{label} ({provision}). {explanation}")


def _values(details: ProceduralFairnessDetails) -> Words:
    return {"due": date_text(details.due_on)}


def _concern(concern: Concern) -> Text:
    return _CONCERN.filled(label=concern.label, provision=concern.provision, explanation=concern.explanation)


WORDING: Wording[ProceduralFairnessDetails] = Wording(
    letter=Letter.PROCEDURAL_FAIRNESS,
    title=Text(en="Procedural fairness letter", fr="Lettre d’équité procédurale"),
    values=_values,
    parts=(
        Say(
            Text(
                en="An officer has concerns about your application and asks for your answer before midnight UTC on "
                "{due}.",
                fr="Un agent a des préoccupations au sujet de votre demande et vous invite à y répondre avant minuit "
                "UTC le {due}.",
            )
        ),
        DueDay(labels.DUE_DATE, on=lambda d: d.due_on),
        Say(
            Text(
                en="No decision has been made. This letter tells you what stands against an approval, so that you can "
                "answer first. The officer will weigh what you say.",
                fr="Aucune décision n’a été prise. Cette lettre vous indique ce qui s’oppose à une approbation, afin "
                "que vous puissiez d’abord répondre. L’agent tiendra compte de ce que vous dites.",
            )
        ),
        Topic(Text(en="The concerns", fr="Les préoccupations")),
        Listing(lambda d: tuple(_concern(concern) for concern in d.concerns), numbered=True),
        Topic(Text(en="What is before the officer", fr="Ce que l’agent a sous les yeux")),
        Listing(lambda d: tuple(verbatim(item) for item in d.before_the_officer)),
        Say(
            Text(
                en="You may ask for a copy of any of these before you answer.",
                fr="Vous pouvez demander une copie de chacun de ces éléments avant de répondre.",
            )
        ),
        Topic(Text(en="How to answer", fr="Comment répondre")),
        Say(
            Text(
                en="Answer each concern by its number: say what you think, and send what supports it. Answer in your "
                "account; you may also have someone advise you.",
                fr="Répondez à chaque préoccupation par son numéro\u00a0: dites ce que vous en pensez et envoyez ce "
                "qui l’appuie. Répondez dans votre compte\u00a0; vous pouvez aussi vous faire conseiller.",
            ),
            when=with_account,
        ),
        Say(CLOCK_THAT_COUNTS, when=with_account),
        Say(
            Text(
                en="Answer each concern by its number: say what you think, and send what supports it. Answer by post; "
                "your answer must reach us before the due date. You may also have someone advise you.",
                fr="Répondez à chaque préoccupation par son numéro\u00a0: dites ce que vous en pensez et envoyez ce "
                "qui l’appuie. Répondez par la poste\u00a0; votre réponse doit nous parvenir avant la date limite. "
                "Vous pouvez aussi vous faire conseiller.",
            ),
            when=by_post,
        ),
        Say(MORE_TIME),
        Topic(Text(en="What may follow", fr="Ce qui peut suivre")),
        Say(
            Text(
                en="If your answer settles the concerns, we go on with your application. If it does not, or if none "
                "comes, an officer may refuse the application. A late answer is kept, and may be considered until the "
                "decision.",
                fr="Si votre réponse dissipe les préoccupations, nous poursuivons l’examen de votre demande. Sinon, "
                "ou sans réponse de votre part, un agent peut refuser la demande. Une réponse tardive est conservée "
                "et peut être prise en compte jusqu’à la décision.",
            )
        ),
        Say(
            Text(
                en="One concern is misrepresentation. If an officer finds misrepresentation, the law bars you from "
                "Canada for 5 years (paragraph 40(2)(a) of the Immigration and Refugee Protection Act).",
                fr="L’une des préoccupations porte sur de fausses déclarations. Si un agent conclut à de fausses "
                "déclarations, la loi vous interdit l’entrée au Canada pendant 5 ans (alinéa 40(2)a) de la Loi sur "
                "l’immigration et la protection des réfugiés).",
            ),
            when=lambda d: d.misrepresentation,
        ),
        *CLOSING_OF_A_REQUEST,
    ),
)
