"""A file is taken when its name, its first bytes and a real parse agree; a fault names it (S-38)."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib

import pikepdf
import pytest
from PIL import Image

from workpermit.trades.documents import checking, parsing, pictures
from workpermit.trades.documents.checking import check
from workpermit.trades.documents.faults import MAX_BYTES, DocumentFaulty, FaultCode
from workpermit.trades.documents.media import MediaType


def pdf(*, pages: int = 1, password: str | None = None) -> bytes:
    made, out = pikepdf.new(), io.BytesIO()
    for _ in range(pages):
        made.add_blank_page()
    made.save(out, encryption=pikepdf.Encryption(user=password, owner=password) if password else False)
    return out.getvalue()


def picture(kind: str, size: tuple[int, int] = (30, 20)) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 50).convert("RGB").save(out, kind)
    return out.getvalue()


def huge_png(width: int, height: int) -> bytes:
    """Return a small PNG that says it is huge."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "name", "media_type", "pages"),
    [
        (pdf(pages=3), "passport.pdf", MediaType.PDF, 3),
        (picture("JPEG"), "photo.JPG", MediaType.JPEG, 1),
        (picture("JPEG"), "photo.jpeg", MediaType.JPEG, 1),
        (picture("PNG"), "offre d’emploi – é.png", MediaType.PNG, 1),
        (picture("WEBP"), "photo.webp", MediaType.WEBP, 1),
        (picture("TIFF"), "scan.tif", MediaType.TIFF, 1),
    ],
)
def test_good_files_are_taken(content: bytes, name: str, media_type: MediaType, pages: int) -> None:
    checked = check(content, name=name)
    assert (checked.media_type, checked.pages, checked.size) == (media_type, pages, len(content))
    assert checked.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.pdf", FaultCode.EMPTY),
        (pdf() + bytes(MAX_BYTES), "a.pdf", FaultCode.TOO_LARGE),
        (picture("PNG"), "a.gif", FaultCode.NOT_ALLOWED),
        (picture("GIF"), "a.png", FaultCode.NOT_ALLOWED),
        (b"PK\x03\x04" + bytes(60), "a.pdf", FaultCode.NOT_ALLOWED),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.png", FaultCode.NOT_ALLOWED),
        (b"<html><script>alert(1)</script></html>", "a.pdf", FaultCode.NOT_ALLOWED),
        (b"just words", "a.pdf", FaultCode.NOT_ALLOWED),
        (picture("PNG"), "a.pdf", FaultCode.MISMATCH),
        (picture("JPEG"), "a.png", FaultCode.MISMATCH),
        (pdf(), "a.jpg", FaultCode.MISMATCH),
        (pdf(pages=5)[:-60], "a.pdf", FaultCode.BROKEN),
        (b"%PDF-1.7\nnothing of the kind", "a.pdf", FaultCode.BROKEN),
        (picture("JPEG", (300, 300))[:-4000], "a.jpg", FaultCode.BROKEN),
        (picture("PNG", (300, 300))[:-4000], "a.png", FaultCode.BROKEN),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "a.png", FaultCode.NOT_ALLOWED),
        (pdf(password="secret"), "a.pdf", FaultCode.LOCKED),
        (huge_png(10_000, 5_001), "a.png", FaultCode.TOO_MANY_PIXELS),
        (huge_png(60_000, 60_000), "a.png", FaultCode.TOO_MANY_PIXELS),
        (pdf(pages=0), "a.pdf", FaultCode.BROKEN),
    ],
)
def test_faulty_files_are_refused(content: bytes, name: str, code: FaultCode) -> None:
    with pytest.raises(DocumentFaulty) as refused:
        check(content, name=name)
    assert refused.value.code is code
    assert refused.value.text.en.startswith(f"{name}: ")
    assert refused.value.text.fr.startswith(f"{name}\u00a0: ")


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        ".pdf",
        "../a.pdf",
        "a/b.pdf",
        "a\\b.pdf",
        "a\x00.pdf",
        "a\n.pdf",
        "\u202efdp.exe.pdf",
        "a" * 198 + ".pdf",
    ],
)
def test_a_name_that_deceives_is_refused_before_the_file_is_opened(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "_read", lambda *_, **__: pytest.fail("the file was opened"))
    with pytest.raises(DocumentFaulty) as refused:
        check(pdf(), name=name)
    assert refused.value.code is FaultCode.NAME
    assert refused.value.text.en.isprintable()


def test_a_limit_is_the_last_size_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    content = picture("PNG")
    monkeypatch.setattr(checking, "MAX_BYTES", len(content))
    assert check(content, name="a.png").size == len(content)
    monkeypatch.setattr(checking, "MAX_BYTES", len(content) - 1)
    with pytest.raises(DocumentFaulty):
        check(content, name="a.png")


@pytest.mark.parametrize(("most", "fault"), [(30 * 20, None), (30 * 20 - 1, "too_many_pixels")])
def test_a_picture_may_have_so_many_pixels_and_none_more(
    most: int, fault: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "MAX_PIXELS", most)
    assert parsing.parsed(picture("PNG"))[0].get("fault") == fault


def test_a_mismatch_says_what_the_file_is_in_both_languages() -> None:
    with pytest.raises(DocumentFaulty) as refused:
        check(picture("PNG"), name="passport.pdf")
    assert "a PNG picture. Give the file the ending .png" in refused.value.text.en
    assert "une image PNG" in refused.value.text.fr


def test_every_cut_of_a_file_is_a_fault_and_nothing_else() -> None:
    """A file cut off anywhere gives a typed fault, never another error (S-38)."""
    for content, name in ((pdf(), "a.pdf"), (picture("JPEG"), "a.jpg"), (picture("PNG"), "a.png")):
        for length in range(0, len(content) - 2, 7):
            try:
                check(content[:length], name=name)
            except DocumentFaulty:
                continue
            assert len(content) - length < 20, f"{name} cut to {length} of {len(content)} bytes was taken"
