"""Let queues and work lists find by columns of the open work; what is open already gets them from its journal."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from uuid import UUID

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Q
from django.db.models.functions import Coalesce

from workpermit.core.case import codec, officer_request, programme_request
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.ball import Wait, hold_of
from workpermit.core.case.overdue import overdue
from workpermit.core.case.state import Case, Entry, fold

_AT_ONCE = 500
_STILL_OPEN = (officer_request.Stage.OPEN, officer_request.Stage.DEADLINE_PASSED)
_COPY = (
    "UPDATE casework_open_work SET "
    "form = (SELECT form FROM casework_case WHERE id = case_id), "
    "country = (SELECT country FROM casework_case WHERE id = case_id), "
    "language = (SELECT language FROM casework_case WHERE id = case_id)"
)
_DERIVE = (
    "UPDATE casework_open_work SET region = %s, holder = %s, late = %s, programme = %s, wishes_time = %s "
    "WHERE case_id = %s"
)
_Told = tuple[UUID, int, int, str, str, str, str]


def fill(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Write the new columns of every open case; events are additive for ever, so the core reads each journal."""
    work, entries = apps.get_model("casework", "OpenWork"), apps.get_model("casework", "JournalRow")
    offices = dict(work.objects.values_list("pk", "office"))
    ids = sorted(offices)
    with editor.connection.cursor() as cursor:
        cursor.execute(_COPY)
        for begin in range(0, len(ids), _AT_ONCE):
            some = ids[begin : begin + _AT_ONCE]
            told = entries.objects.filter(case_id__in=some).order_by("case_id", "sequence")
            rows = told.values_list("case_id", "sequence", "at", "role", "actor", "kind", "payload")
            cases = {case_id: fold(map(_entry, one)) for case_id, one in groupby(rows, key=itemgetter(0))}
            cursor.executemany(_DERIVE, [(*_derived(cases[one], offices[one]), _id(editor, one)) for one in some])


def _id(editor: BaseDatabaseSchemaEditor, case_id: UUID) -> str | UUID:
    return case_id if editor.connection.vendor == "postgresql" else case_id.hex


def _entry(told: _Told) -> Entry:
    _, sequence, at, role, actor, kind, payload = told
    return Entry(sequence, codec.from_microseconds(at), Actor(Role(role), actor), codec.decode(kind, payload))


def _derived(case: Case, office: str) -> tuple[str, str, bool, str | None, bool]:
    hold = hold_of(case)
    waiting = [one for one in case.programmes.values() if one.stage is programme_request.Stage.RECEIVED]
    return (
        office.partition("-")[0],
        hold.party.value,
        hold.waits_for is Wait.PASSED_DATE or any(overdue(case)),
        waiting[0].programme.value if waiting else None,
        any(one.asked_until and one.stage in _STILL_OPEN for one in case.requests.values()),
    )


def _text(longest: int) -> models.CharField[str, str]:
    return models.CharField(max_length=longest, default="")


_IN_ORDER = ["first_at", "received_at", "case"]


def _index(name: str, *fields: str, only: Q | None = None) -> migrations.AddIndex:
    return migrations.AddIndex("openwork", models.Index(fields=list(fields), name=name, condition=only))


class Migration(migrations.Migration):
    dependencies = [("casework", "0004_applicants_cases")]

    operations = [
        migrations.RemoveIndex("openwork", "work_queue"),
        migrations.RemoveIndex("openwork", "work_assignee"),
        migrations.AddField("openwork", "region", _text(16)),
        migrations.AddField("openwork", "form", _text(16)),
        migrations.AddField("openwork", "country", _text(2)),
        migrations.AddField("openwork", "language", _text(2)),
        migrations.AddField("openwork", "holder", _text(16)),
        migrations.AddField("openwork", "late", models.BooleanField(default=False)),
        migrations.AddField("openwork", "programme", models.CharField(max_length=24, null=True)),
        migrations.AddField("openwork", "wishes_time", models.BooleanField(default=False)),
        migrations.AddField(
            "openwork",
            "first_at",
            models.GeneratedField(
                expression=Coalesce("due_at", 2**62), output_field=models.BigIntegerField(), db_persist=True
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        _index("work_first", *_IN_ORDER),
        _index("work_region", "region", *_IN_ORDER),
        _index("work_region_holder", "region", "holder", *_IN_ORDER),
        _index("work_office", "office", *_IN_ORDER),
        _index("work_country", "country", *_IN_ORDER),
        _index("work_assignee", "assignee", *_IN_ORDER),
        _index("work_stage", "stage", *_IN_ORDER),
        _index("work_late", *_IN_ORDER, only=Q(late=True)),
        _index("work_programme", "first_at", only=Q(programme__isnull=False)),
        _index("work_wishes_time", "first_at", only=Q(wishes_time=True)),
    ]
