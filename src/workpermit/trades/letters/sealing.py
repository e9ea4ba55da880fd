"""Print a document with its seal: the text first, then the seal over fields and text, then the two together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workpermit.trades.letters import pages, pdf, printed, seals

if TYPE_CHECKING:
    from workpermit.core.wording.content import LetterContent
    from workpermit.trades.letters.sealed_fields import SealedFields
    from workpermit.trades.letters.seals import SigningKey


def render_sealed(content: LetterContent, *, fields: SealedFields, key: SigningKey) -> bytes:
    """Return `content` as a PDF file that carries the seal of `fields` and of every word printed.

    It is printed twice, since the seal holds a digest of the text and the symbol itself adds none.

    Raises:
        CannotPrint: the content has a character that no font draws.
        ValueError: a field is longer than a seal holds.
    """
    unsigned = pdf.render(content, seal=pdf.UNSIGNED)
    text_digest = printed.digest(pages.text(unsigned))
    return pdf.render(content, seal=seals.sign(replace(fields, printed=text_digest), key))
