"""Refuse two files in one: a picture or a PDF with an archive, a program or a page behind it.

No sniffer stops every such file, so this is a courtesy with a clear sentence; what protects the reader is that only
the re-written copy is ever shown.
"""

from __future__ import annotations

import re
from typing import Final

from workpermit.trades.documents.faults import FaultCode
from workpermit.trades.documents.media import MediaType
from workpermit.trades.documents.unfit import Unfit

_ENDS: Final = {MediaType.PNG: b"IEND\xaeB`\x82", MediaType.JPEG: b"\xff\xd9", MediaType.PDF: b"%%EOF"}
# How other kinds of file begin; after the end of a document none of them has a reason to be.
_OTHERS: Final = re.compile(
    rb"PK\x03\x04|PK\x05\x06|%PDF-|Rar!\x1a\x07|7z\xbc\xaf|\x7fELF|MZ\x90\x00|\x1f\x8b\x08|<(?:!doctype|html|script|svg|\?php)",
    re.IGNORECASE,
)
_ARCHIVE_TAIL: Final = 65_557  # the longest end of an archive that an unpacker looks for


def require_one_file(content: bytes, found: MediaType) -> None:
    """Let a file pass that is only what it says.

    Raises:
        Unfit: SEVERAL.
    """
    if b"PK\x05\x06" in content[-_ARCHIVE_TAIL:] or (found is MediaType.PDF and not content.startswith(b"%PDF-")):
        raise Unfit(FaultCode.SEVERAL)
    end = _ENDS.get(found)
    if end and (place := content.rfind(end)) >= 0 and _OTHERS.search(content, place + len(end)):
        raise Unfit(FaultCode.SEVERAL)
    if found is MediaType.WEBP and len(content) > int.from_bytes(content[4:8], "little") + 9:
        raise Unfit(FaultCode.SEVERAL)
