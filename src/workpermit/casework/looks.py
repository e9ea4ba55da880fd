"""Who looked at a person's cases: role, what, why and when, never the name of a member of staff."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from workpermit.casework.masking import NEEDS
from workpermit.casework.models import AccessEntry
from workpermit.casework.purposes import PURPOSES
from workpermit.core.case.actor import Role
from workpermit.core.case.codec import from_microseconds
from workpermit.core.text import Text


@dataclass(frozen=True, slots=True)
class Look:
    """One look at one case."""

    case_id: UUID
    at: datetime
    role: Role
    what: str
    purpose: str

    @property
    def who(self) -> Text:
        """Who looked, by role."""
        return ROLES[self.role]

    @property
    def about(self) -> Text:
        """What was looked at; a code that has no words yet is the file. Which document it was is for the office."""
        return _WHAT.get(self.what.partition(":")[0], _THE_FILE)

    @property
    def why(self) -> Text:
        """For what purpose; a code that has no words yet is ordinary work on the case."""
        return _WHY.get(self.purpose, _WORK)


def looks_at(case_ids: Iterable[UUID]) -> list[Look]:
    """Return every look at some cases, the newest first; exactly the log, by one query."""
    entries = AccessEntry.objects.filter(case_id__in=list(case_ids)).order_by("-at", "-pk")
    return [
        Look(entry.case_id, from_microseconds(entry.at), Role(entry.role), entry.what, entry.purpose)
        for entry in entries
    ]


ROLES: dict[Role, Text] = {
    Role.APPLICANT: Text(en="You", fr="Vous"),
    Role.REPRESENTATIVE: Text(en="Your representative", fr="Votre représentant"),
    Role.OFFICER: Text(en="An officer", fr="Un agent"),
    Role.SUPERVISOR: Text(en="A supervisor", fr="Un superviseur"),
    Role.BORDER_OFFICER: Text(en="A border services officer", fr="Un agent des services frontaliers"),
    Role.SITE_CLERK: Text(en="A biometrics collection site", fr="Un point de collecte des données biométriques"),
    Role.MAILROOM_CLERK: Text(en="The mailroom", fr="La salle du courrier"),
    Role.PANEL_PHYSICIAN: Text(en="A panel physician", fr="Un médecin désigné"),
    Role.AUDITOR: Text(en="An auditor", fr="Un vérificateur"),
    Role.ADMINISTRATOR: Text(en="An administrator", fr="Un administrateur"),
    Role.SYSTEM: Text(en="The system", fr="Le système"),
}
_THE_FILE = Text(en="the file", fr="le dossier")
_WHAT: dict[str, Text] = {
    "file": _THE_FILE,
    "case": Text(en="the application", fr="la demande"),
    "message": Text(en="a message", fr="un message"),
    "letter": Text(en="a letter", fr="une lettre"),
    "document": Text(en="a document", fr="un document"),
    "passport_number": Text(en="your passport number", fr="votre numéro de passeport"),
    "enquiries": Text(en="the enquiries", fr="les demandes de renseignements"),
    "search": Text(
        en="your name and application number, in the results of a search",
        fr="votre nom et votre numéro de demande, parmi les résultats d’une recherche",
    ),
    "person": Text(en="all your applications, in short", fr="l’ensemble de vos demandes, en bref"),
}
_WORK = Text(en="work on your application", fr="traitement de votre demande")
_WHY: dict[str, Text] = {
    "processing": _WORK,
    "own_case": Text(en="acting for you", fr="pour agir en votre nom"),
    "represent": Text(en="acting for you", fr="pour agir en votre nom"),
    **{purpose.value: said for purpose, said in PURPOSES.items()},
    **{need.value: said for need, said in NEEDS.items()},
    "granted": Text(en="with a supervisor’s leave", fr="avec l’autorisation d’un superviseur"),
}
