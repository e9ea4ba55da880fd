"""Mandates as a model: whatever is given, taken back, let run out, nobody reads or acts after the end (S-15)."""

from __future__ import annotations

import os
import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import transaction

from casework.cases import AT, do, hand_in
from workpermit.accounts.models import Account, MandateScope
from workpermit.casework import access, mandating
from workpermit.casework.access import UnknownCase
from workpermit.casework.mandating import MandateRefused, Terms
from workpermit.casework.models import AccessEntry, CaseRow
from workpermit.core.case.actor import Role
from workpermit.core.case.application import RecordDeparture
from workpermit.core.case.refusal import CommandRefused
from workpermit.core.law.calendar import due_instant

pytestmark = pytest.mark.django_db


@dataclass
class Model:
    """What ought to be: for each representative, the mandates with scope, case (None: all) and end."""

    own: list[UUID]
    held: dict[UUID, list[tuple[UUID, MandateScope, UUID | None, datetime | None]]] = field(default_factory=dict)

    def may(self, who: UUID, case_id: UUID, at: datetime, *, act: bool) -> bool:
        """Tell whether somebody may read, or act in, a case at an instant."""
        return case_id in self.own and any(
            (reach is None or reach == case_id)
            and (ends is None or at < ends)
            and (scope is MandateScope.REPRESENT or not act)
            for _, scope, reach, ends in self.held.get(who, ())
        )


@dataclass
class Office:
    """Two cases of one person, one of a stranger, and three representatives."""

    owner: Account
    cases: list[UUID]
    others: list[UUID]
    lawyers: list[Account]


@pytest.fixture
def office() -> Office:
    """Open the office."""
    owner = Account.objects.create_account("owner@example.org", name="Owner", role=Role.APPLICANT)
    stranger = Account.objects.create_account("other@example.org", name="Other", role=Role.APPLICANT)
    lawyers = [
        Account.objects.create_account(f"lawyer{n}@example.org", name="Lawyer", role=Role.REPRESENTATIVE)
        for n in range(3)
    ]
    own = [hand_in("in-canada-extension", account=owner) for _ in range(2)]
    return Office(owner, own, [hand_in("us-citizen", account=stranger)], lawyers)


def _give(office: Office, model: Model, chance: random.Random, at: datetime) -> None:
    row = CaseRow.objects.get(pk=chance.choice(office.cases))
    until = chance.choice([None, at.date(), at.date() + timedelta(days=2)])
    scope, lawyer = chance.choice(list(MandateScope)), chance.choice(office.lawyers)
    terms = Terms(scope, "Lawyer", chance.choice([None, row.pk]), until)
    code = mandating.invite(row, terms, by=office.owner, at=at)
    found, _ = mandating.invitation(code, to=lawyer, at=at)
    mandate = mandating.accept(found.pk, by=lawyer, at=at)
    ends = due_instant(until) if until else None
    model.held.setdefault(lawyer.pk, []).append((mandate.pk, scope, terms.one_case, ends))


def _end(office: Office, model: Model, chance: random.Random, at: datetime) -> None:
    row = CaseRow.objects.get(pk=office.cases[0])
    given = [one for one in mandating.given_by(row, by=office.owner, at=at) if one.holds]
    if given:
        ended = chance.choice(given)
        mandating.revoke(row, ended.id, by=office.owner, at=at)
        for who, mandates in model.held.items():
            model.held[who] = [one if one[0] != ended.id else (*one[:3], at) for one in mandates]


def _look(office: Office, model: Model, chance: random.Random, at: datetime) -> None:
    lawyer, case_id = chance.choice(office.lawyers), chance.choice(office.cases + office.others)
    before = AccessEntry.objects.count()
    try:
        access.look(case_id, actor=lawyer.actor, what="case", purpose="own_case", at=at)
        read = True
    except UnknownCase:
        read = False
    assert read is model.may(lawyer.pk, case_id, at, act=False)
    assert AccessEntry.objects.count() == before + read


def _act(office: Office, model: Model, chance: random.Random, at: datetime) -> None:
    lawyer, case_id = chance.choice(office.lawyers), chance.choice(office.cases + office.others)
    try:
        do(case_id, RecordDeparture(at.date()), by=lawyer.actor, at=at)
        acted = True
    except CommandRefused:
        acted = True  # let in, and told that the case does not allow it now
    except UnknownCase:
        acted = False
    assert acted is model.may(lawyer.pk, case_id, at, act=True)


def walk(office: Office, seed: int, *, steps: int = 12) -> None:
    """Walk one random sequence."""
    chance, model, at = random.Random(seed), Model(office.cases), AT  # a seed that can be repeated
    for _ in range(steps):
        at += chance.choice([timedelta(microseconds=1), timedelta(hours=7), timedelta(days=1)])
        chance.choice([_give, _end, _look, _look, _act])(office, model, chance, at)


def walk_all(office: Office, seeds: range) -> None:
    """Walk sequences, each from the same beginning."""
    for seed in seeds:
        savepoint = transaction.savepoint()
        walk(office, seed)
        transaction.savepoint_rollback(savepoint)


def test_nobody_reads_or_acts_outside_a_mandate(office: Office) -> None:
    walk_all(office, range(40))


@pytest.mark.large
def test_many_sequences(office: Office) -> None:
    """400 in each run; WORKPERMIT_SEQUENCES=5000 walks as many as a release asks for (S-15)."""
    walk_all(office, range(1000, 1000 + int(os.environ.get("WORKPERMIT_SEQUENCES", "400"))))


def test_what_is_not_the_applicants_is_refused(office: Office) -> None:
    row = CaseRow.objects.get(pk=office.cases[0])
    for somebody in (office.lawyers[0], Account.objects.get(pk=CaseRow.objects.get(pk=office.others[0]).applicant_id)):
        with pytest.raises(MandateRefused):
            mandating.given_by(row, by=somebody, at=AT)
        with pytest.raises(MandateRefused):
            mandating.invite(row, Terms(MandateScope.REPRESENT, "x", None, None), by=somebody, at=AT)
        with pytest.raises(MandateRefused):
            mandating.revoke(row, row.pk, by=somebody, at=AT)


def test_a_code_of_two_weeks_ago_opens_nothing(office: Office) -> None:
    row = CaseRow.objects.get(pk=office.cases[0])
    code = mandating.invite(row, Terms(MandateScope.REPRESENT, "x", None, None), by=office.owner, at=AT)
    last = AT + timedelta(days=mandating.INVITATION_DAYS)
    assert mandating.invitation(code, to=office.lawyers[0], at=last - timedelta(microseconds=1))
    with pytest.raises(MandateRefused):
        mandating.invitation(code, to=office.lawyers[0], at=last)
