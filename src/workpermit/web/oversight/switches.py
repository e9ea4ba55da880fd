"""The administrator's stop switches: turned off at once for the whole office, each turn with its reason (S-37)."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from workpermit.casework import auditing
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.text import Text
from workpermit.trades.switches import turning
from workpermit.trades.switches.models import Switch, Turn
from workpermit.web.oversight.fresh import STALE, confirm_address, is_fresh
from workpermit.web.oversight.purpose import WordedForm
from workpermit.web.oversight.words import frame_of, start_crumb
from workpermit.web.ui import fields
from workpermit.web.ui.access import SignedIn, for_staff
from workpermit.web.ui.acting import in_error, opened
from workpermit.web.ui.pages import page
from workpermit.web.ui.words import said

SWITCHES: Final = Text(en="Stop switches", fr="Interrupteurs d’arrêt")
NAMES: Final = {
    Switch.ADVICE: Text(en="Findings beside a case", fr="Constatations à côté d’un dossier"),
    Switch.ISSUING: Text(en="Issuing of permits", fr="Délivrance des permis"),
    Switch.SIGN_UP: Text(en="New accounts", fr="Ouverture de comptes"),
    Switch.ANCHOR: Text(en="Signing of the journal’s heads", fr="Signature des têtes du journal"),
}
_SAYS: Final = {
    Switch.ADVICE: Text(
        en="Off: officers see the file and the law, not what the rules find.",
        fr="Désactivées\u00a0: les agents voient le dossier et la loi, non ce que constatent les règles.",
    ),
    Switch.ISSUING: Text(
        en="Off: every act that would issue or replace a permit is refused; nothing else changes.",
        fr="Désactivée\u00a0: tout acte qui délivrerait ou remplacerait un permis est refusé ; rien d’autre ne change.",
    ),
    Switch.SIGN_UP: Text(
        en="Off: nobody opens an account; who has one signs in as always.",
        fr="Désactivée\u00a0: personne n’ouvre de compte ; qui en a un se connecte comme toujours.",
    ),
    Switch.ANCHOR: Text(
        en="Off: a rewritten journal could pass unseen from then on. It takes two people to turn off.",
        fr="Désactivée\u00a0: un journal réécrit pourrait passer inaperçu. Il faut deux personnes pour la désactiver.",
    ),
}
_TURNED: Final = Text(en="Done: it is in effect everywhere.", fr="C’est fait\u00a0: cela vaut partout.")
_PROPOSED: Final = Text(
    en="It waits for a second person: another administrator, or an auditor.",
    fr="Cela attend une deuxième personne\u00a0: un autre administrateur, ou un vérificateur.",
)
_AS_IT_WAS: Final = Text(
    en="It stands so already, or waits for a second person who is not you. Nothing was changed.",
    fr="C’est déjà le cas, ou cela attend une deuxième personne qui n’est pas vous. Rien n’a changé.",
)


class TurnForm(WordedForm):
    """Which switch is turned which way, and why."""

    what = fields.choice(
        Text(en="What do you want to change?", fr="Que voulez-vous changer\u00a0?"),
        [
            (f"{switch.value} {way}", verb.filled(name=NAMES[switch]))
            for switch in Switch
            for way, verb in (
                ("off", Text(en="Turn off: {name}", fr="Désactiver\u00a0: {name}")),
                ("on", Text(en="Turn on: {name}", fr="Activer\u00a0: {name}")),
            )
        ],
    )
    words = fields.passage(Text(en="Reason", fr="Motif"), at_most=1000)
    label = Text(en="Reason", fr="Motif")
    field_order = ("what", "words")


@for_staff(Role.ADMINISTRATOR, Role.AUDITOR)
def switches(request: SignedIn) -> HttpResponse:
    """Show how each switch stands and the last turns; take a turn, or a second person's word."""
    is_keeper = request.account.role == Role.ADMINISTRATOR.value
    if request.method == "POST" and "second" in request.POST:
        return _seconded(request)
    form = opened(TurnForm, request)
    if request.method == "POST" and is_keeper and form.is_valid():
        if is_fresh(request):
            return _turned(request, form)
        form.add_error(None, fields.fault(STALE))
    return _page(request, form if is_keeper else None)


def _turned(request: SignedIn, form: forms.Form) -> HttpResponse:
    code, way = form.cleaned_data["what"].split()
    account = request.account
    made = turning.turn(Switch(code), off=way == "off", by=str(account.pk), words=form.cleaned_data["words"], at=now())
    if made is None:
        messages.warning(request, said(_AS_IT_WAS))
    else:
        messages.success(request, said(_TURNED if made.effective_at else _PROPOSED))
    return HttpResponseRedirect(reverse("oversight:switches"))


def _seconded(request: SignedIn) -> HttpResponse:
    if not is_fresh(request):
        return HttpResponseRedirect(confirm_address(request))
    try:
        turn_id = UUID(request.POST["second"])
    except ValueError:
        return HttpResponseRedirect(reverse("oversight:switches"))
    done = turning.second(turn_id, by=str(request.account.pk), at=now())
    messages.success(request, said(_TURNED)) if done else messages.warning(request, said(_AS_IT_WAS))
    return HttpResponseRedirect(reverse("oversight:switches"))


def _page(request: SignedIn, form: forms.Form | None) -> HttpResponse:
    turns = turning.last_turns()
    names = auditing.staff_names(who for one in turns for who in (one.by, one.seconded_by))
    waits = [one for one in (turning.waiting(switch) for switch in turning.BY_TWO) if one is not None]
    return page(
        request,
        "oversight/switches.html",
        title=in_error(SWITCHES, form),
        crumbs=[start_crumb()],
        frame=frame_of(request),
        heading=SWITCHES,
        form=form,
        confirm="" if is_fresh(request) else confirm_address(request),
        switches=[{"name": NAMES[one], "says": _SAYS[one], "is_off": turning.is_off(one)} for one in Switch],
        waits=[_shown(one, names) | {"is_own": one.by == str(request.account.pk)} for one in waits],
        turns=[_shown(one, names) for one in turns],
    )


def _shown(one: Turn, names: dict[str, str]) -> dict[str, Any]:
    return {
        "id": one.pk,
        "name": NAMES[Switch(one.switch)],
        "off": one.off,
        "who": names.get(one.by, one.by),
        "second": names.get(one.seconded_by, one.seconded_by),
        "words": one.words,
        "at": one.at,
        "is_effective": one.effective_at is not None,
    }
