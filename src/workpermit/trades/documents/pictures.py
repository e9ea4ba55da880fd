"""Open a picture and draw it anew: the copy holds its pixels and nothing else of the file."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workpermit.trades.documents.faults import MAX_PIXELS, FaultCode
from workpermit.trades.documents.looks import Look, hash_of, troubles_of
from workpermit.trades.documents.media import MediaType
from workpermit.trades.documents.unfit import Unfit

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

_FORMATS: Final = {
    MediaType.JPEG: "JPEG",
    MediaType.PNG: "PNG",
    MediaType.WEBP: "WEBP",
    MediaType.TIFF: "TIFF",
}
_MOVING: Final = frozenset({MediaType.PNG, MediaType.WEBP})  # where more than one frame means movement
_MOST_FRAMES: Final = 50
_PNG_UP_TO: Final = 4_000_000  # pixels: beyond, a copy without loss takes too long
_QUALITY: Final = 90


def opened(content: bytes, found: MediaType) -> tuple[int, bytes, MediaType, Look]:
    """Return the number of pages, the copy, its kind, and the look of a picture.

    Raises:
        Unfit: it is no whole still picture of that kind, or too large.
    """
    from PIL import Image

    try:
        with warnings.catch_warnings():
            # Our own limit is lower than the one this warning is about, and stray metadata is left out anyway.
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=[_FORMATS[found]]) as picture:
                return _drawn_anew(picture, found)
    except Image.DecompressionBombError:
        raise Unfit(FaultCode.TOO_MANY_PIXELS) from None


def _drawn_anew(picture: ImageFile, found: MediaType) -> tuple[int, bytes, MediaType, Look]:
    _require_small(picture)
    frames = getattr(picture, "n_frames", 1) if found is not MediaType.JPEG else 1
    if frames > 1 and found in _MOVING:
        raise Unfit(FaultCode.MOVING)
    if frames > 1:
        return _many(picture, frames)
    plain = _plain(picture)
    look = Look(tuple((1, one.value) for one in troubles_of(plain)), hash_of(plain), looked_at=1)
    without_loss = found in (MediaType.PNG, MediaType.TIFF) and plain.width * plain.height <= _PNG_UP_TO
    return 1, *_saved(plain, MediaType.PNG if without_loss else MediaType.JPEG), look


def _saved(plain: Image, as_what: MediaType) -> tuple[bytes, MediaType]:
    out = io.BytesIO()
    plain.save(out, _FORMATS[as_what], **({"quality": _QUALITY} if as_what is MediaType.JPEG else {}))
    return out.getvalue(), as_what


def _many(picture: ImageFile, frames: int) -> tuple[int, bytes, MediaType, Look]:
    """Return a picture of several pages as a PDF of as many."""
    if frames > _MOST_FRAMES:
        raise Unfit(FaultCode.TOO_HEAVY)
    pages = list(_pages(picture, frames))
    troubles = [(page, one.value) for page, plain in enumerate(pages, 1) for one in troubles_of(plain)]
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=200)
    return frames, out.getvalue(), MediaType.PDF, Look(tuple(troubles), hash_of(pages[0]), looked_at=frames)


def _pages(picture: ImageFile, frames: int) -> Iterator[Image]:
    left = MAX_PIXELS
    for frame in range(frames):
        picture.seek(frame)
        left -= picture.width * picture.height
        if left < 0:
            raise Unfit(FaultCode.TOO_MANY_PIXELS)
        yield _plain(picture)


def _require_small(picture: Image) -> None:
    if not 0 < picture.width * picture.height <= MAX_PIXELS:
        raise Unfit(FaultCode.TOO_MANY_PIXELS)


def _plain(picture: Image) -> Image:
    """Return the pixels upright, in grey or colour, on white where they were transparent, and no metadata."""
    from PIL import Image, ImageOps

    picture.load()
    turned: Image.Image = ImageOps.exif_transpose(picture)
    if turned.mode in ("1", "L", "I;16", "I", "F"):
        return _bare(turned.convert("L"))
    if "A" in turned.getbands() or "transparency" in turned.info:
        clear = turned.convert("RGBA")
        below = Image.new("RGB", clear.size, "white")
        below.paste(clear, mask=clear.getchannel("A"))
        return below
    return _bare(turned.convert("RGB"))


def _bare(picture: Image) -> Image:
    picture.info = {}
    for name in ("_exif", "text"):
        if hasattr(picture, name):
            setattr(picture, name, None if name == "_exif" else {})
    return picture
