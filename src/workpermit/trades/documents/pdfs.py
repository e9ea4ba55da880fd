"""Open a PDF without repairing it, count what it inflates to, copy what may be seen, and look at its pages."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workpermit.trades.documents import printed_words
from workpermit.trades.documents.faults import MAX_PAGES, FaultCode
from workpermit.trades.documents.looks import Look, Trouble, hash_of, troubles_of
from workpermit.trades.documents.media import MediaType
from workpermit.trades.documents.pdf_copy import copied
from workpermit.trades.documents.unfit import Unfit

if TYPE_CHECKING:
    import pikepdf
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

MOST_INFLATED: Final = 256 * 1024 * 1024  # bytes of all streams together
_MOST_OBJECTS: Final = 200_000
_MOST_DOTS: Final = 100_000_000  # of one picture in it; a page of one bit a dot may have more than a photograph
_PIECE: Final = 1 << 20
_LOOKED_AT: Final = 8  # pages
_SIDE: Final = 1000  # pixels


def opened(content: bytes) -> tuple[int, bytes, MediaType, Look]:
    """Return the number of pages, the copy, its kind, and the look of a PDF.

    Raises:
        Unfit: it is damaged, locked, without a page, or more than we can open.
    """
    import pikepdf

    # No recovery: what a repair leaves out would be evidence lost without a word.
    try:
        with pikepdf.open(io.BytesIO(content), attempt_recovery=False, suppress_warnings=True) as pdf:
            _require_light(pdf)
            needs_adobe = _is_a_shell(pdf)
            pages = len(pdf.pages)
            copy = copied(pdf)
    except pikepdf.PasswordError:
        raise Unfit(FaultCode.LOCKED) from None
    except (pikepdf.PdfError, pikepdf.ForeignObjectError, pikepdf.DataDecodingError):
        raise Unfit(FaultCode.BROKEN) from None
    return pages, copy, MediaType.PDF, _look(copy, needs_adobe=needs_adobe)


def _require_light(pdf: pikepdf.Pdf) -> None:
    import pikepdf

    if not 0 < len(pdf.pages) <= MAX_PAGES:
        raise Unfit(FaultCode.TOO_HEAVY if pdf.pages else FaultCode.BROKEN)
    if len(pdf.objects) > _MOST_OBJECTS:
        raise Unfit(FaultCode.TOO_HEAVY)
    left = MOST_INFLATED
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream):
            width, height = _number(one.get("/Width")), _number(one.get("/Height"))
            if width * height > _MOST_DOTS:
                raise Unfit(FaultCode.TOO_MANY_PIXELS)
            left -= _inflated(one, left)
            if left <= 0:
                raise Unfit(FaultCode.TOO_HEAVY)


def _number(value: object) -> int:
    try:
        return int(value)  # type: ignore[call-overload,no-any-return]
    except (TypeError, ValueError):
        return 0


def _inflated(stream: pikepdf.Stream, most: int) -> int:
    """Return how many bytes a stream unpacks to, or just more than `most` where it is more; never all at once."""
    filters = _filters(stream)
    pieces: Iterator[bytes] = iter([stream.read_raw_bytes()])
    if any(one in ("/LZWDecode", "/RunLengthDecode") for one in filters):
        return len(stream.read_bytes())  # rare; the limit on memory ends what would be too much
    for one in filters:
        if one in ("/FlateDecode", "/Fl"):
            pieces = _unpacked(pieces)
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            return most + 1
    return size


def _filters(stream: pikepdf.Stream) -> list[str]:
    import pikepdf

    held = stream.get("/Filter")
    if held is None:
        return []
    return [str(one) for one in held] if isinstance(held, pikepdf.Array) else [str(held)]


def _unpacked(pieces: Iterator[bytes]) -> Iterator[bytes]:
    unpacking = zlib.decompressobj()
    for piece in pieces:
        waiting = piece
        while waiting and not unpacking.eof:
            try:
                yield unpacking.decompress(waiting, _PIECE)
            except zlib.error:
                return  # a viewer stops here too
            waiting = unpacking.unconsumed_tail


def _is_a_shell(pdf: pikepdf.Pdf) -> bool:
    """Tell whether the pages only say "please wait": a form that shows its content in Adobe Reader alone (XFA)."""
    import pikepdf

    form = pdf.Root.get("/AcroForm")
    return bool(pdf.Root.get("/NeedsRendering")) and isinstance(form, pikepdf.Dictionary) and "/XFA" in form


def _look(copy: bytes, *, needs_adobe: bool) -> Look:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(copy)
    except PdfiumError:
        raise Unfit(FaultCode.BROKEN) from None
    try:
        return _look_at(document, needs_adobe=needs_adobe)
    finally:
        document.close()


def _look_at(document: PdfDocument, *, needs_adobe: bool) -> Look:
    from pypdfium2 import PdfiumError

    troubles: list[tuple[int, str]] = []
    words: list[str] = []
    first = ""
    looked_at = min(len(document), _LOOKED_AT)
    for number in range(looked_at):
        try:
            page = document[number]
            width, height = page.get_size()
            picture = page.render(scale=_SIDE / max(width, height, 1)).to_pil()
            said = page.get_textpage().get_text_bounded()
        except PdfiumError:
            troubles.append((number + 1, Trouble.UNREADABLE.value))
            continue
        words.append(said)
        troubles += [(number + 1, one.value) for one in troubles_of(picture, scanned=not said.strip())]
        first = first or (hash_of(picture) if number == 0 else "")
    text = "\n".join(words)
    return Look(
        tuple(troubles),
        first,
        forms=printed_words.form_numbers(text),
        expires_on=printed_words.passport_expiry(text),
        foreign=printed_words.is_foreign(text),
        needs_adobe=needs_adobe,
        looked_at=looked_at,
    )


def texts(copy: bytes) -> list[str]:
    """Return the text layer of each page; empty where a page has none, or cannot be read."""
    from pypdfium2 import PdfDocument, PdfiumError

    found = []
    document = PdfDocument(copy)
    try:
        for number in range(len(document)):
            try:
                found.append(document[number].get_textpage().get_text_bounded())
            except PdfiumError:
                found.append("")
    finally:
        document.close()
    return found


def samples() -> Iterator[bytes]:
    """Yield small PDFs that use what others may use, for the parsers to be loaded whole."""
    import pikepdf

    page = (
        b"BT /F1 20 Tf 50 700 Td (IMM 1295 Please wait and read this, which is for the person) Tj ET\n"
        b"0 0 200 100 re f 50 50 m 300 300 l S"
    )
    packed = {"object_stream_mode": pikepdf.ObjectStreamMode.generate}
    for options in ({}, {"encryption": pikepdf.Encryption(user="a", owner="b")}, packed):
        made, out = pikepdf.new(), io.BytesIO()
        made.add_blank_page()
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        made.pages[0].obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        made.pages[0].obj.Contents = made.make_stream(page)
        made.save(out, **options)
        yield out.getvalue()
    yield b"%PDF-1.7\nnothing of the kind"
