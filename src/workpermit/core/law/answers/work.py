"""May this person work on a day, for whom and on what basis (R186(u), R196; IN-02, IN-07, IN-11)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from workpermit.core.law.answers.answer import OPEN_QUESTIONS, Answer, Note, Said, Told, day_of, reasons, said, text_of
from workpermit.core.law.book.right_to_work import MAY_WORK
from workpermit.core.law.evaluate import explain
from workpermit.core.law.findings import Finding, Outcome
from workpermit.core.law.vocabulary.types import Facts
from workpermit.core.text import Text

QUESTION = Text(en="May this person work?", fr="Cette personne peut-elle travailler ?")

_DECISION = Text(en="a decision on the application", fr="une décision sur la demande")
_WITHDRAWAL = Text(en="the withdrawal of the application", fr="le retrait de la demande")
_DEPARTURE = Text(en="leaving Canada", fr="un départ du Canada")
_ITS_OWN_TERMS = Text(en="on the terms the permit states", fr="aux conditions que le permis indique")

_YES: Mapping[str, Text] = {
    "permit": Text(
        en="Yes, on {on}: a work permit is valid until {until}, {whom}.",
        fr="Oui, le {on} : un permis de travail est valide jusqu’au {until}, {whom}.",
    ),
    "approval_note": Text(
        en="Yes, on {on}: the application was approved and the permit is in force since {since} and until {until}, "
        "on the terms the note gives.",
        fr="Oui, le {on} : la demande a été approuvée et le permis est en vigueur depuis le {since} et jusqu’au "
        "{until}, aux conditions que la note indique.",
    ),
    "renewal_pending": Text(
        en="Yes, on {on}: while the renewal is being decided, on the conditions of the permit that expired on "
        "{expired}, {whom}.",
        fr="Oui, le {on} : pendant l’étude du renouvellement, aux conditions du permis expiré le {expired}, {whom}.",
    ),
    "first_renewal_pending": Text(
        en="Yes, on {on}: while the first renewal is being decided, on the conditions of the permit that expired on "
        "{expired}, {whom}.",
        fr="Oui, le {on} : pendant l’étude du premier renouvellement, aux conditions du permis expiré le {expired}, "
        "{whom}.",
    ),
    "interim_authorization": Text(
        en="Yes, on {on}: under the interim authorization of {since}, {whom}.",
        fr="Oui, le {on} : au titre de l’autorisation provisoire du {since}, {whom}.",
    ),
}
_ENDS: Mapping[str, tuple[Text, ...]] = {
    "renewal_pending": (_DECISION, _WITHDRAWAL, _DEPARTURE),
    "first_renewal_pending": (_DECISION, _WITHDRAWAL, _DEPARTURE),
    "interim_authorization": (_DECISION, _WITHDRAWAL, _DEPARTURE),
}
_NOT_FOR_EVERYONE = Text(
    en="Whatever the basis, not for an employer who is ineligible, owes a penalty or is in the sex trade (R183(1)).",
    fr="Quel que soit le fondement, jamais pour un employeur inadmissible, qui n’a pas payé une sanction ou qui est "
    "dans le commerce du sexe (R183(1)).",
)


def may_work(facts: Facts, *, on: date) -> Answer:
    """Answer whether the person may work on a day, on what basis, for whom, and what ends it."""
    finding = explain(MAY_WORK, {**facts, "judged_on": on})
    basis = next((clause.id for clause in finding.clauses if clause.outcome is Outcome.MET), None)
    if basis is None:
        return Answer(
            "work", QUESTION, on, finding.outcome, _no(finding, on), reasons=reasons(finding), findings=(finding,)
        )
    values = _values(basis, facts, finding, on)
    until = values.get("until")
    return Answer(
        "work",
        QUESTION,
        on,
        Outcome.MET,
        Said(_YES[basis], tuple(values.items())),
        basis=basis,
        until=until if isinstance(until, date) else None,
        ends_with=_ENDS.get(basis, ()),
        notes=(Note(Said(_NOT_FOR_EVERYONE)),),
        reasons=reasons(finding),
        findings=(finding,),
    )


def _no(finding: Finding, on: date) -> Said:
    if finding.outcome is Outcome.NOT_MET:
        return said(
            Text(
                en="No, not on {on}: none of the grounds to work applies.",
                fr="Non, pas le {on} : aucun des fondements pour travailler ne s’applique.",
            ),
            on=on,
        )
    return OPEN_QUESTIONS[finding.outcome]


def _values(basis: str, facts: Facts, finding: Finding, on: date) -> dict[str, Told]:
    values: dict[str, Told] = {"on": on}
    permit = _permit(basis, facts, finding)
    values["whom"] = _whom(permit.get("employer") if permit else None)
    match basis:
        case "permit":
            values["until"] = permit["valid_until"]
        case "approval_note":
            values |= {"since": _known(facts, "approval_note_on"), "until": _known(facts, "permit_valid_until")}
        case "interim_authorization":
            named = text_of(facts, "employer_name")
            values |= {"since": _known(facts, "interim_authorized_on"), "whom": _named_in_request(named)}
        case _:
            values["expired"] = permit["valid_until"]
    return values


def _known(facts: Facts, name: str) -> date:
    day = day_of(facts, name)
    assert day is not None  # the clause was met, so it compared the day
    return day


def _permit(basis: str, facts: Facts, finding: Finding) -> Mapping[str, Any]:
    """Return the permit a basis rests on: the one valid on the day, or the last one held."""
    if basis == "permit":
        found = dict(finding.clause("permit").values)["previous_permits"]
        assert isinstance(found, Mapping)
        return found
    held: Any = facts.get("previous_permits") or ()
    return max(held, key=lambda one: one["valid_until"], default={})


def _whom(employer: object) -> Text:
    if not isinstance(employer, str):
        return _ITS_OWN_TERMS
    return Text(en="for {name}", fr="pour {name}").filled(name=employer)


def _named_in_request(employer: str | None) -> Text:
    if employer is None:
        return Text(
            en="for the employer or in the occupation that the request names",
            fr="pour l’employeur ou dans la profession que la demande nomme",
        )
    return Text(en="for {name}, as the request names it", fr="pour {name}, que la demande nomme").filled(name=employer)
