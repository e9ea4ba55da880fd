"""`workpermit demo`: walk the example cases from submission to a permit in hand, then show them.

It owns one folder (`demo`, or --folder) and empties that one alone, which it knows by a mark of its own.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from workpermit.commands.parser import Parser
from workpermit.commands.serve import obstacle_to_listening, serve
from workpermit.commands.setup import prepare
from workpermit.core.text import Language, Text

if TYPE_CHECKING:
    from workpermit.casework.checking import Report
    from workpermit.casework.reading import CaseFile
    from workpermit.commands.demo.walk import Walked

MARK: Final = ".workpermit-demo"
_NO_SERVE: Final = Text("end when the walk is done", "terminer une fois le parcours achevé")
_FOLDER: Final = Text(
    "where the demo keeps its data and letters (demo)", "où la démo garde ses données et lettres (demo)"
)
_PORT: Final = Text("port of the pages (8000)", "port des pages (8000)")
_EXAMPLES: Final = Text("the folder of example packages (examples)", "le dossier des exemples (examples)")
_NOT_OURS: Final = Text(
    "The folder {folder} is not empty and was not made by the demo, so it is left alone. Name another: --folder NAME",
    "Le dossier {folder} n’est pas vide et n’a pas été créé par la démo\u00a0; il reste intact. "
    "Nommez-en un autre\u00a0: --folder NOM",
)
_NO_EXAMPLES: Final = Text(
    "There is no folder {folder} with example packages. Run this from the project’s folder, or name it: "
    "--examples FOLDER",
    "Il n’y a pas de dossier d’exemples {folder}. Lancez la commande depuis le dossier du projet, ou nommez-le\u00a0: "
    "--examples DOSSIER",
)
_BEGIN: Final = Text(
    "Walking {count} fictional applications on a simulated clock …",
    "Parcours de {count} demandes fictives sur une horloge simulée…",
)
_TITLE: Final = Text("Summary", "Résumé")
_UNDER_WAY: Final = Text(
    "{count} more are under way today: see them as their applicants do",
    "{count} autres sont en cours aujourd’hui\u00a0: voyez-les comme les voient leurs demandeurs",
)
_LETTERS: Final = Text(
    "{count} letters and permits, as PDF files, in {folder}", "{count} lettres et permis, en PDF, dans {folder}"
)
_MAIL: Final = Text("{count} e-mails, as files, in {folder}", "{count} courriels, en fichiers, dans {folder}")
_SEALS: Final = Text(
    "{good} of {count} seals verified against their printed text, offline",
    "{good} sceaux sur {count} vérifiés hors ligne avec leur texte imprimé",
)
_JOURNAL: Final = Text(
    "{cases} cases, {entries} journal entries: {verdict}",
    "{cases} dossiers, {entries} inscriptions au journal\u00a0: {verdict}",
)
_INTACT: Final = Text("every chain, row and record agrees", "chaînes, fiches et pièces concordent")
_NOT_INTACT: Final = Text("{count} things are not right", "{count} choses ne vont pas")
_TRY: Final = Text(
    "Try:  .venv/bin/workpermit verify {permit} --trust {trust}",
    "Essayez\u00a0:  .venv/bin/workpermit verify {permit} --trust {trust}",
)


def add_arguments(parser: Parser) -> None:
    """Declare the folder, the port and whether to serve."""
    parser.add_argument("--no-serve", action="store_true", help=parser.say(_NO_SERVE))
    parser.add_argument("--folder", type=Path, default=Path("demo"), help=parser.say(_FOLDER))
    parser.add_argument("--examples", type=Path, default=Path("examples"), help=parser.say(_EXAMPLES))
    parser.add_argument("--port", type=int, default=8000, help=parser.say(_PORT))


def run(arguments: argparse.Namespace) -> int:
    """Walk, print, write the letters, verify, sum up, serve."""
    language: Language = arguments.language
    obstacle = _obstacle(arguments)
    if obstacle is not None:
        print(obstacle.in_language(language), file=sys.stderr)
        return 2
    folder: Path = arguments.folder
    _empty(folder)
    # What e-mails name as the place to sign in at.
    os.environ.setdefault("WORKPERMIT_SITE", f"http://localhost:{arguments.port}")
    prepare(language=language, place="demo", data=folder / "data", migrate=True)
    ended_well = _show(folder, arguments.examples, language)
    if arguments.no_serve or not ended_well:
        return 0 if ended_well else 1
    return serve(language, port=arguments.port, with_worker=True)


def _obstacle(arguments: argparse.Namespace) -> Text | None:
    """Return why the demo cannot begin; asked before anything is emptied or walked."""
    if not (arguments.examples / "employers").is_dir():
        return _NO_EXAMPLES.filled(folder=str(arguments.examples))
    folder: Path = arguments.folder
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        return _NOT_OURS.filled(folder=str(folder))
    return None if arguments.no_serve else obstacle_to_listening("127.0.0.1", port=arguments.port)


def _empty(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    (folder / MARK).touch()


def _show(folder: Path, examples: Path, language: Language) -> bool:
    from workpermit.casework.checking import check
    from workpermit.casework.reading import case_file
    from workpermit.clock import present
    from workpermit.commands.demo.stories import STORIES
    from workpermit.commands.demo.timeline import timeline
    from workpermit.commands.demo.walk import walk

    print(_BEGIN.filled(count=str(len(STORIES))).in_language(language), flush=True)
    walked = walk(examples, told=lambda _, __: print(".", end="", flush=True))
    print("\n")
    files = {name: case_file(desk.row) for name, desk in walked.desks.items()}
    for name, file in files.items():
        print(timeline(file, story=name, cast=walked.cast, language=language), end="\n\n")
    good = _summed_up(folder, files, walked, check(), language)
    present.release()
    return good


def _summed_up(folder: Path, files: dict[str, CaseFile], walked: Walked, report: Report, language: Language) -> bool:
    from workpermit.commands.demo.accounts import open_to_newcomers
    from workpermit.commands.demo.papers import verify_seals, write_letters
    from workpermit.core.case.public_status import public_status

    written = write_letters(folder / "letters", files)
    sealed, good = verify_seals(written, trust=folder / "data" / "keys" / "trust.json")
    verdict = _NOT_INTACT.filled(count=str(len(report.troubles))) if report.troubles else _INTACT
    print(_TITLE.in_language(language))
    ends = Counter(public_status(file.case).overall for file in files.values())
    for overall, count in ends.most_common():
        print(f"  {count:>3}  {overall.in_language(language)}")
    mail = folder / "data" / "mail"
    told = (
        _UNDER_WAY.filled(count=str(len(walked.under_way))),
        _LETTERS.filled(count=str(len(written)), folder=str(folder / "letters")),
        _MAIL.filled(count=str(len(list(mail.glob("*.eml")))), folder=str(mail)),
        _SEALS.filled(good=str(good), count=str(sealed)),
        _JOURNAL.filled(cases=str(report.cases), entries=str(report.entries), verdict=verdict),
        *open_to_newcomers({**walked.desks, **walked.under_way}),
        _TRY.filled(
            permit=str(next(path for path in written if "work-permit" in path.name)),
            trust=str(folder / "data" / "keys" / "trust.json"),
        ),
    )
    print(*(f"  {line.in_language(language)}" for line in told), sep="\n")
    return good == sealed and not report.troubles
