"""Verify a document offline: find its seal in a PDF file, a picture or a text, and say what the seal proves.

For a PDF file the printed text is held against the seal as well. A picture has no text that could be compared, so
there the person who checks compares the fields shown with those on the paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from typing import Final

from workpermit.core.text import Text
from workpermit.trades.letters import pages, printed, qr
from workpermit.trades.letters.sealed_fields import LABELS, SealedFields
from workpermit.trades.letters.seals import PREFIX, Fault, SealRefused, verify
from workpermit.trades.letters.trust import TrustList

_PDF: Final = b"%PDF-"
_PICTURES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
MOST_BYTES: Final = 32 * 1024 * 1024


class Source(StrEnum):
    """Where the seal was read."""

    PDF = "pdf"
    PICTURE = "picture"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Verified:
    """What a genuine seal says."""

    fields: SealedFields
    source: Source

    @property
    def text_compared(self) -> bool:
        """Return whether the printed text was held against the seal too."""
        return self.source is Source.PDF


class InputUnreadable(ValueError):
    """An input that is not a PDF file, a picture or a seal, so that nothing can be said of it."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


class DocumentRefused(ValueError):
    """A document that has no seal, more than one, or a seal that does not fit what is printed around it."""

    def __init__(self, message: Text, *, fields: SealedFields | None = None) -> None:
        super().__init__(message.en)
        self.message = message
        self.fields = fields


_NO_SEAL: Final = Text(
    en="No seal was found. Scan the square symbol whole and flat, at 150 dots per inch or more.",
    fr="Aucun sceau n’a été trouvé. Numérisez le symbole carré en entier et à plat, à 150 points par pouce ou plus.",
)
_SEVERAL: Final = Text(
    en="There are {count} different seals here. Verify one document at a time.",
    fr="Il y a ici {count} sceaux différents. Vérifiez un document à la fois.",
)
_ALTERED: Final = Text(
    en="The seal is genuine, but the printed text was altered: {what}. Only the signed fields count.",
    fr="Le sceau est authentique, mais le texte imprimé a été modifié : {what}. Seuls les champs signés comptent.",
)
_FIELDS_DIFFER: Final = Text(
    en="the page does not show the signed value of {fields}",
    fr="la page ne montre pas la valeur signée de : {fields}",
)
_WORDS_DIFFER: Final = Text(
    en="its words are not those that were sealed", fr="ses mots ne sont pas ceux qui ont été scellés"
)
_LAID_OVER: Final = Text(en="something was laid over the page", fr="quelque chose a été posé par-dessus la page")
_NOT_A_DOCUMENT: Final = Text(
    en="This is neither a PDF file, nor a PNG or JPEG picture, nor a seal that begins with “WP1:”.",
    fr="Ce n’est ni un fichier PDF, ni une image PNG ou JPEG, ni un sceau qui commence par « WP1: ».",
)
_DAMAGED: Final = Text(
    en="The file is damaged and cannot be opened.", fr="Le fichier est endommagé et ne peut pas être ouvert."
)
_TOO_BIG: Final = Text(
    en="The file is larger than 32 MB; a document of this office never is.",
    fr="Le fichier dépasse 32 Mo, ce qu’un document de ce bureau ne fait jamais.",
)


def verify_document(data: bytes, trust: TrustList) -> Verified:
    """Return what the seal in `data` proves; `data` is a PDF file, a PNG or JPEG picture, or the seal's own text.

    Raises:
        InputUnreadable: it is none of these, or damaged.
        SealRefused: the seal is not genuine.
        DocumentRefused: there is no seal, more than one, or the printed text is not what was sealed.
    """
    if len(data) > MOST_BYTES:
        raise InputUnreadable(_TOO_BIG)
    if data.lstrip()[:1024].find(_PDF) >= 0:
        return _verify_pdf(data, trust)
    if data.startswith(_PICTURES):
        return Verified(verify(_only_seal(_in_picture(data)), trust), Source.PICTURE)
    return Verified(verify(_text(data), trust), Source.TEXT)


def _verify_pdf(data: bytes, trust: TrustList) -> Verified:
    try:
        symbols = [symbol for picture in pages.pictures(data) for symbol in qr.found(picture)]
        text, laid_over = pages.text(data), pages.laid_over(data)
    except pages.NotAPdf:
        raise InputUnreadable(_DAMAGED) from None
    fields = verify(_only_seal(symbols), trust)
    what = _alteration(fields, text=text, laid_over=laid_over)
    if what is not None:
        raise DocumentRefused(_ALTERED.filled(what=what), fields=fields)
    return Verified(fields, Source.PDF)


def _alteration(fields: SealedFields, *, text: str, laid_over: int) -> Text | None:
    """Say in what the page differs from its seal, if it does; the digest, where sealed, knows of every word."""
    if fields.printed is not None and printed.digest(text) == fields.printed:
        return _LAID_OVER if laid_over else None
    missing = printed.not_printed(fields, text)
    if missing:
        names = (LABELS[name] for name in missing)
        en, fr = zip(*((name.en.lower(), name.fr.lower()) for name in names), strict=True)
        return _FIELDS_DIFFER.filled(fields=Text(en=", ".join(en), fr=", ".join(fr)))
    if fields.printed is not None:
        return _WORDS_DIFFER
    return _LAID_OVER if laid_over else None


def _only_seal(symbols: Sequence[str]) -> str:
    """Return the one seal among the symbols; a symbol of something else does not disturb."""
    found = {symbol for symbol in symbols if symbol.startswith(PREFIX)}
    if len(found) > 1:
        raise DocumentRefused(_SEVERAL.filled(count=str(len(found))))
    if found:
        return found.pop()
    if symbols:
        raise SealRefused(Fault.WRONG_PREFIX)
    raise DocumentRefused(_NO_SEAL)


def _in_picture(data: bytes) -> tuple[str, ...]:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
            return qr.found(picture)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        raise InputUnreadable(_DAMAGED) from None


def _text(data: bytes) -> str:
    try:
        text = data.decode("ascii").strip("\r\n")
    except UnicodeDecodeError:
        raise InputUnreadable(_NOT_A_DOCUMENT) from None
    if not text.startswith(PREFIX):
        raise InputUnreadable(_NOT_A_DOCUMENT)
    return text
