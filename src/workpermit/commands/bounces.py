"""`workpermit bounces`: take in what mail servers sent back, so that the message goes on to its next way.

Give it files, folders (a maildir's `new`, an `.eml` folder), or `-` for one notification on standard input, as a mail
server's pipe delivers it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from workpermit.commands.parser import Parser
from workpermit.commands.setup import prepare
from workpermit.core.text import Text

_FILES: Final = Text(
    en="notifications: files, folders, or - for standard input",
    fr="les avis\u00a0: fichiers, dossiers, ou - pour l’entrée standard",
)
_DONE: Final = Text(
    en="{read} notifications: {bounced} e-mails came back and go on to the next way, {arrived} were delivered, "
    "{other} say nothing new.",
    fr="{read} avis\u00a0: {bounced} courriels sont revenus et passent à la voie suivante, {arrived} sont arrivés, "
    "{other} ne disent rien de nouveau.",
)
_NO_FILE: Final = Text(en="There is no {path}.", fr="{path} n’existe pas.")


def add_arguments(parser: Parser) -> None:
    """Declare where the notifications are."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=parser.say(_FILES))


def run(arguments: argparse.Namespace) -> int:
    """Take the notifications in; 2 where a path is missing, and then nothing is taken in."""
    for path in arguments.paths:
        if str(path) != "-" and not path.exists():
            print(_NO_FILE.filled(path=str(path)).in_language(arguments.language), file=sys.stderr)
            return 2
    prepare(language=arguments.language)
    from workpermit.casework.announcing import take_in
    from workpermit.clock import present

    came = [take_in(content, at=present.now()) for content in _contents(arguments.paths)]
    bounced, arrived = came.count("bounced"), came.count("delivered")
    said = _DONE.filled(
        read=str(len(came)), bounced=str(bounced), arrived=str(arrived), other=str(len(came) - bounced - arrived)
    )
    print(said.in_language(arguments.language))
    return 0


def _contents(paths: list[Path]) -> Iterator[bytes]:
    for path in paths:
        if str(path) == "-":
            yield sys.stdin.buffer.read()
        elif path.is_dir():
            yield from (one.read_bytes() for one in sorted(path.iterdir()) if one.is_file())
        else:
            yield path.read_bytes()
