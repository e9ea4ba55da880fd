"""Two applications side by side: one person, the same application, a second one? An officer says, with a reason."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from workpermit.casework import duplicates
from workpermit.casework.duplicates import Compared
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.text import Text
from workpermit.core.wording.sentences import sentence
from workpermit.trades.duplicates.models import AlikeKind
from workpermit.web.ui import fields
from workpermit.web.ui.access import SignedIn, for_staff, staff_case
from workpermit.web.ui.acting import by, in_error, opened, tried
from workpermit.web.ui.pages import Crumb, page
from workpermit.web.ui.words import said
from workpermit.web.workbench import list_words as words
from workpermit.web.workbench.words import STAGES, queue_crumb

WORKERS: Final = (Role.OFFICER, Role.SUPERVISOR)
TITLE: Final = Text(en="Two applications alike", fr="Deux demandes semblables")
_YES: Final = {
    AlikeKind.PERSON: Text(en="Yes, it is one person", fr="Oui, c’est une même personne"),
    AlikeKind.TWICE: Text(en="Yes, it is the same application twice", fr="Oui, c’est la même demande en double"),
    AlikeKind.SECOND: Text(en="Yes, it is a second application", fr="Oui, c’est une deuxième demande"),
}
_NO: Final = {
    AlikeKind.PERSON: Text(en="No, these are two people", fr="Non, ce sont deux personnes"),
    AlikeKind.TWICE: Text(en="No, they are for different things", fr="Non, elles visent des choses différentes"),
    AlikeKind.SECOND: Text(en="No, the earlier one does not count here", fr="Non, la première ne compte pas ici"),
}
_FOLLOWS: Final = {
    AlikeKind.PERSON: Text(
        en="Nothing is merged: both keep their UCI, and it is on record that an officer takes them for one person.",
        fr="Rien n’est fusionné : chacune garde son IUC, et il est consigné qu’un agent y voit une même personne.",
    ),
    AlikeKind.TWICE: Text(
        en="The later case notes that the earlier one was undecided. Neither is closed: ask the person which to "
        "withdraw; fees of a duplicate are paid back.",
        fr="Le second dossier consigne que le premier n’était pas tranché. Aucun n’est fermé : demandez à la personne "
        "quelle demande retirer ; les frais d’une demande en double sont remboursés.",
    ),
    AlikeKind.SECOND: Text(
        en="The later case notes that the earlier one was undecided; the rulebook reckons stay and work with it.",
        fr="Le second dossier consigne que le premier n’était pas tranché ; le recueil des règles en tient compte pour "
        "le séjour et le travail.",
    ),
}
_SETTLED: Final = Text(en="Your answer is on record.", fr="Votre réponse est consignée.")
_MEANWHILE: Final = Text(
    en="Somebody else settled this meanwhile; nothing was changed.",
    fr="Quelqu’un d’autre a réglé cela entre-temps ; rien n’a changé.",
)


def _form_of(kind: AlikeKind) -> type[forms.Form]:
    answers = [("yes", _YES[kind]), ("no", _NO[kind])]
    question = Text(en="What is your answer?", fr="Quelle est votre réponse ?")
    hint = Text(
        en="What you compared, and what it shows. It stays in the office.",
        fr="Ce que vous avez comparé, et ce que cela montre. Cela reste au bureau.",
    )
    return type(
        "SettleForm",
        (forms.Form,),
        {
            "use_required_attribute": False,
            "answer": fields.choice(question, answers, radios=True),
            "reason": fields.passage(Text(en="Reason", fr="Motif"), hint=hint, at_most=2000),
        },
    )


@require_safe
@for_staff(*WORKERS)
def listed(request: SignedIn) -> HttpResponse:
    """Show what waits to be settled."""
    title, says = words.BY_NAME["duplicates"]
    return page(
        request,
        "workbench/lists/duplicates.html",
        title=title,
        crumbs=_crumbs()[:2],
        heading=title,
        says=says,
        lines=duplicates.waiting(),
    )


@for_staff(*WORKERS)
def compare(request: SignedIn, duplicate_id: UUID) -> HttpResponse:
    """Show both applications, and take an officer's answer; the looks at both are on record first."""
    found = duplicates.find(duplicate_id)
    if found is None:
        raise Http404
    for case_id in (found.case_id, found.earlier_id):
        staff_case(request, case_id, what="duplicate", purpose="compare")
    both = duplicates.compared(duplicate_id, at=now())
    assert both is not None  # it was there a moment ago, and nothing deletes one
    may_settle = found.is_open and request.account.role == Role.OFFICER.value
    form = opened(_form_of(found.kind), request)
    if request.method != "POST" or not may_settle or not form.is_valid():
        return _page(request, both, form, may_settle=may_settle)
    outcome: list[bool] = []
    given = form.cleaned_data
    refused = tried(
        lambda: outcome.append(
            duplicates.settle(
                duplicate_id, is_confirmed=given["answer"] == "yes", reason=given["reason"], **by(request)
            )
        )
    )
    if refused is not None:
        return _page(request, both, form, may_settle=True, refused=refused)
    (messages.success if outcome == [True] else messages.warning)(
        request, said(_SETTLED if outcome == [True] else _MEANWHILE)
    )
    return HttpResponseRedirect(reverse("workbench:duplicates"))


def _page(
    request: SignedIn, both: Compared, form: forms.Form, *, may_settle: bool, refused: Text | None = None
) -> HttpResponse:
    finding = both.finding
    return page(
        request,
        "workbench/lists/duplicate.html",
        title=in_error(TITLE, form),
        crumbs=_crumbs("duplicates"),
        heading=finding.label,
        both=both,
        sides=[(side, STAGES.get(side.stage)) for side in (both.earlier, both.later)],
        effects=[
            (one.before.question, sentence(one.before.says), sentence(one.after.says), one.changes)
            for one in both.effects
        ],
        follows=_FOLLOWS[finding.kind],
        form=form,
        may_settle=may_settle,
        refused=refused,
    )


def _crumbs(name: str = "") -> tuple[Crumb, ...]:
    head = (queue_crumb(), Crumb(words.LISTS, reverse("workbench:lists")))
    return (*head, Crumb(words.BY_NAME[name][0], reverse(f"workbench:{name}"))) if name else head
