"""What the server calls; it fails at once where no secret key is set, rather than at the first form."""

from __future__ import annotations

import os

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workpermit.config.settings")

application: WSGIHandler = get_wsgi_application()
settings.SECRET_KEY  # noqa: B018 # reading an empty key raises
