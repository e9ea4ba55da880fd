"""The passport's number is masked until somebody says why they need it; then the log says so first (S-14)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError

from casework.cases import AT, OFFICER, SECOND_OFFICER, hand_in, package
from casework.meetings import to_decide
from workpermit.casework import decisions, masking
from workpermit.casework.access import UnknownCase
from workpermit.casework.correspondence.previewing import preview
from workpermit.casework.facts import filing_of
from workpermit.casework.looks import looks_at
from workpermit.casework.masking import Need, hidden, masked, numbers
from workpermit.casework.models import AccessEntry, CaseRow
from workpermit.casework.self_service import Passport, renew_passport
from workpermit.core.case.actor import Actor, Role


@pytest.mark.parametrize(
    ("number", "shown"), [("P4471203B", "•••• 03B"), ("AB12345", "•••• 345"), ("AB1234", "••••"), ("A1", "••••")]
)
def test_the_last_three_are_shown_where_they_do_not_give_the_rest_away(number: str, shown: str) -> None:
    assert hidden(number) == shown


def test_masking_leaves_everything_else_as_it_was() -> None:
    plain: dict[str, Any] = dict(package().filing.as_json())
    passport = plain["passport"]
    assert masked(plain) == {**plain, "passport": {**passport, "number": "•••• 03B"}}
    assert plain["passport"] is passport
    assert passport["number"] == "P4471203B", "what was given is not changed"


@pytest.mark.parametrize("answers", [{}, {"passport": None}, {"passport": {}}, {"passport": {"number": ""}}])
def test_an_application_without_a_passport_is_left_alone(answers: dict[str, object]) -> None:
    assert masked(answers) == answers


@pytest.mark.django_db
def test_the_whole_number_is_on_record_with_its_reason_before_it_is_told() -> None:
    case_id = hand_in()
    assert numbers(case_id, need=Need.VISA, actor=OFFICER, at=AT) == masking.Numbers("P4471203B", "")
    (look,) = looks_at([case_id])
    assert (look.what, look.purpose, look.role) == ("passport_number", "put_visa", Role.OFFICER)
    assert look.about.en == "your passport number"
    assert look.why.fr == "apposition d’un visa dans le passeport"


@pytest.mark.django_db
def test_a_newer_passport_is_told_beside_the_one_filed() -> None:
    case_id = hand_in()
    newer = Passport("P9999999Z", "PH", AT.date() - timedelta(days=9), AT.date() + timedelta(days=3000))
    renew_passport(case_id, newer, key="k", actor=SECOND_OFFICER, at=AT)
    assert numbers(case_id, need=Need.COMPARE, actor=OFFICER, at=AT) == masking.Numbers("P4471203B", "P9999999Z")


@pytest.mark.django_db
def test_where_the_log_cannot_be_written_no_number_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    case_id = hand_in()

    def fails(*_: object, **__: object) -> None:
        raise DatabaseError("planted")

    monkeypatch.setattr(AccessEntry.objects, "create", fails)
    with pytest.raises(DatabaseError):
        numbers(case_id, need=Need.VISA, actor=OFFICER, at=AT)


@pytest.mark.django_db
def test_who_has_nothing_to_do_with_the_case_gets_nothing() -> None:
    case_id = hand_in()
    with pytest.raises(UnknownCase):
        numbers(case_id, need=Need.VISA, actor=Actor(Role.AUDITOR, "some.auditor"), at=AT)
    with pytest.raises(UnknownCase):
        numbers(uuid4(), need=Need.VISA, actor=OFFICER, at=AT)


@pytest.mark.django_db
def test_a_letter_looked_at_before_it_is_made_has_the_number_masked() -> None:
    scene = to_decide(0)
    ready = decisions.approving(scene.case_id, evidence=(), reasons="", in_force_on=None, at=AT)
    foreseen = preview(ready, row=CaseRow.objects.get(pk=scene.case_id), actor=OFFICER, at=AT)
    plain: dict[str, Any] = dict(filing_of(scene.case_id).as_json())
    number = plain["passport"]["number"]
    said = str([one.contents for one in foreseen.letters])
    assert hidden(number) in said
    assert number not in said
