"""The words of a node: a condition, a term or a measure as a phrase in both languages, without its sources.

Phrases begin in lower case and carry no full stop; `prose.py` puts them in lines.
"""

from __future__ import annotations

from datetime import date
from typing import assert_never

from workpermit.core.law.checklist import DocumentKind
from workpermit.core.law.expression import (
    AgeOn,
    AllOf,
    AnyOf,
    AnyRecord,
    Ask,
    Clause,
    Compare,
    Condition,
    Earlier,
    FactRef,
    ForOfficer,
    IfKnown,
    In,
    Item,
    Later,
    LatestIn,
    Literal,
    Negation,
    OfficerFinds,
    Operator,
    Otherwise,
    ParameterOn,
    RuleRef,
    Shift,
    Term,
)
from workpermit.core.law.facts import FACTS, FactType
from workpermit.core.law.parameters import PARAMETERS
from workpermit.core.law.quantity import (
    AmountOf,
    BusinessDaysAfter,
    Measure,
    StatutoryEnd,
)
from workpermit.core.law.written_days import english_day, french_day
from workpermit.core.text import Text

# --- conditions ---------------------------------------------------------------------------------------------------


def condition_words(node: Condition, records: str | None = None) -> Text:
    """Return a condition as one phrase; `records` is the list whose record is looked at."""
    match node:
        case Compare():
            return _comparison(node, records)
        case In():
            return _membership(node, records)
        case AllOf(conditions):
            return _listed(conditions, records, _AND)
        case AnyOf((Negation(condition), *others)) if others:
            rest = others[0] if len(others) == 1 else AnyOf(tuple(others))
            return _IF_THEN.filled(what=if_words(_grouped(condition, records)), then=_grouped(rest, records))
        case AnyOf(conditions):
            return _listed(conditions, records, _OR)
        case Negation(condition):
            return _negated(condition, records)
        case AnyRecord(ref) if _asks_for_any(node):
            return _ANY.filled(records=FACTS[ref.name].label)
        case AnyRecord(ref, such_that):
            return _SUCH_THAT.filled(records=FACTS[ref.name].label, what=_grouped(such_that, ref.name))
        case IfKnown(name, then, otherwise):
            return _IF_KNOWN.filled(
                fact=FACTS[name].label, then=condition_words(then, records), other=condition_words(otherwise, records)
            )
        case OfficerFinds(name):
            return _FOUND.filled(fact=FACTS[name].label)
        case ForOfficer():
            return _OFFICER
        case RuleRef(rule):
            return RULE_HOLDS.filled(rule=rule.label)
        case Clause():
            return node.label
        case _:
            assert_never(node)


def if_words(words: Text) -> Text:
    """Return a condition after if; si is cut before il."""
    return Text(en=f"if {words.en}", fr=f"s’{words.fr}" if words.fr.startswith(("il ", "ils ")) else f"si {words.fr}")


def _negated(node: Condition, records: str | None) -> Text:
    """Return that a condition does not hold, turned round within its words where that says the same.

    An order is not: what is none is neither before a day nor from it on.
    """
    match node:
        case Negation(condition):
            return condition_words(condition, records)
        case Compare(left, Operator.EQUAL, Literal(value) as right) if not isinstance(value, bool):
            return _comparison(Compare(left, Operator.NOT_EQUAL, right), records)
        case Compare(left, Operator.NOT_EQUAL, right):
            return _comparison(Compare(left, Operator.EQUAL, right), records)
        case Compare(FactRef(ask=Ask.PRESUMED_FALSE) as left, Operator.EQUAL, Literal(True)):
            return _UNCLAIMED.filled(left=term_words(left))
        case In():
            return _membership(node, records, there=False)
        case RuleRef(rule):
            return RULE_FAILS.filled(rule=rule.label)
        case AnyRecord(ref) if _asks_for_any(node):
            return _NONE_AT_ALL.filled(records=FACTS[ref.name].label)
        case AnyRecord(ref, such_that):
            return _NONE_SUCH.filled(records=FACTS[ref.name].label, what=_grouped(such_that, ref.name))
        case _:
            return _NOT_SO.filled(what=_grouped(node, records))


def _listed(conditions: tuple[Condition, ...], records: str | None, joiner: Text) -> Text:
    parts = [_grouped(one, records) for one in conditions]
    words = parts[0]
    for part in parts[1:]:
        words = Text(en=f"{words.en}{joiner.en}{part.en}", fr=f"{words.fr}{joiner.fr}{part.fr}")
    return words


def _grouped(node: Condition, records: str | None) -> Text:
    words = condition_words(node, records)
    bare = node.condition if isinstance(node, Negation) else node
    wide = isinstance(node, AllOf | AnyOf) or (isinstance(bare, AnyRecord) and not _asks_for_any(bare))
    return Text(en=f"({words.en})", fr=f"({words.fr})") if wide else words


def _asks_for_any(node: AnyRecord) -> bool:
    """Tell whether a quantifier asks for a record at all, whatever stands in it."""
    return isinstance(node.such_that, Compare) and node.such_that.right == Literal(None)


def _comparison(node: Compare, records: str | None) -> Text:
    left = term_words(node.left, records)
    if isinstance(node.right, Literal) and node.right.value is None:
        return (_NONE if node.operator is Operator.EQUAL else _GIVEN).filled(left=left)
    if isinstance(node.right, Literal) and isinstance(node.right.value, bool):
        return _yes_or_no(node, left)
    phrases = _NUMBERS if _is_number(node.left) else _DAYS
    return phrases[node.operator].filled(left=left, right=_compared_with(node.right, records))


def _compared_with(term: Term, records: str | None) -> Text:
    """Return the right side of a comparison; a code stands in quotes, so that it need not agree with its noun."""
    words = term_words(term, records)
    if not (isinstance(term, Literal) and isinstance(term.value, str)):
        return words
    return Text(en=words.en if term.value.isupper() else f"“{words.en}”", fr=f"« {words.fr} »")


def _yes_or_no(node: Compare, left: Text) -> Text:
    assert isinstance(node.right, Literal)
    yes = node.right.value is (node.operator is Operator.EQUAL)
    if isinstance(node.left, FactRef) and yes and node.left.ask is Ask.PRESUMED_FALSE:
        return _CLAIMED.filled(left=left)
    if isinstance(node.left, FactRef) and yes and node.left.ask is Ask.PRESUMED_TRUE:
        return _PRESUMED.filled(left=left)
    return left if yes else _NOT_SO.filled(what=left)


def _is_number(term: Term) -> bool:
    return isinstance(term, AgeOn) or (isinstance(term, FactRef) and FACTS[term.name].type is FactType.NUMBER)


def _membership(node: In, records: str | None, *, there: bool = True) -> Text:
    if isinstance(node.member, Literal) and isinstance(node.group, FactRef):
        words = _INCLUDES if there else _LACKS
        return words.filled(group=FACTS[node.group.name].label, one=_document(str(node.member.value)))
    member = term_words(node.member, records)
    return (_AMONG if there else _NOT_AMONG).filled(member=member, group=term_words(node.group, records))


def _document(code: str) -> Text:
    return DocumentKind(code).label if code in set(DocumentKind) else Text(en=code, fr=code)


# --- terms --------------------------------------------------------------------------------------------------------


def term_words(term: Term, records: str | None = None) -> Text:
    """Return a term as a noun phrase."""
    match term:
        case FactRef(name):
            return FACTS[name].label
        case Item(name):
            return _item(name, records)
        case Literal(value):
            return value_words(value)
        case ParameterOn(name):
            return PARAMETERS[name].label
        case Shift():
            return _shift(term, records)
        case AgeOn(_, on):
            return _AGE.filled(on=term_words(on, records))
        case Earlier(left, right):
            return _EARLIER.filled(left=term_words(left, records), right=term_words(right, records))
        case Later(left, right):
            return _LATER.filled(left=term_words(left, records), right=term_words(right, records))
        case Otherwise(first, fallback):
            return _OTHERWISE.filled(first=term_words(first, records), other=term_words(fallback, records))
        case LatestIn(ref, field):
            return _LATEST_IN.filled(field=_item(field, ref.name), records=FACTS[ref.name].label)
        case _:
            assert_never(term)


def _item(name: str | None, records: str | None) -> Text:
    if name is None or records is None:
        return _THE_ELEMENT
    label = next(field.label for field in FACTS[records].fields if field.name == name)
    return Text(en="“{label}”", fr="« {label} »").filled(label=label)


_CODES = {
    "imm_1295": Text(en="IMM 1295", fr="IMM 1295"),
    "imm_5710": Text(en="IMM 5710", fr="IMM 5710"),
    "employer_specific": Text(en="employer-specific", fr="lié à un employeur donné"),
    "open": Text(en="open", fr="ouvert"),
    "approved": Text(en="approved", fr="approuvée"),
    "refused": Text(en="refused", fr="refusée"),
    "returned": Text(en="returned", fr="retournée"),
    "withdrawn": Text(en="withdrawn", fr="retirée"),
    "visitor": Text(en="visitor", fr="visiteur"),
    "worker": Text(en="worker", fr="travailleur"),
    "online": Text(en="online", fr="en ligne"),
    "passed": Text(en="passed", fr="réussi"),
    "passed_with_restrictions": Text(en="passed with restrictions", fr="réussi avec restrictions"),
    "ineligible": Text(en="ineligible", fr="inadmissible"),
    "ineligible_until": Text(en="ineligible until a day", fr="inadmissible jusqu’à un jour donné"),
    "unpaid_penalty": Text(en="a penalty unpaid", fr="une sanction impayée"),
    "unresolved": Text(en="a likeness not yet settled", fr="une ressemblance non tranchée"),
    "QC": Text(en="Quebec", fr="le Québec"),
    "stay_period": Text(en="period of stay", fr="durée du séjour"),
    "work_type": Text(en="type of work", fr="type de travail"),
    "employer": Text(en="employer", fr="employeur"),
    "employer_duration": Text(en="time with one employer", fr="durée chez un même employeur"),
    "work_location": Text(en="place of work", fr="lieu de travail"),
    "studies": Text(en="studies", fr="études"),
    "US": Text(en="the United States", fr="les États-Unis"),
    "PM": Text(en="Saint-Pierre-et-Miquelon", fr="Saint-Pierre-et-Miquelon"),
    "GL": Text(en="Greenland", fr="le Groenland"),
}


def value_words(value: object) -> Text:
    """Return a plain value of a fact in words: a code, a day, yes or no, a number."""
    if isinstance(value, frozenset):
        parts = [value_words(one) for one in sorted(value)]
        return Text(en=", ".join(part.en for part in parts), fr=", ".join(part.fr for part in parts))
    if isinstance(value, date):
        return Text(en=english_day(value), fr=f"le {french_day(value)}")
    if isinstance(value, bool):
        return Text(en="true", fr="vrai") if value else Text(en="false", fr="faux")
    if isinstance(value, str) and value not in _CODES:
        return Text(en="“{code}”", fr="« {code} »").filled(code=value)
    return _CODES.get(str(value)) or Text(en=str(value), fr=str(value))


def _shift(term: Shift, records: str | None) -> Text:
    units = ((term.years, _YEARS), (term.months, _MONTHS), (term.days, _DAYS_LONG))
    length = next((_counted(abs(number), one, many), number) for number, (one, many) in units if number)
    words = _AFTER if length[1] > 0 else _BEFORE
    return words.filled(length=length[0], start=term_words(term.term, records))


def _counted(number: int, one: Text, many: Text) -> Text:
    noun = one if number == 1 else many
    return Text(en=f"{number} {noun.en}", fr=f"{number}\u00a0{noun.fr}")


def measure_words(measure: Measure) -> Text:
    """Return what a term of a quantity comes to."""
    match measure:
        case StatutoryEnd(start, days, months):
            length = _counted(months, *_MONTHS) if months else _counted(days, *_DAYS_LONG)
            return _STATUTORY.filled(length=length, start=term_words(start))
        case BusinessDaysAfter(start, count):
            return _BUSINESS.filled(count=str(count), start=term_words(start))
        case AmountOf(parameter, on):
            return _AMOUNT.filled(fee=PARAMETERS[parameter].label, on=term_words(on))
        case _:
            return term_words(measure)


_YEARS = (Text(en="year", fr="an"), Text(en="years", fr="ans"))
_MONTHS = (Text(en="month", fr="mois"), Text(en="months", fr="mois"))
_DAYS_LONG = (Text(en="day", fr="jour"), Text(en="days", fr="jours"))

RULE_HOLDS = Text(en="the rule “{rule}” is met", fr="la règle « {rule} » est satisfaite")
_AND = Text(en=", and ", fr=", et ")
_OR = Text(en=", or ", fr=", ou ")
_IF_THEN = Text(en="{what}, then {then}", fr="{what}, alors {then}")
RULE_FAILS = Text(en="the rule “{rule}” is not met", fr="la règle « {rule} » n’est pas satisfaite")
_UNCLAIMED = Text(
    en="it is not so that {left} (presumed, until someone claims it)",
    fr="ceci est faux : {left} (présumé, tant que personne ne l’invoque)",
)
_NOT_SO = Text(en="it is not so that {what}", fr="ceci est faux : {what}")
_NONE_SUCH = Text(
    en="{records} include none such that {what}", fr="parmi {records}, aucun élément n’est tel que ceci : {what}"
)
_ANY = Text(en="there is at least one among {records}", fr="il y a au moins un élément parmi {records}")
_NONE_AT_ALL = Text(en="there is none among {records}", fr="il n’y a aucun élément parmi {records}")
_SUCH_THAT = Text(
    en="{records} include one such that {what}", fr="parmi {records}, il y a un élément tel que ceci : {what}"
)
_IF_KNOWN = Text(
    en="{then}, where it is known whether {fact}; else {other}",
    fr="{then}, si l’on sait que {fact} ou non ; sinon {other}",
)
_FOUND = Text(en="{fact} (an officer’s finding)", fr="{fact} (constat d’un agent)")
_OFFICER = Text(en="an officer decides", fr="un agent en décide")
_NONE = Text(en="there is none: {left}", fr="il n’y en a pas : {left}")
_GIVEN = Text(en="there is one: {left}", fr="il y en a : {left}")
_CLAIMED = Text(
    en="{left} (presumed not, until someone claims it)",
    fr="{left} (présumé faux, tant que personne ne l’invoque)",
)
_PRESUMED = Text(en="{left} (presumed so)", fr="{left} (présumé vrai)")
_DAYS = {
    Operator.EQUAL: Text(en="{left} is {right}", fr="{left} est {right}"),
    Operator.NOT_EQUAL: Text(en="{left} is not {right}", fr="{left} n’est pas {right}"),
    Operator.BEFORE: Text(en="{left} is before {right}", fr="{left} tombe avant {right}"),
    Operator.UP_TO: Text(en="{left} is on or before {right}", fr="{left} tombe au plus tard {right}"),
    Operator.AFTER: Text(en="{left} is after {right}", fr="{left} tombe après {right}"),
    Operator.FROM: Text(en="{left} is on or after {right}", fr="{left} tombe au plus tôt {right}"),
}
_NUMBERS = {
    Operator.EQUAL: Text(en="{left} is {right}", fr="{left} est {right}"),
    Operator.NOT_EQUAL: Text(en="{left} is not {right}", fr="{left} n’est pas {right}"),
    Operator.BEFORE: Text(en="{left} is less than {right}", fr="{left} est de moins de {right}"),
    Operator.UP_TO: Text(en="{left} is at most {right}", fr="{left} est d’au plus {right}"),
    Operator.AFTER: Text(en="{left} is more than {right}", fr="{left} est de plus de {right}"),
    Operator.FROM: Text(en="{left} is at least {right}", fr="{left} est d’au moins {right}"),
}
_INCLUDES = Text(en="{group} include: {one}", fr="{group} comprennent : {one}")
_LACKS = Text(en="{group} do not include: {one}", fr="{group} ne comprennent pas : {one}")
_AMONG = Text(en="{member} is among: {group}", fr="{member} figure parmi : {group}")
_NOT_AMONG = Text(en="{member} is not among: {group}", fr="{member} ne figure pas parmi : {group}")
_THE_ELEMENT = Text(en="it", fr="il")
_AGE = Text(en="the age in whole years on {on}", fr="l’âge en années révolues, {on}")
_EARLIER = Text(en="the earlier of {left} and {right}", fr="le plus tôt de {left} et {right}")
_LATER = Text(en="the later of {left} and {right}", fr="le plus tard de {left} et {right}")
_OTHERWISE = Text(en="{first} (or, where there is none, {other})", fr="{first} (ou, à défaut, {other})")
_LATEST_IN = Text(en="the latest {field} of {records}", fr="la dernière date {field} parmi {records}")
_AFTER = Text(en="{length} after {start}", fr="{length} après {start}")
_BEFORE = Text(en="{length} before {start}", fr="{length} avant {start}")
_STATUTORY = Text(
    en="{length} after {start}, moved past a Sunday or holiday",
    fr="{length} après {start}, reporté après un dimanche ou un jour férié",
)
_BUSINESS = Text(en="{count} business days after {start}", fr="{count} jours ouvrables après {start}")
_AMOUNT = Text(en="the {fee} as it was on {on}", fr="montant en vigueur, {on} : {fee}")
