"""One rule or quantity judged on one person's facts, clause by clause, with what would change the answer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from workpermit.commands.report import (
    MARKS,
    both,
    citations,
    finding_json,
    missing_json,
    missing_lines,
    reckoning_json,
)
from workpermit.commands.terminal import show
from workpermit.core.law.answers.changes import Change, changes
from workpermit.core.law.book.contents import QUANTITIES, RULES
from workpermit.core.law.evaluate import explain, value_of
from workpermit.core.law.facts import FACTS, Facts, Value
from workpermit.core.law.findings import ClauseFinding, Finding, Outcome, Reckoning
from workpermit.core.law.notation import BadFacts, plain
from workpermit.core.text import Language, Text
from workpermit.core.wording.typography import date_text, money, typeset

_NO_RULE: Final = Text(
    en="There is no rule “{given}”; the nearest is {nearest}. “workpermit rules” lists them.",
    fr="Il n’y a pas de règle « {given} » ; la plus proche est {nearest}. « workpermit rules » les donne toutes.",
)
_IS: Final = Text(en="{question}: {answer}", fr="{question} : {answer}")
_NO_VALUE: Final = Text(en="no such date", fr="aucune date")
_NOTHING: Final = Text(en="nothing", fr="rien")
_LOOKED_AT: Final = Text(en="{name} is {value}", fr="{name} vaut {value}")
_WOULD_CHANGE: Final = Text(
    en="What would change this (each alone):", fr="Ce qui changerait cela (chacun à lui seul) :"
)
_CHANGE: Final = Text(en="{label}: {instead} instead of {value}", fr="{label} : {instead} au lieu de {value}")
_YES_NO: Final = {True: Text(en="yes", fr="oui"), False: Text(en="no", fr="non")}
_NONE: Final = Text(en="none", fr="aucun")


def nearest_rule(given: str) -> BadFacts:
    """Return the fault of a rule that does not exist, with the nearest one that does."""
    from difflib import get_close_matches  # only a misspelt id pays for it

    known = (*RULES, *QUANTITIES)
    by_last_part = {name.rpartition(".")[2]: name for name in known}
    close = (
        [name for name in known if given in name]
        or get_close_matches(given, known, n=1, cutoff=0.6)
        or [by_last_part[name] for name in get_close_matches(given, by_last_part, n=1, cutoff=0.0)]
    )
    return BadFacts(_NO_RULE.filled(given=given, nearest=close[0]))


def print_rule(rule_id: str, facts: Facts, *, language: Language, as_json: bool) -> int:
    """Print one rule judged on the facts.

    Raises:
        BadFacts: there is no such rule.
    """
    if rule_id in RULES:
        finding = explain(RULES[rule_id], facts)
        document, lines = _finding_json(finding, facts), _finding_lines(finding, facts, language)
    elif rule_id in QUANTITIES:
        reckoning = value_of(QUANTITIES[rule_id], facts)
        document, lines = reckoning_json(reckoning), _reckoning_lines(reckoning, language)
    else:
        raise nearest_rule(rule_id)
    if as_json:
        print(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        show(typeset("\n".join(lines), language))
    return 0


def _finding_json(finding: Finding, facts: Facts) -> dict[str, Any]:
    turns = changes(RULES[finding.rule_id], facts) if finding.outcome is not Outcome.MET else ()
    return finding_json(finding) | {
        "would_be_met_if": [
            {
                "fact": one.name,
                "label": both(FACTS[one.name].label),
                "value": plain(one.value),
                "instead": plain(one.instead),
            }
            for one in turns
        ],
        "missing_facts": [missing_json(name) for name in finding.missing],
    }


def _finding_lines(finding: Finding, facts: Facts, language: Language) -> Iterator[str]:
    answer = f"{MARKS[finding.outcome]} {finding.outcome.label.in_language(language)}"
    yield f"{finding.label.in_language(language)} [{citations(finding.sources, language)}]"
    yield f"  {answer}"
    yield from _clause_lines(finding.clauses, 1, language)
    yield ""
    yield from missing_lines(finding.missing, language)
    turns = changes(RULES[finding.rule_id], facts) if finding.outcome is not Outcome.MET else ()
    if turns:
        yield _WOULD_CHANGE.in_language(language)
        for one in turns:
            yield f"  {_change(one).in_language(language)}"


def _clause_lines(clauses: Iterable[ClauseFinding], depth: int, language: Language) -> Iterator[str]:
    for clause in clauses:
        indent = "  " * depth
        cited = citations(clause.sources, language)
        yield f"{indent}{MARKS[clause.outcome]} {clause.label.in_language(language)} [{cited}]"
        for name, value in clause.values:
            yield f"{indent}    {_LOOKED_AT.filled(name=name, value=_shown(value)).in_language(language)}"
        yield from _clause_lines(clause.clauses, depth + 1, language)


def _reckoning_lines(reckoning: Reckoning, language: Language) -> Iterator[str]:
    yield f"{reckoning.label.in_language(language)} [{citations(reckoning.sources, language)}]"
    yield f"  {_total(reckoning).in_language(language)}"
    for term in reckoning.terms:
        if term.outcome is Outcome.NOT_MET:
            continue
        mark = "→" if reckoning.binding is not None and term.id == reckoning.binding.id else MARKS[term.outcome]
        shown = f"{_shown(term.value).in_language(language)}, " if isinstance(term.value, date | int) else ""
        cited = citations(term.sources, language)
        yield f"  {mark} {shown}{term.label.in_language(language)} [{cited}]"
    yield ""
    yield from missing_lines(reckoning.missing, language)


def _total(reckoning: Reckoning) -> Text:
    if reckoning.outcome is not Outcome.MET:
        return reckoning.outcome.label
    if isinstance(reckoning.value, int) and not isinstance(reckoning.value, bool):
        return money(reckoning.value)
    if reckoning.value is None:
        return _NO_VALUE
    if isinstance(reckoning.value, str) and reckoning.binding is not None:
        return reckoning.binding.label
    return _shown(reckoning.value) if reckoning.value else _NOTHING


def _change(change: Change) -> Text:
    return _CHANGE.filled(label=FACTS[change.name].label, instead=_shown(change.instead), value=_shown(change.value))


def _shown(value: Value) -> Text:
    if isinstance(value, bool):
        return _YES_NO[value]
    if value is None:
        return _NONE
    if isinstance(value, date):
        return date_text(value)
    written = value if isinstance(value, str) else json.dumps(plain(value), ensure_ascii=False)
    return Text(en=written or "“”", fr=written or "« »")
