"""The applicant's pages about their applications: the list, one application, what each answer means."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from workpermit.casework import messages, tracking
from workpermit.casework.letter_words import words_of
from workpermit.clock.present import now
from workpermit.core.case import application
from workpermit.core.case.actor import Role
from workpermit.core.case.letters import Letter
from workpermit.core.case.meanings import LANE_MEANINGS, STANDING_MEANINGS
from workpermit.core.case.public_status import LANE_LABELS, OVERALL_LABELS, STATUS_LABELS, Lane, LaneStatus
from workpermit.core.forms.catalogue import FORMS
from workpermit.core.text import Language, Text
from workpermit.web.tracker.shown import (
    WordsShown,
    afterwards_of,
    days_shown,
    forecast_text,
    held_by,
    held_shown,
    lane_shown,
    letter_shown,
    meaning_of,
    todo_shown,
    words_shown,
)
from workpermit.web.tracker.words import APPLICATION, APPLICATIONS, to_do_text
from workpermit.web.ui.access import SignedIn, for_applicant, own_case
from workpermit.web.ui.pages import Crumb, page
from workpermit.web.ui.words import language_now


@require_safe
@for_applicant
def index(request: SignedIn) -> HttpResponse:
    """List the applications of the account, each with what there is to do in it."""
    found = tracking.applications_of(request.account, at=now())
    to_do = sum(len(one.status.you_do) for one in found)
    return page(
        request,
        "tracker/index.html",
        title=APPLICATIONS,
        applications=[
            {
                "row": one.row,
                "form": FORMS[one.row.form].title,
                "status": one.status,
                "first": one.status.you_do[0] if one.status.you_do else None,
                "more": len(one.status.you_do) - 1,
                "received_at": one.received_at,
                "last_step": one.last_step,
            }
            for one in found
        ],
        to_do=to_do,
        to_do_text=to_do_text(to_do),
        unread=messages.unread(request.account.pk),
        is_representative=request.account.role == Role.REPRESENTATIVE.value,
    )


@require_safe
@for_applicant
def case(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Show where an application stands: who must act first, then everything else."""
    row = own_case(request, case_id, what="tracker", purpose="represent")
    tracker = tracking.tracker_of(row, at=now())
    zone, language = request.account.zone, language_now()
    return page(
        request,
        "tracker/case.html",
        title=APPLICATION,
        crumbs=[Crumb(APPLICATIONS, reverse("tracker:index"))],
        tracker=tracker,
        number=row.application_number,
        form=FORMS[row.form],
        todos=[todo_shown(one, case_id=case_id, language=language) for one in tracker.todos],
        meaning=meaning_of(tracker),
        afterwards=afterwards_of(tracker),
        holder=held_by(tracker.life.party) if tracker.life else None,
        held=held_shown(tracker.held, language=language),
        lanes=[lane_shown(one, zone=zone, language=language) for one in tracker.lanes],
        days=list(days_shown(tracker.moments, zone=zone, language=language)),
        documents=[letter_shown(one, language=language) for one in tracker.documents],
        forecast=forecast_text(tracker.forecast) if tracker.forecast else None,
        decision=_decision(tracker),
        **_links(case_id, tracker),
    )


_REASONED: Final = {
    application.ApplicationRefused: Letter.REFUSAL,
    application.ApplicationReturned: Letter.RETURN_INCOMPLETE,
}


def _decision(tracker: tracking.Tracker) -> WordsShown | None:
    """Return the letter with the reasons, to be read beside what may be done: not hidden in a file (ux 38)."""
    entry = tracker.decided_by
    if entry is None:
        return None
    letter = _REASONED[type(entry.event)]
    language = language_now()
    found = words_of(tracker.row.pk, letter, sequence=entry.sequence, number="", language=language)
    return words_shown(found, language=language, sent_in=Language(tracker.row.language)) if found else None


def _links(case_id: UUID, tracker: tracking.Tracker) -> dict[str, Any]:
    """Return the addresses that the page leads to; those of letters from here, since they stand on it many times."""
    here, letters, dates = (reverse(f"tracker:{name}", args=[case_id]) for name in ("case", "letters", "calendar"))
    return {
        "letters_path": letters.removeprefix(here),
        "calendar_address": dates if any(todo.step.due_on for todo in tracker.todos) else "",
        "acts_address": reverse("portal:home", args=[case_id]),
        "requests_address": reverse("requests:case", args=[case_id]),
    }


@require_safe
def explain(request: HttpRequest) -> HttpResponse:
    """Say what each answer of the tracker means; anybody may read it."""
    return page(
        request,
        "tracker/explain.html",
        title=EXPLAINED,
        standings=[(OVERALL_LABELS[standing], text) for standing, text in STANDING_MEANINGS.items()],
        lanes=[(LANE_LABELS[lane], list(_meanings(lane))) for lane in Lane],
    )


EXPLAINED: Final = Text(en="What each answer means", fr="Ce que signifie chaque réponse")


def _meanings(lane: Lane) -> list[tuple[str, Text, Text]]:
    return [
        (status.value, STATUS_LABELS[status], LANE_MEANINGS[lane, status])
        for status in LaneStatus
        if (lane, status) in LANE_MEANINGS
    ]
