"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class EnquiriesPagesConfig(AppConfig):
    """The web form, and its threads."""

    name = "workpermit.web.enquiries"
    label = "enquiries_pages"
