"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class EnquiriesConfig(AppConfig):
    """Threads of the web form: what people ask, what we answer, and by when."""

    name = "workpermit.trades.enquiries"
    label = "enquiries"
