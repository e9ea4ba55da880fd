"""`workpermit post`: what the mailroom prints, mails, and gets back.

post FOLDER               write what waits as PDF files, one a letter, named by its reference; nothing is marked
post --mailed REF ...     the carrier has these
post --returned REF ...   these came back: an officer calls instead
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from workpermit.commands.parser import Parser
from workpermit.commands.setup import prepare
from workpermit.core.text import Language, Text

_FOLDER: Final = Text(en="where to write the letters to print", fr="où écrire les lettres à imprimer")
_MAILED: Final = Text(
    en="references of letters that the carrier has", fr="références des lettres remises au transporteur"
)
_RETURNED: Final = Text(en="references of letters that came back", fr="références des lettres revenues")
_WRITTEN: Final = Text(
    en="{count} letters to print, in {folder}. Once they are mailed: workpermit post --mailed REFERENCE ...",
    fr="{count} lettres à imprimer, dans {folder}. Une fois postées\u00a0: workpermit post --mailed RÉFÉRENCE ...",
)
_NOTED: Final = Text(en="{count} of {all} noted.", fr="{count} sur {all} consignées.")
_NO_REFERENCE: Final = Text(
    en="{given} is no reference: it has 32 digits from 0 to f, as the file’s name.",
    fr="{given} n’est pas une référence\u00a0: elle a 32 chiffres de 0 à f, comme le nom du fichier.",
)
_NOTHING: Final = Text(en="Name a folder, or references.", fr="Indiquez un dossier, ou des références.")


def add_arguments(parser: Parser) -> None:
    """Declare what to do."""
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help=parser.say(_FOLDER))
    parser.add_argument("--mailed", nargs="+", default=[], metavar="REF", help=parser.say(_MAILED))
    parser.add_argument("--returned", nargs="+", default=[], metavar="REF", help=parser.say(_RETURNED))


def run(arguments: argparse.Namespace) -> int:
    """Write what waits, or record what became of it; 2 where a reference is none."""
    language: Language = arguments.language
    if not (arguments.folder or arguments.mailed or arguments.returned):
        print(_NOTHING.in_language(language), file=sys.stderr)
        return 2
    prepare(language=language)
    from workpermit.casework import mailroom

    noting: tuple[tuple[list[str], Callable[..., bool]], ...] = (
        (arguments.mailed, mailroom.posted),
        (arguments.returned, mailroom.returned),
    )
    for references, note in noting:
        if references and not _noted(references, note, language):
            return 2
    if arguments.folder:
        _write(arguments.folder, language)
    return 0


def _noted(references: list[str], note: Callable[..., bool], language: Language) -> bool:
    from workpermit.clock import present

    at: datetime = present.now()
    count = 0
    for reference in references:
        try:
            count += note(Path(reference).stem, at=at)
        except ValueError:
            print(_NO_REFERENCE.filled(given=reference).in_language(language), file=sys.stderr)
            return False
    print(_NOTED.filled(count=str(count), all=str(len(references))).in_language(language))
    return True


def _write(folder: Path, language: Language) -> None:
    from workpermit.casework import mailroom

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    count = 0
    for sheet in mailroom.to_post():
        (folder / f"{sheet.reference}.pdf").write_bytes(sheet.content)
        count += 1
    print(_WRITTEN.filled(count=str(count), folder=str(folder)).in_language(language))
