"""The `workpermit` command: read which subcommand is meant, import that one alone, run it.

A subcommand is a module with `add_arguments(parser)` and `run(arguments) -> int`, named in `COMMANDS`.
`arguments.language` is the language the person chose.

Exit status: 0 it is done; 1 it failed, or what it checked is not right; 2 the command line or the input is not right.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Final, Protocol

from workpermit.commands.parser import Parser, chosen_language, split_at_command
from workpermit.core.text import Language, Text


class Command(Protocol):
    """What a subcommand's module offers."""

    def add_arguments(self, parser: Parser) -> None:
        """Declare what follows the subcommand's name."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do it and return the exit status."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a subcommand lives, and the one line that `--help` shows of it."""

    module: str
    help: Text

    def load(self) -> Command:
        """Import the subcommand's module."""
        command: Command = import_module(self.module)
        return command


COMMANDS: Final[Mapping[str, Entry]] = {
    "demo": Entry(
        "workpermit.commands.demo.command",
        Text(
            en="walk the example cases from submission to a permit in hand, then show them",
            fr="faire parcourir aux dossiers d’exemple tout le chemin jusqu’au permis en main, puis les montrer",
        ),
    ),
    "submit": Entry(
        "workpermit.commands.submit",
        Text(en="hand in one application package", fr="présenter un dossier de demande"),
    ),
    "verify": Entry(
        "workpermit.commands.verify",
        Text(
            en="check the seal of a letter or a permit, without a network",
            fr="vérifier le sceau d’une lettre ou d’un permis, sans réseau",
        ),
    ),
    "check": Entry(
        "workpermit.commands.check",
        Text(
            en="replay every case and verify the whole journal",
            fr="rejouer chaque dossier et vérifier tout le journal",
        ),
    ),
    "due": Entry(
        "workpermit.commands.due",
        Text(
            en="tell the instant at which a date to reply by closes, in UTC and in your own zone",
            fr="dire à quel instant une date limite prend fin, en UTC et dans votre propre fuseau",
        ),
    ),
    "business-days": Entry(
        "workpermit.commands.business_days",
        Text(
            en="count business days from a date, federal holidays left out",
            fr="compter des jours ouvrables à partir d’une date, sans les jours fériés fédéraux",
        ),
    ),
    "assess": Entry(
        "workpermit.commands.assess",
        Text(
            en="say what the rules make of one person’s facts, with the reasons",
            fr="dire ce que les règles font des faits d’une personne, avec les raisons",
        ),
    ),
    "rules": Entry(
        "workpermit.commands.rules",
        Text(
            en="list the rules of the book, or explain one with its sources",
            fr="donner les règles du recueil, ou en expliquer une avec ses sources",
        ),
    ),
    "sweep": Entry(
        "workpermit.commands.sweep",
        Text(
            en="judge a whole table of cases by one rule",
            fr="juger tout un tableau de cas selon une règle",
        ),
    ),
    "times": Entry(
        "workpermit.commands.import_times",
        Text(
            en="import published processing times, each file as a version",
            fr="importer des délais de traitement publiés, chaque fichier étant une version",
        ),
    ),
    "switch": Entry(
        "workpermit.commands.switch",
        Text(
            en="turn findings, issuing, sign-up or the signing of heads off or on",
            fr="désactiver ou activer constatations, délivrance, ouverture de comptes ou signature des têtes",
        ),
    ),
    "employers": Entry(
        "workpermit.commands.employers",
        Text(
            en="import the published list of employers, and compare names with it",
            fr="importer la liste publiée des employeurs, et y comparer des noms",
        ),
    ),
    "backup": Entry(
        "workpermit.commands.backup",
        Text(
            en="copy the office while it works, and prove that a copy can be restored",
            fr="copier le bureau pendant qu’il travaille, et vérifier qu’une copie peut être rétablie",
        ),
    ),
    "staff": Entry(
        "workpermit.commands.staff",
        Text(
            en="make and close the accounts of the office’s people",
            fr="créer et fermer les comptes des membres du bureau",
        ),
    ),
    "migrate": Entry(
        "workpermit.commands.migrate",
        Text(en="bring the database up to date", fr="mettre la base de données à jour"),
    ),
    "worker": Entry(
        "workpermit.commands.worker",
        Text(
            en="do the background work: letters, e-mails, reminders, what closes by itself",
            fr="faire le travail de fond : lettres, courriels, rappels, ce qui se ferme de soi-même",
        ),
    ),
    "reindex": Entry(
        "workpermit.commands.reindex",
        Text(en="write the index of the search anew", fr="recréer l’index de recherche"),
    ),
    "post": Entry(
        "workpermit.commands.post",
        Text(
            en="print what goes by post, and note what was mailed or came back",
            fr="imprimer ce qui part par la poste, et consigner ce qui est posté ou revenu",
        ),
    ),
    "medical": Entry(
        "workpermit.commands.medical",
        Text(
            en="take in a panel physician’s report of medical exams",
            fr="prendre en compte le rapport d’examens médicaux d’un médecin désigné",
        ),
    ),
    "bounces": Entry(
        "workpermit.commands.bounces",
        Text(
            en="take in what mail servers sent back, so that a message goes on to its next way",
            fr="prendre en compte les courriels revenus, pour que le message passe à la voie suivante",
        ),
    ),
    "serve": Entry(
        "workpermit.commands.serve",
        Text(en="serve the pages on this machine", fr="servir les pages sur cette machine"),
    ),
}

_WHAT_IT_IS: Final = Text(
    en="Carries a work permit application from the day it is handed in to the day the permit is in hand.",
    fr="Accompagne une demande de permis de travail du jour de son dépôt au jour où le permis est en main.",
)
_COMMAND: Final = Text(en="COMMAND ...", fr="COMMANDE ...")
_LIST: Final = Text(en="commands:", fr="commandes :")
_MORE: Final = Text(
    en="“workpermit COMMAND --help” explains one command.",
    fr="« workpermit COMMANDE --help » explique une commande.",
)
_NO_COMMAND: Final = Text(
    en="Name a command: {names}.",
    fr="Nommez une commande : {names}.",
)
_UNKNOWN: Final = Text(
    en="There is no command “{given}”. The commands are: {names}.",
    fr="La commande « {given} » n’existe pas. Les commandes sont : {names}.",
)
_FAILED: Final = Text(
    en="This did not work: {reason}.\nTo see where it stopped, add --debug.",
    fr="Cela n’a pas fonctionné : {reason}.\nPour voir où l’exécution s’est arrêtée, ajoutez --debug.",
)
_STOPPED: Final = Text(en="Stopped, as you asked.", fr="Arrêté, comme vous l’avez demandé.")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    language = chosen_language(words, os.environ)
    options, name, rest = split_at_command(words)
    if name is None:
        parser = _overview(language)
        parser.parse_args(options)
        parser.error(_NO_COMMAND.filled(names=", ".join(COMMANDS)).in_language(language))
    if name not in COMMANDS:
        sentence = _UNKNOWN.filled(given=name, names=", ".join(COMMANDS))
        _overview(language).error(sentence.in_language(language))
    return _guarded(name, [*options, *rest], language)


def _guarded(name: str, words: Sequence[str], language: Language) -> int:
    """Run the command; whatever goes wrong becomes a sentence."""
    try:
        return _run(name, words, language)
    except KeyboardInterrupt:
        print(_STOPPED.in_language(language), file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader (head, less) has seen enough; Python would complain once more while it closes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 # the last stop: a person gets a sentence, never a traceback
        if "--debug" in words:
            traceback.print_exc()
        print(_FAILED.filled(reason=_reason(error)).in_language(language), file=sys.stderr)
        return 1


def _run(name: str, words: Sequence[str], language: Language) -> int:
    entry = COMMANDS[name]
    command = entry.load()
    parser = Parser(prog=f"workpermit {name}", language=language, description=entry.help.in_language(language))
    command.add_arguments(parser)
    arguments = parser.parse_args(words)
    arguments.language = language
    return command.run(arguments)


def _reason(error: Exception) -> str:
    sentence = " ".join(str(error).split()).rstrip(".")
    return sentence or type(error).__name__


def _overview(language: Language) -> Parser:
    """Build the parser that lists the commands and imports none."""
    width = max(map(len, COMMANDS)) + 2
    lines = [f"  {name:{width}}{entry.help.in_language(language)}" for name, entry in COMMANDS.items()]
    return Parser(
        prog="workpermit",
        language=language,
        after=_COMMAND,
        description=_WHAT_IT_IS.in_language(language),
        epilog="\n".join([_LIST.in_language(language), *lines, "", _MORE.in_language(language)]),
    )


if __name__ == "__main__":
    sys.exit(main())
