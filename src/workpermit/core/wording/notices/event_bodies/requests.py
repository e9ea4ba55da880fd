"""What messages about a request and its answer say."""

from __future__ import annotations

from workpermit.core.text import Text
from workpermit.core.wording.notices.event_bodies.said_often import WE_TELL
from workpermit.core.wording.notices.shape import Body, Said


def answer_received(said: Said) -> Body:
    """Say that an answer came."""
    in_time = Text(en="We received your answer, in time.", fr="Nous avons reçu votre réponse, dans le délai.")
    late = Text(
        en="We received your answer. It came after the due date; it is kept, and an officer still reads it before a "
        "decision.",
        fr="Nous avons reçu votre réponse. Elle est arrivée après la date limite ; elle est conservée, et un agent la "
        "lit encore avant toute décision.",
    )
    return Body(
        happened=(in_time if said.in_time else late,),
        we=(Text(en="An officer reads what you sent.", fr="Un agent lit ce que vous avez envoyé."), WE_TELL),
    )


def deadline_passed(_: Said) -> Body:
    """Say that the day for an answer has passed."""
    return Body(
        happened=(
            Text(
                en="The day by which we asked for an answer has passed.",
                fr="La date limite pour nous répondre est passée.",
            ),
        ),
        you=(
            Text(
                en="You may still answer, until we decide. A late answer is kept, marked as late, and read.",
                fr="Vous pouvez encore répondre, jusqu’à notre décision. Une réponse tardive est conservée, marquée "
                "comme telle, et lue.",
            ),
        ),
        we=(
            Text(
                en="An officer goes on with what we have, and may decide on it.",
                fr="Un agent poursuit avec ce que nous avons, et peut décider sur cette base.",
            ),
        ),
    )


def request_closed(_: Said) -> Body:
    """Say that a request is settled."""
    return Body(
        happened=(
            Text(
                en="An officer has closed our request: what you sent is enough, or it is no longer needed.",
                fr="Un agent a fermé notre demande : ce que vous avez envoyé suffit, ou n’est plus nécessaire.",
            ),
        ),
        we=(Text(en="We go on with your application.", fr="Nous poursuivons l’examen de votre demande."),),
    )
