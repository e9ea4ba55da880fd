"""Authority: given by two, never to oneself, in force on its days, the narrowest first; the database says so too."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from workpermit.core.text import Text
from workpermit.trades.authority import granting
from workpermit.trades.authority.granting import Deciding, GrantRefused, Wanted
from workpermit.trades.authority.models import Grant

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 15, tzinfo=UTC)
TODAY = AT.date()
ANNE, BO, OFFICER = "anne", "bo", "officer-7"
APPROVALS = Wanted("officer", frozenset({Deciding.APPROVE}), "Instrument of 2026, item 3", TODAY)


@pytest.fixture(autouse=True)
def nobody_has_any() -> None:
    Grant.objects.all().delete()


def given(wanted: Wanted) -> Grant:
    return granting.confirm(granting.propose(wanted, by=ANNE, at=AT).pk, by=BO, at=AT)


def held(
    act: Deciding = Deciding.APPROVE, *, scope: str = "imm1295", office: str = "VO", at: datetime = AT
) -> Grant | None:
    return granting.in_force(OFFICER, role="officer", office=office, act=act, scope=scope, at=at)


def refused(text: Text) -> pytest.RaisesExc[GrantRefused]:
    return pytest.raises(GrantRefused, match=text.en[:30])


def test_nothing_holds_until_the_second_supervisor_confirms() -> None:
    proposed = granting.propose(APPROVALS, by=ANNE, at=AT)
    assert held() is None
    with refused(granting.BY_TWO):
        granting.confirm(proposed.pk, by=ANNE, at=AT)
    assert held() is None
    granting.confirm(proposed.pk, by=BO, at=AT)
    assert held() == proposed
    with refused(granting.SETTLED):
        granting.confirm(proposed.pk, by=BO, at=AT)


def test_nobody_gives_it_to_themselves() -> None:
    with refused(granting.TO_ONESELF):
        granting.propose(replace(APPROVALS, holder=ANNE), by=ANNE, at=AT)
    proposed = granting.propose(replace(APPROVALS, holder=BO), by=ANNE, at=AT)
    with refused(granting.TO_ONESELF):
        granting.confirm(proposed.pk, by=BO, at=AT)


def test_it_is_for_something_and_its_days_run_forward() -> None:
    with refused(granting.FOR_NOTHING):
        granting.propose(replace(APPROVALS, acts=frozenset()), by=ANNE, at=AT)
    with refused(granting.DAYS_TURNED):
        granting.propose(replace(APPROVALS, until_on=TODAY - timedelta(days=1)), by=ANNE, at=AT)


@pytest.mark.parametrize(
    ("on", "holds"),
    [
        (TODAY - timedelta(days=1), False),
        (TODAY, True),
        (TODAY + timedelta(days=30), True),
        (TODAY + timedelta(days=31), False),
    ],
)
def test_it_holds_from_its_first_day_through_its_last(on: date, holds: bool) -> None:
    grant = given(replace(APPROVALS, until_on=TODAY + timedelta(days=30)))
    Grant.objects.filter(pk=grant.pk).update(confirmed_at=AT - timedelta(days=9))
    assert (held(at=datetime(on.year, on.month, on.day, 12, tzinfo=UTC)) is not None) is holds


def test_it_ends_at_once_by_one_person() -> None:
    grant = given(APPROVALS)
    granting.end(grant.pk, by=ANNE, at=AT + timedelta(hours=1))
    assert held(at=AT + timedelta(minutes=59)) == grant
    assert held(at=AT + timedelta(hours=1)) is None
    with refused(granting.SETTLED):
        granting.end(grant.pk, by=BO, at=AT + timedelta(hours=2))


@pytest.mark.parametrize(
    ("narrowed", "asked", "holds"),
    [
        ({}, {"act": Deciding.REFUSE}, False),
        ({"acts": frozenset(Deciding)}, {"act": Deciding.REFUSE}, True),
        ({"scope": "imm1295"}, {}, True),
        ({"scope": "imm5710"}, {}, False),
        ({"office": "VO"}, {}, True),
        ({"office": "VO"}, {"office": "VO-MNL"}, True),
        ({"office": "CPC"}, {}, False),
        ({"holder": OFFICER}, {}, True),
        ({"holder": "officer-8"}, {}, False),
        ({"role": "supervisor"}, {}, False),
    ],
)
def test_it_covers_what_it_names(narrowed: dict[str, object], asked: dict[str, object], holds: bool) -> None:
    given(replace(APPROVALS, **narrowed))  # type: ignore[arg-type]
    assert (held(**asked) is not None) is holds  # type: ignore[arg-type]


def test_the_narrowest_is_named() -> None:
    given(APPROVALS)
    own = given(replace(APPROVALS, holder=OFFICER, scope="imm1295"))
    given(replace(APPROVALS, office="VO"))
    assert held() == own


def test_the_list_shows_what_waits_first_and_what_is_over_last() -> None:
    over = given(replace(APPROVALS, from_on=TODAY - timedelta(days=9), until_on=TODAY - timedelta(days=1)))
    holds = given(APPROVALS)
    waits = granting.propose(replace(APPROVALS, from_on=TODAY - timedelta(days=5)), by=ANNE, at=AT)
    assert granting.every(at=AT) == [waits, holds, over]


@pytest.mark.both_engines
@pytest.mark.parametrize(
    "change",
    [
        {"confirmed_by": ANNE, "confirmed_at": AT},
        {"confirmed_by": BO, "confirmed_at": None},
        {"holder": ANNE},
        {"holder": BO, "confirmed_by": BO, "confirmed_at": AT},
        {"may_approve": False},
        {"instrument": ""},
        {"until_on": TODAY - timedelta(days=1)},
        {"ended_by": "", "ended_at": AT},
    ],
    ids=str,
)
def test_the_database_refuses_what_no_two_people_gave(change: dict[str, object]) -> None:
    grant = granting.propose(APPROVALS, by=ANNE, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.filter(pk=grant.pk).update(**change)
