"""What the benchmark of the tracker serves: our pages, and beside them the same page without our code.

The twin is a plain Django view: it finds the session and the account as any page does, takes the context that our
view made earlier (pickled), and renders the same template with it. What ours costs more is reading the case.
"""

from __future__ import annotations

import os
import pickle
import sys
from functools import cache
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workpermit.config.settings")
# Granian loads this file by its path; the addresses below must find it by its name too.
sys.path.insert(0, str(Path(__file__).resolve().parent))

import django
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

CONTEXTS = Path(os.environ.get("TRACKER_CONTEXTS", "contexts.pickle"))


@cache
def _contexts() -> dict[str, bytes]:
    kept: dict[str, bytes] = pickle.loads(CONTEXTS.read_bytes())  # noqa: S301 # our own file, written a moment ago
    return kept


def twin(request: HttpRequest, case_id: Any) -> HttpResponse:
    """Render a ready context to whoever has a session."""
    assert request.user.is_authenticated
    context: dict[str, Any] = pickle.loads(_contexts()[case_id.hex])  # noqa: S301 # as above
    return render(request, "tracker/case.html", context)


def _addresses() -> list[Any]:
    from importlib import import_module

    ours: list[Any] = import_module(settings.ROOT_URLCONF).urlpatterns
    return [*i18n_patterns(path("twin/<uuid:case_id>/", twin)), *ours]


if os.environ.get("TRACKER_CONTEXTS"):
    django.setup()
    urlpatterns = _addresses()
    settings.ROOT_URLCONF = "tracker_pages"
    from workpermit.config import wsgi

    application = wsgi.application  # what `workpermit serve` serves, settled as there
