"""What the server calls; it fails at once where no secret key is set, rather than at the first form.

A proxy in front ends HTTPS, so it alone knows the browser's address and that the browser came by HTTPS. What it says in
`X-Forwarded-For` and `X-Forwarded-Proto` counts, from the addresses of WORKPERMIT_PROXIES and from no other: without
it every form of an office would be refused as another site's, and the throttles would see one address for everybody.
"""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workpermit.config.settings")

_GARBAGE_EVERY: Final = 20_000  # objects more than were given back; Python's own number is 700
application: WSGIApplication = wrap_wsgi_with_proxy_headers(get_wsgi_application(), trusted_hosts=settings.PROXIES)
settings.SECRET_KEY  # noqa: B018 # reading an empty key raises


def settle() -> None:
    """Load every page before the first visitor, and let Python look no more for garbage among what stays for ever.

    A page makes some ten thousand short-lived objects; looked through less often, and without the program itself
    among them, they cost a twentieth less.
    """
    _ = get_resolver().url_patterns
    gc.collect()
    gc.freeze()
    gc.set_threshold(_GARBAGE_EVERY, *gc.get_threshold()[1:])


settle()
