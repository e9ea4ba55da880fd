"""Show a document to one who may see it: the clean copy, never the file as it came (S-39)."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote
from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from workpermit.casework import uploading
from workpermit.casework.access import UnknownCase
from workpermit.clock.present import now
from workpermit.trades.documents.media import MediaType
from workpermit.web.ui.access import SignedIn, for_applicant

# The browser that opens it in spite of "attachment" may run nothing of it and load nothing for it.
SANDBOX: Final = "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


@require_safe
@for_applicant
def document(request: SignedIn, document_id: UUID) -> HttpResponse:
    """Hand out the copy of a document; each look is on record before a byte of it leaves."""
    try:
        shown = uploading.view(document_id, actor=request.account.actor, at=now())
    except UnknownCase as unknown:
        raise Http404 from unknown
    response = HttpResponse(shown.content, content_type=shown.media_type)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{_named(shown)}"
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _named(shown: uploading.Viewed) -> str:
    """Return the file's own name, with the ending of what the copy is."""
    ending = MediaType(shown.media_type).ending
    name = shown.file_name
    return quote(name if name.lower().endswith(ending) else f"{name.rpartition('.')[0] or name}{ending}", safe="")
