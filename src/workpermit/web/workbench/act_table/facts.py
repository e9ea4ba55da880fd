"""Facts that the office notes in a case."""

from __future__ import annotations

from typing import Any, Final

from django import forms

from workpermit.casework import decisions
from workpermit.casework.workbench import Desk
from workpermit.core.case import application
from workpermit.core.case.actor import Role
from workpermit.core.forms.countries import COUNTRIES
from workpermit.core.law.facts import FACTS, Value
from workpermit.core.law.vocabulary.types import FactType, Origin
from workpermit.core.text import Text
from workpermit.core.wording.values import label_of, value_text
from workpermit.web.ui import fields
from workpermit.web.workbench.act_table.page import ActPage
from workpermit.web.workbench.act_table.parts import FormType, made_of

_OF_OFFICER: Final = (
    "will_leave_canada",
    "able_to_do_work",
    "offer_genuine",
    "labour_dispute",
    "lmia_suspended",
    "agreement_conflict",
    "health_concern",
    "sex_trade_employer",
    "open_permit_basis",
    "offer_withdrawn",
    "biometrics_not_feasible",
    "translations_missing",
    "channel_exception",
)


_OF_BORDER: Final = (
    "identity_confirmed",
    "admissible",
    "entered_on",
    "route_since_leaving",
    "terms_changed_at_border",
    "allowed_to_leave",
    "border_appointment",
    "activation_exemption",
)


_ASKED_OF_STAFF: Final = (Origin.OFFICE, Origin.OFFICER, Origin.BORDER)
_NOTED_TYPES: Final = (FactType.BOOLEAN, FactType.DATE, FactType.COUNTRIES)
_UNTOUCHED: Final = Text(en="Leave it as it is", fr="Laisser tel quel")
_YES_NO: Final = (("yes", Text(en="Yes", fr="Oui")), ("no", Text(en="No", fr="Non")))


def notable(desk: Desk, role: Role) -> tuple[str, ...]:
    """Return the names of the facts that a role may note in a case: first those that the findings lack."""
    own = _OF_BORDER if role is Role.BORDER_OFFICER else _OF_OFFICER
    lacking = [name for finding in desk.findings for name in finding.missing if name in FACTS]
    lacking = [one for one in lacking if FACTS[one].origin in _ASKED_OF_STAFF and FACTS[one].type in _NOTED_TYPES]
    if role is not Role.BORDER_OFFICER:
        lacking = [one for one in lacking if one not in _OF_BORDER]
    return tuple(dict.fromkeys([*lacking, *own]))


def facts_of(role: Role) -> Any:
    """Return what makes the form of facts for a role."""

    def form(desk: Desk) -> FormType:
        return made_of(**{name: _fact(name, desk) for name in notable(desk, role)})

    return form


def _fact(name: str, desk: Desk) -> forms.Field:
    fact, label = FACTS[name], label_of(name)
    hint = _NOW.filled(value=value_text(name, desk.facts[name])) if name in desk.facts else _NOT_KNOWN
    match fact.type:
        case FactType.DATE:
            return fields.day(label, hint=hint, required=False)
        case FactType.COUNTRIES:
            return fields.choice(
                label, [(code, text) for code, text in COUNTRIES.items()], hint=hint, empty=_UNTOUCHED, required=False
            )
        case _:
            return fields.choice(label, _YES_NO, hint=hint, empty=_UNTOUCHED, required=False, radios=True)


_NOW: Final = Text(en="On file: {value}.", fr="Au dossier : {value}.")
_NOT_KNOWN: Final = Text(en="Not known yet.", fr="Pas encore connu.")


def facts_typed(typed: dict[str, Any]) -> dict[str, Value]:
    """Return the facts that were noted; what was left as it is stays out."""
    found: dict[str, Value] = {}
    for name, value in typed.items():
        if value in (None, ""):
            continue
        match FACTS[name].type:
            case FactType.BOOLEAN:
                found[name] = value == "yes"
            case FactType.COUNTRIES:
                found[name] = (value,)
            case _:
                found[name] = value
    return found


ACTS: Final = (
    ActPage(
        "note-facts",
        application.AmendDossier,
        Text(en="Note facts", fr="Consigner des faits"),
        Text(
            en="The findings are reckoned anew with what you note. Nothing is overwritten: the later note counts.",
            fr="Les constatations sont refaites avec ce que vous consignez. Rien n’est écrasé : la dernière note "
            "compte.",
        ),
        lambda given: decisions.note_facts(given.case_id, facts_typed(given.typed), **given.by),
        form=facts_of(Role.OFFICER),
    ),
)
