"""Where a panel physician hands in a report: the file that the command line takes, every fault told at once."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from workpermit.casework import medical_import
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.case.refusal import CommandRefused
from workpermit.core.forms.faults import FilingFaults
from workpermit.core.text import Text
from workpermit.web.ui.access import SignedIn, for_staff
from workpermit.web.ui.pages import page
from workpermit.web.ui.words import said
from workpermit.web.workbench.words import queue_crumb

TITLE: Final = Text(en="Hand in exam results", fr="Déposer des résultats d’examens")
_IN_ERROR: Final = Text(en="Error: {title}", fr="Erreur : {title}")
_NO_FILE: Final = Text(en="Choose the report’s file.", fr="Choisissez le fichier du rapport.")
_TAKEN: Final = Text(
    en="Results recorded: {recorded}. Already known from this file: {known}.",
    fr="Résultats consignés : {recorded}. Déjà connus de ce fichier : {known}.",
)


@for_staff(Role.PANEL_PHYSICIAN)
def report(request: SignedIn) -> HttpResponse:
    """Take a report in whole, or say everything that is wrong with it."""
    if request.method != "POST":
        return _page(request, ())
    sent = request.FILES.get("report")
    if not isinstance(sent, UploadedFile):
        return _page(request, (_NO_FILE,))
    content = sent.read(medical_import.BYTES_AT_MOST + 1)
    try:
        taken = medical_import.take_in(content, actor=request.account.actor, at=now())
    except FilingFaults as faults:
        return _page(request, tuple(fault.message for fault in faults.faults))
    except CommandRefused as refused:
        return _page(request, (refused.refusal.text,))
    messages.success(request, said(_TAKEN.filled(recorded=str(taken.recorded), known=str(taken.known))))
    return HttpResponseRedirect(reverse("workbench:medical_report"))


def _page(request: SignedIn, faults: tuple[Text, ...]) -> HttpResponse:
    return page(
        request,
        "workbench/medical_report.html",
        title=_IN_ERROR.filled(title=TITLE) if faults else TITLE,
        crumbs=[queue_crumb()],
        heading=TITLE,
        faults=faults,
    )
