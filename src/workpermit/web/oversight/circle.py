"""What a member of staff says of their own circle, so that the files which lie there are locked for them (S-28)."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from workpermit.accounts.identity import plain_name, plain_uci
from workpermit.clock.present import now
from workpermit.core.text import Text
from workpermit.trades.audit import ties
from workpermit.trades.audit.models import TieKind
from workpermit.web.oversight.words import AT_A_DESK, frame_of
from workpermit.web.ui import fields
from workpermit.web.ui.access import SignedIn, for_staff
from workpermit.web.ui.acting import in_error, opened
from workpermit.web.ui.pages import page
from workpermit.web.ui.words import said

_TITLE: Final = Text(en="People and places close to you", fr="Personnes et lieux qui vous sont proches")
_KINDS: Final = {
    TieKind.OWN: Text(en="Myself", fr="Moi-même"),
    TieKind.HOUSEHOLD: Text(en="Somebody of my household or family", fr="Une personne de mon ménage ou de ma famille"),
    TieKind.ADDRESS: Text(en="An address of mine", fr="Une de mes adresses"),
    TieKind.EMPLOYER: Text(
        en="An employer close to me: my family’s, or one I worked for",
        fr="Un employeur qui m’est proche\u00a0: celui de ma famille, ou un ancien employeur",
    ),
}
_KEPT: Final = Text(
    en="Kept. Files that match it are locked for you from now on.",
    fr="C’est conservé. Les dossiers concernés vous sont fermés dès maintenant.",
)
_NAME: Final = Text(
    en="Names and birth date, or a UCI: give one of the two.",
    fr="Les noms et la date de naissance, ou un IUC\u00a0: donnez l’un des deux.",
)
_UCI: Final = Text(en="UCI: give 8 or 10 digits.", fr="IUC\u00a0: donnez 8 ou 10 chiffres.")
_PLACE: Final = Text(
    en="Address: give the street line, and the postal code or the city.",
    fr="Adresse\u00a0: donnez le numéro et la rue, et le code postal ou la ville.",
)
_EMPLOYER: Final = Text(en="Employer: give its name.", fr="Employeur\u00a0: donnez son nom.")


class TieForm(forms.Form):
    """One person, address or employer close to a member of staff."""

    kind = fields.choice(
        Text(en="What is it?", fr="De quoi s’agit-il\u00a0?"), [(k.value, t) for k, t in _KINDS.items()], radios=True
    )
    name = fields.words(Text(en="All names", fr="Tous les noms"), required=False)
    born_on = fields.day(Text(en="Date of birth", fr="Date de naissance"), required=False)
    uci = fields.words(Text(en="UCI, if there is one", fr="IUC, s’il y en a un"), required=False, at_most=16)
    street = fields.words(Text(en="Street line", fr="Numéro et rue"), required=False)
    place = fields.words(Text(en="Postal code, else city", fr="Code postal, sinon ville"), required=False)
    employer = fields.words(Text(en="Name of the employer", fr="Nom de l’employeur"), required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for what the chosen kind needs, beside its field."""
        given: dict[str, Any] = self.cleaned_data
        kind = given.get("kind")
        if kind in (TieKind.OWN, TieKind.HOUSEHOLD):
            self._person(given)
        elif kind == TieKind.ADDRESS and not (given.get("street") and given.get("place")):
            self.add_error("street", fields.fault(_PLACE))
        elif kind == TieKind.EMPLOYER and not given.get("employer"):
            self.add_error("employer", fields.fault(_EMPLOYER))
        return given

    def _person(self, given: dict[str, Any]) -> None:
        if given.get("uci"):
            try:
                given["uci"] = plain_uci(given["uci"])
            except ValueError:
                self.add_error("uci", fields.fault(_UCI))
        elif not (given.get("name") and given.get("born_on")) and not self.errors:
            self.add_error("name", fields.fault(_NAME))

    def keys(self) -> list[str]:
        """Return the keys that files are met by; the form is valid."""
        given = self.cleaned_data
        if given["kind"] == TieKind.ADDRESS:
            return [ties.address_key(given["street"], given["place"])]
        if given["kind"] == TieKind.EMPLOYER:
            return [ties.employer_key(given["employer"])]
        by_name = given["name"] and given["born_on"]
        named = [ties.person_key(plain_name(given["name"]), given["born_on"])] if by_name else []
        return named + ([ties.number_key(given["uci"])] if given["uci"] else [])


@for_staff(*AT_A_DESK)
def circle(request: SignedIn) -> HttpResponse:
    """Show how many ties one has said, and take one more; what was typed is never shown again."""
    form = opened(TieForm, request)
    if request.method == "POST" and form.is_valid():
        ties.declare(request.account.pk, TieKind(form.cleaned_data["kind"]), form.keys(), at=now())
        messages.success(request, said(_KEPT))
        return HttpResponseRedirect(reverse("oversight:circle"))
    kept = Counter(one.kind for one in ties.of_account(request.account.pk))
    return page(
        request,
        "oversight/circle.html",
        title=in_error(_TITLE, form),
        frame=frame_of(request),
        heading=_TITLE,
        form=form,
        kept=[(_KINDS[kind], kept[kind.value]) for kind in TieKind if kept[kind.value]],
    )
