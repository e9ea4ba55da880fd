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

from workpermit.casework.public_check import Holds, holds
from workpermit.clock.present import now
from workpermit.core.forms.countries import COUNTRIES
from workpermit.core.text import Text
from workpermit.core.wording.typography import date_text, instant_in_zone
from workpermit.trades.letters.sealed_fields import KIND_LABELS, LABELS, DocumentKind, SealedFields, field_numbers
from workpermit.trades.letters.seals import MESSAGES, SealRefused
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
        no_keys=trust is None,
        trust=json.loads(trust.to_json()) if trust else {"keys": []},
        words=_words(),
    )
    response.headers["Permissions-Policy"] = CAMERA_ALLOWED
    return response


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


# --- the words that the script says, in both languages ------------------------------------------------------------

GENUINE: Final = Text(en="Genuine: the office sealed these fields.", fr="Authentique : le bureau a scellé ces champs.")
REFUSED: Final = Text(en="Not genuine.", fr="Pas authentique.")
PROVES: Final = (
    Text(
        en="A genuine seal proves that the office wrote exactly these fields on that day.",
        fr="Un sceau authentique prouve que le bureau a écrit exactement ces champs ce jour-là.",
    ),
    Text(
        en="It does not prove who holds the paper: compare the name and the date of birth with a passport.",
        fr="Il ne prouve pas qui tient le papier : comparez le nom et la date de naissance avec un passeport.",
    ),
    Text(
        en="It does not prove what else is printed: compare each field with the paper.",
        fr="Il ne prouve pas le reste de ce qui est imprimé : comparez chaque champ avec le papier.",
    ),
    Text(
        en="It does not say whether a permit was revoked since: our server does.",
        fr="Il ne dit pas si un permis a été révoqué depuis : notre serveur le dit.",
    ),
)
_SCRIPT: Final = {
    "genuine": GENUINE,
    "refused": REFUSED,
    "in_time": Text(en="By its dates it is valid today.", fr="D’après ses dates, il est valide aujourd’hui."),
    "not_in_time": Text(
        en="By its dates it is not valid today.", fr="D’après ses dates, il n’est pas valide aujourd’hui."
    ),
    "none": Text(
        en="No seal was found. Show the square symbol whole, flat and sharp.",
        fr="Aucun sceau n’a été trouvé. Montrez le symbole carré en entier, à plat et net.",
    ),
    "unreadable": Text(
        en="This picture cannot be opened. Choose a PNG or JPEG picture.",
        fr="Cette image ne peut pas être ouverte. Choisissez une image PNG ou JPEG.",
    ),
    "no_camera": Text(
        en="The camera could not be used. Choose a picture, or paste the code.",
        fr="L’appareil photo n’a pas pu être utilisé. Choisissez une image, ou collez le code.",
    ),
    "ask": Text(en="Ask our server whether it holds today", fr="Demander à notre serveur s’il est valable aujourd’hui"),
    "scan": Text(en="Scan with the camera", fr="Numériser avec l’appareil photo"),
    "stop": Text(en="Stop the camera", fr="Arrêter l’appareil photo"),
}


def _pair(text: Text) -> dict[str, str]:
    return {"en": text.en, "fr": text.fr}


def _words() -> dict[str, Any]:
    """Return all that the script may have to say, so that it needs no network to say it."""
    numbers = field_numbers()
    return {
        "words": {name: _pair(text) for name, text in _SCRIPT.items()}
        | {"proves": {"en": [one.en for one in PROVES], "fr": [one.fr for one in PROVES]}},
        "labels": [[numbers[name], _pair(label)] for name, label in LABELS.items()],
        "kinds": {kind.value: _pair(label) for kind, label in KIND_LABELS.items()},
        "dates": [numbers[name] for name in ("born_on", "valid_from", "valid_until", "issued_on")],
        "instants": [numbers["received_at"]],
        "countries": {code: _pair(name) for code, name in COUNTRIES.items()},
        "faults": {fault.value: _pair(text) for fault, text in MESSAGES.items()},
    }
