"""What a command that needs the database does first."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from workpermit.core.text import Language

Place = Literal["office", "demo", "tests"]


def prepare(
    *,
    language: Language = Language.EN,
    place: Place | None = None,
    data: Path | None = None,
    migrate: bool = False,
) -> None:
    """Make Django ready, with its data folder, and on request the database's tables.

    `place` and `data` go into the environment, so that a server started from here runs in the same place; where
    Django is ready already (in a test), its settings stay as they are.
    """
    if place is not None:
        os.environ["WORKPERMIT_PLACE"] = place
    if data is not None:
        os.environ["WORKPERMIT_DATA"] = str(data.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workpermit.config.settings")

    import django

    django.setup()
    from django.conf import settings
    from django.utils import translation

    translation.activate(language.value)
    # Others on this machine have no business in the folder that holds the keys.
    settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    settings.FILE_UPLOAD_TEMP_DIR.mkdir(mode=0o700, exist_ok=True)
    if migrate:
        bring_up_to_date()


def bring_up_to_date() -> None:
    """Create or change the database's tables to what this version needs; a new office gets its keys with them."""
    from django.core.management import call_command
    from django.db import connection

    from workpermit.vault import keys, ring

    # Keys are made for an empty database alone: beside one that holds data, new keys would open nothing of it.
    if not connection.introspection.table_names():
        keys.make_if_absent(ring.folder())
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    gather_static_files()


def gather_static_files() -> None:
    """Put the files that pages load where the server takes them from, under names that change with their content."""
    from django.conf import settings
    from django.core.management import call_command

    if not settings.WHITENOISE_USE_FINDERS:
        call_command("collectstatic", verbosity=0, interactive=False)
