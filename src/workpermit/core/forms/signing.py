"""A signature typed online: it is the name of the person who signs, as the application itself gives it (R10(1)(b))."""

from __future__ import annotations

import unicodedata

from workpermit.core.forms.faults import Fault, FaultCode, Place
from workpermit.core.forms.filing import Answers, Filing
from workpermit.core.text import Text

PATH = "declaration.typed_name"
_MISSING = Text(
    en="{where} is missing. To sign, type the name “{name}”.",
    fr="{where} manque. Pour signer, tapez le nom « {name} ».",
)
_OTHER_NAME = Text(
    en="{where}: “{value}” is not the name of the person who signs. Type the name “{name}”.",
    fr="{where} : « {value} » n’est pas le nom de la personne qui signe. Tapez le nom « {name} ».",
)


def signature_fault(filing: Filing, *, is_online: bool = False) -> Fault | None:
    """Return what is wrong with a typed signature; where one signs `online`, its absence is.

    A package may be signed on paper, so there a name that was not typed is no fault.
    """
    answers = filing.answers
    if answers.yes("declaration.signed") is not True:
        return None
    place = Place(filing.form.field_at(PATH).label, PATH)
    typed, name = answers.text(PATH), signer_of(answers)
    if typed is None:
        return place.fault(FaultCode.REQUIRED, _MISSING, name=name) if is_online and name else None
    if name and _plain(typed) not in _ways_to_say(answers, name):
        return place.fault(FaultCode.OTHER_NAME, _OTHER_NAME, value=typed, name=name)
    return None


def signer_of(answers: Answers) -> str:
    """Return the name of the person who signs: the applicant, or the parent or guardian named; empty where unknown."""
    if answers.text("declaration.signed_by") in ("parent", "guardian"):
        return answers.text("declaration.signer_name") or ""
    names = (answers.text("applicant.given_names"), answers.text("applicant.family_name"))
    return " ".join(filter(None, names))


def _ways_to_say(answers: Answers, name: str) -> set[str]:
    """Return the names by which the signature is known: in either order, where it is the applicant's."""
    given, family = answers.text("applicant.given_names"), answers.text("applicant.family_name")
    return {_plain(name), _plain(f"{family or ''} {given or ''}")} if given and given in name else {_plain(name)}


def _plain(name: str) -> str:
    """Fold a name so that capitals, accents, hyphens and spaces make no difference: keyboards lack some of them."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if letter.isalnum())
