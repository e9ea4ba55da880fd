"""A representative applies for a client: their word first, and their word again before it is filed (ADR-73)."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from workpermit.accounts import clients
from workpermit.accounts.models import ClientWord
from workpermit.casework import client_drafts, drafts
from workpermit.casework.client_drafts import Confirming
from workpermit.casework.draft_guidance import guidance
from workpermit.casework.drafts import KEPT, DraftNow, TooManyDrafts, UnknownDraft
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.text import Language, Text
from workpermit.web.apply.guarding import HOME, crumbs_of, of_draft, shown
from workpermit.web.apply.steps import sections_of
from workpermit.web.apply.telling import parts_of
from workpermit.web.ui import fields
from workpermit.web.ui.access import SignedIn, for_applicant
from workpermit.web.ui.acting import opened
from workpermit.web.ui.language import typed
from workpermit.web.ui.words import said

_READING: Final = "client_word"  # what the session keeps: the question that a client opened by its code
_TAKE: Final = Text(en="The code that your client tells you", fr="Le code que votre client vous donne")
_READ: Final = Text(en="Read what was written for you", fr="Lire ce qui a été rédigé pour vous")
_ASKED: Final = Text(
    en="We have written to {email}. Once your client tells you the code, type it here.",
    fr="Nous avons écrit à {email}. Dès que votre client vous donne le code, saisissez-le ici.",
)
_ENOUGH: Final = Text(
    en="Twenty clients have not answered yet. Wait for an answer before you ask another one.",
    fr="Vingt clients n’ont pas encore répondu. Attendez une réponse avant de vous adresser à un autre.",
)
_SENT: Final = Text(
    en="We have asked your client to read it. You can submit once they have confirmed; a change after that needs their "
    "word again.",
    fr="Nous avons demandé à votre client de la lire. Vous pourrez l’envoyer dès sa confirmation ; toute modification "
    "ultérieure exigera de nouveau son accord.",
)
_WRONG_CODE: Final = Text(
    en="This code is not right. It works once, within 14 days, with five tries. Check the eight digits with your "
    "client.",
    fr="Ce code n’est pas le bon. Il sert une fois, dans les 14 jours, en cinq tentatives. Vérifiez les huit chiffres "
    "avec votre client.",
)
_OPENS_NOTHING: Final = Text(
    en="This address and code open nothing: one may be misspelt, the code may be older than 14 days, answered already, "
    "or tried five times. Ask your representative to send you a new one.",
    fr="Cette adresse et ce code n’ouvrent rien : l’un d’eux est peut-être mal écrit, ou le code a plus de 14 jours, a "
    "déjà reçu une réponse ou a été essayé cinq fois. Demandez à votre représentant de vous en faire envoyer un autre.",
)
_CHANGED: Final = Text(
    en="Your representative changed or removed the application after asking you. They have to ask you again.",
    fr="Votre représentant a modifié ou supprimé la demande après vous avoir demandé votre accord. Il doit vous le "
    "demander de nouveau.",
)
_NOT_SAID: Final = Text(
    en="Say whether it may be handed in: choose one of the answers.",
    fr="Indiquez si elle peut être présentée : choisissez l’une des réponses.",
)


class CodeForm(forms.Form):
    """The code of an e-mail of ours."""

    code = fields.words(
        Text(en="Code", fr="Code"),
        hint=Text(
            en="The eight digits of our e-mail, with or without the space.",
            fr="Les huit chiffres de notre courriel, avec ou sans l’espace.",
        ),
        at_most=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}),
    )


class ClientForm(forms.Form):
    """Whom a representative wants to apply for."""

    email = fields.email(Text(en="Your client’s e-mail address", fr="L’adresse courriel de votre client"))
    name = fields.words(
        Text(en="Your client’s name", fr="Le nom de votre client"),
        hint=Text(en="For your own list; we check nothing by it.", fr="Pour votre liste ; nous n’en vérifions rien."),
    )
    language = fields.choice(
        Text(en="Language of our letters to your client", fr="Langue de nos lettres à votre client"),
        [("en", Text(en="English", fr="Anglais")), ("fr", Text(en="French", fr="Français"))],
        radios=True,
    )


class ReadForm(CodeForm):
    """The address and the code by which a client reads what was written for them."""

    email = fields.email(Text(en="Your e-mail address", fr="Votre adresse courriel"))
    field_order = ("email", "code")


class AnswerForm(forms.Form):
    """Whether it may be handed in."""

    answer = forms.ChoiceField(choices=[("yes", ""), ("no", "")])


def home(request: SignedIn) -> HttpResponse:
    """Show a representative their clients' drafts and open questions, and ask another client."""
    at, account = now(), request.account
    form, refused = opened(ClientForm, request), None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            word = clients.ask_mandate(
                account, email=given["email"], name=given["name"], language=Language(given["language"]), at=at
            )
        except clients.TooManyAsked:
            refused = _ENOUGH
        else:
            messages.success(request, said(_ASKED.filled(email=word.email)))
            return HttpResponseRedirect(reverse("apply:client", args=[word.pk]))
    names = {draft_id: word.name for draft_id, word in clients.mandates_of(account).items()}
    mine = drafts.of_account(account.pk, at=at)
    return shown(
        request,
        "apply/clients.html",
        title=HOME,
        is_faulty=bool(form.errors),
        form=form,
        refused=refused,
        drafts=[(draft, names.get(draft.id, "")) for draft in mine],
        waiting=list(clients.waiting_of(account, at=at)),
        kept_days=KEPT.days,
    )


@for_applicant
def client(request: SignedIn, word_id: UUID) -> HttpResponse:
    """Take the code that a client told, and begin their application."""
    asked = clients.waiting_of(request.account, at=now()).filter(pk=word_id).first()
    if request.account.role != Role.REPRESENTATIVE.value or asked is None:
        raise Http404
    form, refused = opened(CodeForm, request), None
    if request.method == "POST" and form.is_valid():
        try:
            draft = client_drafts.begin(word_id, form.cleaned_data["code"], by=request.account, at=now())
        except TooManyDrafts as too_many:
            draft, refused = None, too_many.text
        if draft is not None:
            return HttpResponseRedirect(reverse("apply:overview", args=[draft.id]))
        if refused is None:
            form.add_error("code", said(_WRONG_CODE))
    return shown(
        request,
        "apply/client.html",
        title=_TAKE,
        crumbs=crumbs_of(),
        is_faulty=bool(form.errors),
        form=form,
        refused=refused,
        asked=asked,
    )


@require_POST
@of_draft
def ask(request: SignedIn, draft: DraftNow) -> HttpResponse:
    """Ask the client to read the application as it stands."""
    try:
        client_drafts.ask_client(draft, representative=request.account, at=now())
    except UnknownDraft:
        raise Http404 from None
    messages.success(request, said(_SENT))
    return HttpResponseRedirect(reverse("apply:review", args=[draft.id]))


def confirming_of(request: SignedIn, draft: DraftNow) -> Confirming | None:
    """Return how far a client's word is; None where the draft is the writer's own affair."""
    if request.account.role != Role.REPRESENTATIVE.value:
        return None
    try:
        return client_drafts.confirming(draft, representative=request.account, at=now())
    except UnknownDraft:
        return None


def read(request: HttpRequest) -> HttpResponse:
    """Open what was written for a client, by their address and the code that we sent there."""
    form = ReadForm(request.POST or None, initial=dict(typed(request)))
    if request.method == "POST" and form.is_valid():
        word = clients.read_by_client(form.cleaned_data["email"], form.cleaned_data["code"], at=now())
        if word is not None:
            request.session[_READING] = str(word.pk)
            return HttpResponseRedirect(reverse("apply:confirm"))
        form.add_error(None, said(_OPENS_NOTHING))
    return shown(request, "apply/client_read.html", title=_READ, is_faulty=bool(form.errors), form=form)


def confirm(request: HttpRequest) -> HttpResponse:
    """Show a client all that is to be handed in, and keep their answer."""
    word = clients.shown_to_client(request.session.get(_READING) or UUID(int=0), at=now())
    if word is None:
        return HttpResponseRedirect(reverse("apply:read"))
    draft = client_drafts.to_read(word, at=now())
    if draft is None:
        return shown(request, "apply/client_end.html", title=_READ, ended=_CHANGED, answered="")
    form, refused = AnswerForm(request.POST or None), None
    if request.method == "POST":
        if form.is_valid():
            return _answered(request, word, may_be_filed=form.cleaned_data["answer"] == "yes")
        refused = _NOT_SAID
    return shown(
        request,
        "apply/client_confirm.html",
        title=_READ,
        is_faulty=refused is not None,
        refused=refused,
        word=word,
        form_number=draft.form.number,
        form_title=draft.form.title,
        told=guidance(draft, on=now().date()),
        chapters=[(one.title, parts_of(draft, one)) for one in sections_of(draft.form)],
    )


def _answered(request: HttpRequest, word: ClientWord, *, may_be_filed: bool) -> HttpResponse:
    clients.answer(word, may_be_filed=may_be_filed, at=now())
    del request.session[_READING]
    answered = "yes" if may_be_filed else "no"
    return shown(request, "apply/client_end.html", title=_READ, ended=None, answered=answered, word=word)
