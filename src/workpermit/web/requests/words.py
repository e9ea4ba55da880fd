"""What these pages say from Python: titles, states, and what became of an act."""

from __future__ import annotations

from typing import Final

from workpermit.core.case.officer_request import RequestKind
from workpermit.core.text import Text

APPLICATIONS: Final = Text(en="My applications", fr="Mes demandes")
APPLICATION: Final = Text(en="Your application", fr="Votre demande")
REQUESTS: Final = Text(en="What we asked you for", fr="Ce que nous vous avons demandé")
SEND: Final = Text(en="Send your answer", fr="Envoyer votre réponse")
MORE_TIME: Final = Text(en="Ask for more time", fr="Demander plus de temps")
RECEIPT: Final = Text(en="We have your answer", fr="Nous avons votre réponse")
_TITLES: Final = {
    RequestKind.DOCUMENTS: Text(en="Documents we asked you for", fr="Documents que nous vous avons demandés"),
    RequestKind.PROCEDURAL_FAIRNESS: Text(
        en="Our concerns, and your answer", fr="Nos préoccupations, et votre réponse"
    ),
}
_ERROR: Final = Text(en="Error: {title}", fr="Erreur\u00a0: {title}")


def title_of(kind: RequestKind) -> Text:
    """Return the title of a request."""
    return _TITLES[kind]


def with_error(title: Text) -> Text:
    """Return the title of a page that tells a fault."""
    return _ERROR.filled(title=title)


ADDED_ONE: Final = Text(
    en="{name} has arrived and waits beside the request. It is not sent yet.",
    fr="{name} est arrivé et attend à côté de la demande. Il n’est pas encore envoyé.",
)
REMOVED: Final = Text(
    en="{name} was removed. We keep nothing of it.", fr="{name} a été retiré. Nous n’en gardons rien."
)
NOTED: Final = Text(en="Your note is saved.", fr="Votre note est enregistrée.")
TIME_GIVEN: Final = Text(
    en="You have more time: the new date is {day}. Asking does not affect your application.",
    fr="Vous avez plus de temps : la nouvelle date est le {day}. Le demander n’a aucun effet sur votre demande.",
)
TIME_ASKED: Final = Text(
    en="An officer will answer your wish for more time. Until then the date stays as it is, so send what you have.",
    fr="Un agent répondra à votre demande de délai. D’ici là, la date ne change pas ; envoyez donc ce que vous avez.",
)
UNTIL_TOO_EARLY: Final = Text(
    en="Give a day after {day}, the date you have now.",
    fr="Donnez un jour après le {day}, la date que vous avez maintenant.",
)
CALENDAR_SUMMARY: Final = Text(
    en="Answer due (work permit application)", fr="Réponse à envoyer (demande de permis de travail)"
)
CALENDAR_TEXT: Final = Text(
    en="We must have your answer before midnight UTC, when this entry ends. Sign in to send it: {address}",
    fr="Votre réponse doit nous parvenir avant minuit UTC, à la fin de cette entrée. Connectez-vous : {address}",
)
