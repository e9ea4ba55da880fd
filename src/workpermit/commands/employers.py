"""`workpermit employers import|confirm|screen|compare`: the published list of employers, and who resembles whom on it.

`compare`, and `screen` with `--list`, need no database. Exit status: 0 it is done; 1 the list is held for a second
person, or there is none to screen against; 2 the command line or the input is not right.
"""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from workpermit.clock.present import now
from workpermit.commands import employer_tables as tables
from workpermit.commands.parser import Parser
from workpermit.commands.setup import prepare
from workpermit.core.text import Language, Text
from workpermit.core.wording.typography import typeset
from workpermit.trades.employers.screening.bands import Band

if TYPE_CHECKING:
    from workpermit.trades.employers.importing import Imported
    from workpermit.trades.employers.receiving import Held

_WHAT: Final = Text(
    en="what to do: import a list, confirm a held one, screen queries, compare pairs",
    fr="ce qu’il faut faire : import (une liste), confirm (une liste retenue), screen (des noms), compare (des paires)",
)
_FILE: Final = Text(
    en="import: the list as page (HTML), feed (JSON) or CSV; confirm: the number of a held list; "
    "screen: queries (CSV); compare: pairs (CSV)",
    fr="import : la liste, page (HTML), flux (JSON) ou CSV ; confirm : le numéro d’une liste retenue ; "
    "screen : les noms (CSV) ; compare : les paires (CSV)",
)
_LIST: Final = Text(
    en="screen: the list’s file, in place of the list in the database",
    fr="screen : le fichier de la liste, au lieu de celle de la base",
)
_OUT: Final = Text(en="screen, compare: where to write the answers (CSV)", fr="screen, compare : où écrire (CSV)")
_ON: Final = Text(
    en="screen: the day on which the standing counts, such as 2026-11-30 (today, unless you name one)",
    fr="screen : le jour auquel le statut compte, par exemple 2026-11-30 (aujourd’hui, à moins d’en nommer un)",
)
_BY: Final = Text(
    en="import, confirm: who does it (the name you are signed in with, unless you name one)",
    fr="import, confirm : qui le fait (votre nom d’utilisateur, à moins d’en nommer un)",
)
HELP: Final = Text(
    en="""Queries have the columns employer, legal_name, address, city, province, postal_code; any cell may be empty.
Pairs have operating_name, legal_name, listed_address, candidate_name, candidate_address. Rows are counted from 1,
the heading left out. The bands are clear, officer and near-certain; none of them decides.

  workpermit employers screen queries.csv --list list.html --out answers.csv --on 2026-11-30""",
    fr="""Les noms ont les colonnes employer, legal_name, address, city, province, postal_code ; toute case peut être
vide. Les paires ont operating_name, legal_name, listed_address, candidate_name, candidate_address. Les lignes se
comptent à partir de 1, sans l’en-tête. Les degrés sont clear, officer et near-certain ; aucun ne décide.

  workpermit employers screen noms.csv --list liste.html --out reponses.csv --on 2026-11-30""",
)
_NEEDS_OUT: Final = Text(en="Name a file for the answers with --out.", fr="Nommez un fichier de réponses avec --out.")
_NOT_A_DATE: Final = Text(
    en="--on is “{given}”, which is not a date. Write year-month-day, such as 2026-11-30.",
    fr="--on vaut « {given} », ce qui n’est pas une date. Écrivez année-mois-jour, par exemple 2026-11-30.",
)
_NOT_A_NUMBER: Final = Text(
    en="“{given}” is no number of a held list. “workpermit employers import” told it.",
    fr="« {given} » n’est pas le numéro d’une liste retenue. « workpermit employers import » l’a dit.",
)
_NO_FILE: Final = Text(
    en="“{given}” cannot be read. Name the list’s file: page, feed or CSV.",
    fr="« {given} » ne peut pas être lu. Nommez le fichier de la liste : page, flux ou CSV.",
)
_NO_LIST: Final = Text(
    en="No list was in force on {day}. Import one first, or name a file with --list.",
    fr="Aucune liste n’était en vigueur le {day}. Importez-en une, ou nommez un fichier avec --list.",
)
_KEPT: Final = Text(
    en="Version {version}: {count} rows; {added} added, {removed} withdrawn, {changed} changed in place.",
    fr="Version {version} : {count} lignes ; {added} ajoutées, {removed} retirées, {changed} modifiées sur place.",
)
_SAME: Final = Text(
    en="Nothing changed: version {version} is this very file. If a newer list is due, the feed may stand still.",
    fr="Rien n’a changé : la version {version} est ce fichier même. Si une liste plus récente est attendue, le flux "
    "est peut-être figé.",
)
_UNREAD: Final = Text(
    en="  status not known, left to an officer: rows {rows}", fr="  statut inconnu, laissé à un agent : lignes {rows}"
)
_NAMELESS: Final = Text(
    en="  blanked in place, kept as printed: rows {rows}",
    fr="  vidées sur place, conservées telles quelles : lignes {rows}",
)
_HELD: Final = Text(
    en="Held as number {number}: {why} ({added} added, {removed} withdrawn, {changed} changed). Nothing is in force "
    "yet. A second person looks, then: workpermit employers confirm {number}",
    fr="Retenue sous le numéro {number} : {why} ({added} ajoutées, {removed} retirées, {changed} modifiées). Rien "
    "n’est encore en vigueur. Une deuxième personne regarde, puis : workpermit employers confirm {number}",
)
_WHY: Final = {
    "mass_change": Text(en="more than 5 % of the rows differ", fr="plus de 5 % des lignes diffèrent"),
    "older": Text(
        en="its latest decision is older than that of the list in force",
        fr="sa dernière décision est plus ancienne que celle de la liste en vigueur",
    ),
}
_AND: Final = Text(en=" and ", fr=" et ")
_SCREENED: Final = Text(
    en="{told} employers of open cases screened or cases taken up again.",
    fr="{told} employeurs de dossiers en cours comparés, ou dossiers repris.",
)
_COUNTS: Final = Text(
    en="{near} near-certain, {officer} for an officer, {clear} clear",
    fr="{near} presque certains, {officer} pour un agent, {clear} sans ressemblance",
)


def add_arguments(parser: Parser) -> None:
    """Declare what to do, with which file, and where the answers go."""
    parser.add_argument("action", choices=list(_ACTIONS), metavar="|".join(_ACTIONS), help=parser.say(_WHAT))
    parser.add_argument("subject", metavar="FILE|NUMBER", help=parser.say(_FILE))
    parser.add_argument("--list", metavar="FILE", type=Path, help=parser.say(_LIST))
    parser.add_argument("--out", metavar="FILE", type=Path, help=parser.say(_OUT))
    parser.add_argument("--on", metavar="DATE", help=parser.say(_ON))
    parser.add_argument("--by", metavar="NAME", help=parser.say(_BY))
    parser.epilog = parser.say(HELP)


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked; what is wrong with the input is said with its column."""
    try:
        return _ACTIONS[arguments.action](arguments)
    except tables.BadTable as wrong:
        return _refuse(wrong.text, arguments.language)


def _import(arguments: argparse.Namespace) -> int:
    try:
        content = Path(arguments.subject).read_bytes()
    except OSError:
        return _refuse(_NO_FILE.filled(given=arguments.subject), arguments.language)
    prepare(language=arguments.language, migrate=True)
    from workpermit.trades.employers.reading import ListUnreadable
    from workpermit.trades.employers.receiving import Held, receive

    try:
        told = receive(content, source=Path(arguments.subject).name, by=_who(arguments), at=now())
    except ListUnreadable as wrong:
        return _refuse(wrong.text, arguments.language)
    if isinstance(told, Held):
        _say(_held(told), arguments.language)
        return 1
    return _taken_in(told, arguments.language)


def _confirm(arguments: argparse.Namespace) -> int:
    if not (arguments.subject.isascii() and arguments.subject.isdecimal()):
        return _refuse(_NOT_A_NUMBER.filled(given=arguments.subject), arguments.language)
    prepare(language=arguments.language, migrate=True)
    from workpermit.trades.employers.receiving import NoSuchHeldList, NotYours, confirm

    try:
        told = confirm(int(arguments.subject), by=_who(arguments), at=now())
    except (NotYours, NoSuchHeldList) as wrong:
        return _refuse(wrong.text, arguments.language)
    return _taken_in(told, arguments.language)


def _taken_in(told: Imported, language: Language) -> int:
    """Say what a version changed, and screen the employers of open cases against it."""
    if not told.is_new:
        _say(_SAME.filled(version=str(told.version)), language)
        return 0
    changed = told.difference
    _say(
        _KEPT.filled(
            version=str(told.version),
            count=str(told.row_count),
            added=str(changed.added),
            removed=str(changed.removed),
            changed=str(changed.changed),
        ),
        language,
    )
    for sentence, rows in ((_UNREAD, told.unread), (_NAMELESS, told.nameless)):
        if rows:
            _say(sentence.filled(rows=", ".join(map(str, rows))), language)
    from workpermit.casework import screening

    told_of = screening.screen(at=now(), at_most=None)
    if told_of:
        _say(_SCREENED.filled(told=str(told_of)), language)
    return 0


def _held(told: Held) -> Text:
    why = [_WHY[doubt.value] for doubt in told.doubts]
    joined = Text(en=_AND.en.join(one.en for one in why), fr=_AND.fr.join(one.fr for one in why))
    changed = told.difference
    return _HELD.filled(
        number=str(told.number),
        why=joined,
        added=str(changed.added),
        removed=str(changed.removed),
        changed=str(changed.changed),
    )


def _screen(arguments: argparse.Namespace) -> int:
    language = arguments.language
    if arguments.out is None:
        return _refuse(_NEEDS_OUT, language)
    try:
        on = date.fromisoformat(arguments.on) if arguments.on else now().date()
    except ValueError:
        return _refuse(_NOT_A_DATE.filled(given=arguments.on), language)
    rows = tables.read_rows(Path(arguments.subject), tables.QUERY)
    listed = tables.read_list_file(arguments.list) if arguments.list else _in_force(on, language)
    if listed is None:
        _say(_NO_LIST.filled(day=on.isoformat()), language, error=True)
        return 1
    _count(tables.write(arguments.out, tables.FOUND, tables.screened(rows, listed, on=on, language=language)), language)
    return 0


def _in_force(on: date, language: Language) -> list[tables.ListRow] | None:
    """Return the rows of the version in force on a day, from the database."""
    prepare(language=language, migrate=True)
    from workpermit.trades.employers.importing import list_in_force
    from workpermit.trades.employers.models import ListedEmployer

    published = list_in_force(on)
    if published is None:
        return None
    rows = ListedEmployer.objects.filter(published_list_id=published.id).order_by("row_number")
    return [tables.ListRow(one.row_number, one.operating_name, one.legal_name, one.address, one.status) for one in rows]


def _compare(arguments: argparse.Namespace) -> int:
    if arguments.out is None:
        return _refuse(_NEEDS_OUT, arguments.language)
    rows = tables.read_rows(Path(arguments.subject), tables.PAIR)
    written = tables.write(arguments.out, tables.COMPARED, tables.compared(rows, language=arguments.language))
    _count(written, arguments.language)
    return 0


_ACTIONS: Final[Mapping[str, Callable[[argparse.Namespace], int]]] = {
    "import": _import,
    "confirm": _confirm,
    "screen": _screen,
    "compare": _compare,
}


def _who(arguments: argparse.Namespace) -> str:
    return arguments.by or getpass.getuser()


def _count(counts: Mapping[str, int], language: Language) -> None:
    near, officer, clear = (str(counts[band.value]) for band in (Band.NEAR_CERTAIN, Band.OFFICER, Band.CLEAR))
    _say(_COUNTS.filled(near=near, officer=officer, clear=clear), language)


def _say(text: Text, language: Language, *, error: bool = False) -> None:
    print(typeset(text.in_language(language), language), file=sys.stderr if error else sys.stdout)


def _refuse(text: Text, language: Language) -> int:
    _say(text, language, error=True)
    return 2
