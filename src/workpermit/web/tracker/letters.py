"""The letters of an application: the list, one letter to read on the page, its file to keep."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from workpermit.casework import tracking
from workpermit.casework.letter_words import words_of
from workpermit.clock.present import now
from workpermit.core.case import letters as core
from workpermit.core.case.actor import Role
from workpermit.core.text import Language
from workpermit.trades.letters import keeping, models
from workpermit.trades.notices import delivery
from workpermit.web.tracker.shown import letter_shown, words_shown
from workpermit.web.tracker.words import LETTERS, crumbs_of
from workpermit.web.ui.access import SignedIn, for_applicant, own_case
from workpermit.web.ui.pages import page
from workpermit.web.ui.words import language_now

_BOTH_LANGUAGES: Final = ", ".join(Language)


@require_safe
@for_applicant
def letters(request: SignedIn, case_id: UUID) -> HttpResponse:
    """List the letters of an application."""
    row = own_case(request, case_id, what="letters", purpose="represent")
    return page(
        request,
        "tracker/letters.html",
        title=LETTERS,
        crumbs=crumbs_of(case_id),
        case_id=case_id,
        number=row.application_number,
        documents=[letter_shown(one, language=language_now()) for one in tracking.documents_of(case_id)],
    )


@require_safe
@for_applicant
def letter(request: SignedIn, case_id: UUID, letter_id: UUID) -> HttpResponse:
    """Hand out a letter as it was kept, byte for byte; the applicant's first opening is recorded."""
    own_case(request, case_id, what="letter", purpose="represent")
    row = _own(case_id, letter_id)
    _note_read(request, row)
    headers = {
        "Content-Disposition": f'inline; filename="{row.number}.pdf"',
        "Content-Language": _BOTH_LANGUAGES if row.letter in core.BILINGUAL else row.language,
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(keeping.open_bytes(row), content_type="application/pdf", headers=headers)


@require_safe
@for_applicant
def read(request: SignedIn, case_id: UUID, letter_id: UUID) -> HttpResponse:
    """Show the words of a letter on a page, in the language of the page."""
    own_case(request, case_id, what="letter", purpose="represent")
    row = _own(case_id, letter_id)
    kind, language = core.Letter(row.letter), language_now()
    content = words_of(case_id, kind, sequence=tracking.sequence_of(row), number=row.number, language=language)
    if content is None:
        raise Http404
    _note_read(request, row)
    return page(
        request,
        "tracker/letter.html",
        title=kind.label,
        crumbs=crumbs_of(case_id),
        case_id=case_id,
        letter=row,
        kind=kind,
        office=content.office,
        dated_on=content.dated_on,
        fields=content.fields,
        conditions=content.conditions,
        remarks=content.remarks,
        section=words_shown(content, language=language, sent_in=Language(row.language)),
    )


def _own(case_id: UUID, letter_id: UUID) -> models.Letter:
    """Return a letter of this case.

    Raises:
        Http404: there is none with this id, or it is of another case.
    """
    row = keeping.with_id(letter_id)
    if row is None or row.case_id != case_id:
        raise Http404
    return row


def _note_read(request: SignedIn, row: models.Letter) -> None:
    # A representative's reading is in the log of who looked; it does not make the person's letter read.
    if request.account.role == Role.APPLICANT.value:
        delivery.mark_letter_read(row.pk, at=now())
