"""Why a command is refused: a code, its kind, and a sentence in both languages.

The refusal of a *person* is an event of the case; the refusal of a *command* is this exception.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import Enum, StrEnum
from typing import Any

from workpermit.core.case.actor import Role
from workpermit.core.text import Text


class RefusalKind(StrEnum):
    """What stands in the way; `allowed()` covers ROLE and STATE, the rest needs the command itself."""

    ROLE = "role"
    AUTHORITY = "authority"
    STATE = "state"
    FACTS = "facts"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Reason:
    """The kind of a refusal and what the reader is told."""

    kind: RefusalKind
    text: Text


class Refusal(Enum):
    """Every way in which a command can be refused."""

    ROLE_MAY_NOT = Reason(
        RefusalKind.ROLE,
        Text("Your role does not allow this act.", "Votre rôle ne permet pas cet acte."),
    )
    NO_AUTHORITY = Reason(
        RefusalKind.AUTHORITY,
        Text(
            "You hold no authority in force for this decision, so nothing was decided. A supervisor keeps the list of "
            "who may decide what.",
            "Aucun pouvoir délégué en vigueur ne vous permet de prendre cette décision\u00a0; rien n’a été décidé. Un "
            "superviseur tient la liste de qui peut décider quoi.",
        ),
    )
    ISSUING_PAUSED = Reason(
        RefusalKind.AUTHORITY,
        Text(
            "The office has paused the issuing of permits, so nothing was changed. An administrator keeps the reason.",
            "Le bureau a suspendu la délivrance des permis\u00a0; rien n’a changé. Un administrateur en conserve la "
            "raison.",
        ),
    )
    NOT_NOW = Reason(
        RefusalKind.STATE,
        Text(
            "This cannot be done at the present stage of the file.",
            "Cet acte n’est pas possible à l’étape actuelle du dossier.",
        ),
    )
    APPLICATION_STAGE = Reason(
        RefusalKind.STATE,
        Text(
            "The application is not at a stage where this can be done.",
            "La demande n’est pas à une étape où cet acte est possible.",
        ),
    )
    WORK_OUTSTANDING = Reason(
        RefusalKind.STATE,
        Text(
            "A check, an exam, a request or an interview is still open; the application cannot be approved yet.",
            "Une vérification, un examen, une demande de documents ou une entrevue est en cours\u00a0; "
            "la demande ne peut pas encore être approuvée.",
        ),
    )
    FAIRNESS_OPEN = Reason(
        RefusalKind.STATE,
        Text(
            "A procedural fairness letter is still open for an answer.",
            "Une lettre d’équité procédurale attend encore une réponse.",
        ),
    )
    ADDRESS_FROZEN = Reason(
        RefusalKind.STATE,
        Text(
            "The permit is already printed; ask for it to be redirected instead.",
            "Le permis est déjà imprimé\u00a0; demandez plutôt sa réexpédition.",
        ),
    )
    STILL_INCOMPLETE = Reason(
        RefusalKind.FACTS,
        Text("The application is not complete.", "La demande n’est pas complète."),
    )
    NOTHING_MISSING = Reason(
        RefusalKind.FACTS,
        Text(
            "Nothing required is missing, so the application cannot be returned as incomplete.",
            "Rien d’exigé ne manque\u00a0: la demande ne peut pas être retournée comme incomplète.",
        ),
    )
    RULES_FORBID = Reason(
        RefusalKind.FACTS,
        Text(
            "The rules do not allow this on the facts known.", "Les règles ne le permettent pas selon les faits connus."
        ),
    )
    FACTS_UNKNOWN = Reason(
        RefusalKind.FACTS,
        Text(
            "A fact that the rules need is not known yet.", "Un fait dont les règles ont besoin n’est pas encore connu."
        ),
    )
    ADDRESS_ABROAD = Reason(
        RefusalKind.FACTS,
        Text(
            "The permit can be mailed to an address in Canada only; an officer has to look at the move.",
            "Le permis ne peut être posté qu’à une adresse au Canada\u00a0; un agent doit examiner le déménagement.",
        ),
    )
    NOT_DUE_YET = Reason(
        RefusalKind.FACTS,
        Text("The time for this has not come.", "Le moment de cet acte n’est pas venu."),
    )
    ALREADY_DONE = Reason(
        RefusalKind.FACTS,
        Text("This has been done already.", "Cet acte a déjà été fait."),
    )
    DAY_IMPOSSIBLE = Reason(
        RefusalKind.CONTENT,
        Text("The date given is not possible here.", "La date donnée n’est pas possible ici."),
    )
    STAMP_IMPOSSIBLE = Reason(
        RefusalKind.CONTENT,
        Text(
            "The upload must have begun within the last 15 minutes.",
            "Le téléversement doit avoir commencé dans les 15 dernières minutes.",
        ),
    )
    ARRIVAL_IMPOSSIBLE = Reason(
        RefusalKind.CONTENT,
        Text(
            "Only the mailroom says when paper arrived: today, or within the last 90 days.",
            "Seule la salle du courrier indique le jour d’arrivée d’un papier\u00a0: aujourd’hui, ou au cours des "
            "90 derniers jours.",
        ),
    )
    NUMBER_MISSING = Reason(
        RefusalKind.CONTENT,
        Text("The number of the permit is missing.", "Il manque le numéro du permis."),
    )
    CODE_TOO_LONG = Reason(
        RefusalKind.CONTENT,
        Text(
            "A code or a number given is too long; what is told in words belongs in a record of the file.",
            "Un code ou un numéro donné est trop long\u00a0; ce qui se dit en phrases va dans une pièce du dossier.",
        ),
    )
    REASONS_MISSING = Reason(
        RefusalKind.CONTENT,
        Text("A refusal or a return needs its grounds and reasons.", "Un refus ou un retour exige ses motifs."),
    )
    SECOND_PERSON_NEEDED = Reason(
        RefusalKind.CONTENT,
        Text(
            "A second person must confirm this; the one who proposed it, or who assessed the file, cannot.",
            "Une deuxième personne doit confirmer cet acte\u00a0; celle qui l’a proposé, ou qui a évalué le dossier, "
            "ne le peut pas.",
        ),
    )

    @property
    def code(self) -> str:
        """The code kept in answers and logs; never shown to a reader."""
        return self.name.lower()

    @property
    def kind(self) -> RefusalKind:
        """What stands in the way."""
        return self.value.kind

    @property
    def text(self) -> Text:
        """What the reader is told."""
        return self.value.text


class CommandRefused(Exception):
    """A command was not carried out; nothing has changed.

    `about` names what stands in the way more closely (rule ids, document codes, fact names).
    """

    def __init__(self, refusal: Refusal, *, about: tuple[str, ...] = ()) -> None:
        super().__init__(refusal.code, *about)
        self.refusal = refusal
        self.about = about


LONGEST_CODE = 100  # characters: an id, a commitment, a number, the name of a site
MOST_CODES = 50


def require_short(command: Any) -> None:
    """Let ids, numbers and codes pass and nothing longer: no event carries what a person wrote.

    Raises:
        CommandRefused: CODE_TOO_LONG, about the fields.
    """
    values = ((field.name, getattr(command, field.name)) for field in fields(command))
    if long := tuple(name for name, value in values if not _is_short(value)):
        raise CommandRefused(Refusal.CODE_TOO_LONG, about=long)


def _is_short(value: object) -> bool:
    if isinstance(value, str):
        return len(value) <= LONGEST_CODE
    return not isinstance(value, tuple) or (len(value) <= MOST_CODES and all(map(_is_short, value)))


@dataclass(frozen=True, slots=True)
class Step:
    """When a command is open: in which stages of its machine, to which roles."""

    stages: frozenset[StrEnum]
    roles: frozenset[Role]


def step(*stages: StrEnum, by: tuple[Role, ...]) -> Step:
    """Build one row of a machine's table."""
    return Step(frozenset(stages), frozenset(by))


# Who is meant by the words that the tables below use.
THE_PERSON = (Role.APPLICANT, Role.REPRESENTATIVE)
DECIDING = (Role.OFFICER, Role.SUPERVISOR)
