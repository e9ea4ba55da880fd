"""Resumable uploads by the tus protocol 1.0: core, creation, creation with upload, termination, expiration, checksum.

    OPTIONS /uploads/        what we can do
    POST    /uploads/        announce a file: its length, and in the metadata its name and the item it belongs to
    HEAD    /uploads/<id>/   how many bytes have arrived
    PATCH   /uploads/<id>/   the bytes that follow
    DELETE  /uploads/<id>/   take it back
    GET     /uploads/<id>/   our own: what became of it, in both languages

The account that announced a file is the only one that may go on with it; to anybody else it does not exist. A form of
another site cannot send these requests: each carries a header that browsers send across sites only if we allow it,
and we never do.

Source: https://tus.io/protocols/resumable-upload.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import wraps
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.http import http_date
from django.views.decorators.csrf import csrf_exempt

from workpermit.casework import uploading
from workpermit.casework.access import UnknownCase
from workpermit.clock.present import now
from workpermit.core.case.refusal import THE_PERSON, CommandRefused
from workpermit.core.text import Text
from workpermit.trades.documents.box import BoxUnavailable
from workpermit.trades.documents.faults import MAX_BYTES, DocumentFaulty, FaultCode
from workpermit.trades.documents.models import Upload
from workpermit.trades.documents.uploads import CaseFull, UploadExpired, WrongOffset, expires_at, require_open
from workpermit.web.ui.access import SignedIn, has_both_factors
from workpermit.web.ui.beginning import begun_at

VERSION: Final = "1.0.0"
EXTENSIONS: Final = "creation,creation-with-upload,termination,expiration,checksum"
BYTES: Final = "application/offset+octet-stream"
_CHECKSUMS: Final = {"sha1": "sha1", "sha256": "sha256"}
_PIECE: Final = 1 << 16
_MISMATCH: Final = 460  # the protocol's own

_SIGN_IN = Text(
    en="Sign in again to go on; what has arrived is kept for 15 minutes.",
    fr="Connectez-vous de nouveau pour continuer\u00a0; ce qui est arrivé est conservé 15 minutes.",
)
_NOT_FOUND = Text(en="There is no such upload.", fr="Ce téléversement n’existe pas.")
_MALFORMED = Text(
    en="We did not understand the request for this upload. Load the page again and choose the file once more.",
    fr="Nous n’avons pas compris la requête de ce téléversement. Rechargez la page et choisissez le fichier "
    "de nouveau.",
)
_LATER = Text(
    en="We could not look at the file just now. The moment of its arrival is kept; we will try again.",
    fr="Nous n’avons pas pu examiner le fichier pour l’instant. L’instant de réception est conservé\u00a0; nous "
    "réessaierons.",
)

_View = Callable[..., HttpResponse]


class Malformed(ValueError):
    """A header is missing or is not what the protocol says."""


class ChecksumWrong(Exception):
    """A piece arrived otherwise than it was sent; nothing of it was kept."""


def spoken(view: _View) -> _View:
    """Answer in the protocol's words: who may not, what is not there, what is wrong; every answer names the version."""

    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = _answered(view, request, *args, **kwargs)
        response.headers["Tus-Resumable"] = VERSION
        return response

    return answered


def _answered(view: _View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    if request.method != "OPTIONS":
        if not has_both_factors(request):
            return said(_SIGN_IN, status=401)
        request.account = request.user  # type: ignore[attr-defined]
        if request.method != "GET" and request.headers.get("Tus-Resumable") != VERSION:
            return said(_MALFORMED, status=412, headers={"Tus-Version": VERSION})
    try:
        return view(request, *args, **kwargs)
    except UnknownCase:
        return said(_NOT_FOUND, status=404)
    except DocumentFaulty as faulty:
        return said(faulty.text, status=413 if faulty.code is FaultCode.TOO_LARGE else 422)
    except CaseFull as full:
        return said(full.text, status=422)
    except UploadExpired as expired:
        return said(expired.text, status=410)
    except WrongOffset as wrong:
        return said(_MALFORMED, status=409, headers={"Upload-Offset": str(wrong.received)})
    except CommandRefused as refused:
        return said(refused.refusal.text, status=409)
    except uploading.AlreadySent as sent:
        return said(sent.text, status=409)
    except Malformed:
        return said(_MALFORMED, status=400)
    except ChecksumWrong:
        return said(_MALFORMED, status=_MISMATCH)
    except BoxUnavailable:
        return said(_LATER, status=503, headers={"Retry-After": "5"})


def said(text: Text, *, status: int, headers: dict[str, str] | None = None) -> JsonResponse:
    """Answer with a sentence in both languages; the script shows the one of its page."""
    return JsonResponse({"en": text.en, "fr": text.fr}, status=status, headers=headers)


@spoken
def collection(request: SignedIn) -> HttpResponse:
    """Say what we can do, or take the announcement of a file."""
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers=_CAPABILITIES)
    if request.method == "POST":
        return _announced(request)
    return HttpResponse(status=405, headers={"Allow": "OPTIONS, POST"})


_CAPABILITIES: Final = {
    "Tus-Version": VERSION,
    "Tus-Extension": EXTENSIONS,
    "Tus-Max-Size": str(MAX_BYTES),
    "Tus-Checksum-Algorithm": ",".join(_CHECKSUMS),
}


@spoken
def one(request: SignedIn, upload_id: UUID) -> HttpResponse:
    """Tell of an upload, go on with it, or take it back."""
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers=_CAPABILITIES)
    acts = {"HEAD": _offset, "PATCH": _continued, "DELETE": _taken_back, "GET": _told}
    act = acts.get(request.method or "")
    if act is None:
        return HttpResponse(status=405, headers={"Allow": ", ".join(("OPTIONS", *acts))})
    return act(request, uploading.find(upload_id, actor=request.account.actor, at=now()))


def _announced(request: SignedIn) -> HttpResponse:
    size = _number(request.headers.get("Upload-Length"))
    told = metadata(request.headers.get("Upload-Metadata", ""))
    place = _place(told)
    actor = request.account.actor
    if actor.role not in THE_PERSON:
        raise UnknownCase(place.slot)  # what comes on paper is taken in at the office's own pages
    upload = uploading.begin(place, name=told.get("filename", ""), size=size, actor=actor, at=begun_at(request))
    if request.content_type == BYTES:
        upload = _took(request, upload, offset=0)
    headers = {"Location": request.build_absolute_uri(reverse("uploads:one", args=[upload.pk])), **_progress(upload)}
    return HttpResponse(status=201, headers=headers)


def _place(told: dict[str, str]) -> uploading.RequestItem:
    try:
        return uploading.RequestItem(UUID(told["case"]), told["request"], int(told["item"]))
    except (KeyError, ValueError):
        raise Malformed from None


def metadata(header: str) -> dict[str, str]:
    """Return the pairs of an Upload-Metadata header: a name, a space, the value in base64; values are UTF-8.

    Raises:
        Malformed: it is not that.
    """
    found = {}
    for pair in filter(None, (part.strip() for part in header.split(","))):
        name, _, value = pair.partition(" ")
        try:
            found[name] = base64.b64decode(value, validate=True).decode()
        except (binascii.Error, UnicodeDecodeError):
            raise Malformed from None
    return found


def _number(header: str | None) -> int:
    if header is None or not header.isascii() or not header.isdecimal() or len(header) > 15:
        raise Malformed
    return int(header)


def _progress(upload: Upload) -> dict[str, str]:
    return {"Upload-Offset": str(upload.received), "Upload-Expires": _when(expires_at(upload))}


def _when(instant: datetime) -> str:
    return http_date(instant.timestamp())


def _offset(request: SignedIn, upload: Upload) -> HttpResponse:
    require_open(upload, at=now())
    headers = {**_progress(upload), "Upload-Length": str(upload.size), "Cache-Control": "no-store"}
    return HttpResponse(status=200, headers=headers)


def _continued(request: SignedIn, upload: Upload) -> HttpResponse:
    if request.content_type != BYTES:
        return HttpResponse(status=415)
    upload = _took(request, upload, offset=_number(request.headers.get("Upload-Offset")))
    return HttpResponse(status=204, headers=_progress(upload))


def _taken_back(request: SignedIn, upload: Upload) -> HttpResponse:
    uploading.remove(upload.pk, actor=request.account.actor, at=now())
    return HttpResponse(status=204)


def _told(request: SignedIn, upload: Upload) -> HttpResponse:
    """Tell what became of an upload: its progress, and why it was refused if it was."""
    upload = uploading.finish(upload, at=now())  # where that could not be done when the last byte came
    return JsonResponse({"progress": upload.progress, "received": upload.received, "refusal": upload.refusal})


def _took(request: SignedIn, upload: Upload, *, offset: int) -> Upload:
    pieces: Iterable[bytes] = _body(request)
    if checksum := request.headers.get("Upload-Checksum"):
        # Nothing of a piece is kept before it is known to be whole, so it has to be held; it is 10 MB at most.
        content = _at_most(pieces, upload.size - upload.received)
        if not _is_right(content, checksum):
            raise ChecksumWrong
        pieces = [content]
    # Reading the body may take minutes, so the clock is asked again once it is there.
    return uploading.finish(uploading.receive(upload, pieces, offset=offset, at=now()), at=now())


def _body(request: HttpRequest) -> Iterator[bytes]:
    while piece := request.read(_PIECE):
        yield piece


def _at_most(pieces: Iterable[bytes], most: int) -> bytes:
    content = bytearray()
    for piece in pieces:
        content += piece
        if len(content) > most:
            raise Malformed
    return bytes(content)


def _is_right(content: bytes, header: str) -> bool:
    name, _, value = header.partition(" ")
    if name not in _CHECKSUMS:
        raise Malformed
    try:
        return hashlib.new(_CHECKSUMS[name], content).digest() == base64.b64decode(value, validate=True)
    except binascii.Error:
        raise Malformed from None
