"""Why nothing is done in one of many cases, and why many cases are not planned: what the author is told."""

from __future__ import annotations

from typing import Final

from workpermit.core.text import Text

GONE: Final = Text(en="Nothing is open in this case any more.", fr="Il n’y a plus rien à faire dans ce dossier.")
MOVED: Final = Text(
    en="The case changed since you ticked it. Look at it again.",
    fr="Le dossier a changé depuis que vous l’avez coché. Revoyez-le.",
)
OTHERS: Final = Text(
    en="Somebody else has this case. A supervisor can move it.",
    fr="Quelqu’un d’autre a ce dossier. Un superviseur peut le déplacer.",
)
OTHER_OFFICE: Final = Text(
    en="This case lies in another office ({office}).", fr="Ce dossier relève d’un autre bureau ({office})."
)
KEEPS_AWAY: Final = Text(
    en="You must keep away from this case: it is yours, close to you, or waits for a second person after you.",
    fr="Vous devez vous tenir à l’écart de ce dossier : c’est le vôtre, il vous touche de près, ou il attend une "
    "deuxième personne après vous.",
)
THEY_KEEP_AWAY: Final = Text(
    en="The person chosen must keep away from this case.",
    fr="La personne choisie doit se tenir à l’écart de ce dossier.",
)
NO_ROOM: Final = Text(
    en="The person chosen can be given no more cases now: away, or has as many as a supervisor set.",
    fr="La personne choisie ne peut recevoir d’autres dossiers : absence, ou nombre fixé par un superviseur atteint.",
)
THEIRS_ALREADY: Final = Text(en="They have this case already.", fr="Cette personne a déjà ce dossier.")
NOBODYS: Final = Text(en="Nobody has this case.", fr="Personne n’a ce dossier.")
SAME_OFFICE: Final = Text(
    en="The case is in the office {office} already.", fr="Le dossier est déjà au bureau {office}."
)

NOT_THEIR_ACT: Final = Text(en="Choose one of the acts that are offered.", fr="Choisissez l’un des actes proposés.")
NOBODY_TICKED: Final = Text(
    en="Tick the cases first, then choose what to do with them.",
    fr="Cochez d’abord les dossiers, puis choisissez ce qu’il faut en faire.",
)
TOO_MANY: Final = Text(en="At most {most} cases at once.", fr="Au plus {most} dossiers à la fois.")
UNKNOWN_PERSON: Final = Text(
    en="To whom: choose one of the people of the office.", fr="À qui : choisissez une personne du bureau."
)
UNKNOWN_OFFICE: Final = Text(
    en="Which office: choose one of the offices.", fr="À quel bureau : choisissez l’un des bureaux."
)
