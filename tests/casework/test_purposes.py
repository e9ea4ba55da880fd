"""What a member of staff has to do with a case, kind by kind, and what each kind asks of them (S-28)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError

from casework.cases import AT, COUNTER, do, hand_in
from workpermit.accounts.identity import plain_name
from workpermit.accounts.models import Account, Person
from workpermit.casework import facts, oversight, purposes, queues
from workpermit.casework.access import UnknownCase
from workpermit.casework.models import CaseRow
from workpermit.casework.purposes import RECENT, Purpose, StaffRelation, may_look, relation_of
from workpermit.core.case.actor import Role
from workpermit.core.case.application import WithdrawApplication
from workpermit.trades.audit import stating, ties
from workpermit.trades.audit.models import LookRequest, StatedPurpose, Tie, TieKind

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


def staff(role: Role = Role.OFFICER, *, office: str = "CPC", zone: str = "UTC") -> Account:
    """Make somebody of the staff; the case of these tests belongs to a visa office."""
    count = Account.objects.count()
    return Account.objects.create_account(
        f"{role.value}{count}@office.example", name="Some One", role=role, office=office, time_zone=zone
    )


def case() -> CaseRow:
    """Hand an application in at a visa office."""
    row = CaseRow.objects.get(pk=hand_in())
    assert row.office.startswith("VO-")
    return row


def _own(row: CaseRow) -> tuple[TieKind, str]:
    return TieKind.OWN, ties.number_key(Person.objects.get(pk=row.person_id).uci or "")


def _household(row: CaseRow) -> tuple[TieKind, str]:
    filing = facts.filing_of(row.pk)
    born_on = filing.answers.day("applicant.born_on")
    assert isinstance(born_on, date)
    backwards = " ".join(reversed(filing.full_name.upper().split()))
    return TieKind.HOUSEHOLD, ties.person_key(plain_name(backwards), born_on)


def _address(row: CaseRow) -> tuple[TieKind, str]:
    home = facts.filing_of(row.pk).answers.group("residence")
    assert home is not None
    place = home.text("postal_code") or home.text("city") or ""
    return TieKind.ADDRESS, ties.address_key(f"  {(home.text('street') or '').upper()}.", place)


def _employer(row: CaseRow) -> tuple[TieKind, str]:
    employer = facts.filing_of(row.pk).employer
    assert employer is not None
    return TieKind.EMPLOYER, ties.employer_key(employer.operating_name.lower())


TIES: dict[StaffRelation, Callable[[CaseRow], tuple[TieKind, str]]] = {
    StaffRelation.OWN: _own,
    StaffRelation.HOUSEHOLD: _household,
    StaffRelation.ADDRESS: _address,
    StaffRelation.EMPLOYER: _employer,
}


def related(kind: StaffRelation, row: CaseRow) -> Account:
    """Make a member of staff who has this to do with a case."""
    if kind in TIES:
        account = staff(office="VO")  # even in one's own queue
        which, key = TIES[kind](row)
        ties.declare(account.pk, which, [key], at=AT)
        return account
    if kind is StaffRelation.THEIRS:
        account = staff()
        assert queues.take(row.pk, account)
        return account
    if kind is StaffRelation.SERVED:
        return staff(Role.SITE_CLERK, office="SITE")
    return staff(office="VO" if kind is StaffRelation.QUEUE else "CPC")


# What each of the eight kinds gets: without a word, after a purpose was stated, after a supervisor granted a look.
MATRIX = {
    StaffRelation.THEIRS: (True, True, True),
    StaffRelation.QUEUE: (True, True, True),
    StaffRelation.SERVED: (True, True, True),
    StaffRelation.OUTSIDE: (False, True, True),
    StaffRelation.OWN: (False, False, True),
    StaffRelation.HOUSEHOLD: (False, False, True),
    StaffRelation.ADDRESS: (False, False, True),
    StaffRelation.EMPLOYER: (False, False, True),
}


@pytest.mark.parametrize("kind", StaffRelation)
def test_each_of_the_eight_kinds_gets_what_the_matrix_says(kind: StaffRelation) -> None:
    row = case()
    account = related(kind, row)
    plain, after_purpose, after_grant = MATRIX[kind]
    assert relation_of(account, row.pk, at=AT) is kind
    assert may_look(account, row.pk, at=AT).may_look is plain
    purposes.state(account, row.pk, purpose=Purpose.COMPLAINT, words="the ombudsman asked", at=AT)
    assert may_look(account, row.pk, at=AT).may_look is after_purpose
    asked = oversight.ask_to_look(account, row.pk, kind, words="only I was here", at=AT)
    granted = oversight.settle_look(asked, by=staff(Role.SUPERVISOR), lasts=timedelta(days=1), words="go", at=AT)
    assert granted
    assert may_look(account, row.pk, at=AT).may_look is after_grant


def test_every_kind_stands_in_the_matrix() -> None:
    assert len(MATRIX) == len(StaffRelation) == 8
    assert {kind for kind in StaffRelation if kind.is_locked} == set(TIES)


@pytest.mark.parametrize("kind", TIES)
def test_a_tie_to_somebody_else_locks_nothing(kind: StaffRelation) -> None:
    row, account = case(), staff(office="VO")
    which, _ = TIES[kind](row)
    ties.declare(account.pk, which, ["employer\x1fanother", ties.number_key("0000000000")], at=AT)
    assert relation_of(account, row.pk, at=AT) is StaffRelation.QUEUE


def test_a_lock_outweighs_that_the_case_is_assigned() -> None:
    row = case()
    account = related(StaffRelation.ADDRESS, row)
    queues.take(row.pk, account)
    assert relation_of(account, row.pk, at=AT) is StaffRelation.ADDRESS


def test_a_purpose_holds_for_one_case_until_the_end_of_ones_own_day() -> None:
    row, other = case(), CaseRow.objects.get(pk=hand_in("documents-requested"))
    account = staff(office="YUL", zone="America/Vancouver")
    purposes.state(account, row.pk, purpose=Purpose.LEGAL, words="a court asked for it", at=AT)
    leave = may_look(account, row.pk, at=AT)
    assert (leave.may_look, leave.purpose) == (True, "legal")
    midnight = purposes.end_of_day(account, AT)
    assert midnight - AT == timedelta(hours=17)  # 14:00 UTC is 07:00 in Vancouver
    last = midnight + stating.GRACE
    assert may_look(account, row.pk, at=last - timedelta(seconds=1)).may_look
    assert not may_look(account, row.pk, at=last).may_look
    assert not may_look(account, other.pk, at=AT).may_look
    assert not may_look(staff(), row.pk, at=AT).may_look


def test_an_errand_of_a_work_list_opens_a_case_outside_the_queue_and_no_locked_one() -> None:
    row = case()
    assert may_look(staff(), row.pk, at=AT, errand="answer").may_look
    assert not may_look(staff(), row.pk, at=AT, errand="work").may_look
    assert not may_look(related(StaffRelation.EMPLOYER, row), row.pk, at=AT, errand="answer").may_look


def test_a_case_that_is_over_stays_with_its_office_for_ninety_days() -> None:
    row = case()
    do(row.pk, WithdrawApplication(), by=COUNTER)
    inside, outside = staff(office="VO"), staff(office="CPC")
    assert relation_of(inside, row.pk, at=AT + RECENT) is StaffRelation.QUEUE
    assert relation_of(inside, row.pk, at=AT + RECENT + timedelta(days=2)) is StaffRelation.OUTSIDE
    assert relation_of(outside, row.pk, at=AT) is StaffRelation.OUTSIDE


def test_nobody_opens_a_locked_file_for_themselves() -> None:
    row = case()
    supervisor = staff(Role.SUPERVISOR, office="VO")
    which, key = TIES[StaffRelation.OWN](row)
    ties.declare(supervisor.pk, which, [key], at=AT)
    asked = oversight.ask_to_look(supervisor, row.pk, StaffRelation.OWN, words="mine after all", at=AT)
    assert not oversight.settle_look(asked, by=supervisor, lasts=timedelta(days=1), words="go", at=AT)
    assert not may_look(supervisor, row.pk, at=AT).may_look
    with pytest.raises(IntegrityError):
        LookRequest.objects.filter(pk=asked).update(settled_by=supervisor.pk)


def test_a_request_that_is_declined_opens_nothing_and_can_be_made_again() -> None:
    row = case()
    account = related(StaffRelation.OWN, row)
    first = oversight.ask_to_look(account, row.pk, StaffRelation.OWN, words="please, I am alone", at=AT)
    assert oversight.ask_to_look(account, row.pk, StaffRelation.OWN, words="please again", at=AT) == first
    assert oversight.settle_look(first, by=staff(Role.SUPERVISOR), lasts=None, words="ask Ana", at=AT)
    assert not may_look(account, row.pk, at=AT).may_look
    assert not StatedPurpose.objects.exists()
    assert oversight.ask_to_look(account, row.pk, StaffRelation.OWN, words="Ana is ill", at=AT) != first


def test_a_tie_is_kept_as_a_fingerprint_and_once() -> None:
    account = staff()
    key = ties.address_key("12 Rue Sainte-Émilie", "H4C 2A1")
    assert ties.declare(account.pk, TieKind.ADDRESS, [key, key], at=AT) == 1
    assert ties.declare(account.pk, TieKind.ADDRESS, [key], at=AT) == 0
    (kept,) = Tie.objects.all()
    assert b"milie" not in bytes(kept.key_hash)


def test_a_case_that_never_was_is_unknown() -> None:
    with pytest.raises(UnknownCase):
        may_look(staff(), uuid4(), at=AT)
