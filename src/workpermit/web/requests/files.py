"""Add files to an item with a plain form, write a note to one, take one back: each an act of its own."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from workpermit.casework import uploading
from workpermit.casework.access import UnknownCase
from workpermit.clock.present import now
from workpermit.core.case.refusal import CommandRefused
from workpermit.core.text import Text
from workpermit.trades.documents.box import BoxUnavailable
from workpermit.trades.documents.faults import MAX_BYTES, DocumentFaulty, FaultCode
from workpermit.trades.documents.models import Progress, Upload
from workpermit.trades.documents.uploads import CaseFull, UploadExpired
from workpermit.web.requests import sheets, words
from workpermit.web.requests.forms import AddFiles, Note
from workpermit.web.ui.access import SignedIn, for_applicant, own_case
from workpermit.web.ui.beginning import begun_at
from workpermit.web.ui.words import said

_BOX_AWAY = Text(
    en="We could not look at {name} just now. Please add it again in a minute.",
    fr="Nous n’avons pas pu examiner {name} pour l’instant. Veuillez l’ajouter de nouveau dans une minute.",
)


@require_POST
@for_applicant
def add(request: SignedIn, case_id: UUID, request_id: UUID, item: int) -> HttpResponse:
    """Take files that came with a form; what can be taken is kept, and each fault is told beside the field."""
    row = own_case(request, case_id, what=sheets.WHAT)
    form = AddFiles(request.POST, request.FILES, auto_id=f"item-{item}-%s")
    if form.is_valid():
        place = uploading.RequestItem(case_id, str(request_id), item - 1)
        for file in form.cleaned_data["file"]:
            _take(request, form, place, file)
    if form.errors:
        return sheets.shown(request, row, sheets.sheet_for(request, row, request_id), adding=(item, form))
    return _back(case_id, request_id, f"item-{item}")


def _take(request: SignedIn, form: AddFiles, place: uploading.RequestItem, file: UploadedFile[Any]) -> None:
    name = file.name or ""
    try:
        if (file.size or 0) > MAX_BYTES:
            raise DocumentFaulty(FaultCode.TOO_LARGE, name=name)
        upload = uploading.take(
            place,
            file.read(),
            name=name,
            begun_at=begun_at(request),
            actor=request.account.actor,
            at=now(),
            note=form.cleaned_data["note"],
        )
    except UnknownCase as unknown:
        raise Http404 from unknown
    except (DocumentFaulty, CaseFull, UploadExpired) as fault:
        form.add_error("file", said(fault.text))
    except CommandRefused as refused:
        form.add_error("file", said(refused.refusal.text))
    except BoxUnavailable:
        form.add_error("file", said(_BOX_AWAY.filled(name=name)))
    else:
        _tell(request, form, upload)


def _tell(request: SignedIn, form: AddFiles, upload: Upload) -> None:
    if upload.progress == Progress.REFUSED and upload.refusal:
        uploading.remove(upload.pk, actor=request.account.actor, at=now())  # it is told beside the field instead
        form.add_error("file", said(Text(**upload.refusal)))
        return
    messages.success(request, said(words.ADDED_ONE.filled(name=upload.file_name)))


@require_POST
@for_applicant
def change(request: SignedIn, case_id: UUID, request_id: UUID, upload_id: UUID) -> HttpResponse:
    """Take a file back that waits to be sent, or write a note to it."""
    own_case(request, case_id, what=sheets.WHAT)
    actor = request.account.actor
    try:
        if "remove" in request.POST:
            gone = uploading.remove(upload_id, actor=actor, at=now())
            messages.success(request, said(words.REMOVED.filled(name=gone)))
            return _back(case_id, request_id, "items")
        form = Note(request.POST)
        if form.is_valid():
            uploading.annotate(upload_id, form.cleaned_data["note"], actor=actor, at=now())
            messages.success(request, said(words.NOTED))
        else:
            messages.error(request, " ".join(str(one) for one in cast("list[str]", form.errors["note"])))
    except UnknownCase as unknown:
        raise Http404 from unknown
    except uploading.AlreadySent as sent:
        messages.error(request, said(sent.text))
    return _back(case_id, request_id, f"file-{upload_id}")


def _back(case_id: UUID, request_id: UUID, place: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('requests:request', args=[case_id, request_id])}#{place}")
