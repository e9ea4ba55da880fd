"""Compare what stands on the page with what the seal says.

The digest takes every word and number of the document, whatever its place: sorted, without case, without line ends
and without hyphens, so that it is the same for every reader of the file. Together with the seal's fields, which must
stand there as they are, an altered date, name, condition or remark is found.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from workpermit.core.forms.countries import COUNTRIES
from workpermit.core.wording.typography import date_text
from workpermit.trades.letters.sealed_fields import DIGEST_LENGTH

if TYPE_CHECKING:
    from workpermit.trades.letters.sealed_fields import SealedFields

_WORD: Final = re.compile(r"[^\W_]+")
# These always stand on the page; the rest does where there is a value. The issuer is a code and is not printed.
_PRINTED: Final = (
    "number", "application_number", "name", "born_on", "citizenship", "employer", "place", "valid_from", "valid_until",
)  # fmt: skip


def digest(text: str) -> bytes:
    """Return the digest of the words of `text`."""
    return sha256(" ".join(sorted(_words(text))).encode()).digest()[:DIGEST_LENGTH]


def not_printed(fields: SealedFields, text: str) -> tuple[str, ...]:
    """Return the names of those fields whose signed value does not stand in `text`.

    A date counts as printed as year-month-day, or in both languages: a forger who changes one leaves the other.
    """
    page = f" {' '.join(_words(text))} "
    held = ((name, getattr(fields, name)) for name in _PRINTED)
    return tuple(name for name, value in held if value is not None and not _stands(name, value, page))


def _stands(name: str, value: str | date, page: str) -> bool:
    if isinstance(value, date):
        written = date_text(value)
        return _has(page, value.isoformat()) or (_has(page, written.en) and _has(page, written.fr))
    if name == "citizenship":
        country = COUNTRIES.get(value)
        return _has(page, value) if country is None else _has(page, country.en) or _has(page, country.fr)
    if name == "name":
        # Family and given names may stand in boxes of their own.
        return all(f" {word} " in page for word in _words(_whole(value)))
    return _has(page, _whole(value))


def _whole(value: str) -> str:
    """Return a clipped value without its last word, which may be cut in the middle."""
    return value.rstrip("…").rpartition(" ")[0] if value.endswith("…") else value


def _has(page: str, value: str) -> bool:
    return f" {' '.join(_words(value))} " in page


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
