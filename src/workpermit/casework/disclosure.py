"""What a person's own file holds and what it leaves out: a rule for every sealed column and every kind of record.

A column without a rule fails the build (S-25): whoever adds one decides here whether the person gets it, and says
why not where they do not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from workpermit.core.case import application, check, permit
from workpermit.core.case.state import Event
from workpermit.core.text import Text


@dataclass(frozen=True, slots=True)
class Shown:
    """The column's content stands in this part of `file.json`."""

    part: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """The column's content is left out; `why` is told in the file."""

    why: Text


_SECRET = Withheld(
    Text(
        en="What keeps a session or proves an address for some minutes: a secret, and nothing about you.",
        fr="Ce qui maintient une session ou prouve une adresse pendant quelques minutes : un secret, rien à votre "
        "sujet.",
    )
)
_CLIENTS_OWN = Withheld(
    Text(
        en="The address and name that a representative gave to reach you; both stand in the application as it was "
        "filed.",
        fr="L’adresse et le nom qu’un représentant a indiqués pour vous joindre ; les deux figurent dans la demande "
        "telle qu’elle a été présentée.",
    )
)
_HOW_WE_CHECK = Withheld(
    Text(
        en="How an officer made sure that it was you: told, it would help somebody else to pass for you.",
        fr="Comment un agent s’est assuré que c’était vous : le dire aiderait quelqu’un d’autre à se faire passer "
        "pour vous.",
    )
)
_NOT_LINKED = Withheld(
    Text(
        en="The list of testers is not linked to accounts; your code opens it.",
        fr="La liste des essais n’est liée à aucun compte ; votre code l’ouvre.",
    )
)
_IN_APPLICATION = Withheld(
    Text(
        en="The employer as your application names it; it stands there.",
        fr="L’employeur tel que votre demande le nomme ; il s’y trouve.",
    )
)
_LIKENESS = Withheld(
    Text(
        en="A comparison of your employer with a published list, which decides nothing by itself. What a decision "
        "rests on is shown with the decision.",
        fr="Une comparaison de votre employeur avec une liste publiée, qui ne décide rien en elle-même. Ce sur quoi "
        "repose une décision est montré avec elle.",
    )
)

_OF_THE_LOG = Withheld(
    Text(
        en="What a member of staff wrote about a look or a search; it can name others. That they looked, when and for "
        "what kind of purpose stands in the log of looks.",
        fr="Ce qu’un membre du personnel a écrit au sujet d’une consultation ou d’une recherche ; d’autres personnes "
        "peuvent y être nommées. La consultation, sa date et le genre de motif figurent au registre des consultations.",
    )
)

# The Act lets an office tell neither (s. 16(2)), so this stands in every file, whether or not there is any.
_PROTECTED_NOTE = Withheld(
    Text(
        en="Parts of officers’ notes that the Privacy Act protects. Where the Act allows it, your file shows that a "
        "part was left out and under which section; of some there must be no sign (s. 16(2)), so this line stands in "
        "every file. You may complain to the Privacy Commissioner of Canada.",
        fr="Les parties des notes d’agents que protège la Loi sur la protection des renseignements personnels. "
        "Lorsque la Loi le permet, votre dossier indique qu’une partie a été omise et selon quel article ; pour "
        "certaines, rien ne doit le laisser paraître (par. 16(2)) ; c’est pourquoi cette ligne figure dans chaque "
        "dossier. Vous pouvez déposer une plainte auprès du Commissaire à la protection de la vie privée du Canada.",
    )
)
_OF_STAFF = Withheld(
    Text(
        en="What a member of staff calls a queue of their own: nothing about you.",
        fr="Le nom qu’un membre du personnel donne à une de ses files : rien à votre sujet.",
    )
)

_ALIKE_CASES = Withheld(
    Text(
        en="A comparison of your application with other ones, which decides nothing by itself and can name somebody "
        "else. What it means for your status stands with the facts of your application.",
        fr="Une comparaison de votre demande avec d’autres, qui ne décide rien en elle-même et peut nommer quelqu’un "
        "d’autre. Ce qu’elle signifie pour votre statut figure avec les faits de votre demande.",
    )
)

# Every sealed column of the house, by its full name.
COLUMNS: Final[Mapping[str, Shown | Withheld]] = {
    "accounts.Account.email": Shown("account"),
    "accounts.Account.display_name": Shown("account"),
    "accounts.Person.uci": Shown("person"),
    "accounts.Person.family_name": Shown("person"),
    "accounts.Person.given_names": Shown("person"),
    "accounts.Person.born_on": Shown("person"),
    "accounts.Person.contact": Shown("person"),
    "accounts.Session.content": _SECRET,
    "accounts.Session.device": Shown("account"),
    "accounts.Proof.asked": _SECRET,
    "accounts.Proof.code": _SECRET,
    "accounts.LinkCheck.asked": Shown("account"),
    "accounts.ClientWord.code": _SECRET,
    "accounts.ClientWord.email": _CLIENTS_OWN,
    "accounts.ClientWord.name": _CLIENTS_OWN,
    "accounts.FactorCheck.reach": Shown("account"),
    "accounts.FactorCheck.basis": _HOW_WE_CHECK,
    "audit.Guarded.words": _OF_THE_LOG,
    "audit.LookRequest.answer": _OF_THE_LOG,
    "audit.LookRequest.words": _OF_THE_LOG,
    "audit.Search.terms": _OF_THE_LOG,
    "audit.StaffChange.terms": _OF_THE_LOG,
    "audit.StaffChange.words": _OF_THE_LOG,
    "audit.StatedPurpose.words": _OF_THE_LOG,
    "audit.Suspicion.words": _OF_THE_LOG,
    "switches.Turn.words": _OF_THE_LOG,
    "casework.Record.body": Shown("applications"),
    "casework.Draft.written": Shown("drafts"),
    "codes.Code.terms": Shown("codes"),
    "desks.SavedQueue.name": _OF_STAFF,
    "documents.Document.file_name": Shown("applications"),
    "documents.Document.look": Shown("applications"),
    "documents.Document.refusal": Shown("applications"),
    "documents.Upload.file_name": Shown("uploads"),
    "documents.Upload.refusal": Shown("uploads"),
    "documents.Upload.note": Shown("uploads"),
    "duplicates.Duplicate.reason": _ALIKE_CASES,
    "employers.Alike.reasons": _LIKENESS,
    "employers.Judgement.reason": _LIKENESS,
    "employers.NamedEmployer.named": _IN_APPLICATION,
    "enquiries.Thread.about": Shown("enquiries"),
    "enquiries.Entry.text": Shown("enquiries"),
    "enquiries.Tester.contact": _NOT_LINKED,
    "hearings.Paper.notes": Shown("applications"),
    "hearings.Paper.questions": Shown("applications"),
    "notes.Note.protected": _PROTECTED_NOTE,
    "notes.Note.told": Shown("applications"),
    "notices.CallTask.note": Shown("messages"),
    "notices.Preferences.check_phrase": Shown("preferences"),
    "notices.Preferences.second_email": Shown("preferences"),
    "paper.PaperItem.tracking_number": Shown("applications"),
}

# Content named by one of these alone is part of a step that is not a decision: it is shown once a decision names it.
INTERNAL: Final[frozenset[type[Event]]] = frozenset(
    {
        application.DecisionProposed,
        application.DecisionSentBack,
        check.EmployerMatchConfirmed,
        check.EmployerMatchDismissed,
        permit.RevocationProposed,
    }
)
WHY_INTERNAL: Final = Text(
    en="Part of a step inside the office that decides nothing by itself, such as a proposal that waits for a second "
    "officer or a note on a likeness with a listed employer. What a decision rests on is shown with the decision.",
    fr="Fait partie d’une étape interne qui ne décide rien en elle-même, comme une proposition en attente d’un second "
    "agent ou une note sur une ressemblance avec un employeur inscrit. Ce sur quoi repose une décision est montré avec "
    "elle.",
)
# The part of a record's body that its writer marked as protected when writing it (notes are split at writing time).
PROTECTED: Final = "protected"
WHY_PROTECTED: Final = Text(
    en="Marked as protected by the officer when it was written, because it names somebody else or a method of "
    "checking.",
    fr="Marqué comme protégé par l’agent au moment de l’écrire, parce que cela nomme quelqu’un d’autre ou une méthode "
    "de vérification.",
)
# Who acted or looked is told by role; a member of staff is not named (the log itself knows).
_BY_NAME: Final = frozenset({"by"})


def disclosed(body: Mapping[str, object]) -> dict[str, object]:
    """Return a record's body as the person gets it: without what is protected and without a name of staff."""
    return {name: part for name, part in body.items() if name != PROTECTED and name not in _BY_NAME}
