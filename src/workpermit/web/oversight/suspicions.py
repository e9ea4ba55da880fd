"""Looks that a rule asks about, for an auditor to settle; and people whose files are guarded (S-29)."""

from __future__ import annotations

from datetime import date
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from workpermit.casework import audit_records, auditing
from workpermit.casework.auditing import NoSuchCase
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.text import Text
from workpermit.core.wording.typography import date_text
from workpermit.trades.audit import settling
from workpermit.trades.audit.models import Suspicion, Verdict
from workpermit.trades.audit.rules import Rule
from workpermit.web.oversight.purpose import WordedForm
from workpermit.web.oversight.words import frame_of, start_crumb
from workpermit.web.ui import fields
from workpermit.web.ui.access import SignedIn, for_staff
from workpermit.web.ui.acting import in_error, opened
from workpermit.web.ui.pages import Crumb, page
from workpermit.web.ui.words import said

QUESTIONS: Final = Text(en="Looks that want explaining", fr="Consultations à expliquer")
GUARDED: Final = Text(en="Guarded files", fr="Dossiers protégés")
_QUESTION: Final = Text(en="A look that wants explaining", fr="Une consultation à expliquer")
_SETTLED: Final = Text(en="It is settled.", fr="C’est réglé.")
_NO_LONGER: Final = Text(
    en="It was settled meanwhile, or it is about yourself.", fr="Elle a été réglée entre-temps, ou elle vous concerne."
)
_KEPT: Final = Text(en="The file is guarded from now on.", fr="Le dossier est protégé dès maintenant.")
_ENDED: Final = Text(en="The file is guarded no longer.", fr="Le dossier n’est plus protégé.")
_NO_CASE: Final = Text(
    en="Application number: no case has it.", fr="Numéro de la demande\u00a0: aucun dossier ne le porte."
)
# What each rule asks, with the figures that it saw.
_ASKS: Final = {
    Rule.CIRCLE: Text(
        en="opened a file that lies in their own circle: their own, their household’s, at an address of theirs, or of "
        "an employer close to them.",
        fr="a ouvert un dossier de son entourage\u00a0: le sien, celui de son ménage, d’une personne à l’une de ses "
        "adresses ou d’un employeur qui lui est proche.",
    ),
    Rule.LONG_CLOSED: Text(
        en="opened a case that ended {days} days before, with no act, enquiry or work list behind it.",
        fr="a ouvert un dossier terminé depuis {days} jours, sans acte, demande de renseignements ni liste de travail "
        "à l’appui.",
    ),
    Rule.NAME_SEARCH: Text(
        en="searched {searches} times for people; after {idle} of these no case was opened for work.",
        fr="a cherché {searches} fois des personnes ; après {idle} de ces recherches, aucun dossier n’a été ouvert "
        "pour le traiter.",
    ),
    Rule.FAR_ABOVE_PEERS: Text(
        en="opened {cases} cases in a day; colleagues of the same work opened about {usual}, and {limit} is four "
        "deviations above.",
        fr="a ouvert {cases} dossiers en un jour ; ses collègues du même travail en ont ouvert environ {usual}, et "
        "{limit} est à quatre écarts types au-dessus.",
    ),
    Rule.GUARDED: Text(
        en="opened a guarded file {looks} times without working on it.",
        fr="a ouvert {looks} fois un dossier protégé sans y travailler.",
    ),
    Rule.REPEATED: Text(
        en="looked at one person on {days} days within {within}, and did nothing for them.",
        fr="a consulté une même personne {days} jours sur {within}, sans rien faire pour elle.",
    ),
    Rule.OFF_SHIFT: Text(
        en="opened {looks} files outside office hours, with no act behind them.",
        fr="a ouvert {looks} dossiers hors des heures de bureau, sans acte à l’appui.",
    ),
    Rule.NEIGHBOURS: Text(
        en="opened {in_a_row} applications numbered in a row that are none of their work.",
        fr="a ouvert {in_a_row} demandes aux numéros consécutifs qui ne relèvent pas de son travail.",
    ),
}
VERDICTS: Final = {
    Verdict.EXPLAINED: Text(en="There was a good reason", fr="Il y avait une bonne raison"),
    Verdict.REMINDED: Text(en="The person was reminded of the rules", fr="Les règles ont été rappelées à la personne"),
    Verdict.REFERRED: Text(
        en="It goes to those who look into conduct", fr="Transmis aux responsables de la conduite du personnel"
    ),
}


class SettleForm(WordedForm):
    """What an auditor makes of it, with the reason."""

    verdict = fields.choice(
        Text(en="What did you find?", fr="Qu’avez-vous constaté\u00a0?"),
        [(code.value, text) for code, text in VERDICTS.items()],
        radios=True,
    )
    words = fields.passage(Text(en="Reason", fr="Motif"), at_most=1000)
    label = Text(en="Reason", fr="Motif")
    field_order = ("verdict", "words")


class GuardForm(WordedForm):
    """Whose file is guarded, and why."""

    number = fields.words(
        Text(en="Application number", fr="Numéro de la demande"),
        hint=Text(en="Any application of the person.", fr="N’importe quelle demande de la personne."),
        at_most=12,
    )
    words = fields.passage(Text(en="Reason", fr="Motif"), at_most=1000)
    label = Text(en="Reason", fr="Motif")
    field_order = ("number", "words")


@require_safe
@for_staff(Role.AUDITOR)
def listed(request: SignedIn) -> HttpResponse:
    """Show what waits, and what was settled last."""
    waiting, settled = settling.waiting(), settling.settled()
    names = auditing.staff_names(
        str(one) for row in (*waiting, *settled) for one in (row.account_id, row.settled_by) if one
    )
    return page(
        request,
        "oversight/suspicions.html",
        title=QUESTIONS,
        crumbs=[start_crumb()],
        frame=frame_of(request),
        heading=QUESTIONS,
        waiting=[_shown(one, names) for one in waiting],
        settled=[_shown(one, names) for one in settled],
    )


def _shown(row: Suspicion, names: dict[str, str]) -> dict[str, Any]:
    figures = {name: str(value) for name, value in row.figures.items() if name not in ("first",)}
    return {
        "id": row.pk,
        "who": names.get(str(row.account_id), ""),
        "on": date.fromisoformat(row.on),
        "asks": _ASKS[Rule(row.rule)].filled(**{name: figures.get(name, "") for name in _NAMED_BY[Rule(row.rule)]}),
        "verdict": VERDICTS[Verdict(row.verdict)] if row.verdict else None,
        "settled_at": row.settled_at,
        "settled_by": names.get(str(row.settled_by), ""),
        "words": row.words if row.settled_at else "",
    }


_NAMED_BY: Final = {
    Rule.CIRCLE: (),
    Rule.LONG_CLOSED: ("days",),
    Rule.NAME_SEARCH: ("searches", "idle"),
    Rule.FAR_ABOVE_PEERS: ("cases", "usual", "limit"),
    Rule.GUARDED: ("looks",),
    Rule.REPEATED: ("days", "within"),
    Rule.OFF_SHIFT: ("looks",),
    Rule.NEIGHBOURS: ("in_a_row",),
}


@for_staff(Role.AUDITOR)
def one(request: SignedIn, suspicion_id: UUID) -> HttpResponse:
    """Show what a rule asks about with the looks of that day, and take what the auditor makes of it."""
    row = settling.with_id(suspicion_id)
    if row is None or row.account_id == request.account.pk:
        messages.info(request, said(_NO_LONGER))
        return HttpResponseRedirect(reverse("oversight:suspicions"))
    form = opened(SettleForm, request)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        verdict, words = Verdict(given["verdict"]), given["words"]
        done = settling.settle(suspicion_id, by=request.account.pk, verdict=verdict, words=words, at=now())
        messages.success(request, said(_SETTLED if done else _NO_LONGER))
        return HttpResponseRedirect(reverse("oversight:suspicions"))
    shown = _shown(row, auditing.staff_names([str(row.account_id)]))
    return page(
        request,
        "oversight/suspicion.html",
        title=in_error(_QUESTION, form),
        crumbs=[start_crumb(), Crumb(QUESTIONS, reverse("oversight:suspicions"))],
        frame=frame_of(request),
        heading=_QUESTION,
        shown=shown,
        day=date_text(shown["on"]),
        number=audit_records.number_of(row.about),
        stated=audit_records.stated_on(row),
        staff=str(row.account_id),
        form=form,
    )


@for_staff(Role.AUDITOR, Role.SUPERVISOR)
def guarded(request: SignedIn) -> HttpResponse:
    """Show whose files are guarded, by number; guard one more, or no longer."""
    if request.method == "POST" and "end" in request.POST:
        return _unguarded(request)
    form = opened(GuardForm, request)
    if request.method == "POST" and form.is_valid():
        try:
            person = audit_records.person_of(form.cleaned_data["number"].strip().upper())
            settling.guard(person, words=form.cleaned_data["words"], by=request.account.pk, at=now())
            messages.success(request, said(_KEPT))
            return HttpResponseRedirect(reverse("oversight:guarded"))
        except NoSuchCase:
            form.add_error("number", fields.fault(_NO_CASE))
    rows = settling.guarded()
    numbers = audit_records.numbers_of_people(one.person_id for one in rows)
    names = auditing.staff_names(str(one.by) for one in rows)
    return page(
        request,
        "oversight/guarded.html",
        title=in_error(GUARDED, form),
        crumbs=[start_crumb()],
        frame=frame_of(request),
        heading=GUARDED,
        form=form,
        lines=[
            {
                "id": row.pk,
                "numbers": numbers.get(row.person_id, []),
                "words": row.words,
                "who": names.get(str(row.by), ""),
                "at": row.at,
            }
            for row in rows
        ],
    )


def _unguarded(request: SignedIn) -> HttpResponse:
    try:
        person = UUID(request.POST["end"])
    except ValueError:
        return HttpResponseRedirect(reverse("oversight:guarded"))
    if settling.unguard(person):
        messages.success(request, said(_ENDED))
    return HttpResponseRedirect(reverse("oversight:guarded"))
