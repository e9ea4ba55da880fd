"""How we write to you: what may be left out, at once or once a day, a second address, the check phrase."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from workpermit.casework import preferring
from workpermit.casework.preferring import Wishes
from workpermit.clock.present import now
from workpermit.core.text import Text
from workpermit.core.wording.notices.topics import ALWAYS_TOLD, MUTABLE, Topic
from workpermit.web.ui import fields
from workpermit.web.ui.access import SignedIn, for_applicant
from workpermit.web.ui.acting import in_error
from workpermit.web.ui.language import typed
from workpermit.web.ui.pages import Crumb, page
from workpermit.web.ui.words import lazily, said

_AT_ONCE, _DAILY = "at_once", "daily"
_TITLE = Text(en="How we write to you", fr="Comment nous vous écrivons")
_MESSAGES = Text(en="Your messages", fr="Vos messages")
_SAVED = Text(en="Saved. From now on we write to you this way.", fr="Enregistré. Nous vous écrivons désormais ainsi.")


class PreferencesForm(forms.Form):
    """What a person may choose about e-mails."""

    topics = forms.MultipleChoiceField(
        label=lazily(Text(en="We write to you about", fr="Nous vous écrivons au sujet de")),
        choices=[(topic.value, lazily(topic.label)) for topic in MUTABLE],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    how = fields.choice(
        Text(en="When", fr="Quand"),
        [
            (_AT_ONCE, Text(en="At once, one e-mail for each message", fr="Aussitôt, un courriel par message")),
            (_DAILY, Text(en="Once a day, at eight in the morning", fr="Une fois par jour, à huit heures du matin")),
        ],
        radios=True,
    )
    check_phrase = fields.words(
        Text(en="Your check phrase", fr="Votre phrase de contrôle"),
        hint=Text(
            en="A few words that only you and we know, such as three things in your kitchen. Every e-mail of ours "
            "shows "
            "them. Not a password.",
            fr="Quelques mots que vous et nous sommes seuls à connaître, par exemple trois objets de votre cuisine. "
            "Tous "
            "nos courriels les montrent. Pas un mot de passe.",
        ),
        required=False,
        at_most=60,
    )
    second_email = fields.email(
        Text(en="A second e-mail address", fr="Une deuxième adresse courriel"),
        hint=Text(
            en="We write there only if the first address does not take our e-mail. You may leave it empty.",
            fr="Nous n’y écrivons que si la première adresse refuse notre courriel. Vous pouvez la laisser vide.",
        ),
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["second_email"].required = False


@require_http_methods(["GET", "HEAD", "POST"])
@for_applicant
def preferences(request: SignedIn) -> HttpResponse:
    """Show what holds, and keep what is chosen."""
    form = _form(request, preferring.wishes(request.account.pk))
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        preferring.choose(
            request.account.pk,
            told=[Topic(code) for code in chosen["topics"]],
            daily=chosen["how"] == _DAILY,
            check_phrase=chosen["check_phrase"],
            second_email=chosen["second_email"],
            at=now(),
        )
        messages.success(request, said(_SAVED))
        return redirect("portal:preferences")
    return page(
        request,
        "portal/preferences.html",
        title=in_error(_TITLE, form if form.is_bound else None),
        crumbs=[Crumb(_MESSAGES, reverse("tracker:messages"))],
        heading=_TITLE,
        form=form,
        always=[topic.label for topic in Topic if topic in ALWAYS_TOLD],
    )


def _form(request: HttpRequest, held: Wishes) -> PreferencesForm:
    if request.method == "POST":
        return PreferencesForm(request.POST)
    stored = {
        "topics": [topic.value for topic in MUTABLE if topic in held.told],
        "how": _DAILY if held.daily else _AT_ONCE,
        "check_phrase": held.check_phrase,
        "second_email": held.second_email,
    }
    # What was typed before the language was switched stands whole: a box that was cleared stays clear.
    kept = typed(request)
    return PreferencesForm(initial={"topics": []} | dict(kept) if kept else stored)
