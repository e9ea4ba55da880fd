"""What the officers' pages say from Python: titles, stages, sentences about who has a case."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.urls import reverse

from workpermit.core.case.public_status import LaneStatus
from workpermit.core.text import Text
from workpermit.web.ui.pages import Crumb

QUEUE: Final = Text(en="Queue", fr="File de travail")
CASE: Final = Text(en="Case", fr="Dossier")
ENVELOPE: Final = Text(en="What came under this number", fr="Ce qui est arrivé sous ce numéro")
DOCUMENT: Final = Text(en="Document", fr="Document")
# The lanes are the applicant's own; the office reads of the applicant what they read as "you".
OFFICE_LANES: Final = {
    LaneStatus.WAITING_ON_YOU: Text(en="Waiting on the applicant", fr="En attente du demandeur"),
}
LANGUAGES: Final = {"en": Text(en="English", fr="anglais"), "fr": Text(en="French", fr="français")}
STAGES: Final = {
    "received": Text(en="completeness", fr="intégralité"),
    "in_process": Text(en="in process", fr="en traitement"),
    "decision_proposed": Text(en="second person", fr="deuxième personne"),
    "passport_awaited": Text(en="passport awaited", fr="passeport attendu"),
    "letter_outstanding": Text(en="at the port of entry", fr="au point d’entrée"),
    "to_print": Text(en="to print", fr="à imprimer"),
    "printed": Text(en="to mail", fr="à poster"),
    "mailed": Text(en="in the mail", fr="à la poste"),
    "came_back": Text(en="came back", fr="revenu"),
}
TAKEN: Final = Text(en="You have this case now.", fr="Vous avez maintenant ce dossier.")
GIVEN_BACK: Final = Text(
    en="The case is back in the queue. What you did in it stays.",
    fr="Le dossier est de retour dans la file. Ce que vous y avez fait demeure.",
)
SOMEBODY_HAS_IT: Final = Text(
    en="Somebody else has taken this case meanwhile.", fr="Quelqu’un d’autre a pris ce dossier entre-temps."
)
NOTHING_WAITS: Final = Text(
    en="No case waits for you: every open one is with somebody, or with the applicant.",
    fr="Aucun dossier ne vous attend : chacun est entre les mains de quelqu’un, ou du demandeur.",
)
NO_SUCH_NUMBER: Final = Text(
    en="No case has this number. Give an application number, a letter and nine digits such as W000000001, or the "
    "courier’s number of an envelope.",
    fr="Aucun dossier ne porte ce numéro. Donnez un numéro de demande, une lettre et neuf chiffres comme W000000001, "
    "ou le numéro de suivi d’une enveloppe.",
)
LOOKED_AT: Final = Text(
    en="It is on record that you looked at this document; the applicant sees it.",
    fr="Il est consigné que vous avez consulté ce document ; le demandeur le voit.",
)
ACCEPTED: Final = Text(
    en="The document is taken for what was asked; the applicant sees it.",
    fr="Le document est accepté pour ce qui était demandé ; le demandeur le voit.",
)


def queue_crumb() -> Crumb:
    """Return the way to a page under the queue."""
    return Crumb(QUEUE, reverse("workbench:queue"))


def case_crumbs(case_id: UUID) -> tuple[Crumb, Crumb]:
    """Return the way to a page under a case."""
    return queue_crumb(), Crumb(CASE, reverse("workbench:case", args=[case_id]))
