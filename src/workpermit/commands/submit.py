"""Hand in one application package: `workpermit submit FOLDER`; a faulty one stores nothing and exits 2."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from workpermit.commands.parser import Parser
from workpermit.commands.setup import prepare
from workpermit.core.text import Language, Text
from workpermit.core.wording.typography import instant_in_zone

_FOLDER = Text("FOLDER", "DOSSIER")
_PACKAGE_HELP = Text(
    "a folder or a .zip with application.json and the attached documents",
    "un dossier ou un .zip contenant application.json et les documents joints",
)
_KEY_HELP = Text(
    "a word of yours that makes a second try safe; without it, the package itself is the key",
    "un mot de votre choix qui rend un second essai sans danger\u00a0; sinon, le dossier lui-même sert de clé",
)

_RECEIVED = Text(
    "Received: {utc}\n          {local}\nApplication number: {number}",
    "Reçue\u00a0: {utc}\n        {local}\nNuméro de la demande\u00a0: {number}",
)
_LETTER = Text("Letter: {path}", "Lettre\u00a0: {path}")
_LETTERS_HELP = Text(
    "a folder for the letters that follow at once, as PDF files",
    "un dossier pour les lettres qui suivent aussitôt, en PDF",
)
_FAULTS = Text(
    "The package {package} was not taken in; nothing was stored. Correct this and hand it in again:",
    "Le dossier {package} n’a pas été reçu\u00a0; rien n’a été conservé. "
    "Corrigez ce qui suit et présentez-le de nouveau\u00a0:",
)
_KEY_USED = Text(
    "The key “{key}” came before with another package. Give this one a key of its own, or none.",
    "La clé «\u00a0{key}\u00a0» a déjà servi pour un autre dossier. Donnez à celui-ci sa propre clé, ou aucune.",
)


def add_arguments(parser: Parser) -> None:
    """Declare the package and the key."""
    parser.add_argument("package", type=Path, metavar=parser.say(_FOLDER), help=parser.say(_PACKAGE_HELP))
    parser.add_argument("--key", default="", help=parser.say(_KEY_HELP))
    parser.add_argument("--letters", type=Path, metavar=parser.say(_FOLDER), help=parser.say(_LETTERS_HELP))


def run(arguments: argparse.Namespace) -> int:
    """Take the package in and print its receipt."""
    prepare(language=arguments.language, migrate=True)
    from workpermit.accounts.people import PeopleConflict
    from workpermit.casework import intake, outbox, packages
    from workpermit.casework.correspondence.making import make
    from workpermit.casework.door import KeyUsedOtherwise
    from workpermit.clock.present import now
    from workpermit.core.case.actor import Actor, Role
    from workpermit.core.forms.faults import FilingFaults

    language: Language = arguments.language
    try:
        package = packages.read_package(arguments.package)
        receipt = intake.take_in(
            package,
            key=arguments.key or intake.fingerprint(package),
            actor=Actor(Role.APPLICANT, "command-line"),
            at=now(),
        )
    except FilingFaults as faults:
        return _refused(arguments.package, faults.in_language(language), language)
    except PeopleConflict as conflict:
        return _refused(arguments.package, (conflict.text.in_language(language),), language)
    except KeyUsedOtherwise:
        return _refused(arguments.package, (_KEY_USED.filled(key=arguments.key).in_language(language),), language)
    clocks = instant_in_zone(receipt.received_at, ZoneInfo(package.filing.time_zone))
    told = _RECEIVED.filled(utc=clocks.utc, local=clocks.local, number=receipt.application_number)
    print(told.in_language(language))
    outbox.drain(make, at=now())
    if arguments.letters is not None:
        _write_letters(receipt.case_id, arguments.letters, language)
    return 0


def _write_letters(case_id: UUID, folder: Path, language: Language) -> None:
    from workpermit.trades.letters import keeping

    folder.mkdir(parents=True, exist_ok=True)
    for letter in keeping.of_case(case_id):
        path = folder / f"{letter.number}.pdf"
        path.write_bytes(keeping.open_bytes(letter))
        print(_LETTER.filled(path=str(path)).in_language(language))


def _refused(package: Path, lines: tuple[str, ...], language: Language) -> int:
    print(
        _FAULTS.filled(package=str(package)).in_language(language),
        *(f"- {line}" for line in lines),
        sep="\n",
        file=sys.stderr,
    )
    return 2
