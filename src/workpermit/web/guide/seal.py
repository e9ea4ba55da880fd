"""Check a document's seal: in the browser, offline once loaded; on the server without script, and for PDF files.

Nothing that is checked is kept. The answer is minimal: what the seal proves, and whether the document still holds.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from workpermit.casework.public_check import Holds, holds
from workpermit.clock.present import now
from workpermit.core.forms.countries import COUNTRIES
from workpermit.core.text import Text
from workpermit.core.wording.typography import date_text, instant_in_zone
from workpermit.trades.letters.sealed_fields import KIND_LABELS, LABELS, DocumentKind, SealedFields
from workpermit.trades.letters.seals import SealRefused
from workpermit.trades.letters.signing_keys import TRUST_FILE
from workpermit.trades.letters.trust import TrustList
from workpermit.trades.letters.verification import (
    MOST_BYTES,
    DocumentRefused,
    InputUnreadable,
    Verified,
    verify_document,
)
from workpermit.web.guide.controls import OpenFile, OpenWords
from workpermit.web.guide.seal_words import GENUINE, PROVES, REFUSED, script_words
from workpermit.web.guide.start import ALL_GUIDES, START
from workpermit.web.ui.language import typed
from workpermit.web.ui.pages import Crumb, page
from workpermit.web.ui.words import both

TITLE: Final = Text(en="Check a document", fr="Vérifier un document")
_ERROR: Final = Text(en="Error: {title}", fr="Erreur : {title}")
# The one page that may use the camera.
CAMERA_ALLOWED: Final = "camera=(self), geolocation=(), microphone=()"
_LONGEST_CODE: Final = 4096


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found: the fields of a genuine seal, or why it is refused; `holds` as of now, by our records."""

    fields: SealedFields | None
    refusal: Text | None
    text_compared: bool = False
    holds: Holds | None = None

    @property
    def proves(self) -> tuple[Text, ...]:
        """Return what the seal proves and what it does not; what the server looked at besides is left out."""
        return PROVES[:2] if self.text_compared else PROVES[:3]

    @property
    def rows(self) -> list[tuple[Text, Text]]:
        """Return the labels and values of the fields that have one."""
        named = ((name, getattr(self.fields, name)) for name in LABELS) if self.fields else ()
        return [(LABELS[name], _said(name, value)) for name, value in named if value is not None]


class SealForm(forms.Form):
    """A code as text, or a file that bears it."""

    use_required_attribute = False

    seal = OpenWords(
        label=both("The code of the seal", "Le code du sceau"),
        help_text=both(
            "What a scanner reads from the square symbol; it begins with “WP1:”.",
            "Ce qu’un lecteur lit dans le symbole carré ; il commence par « WP1: ».",
        ),
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false", "autocapitalize": "characters"}),
        strip=False,
        max_length=_LONGEST_CODE,
    )
    document = OpenFile(
        label=both("Or the document: a PDF file or a picture", "Ou le document : un fichier PDF ou une image"),
        help_text=both(
            "PDF, PNG or JPEG, 32 MB at most. A picture shows the whole symbol, flat and sharp.",
            "PDF, PNG ou JPEG, 32 Mo au plus. Une image montre le symbole entier, à plat et net.",
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg"}),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        given = super().clean() or {}
        if not (given.get("seal") or "").strip() and not given.get("document"):
            self.add_error(
                "seal",
                both("Paste the code, or choose the document.", "Collez le code, ou choisissez le document."),
            )
        return given

    def content(self) -> bytes:
        """Return the bytes to verify; past the limit, one more byte, so that the verifier says so itself."""
        document = self.cleaned_data["document"]
        if document and not (self.cleaned_data["seal"] or "").strip():
            return bytes(document.read(MOST_BYTES + 1))
        return str(self.cleaned_data["seal"]).strip().encode()


def seal(request: HttpRequest) -> HttpResponse:
    """Ask for a seal, or say what one proves."""
    is_sent = request.method == "POST"
    form = SealForm(request.POST, request.FILES) if is_sent else SealForm(initial=dict(typed(request)))
    is_valid = is_sent and form.is_valid()
    trust = _trust()
    verdict = _verdict(form.content(), trust, on=now().date()) if is_valid and trust else None
    response = page(
        request,
        "guide/seal.html",
        title=_ERROR.filled(title=TITLE) if is_sent and not is_valid else TITLE,
        crumbs=[Crumb(START, reverse("guide:start")), Crumb(ALL_GUIDES, reverse("guide:guides"))],
        form=form,
        verdict=verdict,
        genuine=GENUINE,
        refused=REFUSED,
        no_keys=trust is None,
        trust=json.loads(trust.to_json()) if trust else {"keys": []},
        words=script_words(),
    )
    response.headers["Permissions-Policy"] = CAMERA_ALLOWED
    return response


@require_safe
def trust_list(request: HttpRequest) -> JsonResponse:
    """Serve the trust list: the office's public keys, which anybody may hold and verify with."""
    trust = _trust()
    response = JsonResponse(json.loads(trust.to_json()) if trust else {"format": "", "keys": []})
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response


def _trust() -> TrustList | None:
    path = settings.DATA / "keys" / TRUST_FILE
    return TrustList.from_json(path.read_text(encoding="utf-8")) if path.exists() else None


def _verdict(content: bytes, trust: TrustList, *, on: date) -> Verdict:
    try:
        verified = verify_document(content, trust)
    except DocumentRefused as refused:
        return Verdict(refused.fields, refused.message)
    except (SealRefused, InputUnreadable) as refused:
        return Verdict(None, refused.message)
    return _genuine(verified, on)


def _genuine(verified: Verified, on: date) -> Verdict:
    return Verdict(verified.fields, None, verified.text_compared, holds(verified.fields, on=on))


def _said(name: str, value: object) -> Text:
    if isinstance(value, DocumentKind):
        return KIND_LABELS[value]
    if isinstance(value, datetime):
        return instant_in_zone(value, UTC).utc
    if isinstance(value, date):
        return date_text(value)
    if name == "citizenship" and value in COUNTRIES:
        return COUNTRIES[str(value)]
    return Text(en=str(value), fr=str(value))
