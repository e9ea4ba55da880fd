"""Keep a stream's last byte apart from the line end after it.

The printer writes the data of each stream, a line feed, and "endstream". Where compressed data happens to end in a
carriage return, the two read as one line end, and a strict reader (ISO 19005-2, 6.1.7.1) counts a byte too few. About
one letter in fifty is so. The line end is then written as carriage return and line feed, which the standard allows.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

_AMBIGUOUS: Final = re.compile(rb"\r(?=\nendstream\nendobj)")
_START: Final = re.compile(rb"startxref\n(\d+)(?=\n%%EOF\s*\Z)")
_ENTRY: Final = re.compile(rb"(\d{10}) (\d{5}) n")


def with_clear_ends(pdf: bytes) -> bytes:
    """Return `pdf` with no stream whose end could be misread; the offsets of the objects move with it.

    Raises:
        ValueError: the file has no classic table of offsets at its end, so it is not the printer's.
    """
    inserted = [match.end() for match in _AMBIGUOUS.finditer(pdf)]
    if not inserted:
        return pdf
    start = _START.search(pdf)
    if start is None or not pdf.startswith(b"xref", int(start[1])):
        raise ValueError("the printer no longer writes a classic table of offsets")
    table_at = int(start[1])
    body = b"\r".join(_pieces(pdf[:table_at], inserted))
    table = _ENTRY.sub(
        lambda entry: b"%010d %s n" % (_moved(int(entry[1]), inserted), entry[2]), pdf[table_at : start.start()]
    )
    return body + table + b"startxref\n%d" % _moved(table_at, inserted) + pdf[start.end() :]


def _pieces(data: bytes, cuts: list[int]) -> list[bytes]:
    return [data[begin:end] for begin, end in zip([0, *cuts], [*cuts, len(data)], strict=True)]


def _moved(offset: int, inserted: list[int]) -> int:
    return offset + bisect_left(inserted, offset)
