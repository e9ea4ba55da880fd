"""A decision in two steps: write it, then look at what the person will be told and decide on exactly that.

    write ─► look: letters, last days, evidence opened, second person? ─► decide: same screen? fresh factor? ─► the door
      ▲                                                                       │ something differs: 409, looked at anew
      └───────────────────────────── change ◄───────────────────────────────┘

The last page carries the hash of what it shows; a decision is bound to it (S-11). A second person begins at the look.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from workpermit.casework import authorities, first_views, workbench
from workpermit.casework.correspondence.previewing import Preview, preview
from workpermit.casework.decisions import Seen
from workpermit.casework.door import CaseMoved, as_seen
from workpermit.casework.evidence import Evidence, evidence
from workpermit.casework.screens import is_same, screen_of
from workpermit.casework.workbench import Desk
from workpermit.clock.present import now
from workpermit.core.case.application import Stage
from workpermit.core.law.book import eligibility
from workpermit.core.law.findings import Finding
from workpermit.core.text import Language, Text
from workpermit.core.wording.advice import Advice, Advised, advised
from workpermit.core.wording.language_guess import reads_like_another
from workpermit.web.ui.access import SignedIn
from workpermit.web.ui.acting import by, in_error
from workpermit.web.ui.language import typed
from workpermit.web.ui.pages import page
from workpermit.web.ui.words import said
from workpermit.web.workbench.act_pages import Offered
from workpermit.web.workbench.act_sending import DONE, STALE_FACTOR, changes, confirm_address, is_fresh, tried_in
from workpermit.web.workbench.act_table import deciding as table
from workpermit.web.workbench.act_table.page import Given
from workpermit.web.workbench.case import finding_shown, proposal_shown
from workpermit.web.workbench.letter_shown import preview_shown
from workpermit.web.workbench.words import LANGUAGES, case_crumbs

_WAITS: Final = Text(
    en="Your decision waits for a second person. Nothing has gone out, and the applicant is shown nothing of it.",
    fr="Votre décision attend une deuxième personne. Rien n’est parti, et le demandeur n’en voit rien.",
)


@dataclass(frozen=True, slots=True)
class Look:
    """What the last page shows, worked out anew each time it is asked for."""

    preview: Preview
    evidence: Evidence
    screen: str
    advised: Advised | None
    confirming: type[forms.Form]


def decide(request: SignedIn, desk: Desk, one: Offered) -> HttpResponse:
    """Show a decision's steps and carry it out; the caller knows that it is open and the factor fresh on the way in."""
    grounds = table.grounds_wanted(request.POST)
    kind = table.form_for(one.page.slug, desk, grounds=grounds)
    step = request.POST.get("step", "look" if one.page.slug == table.CONFIRM else "write")
    if request.method != "POST" and step == "write":
        return _write(request, desk, one, kind(initial=dict(typed(request))), grounds=grounds)
    if step in ("ground", "change"):
        return _write(request, desk, one, kind(initial=request.POST.dict()), grounds=grounds)
    form = kind(request.POST)
    seen = request.POST.get("seen", "") if request.method == "POST" else str(desk.case.sequence)
    if seen != str(desk.case.sequence) and step != "decide":
        return _write(request, desk, one, form, grounds=grounds, happened=changes(desk, seen), status=409)
    if not form.is_valid():
        return _write(request, desk, one, form, grounds=grounds)
    return _looked(request, desk, one, form, seen=seen, decides=step == "decide")


def _looked(request: SignedIn, desk: Desk, one: Offered, form: forms.Form, *, seen: str, decides: bool) -> HttpResponse:
    found: list[Preview] = []
    given = Given(desk.row.pk, one.about, form.cleaned_data, by(request))
    ready = table.ready(one.page.slug, given)
    refused, about = tried_in(
        desk, lambda: found.append(preview(ready, row=desk.row, actor=request.account.actor, at=now()))
    )
    if refused is not None:
        return _write(request, desk, one, form, grounds=_count(form), refused=refused, about=about)
    look = _look(request, desk, one, form, found[0])
    if not decides:
        return _show(request, desk, one, form, look, look.confirming())
    return _decided(request, desk, one, form, look, given, seen=seen)


def _decided(
    request: SignedIn, desk: Desk, one: Offered, form: forms.Form, look: Look, given: Given, *, seen: str
) -> HttpResponse:
    if not is_same(look.screen, request.POST.get("screen", "")):
        return _show(request, desk, one, form, look, look.confirming(), happened=changes(desk, seen), status=409)
    confirming = look.confirming(request.POST)
    if not confirming.is_valid():
        return _show(request, desk, one, form, look, confirming)
    if not is_fresh(request):
        return _show(request, desk, one, form, look, confirming, refused=STALE_FACTOR)
    kept = _seen(request, desk, look, confirming.cleaned_data)
    try:
        with as_seen(desk.row.pk, desk.case.sequence):
            refused, about = tried_in(desk, lambda: table.carry_out(one.page.slug, given, kept, _names(look)))
    except CaseMoved:  # between our reading it and the act: somebody was quicker by a moment
        desk = workbench.desk_of(desk.row, account=request.account, at=now())
        return _write(request, desk, one, form, grounds=_count(form), happened=changes(desk, seen), status=409)
    if refused is not None:
        return _show(request, desk, one, form, look, confirming, refused=refused, about=about)
    waits = workbench.stage_of(desk.row.pk) is Stage.DECISION_PROPOSED
    messages.success(request, said(_WAITS if waits else DONE.filled(act=one.page.label)))
    return HttpResponseRedirect(reverse("workbench:case", args=[desk.row.pk]))


# --- what is on the last page -----------------------------------------------------------------------------------------


def _look(request: SignedIn, desk: Desk, one: Offered, form: forms.Form, foreseen: Preview) -> Look:
    actor = request.account.actor
    finding = _merits(desk)
    opened = evidence(desk.row.pk, desk.files, finding, actor_id=actor.id)
    advice = advised(finding) if finding else None
    wanted = Language(desk.row.language)
    foreign = any(reads_like_another(words, wanted) for words in table.words_of(one.page.slug, form.cleaned_data))
    departs = one.page.slug == table.REFUSE and advice is not None and advice.advice is Advice.MEETS
    is_first = one.page.slug != table.CONFIRM
    confirming = table.confirming(
        asks_evidence=is_first and bool(opened.unopened),
        foreign=LANGUAGES[wanted.value] if foreign else None,
        departs=departs,
    )
    screen = screen_of(desk, act=one.page.slug, typed=form.cleaned_data, letters=foreseen.letters, account_id=actor.id)
    return Look(foreseen, opened, screen, advice, confirming)


def _merits(desk: Desk) -> Finding | None:
    return next((one for one in desk.findings if one.rule_id == eligibility.PERMIT_MAY_ISSUE.id), None)


def _seen(request: SignedIn, desk: Desk, look: Look, confirmed: dict[str, Any]) -> Seen:
    return Seen(
        screen=look.screen,
        opened=tuple(f"{one.id}" for one in look.evidence.opened),
        unopened_because=confirmed.get("unopened_because", ""),
        first_view=first_views.view_of(desk.row.pk, actor=request.account.actor),
        departs_because=confirmed.get("departs_because", ""),
    )


def _names(look: Look) -> tuple[str, ...]:
    return tuple(one.name for one in look.evidence.opened)


def _count(form: forms.Form) -> int:
    return sum(name.startswith("ground_") for name in form.fields)


# --- the two pages ----------------------------------------------------------------------------------------------------


def _write(
    request: SignedIn,
    desk: Desk,
    one: Offered,
    form: forms.Form,
    *,
    grounds: int,
    happened: list[Text] | None = None,
    refused: Text | None = None,
    about: list[Text] | None = None,
    status: int = 200,
) -> HttpResponse:
    shown: dict[str, Any] = {
        "grounds": grounds if one.page.slug == table.REFUSE else 0,
        "may_add": grounds < table.MOST,
        "findings": [finding_shown(found, desk.files) for found in desk.findings[:2]],
        "shows": "findings",
        "changes": happened,
    }
    return _page(request, "act", desk, one, form, refused=refused, about=about, status=status, **shown)


def _show(
    request: SignedIn,
    desk: Desk,
    one: Offered,
    form: forms.Form,
    look: Look,
    confirming: forms.Form,
    *,
    happened: list[Text] | None = None,
    refused: Text | None = None,
    about: list[Text] | None = None,
    status: int = 200,
) -> HttpResponse:
    asks = authorities.needed(table.ready_command(one.page.slug), desk.case, form=desk.row.form)
    grant = authorities.holding(asks, actor=request.account.actor, at=now()) if asks else None
    shown: dict[str, Any] = {
        "preview": preview_shown(look.preview, own=Language(desk.row.language)),
        "evidence": look.evidence,
        "screen": look.screen,
        "advised": look.advised,
        "confirming": confirming,
        "changes": happened,
        "instrument": grant.instrument if grant else "",
        "is_second": one.page.slug == table.CONFIRM,
        "grounds": _count(form),
    }
    title_form = confirming if confirming.errors else form
    return _page(
        request, "decide", desk, one, form, refused=refused, about=about, status=status, of=title_form, **shown
    )


def _page(
    request: SignedIn,
    template: str,
    desk: Desk,
    one: Offered,
    form: forms.Form,
    *,
    refused: Text | None,
    about: list[Text] | None,
    status: int,
    of: forms.Form | None = None,
    **shown: Any,
) -> HttpResponse:
    return page(
        request,
        f"workbench/{template}.html",
        title=in_error(one.page.label, of or form),
        crumbs=case_crumbs(desk.row.pk),
        status=status,
        act=one.page,
        desk=desk,
        case_id=desk.row.pk,
        number=desk.row.application_number,
        applicant=desk.applicant,
        seen=desk.case.sequence,
        reads=True,
        proposal=proposal_shown(desk),
        form=form,
        refused=refused,
        in_the_way=about or [],
        confirm=confirm_address(request) if refused is STALE_FACTOR else "",
        **shown,
    )
