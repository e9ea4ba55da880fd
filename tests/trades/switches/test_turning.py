"""A switch stands as it was last turned; the anchor takes two people to turn off (S-37)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from workpermit.trades.switches import turning
from workpermit.trades.switches.models import Switch, Turn

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
ALONE = sorted(set(Switch) - turning.BY_TWO)


@pytest.mark.parametrize("switch", ALONE)
def test_a_switch_is_on_until_it_is_turned_off_and_off_until_it_is_turned_on(switch: Switch) -> None:
    assert not turning.is_off(switch)
    assert turning.turn(switch, off=True, by="one", words="a fault", at=AT)
    assert turning.is_off(switch)
    assert not any(turning.is_off(other) for other in Switch if other is not switch)
    assert turning.turn(switch, off=True, by="two", words="again", at=AT) is None
    assert turning.turn(switch, off=False, by="two", words="mended", at=AT)  # in the same instant
    assert not turning.is_off(switch)


def test_asking_costs_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        turning.is_off(Switch.ISSUING)


def test_the_anchor_takes_a_second_person() -> None:
    made = turning.turn(Switch.ANCHOR, off=True, by="one", words="the disk is full", at=AT)
    assert made is not None
    assert not turning.is_off(Switch.ANCHOR)
    assert turning.waiting(Switch.ANCHOR) == made
    assert turning.turn(Switch.ANCHOR, off=True, by="two", words="me too", at=AT) is None
    assert not turning.second(made.pk, by="one", at=AT)
    assert not turning.is_off(Switch.ANCHOR)
    assert turning.second(made.pk, by="two", at=AT)
    assert turning.is_off(Switch.ANCHOR)
    assert not turning.second(made.pk, by="three", at=AT)
    assert turning.waiting(Switch.ANCHOR) is None
    assert turning.turn(Switch.ANCHOR, off=False, by="one", words="room again", at=AT + timedelta(hours=1))
    assert not turning.is_off(Switch.ANCHOR)


@pytest.mark.parametrize("second", ["", "one"])
def test_the_database_lets_nobody_turn_the_anchor_off_alone(second: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Turn.objects.create(
            switch="anchor", off=True, by="one", words="why", at=AT, seconded_by=second, effective_at=AT
        )
