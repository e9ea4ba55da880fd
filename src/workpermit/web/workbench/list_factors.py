"""Somebody who lost every second factor: an officer makes sure of them, and settles it."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from workpermit.accounts import recovering
from workpermit.casework import factor_checks
from workpermit.casework.factor_checks import ToSettle
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.text import Text
from workpermit.web.ui import fields
from workpermit.web.ui.access import SignedIn, for_staff
from workpermit.web.ui.acting import in_error, opened
from workpermit.web.ui.pages import Crumb, page
from workpermit.web.ui.words import said
from workpermit.web.workbench import list_words as words
from workpermit.web.workbench.words import queue_crumb

WORKERS: Final = (Role.OFFICER, Role.SUPERVISOR)
_TITLE: Final = Text(
    en="Is it the owner who lost their second factors?",
    fr="Est-ce bien le titulaire qui a perdu ses moyens de confirmation ?",
)
_GRANTED: Final = Text(
    en="Settled: the lost factors, the password and every session are gone. We have written to the person how to come "
    "back in.",
    fr="Réglé : les moyens perdus, le mot de passe et toutes les sessions sont supprimés. Nous avons écrit à la "
    "personne pour lui expliquer comment revenir.",
)
_REFUSED: Final = Text(
    en="Settled: nothing changes in the account. We have written to the person that they can ask again.",
    fr="Réglé : rien ne change dans le compte. Nous avons écrit à la personne pour lui dire qu’elle peut demander de "
    "nouveau.",
)
_TOO_EARLY: Final = Text(
    en="The wait of three days is not over, so it cannot be granted yet. Say no, or come back after the time shown.",
    fr="Le délai de trois jours n’est pas écoulé : on ne peut pas encore accorder la demande. Répondez non, ou revenez "
    "après l’heure indiquée.",
)


class SettleForm(forms.Form):
    """Whether it is the owner, and how the officer knows."""

    is_owner = fields.choice(
        Text(en="Is it the owner of the account?", fr="Est-ce le titulaire du compte ?"),
        [
            ("yes", Text(en="Yes: take the lost factors away", fr="Oui : retirer les moyens perdus")),
            ("no", Text(en="No, or it cannot be told", fr="Non, ou on ne peut pas le dire")),
        ],
        hint=Text(
            en="Call the number on file in the application, not only the one given here, and ask what stands in no "
            "letter; or see a document with photo.",
            fr="Appelez le numéro au dossier de la demande, pas seulement celui indiqué ici, et demandez ce qu’aucune "
            "lettre ne contient ; ou voyez une pièce avec photo.",
        ),
        radios=True,
    )
    basis = fields.passage(
        Text(
            en="How you made sure, or why you could not", fr="Comment vous avez vérifié, ou pourquoi vous n’avez pas pu"
        ),
        hint=Text(
            en="Which number you called and when, or which document you saw. It is kept and not shown to the person.",
            fr="Quel numéro vous avez appelé et quand, ou quelle pièce vous avez vue. C’est conservé et n’est pas "
            "montré à la personne.",
        ),
        at_most=2000,
    )


@for_staff(*WORKERS)
def settle(request: SignedIn, lost_id: UUID) -> HttpResponse:
    """Show who waits and which applications they have, and settle it."""
    waiting = factor_checks.one_to_settle(lost_id)
    if waiting is None:
        messages.info(request, said(words.NO_LONGER))
        return HttpResponseRedirect(reverse("workbench:checks"))
    form = opened(SettleForm, request)
    if request.method == "POST" and form.is_valid() and _settled(request, waiting, form):
        return HttpResponseRedirect(reverse("workbench:checks"))
    return page(
        request,
        "workbench/lists/factor_check.html",
        title=in_error(_TITLE, form),
        crumbs=(
            queue_crumb(),
            Crumb(words.LISTS, reverse("workbench:lists")),
            Crumb(words.BY_NAME["checks"][0], reverse("workbench:checks")),
        ),
        heading=_TITLE,
        waiting=waiting,
        may_grant=waiting.may_be_granted(now()),
        form=form,
    )


def _settled(request: SignedIn, waiting: ToSettle, form: SettleForm) -> bool:
    """Settle it; where it is too early to grant, say so beside the answer and change nothing."""
    granted = form.cleaned_data["is_owner"] == "yes"
    basis = form.cleaned_data["basis"]
    try:
        is_news = recovering.settle(waiting.id, officer=request.account, granted=granted, basis=basis, at=now())
    except recovering.StillWaiting:
        form.add_error("is_owner", said(_TOO_EARLY))
        return False
    text = words.NO_LONGER if not is_news else _GRANTED if granted else _REFUSED
    (messages.success if is_news else messages.info)(request, said(text))
    return True
