"""What messages about several subjects say alike."""

from __future__ import annotations

from datetime import date

from workpermit.core.text import Text
from workpermit.core.wording.notices.shape import Body, Said, Until
from workpermit.core.wording.typography import date_text

WE_TELL = Text(en="We tell you here when something changes.", fr="Nous vous avisons ici de tout changement.")
OUTAGE = Text(
    en="Our service was not available for an hour or more shortly before your due date. You lose nothing by it: the "
    "due date has moved by itself, and you do not have to ask.",
    fr="Notre service n’a pas été accessible pendant une heure ou plus peu avant votre date limite. Vous n’y perdez "
    "rien : la date limite a été reportée d’office, sans que vous ayez à le demander.",
)
GIVEN = Text(en="A later due date replaces the one before.", fr="Une nouvelle date limite remplace la précédente.")


def moved(label: Text, said: Said) -> Body:
    """Say that a date has moved."""
    assert said.due_on is not None  # a date was moved to it
    return Body(
        until=Until(label=label, on=said.due_on),
        happened=(OUTAGE if said.by_outage else GIVEN,),
        you=(
            Text(
                en="Do it before the new date. What counts is the moment at which you begin, by our clock.",
                fr="Faites-le avant la nouvelle date. C’est le moment où vous commencez, selon notre horloge, qui "
                "compte.",
            ),
        ),
        we=(Text(en="We go on with the rest of your application.", fr="Nous poursuivons le reste de votre demande."),),
    )


EXAM = Text(en="Have your medical exam", fr="Passez votre examen médical")
ANSWER = Text(en="Answer our request", fr="Répondez à notre demande")


def day(day: date | None) -> Text:
    """Write a day, or that it was announced."""
    return date_text(day) if day else Text(en="the day we told you", fr="le jour annoncé")
