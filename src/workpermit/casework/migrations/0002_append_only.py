"""Let the database itself refuse to rewrite the journal, the records and the log of who looked."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_FROZEN = ("casework_journal", "casework_access")
# A record may lose its content and its salt together (lawful disposal), and nothing else.
_RECORD_KEPT = ("id", "case_id", "kind", "at")


def _sqlite() -> Iterator[str]:
    for table in _FROZEN:
        for act in ("UPDATE", "DELETE"):
            yield (
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
    yield (
        "CREATE TRIGGER casework_record_no_delete BEFORE DELETE ON casework_record "
        "BEGIN SELECT RAISE(ABORT, 'casework_record is append-only'); END"
    )
    changed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in _RECORD_KEPT)
    yield (
        "CREATE TRIGGER casework_record_only_disposal BEFORE UPDATE ON casework_record "
        f"WHEN {changed} OR NEW.body IS NOT NULL OR NEW.salt IS NOT NULL "
        "BEGIN SELECT RAISE(ABORT, 'a record may only be disposed of'); END"
    )


def _postgresql() -> Iterator[str]:
    yield (
        "CREATE FUNCTION casework_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ "
        "BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
    )
    for table in _FROZEN:
        yield (
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION casework_append_only()"
        )
    yield (
        "CREATE TRIGGER casework_record_no_delete BEFORE DELETE ON casework_record "
        "FOR EACH ROW EXECUTE FUNCTION casework_append_only()"
    )
    changed = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in _RECORD_KEPT)
    yield (
        "CREATE TRIGGER casework_record_only_disposal BEFORE UPDATE ON casework_record FOR EACH ROW "
        f"WHEN ({changed} OR NEW.body IS NOT NULL OR NEW.salt IS NOT NULL) "
        "EXECUTE FUNCTION casework_append_only()"
    )
    for table in (*_FROZEN, "casework_record"):
        yield (
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION casework_append_only()"
        )


def put_triggers(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers in the words of the engine."""
    for statement in _postgresql() if editor.connection.vendor == "postgresql" else _sqlite():
        # No parameters: the statements hold percent signs of their own.
        editor.execute(statement, params=None)


class Migration(migrations.Migration):
    """Append-only tables."""

    dependencies = [("casework", "0001_initial")]
    operations = [migrations.RunPython(put_triggers, migrations.RunPython.noop)]
