"""Bytes are kept once, sealed, whole or not at all, and come back as they were (reliability 3.2, S-39)."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image
from pytest_django import Settings

from workpermit.trades.documents.faults import DocumentFaulty
from workpermit.trades.documents.keeping import find, keep, of_case, open_bytes, strays
from workpermit.trades.documents.models import Document, State
from workpermit.trades.documents.store import DOCUMENTS
from workpermit.vault import contents, keys, ring
from workpermit.vault.sealing import SealBroken

pytestmark = pytest.mark.django_db

AT = datetime(2025, 6, 17, 12, tzinfo=UTC)
CASE = UUID(int=7)


@pytest.fixture(autouse=True)
def _own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def png(shade: int = 0) -> bytes:
    out = io.BytesIO()
    Image.new("L", (20, 20), shade).save(out, "PNG")
    return out.getvalue()


def kept(content: bytes, **changes: object) -> Document:
    given: dict[str, object] = {"name": "Okonkwo passport.png", "kind": "passport", "case_id": CASE, "received_at": AT}
    return keep(content, **(given | changes))  # type: ignore[arg-type]


def files() -> list[Path]:
    return [path for path in DOCUMENTS.folder.rglob("*") if path.is_file()]


def test_a_document_comes_back_as_it_was() -> None:
    found = find(kept(png()).pk)
    assert found is not None
    assert (found.file_name, found.state, found.pages, found.received_at) == (
        *("Okonkwo passport.png", State.READABLE, 1),
        AT,
    )
    assert open_bytes(found) == png()
    assert find(UUID(int=1)) is None


def test_the_same_bytes_are_one_file_and_one_row_per_slot() -> None:
    first = kept(png())
    assert kept(png(), name="again.png", received_at=AT + timedelta(days=1)) == first
    other = kept(png(), kind="photo")
    assert len(files()) == 1
    assert of_case(CASE) == sorted([first, other], key=lambda row: row.pk)


def test_a_faulty_file_leaves_nothing() -> None:
    with pytest.raises(DocumentFaulty):
        kept(b"words")
    assert Document.objects.count() == 0
    assert not DOCUMENTS.folder.exists()


def test_the_folder_holds_no_plain_bytes_and_no_names() -> None:
    kept(png())
    (path,) = files()
    assert png() not in path.read_bytes()
    assert b"PNG" not in path.read_bytes()
    assert "Okonkwo" not in str(path)
    assert path.stat().st_mode & 0o777 == 0o600


def test_an_altered_or_swapped_file_does_not_open() -> None:
    one, two = kept(png(1)), kept(png(2))
    first, second = (DOCUMENTS.path(document.sha256) for document in (one, two))
    first.write_bytes(second.read_bytes())
    with pytest.raises(SealBroken):
        open_bytes(one)
    assert open_bytes(two) == png(2)
    second.unlink()
    with pytest.raises(contents.ContentLost):
        open_bytes(two)


def test_a_write_that_breaks_off_leaves_no_file_and_can_be_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bytes are flushed before the file gets its name: a failed flush leaves nothing (reliability 3.2)."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("os.fsync", full)
        with pytest.raises(OSError, match="No space left"):
            contents._write(_folder_of(png()), png())
    assert files() == []
    assert open_bytes(kept(png())) == png()


def _folder_of(content: bytes) -> Path:
    import hashlib

    target = DOCUMENTS.path(hashlib.sha256(content).hexdigest())
    target.parent.mkdir(parents=True)
    return target


def test_strays_are_found_both_ways() -> None:
    gone, there = kept(png(1)), kept(png(2))
    orphan = DOCUMENTS.put(b"an upload that broke off")
    DOCUMENTS.path(gone.sha256).unlink()
    found = strays()
    assert found.rows_without_content == (gone.pk,)
    assert found.contents_without_row == (orphan,)
    assert there.sha256 in set(DOCUMENTS.kept())


def test_a_change_of_keys_seals_every_file_again() -> None:
    document = kept(png())
    keys.add_field_key(ring.folder())
    ring.reread()
    assert open_bytes(document) == png()
    assert (DOCUMENTS.reseal(), DOCUMENTS.reseal()) == (1, 0)
    keys.drop_field_key(ring.folder(), 1)
    ring.reread()
    assert open_bytes(document) == png()
