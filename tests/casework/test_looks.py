"""Who looked at a file, as its person reads it, is the log and nothing but the log (S-30)."""

from __future__ import annotations

import random
import uuid

import pytest

from workpermit.casework.looks import looks_at
from workpermit.casework.models import AccessEntry
from workpermit.core.case.actor import Role
from workpermit.core.case.codec import to_microseconds

pytestmark = pytest.mark.django_db
CASES = 1000
_ROLES = (Role.OFFICER, Role.SUPERVISOR, Role.BORDER_OFFICER, Role.REPRESENTATIVE, Role.MAILROOM_CLERK)


def test_the_list_equals_the_log_in_a_thousand_random_cases() -> None:
    chance = random.Random(30)
    cases = [uuid.UUID(int=chance.getrandbits(128)) for _ in range(CASES)]
    entries = [
        AccessEntry(
            case_id=case,
            role=chance.choice(_ROLES).value,
            actor=str(uuid.UUID(int=chance.getrandbits(128))),
            what=chance.choice(["case", "document", "letter", "act", "identity"]),
            purpose=chance.choice(["work", "review", "complaint", "granted", "answer"]),
            at=1_700_000_000_000_000 + chance.randrange(10**15),
        )
        for case in cases
        for _ in range(chance.randrange(12))
    ]
    chance.shuffle(entries)
    AccessEntry.objects.bulk_create(entries)
    for case in cases:
        logged = [
            (one.at, one.role, one.what, one.purpose) for one in AccessEntry.objects.filter(case_id=case).order_by("pk")
        ]
        shown = [(to_microseconds(one.at), one.role.value, one.what, one.purpose) for one in looks_at([case])]
        assert sorted(shown) == sorted(logged)
        assert [at for at, *_ in shown] == sorted((at for at, *_ in logged), reverse=True)
    assert sum(len(looks_at([case])) for case in cases) == len(entries)
