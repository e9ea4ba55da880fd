"""What messages about interviews say."""

from __future__ import annotations

from workpermit.core.text import Text
from workpermit.core.wording.notices.shape import Body, Said


def interview_cancelled(_: Said) -> Body:
    """Say that an interview is off."""
    return Body(
        happened=(
            Text(
                en="We cancelled your interview. Please do not come. This does not count against you.",
                fr="Nous avons annulé votre entrevue. Ne vous présentez pas. Cela ne joue pas contre vous.",
            ),
        ),
        we=(
            Text(
                en="If we need to see you after all, we send you a new time.",
                fr="S’il nous faut tout de même vous rencontrer, nous vous envoyons une nouvelle date.",
            ),
        ),
    )


def interview_missed(_: Said) -> Body:
    """Say that an interview was missed."""
    return Body(
        happened=(
            Text(
                en="You were expected at an interview, and it did not take place.",
                fr="Vous aviez une entrevue, et elle n’a pas eu lieu.",
            ),
        ),
        you=(
            Text(
                en="If something kept you from coming, tell us what, as soon as you can. An officer may give you "
                "another time.",
                fr="Si vous n’avez pas pu venir, dites-nous pourquoi dès que possible. Un agent peut vous "
                "donner "
                "une autre date.",
            ),
        ),
        we=(
            Text(
                en="We wait for your word before we go on, then an officer decides how to proceed.",
                fr="Nous attendons votre réponse, puis un agent décide de la suite.",
            ),
        ),
    )
