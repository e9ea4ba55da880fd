"""What a message says when the office has answered an enquiry; the answer itself stands in its thread alone."""

from __future__ import annotations

from workpermit.core.text import Text
from workpermit.core.wording.notices.shape import Body, Headline
from workpermit.core.wording.notices.topics import Topic

ANSWERED = Headline(
    subject=Text(en="We answered what you wrote to us", fr="Nous avons répondu à ce que vous nous avez écrit"),
    topic=Topic.PROGRESS,
)
ANSWERED_BODY = Body(
    happened=(
        Text(
            en="You wrote to us about your application, and our answer is ready.",
            fr="Vous nous avez écrit au sujet de votre demande, et notre réponse est prête.",
        ),
    ),
    you=(
        Text(
            en="Read it in your account: open “Ask us”, then “What you wrote before, and our answers”. You may write "
            "back there.",
            fr="Lisez-la dans votre compte : ouvrez « Nous écrire », puis « Ce que vous avez écrit, et nos réponses ». "
            "Vous pouvez y répondre.",
        ),
    ),
    we=(
        Text(
            en="The processing of your application goes on as before.",
            fr="Le traitement de votre demande suit son cours comme avant.",
        ),
    ),
)
