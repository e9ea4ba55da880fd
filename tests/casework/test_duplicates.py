"""Applications of one person, or the same one twice: found by keyed hashes, settled by an officer, never merged."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casework import cases
from core.forms.given import data_of
from workpermit.accounts.models import Person
from workpermit.casework import duplicates, intake, journal
from workpermit.casework import facts as gathering
from workpermit.casework.duplicates import NotAnOfficer
from workpermit.casework.models import CaseRow
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.application import WithdrawApplication
from workpermit.core.forms.reading import read
from workpermit.trades.duplicates.models import Duplicate, Mark

AT = cases.AT
LATER = AT + timedelta(days=9)
RENEWAL = "in-canada-extension"

pytestmark = pytest.mark.django_db


def filed(name: str = RENEWAL, *, at: datetime = AT, **answers: Any) -> UUID:
    """File an example, some answers given otherwise: `passport__number="X1"`; None takes one away."""
    data = data_of(cases.EXAMPLES / name)
    for path, given in answers.items():
        *way, last = path.split("__")
        place = data
        for part in way:
            place = place[part]
        if given is None:
            place.pop(last, None)
        else:
            place[last] = given
    package = replace(cases.package(name), filing=read(data))
    return intake.take_in(package, key=cases.new_key(), actor=cases.COUNTER, at=at).case_id


def kinds() -> list[str]:
    """List what was found."""
    return sorted(Duplicate.objects.values_list("kind", flat=True))


def settled(kind: str, *, is_confirmed: bool = True, at: datetime = LATER) -> bool:
    """Settle the one finding of a kind."""
    one = Duplicate.objects.get(kind=kind)
    return duplicates.settle(
        one.pk, is_confirmed=is_confirmed, reason="Seen.", key=cases.new_key(), actor=cases.OFFICER, at=at
    )


# --- found -----------------------------------------------------------------------------------------------------


def test_the_same_application_twice_is_found() -> None:
    first, again = filed(), filed(at=LATER, passport__expires_on="2033-01-01")
    (found,) = duplicates.of_case(again)
    assert (found.kind, found.case_id, found.earlier_id) == ("twice", again, first)
    assert [one.en for one in found.agrees] == ["date of birth", "names", "passport", "form, kind of permit and job"]
    assert duplicates.of_case(first) == (found,)


def test_another_application_of_the_same_person_is_a_second_one() -> None:
    filed()
    filed(at=LATER, job_offer__lmia_number="8123999")
    assert kinds() == ["second"]


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ({}, ["person"]),  # the same passport under another UCI is refused at once, see below; here another name too
        ({"passport__number": "ZZ99887"}, ["person"]),  # all names and the birth date
        ({"passport__number": "ZZ99887", "applicant__born_on": "1970-01-01"}, []),  # two people may share a name
        ({"passport__number": "ZZ99887", "applicant__family_name": "Otherwise"}, []),
    ],
)
def test_one_person_under_two_ucis_is_a_question(answers: dict[str, Any], found: list[str]) -> None:
    filed()
    names = {"applicant__family_name": "Otherwise"} if not answers else {}
    filed(at=LATER, applicant__uci=None, **{**names, **answers})
    assert kinds() == found
    assert Person.objects.count() == 2, "nobody is merged"


def test_names_agree_in_any_order_and_without_their_accents() -> None:
    filed(applicant__family_name="Núñez Prado", applicant__given_names="María José")
    filed(
        at=LATER,
        applicant__uci=None,
        applicant__family_name="JOSE MARIA",
        applicant__given_names="Prado-Nunez",
        passport__number="ZZ99887",
    )
    assert kinds() == ["person"]


def test_a_new_application_after_a_decision_or_a_return_is_none_of_these() -> None:
    first = filed()
    cases.do(first, WithdrawApplication(), by=cases.COUNTER)
    filed(at=LATER)
    assert kinds() == []


def test_nothing_readable_lies_beside_the_findings() -> None:
    filed()
    filed(at=LATER)
    data = data_of(cases.EXAMPLES / RENEWAL)
    plain = [bytes(one) for one in Mark.objects.values_list("digest", flat=True)]
    for word in (data["passport"]["number"], data["applicant"]["family_name"], data["applicant"]["born_on"]):
        assert not any(word.encode() in one for one in plain)


def test_the_job_looks_at_what_came_before_there_were_marks() -> None:
    filed()
    filed(at=LATER)
    Mark.objects.all().delete()
    Duplicate.objects.all().delete()
    assert duplicates.look_at_those_missing(at=LATER) == 2
    assert kinds() == ["twice"]
    assert duplicates.look_at_those_missing(at=LATER) == 0


# --- settled ---------------------------------------------------------------------------------------------------


def test_a_confirmed_second_application_brings_its_facts_into_the_dossier_once() -> None:
    filed()
    later = filed(at=LATER, job_offer__lmia_number="8123999")
    assert settled("second")
    assert not settled("second"), "it is settled"
    facts = gathering.known_of(later, on=LATER.date())
    assert facts["earlier_application_received_on"] == AT.date()
    assert facts["earlier_application_decision"] is None
    assert [type(one.event).__name__ for one in journal.entries(later)].count("DossierAmended") == 1


def test_once_the_first_is_decided_the_officer_is_asked_again() -> None:
    first = filed()
    later = filed(at=LATER, job_offer__lmia_number="8123999")
    settled("second")
    assert duplicates.waiting() == ()
    cases.do(first, WithdrawApplication(), by=cases.COUNTER, at=LATER + timedelta(days=1))
    (stale,) = duplicates.waiting()
    assert stale.is_stale
    assert settled("second", at=LATER + timedelta(days=2))
    assert duplicates.waiting() == ()
    facts = gathering.known_of(later, on=LATER.date() + timedelta(days=2))
    assert facts["earlier_application_decision"] == "withdrawn"
    assert facts["earlier_application_decided_on"] == (LATER + timedelta(days=1)).date()


def test_a_dismissed_finding_changes_nothing_and_is_not_asked_again() -> None:
    filed()
    later = filed(at=LATER)
    before = journal.load(later).sequence
    assert settled("twice", is_confirmed=False)
    assert journal.load(later).sequence == before
    assert duplicates.waiting() == ()
    assert duplicates.look(later, gathering.filing_of(later), at=LATER) == 0


def test_one_person_confirmed_asks_whether_it_is_a_second_application_and_merges_nobody() -> None:
    filed()
    filed(at=LATER, applicant__uci=None, passport__number="ZZ99887")
    assert settled("person")
    assert kinds() == ["person", "twice"]
    assert Person.objects.count() == 2
    assert CaseRow.objects.values("person_id").distinct().count() == 2


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.MAILROOM_CLERK, Role.SYSTEM])
def test_only_an_officer_settles(role: Role) -> None:
    filed()
    filed(at=LATER)
    one = Duplicate.objects.get()
    with pytest.raises(NotAnOfficer):
        duplicates.settle(one.pk, is_confirmed=True, reason="x", key="k", actor=Actor(role, "x"), at=LATER)


def test_the_effect_on_stay_and_work_comes_from_the_law_book() -> None:
    """Filed after the stay had ended, the second keeps nothing once the first is refused or gone (MULTI)."""
    filed()
    filed(at=datetime(2025, 12, 1, tzinfo=UTC), job_offer__lmia_number="8123999")
    one = Duplicate.objects.get()
    found = duplicates.compared(one.pk, at=datetime(2025, 12, 2, tzinfo=UTC))
    assert found is not None
    stay, work = found.effects
    assert stay.changes
    assert "not" in stay.before.outcome
    assert stay.after.outcome == "met"
    assert work.changes
    assert [one.en for one in found.differs] == ["form, kind of permit and job"]


def test_the_list_takes_three_queries_however_long_it_is() -> None:
    counts = []
    for number in range(3):
        filed(at=LATER + timedelta(days=number))
        with CaptureQueriesContext(
            connection,
        ) as seen:
            duplicates.waiting()
        counts.append(len(seen))
    assert counts[1] == counts[2] == 3
