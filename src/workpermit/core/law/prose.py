"""A rule in words: each node of the tree as a phrase, so that the page of a rule is the rule itself.

Clauses become lines with their sources, one inside the other; what a clause tests becomes one phrase in both languages.
Phrases begin in lower case and carry no full stop; the printer adds what its page needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from workpermit.core.law.expression import (
    AllOf,
    AnyOf,
    Clause,
    Condition,
    FactRef,
    IfKnown,
    Literal,
    Negation,
    OfficerFinds,
    Rule,
    RuleRef,
)
from workpermit.core.law.facts import FACTS
from workpermit.core.law.findings import Source
from workpermit.core.law.phrases import RULE_FAILS, RULE_HOLDS, condition_words, if_words, measure_words
from workpermit.core.law.quantity import (
    Cases,
    Collection,
    Earliest,
    Labelled,
    Latest,
    Quantity,
    Total,
)
from workpermit.core.text import Text

_LONG = 3  # conditions; as many and more stand on lines of their own


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a rule's page: how deep it stands, its words, its sources, and the rule it points to."""

    depth: int
    words: Text
    sources: tuple[Source, ...] = ()
    refers_to: str | None = None
    is_label: bool = False


def rule_lines(rule: Rule) -> tuple[Line, ...]:
    """Return the body of a rule, clause by clause."""
    return tuple(_lines(rule.body, 0))


def quantity_lines(quantity: Quantity) -> tuple[Line, ...]:
    """Return the terms of a quantity, under the words that say how they combine."""
    head = Line(0, _COMBINED[type(quantity.body)])
    return (head, *(line for term in quantity.body.terms for line in _term_lines(term)))


def facts_asked(subject: Rule | Quantity) -> tuple[str, ...]:
    """Return the facts that a rule or quantity may look at, in the order of the text."""
    return tuple(dict.fromkeys(_names(subject.body)))


def _names(node: object) -> Iterator[str]:
    if isinstance(node, FactRef | OfficerFinds | IfKnown):
        yield node.name
    if isinstance(node, tuple):
        for one in node:
            yield from _names(one)
    elif is_dataclass(node):
        for field in fields(node):
            yield from _names(getattr(node, field.name))


# --- lines --------------------------------------------------------------------------------------------------------


def _lines(node: Condition, depth: int) -> Iterator[Line]:
    match node:
        case Clause():
            yield Line(depth, node.label, node.sources, is_label=True)
            yield from _lines(node.body, depth + 1)
        case RuleRef(rule):
            yield Line(depth, RULE_HOLDS.filled(rule=rule.label), refers_to=rule.id)
        case AllOf(conditions) if _has_lines(node) or len(conditions) >= _LONG:
            yield Line(depth, _ALL)
            for one in conditions:
                yield from _lines(one, depth + 1)
        case AnyOf((Negation(condition), *others)) if others and _has_lines(node):
            yield Line(depth, _IF_THIS)
            yield from _lines(condition, depth + 1)
            yield Line(depth, _THEN)
            yield from _lines(others[0] if len(others) == 1 else AnyOf(tuple(others)), depth + 1)
        case AnyOf(conditions) if _has_lines(node) or len(conditions) >= _LONG:
            yield Line(depth, _ANY)
            for one in conditions:
                yield from _lines(one, depth + 1)
        case Negation(RuleRef(rule)):
            yield Line(depth, RULE_FAILS.filled(rule=rule.label), refers_to=rule.id)
        case Negation(Negation(condition)):
            yield from _lines(condition, depth)
        case Negation(condition) if _has_lines(node):
            yield Line(depth, _NOT)
            yield from _lines(condition, depth + 1)
        case IfKnown(name, then, otherwise):
            yield Line(depth, _WHERE_KNOWN.filled(fact=FACTS[name].label))
            yield from _lines(then, depth + 1)
            yield Line(depth, _WHERE_NOT)
            yield from _lines(otherwise, depth + 1)
        case _:
            yield Line(depth, condition_words(node))


def _has_lines(node: object) -> bool:
    """Tell whether a clause or another rule stands inside, which has a line of its own."""
    if isinstance(node, Clause | RuleRef | IfKnown):
        return True
    if isinstance(node, tuple):
        return any(map(_has_lines, node))
    return is_dataclass(node) and any(_has_lines(getattr(node, field.name)) for field in fields(node))


def _term_lines(term: Labelled) -> Iterator[Line]:
    yield Line(1, term.label, term.sources, is_label=True)
    if not (isinstance(term.measure, Literal) and (term.measure.value is None or isinstance(term.measure.value, str))):
        yield Line(2, measure_words(term.measure))
    if term.when is not None:
        first, *rest = _lines(term.when, 2)
        yield Line(2, if_words(first.words), refers_to=first.refers_to)
        yield from rest


_ALL = Text(en="all of these:", fr="toutes ces conditions :")
_ANY = Text(en="at least one of these:", fr="au moins une de ces conditions :")
_NOT = Text(en="this does not hold:", fr="ceci n’est pas le cas :")
_IF_THIS = Text(en="if this holds:", fr="si ceci est le cas :")
_THEN = Text(en="then this must hold:", fr="alors il faut ceci :")
_WHERE_KNOWN = Text(en="where it is known whether {fact}:", fr="si l’on sait que {fact} ou non :")
_WHERE_NOT = Text(en="where it is not known:", fr="si on ne le sait pas :")
_COMBINED: dict[type[object], Text] = {
    Earliest: Text(en="the earliest of these:", fr="la plus proche de ces dates :"),
    Latest: Text(en="the latest of these:", fr="la plus tardive de ces dates :"),
    Cases: Text(en="the first of these that applies:", fr="le premier de ces cas qui s’applique :"),
    Collection: Text(en="each of these that applies:", fr="chacun de ces éléments qui s’applique :"),
    Total: Text(en="the sum of these that apply:", fr="la somme de ceux qui s’appliquent :"),
}
