"""`workpermit backup`: copy the office while it works, and prove that a copy can be restored.

backup create FOLDER               a whole copy in a new folder, without the keys
backup check FOLDER [--keys DIR]   each file, the database, and `workpermit check` in an office made of the copy

Exit status: 0 done, 1 the backup is not right, 2 it cannot be made like this.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from workpermit.commands import backing_up
from workpermit.commands.parser import Parser
from workpermit.commands.setup import prepare
from workpermit.core.text import Language, Text

_ACTION: Final = Text(
    en="create: copy the office; check: prove a copy", fr="create : copier le bureau ; check : vérifier une copie"
)
_FOLDER: Final = Text(en="the folder of the backup", fr="le dossier de la sauvegarde")
_KEYS: Final = Text(
    en="where the keys lie that go with the copy (the data folder’s own)",
    fr="où se trouvent les clés qui vont avec la copie (celles du dossier de données)",
)
_POSTGRESQL: Final = Text(
    en="This office is on PostgreSQL, whose own means copy it: a base backup (pg_basebackup) and archived WAL. Copy "
    "heads/ before, and documents/, copies/ and letters/ after it, with any tool that keeps old files.",
    fr="Ce bureau utilise PostgreSQL, qui se copie par ses propres moyens : une sauvegarde de base (pg_basebackup) et "
    "les WAL archivés. Copiez heads/ avant, puis documents/, copies/ et letters/ après, avec un outil qui conserve les "
    "anciens fichiers.",
)
_INSIDE: Final = Text(
    en="{folder} lies in the data folder. Name one outside it, best on another disk.",
    fr="{folder} se trouve dans le dossier de données. Indiquez un dossier ailleurs, de préférence sur un autre "
    "disque.",
)
_NOT_EMPTY: Final = Text(
    en="Something lies in {folder}. Name a folder that is new or empty.",
    fr="{folder} n’est pas vide. Indiquez un dossier nouveau ou vide.",
)
_NO_DATABASE: Final = Text(
    en="There is no database in {folder} yet. First: workpermit migrate",
    fr="Il n’y a pas encore de base de données dans {folder}. D’abord : workpermit migrate",
)
_NO_KEYS: Final = Text(
    en="There are no keys in {folder}. Name the folder with the keys of this copy: --keys FOLDER",
    fr="Il n’y a pas de clés dans {folder}. Indiquez le dossier des clés de cette copie : --keys DOSSIER",
)
_MADE: Final = Text(
    en="{files} files, {size} MB, in {folder}. The keys are not in it: keep them apart. Prove it now: workpermit "
    "backup check {folder}",
    fr="{files} fichiers, {size} Mo, dans {folder}. Les clés n’y sont pas : gardez-les ailleurs. Vérifiez maintenant : "
    "workpermit backup check {folder}",
)
_WELL: Final = Text(
    en="The backup is whole, and an office made of it agrees. {said}",
    fr="La sauvegarde est complète, et un bureau rétabli à partir d’elle concorde. {said}",
)
_BROKEN: Final = Text(en="This backup is not right: {what}", fr="Cette sauvegarde n’est pas bonne : {what}")


def add_arguments(parser: Parser) -> None:
    """Declare what to do with which folder."""
    parser.add_argument("action", choices=["create", "check"], metavar="ACTION", help=parser.say(_ACTION))
    parser.add_argument("folder", type=Path, metavar="FOLDER", help=parser.say(_FOLDER))
    parser.add_argument("--keys", type=Path, default=None, help=parser.say(_KEYS))


def run(arguments: argparse.Namespace) -> int:
    """Copy, or prove a copy."""
    prepare(language=arguments.language)
    from django.conf import settings

    if arguments.action == "check":
        return _check(arguments.folder, arguments.keys or settings.DATA / "keys", arguments.language)
    return _create(arguments.folder.resolve(), arguments.language)


def _create(folder: Path, language: Language) -> int:
    from django.conf import settings
    from django.db import connection

    from workpermit.clock import present

    if connection.vendor != "sqlite":
        return _refused(_POSTGRESQL, language)
    if folder.is_relative_to(settings.DATA):
        return _refused(_INSIDE.filled(folder=str(folder)), language)
    if not (settings.DATA / backing_up.DATABASE).exists():
        return _refused(_NO_DATABASE.filled(folder=str(settings.DATA)), language)
    try:
        made = backing_up.create(settings.DATA, folder, at=present.now())
    except FileExistsError:
        return _refused(_NOT_EMPTY.filled(folder=str(folder)), language)
    size = f"{made.size / 1e6:.1f}"
    said = _MADE.filled(files=str(made.files), size=Text(en=size, fr=size.replace(".", ",")), folder=str(folder))
    print(said.in_language(language))
    return 0


def _check(folder: Path, keys: Path, language: Language) -> int:
    if not keys.is_dir():
        return _refused(_NO_KEYS.filled(folder=str(keys)), language)
    try:
        said = backing_up.check(folder, keys=keys)
    except backing_up.NoBackup as broken:
        print(_BROKEN.filled(what=str(broken)).in_language(language), file=sys.stderr)
        return 1
    print(_WELL.filled(said=said).in_language(language))
    return 0


def _refused(text: Text, language: Language) -> int:
    print(text.in_language(language), file=sys.stderr)
    return 2
