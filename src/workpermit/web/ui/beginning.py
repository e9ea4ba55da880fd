"""Note when a request began, before anything reads its body: the stamp of a file that comes with a form (ADR-47).

It is the first instant at which our application sees the request. What was travelling before that is unknown to us.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from django.http import HttpRequest, HttpResponse

from workpermit.clock.present import now
from workpermit.core.text import Text

MAX_BODY_BYTES: Final = 64 * 1024 * 1024  # a form with six files of the largest size
_TOO_LARGE: Final = Text(
    en="This is more than we can take at once. Send fewer files together; each may have up to 10 MB.",
    fr="C’est plus que ce que nous pouvons recevoir à la fois. Envoyez moins de fichiers ensemble\u00a0; chacun peut "
    "avoir jusqu’à 10 Mo.",
)
_Answer = Callable[[HttpRequest], HttpResponse]


def note_beginning(get_response: _Answer) -> _Answer:
    """Stamp every request as it comes in, and answer one that is far too large before its body is read."""

    def answered(request: HttpRequest) -> HttpResponse:
        request.begun_at = now()  # type: ignore[attr-defined]
        if _announced(request) > MAX_BODY_BYTES:
            said = f"{_TOO_LARGE.en}\n\n{_TOO_LARGE.fr}\n"
            return HttpResponse(said, status=413, content_type="text/plain; charset=utf-8")
        return get_response(request)

    return answered


def _announced(request: HttpRequest) -> int:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdecimal() else 0


def begun_at(request: HttpRequest) -> datetime:
    """Return when this request began."""
    stamp: datetime = request.begun_at  # type: ignore[attr-defined]
    return stamp
