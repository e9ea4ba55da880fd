"""What the server calls; it fails at once where no secret key is set, rather than at the first form.

A proxy in front ends HTTPS, so it alone knows the browser's address and that the browser came by HTTPS. What it says in
`X-Forwarded-For` and `X-Forwarded-Proto` counts, from the addresses of WORKPERMIT_PROXIES and from no other: without
it every form of an office would be refused as another site's, and the throttles would see one address for everybody.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workpermit.config.settings")

application: WSGIApplication = wrap_wsgi_with_proxy_headers(get_wsgi_application(), trusted_hosts=settings.PROXIES)
settings.SECRET_KEY  # noqa: B018 # reading an empty key raises
