"""What the person's own file tells of notes, and what it must not; a note is never changed (S-25)."""

from __future__ import annotations

import json
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from casework.cases import AT, hand_in
from casework.test_searching import staff
from workpermit.accounts.models import Account
from workpermit.casework import noting
from workpermit.casework.models import CaseRow
from workpermit.casework.own_file import file_of
from workpermit.core.case.actor import Role
from workpermit.core.text import Language
from workpermit.trades.notes import keeping
from workpermit.trades.notes.exemptions import PROVISIONS, Exemption
from workpermit.trades.notes.keeping import Split
from workpermit.trades.notes.models import Note

pytestmark = pytest.mark.django_db
SECRET = "Informant Zarathustra"


@pytest.fixture
def owner() -> Account:
    return Account.objects.create_account("maricel@example.org", name="Maricel", role=Role.APPLICANT)


def write(case_id: UUID, split: Split, account: Account | None = None) -> None:
    assert noting.write(case_id, split, account=account or staff(), key=uuid4().hex, at=AT)


def told(owner: Account) -> str:
    """Return the own file as its reader gets it."""
    rows = list(CaseRow.objects.filter(applicant_id=str(owner.pk)))
    return json.dumps(file_of(owner, rows, at=AT + timedelta(days=1)), ensure_ascii=False)


def notes(owner: Account) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(told(owner))["applications"][0]["notes"]
    return found


def test_what_may_be_told_stands_word_for_word(owner: Account) -> None:
    case_id = hand_in(account=owner)
    officer = staff()
    write(case_id, Split("She phoned about her diploma."), officer)
    assert notes(owner) == [{"at": AT.isoformat(), "by": "officer", "text": "She phoned about her diploma."}]
    assert officer.display_name not in told(owner), "who wrote it is told by role"


@pytest.mark.parametrize("exemption", list(Exemption))
def test_a_protected_part_is_in_no_own_file(owner: Account, exemption: Exemption) -> None:
    case_id = hand_in(account=owner)
    write(case_id, Split("She phoned.", SECRET, exemption))
    assert SECRET not in told(owner)
    (note,) = notes(owner)
    assert note["text"] == "She phoned."
    assert ("left_out" in note) is PROVISIONS[exemption].is_told
    if PROVISIONS[exemption].is_told:
        left_out = note["left_out"]
        assert isinstance(left_out, dict)
        for language in Language:
            assert PROVISIONS[exemption].source.in_language(language) in left_out[language.value]


@pytest.mark.parametrize("exemption", [one for one in Exemption if not PROVISIONS[one].is_told])
def test_where_not_even_its_being_may_be_told_the_file_is_the_same_with_and_without(
    owner: Account, exemption: Exemption
) -> None:
    case_id = hand_in(account=owner)
    before = told(owner)
    write(case_id, Split("", SECRET, exemption))
    assert told(owner) == before


def test_every_file_says_that_such_parts_may_be_left_out(owner: Account) -> None:
    hand_in(account=owner)
    assert "16(2)" in told(owner)


@pytest.mark.parametrize(
    "split",
    [
        {"told": " "},
        {"told": "a", "protected": "b"},
        {"told": "a", "exemption": Exemption.SECURITY},
    ],
)
def test_a_split_that_makes_no_sense_cannot_be_made(split: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"note says|exemption"):
        Split(**split)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "statement", ["UPDATE notes_note SET exemption = ''", "UPDATE notes_note SET told = NULL", "DELETE FROM notes_note"]
)
def test_the_database_refuses_to_change_or_lose_a_note(statement: str) -> None:
    write(hand_in(), Split("She phoned.", SECRET, Exemption.LEGAL_ADVICE))
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    (note,) = Note.objects.all()
    assert (note.told, note.protected) == ("She phoned.", SECRET)


def test_the_database_refuses_a_protected_part_without_its_exemption() -> None:
    note = Note(case_id=hand_in(), writer="x", protected=SECRET, key="1", at=AT)
    with pytest.raises(DatabaseError), transaction.atomic():
        note.save(force_insert=True)


def test_two_who_write_at_once_are_both_kept() -> None:
    case_id, one, other = hand_in(), staff(), staff()
    write(case_id, Split("First"), one)
    write(case_id, Split("Second"), other)
    assert [note.told for note in keeping.of_case(case_id)] == ["First", "Second"] or {
        note.told for note in keeping.of_case(case_id)
    } == {"First", "Second"}
