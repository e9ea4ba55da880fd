"""Hostile files, made by families: what a stranger might hand in to harm the reader, the office or the machine (S-38).

Every active part carries MARK. A file may be refused, or taken and defused: then MARK is nowhere in the copy that
readers see. `must_be_refused` marks those for which only a refusal is right.
"""

from __future__ import annotations

import gzip
import io
import random
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import pikepdf
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

MARK: Final = b"EVIL-7f3a"
_MARK: Final = MARK.decode()


@dataclass(frozen=True, slots=True)
class Hostile:
    """One file: what it tries, its name, its bytes."""

    tries: str
    name: str
    content: bytes
    must_be_refused: bool = False


def corpus() -> Iterator[Hostile]:
    """Yield every file, family by family."""
    for family in FAMILIES:
        yield from family()


# --- good files to start from ------------------------------------------------------------------------------------


def drawn(size: tuple[int, int] = (400, 500)) -> Image.Image:
    picture = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(picture)
    for row in range(20, size[1] - 20, 18):
        pen.text((20, row), "an ordinary line of text " * 3, fill="black")
    return picture


def picture(kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    drawn().save(out, kind, **options)
    return out.getvalue()


_ENDINGS: Final = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "TIFF": ".tif"}


def plain_pdf() -> pikepdf.Pdf:
    made = pikepdf.new()
    made.add_blank_page(page_size=(595, 842))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    made.pages[0].obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    made.pages[0].obj.Contents = made.make_stream(b"BT /F1 20 Tf 50 700 Td (an ordinary page) Tj ET")
    return made


def saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    out = io.BytesIO()
    pdf.save(out, **options)
    return out.getvalue()


# --- PDFs that do something ----------------------------------------------------------------------------------------

_N = pikepdf.Name


def _actions() -> dict[str, pikepdf.Dictionary]:
    d = pikepdf.Dictionary
    file = d(Type=_N.Filespec, F=f"{_MARK}.exe", UF=f"{_MARK}.exe")
    return {
        "javascript": d(S=_N.JavaScript, JS=f"app.alert('{_MARK}')"),
        "launch": d(S=_N.Launch, F=file, Win=d(F=f"{_MARK}.exe", P="/c")),
        "uri": d(S=_N.URI, URI=f"https://{_MARK}.example/"),
        "goto-remote": d(S=_N.GoToR, F=file, D=pikepdf.Array([0, _N.Fit])),
        "goto-embedded": d(S=_N.GoToE, F=file, T=d(R=_N.C, N=_MARK)),
        "submit": d(S=_N.SubmitForm, F=f"https://{_MARK}.example/", Flags=4),
        "import": d(S=_N.ImportData, F=file),
        "rendition": d(S=_N.Rendition, JS=_MARK, OP=0),
        "sound": d(S=_N.Sound, Sound=d(R=8000, T=_MARK)),
        "movie": d(S=_N.Movie, T=_MARK),
        "thread": d(S=_N.Thread, F=file, D=0),
        "named": d(S=_N.Named, N=_N("/" + _MARK)),
        "set-layers": d(S=_N.SetOCGState, State=pikepdf.Array([_MARK])),
        "chain": d(S=_N.GoTo, D=_MARK, Next=d(S=_N.JavaScript, JS=_MARK)),
    }


def _on_catalogue(key: str, value: Any) -> Callable[[pikepdf.Pdf], None]:
    def put(pdf: pikepdf.Pdf) -> None:
        pdf.Root[key] = value(pdf) if callable(value) else value

    return put


def _on_page(key: str, value: Any) -> Callable[[pikepdf.Pdf], None]:
    def put(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj[key] = value(pdf) if callable(value) else value

    return put


def _attached(pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
    content = pdf.make_stream(MARK * 20, Type=_N.EmbeddedFile)
    return pikepdf.Dictionary(Type=_N.Filespec, F="a.exe", EF=pikepdf.Dictionary(F=content), AFRelationship=_N.Data)


def _annotation(subtype: str, **more: Any) -> Callable[[pikepdf.Pdf], Any]:
    def made(pdf: pikepdf.Pdf) -> Any:
        filled = {key: value(pdf) if callable(value) else value for key, value in more.items()}
        one = pikepdf.Dictionary(
            Type=_N.Annot, Subtype=_N("/" + subtype), Rect=pikepdf.Array([10, 10, 90, 90]), **filled
        )
        return pikepdf.Array([pdf.make_indirect(one)])

    return made


def _picture_with(**more: Any) -> Callable[[pikepdf.Pdf], None]:
    def put(pdf: pikepdf.Pdf) -> None:
        filled = {key: value(pdf) if callable(value) else value for key, value in more.items()}
        stream = pdf.make_stream(b"\0" * 3, Type=_N.XObject, Subtype=_N.Image, Width=1, Height=1, BitsPerComponent=8)
        stream.ColorSpace = _N.DeviceRGB
        for key, value in filled.items():
            stream["/" + key] = value
        pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(X=stream)
        pdf.pages[0].obj.Contents = pdf.make_stream(b"q 90 0 0 90 9 9 cm /X Do Q")

    return put


def _deeds() -> Iterator[tuple[str, Callable[[pikepdf.Pdf], None]]]:
    """Yield the name of each deed and what does it to a PDF."""
    d, array = pikepdf.Dictionary, pikepdf.Array
    for name, action in _actions().items():
        yield f"open-{name}", _on_catalogue("/OpenAction", action)
        yield f"page-{name}", _on_page("/AA", d(O=action, C=action))
        yield f"link-{name}", _on_page("/Annots", _annotation("Link", A=action, Contents=_MARK))
    script = _actions()["javascript"]
    yield "close", _on_catalogue("/AA", d(WC=script, WS=script, DS=script, WP=script, DP=script))
    yield "script-names", _on_catalogue("/Names", d(JavaScript=d(Names=array([_MARK, script]))))
    yield (
        "attached",
        _on_catalogue(
            "/Names", lambda pdf: d(EmbeddedFiles=d(Names=array([_MARK, pdf.make_indirect(_attached(pdf))])))
        ),
    )
    yield "associated", _on_catalogue("/AF", lambda pdf: array([pdf.make_indirect(_attached(pdf))]))
    yield "page-associated", _on_page("/AF", lambda pdf: array([pdf.make_indirect(_attached(pdf))]))
    yield "portfolio", _on_catalogue("/Collection", d(Type=_N.Collection, D=_MARK))
    yield "xfa", _on_catalogue("/AcroForm", lambda pdf: d(Fields=array([]), XFA=pdf.make_stream(MARK * 9)))
    yield (
        "metadata",
        _on_catalogue("/Metadata", lambda pdf: pdf.make_stream(MARK * 9, Type=_N.Metadata, Subtype=_N.XML)),
    )
    yield "page-metadata", _on_page("/Metadata", lambda pdf: pdf.make_stream(MARK * 9, Type=_N.Metadata))
    yield "outline", _on_catalogue("/Outlines", lambda pdf: d(First=pdf.make_indirect(d(Title=_MARK, A=script))))
    yield "base-address", _on_catalogue("/URI", d(Base=f"https://{_MARK}.example/"))
    yield "pieces", _on_catalogue("/PieceInfo", d(X=d(Private=_MARK)))
    yield "page-pieces", _on_page("/PieceInfo", d(X=d(Private=_MARK)))
    yield "structure", _on_catalogue("/StructTreeRoot", d(Type=_N.StructTreeRoot, K=_MARK))
    yield "permissions", _on_catalogue("/Perms", d(DocMDP=d(Contents=_MARK)))
    yield "requirements", _on_catalogue("/Requirements", array([d(S=_N.EnableJavaScripts, RH=_MARK)]))
    yield "spider", _on_catalogue("/SpiderInfo", d(V=1, C=_MARK))
    yield "layers", _on_catalogue("/OCProperties", d(OCGs=array([d(Type=_N.OCG, Name=_MARK)]), D=d(Name=_MARK)))
    yield "thumbnail", _on_page("/Thumb", lambda pdf: pdf.make_stream(MARK * 9))
    yield "viewports", _on_page("/VP", array([d(Name=_MARK)]))
    yield "steps", _on_page("/PresSteps", d(NA=script))
    yield "unknown-page-key", _on_page("/" + _MARK, _MARK)
    yield "tabs", _on_page("/Tabs", _N("/" + _MARK))
    for subtype in (
        "FileAttachment",
        "Movie",
        "Sound",
        "Screen",
        "3D",
        "RichMedia",
        "Text",
        "Popup",
        "Redact",
    ):
        yield (
            f"annotation-{subtype}",
            _on_page("/Annots", _annotation(subtype, A=script, AA=d(E=script), Contents=_MARK, FS=_attached)),
        )
    yield "postscript", _picture_with(Subtype=_N.PS, Level1=lambda pdf: pdf.make_stream(MARK * 9))
    for key in (
        "Metadata",
        "PieceInfo",
        "AF",
        "OPI",
        "Ref",
        "OC",
        "Alternates",
        "Measure",
        "PtData",
        "ID",
        "LastModified",
    ):
        yield f"picture-{key}", _picture_with(**{key: lambda pdf: pdf.make_stream(MARK * 9)})
    yield "picture-elsewhere", _picture_with(F=_MARK, FFilter=_N.FlateDecode)
    yield "picture-crypt", _picture_with(Filter=_N.Crypt, DecodeParms=d(Name=_N("/" + _MARK)))


_SAVINGS: Final[dict[str, dict[str, Any]]] = {
    "plain": {},
    "packed": {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
    "locked-openly": {"encryption": pikepdf.Encryption(user="", owner="owner")},
}


def active_pdfs() -> Iterator[Hostile]:
    for how, options in _SAVINGS.items():
        for name, deed in _deeds():
            pdf = plain_pdf()
            deed(pdf)
            yield Hostile(f"pdf {name}, {how}", "a.pdf", saved(pdf, **options))
    raw = saved(plain_pdf())
    hidden = raw.replace(
        b"/Type /Catalog", b"/Type /Catalog /#4fpen#41ction << /S /#4aava#53cript /JS (" + MARK + b") >>"
    )
    yield Hostile("pdf names in hexadecimal", "a.pdf", hidden)
    yield Hostile(
        "pdf an update after the end", "a.pdf", raw + raw.replace(b"ordinary", MARK[:8]), must_be_refused=False
    )


# --- bombs and lies --------------------------------------------------------------------------------------------------


def with_stream(data: bytes, filters: Any, **more: Any) -> bytes:
    pdf = plain_pdf()
    stream = pdf.make_stream(b"")
    stream.write(data, filter=filters)
    for key, value in more.items():
        stream["/" + key] = value
    pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(X=stream)
    return saved(pdf, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


@cache
def deflated(megabytes: int, layers: int = 1) -> bytes:
    packer = zlib.compressobj(9)
    block = bytes(1 << 20)
    data = b"".join(packer.compress(block) for _ in range(megabytes)) + packer.flush()
    for _ in range(layers - 1):
        data = zlib.compress(data, 9)
    return data


def bombs() -> Iterator[Hostile]:
    image = {"Subtype": _N.Image, "Type": _N.XObject, "ColorSpace": _N.DeviceGray, "BitsPerComponent": 8}
    for width in (20_000, 60_000, 2**31 - 1):
        content = with_stream(deflated(1), _N.FlateDecode, Width=width, Height=width, **image)
        yield Hostile(f"pdf picture of {width}", "a.pdf", content, must_be_refused=True)
    pdf = plain_pdf()
    for _ in range(501):
        pdf.add_blank_page()
    yield Hostile("pdf of 502 pages", "a.pdf", saved(pdf), must_be_refused=True)
    for depth in (100, 5_000, 100_000):
        deep = saved(plain_pdf()).replace(b"/Type /Catalog", b"/Type /Catalog /X " + b"[" * depth + b"]" * depth)
        yield Hostile(f"pdf brackets {depth} deep", "a.pdf", deep)
    for side in (10_001, 40_000, 60_000, 2**31 - 1):
        yield Hostile(f"png says {side} square", "a.png", _png_header(side, side), must_be_refused=True)
    for side in (10_000, 30_000, 65_000):
        patched = bytearray(picture("JPEG"))
        place = patched.index(b"\xff\xc0") + 5
        patched[place : place + 4] = struct.pack(">HH", side, side)
        yield Hostile(f"jpeg says {side} square", "a.jpg", bytes(patched), must_be_refused=True)
    out = io.BytesIO()
    Image.new("1", (7_100, 7_100)).save(out, "TIFF", compression="group4")
    yield Hostile("tiff of 50.4 megapixels in few bytes", "a.tif", out.getvalue(), must_be_refused=True)
    frames = [Image.new("1", (5000, 5000)) for _ in range(3)]
    out = io.BytesIO()
    frames[0].save(out, "TIFF", save_all=True, append_images=frames[1:], compression="group4")
    yield Hostile("tiff of three large pages", "a.tif", out.getvalue(), must_be_refused=True)
    yield from _text_bombs()
    for megabytes in (300, 400, 1000):
        for layers in (1, 2, 3):
            filters = pikepdf.Array([_N.FlateDecode] * layers)
            content = with_stream(deflated(megabytes, layers), filters)
            yield Hostile(f"pdf inflates to {megabytes} MB in {layers}", "a.pdf", content, must_be_refused=True)


def _png_header(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def _text_bombs() -> Iterator[Hostile]:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    good = picture("PNG")
    for kind, head in ((b"zTXt", b"k\0\0"), (b"iTXt", b"k\0\1\0\0\0"), (b"iCCP", b"p\0\0")):
        bomb = chunk(kind, head + deflated(200))
        yield Hostile(f"png {kind.decode()} inflates to 200 MB", "a.png", good[:33] + bomb + good[33:])


def lies() -> Iterator[Hostile]:
    raw = saved(plain_pdf(), compress_streams=False)
    for wrong in (b"0", b"1", b"99999999", b"-5", b"2147483648"):
        yield Hostile(f"pdf length {wrong.decode()}", "a.pdf", raw.replace(b"/Length 46", b"/Length " + wrong))
    yield Hostile("pdf table elsewhere", "a.pdf", raw.replace(b"startxref\n", b"startxref\n9"), must_be_refused=True)
    yield Hostile("pdf pages in a circle", "a.pdf", _circle())
    for kind in ("PNG", "WEBP", "TIFF", "JPEG"):
        good = bytearray(picture(kind))
        for place in (4, 8, 12, 16, 20, 30):
            bad = good.copy()
            bad[place : place + 4] = b"\xff\xff\xff\x7f"
            yield Hostile(f"{kind.lower()} lies at {place}", f"a{_ENDINGS[kind]}", bytes(bad))


def _circle() -> bytes:
    pdf = plain_pdf()
    pages = pdf.Root.Pages
    raw = saved(pdf)
    kids = f"/Kids [ {pages.Kids[0].objgen[0]} 0 R ]".encode()
    return raw.replace(kids, f"/Kids [ {pages.objgen[0]} 0 R ]".encode().ljust(len(kids)))


# --- two files in one, other files, cut files, deceiving names ------------------------------------------------------

_PAGE: Final = b"<!DOCTYPE html><html><script>alert('" + MARK + b"')</script></html>"
_VECTOR: Final = b"<svg xmlns='http://www.w3.org/2000/svg'><script>" + MARK + b"</script></svg>"


def _archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.exe", MARK)
    return out.getvalue()


def _tarred() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        told = tarfile.TarInfo("a.exe")
        told.size = len(MARK)
        archive.addfile(told, io.BytesIO(MARK))
    return out.getvalue()


def _others() -> dict[str, bytes]:
    gif = io.BytesIO()
    drawn().save(gif, "GIF")
    bmp, ico, jp2 = io.BytesIO(), io.BytesIO(), io.BytesIO()
    drawn().save(bmp, "BMP")
    drawn().save(ico, "ICO")
    drawn().save(jp2, "JPEG2000")
    return {
        "zip": _archive(),
        "gzip": gzip.compress(MARK),
        "tar": _tarred(),
        "7z": b"7z\xbc\xaf\x27\x1c\x00\x04" + MARK * 4,
        "rar": b"Rar!\x1a\x07\x01\x00" + MARK * 4,
        "html": _PAGE,
        "svg": _VECTOR,
        "xml": b"<?xml version='1.0'?><a>" + MARK + b"</a>",
        "program": b"MZ\x90\x00" + bytes(60) + MARK,
        "elf": b"\x7fELF\x02\x01\x01" + bytes(60) + MARK,
        "script": b"#!/bin/sh\necho " + MARK,
        "php": b"<?php echo '" + MARK + b"'; ?>",
        "postscript": b"%!PS-Adobe-3.0\n" + MARK,
        "rtf": b"{\\rtf1 " + MARK + b"}",
        "word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + MARK,
        "heic": b"\0\0\0\x18ftypheic\0\0\0\0heicmif1" + MARK,
        "mp4": b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + MARK,
        "photoshop": b"8BPS\0\1" + bytes(30) + MARK,
        "gif": gif.getvalue(),
        "bmp": bmp.getvalue(),
        "ico": ico.getvalue(),
        "jpeg 2000": jp2.getvalue(),
        "json": b'{"a": "' + MARK + b'"}',
        "text": b"just words " + MARK,
        "zeros": bytes(5000),
        "blank": b"   \n",
        "nothing": b"",
    }


def _good() -> dict[str, bytes]:
    return {".pdf": saved(plain_pdf()), **{ending: picture(kind) for kind, ending in _ENDINGS.items()}}


def other_files() -> Iterator[Hostile]:
    for name, content in _others().items():
        for ending in (".pdf", ".jpg", ".png", ".webp", ".tif"):
            yield Hostile(f"{name} named {ending}", f"a{ending}", content, must_be_refused=True)
    for ending, content in _good().items():
        for wrong in (".pdf", ".jpg", ".png", ".webp", ".tif", ".exe", ".html", ".svg"):
            if wrong != ending:
                yield Hostile(f"{ending} named {wrong}", f"a{wrong}", content, must_be_refused=True)


def polyglots() -> Iterator[Hostile]:
    for ending, content in _good().items():
        for name, tail in _others().items():
            if tail:
                archive = name in ("zip",)
                yield Hostile(f"{ending} with {name} behind", f"a{ending}", content + tail, must_be_refused=archive)
        for name in ("html", "zip", "gif", "svg", "program"):
            yield Hostile(f"{ending} behind {name}", f"a{ending}", _others()[name] + content, must_be_refused=True)
    jpeg = picture("JPEG")
    comment = b"\xff\xfe" + struct.pack(">H", len(_PAGE) + 2) + _PAGE
    yield Hostile("jpeg with a page in its comment", "a.jpg", jpeg[:2] + comment + jpeg[2:])


def metadata() -> Iterator[Hostile]:
    for kind, ending in _ENDINGS.items():
        exif = Image.Exif()
        exif[0x010E], exif[0x013B] = _MARK, _MARK
        exif.get_ifd(0x8825)[29] = _MARK
        yield Hostile(f"{kind.lower()} exif and place", f"a{ending}", picture(kind, exif=exif.tobytes()))
    told = PngInfo()
    told.add_text("Comment", _MARK)
    told.add_itxt("XML:com.adobe.xmp", _MARK)
    told.add_text("Packed", _MARK * 50, zip=True)
    yield Hostile("png texts", "a.png", picture("PNG", pnginfo=told))
    yield Hostile("webp xmp", "a.webp", picture("WEBP", xmp=MARK * 5))
    yield Hostile("jpeg xmp", "a.jpg", picture("JPEG", xmp=MARK * 5))
    yield Hostile("jpeg colour profile", "a.jpg", picture("JPEG", icc_profile=MARK * 50))
    yield Hostile("png colour profile", "a.png", picture("PNG", icc_profile=MARK * 50))
    yield Hostile("webp colour profile", "a.webp", picture("WEBP", icc_profile=MARK * 50))
    yield Hostile("jpeg comment", "a.jpg", picture("JPEG", comment=MARK))
    for kind, ending in (("PNG", ".png"), ("WEBP", ".webp")):
        out = io.BytesIO()
        drawn().save(out, kind, save_all=True, append_images=[Image.new("RGB", (400, 500), "red")], duration=50)
        yield Hostile(f"{kind.lower()} that moves", f"a{ending}", out.getvalue(), must_be_refused=True)


def cut_and_flipped() -> Iterator[Hostile]:
    chance = random.Random(38)
    for ending, content in _good().items():
        for part in range(1, 13):
            length = len(content) * part // 13
            yield Hostile(f"{ending} cut at {length}", f"a{ending}", content[:length], must_be_refused=True)
        for turn in range(12):
            bad = bytearray(content)
            for _ in range(1 + turn):
                bad[chance.randrange(len(bad))] ^= 1 << chance.randrange(8)
            yield Hostile(f"{ending} flipped {turn}", f"a{ending}", bytes(bad))


def names() -> Iterator[Hostile]:
    good = saved(plain_pdf())
    deceiving = (
        *("", " ", ".pdf", "..", "../a.pdf", "..\\a.pdf", "a/b.pdf", "/etc/passwd.pdf", "C:\\a.pdf", "a\x00.pdf"),
        *(
            "a.pdf\x00.exe",
            "a\n.pdf",
            "a\r\n.pdf",
            "a\t.pdf",
            "\u202efdp.exe",
            "a\u202e.pdf",
            "a\u2066b.pdf",
            "a\u200b.pdf",
        ),
        *(
            "a\x1b[31m.pdf",
            "a\x7f.pdf",
            "a" * 300 + ".pdf",
            "a.pdf.exe",
            "a.exe",
            "a",
            "a.pdf/",
            "a.PDF.js",
            "a\ufeff.pdf",
        ),
    )
    for name in deceiving:
        yield Hostile(f"name {name!r}"[:60], name, good, must_be_refused=True)


FAMILIES: Final = (active_pdfs, bombs, lies, other_files, polyglots, metadata, cut_and_flipped, names)
