"""A file in pieces: what is acknowledged is safe, what broke off goes on, what is over is cleared (reliability 3.2)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from pytest_django import Settings

from trades.documents.test_checking import picture
from workpermit.trades.documents import keeping, uploads
from workpermit.trades.documents.box import BoxUnavailable
from workpermit.trades.documents.models import Document, Progress, Upload
from workpermit.trades.documents.store import DOCUMENTS
from workpermit.trades.documents.uploads import Slot, UploadExpired, WrongOffset
from workpermit.vault.sealing import SealBroken

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 20, 23, 59, 59, 999999, tzinfo=UTC)
SLOT = Slot("somebody", UUID(int=8), "request:r:0", "other")
FILE = picture("PNG", (900, 900))


@pytest.fixture(autouse=True)
def _own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def begun(**changes: object) -> Upload:
    return uploads.begin(SLOT, **{"name": "a.png", "size": len(FILE), "at": AT, **changes})  # type: ignore[arg-type]


def again(upload: Upload) -> Upload:
    """Read the upload anew, as the next process does."""
    return Upload.objects.get(pk=upload.pk)


class Killed(BaseException):
    """The process ends here."""


def test_a_process_killed_between_the_stamp_and_the_bytes_leaves_an_upload_that_goes_on() -> None:
    upload = begun()
    with pytest.raises(Killed):
        uploads.receive(upload, _cut(FILE, after=0), offset=0, at=AT)
    later = again(upload)
    assert (later.received, later.begun_at) == (0, AT)
    uploads.receive(later, [FILE], offset=0, at=AT + timedelta(minutes=14))
    done = uploads.finish(later, at=AT + timedelta(minutes=14))
    assert done.document is not None
    assert (keeping.open_bytes(done.document), done.document.received_at) == (FILE, AT)


def _cut(content: bytes, *, after: int) -> Iterator[bytes]:
    if after:
        yield content[:after]
    raise Killed


def test_what_arrived_before_a_cut_line_is_kept() -> None:
    def cut() -> Iterator[bytes]:
        yield FILE[:70_000]
        raise OSError("the line was cut")

    upload = uploads.receive(begun(), cut(), offset=0, at=AT)
    assert (upload.received, again(upload).received) == (70_000, 70_000)


def test_a_process_killed_between_a_piece_and_its_row_writes_the_piece_again(monkeypatch: pytest.MonkeyPatch) -> None:
    upload = begun()
    with monkeypatch.context() as dying:
        dying.setattr(uploads, "_advanced", lambda *_: (_ for _ in ()).throw(Killed()))
        with pytest.raises(Killed):
            uploads.receive(upload, [FILE[:1000]], offset=0, at=AT)
    later = again(upload)
    assert later.received == 0
    uploads.receive(later, [FILE], offset=0, at=AT)
    assert uploads.whole(later) == FILE


def test_a_full_disk_loses_nothing_that_was_acknowledged(monkeypatch: pytest.MonkeyPatch) -> None:
    upload = uploads.receive(begun(), [FILE[:5000]], offset=0, at=AT)
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
        with pytest.raises(OSError, match="No space left"):
            uploads.receive(upload, [FILE[5000:6000]], offset=5000, at=AT)
    later = uploads.receive(again(upload), [FILE[5000:]], offset=5000, at=AT)
    assert uploads.whole(later) == FILE


def test_of_two_requests_at_the_same_offset_one_writes() -> None:
    first = begun()
    second = again(first)
    uploads.receive(first, [FILE[:100]], offset=0, at=AT)
    with pytest.raises(WrongOffset) as wrong:
        uploads.receive(second, [FILE[:100]], offset=0, at=AT)
    assert wrong.value.received == 100


def test_a_whole_file_that_could_not_be_looked_at_is_finished_later_with_its_stamp(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    upload = uploads.receive(begun(), [FILE], offset=0, at=AT)
    with monkeypatch.context() as away:
        away.setattr(keeping, "check", lambda *_, **__: (_ for _ in ()).throw(BoxUnavailable()))
        with pytest.raises(BoxUnavailable):
            uploads.finish(upload, at=AT + timedelta(minutes=1))
    assert uploads.end_those_over(at=AT + timedelta(hours=5)) == 0
    (left,) = uploads.unfinished()
    done = uploads.finish(left, at=AT + timedelta(hours=6))
    assert done.progress == Progress.KEPT
    assert done.document is not None
    assert (done.document.received_at, done.ended_at) == (AT, AT + timedelta(minutes=1))
    assert uploads.unfinished() == []


def test_the_last_byte_may_come_after_fifteen_minutes_to_the_microsecond() -> None:
    for beyond, taken in ((timedelta(0), True), (timedelta(microseconds=1), False)):
        upload = uploads.receive(begun(), [FILE], offset=0, at=AT)
        at = AT + timedelta(minutes=15) + beyond
        if taken:
            assert uploads.finish(upload, at=at).progress == Progress.KEPT
        else:
            with pytest.raises(UploadExpired) as over:
                uploads.finish(upload, at=at)
            assert "a.png" in over.value.text.en
            assert "a.png" in over.value.text.fr


def test_a_piece_that_was_altered_or_moved_does_not_open() -> None:
    one = uploads.receive(begun(), [FILE], offset=0, at=AT)
    two = uploads.receive(begun(), [FILE], offset=0, at=AT)
    (piece,), (other,) = (list(uploads.folder_of(upload).iterdir()) for upload in (one, two))
    piece.write_bytes(other.read_bytes())
    with pytest.raises(SealBroken):
        uploads.whole(one)


def test_a_large_file_arrives_in_pieces_of_a_megabyte() -> None:
    content = bytes(3_500_000)
    upload = uploads.receive(begun(size=len(content)), [content[:1], content[1:]], offset=0, at=AT)
    assert uploads.whole(upload) == content


def test_a_document_that_another_upload_brought_too_stays_when_one_is_removed() -> None:
    one, two = (uploads.finish(uploads.receive(begun(), [FILE], offset=0, at=AT), at=AT) for _ in range(2))
    assert one.document == two.document
    uploads.remove(one)
    assert Document.objects.count() == 1
    uploads.remove(two)
    assert not Document.objects.exists()


def test_tidying_leaves_what_is_young_and_takes_what_nobody_needs() -> None:
    upload = uploads.receive(begun(), [FILE[:100]], offset=0, at=AT)
    stray = DOCUMENTS.put(b"left by a removal")
    now = datetime.fromtimestamp(uploads.folder_of(upload).stat().st_mtime, tz=UTC)
    assert uploads.end_those_over(at=AT + timedelta(minutes=16)) == 1
    assert uploads.clear(at=now) == 0
    assert uploads.folder_of(upload).exists()
    assert DOCUMENTS.has(stray)
    assert uploads.clear(at=now + timedelta(hours=24, seconds=5)) == 2
    assert not uploads.folder_of(upload).exists()
    assert not DOCUMENTS.has(stray)
