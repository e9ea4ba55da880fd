"""The command line's parser: argparse, speaking the chosen official language.

The language comes from `--lang`, else from WORKPERMIT_LANG, else it is English.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from typing import Any, Final, NoReturn

from workpermit.core.text import Language, Text

LANGUAGE_VARIABLE: Final = "WORKPERMIT_LANG"

_USAGE: Final = Text(en="usage: ", fr="utilisation : ")
# argparse puts a colon behind a title; French wants a space before it.
_ARGUMENTS: Final = Text(en="arguments", fr="arguments ")
_OPTIONS: Final = Text(en="options", fr="options ")
_HELP: Final = Text(en="show this help and end", fr="afficher cette aide et terminer")
_LANG: Final = Text(en="language: en or fr", fr="langue : en ou fr")
_DEBUG: Final = Text(en="when something fails, show where", fr="en cas d’échec, montrer où")
_SEE_HELP: Final = Text(en="See “{program} --help”.", fr="Voir « {program} --help ».")

# argparse writes its complaints in English alone; each is recognised by its beginning.
_COMPLAINTS: Final[Mapping[str, Text]] = {
    "the following arguments are required: ": Text(en="Still needed: {rest}.", fr="Il manque encore : {rest}."),
    "unrecognized arguments: ": Text(en="Not understood: {rest}.", fr="Non compris : {rest}."),
    "argument ": Text(en="Argument {rest}.", fr="Argument {rest}."),
}
_PARTS: Final[Mapping[str, Text]] = {
    ": invalid choice: ": Text(en=" cannot be ", fr=" ne peut pas être "),
    "(choose from ": Text(en="(choose from ", fr="(choisissez parmi "),
    ": expected one argument": Text(en=" needs one value after it", fr=" doit être suivi d’une valeur"),
    ": expected at least one argument": Text(en=" needs a value after it", fr=" doit être suivi d’une valeur"),
    ": invalid int value: ": Text(en=" must be a whole number, not ", fr=" doit être un nombre entier, et non "),
    ": not allowed with argument ": Text(en=" does not go with ", fr=" ne va pas avec "),
    ": ignored explicit argument ": Text(en=" takes no value, not ", fr=" ne prend pas de valeur, pas même "),
}


class Parser(argparse.ArgumentParser):
    """An argument parser whose own words are in `language`, with the options that every command has.

    `after` is what the usage line shows after the options, where the parser itself knows nothing of it.
    """

    def __init__(self, *, language: Language, after: Text | None = None, **options: Any) -> None:
        super().__init__(
            add_help=False, allow_abbrev=False, formatter_class=argparse.RawDescriptionHelpFormatter, **options
        )
        self.language = language
        self._after = after
        self._positionals.title = self.say(_ARGUMENTS)
        self._optionals.title = self.say(_OPTIONS)
        self.add_argument("-h", "--help", action="help", help=self.say(_HELP))
        self.add_argument("--lang", choices=[member.value for member in Language], help=self.say(_LANG))
        self.add_argument("--debug", action="store_true", help=self.say(_DEBUG))

    def say(self, text: Text) -> str:
        """Return `text` in the language of this command line; use it for the help of an argument."""
        return text.in_language(self.language)

    def format_usage(self) -> str:
        """Return the usage line, its first word in the chosen language."""
        return self._in_our_words(super().format_usage())

    def format_help(self) -> str:
        """Return the whole help, its first word in the chosen language."""
        return self._in_our_words(super().format_help())

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line and end with status 2."""
        see_help = _SEE_HELP.filled(program=self.prog)
        print(complaint(message, self.language), self.say(see_help), sep="\n", file=sys.stderr)
        sys.exit(2)

    def _in_our_words(self, formatted: str) -> str:
        usage, newline, rest = formatted.partition("\n")
        if self._after is not None:
            usage = f"{usage} {self.say(self._after)}"
        return usage.replace("usage: ", self.say(_USAGE), 1) + newline + rest


def split_at_command(words: Sequence[str]) -> tuple[list[str], str | None, list[str]]:
    """Split a command line into the options before the command's name, the name, and what follows it."""
    value_follows = False
    for position, word in enumerate(words):
        if value_follows or word.startswith("-"):
            value_follows = word == "--lang"
        else:
            return list(words[:position]), word, list(words[position + 1 :])
    return list(words), None, []


def chosen_language(words: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Return the language that the command line asks for; what is not a language is left to the parser to refuse."""
    wanted = environment.get(LANGUAGE_VARIABLE, "")
    for position, word in enumerate(words):
        if word == "--lang" and position + 1 < len(words):
            wanted = words[position + 1]
        elif word.startswith("--lang="):
            wanted = word.removeprefix("--lang=")
    known = {member.value: member for member in Language}
    return known.get(wanted.lower()[:2], Language.EN)


def complaint(message: str, language: Language) -> str:
    """Say a complaint of argparse in the chosen language; one that is not argparse's own is said as it is."""
    for beginning, sentence in _COMPLAINTS.items():
        if message.startswith(beginning):
            rest = message.removeprefix(beginning).rstrip(".")
            for english, text in _PARTS.items():
                rest = rest.replace(english, text.in_language(language))
            return sentence.in_language(language).format(rest=rest)
    return message
