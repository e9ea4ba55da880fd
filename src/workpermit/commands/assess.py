"""`workpermit assess FACTS.json`: what the rules say of one person on one day, with the reasons.

Needs no database, so it answers in a blink. Exit status: 0 it is answered; 2 the facts or the command line are not
right.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from workpermit.commands import report
from workpermit.commands.parser import Parser
from workpermit.commands.terminal import show
from workpermit.core.law.answers.assessment import assess
from workpermit.core.law.facts import Value
from workpermit.core.law.notation import BadFacts, read_facts
from workpermit.core.text import Language, Text

_FACTS: Final = Text(en="a JSON file of facts; - reads standard input", fr="un fichier JSON de faits ; - lit l’entrée")
_ON: Final = Text(
    en="the day to judge, such as 2025-08-01 (else the fact judged_on, else today)",
    fr="le jour à juger, par exemple 2025-08-01 (sinon le fait judged_on, sinon aujourd’hui)",
)
_JSON: Final = Text(
    en="print findings, clauses, sources and missing facts as JSON",
    fr="afficher en JSON constats, conditions, sources et faits manquants",
)
_LEAVE: Final = Text(
    en="the day of leaving Canada to judge a trip by", fr="le jour de départ du Canada d’un voyage à juger"
)
_BACK: Final = Text(en="the day of coming back (the day after)", fr="le jour du retour (le lendemain)")
_ROUTE: Final = Text(
    en="the countries of that trip in order, such as US,MX (else the three usual ones)",
    fr="les pays de ce voyage dans l’ordre, par exemple US,MX (sinon les trois habituels)",
)
_RULE: Final = Text(
    en="judge one rule or quantity of the book instead, clause by clause",
    fr="juger plutôt une seule règle ou grandeur du recueil, condition par condition",
)
HELP: Final = Text(
    en="""how to write the facts:
  One JSON object. Each name is a fact; docs/facts.md lists them all, each with
  an example, and docs/schemas/facts-1.schema.json lets an editor complete and
  check them. Start with the few you know: the answer names what it still needs.
  Leave a fact out where it is not known. Write null where it is known that
  there is none. Dates are year-month-day.

  {
    "form": "imm_5710", "received_on": "2025-06-20", "decision": null,
    "permit_kind": "employer_specific",
    "status_in_canada": "worker", "status_until": "2025-06-30",
    "previous_permits": [
      {"valid_from": "2023-07-01", "valid_until": "2025-06-30",
       "employer": "Boréal Robotics Inc."}],
    "departures": []
  }

  workpermit assess facts.json --on 2025-07-15

  More to start from: examples/facts/. The rules themselves: “workpermit rules”.

exit status: 0 it is answered; 2 the facts or the command line are not right""",
    fr="""comment écrire les faits :
  Un objet JSON. Chaque nom est un fait ; docs/facts.fr.md les donne tous,
  chacun avec un exemple, et docs/schemas/facts-1.schema.json permet à un
  éditeur de les compléter et de les vérifier. Commencez par ceux que vous
  connaissez : la réponse nomme ceux qui manquent encore.
  Omettez un fait qui n’est pas connu. Écrivez null quand on sait qu’il n’y en
  a pas. Les dates s’écrivent année-mois-jour.

  {
    "form": "imm_5710", "received_on": "2025-06-20", "decision": null,
    "permit_kind": "employer_specific",
    "status_in_canada": "worker", "status_until": "2025-06-30",
    "previous_permits": [
      {"valid_from": "2023-07-01", "valid_until": "2025-06-30",
       "employer": "Robotique Boréale inc."}],
    "departures": []
  }

  workpermit assess faits.json --on 2025-07-15 --lang fr

  Pour commencer : examples/facts/. Les règles : « workpermit rules ».

état de sortie : 0 la réponse est donnée ; 2 les faits ou la ligne de commande
ne conviennent pas""",
)
_NO_FILE: Final = Text(
    en="FACTS is “{given}”, which cannot be read. Name a JSON file of facts.",
    fr="FACTS vaut « {given} », qui ne peut pas être lu. Nommez un fichier JSON de faits.",
)
_NOT_JSON: Final = Text(
    en='FACTS is not JSON: line {line}, column {column}. Write one object, such as {{"form": "imm_5710"}}.',
    fr="FACTS n’est pas du JSON : ligne {line}, colonne {column}. Écrivez un objet, par exemple "
    '{{"form": "imm_5710"}}.',
)
_NOT_AN_OBJECT: Final = Text(
    en='FACTS should be one JSON object of facts, such as {{"form": "imm_5710"}}.',
    fr='FACTS devrait être un seul objet JSON de faits, par exemple {{"form": "imm_5710"}}.',
)
_TWICE: Final = Text(en="{name} is given twice; give it once.", fr="{name} est donné deux fois ; donnez-le une fois.")
_NOT_A_DATE: Final = Text(
    en="{option} is “{given}”, which is not a date. Write year-month-day, such as 2025-08-01.",
    fr="{option} vaut « {given} », ce qui n’est pas une date. Écrivez année-mois-jour, par exemple 2025-08-01.",
)
_BACK_TOO_EARLY: Final = Text(
    en="--back is {back}, before the day of leaving, {left}. Give the same day or a later one.",
    fr="--back vaut {back}, avant le jour du départ, {left}. Donnez ce jour ou un jour plus tard.",
)
_NOT_A_ROUTE: Final = Text(
    en="--route is “{given}”. Write country codes of two capital letters, such as US,MX.",
    fr="--route vaut « {given} ». Écrivez des codes de pays de deux majuscules, par exemple US,MX.",
)


def add_arguments(parser: Parser) -> None:
    """Declare the facts, the day, the trip and the form of the answer."""
    parser.add_argument("facts", metavar="FACTS", help=parser.say(_FACTS))
    parser.add_argument("--on", metavar="DATE", help=parser.say(_ON))
    parser.add_argument("--leave", metavar="DATE", help=parser.say(_LEAVE))
    parser.add_argument("--back", metavar="DATE", help=parser.say(_BACK))
    parser.add_argument("--route", metavar="US,MX", help=parser.say(_ROUTE))
    parser.add_argument("--rule", metavar="ID", help=parser.say(_RULE))
    parser.add_argument("--json", action="store_true", help=parser.say(_JSON))
    parser.epilog = parser.say(HELP)


def run(arguments: argparse.Namespace) -> int:
    """Print the answers about one person, or one rule clause by clause."""
    language: Language = arguments.language
    try:
        facts = facts_in(_document(arguments.facts))
        on = _judged_on(facts, arguments.on)
        if arguments.rule:
            return _one_rule(arguments, {**facts, "judged_on": on}, language)
        left_on = _day("--leave", arguments.leave) or on
        assessment = assess(
            facts,
            on=on,
            left_on=left_on,
            back_on=_back(left_on, arguments.back),
            route=_route(arguments.route),
        )
    except BadFacts as error:
        print(*(f"{one.in_language(language).rstrip('.')}." for one in error.sentences), sep="\n", file=sys.stderr)
        return 2
    if arguments.json:
        print(json.dumps(report.as_json(assessment, facts), ensure_ascii=False, indent=2))
    else:
        show(report.report(assessment, language))
    return 0


def facts_in(document: Mapping[str, Any]) -> dict[str, Value]:
    """Return the facts of a document; a `$schema` for the editor is no fact.

    Raises:
        BadFacts: a name is misspelt or a value mistyped.
    """
    return read_facts({name: value for name, value in document.items() if name != "$schema"})


def _document(given: str) -> dict[str, Any]:
    try:
        text = sys.stdin.read() if given == "-" else Path(given).read_text(encoding="utf-8-sig")
    except (OSError, ValueError):
        raise BadFacts(_NO_FILE.filled(given=given)) from None
    try:
        document = json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise BadFacts(_NOT_JSON.filled(line=str(error.lineno), column=str(error.colno))) from None
    if not isinstance(document, dict):
        raise BadFacts(_NOT_AN_OBJECT.filled())
    return document


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return a JSON object whose names stand once; Python would silently keep the last."""
    named = dict(pairs)
    if len(named) < len(pairs):
        names = [name for name, _ in pairs]
        raise BadFacts(_TWICE.filled(name=next(name for name in names if names.count(name) > 1)))
    return named


def _judged_on(facts: Mapping[str, Value], given: str | None) -> date:
    day = _day("--on", given) or facts.get("judged_on")
    if isinstance(day, date):
        return day
    from workpermit.clock.present import now

    return now().date()


def _day(option: str, given: str | None) -> date | None:
    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise BadFacts(_NOT_A_DATE.filled(option=option, given=given)) from None


def _back(left_on: date, given: str | None) -> date | None:
    back_on = _day("--back", given)
    if back_on is not None and back_on < left_on:
        raise BadFacts(_BACK_TOO_EARLY.filled(back=back_on.isoformat(), left=left_on.isoformat()))
    return back_on


def _route(given: str | None) -> tuple[str, ...]:
    countries = tuple(given.upper().replace(" ", "").split(",")) if given else ()
    if any(len(code) != 2 or not code.isalpha() for code in countries):  # ISO 3166 alpha-2
        raise BadFacts(_NOT_A_ROUTE.filled(given=given or ""))
    return countries


def _one_rule(arguments: argparse.Namespace, facts: dict[str, Value], language: Language) -> int:
    from workpermit.commands.one_rule import print_rule

    return print_rule(arguments.rule, facts, language=language, as_json=arguments.json)
