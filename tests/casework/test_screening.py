"""Employers of open cases are screened, their cases told once a version, and an officer settles what is alike."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from casework.cases import AT, COUNTER, OFFICER, do, hand_in, in_process, new_key
from workpermit.casework import decisions, journal, screening
from workpermit.casework.facts import known_of
from workpermit.casework.screening import State, matches, settle, waiting
from workpermit.core.case.check import CheckKind, PassCheck, Stage, StartCheck
from workpermit.core.case.refusal import CommandRefused
from workpermit.trades.employers.importing import import_list
from workpermit.trades.employers.judging import Scope
from workpermit.trades.employers.models import Alike, Judgement, ListedEmployer, NamedEmployer, Naming
from workpermit.trades.employers.screening.bands import Band
from workpermit.trades.employers.statuses import StandingCode

pytestmark = pytest.mark.django_db

HEAD = "Business operating name,Business legal name,Address,Reason(s),Date of final decision,Penalty,Status"
# The employer of the example is Prairie Lantern Bakery, of Winnipeg; this one is written nearly so.
NEAR = (
    'Prairie Lanterns Bakery Ltd.,Prairie Lanterns Bakery Ltd.,"9 Mill Road, Winnipeg, Manitoba",9,2025-09-01,$100,{}'
)
OTHER = 'Osprey Analytics,,"1 A St, Guelph, Ontario",9,2025-01-02,"$1,250",Ineligible'
DAY = AT.date()
LATER = AT + timedelta(days=2)


def publish(*rows: str, at: datetime = AT - timedelta(days=30)) -> None:
    import_list("\n".join((HEAD, *rows)).encode(), source="published-list.csv", at=at)


@pytest.fixture
def case_id() -> UUID:
    """A case whose employer's check was passed while nobody on the list was like its employer."""
    publish(OTHER)
    case_id = in_process()
    do(case_id, StartCheck(CheckKind.EMPLOYER))
    do(case_id, PassCheck(CheckKind.EMPLOYER))
    assert screening.screen(at=AT)
    return case_id


def stage(case_id: UUID) -> Stage:
    return journal.load(case_id).checks[CheckKind.EMPLOYER].stage


def standing(case_id: UUID, *, on: date | None = None) -> str:
    return str(known_of(case_id, on=on or LATER.date())["employer_standing"])


def test_every_wording_of_an_employer_is_kept_once_and_sealed() -> None:
    publish(OTHER)
    first, second = hand_in(), hand_in()
    open_permit = hand_in("open-permit-spouse")
    assert NamedEmployer.objects.count() == 1
    by_case = dict(Naming.objects.values_list("case_id", "employer_id"))
    assert by_case[first] == by_case[second]
    assert by_case[open_permit] is None
    with connection.cursor() as cursor:
        cursor.execute("SELECT named FROM employers_namedemployer")
        assert b"Lantern" not in bytes(cursor.fetchone()[0])


def test_cases_from_before_the_screening_are_named_as_well() -> None:
    publish(NEAR.format("Ineligible"))
    case_id = hand_in()
    Naming.objects.all().delete()
    NamedEmployer.objects.all().delete()
    assert not screening.is_due()
    screening.screen(at=AT)
    assert Naming.objects.get().case_id == case_id
    assert [one.case_id for one in waiting(on=DAY)] == [case_id]


def test_a_new_version_takes_up_a_passed_check_once(case_id: UUID) -> None:
    assert not screening.is_due()
    publish(OTHER, NEAR.format("Ineligible"), at=LATER)
    assert screening.is_due()
    assert screening.screen(at=LATER) == 2  # one employer screened, one case told
    assert stage(case_id) is Stage.IN_PROGRESS
    told = journal.entries(case_id)[-1]
    assert (type(told.event).__name__, told.actor.id) == ("CheckReopened", "screening")
    before = len(journal.entries(case_id))
    Alike.objects.update(is_told=False)  # as after a worker that was killed
    assert screening.screen(at=LATER) == 0
    assert len(journal.entries(case_id)) == before
    assert not screening.is_due()


def test_a_version_that_bars_nobody_here_touches_no_case(case_id: UUID) -> None:
    before = len(journal.entries(case_id))
    publish(OTHER, NEAR.format("Eligible"), at=LATER)
    screening.screen(at=LATER)
    assert (stage(case_id), len(journal.entries(case_id))) == (Stage.PASSED, before)
    (match,) = matches(case_id, on=LATER.date())
    assert (match.state, match.standing) == (State.HARMLESS, StandingCode.ELIGIBLE)
    assert waiting(on=LATER.date()) == ()


def test_only_new_and_changed_rows_are_compared(case_id: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    from workpermit.trades.employers import likeness
    from workpermit.trades.employers.screening import screen

    publish(OTHER, NEAR.format("Ineligible"), at=LATER)
    met: list[int] = []
    made = screen.Screen

    def counted(listed: list[object]) -> object:
        met.append(len(listed))
        return made(listed)  # type: ignore[arg-type]

    monkeypatch.setattr(likeness, "Screen", counted)
    likeness.catch_up()
    assert met == [1]


def test_a_changed_status_in_place_is_told(case_id: UUID) -> None:
    publish(OTHER, NEAR.format("Eligible"), at=LATER)
    screening.screen(at=LATER)
    publish(OTHER, NEAR.format("Ineligible - unpaid monetary penalty"), at=LATER + timedelta(days=1))
    screening.screen(at=LATER + timedelta(days=1))
    assert stage(case_id) is Stage.IN_PROGRESS


def test_the_same_name_under_another_legal_name_is_told_too(case_id: UUID) -> None:
    """The score passes over a franchise; the rule asks an officer about the very same name, so the case is told."""
    publish(OTHER, 'Prairie Lantern Bakery,7700001 Alberta Ltd.,"1 A St, Calgary, Alberta",9,2025-09-01,$1,Ineligible',
            at=LATER)  # fmt: skip
    screening.screen(at=LATER)
    assert stage(case_id) is Stage.IN_PROGRESS
    assert [one.band for one in waiting(on=LATER.date())] == [Band.OFFICER]


def test_a_closed_case_is_left_alone(case_id: UUID) -> None:
    from workpermit.core.case.application import WithdrawApplication

    do(case_id, WithdrawApplication(), by=COUNTER)
    before = len(journal.entries(case_id))
    publish(OTHER, NEAR.format("Ineligible"), at=LATER)
    screening.screen(at=LATER)
    assert len(journal.entries(case_id)) == before
    assert waiting(on=LATER.date()) == ()


# --- near is a question ---------------------------------------------------------------------------------------------


@pytest.fixture
def alike(case_id: UUID) -> tuple[UUID, str]:
    """The case, taken up again, with the listed row that its employer resembles."""
    publish(OTHER, NEAR.format('"Ineligible until March 3, 2027"'), at=LATER)
    screening.screen(at=LATER)
    listed = ListedEmployer.objects.get(published_list__version=2, operating_name__startswith="Prairie")
    return case_id, str(listed.pk)


def test_a_near_name_goes_to_an_officer_instead_of_clear(alike: tuple[UUID, str]) -> None:
    case_id, listed = alike
    assert standing(case_id, on=DAY) == "not_listed"  # by the list of that day
    assert standing(case_id) == "unresolved"
    with pytest.raises(CommandRefused):
        do(case_id, PassCheck(CheckKind.EMPLOYER), by=screening.SCREENING, at=LATER)
    (match,) = matches(case_id, on=LATER.date())
    assert (match.listed_id, match.state, match.band) == (listed, State.OPEN, Band.NEAR_CERTAIN)
    assert match.ineligible_until == date(2027, 3, 3)
    assert "up to and including" in match.warning.en
    assert any("same town" in says.en for says, _ in match.because)


def test_a_ban_that_is_over_leaves_nothing_to_ask(alike: tuple[UUID, str]) -> None:
    case_id, _ = alike
    assert standing(case_id, on=date(2027, 3, 3)) == "unresolved"
    assert standing(case_id, on=date(2027, 3, 4)) == "not_listed"


def test_a_dismissal_holds_over_versions_until_the_row_changes(alike: tuple[UUID, str]) -> None:
    case_id, listed = alike
    decisions.dismiss_match(case_id, listed, reason="Another owner.", key=new_key(), actor=OFFICER, at=LATER)
    assert standing(case_id) == "not_listed"
    third = LATER + timedelta(days=7)
    publish(OTHER, NEAR.format('"Ineligible until March 3, 2027"'), OTHER.replace("Osprey", "Kestrel"), at=third)
    screening.screen(at=third)
    assert standing(case_id, on=third.date()) == "not_listed"
    assert [one.state for one in matches(case_id, on=third.date())] == [State.DISMISSED]
    fourth = third + timedelta(days=7)
    publish(OTHER, NEAR.format("Ineligible"), at=fourth)
    assert standing(case_id, on=fourth.date()) == "unresolved"


def test_a_confirmed_row_bars(alike: tuple[UUID, str]) -> None:
    case_id, listed = alike
    settle(case_id, listed, is_same=True, reason="The same owner.", key=new_key(), actor=OFFICER, at=LATER)
    known = known_of(case_id, on=LATER.date())
    assert (known["employer_standing"], known["employer_ineligible_until"]) == ("ineligible_until", date(2027, 3, 3))
    assert [one.state for one in matches(case_id, on=LATER.date())] == [State.CONFIRMED]


def test_a_dismissal_ends_on_its_last_day(alike: tuple[UUID, str]) -> None:
    case_id, listed = alike
    until = LATER.date() + timedelta(days=30)
    settle(
        case_id, listed, is_same=False, reason="Asked the owner.", until=until, key=new_key(), actor=OFFICER, at=LATER
    )
    assert standing(case_id, on=until) == "not_listed"
    assert standing(case_id, on=until + timedelta(days=1)) == "unresolved"


@pytest.mark.parametrize(("scope", "of_the_other"), [(Scope.CASE, "unresolved"), (Scope.EMPLOYER, "not_listed")])
def test_a_scope_reaches_the_other_cases_of_the_employer_or_not(
    alike: tuple[UUID, str], scope: Scope, of_the_other: str
) -> None:
    case_id, listed = alike
    settle(case_id, listed, is_same=False, reason="Another.", scope=scope, key=new_key(), actor=OFFICER, at=LATER)
    other = hand_in(at=LATER)
    assert standing(case_id) == "not_listed"
    assert standing(other) == of_the_other
    said = matches(case_id, on=LATER.date())[0].said
    assert said is not None
    assert (said.by, said.scope, said.until) == (OFFICER.id, scope, None)


def test_what_is_confirmed_for_all_is_told_to_cases_that_were_passed_meanwhile(alike: tuple[UUID, str]) -> None:
    case_id, listed = alike
    settle(case_id, listed, is_same=False, reason="Another.", key=new_key(), actor=OFFICER, at=LATER)
    do(case_id, PassCheck(CheckKind.EMPLOYER), at=LATER)
    other, later = in_process(), LATER + timedelta(hours=1)
    do(other, StartCheck(CheckKind.EMPLOYER), at=LATER)
    settle(
        other, listed, is_same=True, reason="The owner said so.", scope=Scope.EMPLOYER,
        key=new_key(), actor=OFFICER, at=later,
    )  # fmt: skip
    assert stage(case_id) is Stage.PASSED
    assert screening.is_due()
    assert screening.screen(at=later) == 1
    assert stage(case_id) is Stage.IN_PROGRESS
    assert standing(case_id) == "ineligible_until"


def test_settling_twice_with_one_key_is_kept_once(alike: tuple[UUID, str]) -> None:
    case_id, listed = alike
    key = new_key()
    for _ in range(2):
        settle(case_id, listed, is_same=False, reason="Another.", key=key, actor=OFFICER, at=LATER)
    assert Judgement.objects.count() == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT reason FROM employers_judgement")
        assert b"Another" not in bytes(cursor.fetchone()[0])


def test_a_machine_settles_nothing_and_nothing_is_kept_of_the_try(alike: tuple[UUID, str]) -> None:
    case_id, listed = alike
    with pytest.raises(CommandRefused):
        settle(case_id, listed, is_same=False, reason="Near.", key=new_key(), actor=screening.SCREENING, at=LATER)
    assert Judgement.objects.count() == 0


def test_a_row_that_is_not_near_cannot_hide_behind_one_that_is_dismissed(alike: tuple[UUID, str]) -> None:
    case_id, listed = alike
    settle(case_id, listed, is_same=False, reason="Another.", key=new_key(), actor=OFFICER, at=LATER)
    later = LATER + timedelta(days=1)
    second = NEAR.replace("Lanterns Bakery Ltd.", "Lantern Bakeries").replace("9 Mill", "12 Elm")
    publish(OTHER, NEAR.format('"Ineligible until March 3, 2027"'), second.format("Ineligible"), at=later)
    assert standing(case_id, on=later.date()) == "unresolved"
    states = {one.address: one.state for one in matches(case_id, on=later.date())}
    assert states == {"9 Mill Road, Winnipeg, Manitoba": State.DISMISSED, "12 Elm Road, Winnipeg, Manitoba": State.OPEN}


def test_the_list_of_those_waiting_takes_as_many_queries_for_many(alike: tuple[UUID, str]) -> None:
    for _ in range(4):
        hand_in(at=LATER)
    with CaptureQueriesContext(connection) as seen:
        found = waiting(on=LATER.date())
    assert len(found) == 5
    assert len(seen) == 5  # the version in force, the likenesses, who is named, what was said, the cases
    assert {one.found_in for one in found} == {2}
    assert all(one.because for one in found)


def test_what_was_settled_leaves_the_list_until_its_end(alike: tuple[UUID, str]) -> None:
    case_id, listed = alike
    other = hand_in(at=LATER)
    end = LATER.date() + timedelta(days=9)
    settle(case_id, listed, is_same=False, reason="Another.", until=end, key=new_key(), actor=OFFICER, at=LATER)
    assert [one.case_id for one in waiting(on=LATER.date())] == [other]
    assert {one.case_id for one in waiting(on=end + timedelta(days=1))} == {case_id, other}


def test_one_likeness_is_kept_once(alike: tuple[UUID, str]) -> None:
    kept = Alike.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Alike.objects.create(employer_id=kept.employer_id, fingerprint=kept.fingerprint, score=0.5, band="officer",
                             reasons=[], found_in=2)  # fmt: skip
