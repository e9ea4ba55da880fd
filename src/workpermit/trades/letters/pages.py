"""Look at a PDF file page by page: its text, its pixels, and what was laid over it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

# A seal is read from 150 dots per inch upwards; the margin costs little.
DOTS_PER_INCH: Final = 200
MOST_PAGES: Final = 20
_POINTS_PER_INCH: Final = 72


class NotAPdf(ValueError):
    """Bytes that no PDF reader opens."""


def count(pdf: bytes) -> int:
    """Return how many pages there are.

    Raises:
        NotAPdf: the bytes do not open.
    """
    with _opened(pdf) as document:
        return len(document)


def text(pdf: bytes) -> str:
    """Return the text of all pages, in the order it is drawn.

    Raises:
        NotAPdf: the bytes do not open.
    """
    return "\n".join(by_page(pdf))


def by_page(pdf: bytes) -> list[str]:
    """Return the text of each page.

    Raises:
        NotAPdf: the bytes do not open.
    """
    with _opened(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def pictures(pdf: bytes, *, dots_per_inch: int = DOTS_PER_INCH) -> Iterator[Image]:
    """Yield each page as a grey picture.

    Raises:
        NotAPdf: the bytes do not open.
    """
    with _opened(pdf) as document:
        for index in range(min(len(document), MOST_PAGES)):
            yield document[index].render(scale=dots_per_inch / _POINTS_PER_INCH, grayscale=True).to_pil()


def laid_over(pdf: bytes) -> int:
    """Return how many notes and photographs lie on the pages; the office's own documents have none.

    Raises:
        NotAPdf: the bytes do not open.
    """
    from pypdfium2 import raw

    with _opened(pdf) as document:
        notes = sum(raw.FPDFPage_GetAnnotCount(page) for page in document)
        photographs = sum(len(list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]))) for page in document)
    return int(notes + photographs)


@contextmanager
def _opened(pdf: bytes) -> Iterator[PdfDocument]:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(pdf)
    except PdfiumError as error:
        raise NotAPdf(str(error)) from error
    try:
        yield document
    finally:
        document.close()
