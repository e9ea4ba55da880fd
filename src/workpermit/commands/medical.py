"""`workpermit medical import FILE`: take in a panel physician's report; a faulty one stores nothing and exits 2."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path
from typing import Final

from workpermit.commands.parser import Parser
from workpermit.commands.setup import prepare
from workpermit.core.text import Language, Text
from workpermit.core.wording.typography import typeset

_WHAT: Final = Text(en="what to do: import a report", fr="ce qu’il faut faire : import (un rapport)")
_FILE: Final = Text(
    en="the report (JSON); docs/schemas/medical-report-1.schema.json describes it",
    fr="le rapport (JSON) ; docs/schemas/medical-report-1.schema.json le décrit",
)
_BY: Final = Text(
    en="the panel physician it comes from (the name you are signed in with, unless you name one)",
    fr="le médecin désigné dont il provient (votre nom d’utilisateur, à moins d’en nommer un)",
)
_NO_FILE: Final = Text(
    en="“{given}” cannot be read. Name the report’s file.",
    fr="« {given} » ne peut pas être lu. Nommez le fichier du rapport.",
)
_FAULTS: Final = Text(
    en="The report {file} was not taken in; nothing was stored. Correct this and import it again:",
    fr="Le rapport {file} n’a pas été pris en compte ; rien n’a été conservé. Corrigez ce qui suit et importez-le de "
    "nouveau :",
)
_TAKEN: Final = Text(
    en="Results recorded: {recorded}. Already known from this file: {known}.",
    fr="Résultats consignés : {recorded}. Déjà connus de ce fichier : {known}.",
)
_MOVED: Final = Text(
    en="A case moved while the report was taken in: {reason} Import the same file again; nothing is recorded twice.",
    fr="Un dossier a changé pendant la prise en compte du rapport : {reason} Importez de nouveau le même fichier ; "
    "rien n’est consigné deux fois.",
)


def add_arguments(parser: Parser) -> None:
    """Declare the report."""
    parser.add_argument("what", choices=["import"], help=parser.say(_WHAT))
    parser.add_argument("file", type=Path, help=parser.say(_FILE))
    parser.add_argument("--by", default="", help=parser.say(_BY))


def run(arguments: argparse.Namespace) -> int:
    """Take the report in and say what became of it."""
    prepare(language=arguments.language, migrate=True)
    from workpermit.casework import medical_import, outbox
    from workpermit.casework.correspondence.making import make
    from workpermit.clock.present import now
    from workpermit.core.case.actor import Actor, Role
    from workpermit.core.case.refusal import CommandRefused
    from workpermit.core.forms.faults import FilingFaults

    language: Language = arguments.language
    try:
        content = arguments.file.read_bytes()
    except OSError:
        return _refused(_set(_NO_FILE.filled(given=str(arguments.file)), language))
    actor = Actor(Role.PANEL_PHYSICIAN, arguments.by or getpass.getuser())
    try:
        taken = medical_import.take_in(content, actor=actor, at=now())
    except FilingFaults as faults:
        head = _set(_FAULTS.filled(file=str(arguments.file)), language)
        return _refused(head, *(f"- {line}" for line in faults.in_language(language)))
    except CommandRefused as refused:
        return _refused(_set(_MOVED.filled(reason=refused.refusal.text), language))
    told = _TAKEN.filled(recorded=str(taken.recorded), known=str(taken.known))
    print(_set(told, language))
    outbox.drain(make, at=now())
    return 0


def _set(text: Text, language: Language) -> str:
    return typeset(text.in_language(language), language)


def _refused(*lines: str) -> int:
    print(*lines, sep="\n", file=sys.stderr)
    return 2
