"""`workpermit times import FILE|FOLDER`: keep published processing times, each file as a version.

A folder's `.json` files are taken in the order of the dates they state. Exit status: 0 all are kept (or were already);
1 one file of a folder is no feed, and the others are kept; 2 the command line or the only file is not right.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from workpermit.commands.parser import Parser
from workpermit.commands.setup import prepare
from workpermit.core.text import Language, Text

if TYPE_CHECKING:
    from datetime import date

    from workpermit.trades.times.importing import Imported

_WHAT: Final = Text(en="what to do: import", fr="ce qu’il faut faire : import")
_FILE: Final = Text(
    en="a feed file as published, or a folder of them", fr="un fichier tel que publié, ou un dossier de tels fichiers"
)
_NO_FILE: Final = Text(
    en="“{given}” cannot be read. Name a feed file (.json) or a folder that holds some.",
    fr="« {given} » ne peut pas être lu. Nommez un fichier (.json) ou un dossier qui en contient.",
)
_KEPT: Final = Text(
    en="{name}: {feed}, {day}: {count} figures ({added} added, {removed} removed, {changed} changed)",
    fr="{name} : {feed}, {day} : {count} chiffres ({added} ajoutés, {removed} retirés, {changed} modifiés)",
)
_SAME: Final = Text(
    en="{name}: {feed}, {day}: kept already, byte for byte",
    fr="{name} : {feed}, {day} : déjà conservé, octet par octet",
)
_UNREAD: Final = Text(
    en="  words that are not known, kept as printed: {names}", fr="  mots inconnus, conservés tels quels : {names}"
)
_REFUSED: Final = Text(en="{name}: {reason}", fr="{name} : {reason}")
_FEEDS: Final = {
    "by_country": Text(en="by country", fr="par pays"),
    "in_canada": Text(en="in Canada", fr="au Canada"),
}


@dataclass(frozen=True, slots=True)
class _Given:
    """One file to import, with the date it states."""

    path: Path
    content: bytes
    updated_on: date


def add_arguments(parser: Parser) -> None:
    """Declare what to do and with which file or folder."""
    parser.add_argument("action", choices=["import"], metavar="import", help=parser.say(_WHAT))
    parser.add_argument("source", metavar="FILE|FOLDER", type=Path, help=parser.say(_FILE))


def run(arguments: argparse.Namespace) -> int:
    """Import and say for each file what it changed."""
    language: Language = arguments.language
    source: Path = arguments.source
    paths = sorted(source.glob("*.json")) if source.is_dir() else [source]
    if not paths or not all(path.is_file() for path in paths):
        print(_NO_FILE.filled(given=str(source)).in_language(language), file=sys.stderr)
        return 2
    prepare(language=language, migrate=True)
    given = _readable(paths, language)
    for one in sorted(given, key=lambda one: (one.updated_on, one.path.name)):
        _keep(one, language)
    if len(given) == len(paths):
        return 0
    return 1 if given else 2


def _readable(paths: Iterable[Path], language: Language) -> list[_Given]:
    """Return the files that are feeds; say of each other one why it is none."""
    from workpermit.trades.times.reading import FeedUnreadable, read_feed

    found = []
    for path in paths:
        content = path.read_bytes()
        try:
            found.append(_Given(path, content, read_feed(content).updated_on))
        except FeedUnreadable as error:
            print(_REFUSED.filled(name=path.name, reason=error.text).in_language(language), file=sys.stderr)
    return found


def _keep(given: _Given, language: Language) -> None:
    from workpermit.clock.present import now
    from workpermit.trades.times.importing import import_feed

    told = import_feed(given.content, source=given.path.name, at=now())
    print(_line(told, given.path.name).in_language(language))
    if told.unread:
        print(_UNREAD.filled(names=", ".join(told.unread)).in_language(language))


def _line(told: Imported, name: str) -> Text:
    from workpermit.core.wording.typography import date_text

    where: dict[str, str | Text] = {"name": name, "feed": _FEEDS[told.feed.value], "day": date_text(told.updated_on)}
    if not told.is_new:
        return _SAME.filled(**where)
    changed = told.difference
    return _KEPT.filled(
        **where,
        count=str(told.figure_count),
        added=str(changed.added),
        removed=str(changed.removed),
        changed=str(changed.changed),
    )
