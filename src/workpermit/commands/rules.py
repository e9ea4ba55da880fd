"""`workpermit rules [ID]`: the rules of the book, or one of them in words with its sources."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import Final

from workpermit.commands.one_rule import nearest_rule
from workpermit.commands.parser import Parser
from workpermit.commands.report import citations
from workpermit.commands.terminal import show
from workpermit.core.law.book.contents import QUANTITIES, RULES
from workpermit.core.law.expression import Rule
from workpermit.core.law.facts import FACTS
from workpermit.core.law.prose import Line, facts_asked, quantity_lines, rule_lines
from workpermit.core.law.quantity import Quantity
from workpermit.core.text import Language, Text
from workpermit.core.wording.typography import date_text, typeset

_ID: Final = Text(
    en="a rule’s or quantity’s id, such as right_to_work.may_work",
    fr="l’identifiant d’une règle ou d’une grandeur, par exemple right_to_work.may_work",
)
_RULES: Final = Text(en="Rules: they answer met or not met", fr="Règles : elles répondent satisfait ou non")
_QUANTITIES: Final = Text(
    en="Quantities: they come to a date, an amount or a list",
    fr="Grandeurs : elles donnent une date, un montant ou une liste",
)
_SOURCE: Final = Text(en="Source: {sources}", fr="Source : {sources}")
_JUDGED_ON: Final = Text(en="Judged on: {day}", fr="Jugée selon : {day}")
_FROM: Final = Text(en="In force from {day}", fr="En vigueur depuis le {day}")
_FROM_UNTIL: Final = Text(en="In force from {day} until {until}", fr="En vigueur du {day} au {until}")
_FACTS: Final = Text(en="Facts it may ask for:", fr="Faits qu’elle peut demander :")
_MORE: Final = Text(
    en="“workpermit rules ID” explains one; “workpermit assess FACTS --rule ID” judges it.",
    fr="« workpermit rules ID » en explique une ; « workpermit assess FACTS --rule ID » la juge.",
)


def add_arguments(parser: Parser) -> None:
    """Declare the id."""
    parser.add_argument("id", metavar="ID", nargs="?", help=parser.say(_ID))


def run(arguments: argparse.Namespace) -> int:
    """Print the list, or one rule."""
    language: Language = arguments.language
    if arguments.id is None:
        show(typeset("\n".join(_list(language)), language))
        return 0
    subject = RULES.get(arguments.id) or QUANTITIES.get(arguments.id)
    if subject is None:
        print(nearest_rule(arguments.id).sentences[0].in_language(language), file=sys.stderr)
        return 2
    show(typeset("\n".join(_one(subject, language)), language))
    return 0


def _list(language: Language) -> Iterator[str]:
    width = max(map(len, (*RULES, *QUANTITIES))) + 2
    yield _RULES.in_language(language)
    for rule in RULES.values():
        yield f"  {rule.id:{width}}{rule.label.in_language(language)}"
    yield ""
    yield _QUANTITIES.in_language(language)
    for quantity in QUANTITIES.values():
        yield f"  {quantity.id:{width}}{quantity.label.in_language(language)}"
    yield ""
    yield _MORE.in_language(language)


def _one(subject: Rule | Quantity, language: Language) -> Iterator[str]:
    yield f"{subject.label.in_language(language)} ({subject.id})"
    yield _SOURCE.filled(sources=citations(subject.sources, language)).in_language(language)
    yield _JUDGED_ON.filled(day=FACTS[subject.judged_on].label).in_language(language)
    if isinstance(subject, Rule) and subject.in_force_from is not None:
        text, until = (_FROM, None) if subject.in_force_until is None else (_FROM_UNTIL, subject.in_force_until)
        days = {"day": date_text(subject.in_force_from)} | ({"until": date_text(until)} if until else {})
        yield text.filled(**days).in_language(language)
    yield ""
    for line in rule_lines(subject) if isinstance(subject, Rule) else quantity_lines(subject):
        yield _written(line, language)
    yield ""
    yield _FACTS.in_language(language)
    for name in facts_asked(subject):
        yield f"  {name}: {FACTS[name].label.in_language(language)}"


def _written(line: Line, language: Language) -> str:
    cited = f" [{citations(line.sources, language)}]" if line.sources else ""
    refers = f" → {line.refers_to}" if line.refers_to else ""
    return f"{'  ' * line.depth}{'• ' if line.is_label else ''}{line.words.in_language(language)}{cited}{refers}"
