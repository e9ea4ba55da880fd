"""The live proof of the right to work: made and ended by the worker, read by an employer without an account."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from workpermit.accounts.throttle import source_of
from workpermit.casework import work_proof
from workpermit.casework.work_proof import NotYours
from workpermit.clock.present import now
from workpermit.core.text import Text
from workpermit.trades.enquiries import threads
from workpermit.web.portal.acting import shown
from workpermit.web.ui import fields
from workpermit.web.ui.access import SignedIn, for_applicant, own_case
from workpermit.web.ui.acting import in_error, opened
from workpermit.web.ui.pages import page
from workpermit.web.ui.words import said

TITLE = Text(en="Show that you may work", fr="Montrer que vous pouvez travailler")
_CHECK = Text(en="Check whether somebody may work", fr="Vérifier si une personne peut travailler")
_WRONG_AN_HOUR = 20


class ProofForm(forms.Form):
    """Whom a proof is for, and for how long."""

    label = fields.words(
        Text(en="Who is it for?", fr="À qui est-il destiné\u00a0?"),
        hint=Text(
            en="For your own list, such as the employer’s name. The one who checks does not see it.",
            fr="Pour votre propre liste, par exemple le nom de l’employeur. La personne qui vérifie ne le voit pas.",
        ),
        at_most=80,
    )
    days = fields.choice(
        Text(en="How long may the code be used?", fr="Combien de temps ce code peut-il servir\u00a0?"),
        (
            ("7", Text(en="7 days", fr="7 jours")),
            ("30", Text(en="30 days", fr="30 jours")),
            ("90", Text(en="90 days", fr="90 jours")),
        ),
        radios=True,
    )


class CheckForm(forms.Form):
    """A code and the birth date of the person who gave it."""

    code = fields.words(
        Text(en="Code", fr="Code"),
        hint=Text(en="The person gives it to you.", fr="La personne vous le donne."),
        at_most=40,
    )
    born_on = fields.day(Text(en="Date of birth of the person", fr="Date de naissance de la personne"))


@never_cache
@for_applicant
def proofs(request: SignedIn, case_id: UUID) -> HttpResponse:
    """List the proofs and who asked with them; make one and show its code, this once."""
    row, code = own_case(request, case_id), ""
    form = opened(ProofForm, request)
    try:
        if request.method == "POST" and form.is_valid():
            given = form.cleaned_data
            code = work_proof.make(row, label=given["label"], days=int(given["days"]), by=request.account, at=now())
            form = ProofForm()
        made = work_proof.made(row, by=request.account, at=now())
    except NotYours:
        raise Http404 from None
    return shown(request, "portal/proofs.html", title=TITLE, case_id=case_id, form=form, made=made, code=code)


@require_POST
@for_applicant
def end(request: SignedIn, case_id: UUID, code_id: UUID) -> HttpResponse:
    """Take a proof back at once."""
    row = own_case(request, case_id)
    try:
        work_proof.end(row, code_id, by=request.account, at=now())
    except NotYours:
        raise Http404 from None
    return redirect("portal:proof", case_id=case_id)


@never_cache
def check(request: HttpRequest) -> HttpResponse:
    """Answer an employer as of now; a wrong code and a wrong birth date get the same answer."""
    form, proof = opened(CheckForm, request), None
    if request.method == "POST" and form.is_valid():
        proof = work_proof.check(form.cleaned_data["code"], born_on=form.cleaned_data["born_on"], at=now())
        if proof is None:
            source = source_of(request.META.get("REMOTE_ADDR", "")).network
            admitted = threads.admit(source, at=now(), most=_WRONG_AN_HOUR)
            form.add_error(None, said(_NO_ANSWER if admitted else _LATER))
    return page(
        request, "portal/proof_check.html", title=in_error(_CHECK, form), heading=_CHECK, form=form, proof=proof
    )


_NO_ANSWER = Text(
    en="Code and date of birth give no answer together: one may be misspelt, or the code has ended. Ask the person.",
    fr="Le code et la date de naissance ne donnent ensemble aucune réponse : l’un est peut-être mal écrit, ou le code "
    "a pris fin. Demandez à la personne.",
)
_LATER = Text(
    en="Too many tries gave no answer within the hour. Please try again in an hour.",
    fr="Trop d’essais sont restés sans réponse en une heure. Veuillez réessayer dans une heure.",
)
