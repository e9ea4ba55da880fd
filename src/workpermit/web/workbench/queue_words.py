"""What the pages around the queue say from Python: saved queues, the team, acts upon many cases."""

from __future__ import annotations

from typing import Final

from workpermit.core.text import Text

SAVED: Final = Text(en="Saved queues", fr="Files enregistrées")
KEPT: Final = Text(en="The queue is saved: {name}.", fr="La file est enregistrée : {name}.")
RENAMED: Final = Text(en="The queue has its new name.", fr="La file porte son nouveau nom.")
FORGOTTEN: Final = Text(
    en="The saved queue is deleted. The cases in it are as they were.",
    fr="La file enregistrée est supprimée. Ses dossiers n’ont pas changé.",
)

TEAM: Final = Text(en="The team’s work", fr="Le travail de l’équipe")
ENTERED: Final = Text(
    en="The absence is entered: {cover} has the cases of {name} from {first} through {last}.",
    fr="L’absence est inscrite : {cover} a les dossiers de {name} du {first} au {last}.",
)
ENDED: Final = Text(en="The absence is taken away.", fr="L’absence est retirée.")
SET: Final = Text(en="The number of cases for {name} is set.", fr="Le nombre de dossiers de {name} est fixé.")
NONE_TO_MOVE: Final = Text(
    en="There is no case to move: none of theirs waits for the office.",
    fr="Il n’y a aucun dossier à déplacer : aucun dossier de cette personne n’attend le bureau.",
)

BULK: Final = Text(en="Many cases at once", fr="Plusieurs dossiers à la fois")
SENT_ON: Final = Text(
    en="More than ten cases take two people: the plan waits for a supervisor. Nothing is done yet.",
    fr="Plus de dix dossiers exigent deux personnes : le plan attend un superviseur. Rien n’est encore fait.",
)
LEFT: Final = Text(en="The plan was given up. Nothing was done.", fr="Le plan est abandonné. Rien n’a été fait.")
SETTLED_MEANWHILE: Final = Text(
    en="This plan was settled meanwhile. What came of it stands below.",
    fr="Ce plan a été réglé entre-temps. Ce qui en est résulté figure ci-dessous.",
)
