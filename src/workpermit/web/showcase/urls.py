"""Addresses of the demo's pages; the language stands first, so that it needs no cookie."""

from __future__ import annotations

from django.urls import path, register_converter

from workpermit.core.text import Language
from workpermit.web.showcase import views


class LanguageInAddress:
    """The language of a page as its address names it."""

    regex = "en|fr"

    def to_python(self, value: str) -> Language:
        """Return the language of a code."""
        return Language(value)

    def to_url(self, value: Language) -> str:
        """Return the code of a language."""
        return value.value


register_converter(LanguageInAddress, "language")

app_name = "showcase"
urlpatterns = [
    path("", views.choose_language, name="choose_language"),
    path("<language:language>/", views.index, name="index"),
    path("<language:language>/applications/<slug:application_number>/", views.case, name="case"),
    path("letters/<uuid:letter_id>.pdf", views.letter, name="letter"),
]
