"""Write a note in a case: what the person may have, and what is protected and why; the two are split here and now."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from workpermit.casework import noting
from workpermit.casework.access import UnknownCase
from workpermit.clock.present import now
from workpermit.core.text import Text
from workpermit.trades.notes.exemptions import PROVISIONS, Exemption
from workpermit.trades.notes.keeping import Split
from workpermit.web.ui import fields
from workpermit.web.ui.access import SignedIn, for_staff, staff_case
from workpermit.web.ui.acting import in_error, key_of, opened
from workpermit.web.ui.pages import page
from workpermit.web.ui.words import said
from workpermit.web.workbench.words import case_crumbs

TITLE: Final = Text(en="Write a note", fr="Écrire une note")
_TOLD: Final = Text(en="What the person may be told", fr="Ce que la personne peut savoir")
_PROTECTED: Final = Text(en="Protected part", fr="Partie protégée")
_EXEMPTION: Final = Text(en="Why it is protected", fr="Pourquoi elle est protégée")
_CHOICE: Final = Text(en="{why} ({source})", fr="{why} ({source})")
_KEPT: Final = Text(en="The note is kept.", fr="La note est conservée.")
_KEPT_BEFORE: Final = Text(
    en="This note was kept already; sending it twice changes nothing.",
    fr="Cette note était déjà conservée ; l’envoyer deux fois ne change rien.",
)
_EMPTY: Final = Text(en="{label}: please write something.", fr="{label} : veuillez écrire quelque chose.")
_NO_EXEMPTION: Final = Text(
    en="{label}: choose the reason in law. A part without one belongs in the first field.",
    fr="{label} : choisissez le motif prévu par la loi. Une partie qui n’en a pas va dans le premier champ.",
)
_NOTHING_PROTECTED: Final = Text(
    en="{label}: write the part that this protects, or choose no reason.",
    fr="{label} : écrivez la partie que ce motif protège, ou ne choisissez aucun motif.",
)


class NoteForm(forms.Form):
    """A note in two parts; at least one of them says something."""

    told = fields.passage(
        _TOLD,
        hint=Text(
            en="It stands in their own file, word for word, as soon as they ask for it.",
            fr="Ceci figure mot pour mot dans son dossier entier dès que la personne le demande.",
        ),
        required=False,
    )
    protected = fields.passage(
        _PROTECTED,
        hint=Text(
            en="Only what the law lets the office keep back, such as a word about somebody else.",
            fr="Seulement ce que la loi permet au bureau de retenir, par exemple un mot au sujet d’autrui.",
        ),
        required=False,
    )
    exemption = fields.choice(
        _EXEMPTION,
        [
            (code.value, _CHOICE.filled(why=provision.label, source=provision.source))
            for code, provision in PROVISIONS.items()
        ],
        required=False,
        empty=Text(en="Nothing is protected", fr="Rien n’est protégé"),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for something to say, and for the exemption of what is protected."""
        given: dict[str, Any] = self.cleaned_data
        told, protected = given.get("told", "").strip(), given.get("protected", "").strip()
        if not told and not protected and "told" not in self.errors:
            self.add_error("told", fields.fault(_EMPTY, label=_TOLD))
        elif protected and not given.get("exemption"):
            self.add_error("exemption", fields.fault(_NO_EXEMPTION, label=_EXEMPTION))
        elif given.get("exemption") and not protected:
            self.add_error("protected", fields.fault(_NOTHING_PROTECTED, label=_PROTECTED))
        return given

    def split(self) -> Split:
        """Return the note; the form is valid."""
        given = self.cleaned_data
        exemption = Exemption(given["exemption"]) if given["exemption"] else None
        return Split(given["told"], given["protected"], exemption)


@for_staff(*noting.WRITERS)
def write(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Show the form, and keep what it says; nobody can change a note afterwards."""
    row = staff_case(request, case_id, what="note", purpose="work")
    form = opened(NoteForm, request)
    if request.method == "POST" and form.is_valid():
        try:
            is_new = noting.write(case_id, form.split(), account=request.account, key=key_of(request), at=now())
        except UnknownCase as unknown:
            raise Http404 from unknown
        messages.success(request, said(_KEPT if is_new else _KEPT_BEFORE))
        return HttpResponseRedirect(reverse("workbench:case", args=[case_id]) + "#notes")
    return page(
        request,
        "workbench/note.html",
        title=in_error(TITLE, form),
        crumbs=case_crumbs(case_id),
        heading=TITLE,
        case_id=case_id,
        number=row.application_number,
        form=form,
    )
