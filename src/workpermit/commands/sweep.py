"""`workpermit sweep FILE.parquet|csv --rule ID`: one rule over a whole table of cases.

Needs no database, but the extra `workpermit[sweep]`. Exit status: 0 it is judged; 1 the extra is not installed; 2 the
table or the command line is not right.
"""

from __future__ import annotations

import argparse
import json
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from workpermit.commands.one_rule import nearest_rule
from workpermit.commands.parser import Parser
from workpermit.commands.report import both
from workpermit.core.law.book.contents import QUANTITIES, RULES
from workpermit.core.law.findings import Outcome
from workpermit.core.law.notation import BadFacts
from workpermit.core.text import Language, Text
from workpermit.core.wording.typography import typeset

if TYPE_CHECKING:
    import polars as pl

_FILE: Final = Text(
    en="a table of cases: one row a case, one column a fact (.parquet or .csv)",
    fr="un tableau de cas : une ligne par cas, une colonne par fait (.parquet ou .csv)",
)
_RULE: Final = Text(en="the rule’s or quantity’s id", fr="l’identifiant de la règle ou de la grandeur")
_ID: Final = Text(en="a column that names the case and is no fact", fr="une colonne qui nomme le cas sans être un fait")
_OUT: Final = Text(
    en="where to write the outcome of each row (.parquet or .csv)",
    fr="où écrire la réponse de chaque ligne (.parquet ou .csv)",
)
_JSON: Final = Text(en="print the counts as JSON", fr="afficher les nombres en JSON")
HELP: Final = Text(
    en="""In a CSV file an empty cell is unknown, the word none says that there is none, and a list
stands as JSON in its cell. The facts are in docs/facts.md.

  workpermit sweep cases.csv --rule employer.employer_may_hire --id case --out answers.csv""",
    fr="""Dans un fichier CSV, une case vide est inconnue, le mot none dit qu’il n’y en a pas, et une liste
s’écrit en JSON dans sa case. Les faits sont dans docs/facts.fr.md.

  workpermit sweep cas.csv --rule employer.employer_may_hire --id cas --out reponses.csv""",
)
_NO_EXTRA: Final = Text(
    en="Sweeps need polars. Install the extra: pip install “workpermit[sweep]”.",
    fr="Les balayages ont besoin de polars. Installez le complément : pip install « workpermit[sweep] ».",
)
_NEEDS_RULE: Final = Text(
    en="Name a rule with --rule ID; “workpermit rules” lists them.",
    fr="Nommez une règle avec --rule ID ; « workpermit rules » les donne.",
)
_LIST: Final = Text(
    en="{rule} comes to a list, which fits no column. Name a rule, or a quantity that comes to a date or an amount.",
    fr="{rule} donne une liste, qui n’entre dans aucune colonne. Nommez une règle, ou une date ou un montant.",
)
_BAD_OUT: Final = Text(
    en="--out is “{given}”. Name a .parquet or a .csv file.",
    fr="--out vaut « {given} ». Nommez un fichier .parquet ou .csv.",
)
_CASES: Final = Text(en="{count} cases", fr="{count} cas")


def add_arguments(parser: Parser) -> None:
    """Declare the table, the rule and where the rows go."""
    parser.add_argument("file", metavar="FILE", help=parser.say(_FILE))
    parser.add_argument("--rule", metavar="ID", help=parser.say(_RULE))
    parser.add_argument("--id", metavar="COLUMN", help=parser.say(_ID))
    parser.add_argument("--out", metavar="FILE", help=parser.say(_OUT))
    parser.add_argument("--json", action="store_true", help=parser.say(_JSON))
    parser.epilog = parser.say(HELP)


def run(arguments: argparse.Namespace) -> int:
    """Print how many cases gave each outcome, and write the rows where asked."""
    language: Language = arguments.language
    if find_spec("polars") is None:
        print(_NO_EXTRA.in_language(language), file=sys.stderr)
        return 1
    try:
        rule_id = _subject(arguments.rule)
        out = _out(arguments.out)
        answers = _answers(arguments.file, rule_id, arguments.id)
    except BadFacts as error:
        print(*(f"{one.in_language(language).rstrip('.')}." for one in error.sentences), sep="\n", file=sys.stderr)
        return 2
    if out is not None:
        answers.write_parquet(out) if out.suffix == ".parquet" else answers.write_csv(out)
    _show(rule_id, answers["outcome"], as_json=arguments.json, language=language)
    return 0


def _subject(given: str | None) -> str:
    if given is None:
        raise BadFacts(_NEEDS_RULE)
    if given not in RULES and given not in QUANTITIES:
        raise nearest_rule(given)
    if given in QUANTITIES and QUANTITIES[given].yields == "codes":
        raise BadFacts(_LIST.filled(rule=given))
    return given


def _out(given: str | None) -> Path | None:
    path = Path(given) if given else None
    if path is not None and path.suffix not in (".parquet", ".csv"):
        raise BadFacts(_BAD_OUT.filled(given=str(given)))
    return path


def _answers(given: str, rule_id: str, id_column: str | None) -> pl.DataFrame:
    """Return the id column, where there is one, the outcome of each row and, of a quantity, the value."""
    import polars as pl

    from workpermit.commands.table import read_table
    from workpermit.core.law.columns import amounts, outcomes

    table = read_table(given, id_column=id_column)
    kept = [table[id_column]] if id_column is not None and id_column in table.columns else []
    if rule_id in RULES:
        return pl.DataFrame([*kept, outcomes(table, [RULES[rule_id]])[rule_id].alias("outcome")])
    found = amounts(table, [QUANTITIES[rule_id]])
    return pl.DataFrame([*kept, found[rule_id].alias("value"), found[f"{rule_id}.outcome"].alias("outcome")])


def _show(rule_id: str, column: pl.Series, *, as_json: bool, language: Language) -> None:
    counts = {outcome: int((column == outcome.value).sum()) for outcome in Outcome}
    if as_json:
        told = {outcome.value: number for outcome, number in counts.items()}
        print(json.dumps({"rule": rule_id, "cases": len(column), "outcomes": told}, indent=2))
        return
    subject = RULES.get(rule_id) or QUANTITIES[rule_id]
    lines = [both(subject.label)[language.value], _CASES.filled(count=str(len(column))).in_language(language)]
    lines += [f"  {number:>9}  {outcome.label.in_language(language)}" for outcome, number in counts.items()]
    print(typeset("\n".join(lines), language))
