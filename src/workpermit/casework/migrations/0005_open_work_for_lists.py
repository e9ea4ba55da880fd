"""Let queues and work lists find by columns of the open work; what is open already gets them from its journal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

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
_COPIED = ("form", "country", "language")
_DERIVED = ("region", "holder", "late", "programme", "wishes_time")
_STILL_OPEN = (officer_request.Stage.OPEN, officer_request.Stage.DEADLINE_PASSED)


def fill(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Write the new columns of every open case; events are additive for ever, so the core reads each journal."""
    work, entries = apps.get_model("casework", "OpenWork"), apps.get_model("casework", "JournalRow")
    ids = list(work.objects.order_by("pk").values_list("pk", flat=True))
    for begin in range(0, len(ids), _AT_ONCE):
        some = ids[begin : begin + _AT_ONCE]
        rows = work.objects.filter(pk__in=some).select_related("case").order_by("pk")
        told = entries.objects.filter(case_id__in=some).order_by("case_id", "sequence")
        cases = {case_id: _case(one) for case_id, one in groupby(told, key=lambda row: row.case_id)}
        work.objects.bulk_update([_filled(row, cases[row.pk]) for row in rows], [*_COPIED, *_DERIVED], batch_size=50)


def _case(rows: Iterable[Any]) -> Case:
    return fold([_entry(row) for row in rows])


def _entry(row: Any) -> Entry:
    actor = Actor(Role(row.role), row.actor)
    return Entry(row.sequence, codec.from_microseconds(row.at), actor, codec.decode(row.kind, row.payload))


def _filled(row: Any, case: Case) -> Any:
    hold = hold_of(case)
    for name in _COPIED:
        setattr(row, name, getattr(row.case, name))
    row.region = row.office.partition("-")[0]
    row.holder = hold.party.value
    row.late = hold.waits_for is Wait.PASSED_DATE or any(overdue(case))
    row.programme = _first([one for one in case.programmes.values() if one.stage is programme_request.Stage.RECEIVED])
    row.wishes_time = any(one.asked_until and one.stage in _STILL_OPEN for one in case.requests.values())
    return row


def _first(waiting: Sequence[programme_request.ProgrammeRequest]) -> str | None:
    return waiting[0].programme.value if waiting else None


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
        _index("work_assignee", "assignee", *_IN_ORDER),
        _index("work_holder", "holder", *_IN_ORDER),
        _index("work_country", "country", *_IN_ORDER),
        _index("work_late", *_IN_ORDER, only=Q(late=True)),
        _index("work_programme", "first_at", only=Q(programme__isnull=False)),
        _index("work_wishes_time", "first_at", only=Q(wishes_time=True)),
    ]
