"""A decision rests on delegated authority in force: refused without, named in the journal with (S-32, ADR-64)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from authority import FROM, give_to_all
from journeys.progress import checked, in_process
from journeys.story import OFFICER, SUPERVISOR, Story, on
from workpermit.casework import authorities, decisions, journal
from workpermit.clock.present import now
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.application import ConfirmDecision, RefusalGround, SendDecisionBack
from workpermit.core.case.refusal import Refusal
from workpermit.trades.authority import granting
from workpermit.trades.authority.granting import Deciding, Wanted
from workpermit.trades.authority.models import Grant

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("settable_clock")]
REASONS = {RefusalGround.WILL_NOT_LEAVE: ["Nothing ties you to your home."]}
NO_PLAN = {RefusalGround.MISREPRESENTATION: ["The letter of the employer was altered."]}


@pytest.fixture
def ready() -> Story:
    story = in_process("us-citizen", at=on(2026, 2, 2))
    checked(story)
    return story


def take_away(*, act: Deciding | None = None) -> None:
    """End every authority, or take one act out of all of them."""
    if act is None:
        Grant.objects.update(ended_by="somebody", ended_at=now() - timedelta(seconds=1))
    else:
        Grant.objects.update(**{f"may_{act.value}": False})


def last_authority(story: Story) -> str:
    return journal.lines(story.case_id)[-1].authority


@pytest.mark.parametrize(
    "decide",
    [
        lambda story: story.use(OFFICER, decisions.approve),
        lambda story: story.use(OFFICER, decisions.refuse, REASONS),
    ],
    ids=["approve", "refuse"],
)
def test_nobody_decides_without_authority(ready: Story, decide: Callable[[Story], object]) -> None:
    take_away()
    with ready.refuses(Refusal.NO_AUTHORITY):
        decide(ready)


def test_authority_to_approve_is_none_to_refuse(ready: Story) -> None:
    take_away(act=Deciding.REFUSE)
    with ready.refuses(Refusal.NO_AUTHORITY):
        ready.use(OFFICER, decisions.refuse, REASONS)
    ready.use(OFFICER, decisions.approve)


def test_the_second_person_needs_it_as_well(ready: Story) -> None:
    ready.use(OFFICER, decisions.refuse, NO_PLAN)
    Grant.objects.filter(role=Role.SUPERVISOR.value).update(ended_by="somebody", ended_at=now())
    with ready.refuses(Refusal.NO_AUTHORITY):
        ready.do(SUPERVISOR, ConfirmDecision())
    ready.do(SUPERVISOR, SendDecisionBack())  # which decides nothing


def test_the_journal_names_the_authority(ready: Story) -> None:
    ready.use(OFFICER, decisions.approve)
    decided = next(one for one in journal.lines(ready.case_id) if one.kind == "ApplicationApproved")
    grant = authorities.grant_named(decided.authority)
    assert grant is not None
    assert (grant.role, grant.instrument) == ("officer", "Instrument of the tests")
    assert authorities.grant_named("role:officer") is None
    followed = [one.authority for one in journal.lines(ready.case_id)[decided.sequence :] if one.role == "system"]
    assert all(one.startswith("rule:") for one in followed)


def test_what_decides_nothing_names_the_role(ready: Story) -> None:
    ready.note(OFFICER, able_to_do_work=True)
    assert last_authority(ready) == "role:officer"


def test_a_scope_holds_for_its_form_alone(ready: Story) -> None:
    take_away()
    wanted = Wanted("officer", frozenset(Deciding), "Another instrument", FROM, scope="imm_5710")
    granting.confirm(granting.propose(wanted, by="one", at=now()).pk, by="another", at=now())
    with ready.refuses(Refusal.NO_AUTHORITY):
        ready.use(OFFICER, decisions.approve)
    give_to_all()
    ready.use(OFFICER, decisions.approve)


def test_an_authority_of_one_person_is_nobody_elses(ready: Story) -> None:
    take_away()
    wanted = Wanted("officer", frozenset(Deciding), "For one", FROM, holder=OFFICER.id)
    granting.confirm(granting.propose(wanted, by="one", at=now()).pk, by="another", at=now())
    with ready.refuses(Refusal.NO_AUTHORITY):
        ready.use(Actor(Role.OFFICER, "officer.other"), decisions.approve)
    ready.use(OFFICER, decisions.approve)
