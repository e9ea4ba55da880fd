"""A note is never changed or taken away, on either engine."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_TABLE = "notes_note"


def _sqlite() -> Iterator[str]:
    for act in ("UPDATE", "DELETE"):
        yield (
            f"CREATE TRIGGER {_TABLE}_no_{act.lower()} BEFORE {act} ON {_TABLE} "
            f"BEGIN SELECT RAISE(ABORT, '{_TABLE} is append-only'); END"
        )


def _postgresql() -> Iterator[str]:
    yield (
        "CREATE FUNCTION notes_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ "
        "BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
    )
    yield (
        f"CREATE TRIGGER {_TABLE}_append_only BEFORE UPDATE OR DELETE ON {_TABLE} "
        "FOR EACH ROW EXECUTE FUNCTION notes_append_only()"
    )
    yield (
        f"CREATE TRIGGER {_TABLE}_no_truncate BEFORE TRUNCATE ON {_TABLE} "
        "FOR EACH STATEMENT EXECUTE FUNCTION notes_append_only()"
    )


def put_triggers(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers in the words of the engine."""
    for statement in _postgresql() if editor.connection.vendor == "postgresql" else _sqlite():
        # No parameters: the statements hold percent signs of their own.
        editor.execute(statement, params=None)


class Migration(migrations.Migration):
    """Notes are append-only."""

    dependencies = [("notes", "0001_initial")]
    operations = [migrations.RunPython(put_triggers, migrations.RunPython.noop)]
