"""Check the whole journal: `workpermit check` replays every case and names what is not right; exit 1 if anything."""

from __future__ import annotations

import argparse
import sys

from workpermit.commands.parser import Parser
from workpermit.commands.setup import prepare
from workpermit.core.text import Text

_WELL = Text(
    "{cases} cases, {entries} journal entries: every chain, row, record and signed head agrees.",
    "{cases} dossiers, {entries} inscriptions au journal\u00a0: chaînes, fiches, pièces et têtes signées concordent.",
)
_LEFTOVERS = Text(
    "{count} files without a row, left by acts that broke off.",
    "{count} fichiers sans inscription, laissés par des actes interrompus.",
)
_NOT = Text(
    "{cases} cases, {entries} journal entries; not right, beginning with case {first}:",
    "{cases} dossiers, {entries} inscriptions au journal\u00a0; "
    "ce qui ne va pas, à commencer par le dossier {first}\u00a0:",
)


def add_arguments(parser: Parser) -> None:
    """Take no arguments."""


def run(arguments: argparse.Namespace) -> int:
    """Check and report."""
    prepare(language=arguments.language)
    from workpermit.casework.checking import check

    report = check()
    counts = {"cases": str(report.cases), "entries": str(report.entries)}
    if report.leftovers:
        print(_LEFTOVERS.filled(count=str(report.leftovers)).in_language(arguments.language))
    if not report.troubles:
        print(_WELL.filled(**counts).in_language(arguments.language))
        return 0
    print(_NOT.filled(first=report.troubles[0].case, **counts).in_language(arguments.language), file=sys.stderr)
    for trouble in report.troubles:
        print(f"- {trouble.case}: {trouble.text.in_language(arguments.language)}", file=sys.stderr)
    return 1
