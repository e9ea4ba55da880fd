"""Where a request comes from, for the throttles."""

from __future__ import annotations

from django.http import HttpRequest

from workpermit.accounts import throttle
from workpermit.accounts.throttle import Source


def source_of(request: HttpRequest) -> Source:
    """Return the source of a request, as keyed hashes.

    It is the address of the connection: what a browser writes into a header counts for nothing. Behind a proxy the
    server must be given the browser's address by the proxy's own means.
    """
    return throttle.source_of(request.META.get("REMOTE_ADDR", ""))
