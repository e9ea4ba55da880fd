"""`workpermit check` finds every way to tamper, names the case, and never cries wolf (reliability 3.12)."""

from __future__ import annotations

import random
import threading
from pathlib import Path
from uuid import UUID

import pytest
from django.db import transaction

from casework import cases
from casework.cases import AT, change, hand_in, make_letters, note, number_of
from casework.tampering import case_deleted, cut, drop_triggers, rehashed
from workpermit.casework import heads
from workpermit.casework.checking import check
from workpermit.casework.correspondence import details
from workpermit.casework.journal import database_id
from workpermit.casework.models import CaseRow, OutboxRow
from workpermit.commands.main import main
from workpermit.trades.documents import keeping as documents
from workpermit.trades.documents.models import Document
from workpermit.trades.letters.models import Letter


@pytest.fixture
def signed_cases(own_database: None) -> list[UUID]:
    """Return three cases whose heads are signed outside of the database, with the triggers dropped."""
    made = cases.walked()
    assert heads.sign(at=AT) == len(made)
    assert check().troubles == ()
    drop_triggers()
    return made


@pytest.mark.usefixtures("signed_cases")
def test_an_old_backup_put_back_shows_and_the_first_case_is_named() -> None:
    chance = random.Random(3)
    every = list(CaseRow.objects.order_by("application_number"))
    for row in every[1:]:
        cut(row.pk, chance)
    case_deleted(every[-1].pk, chance)
    named = [trouble.case for trouble in check().troubles]
    assert named[0] == every[1].application_number
    assert set(named) == {row.application_number for row in every[1:-1]} | {every[-1].pk.hex}


def test_what_was_written_after_the_signing_is_still_in_a_chain(signed_cases: list[UUID]) -> None:
    case_id = signed_cases[0]
    note(case_id, word="after")
    assert check().troubles == ()
    change(
        "UPDATE casework_journal SET actor = 'x' WHERE kind = 'DossierAmended' AND case_id = %s", database_id(case_id)
    )
    assert {trouble.case for trouble in check().troubles} == {number_of(case_id)}


def test_the_command_names_the_case_and_exits_1(signed_cases: list[UUID], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "3 cases" in capsys.readouterr().out
    rehashed(signed_cases[2], random.Random(4))
    assert main(["check"]) == 1
    assert number_of(signed_cases[2]) in capsys.readouterr().err.splitlines()[0]


@pytest.mark.usefixtures("signed_cases")
def test_heads_that_are_gone_emptied_or_altered_show(data_folder: Path) -> None:
    file = data_folder / "heads" / "heads.jsonl"
    kept = file.read_text()
    file.unlink()
    assert [trouble.case for trouble in check().troubles] == ["-"]
    with pytest.raises(heads.HeadsBroken):
        heads.sign(at=AT)
    for broken in ("", kept.replace('"number":1', '"number":2'), kept.replace('"through":', '"through":9')):
        file.write_text(broken)
        assert [trouble.case for trouble in check().troubles] == ["-"]
    file.write_text(kept)
    assert check().troubles == ()
    (data_folder / "keys" / "heads-key.pem").unlink()
    assert [trouble.case for trouble in check().troubles] == ["-"]
    assert not (data_folder / "keys" / "heads-key.pem").exists()


def test_heads_are_signed_once_for_each_change_and_a_line_taken_out_shows(
    signed_cases: list[UUID], data_folder: Path
) -> None:
    assert heads.sign(at=AT) == 0
    for word in ("one", "two"):
        note(signed_cases[0], word=word)
        assert heads.sign(at=AT) >= 1
    file = data_folder / "heads" / "heads.jsonl"
    first, second, third = file.read_text().splitlines()
    for lines in ((first, third), (second, third), (first, third, second)):
        file.write_text("\n".join(lines) + "\n")
        with pytest.raises(heads.HeadsBroken):
            heads.read()


@pytest.mark.usefixtures("own_database")
def test_entries_without_a_case_show() -> None:
    case_id = hand_in()
    drop_triggers()
    with transaction.atomic():
        for table in ("record", "outbox", "open_work"):
            change(f"DELETE FROM casework_{table} WHERE case_id = %s", database_id(case_id))
        change("DELETE FROM casework_case WHERE id = %s", database_id(case_id))
        assert [trouble.case for trouble in check().troubles] == [case_id.hex]
        transaction.set_rollback(True)


# --- strays -------------------------------------------------------------------------------------------------


@pytest.fixture
def made_case(db: None) -> UUID:
    """Return a case whose letters are made."""
    case_id = hand_in("us-citizen")
    assert make_letters() == 1
    assert check().troubles == ()
    return case_id


def troubles() -> list[str]:
    """Return what a check says, in English."""
    return [trouble.text.en for trouble in check().troubles]


def test_a_letter_that_counts_as_made_and_is_not_there_shows(made_case: UUID) -> None:
    Letter.objects.filter(case_id=made_case).delete()
    assert troubles() == ["the letter:acknowledgement of entry 1 counts as made and is not there"]


def test_a_letter_nobody_was_told_of_shows(made_case: UUID) -> None:
    change("DELETE FROM notices_delivery")
    change("DELETE FROM notices_message WHERE case_id = %s", database_id(made_case))
    assert "the letter:acknowledgement of entry 1 counts as made and is not there" in troubles()


@pytest.mark.django_db
def test_a_refund_letter_about_no_refund_is_no_stray(monkeypatch: pytest.MonkeyPatch) -> None:
    withdrawn = cases.walked()[-1]
    make_letters()
    assert OutboxRow.objects.filter(case_id=withdrawn, reaction="letter:refund", done_at__isnull=False).exists()
    assert not Letter.objects.filter(case_id=withdrawn, letter="refund").exists()
    assert check().troubles == ()
    monkeypatch.setattr(details, "details_of", lambda *_, **__: object())
    assert [trouble.case for trouble in check().troubles] == [number_of(withdrawn)]


def test_a_reaction_never_put_into_the_outbox_shows(made_case: UUID) -> None:
    OutboxRow.objects.filter(case_id=made_case).delete()
    assert troubles() == ["entry 1 lacks its letter:acknowledgement in the outbox"]


def test_a_letter_that_was_set_aside_shows(made_case: UUID) -> None:
    OutboxRow.objects.filter(case_id=made_case).update(done_at=None, attempts=5)
    assert troubles() == ["the letter:acknowledgement of entry 1 failed 5 times and waits for a person"]


@pytest.mark.parametrize("folder", ["letters", "documents"])
def test_a_row_without_its_file_shows_and_names_the_case(folder: str, made_case: UUID, data_folder: Path) -> None:
    next((data_folder / folder).glob("??/*")).unlink()
    assert [trouble.case for trouble in check().troubles] == [number_of(made_case)]


def test_a_file_without_its_row_is_told_and_alarms_nobody(made_case: UUID) -> None:
    Document.objects.filter(case_id=made_case, kind="photo").delete()
    report = check()
    assert (report.troubles, report.leftovers) == ((), 2)  # the file as it came, and the copy that is shown
    assert len(documents.strays().contents_without_row) == 2


@pytest.mark.large
@pytest.mark.usefixtures("own_database")
def test_a_check_beside_writers_alarms_nobody() -> None:
    made = cases.walked()
    heads.sign(at=AT)
    done = threading.Event()

    def write() -> None:
        for turn in range(60):
            note(made[0], word=str(turn))
            heads.sign(at=AT)
        done.set()

    def watch() -> list[str]:
        found: list[str] = []
        while not done.is_set():
            found += troubles()
        return found

    assert cases.in_parallel(write, watch, watch) == [None, [], []]
