"""What was open before the columns of the open work were there gets them from its journal (migration 0005)."""

from __future__ import annotations

import importlib
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from casework.cases import hand_in, in_process
from casework.test_rows import agree
from workpermit.casework.models import OpenWork


@pytest.mark.django_db
def test_rows_of_before_say_afterwards_what_the_journal_says(monkeypatch: pytest.MonkeyPatch) -> None:
    migration = importlib.import_module("workpermit.casework.migrations.0005_open_work_for_lists")
    monkeypatch.setattr(migration, "_AT_ONCE", 2)
    ids = [
        hand_in(),
        in_process(),
        hand_in("visitor-under-public-policy"),
        hand_in("in-canada-extension"),
        in_process(),
    ]
    OpenWork.objects.update(
        region="", form="", country="", language="", holder="", late=True, programme="none", wishes_time=True
    )
    with pytest.raises(AssertionError):
        agree(ids[0])
    migration.fill(apps, SimpleNamespace(connection=connection))  # all that it asks of a schema editor
    for case_id in ids:
        agree(case_id)
