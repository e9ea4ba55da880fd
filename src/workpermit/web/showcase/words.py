"""The words around the cases: titles, headings and labels of the demo's pages, in both languages."""

from __future__ import annotations

from typing import Final

from workpermit.core.case.next_steps import Holder
from workpermit.core.text import Language, Text

WORDS: Final[dict[str, Text]] = {
    "site": Text(en="Workpermit demonstration", fr="Démonstration de Workpermit"),
    "skip": Text(en="Skip to the content", fr="Passer au contenu"),
    "fictional": Text(
        en="Demonstration: every person, employer and number here is fictional.",
        fr="Démonstration\u00a0: les personnes, les employeurs et les numéros sont tous fictifs.",
    ),
    "footer": Text(
        en="An independent project. It is not a government service.",
        fr="Un projet indépendant, qui n’est pas un service gouvernemental.",
    ),
    "applications": Text(en="Work permit applications", fr="Demandes de permis de travail"),
    "intro": Text(
        en="These fictional applications were walked, on a simulated clock, from the day each was received to its end: "
        "a permit in hand, a refusal, a return or a withdrawal. Open one to see where each part stands, what happened "
        "and who acted, and every letter that was sent.",
        fr="Ces demandes fictives ont été menées, sur une horloge simulée, du jour de leur réception jusqu’à leur "
        "issue\u00a0: un permis en main, un refus, un retour ou un retrait. Ouvrez-en une pour voir où en est chaque "
        "étape, ce qui s’est passé et qui est intervenu, ainsi que toutes les lettres envoyées.",
    ),
    "none_yet": Text(
        en="There is no application here yet. The command “workpermit demo” makes them.",
        fr="Il n’y a pas encore de demande ici. La commande «\u00a0workpermit demo\u00a0» les crée.",
    ),
    "application": Text(en="Application", fr="Demande"),
    "applicant": Text(en="Applicant", fr="Demandeur"),
    "form": Text(en="Form", fr="Formulaire"),
    "received_on": Text(en="Received on", fr="Reçue le"),
    "status": Text(en="Status", fr="État"),
    "next_step": Text(en="Next step", fr="Prochaine étape"),
    "received": Text(en="Received", fr="Reçue"),
    "language": Text(en="Language of the letters", fr="Langue des lettres"),
    "permit": Text(en="Work permit", fr="Permis de travail"),
    "who_acts": Text(en="Who acts next", fr="À qui d’agir"),
    "lanes": Text(en="Where each part stands", fr="Où en est chaque étape"),
    "about": Text(en="About this application", fr="Au sujet de cette demande"),
    "history": Text(en="What happened", fr="Ce qui s’est passé"),
    "history_note": Text(
        en="The sentences speak to the applicant, who reads the same ones. Times stand in UTC, then on the "
        "applicant’s own clock. Letters are PDF files that open in a new tab.",
        fr="Les phrases s’adressent au demandeur, qui lit les mêmes. Les heures sont données en UTC, puis à l’heure "
        "du demandeur. Les lettres sont des fichiers PDF qui s’ouvrent dans un nouvel onglet.",
    ),
    "office_only": Text(en="The applicant is not shown this line.", fr="Le demandeur ne voit pas cette ligne."),
    "letters": Text(en="Letters", fr="Lettres"),
    "all_applications": Text(en="All applications", fr="Toutes les demandes"),
}

HOLDERS: Final[dict[Holder, Text]] = {
    Holder.YOU: Text(en="The applicant", fr="Le demandeur"),
    Holder.OFFICE: Text(en="The office", fr="Le bureau"),
    Holder.NOBODY: Text(en="Nobody", fr="Personne"),
}
CLOSED: Final = Text(en="The application is closed.", fr="La demande est fermée.")
STEP_ON: Final = Text(en="Date: {day}", fr="Date\u00a0: {day}")
HELD_BY: Final = Text(en="{holder}: {step}", fr="{holder}\u00a0: {step}")
PERMIT_UNTIL: Final = Text(en="{number}, valid until {day}", fr="{number}, valide jusqu’au {day}")

ENGLISH: Final = Text(en="English", fr="anglais")
FRENCH: Final = Text(en="French", fr="français")
BOTH: Final = Text(en="English and French", fr="anglais et français")
PAGE: Final = Text(en="page", fr="page")
PAGES: Final = Text(en="pages", fr="pages")


def chrome(language: Language) -> dict[str, str]:
    """Return the words of every page in one language, by the names that the templates use."""
    return {name: text.in_language(language) for name, text in WORDS.items()}
