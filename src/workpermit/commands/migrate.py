"""`workpermit migrate`: bring the database up to date with this version."""

from __future__ import annotations

import argparse
from typing import Final

from workpermit.commands.parser import Parser
from workpermit.commands.setup import prepare
from workpermit.core.text import Text

_DONE: Final = Text(en="The database is up to date: {data}", fr="La base de données est à jour : {data}")


def add_arguments(parser: Parser) -> None:
    """Declare nothing: where the database is comes from the environment."""


def run(arguments: argparse.Namespace) -> int:
    """Migrate and say where."""
    prepare(language=arguments.language, migrate=True)
    from django.conf import settings

    print(_DONE.filled(data=str(settings.DATA)).in_language(arguments.language))
    return 0
