"""The page of a case: whose turn it is, what the rules find and from what, beside the documents; what may be done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from workpermit.casework import duplicates, first_views, noting, paper, records, workbench
from workpermit.casework.evidence import SHOWN_BY
from workpermit.casework.masking import masked
from workpermit.casework.queues import whose
from workpermit.casework.workbench import READERS, Desk, Doing, File
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.case.application import DecisionProposed, DecisionSentBack, RefusalGround, Stage
from workpermit.core.case.check import CheckKind
from workpermit.core.case.letters import Letter
from workpermit.core.case.public_status import LANE_LABELS, STATUS_LABELS
from workpermit.core.forms.sections import SECTIONS
from workpermit.core.law.findings import ClauseFinding, Finding, Outcome
from workpermit.core.wording.answers import parts_of
from workpermit.core.wording.grounds import GROUNDS
from workpermit.core.wording.office import CHECKS, PARTIES, WAITS, by, details
from workpermit.core.wording.office import said as told
from workpermit.core.wording.second_reads import CAUSES
from workpermit.core.wording.typography import date_text
from workpermit.core.wording.values import fact_text
from workpermit.web.ui.access import SignedIn, for_staff, staff_case
from workpermit.web.ui.context import zone_of
from workpermit.web.ui.pages import page
from workpermit.web.ui.words import said
from workpermit.web.workbench.act_pages import Offered, offered
from workpermit.web.workbench.presence import be_here
from workpermit.web.workbench.roles import STAFF
from workpermit.web.workbench.words import CASE, LANGUAGES, OFFICE_LANES, STAGES, queue_crumb

_WAITING: Final = (Outcome.FOR_OFFICER, Outcome.FACT_MISSING)
_ICONS: Final = {
    Outcome.MET: "success",
    Outcome.NOT_MET: "danger",
    Outcome.FOR_OFFICER: "person",
    Outcome.FACT_MISSING: "todo",
}


@require_safe
@for_staff(*STAFF)
def case(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Show a case to one of the staff; that they look is on record before anything is shown (S-27)."""
    row = staff_case(request, case_id, what="case", purpose="work")
    desk = workbench.desk_of(row, account=request.account, at=now())
    reads = Role(request.account.role) in READERS
    shown: dict[str, Any] = {
        "case_id": case_id,
        "desk": desk,
        "number": row.application_number,
        "form_number": desk.filing.form.number,
        "language_said": LANGUAGES[row.language],
        "hold": _hold(desk),
        "acts": acts_shown(desk),
        "is_mine": desk.assignee == str(request.account.pk),
        "is_covered": _is_covered(desk, request),
        "others": be_here(request, case_id),
        "reads": reads,
        "letters": letters_shown(desk, reads=reads),
        "paper": paper.came_for(case_id),
        "alike": duplicates.of_case(case_id) if reads else (),
    }
    if reads:
        shown |= _whole(desk, request)
    role = Role(request.account.role)
    shown |= {"notes": noting.notes_of(case_id, role=role), "reads_notes": role in noting.WRITERS}
    return page(request, "workbench/case.html", title=CASE, crumbs=[queue_crumb()], **shown)


def _is_covered(desk: Desk, request: SignedIn) -> bool:
    """Tell whether the case is with somebody whom the one who asks covers today."""
    own = str(request.account.pk)
    return desk.assignee not in ("", own) and desk.assignee in whose(request.account, on=now().date())


def _hold(desk: Desk) -> dict[str, Any]:
    span = desk.ball.now
    if span is None:
        return {}
    sums = desk.ball.sums(at=now())
    held = [(PARTIES[party], length.days) for party, length in sums.items() if length.days]
    return {
        "party": PARTIES[span.hold.party],
        "waits": WAITS[span.hold.waits_for],
        "since": span.since,
        "held": held,
        "stage": STAGES.get(desk.row.stage, None),
    }


def acts_shown(desk: Desk) -> list[dict[str, Any]]:
    """Return what may be done, each with its address; what it is about is told in words, never by an id."""
    return [
        {"label": one.page.label, "about": about_text(one, desk), "address": address_of(one, desk), "page": one.page}
        for one in offered(desk)
    ]


def address_of(one: Offered, desk: Desk) -> str:
    """Return the address of an act's page."""
    if one.about:
        return reverse("workbench:act_on", args=[desk.row.pk, one.page.slug, one.about])
    return reverse("workbench:act", args=[desk.row.pk, one.page.slug])


def about_text(one: Offered, desk: Desk) -> str:
    """Return what an act is about: which check, which request, which interview."""
    if one.about in tuple(CheckKind):
        return said(CHECKS[CheckKind(one.about)])
    for asked in desk.requests:
        if asked.request_id == one.about:
            return ", ".join(said(label) for label, _ in asked.items)
    for call in desk.interviews:
        if call.interview_id == one.about and call.starts_at:
            return said(date_text(call.starts_at.date()))
    return ""


def letters_shown(desk: Desk, *, reads: bool) -> list[Any]:
    """Return the letters that a role may open: the mailroom has to print the permit and needs no other."""
    return [one for one in desk.letters if reads or one.kind is Letter.WORK_PERMIT]


def _whole(desk: Desk, request: SignedIn) -> dict[str, Any]:
    owes_view = first_views.is_asked(desk.row.pk, desk.case, actor=request.account.actor)
    return {
        "owes_view": owes_view,
        "findings": [] if owes_view else [finding_shown(one, desk.files) for one in desk.findings],
        "chapters": list(_chapters(desk)),
        "lanes": [
            (LANE_LABELS[lane], status.value, OFFICE_LANES.get(status, STATUS_LABELS[status]))
            for lane, status in desk.lanes
        ],
        "doings": [_doing(one, request) for one in desk.doings],
        "proposal": proposal_shown(desk),
        "sent_back": _sent_back(desk),
    }


def _sent_back(desk: Desk) -> str:
    """Return why the last decision was sent back, while the case goes on; empty where none was."""
    if desk.case.application.stage is not Stage.IN_PROCESS:
        return ""
    entries = (entry.event for doing in desk.doings for entry in doing.entries)
    last = next((event for event in entries if isinstance(event, DecisionSentBack)), None)
    return str(records.body_of(last.reasons_id).get("reason", "")) if last and last.reasons_id else ""


def _chapters(desk: Desk) -> Iterator[tuple[Any, Any]]:
    plain = masked(desk.filing.as_json())  # S-14: the whole number is a page of its own
    for section in SECTIONS:
        parts = [part for part in parts_of(section, form=desk.filing.form, answers=plain) if part.lines]
        if parts:
            yield section.title, parts


def finding_shown(finding: Finding, files: Iterable[File]) -> dict[str, Any]:
    """Return a finding for the page: outcome, sources, clauses with the values they looked at and where these stand."""
    by_kind = {one.kind: one for one in reversed([one for one in files if one.is_visible])}
    return {
        "label": finding.label,
        "outcome": finding.outcome,
        "icon": _ICONS[finding.outcome],
        "sources": _cited(finding.sources),
        "clauses": [_clause(one, by_kind) for one in finding.clauses],
        "is_open": finding.outcome is not Outcome.MET,
    }


def _clause(clause: ClauseFinding, by_kind: dict[str, File]) -> dict[str, Any]:
    shown_by = dict.fromkeys(SHOWN_BY[name].value for name, _ in clause.values if name in SHOWN_BY)
    return {
        "label": clause.label,
        "outcome": clause.outcome,
        "icon": _ICONS[clause.outcome],
        "sources": _cited(clause.sources),
        "values": [fact_text(name, value) for name, value in clause.values] if not clause.clauses else [],
        "files": [by_kind[kind] for kind in shown_by if kind in by_kind],
        "clauses": [_clause(one, by_kind) for one in clause.clauses],
        # What is settled is folded; what waits for a fact or for the officer shows the way to it.
        "is_unfolded": clause.outcome in _WAITING,
    }


def _cited(sources: Iterable[Any]) -> str:
    return "; ".join(said(source.citation) for source in sources)


def _doing(doing: Doing, request: SignedIn) -> dict[str, Any]:
    lines = []
    for entry in doing.entries:
        text, public = told(entry.event)
        lines.append({"text": text, "public": public, "details": details(entry.event, zone=zone_of(request))})
    return {"at": doing.at, "by": by(doing.actor), "name": doing.name, "lines": lines, "letters": doing.letters}


def proposal_shown(desk: Desk) -> dict[str, Any] | None:
    """Return the decision that waits for a second person, with all that its author wrote and opened."""
    proposal = desk.case.application.proposal
    if proposal is None:
        return None
    grounds = [GROUNDS[RefusalGround(one)].label for one in proposal.grounds]
    basis = records.body_of(proposal.basis_id)
    return {
        "verdict": proposal.verdict.value,
        "grounds": grounds,
        "is_own": desk.must_keep_away,
        "because": [CAUSES[cause] for cause in proposal.because],
        "reasons": [words for said_of in basis.get("reasons", {}).values() for words in said_of],
        "author": _author_of(proposal, desk),
        "evidence": basis.get("evidence", []),
        "departs_because": basis.get("departs_because", ""),
        "unopened_because": basis.get("unopened_because", ""),
    }


def _author_of(proposal: DecisionProposed, desk: Desk) -> str:
    return next((one.name for one in desk.doings if any(entry.event == proposal for entry in one.entries)), "")
