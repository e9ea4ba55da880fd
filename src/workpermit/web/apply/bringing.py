"""Bring in an application package: a zip with `application.json` and its documents; every fault is told at once."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from workpermit.accounts.people import PeopleConflict
from workpermit.casework.draft_guidance import guidance
from workpermit.casework.draft_importing import Imported, import_package
from workpermit.casework.draft_submitting import submit
from workpermit.casework.drafts import TooManyDrafts
from workpermit.casework.receipts import make_at_once
from workpermit.clock.present import now
from workpermit.core.forms.faults import FilingFaults
from workpermit.core.text import Text
from workpermit.web.apply.guarding import crumbs_of, for_applicants_only, shown
from workpermit.web.ui.access import SignedIn
from workpermit.web.ui.words import said

_TITLE: Final = Text(en="Hand in a package", fr="Déposer une trousse")
_NO_FILE: Final = Text(en="Choose the zip file of your package.", fr="Choisissez le fichier zip de votre trousse.")
_WHOLE: Final = Text(
    en="Your package is whole. Look through it, then submit it.",
    fr="Votre trousse est complète. Relisez-la, puis envoyez-la.",
)
_BROUGHT_IN: Final = Text(
    en="Your package was brought in. What is still missing is listed below.",
    fr="Votre trousse a été importée. Ce qui manque encore est indiqué ci-dessous.",
)


@for_applicants_only
def package(request: SignedIn) -> HttpResponse:
    """Take a package in: as a draft to look through, or filed at once where it is whole and the person asks for it."""
    if request.method != "POST":
        return _page(request, ())
    at = now()
    sent = request.FILES.get("package")
    if not isinstance(sent, UploadedFile) or sent.file is None:
        return _page(request, (_NO_FILE,))
    try:
        imported = import_package(sent.file, account_id=request.account.pk, at=at)
    except FilingFaults as faults:
        return _page(request, tuple(fault.message for fault in faults.faults))
    except TooManyDrafts as too_many:
        return _page(request, (too_many.text,))
    if imported.faults:
        return _page(request, tuple(fault.message for fault in imported.faults), imported)
    if not imported.draft.is_chosen:
        return HttpResponseRedirect(reverse("apply:form", args=[imported.draft.id]))
    return _whole(request, imported)


def _whole(request: SignedIn, imported: Imported) -> HttpResponse:
    draft, at = imported.draft, imported.draft.changed_at
    whole = guidance(draft, on=at.date()).is_whole
    if whole and "at_once" in request.POST:
        try:
            receipt = submit(draft.id, account=request.account, reviewed=draft.version, at=imported.draft.begun_at)
        except PeopleConflict as conflict:
            messages.warning(request, said(conflict.text))
        else:
            make_at_once(receipt.case_id, at=now())
            return HttpResponseRedirect(reverse("apply:received", args=[draft.id]))
    messages.info(request, said(_WHOLE if whole else _BROUGHT_IN))
    return HttpResponseRedirect(reverse("apply:review", args=[draft.id]))


def _page(request: SignedIn, faults: tuple[Text, ...], imported: Imported | None = None) -> HttpResponse:
    return shown(
        request,
        "apply/package.html",
        title=_TITLE,
        crumbs=crumbs_of(),
        is_faulty=bool(faults),
        faults=faults,
        imported=imported,
    )
