"""What the logs say, in an auditor's words: what was looked at, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workpermit.casework.purposes import PURPOSES
from workpermit.core.text import Text

THE_FILE: Final = Text(en="the file", fr="le dossier")
ABOUT: Final[Mapping[str, Text]] = {
    "case": Text(en="the case", fr="le dossier"),
    "act": Text(en="the form of an act", fr="le formulaire d’un acte"),
    "assignment": Text(en="who has the case", fr="l’attribution du dossier"),
    "bulk": Text(en="an act upon many cases", fr="un acte sur plusieurs dossiers"),
    "document": Text(en="a document", fr="un document"),
    "letter": Text(en="a letter", fr="une lettre"),
    "message": Text(en="a message", fr="un message"),
    "enquiry": Text(en="an enquiry", fr="une demande de renseignements"),
    "enquiries": Text(en="the enquiries", fr="les demandes de renseignements"),
    "completeness": Text(en="the completeness check", fr="la vérification de l’intégralité"),
    "duplicate": Text(en="a likeness with another application", fr="une ressemblance avec une autre demande"),
    "hearing": Text(en="an interview", fr="une entrevue"),
    "identity": Text(en="who the person is", fr="l’identité de la personne"),
    "contact": Text(en="how to reach the person", fr="les coordonnées de la personne"),
    "note": Text(en="a note", fr="une note"),
    "search": Text(en="number and name, in a search", fr="le numéro et le nom, dans une recherche"),
    "person": Text(en="all applications of the person", fr="toutes les demandes de la personne"),
    "passport_number": Text(en="the passport number", fr="le numéro de passeport"),
}
_WORK: Final = Text(en="work on the case", fr="traitement du dossier")
WHY: Final[Mapping[str, Text]] = {
    "work": _WORK,
    "processing": _WORK,
    "review": Text(en="review of a document", fr="examen d’un document"),
    "answer": Text(en="answering an enquiry", fr="réponse à une demande de renseignements"),
    "match": Text(en="matching an enquiry to a case", fr="rattachement d’une demande de renseignements"),
    "link": Text(en="identity check", fr="vérification d’identité"),
    "compare": Text(en="comparing two applications", fr="comparaison de deux demandes"),
    "call": Text(en="a call to the person", fr="appel à la personne"),
    "print": Text(en="printing and mailing", fr="impression et envoi"),
    "own_case": Text(en="acting for the person", fr="acte au nom de la personne"),
    "represent": Text(en="acting for the person", fr="acte au nom de la personne"),
    "granted": Text(en="with a supervisor’s leave", fr="avec l’autorisation d’un superviseur"),
    **{purpose.value: text for purpose, text in PURPOSES.items()},
}


# The stages of an application, a permit and a delivery; what has not begun has no words.
STAGES: Final[Mapping[str, Text]] = {
    "received": Text(en="received", fr="reçue"),
    "in_process": Text(en="in process", fr="en traitement"),
    "decision_proposed": Text(en="decision proposed", fr="décision proposée"),
    "approved": Text(en="approved", fr="approuvée"),
    "refused": Text(en="refused", fr="refusée"),
    "returned": Text(en="returned", fr="retournée"),
    "withdrawn": Text(en="withdrawn", fr="retirée"),
    "passport_awaited": Text(en="passport awaited", fr="passeport attendu"),
    "letter_outstanding": Text(
        en="letter of introduction outstanding", fr="lettre d’introduction en cours de validité"
    ),
    "issued": Text(en="permit issued", fr="permis délivré"),
    "not_issued": Text(en="permit not issued", fr="permis non délivré"),
    "letter_lapsed": Text(en="letter of introduction lapsed", fr="lettre d’introduction périmée"),
    "revoked": Text(en="permit revoked", fr="permis révoqué"),
    "to_print": Text(en="to print", fr="à imprimer"),
    "printed": Text(en="printed", fr="imprimé"),
    "mailed": Text(en="mailed", fr="posté"),
    "came_back": Text(en="came back", fr="revenu"),
    "delivered": Text(en="delivered", fr="livré"),
}


def about(code: str) -> Text:
    """Return what was looked at; a code that has no words yet is the file."""
    return ABOUT.get(code, THE_FILE)


def why(code: str) -> Text:
    """Return why; a code that has no words yet is ordinary work."""
    return WHY.get(code, _WORK)
