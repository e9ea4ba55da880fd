"""Let the database itself refuse a decision that names nobody of the office, and one that its own assessor confirms.

Triggers and no constraint: they ask nothing of the rows that are there, so that no journal has to be copied for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_DECISIONS = (
    "'ApplicationApproved', 'ApplicationRefused', 'ApplicationReturned', 'DecisionProposed', "
    "'EmployerMatchDismissed', 'PermitNotIssued', 'PermitRevoked', 'ProgrammeDenied'"
)
_NAMELESS = (
    f"NEW.kind IN ({_DECISIONS}) AND (NEW.role NOT IN ('officer', 'supervisor', 'border_officer') "
    "OR NEW.actor = '' OR NEW.authority = '')"
)
# Where a proposal is open, whoever proposed, concluded a check or noted facts is no second reader (S-16).
_BY_ASSESSOR = (
    "NEW.kind IN ('ApplicationApproved', 'ApplicationRefused') AND EXISTS ("
    "SELECT 1 FROM casework_journal proposed WHERE proposed.case_id = NEW.case_id AND proposed.kind = 'DecisionProposed' "
    "AND NOT EXISTS (SELECT 1 FROM casework_journal back WHERE back.case_id = NEW.case_id "
    "AND back.kind = 'DecisionSentBack' AND back.sequence > proposed.sequence)) "
    "AND EXISTS (SELECT 1 FROM casework_journal own WHERE own.case_id = NEW.case_id AND own.actor = NEW.actor "
    "AND own.kind IN ('DecisionProposed', 'CheckPassed', 'CheckFailed', 'DossierAmended'))"
)
_TOLD = {
    "casework_journal_decisions_name_people": (_NAMELESS, "a decision names a person of the office"),
    "casework_journal_second_person": (_BY_ASSESSOR, "a second person confirms, and none who assessed the case"),
}


def _sqlite() -> Iterator[str]:
    for name, (condition, why) in _TOLD.items():
        yield (
            f"CREATE TRIGGER {name} BEFORE INSERT ON casework_journal WHEN {condition} "
            f"BEGIN SELECT RAISE(ABORT, '{why}'); END"
        )


def _postgresql() -> Iterator[str]:
    for name, (condition, why) in _TOLD.items():
        yield (
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ "
            f"BEGIN IF {condition} THEN RAISE EXCEPTION '{why}' USING ERRCODE = 'check_violation'; END IF; "
            "RETURN NEW; END $$"
        )
        yield f"CREATE TRIGGER {name} BEFORE INSERT ON casework_journal FOR EACH ROW EXECUTE FUNCTION {name}()"


def put_triggers(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers in the words of the engine."""
    for statement in _postgresql() if editor.connection.vendor == "postgresql" else _sqlite():
        editor.execute(statement, params=None)


class Migration(migrations.Migration):
    """A decision names people, and two where two are due."""

    dependencies = [("casework", "0005_open_work_for_lists")]
    operations = [migrations.RunPython(put_triggers, migrations.RunPython.noop)]
