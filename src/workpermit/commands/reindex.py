"""`workpermit reindex`: write the index of the search anew, of every case or of one.

The worker indexes by itself what comes; this is for an index that was lost, or for a version with other rules of what a
word is. A case stays found while the others are written. It may be stopped and run again at any time.
Exit status: 0 it is written; 1 of some cases not; 2 there is no such case, or the command line is not right.
"""

from __future__ import annotations

import argparse
import logging
import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from workpermit.commands.parser import Parser
from workpermit.commands.setup import prepare
from workpermit.core.text import Language, Text

if TYPE_CHECKING:
    from uuid import UUID

_CASE: Final = Text(
    en="the application number of one case; without it, every case",
    fr="le numéro de demande d’un seul dossier ; sans lui, tous les dossiers",
)
_NO_CASE: Final = Text(
    en="No case has the number “{number}”. An application number is a letter and nine digits, such as W000000001.",
    fr="Aucun dossier ne porte le numéro « {number} ». Un numéro de demande compte une lettre et neuf chiffres, comme "
    "W000000001.",
)
_PROGRESS: Final = Text(
    en="{done} of {all} cases, {things} papers and notes, {rate} cases a second",
    fr="{done} dossiers sur {all}, {things} documents et notes, {rate} dossiers par seconde",
)
_DONE: Final = Text(
    en="{done} cases are indexed anew: {things} papers and notes.",
    fr="{done} dossiers sont indexés de nouveau : {things} documents et notes.",
)
_FAILED: Final = Text(
    en="Of {count} cases the index could not be written; --debug shows why. The first: {number}.",
    fr="L’index de {count} dossiers n’a pas pu être écrit ; --debug montre pourquoi. Le premier : {number}.",
)
_EVERY_SECONDS: Final = 2.0


def add_arguments(parser: Parser) -> None:
    """Declare the case."""
    parser.add_argument("--case", metavar="NUMBER", help=parser.say(_CASE))


def run(arguments: argparse.Namespace) -> int:
    """Write the index anew and say how far it is."""
    language: Language = arguments.language
    prepare(language=language)
    from workpermit.casework import indexing, reading

    if arguments.case is None:
        return _reindex(list(indexing.every_case()), language, debug=arguments.debug)
    row = reading.with_number(arguments.case.strip().upper())
    if row is None:
        print(_NO_CASE.filled(number=arguments.case).in_language(language), file=sys.stderr)
        return 2
    return _reindex([row.pk], language, debug=arguments.debug)


def _reindex(cases: Sequence[UUID], language: Language, *, debug: bool) -> int:
    from workpermit.casework import indexing
    from workpermit.clock.present import now

    things, failed = 0, []
    began = told = time.monotonic()
    for done, case_id in enumerate(cases, 1):
        try:
            things += indexing.reindex(case_id, at=now())
        except Exception:  # one case that cannot be read leaves the others findable
            failed.append(case_id)
            if debug:
                logging.getLogger(__name__).exception("case %s", case_id)
        moment = time.monotonic()
        if moment - told >= _EVERY_SECONDS:
            told, rate = moment, f"{done / (moment - began):.0f}"
            line = _PROGRESS.filled(done=str(done), all=str(len(cases)), things=str(things), rate=rate)
            print(line.in_language(language), file=sys.stderr, flush=True)
    print(_DONE.filled(done=str(len(cases) - len(failed)), things=str(things)).in_language(language))
    if failed:
        line = _FAILED.filled(count=str(len(failed)), number=_number_of(failed[0]))
        print(line.in_language(language), file=sys.stderr)
    return 1 if failed else 0


def _number_of(case_id: UUID) -> str:
    from workpermit.casework.models import CaseRow

    return CaseRow.objects.get(pk=case_id).application_number
