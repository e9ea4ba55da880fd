"""Letters are kept once per cause, by content, sealed on the disk, and numbered without a gap that a fault made."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from trades.letters import samples
from workpermit.core.case.letters import Letter as Kind
from workpermit.core.text import Language
from workpermit.trades.letters import keeping, pages, pdf
from workpermit.trades.letters.models import Letter
from workpermit.trades.letters.numbers import next_letter_number
from workpermit.trades.letters.store import LETTERS
from workpermit.vault.contents import ContentLost
from workpermit.vault.sealing import SealBroken

pytestmark = pytest.mark.django_db

CASE = uuid.UUID(int=7)
AT = datetime(2025, 5, 18, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, settings: Any) -> Path:
    settings.DATA = tmp_path
    return tmp_path


def save(document: bytes, **changes: Any) -> Letter:
    return keeping.save(
        document,
        **{
            "letter_id": uuid.uuid4(),
            "case_id": CASE,
            "cause": "event-1:document_request",
            "letter": Kind.DOCUMENT_REQUEST,
            "language": Language.EN,
            "number": "L900000001",
            "created_at": AT,
            **changes,
        },
    )


def printed(times: int = 1) -> bytes:
    return pdf.render(samples.letter(Language.EN, times=times))


def test_a_letter_is_found_by_cause_by_id_and_by_case() -> None:
    document = printed(times=5)
    row = save(document)
    assert keeping.find("event-1:document_request") == keeping.with_id(row.pk) == row
    assert keeping.of_case(CASE) == [row]
    assert row.pages == pages.count(document) == 3
    assert keeping.open_bytes(row) == document


def test_what_is_not_there_is_none() -> None:
    assert keeping.find("event-2:refusal") is None
    assert keeping.with_id(uuid.uuid4()) is None
    assert keeping.of_case(uuid.uuid4()) == []


def test_a_reaction_tried_again_keeps_its_first_letter() -> None:
    first = save(printed())
    again = save(printed(times=2), number="L900000002")
    assert again == first
    assert Letter.objects.count() == 1


def test_a_number_is_given_to_one_letter_only() -> None:
    save(printed())
    with pytest.raises(IntegrityError), transaction.atomic():
        save(printed(times=2), cause="event-2:refusal", letter=Kind.REFUSAL)


@pytest.mark.parametrize("change", [{"letter": "love_letter"}, {"language": "de"}])
def test_the_database_itself_knows_the_letters_and_the_languages(change: dict[str, str]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        save(printed(), **change)


def test_the_same_bytes_are_kept_once(own_folder: Path) -> None:
    save(printed())
    save(printed(), cause="event-2:document_request", number="L900000002")
    assert len([path for path in (own_folder / "letters").rglob("*") if path.is_file()]) == 1


def test_nothing_can_be_read_on_the_disk(own_folder: Path) -> None:
    row = save(printed())
    (path,) = (path for path in (own_folder / "letters").rglob("*") if path.is_file())
    assert path.name == row.sha256
    assert b"PDF" not in path.read_bytes()[:64]
    assert path.stat().st_mode & 0o077 == 0


def test_a_lost_or_altered_file_is_told() -> None:
    row = save(printed())
    path = LETTERS.path(row.sha256)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(SealBroken):
        keeping.open_bytes(row)
    path.unlink()
    with pytest.raises(ContentLost):
        keeping.open_bytes(row)


def test_strays_are_found_on_both_sides() -> None:
    row = save(printed())
    assert keeping.strays() == keeping.Strays((), ())
    alone = LETTERS.put(printed(times=2))
    (LETTERS.path(row.sha256)).unlink()
    assert keeping.strays() == keeping.Strays((row.pk,), (alone,))


def test_numbers_follow_each_other_and_a_failed_act_gives_its_number_back() -> None:
    first = next_letter_number()
    with transaction.atomic():
        taken = next_letter_number()
        transaction.set_rollback(True)
    assert (first, taken, next_letter_number()) == ("L900000001", "L900000002", "L900000002")


def test_a_letter_s_name_says_its_number_and_no_more() -> None:
    assert str(save(printed())) == "letter L900000001"
