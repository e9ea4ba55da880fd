"""What every answer tells the browser: load and run nothing but what we serve, keep nothing (S-41).

No script or style stands in a page, so none needs a nonce.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

CONTENT_SECURITY_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        " ".join(("form-action 'self'", *settings.FORM_TARGETS)),
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
PERMISSIONS_POLICY: Final = "camera=(), geolocation=(), microphone=()"
_Answer = Callable[[HttpRequest], HttpResponse]


def secure_headers(get_response: _Answer) -> _Answer:
    """Add the headers to every answer, static files included; it stands first among the middleware for that."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        # A document that somebody handed in has a stricter one of its own.
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        # The camera is open on the one page that reads a seal with it.
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        # A case may be read at a shared computer; static files say for themselves how long they keep.
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return answered
