"""Let allauth's migration pass over sealed addresses on PostgreSQL: it asks for `LOWER` of a column that holds bytes.

A sealed address has no case to lower, so the function returns it as it is, and that migration changes no row. SQLite
answers the same by itself.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_MAKE = "CREATE OR REPLACE FUNCTION lower(bytea) RETURNS bytea AS 'SELECT $1' LANGUAGE sql IMMUTABLE"
_DROP = "DROP FUNCTION IF EXISTS lower(bytea)"


def make(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Define the function where it is lacking."""
    if editor.connection.vendor == "postgresql":
        editor.execute(_MAKE)


def drop(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take it away again."""
    if editor.connection.vendor == "postgresql":
        editor.execute(_DROP)


class Migration(migrations.Migration):
    """One function, before the migration that calls it."""

    dependencies: ClassVar = [("accounts", "0002_signing_in")]
    run_before: ClassVar = [("account", "0006_emailaddress_lower")]
    operations: ClassVar = [migrations.RunPython(make, drop)]
