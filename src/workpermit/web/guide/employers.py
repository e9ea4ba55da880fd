"""Check an employer against the published list before applying: a plain answer, and what it means for a permit.

What is asked is not kept, and only what is published is told: no case, no officer's view, no draft of a list.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from workpermit.clock.present import now
from workpermit.core.forms.provinces import PROVINCES
from workpermit.core.text import Text
from workpermit.core.wording.typography import date_text
from workpermit.trades.employers.public import PublicAnswer, ask, ask_listed
from workpermit.trades.employers.statuses import StandingCode
from workpermit.web.guide.start import ALL_GUIDES, START
from workpermit.web.ui.language import typed
from workpermit.web.ui.pages import Crumb, page
from workpermit.web.ui.words import both, lazily

TITLE: Final = Text(en="Check an employer", fr="Vérifier un employeur")
_LONGEST_ROW_NUMBER: Final = 18  # digits, below what a database takes for a number
_ERROR: Final = Text(en="Error: {title}", fr="Erreur : {title}")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a standing means for a permit today: the tone, the answer in a line, what follows, what to do."""

    tone: str
    says: Text
    means: Text
    to_do: Text


_GO_ON: Final = Text(
    en="You may go on. We check the list again when we decide and at the border, because it changes.",
    fr="Vous pouvez poursuivre. Nous consultons de nouveau la liste à la décision et à la frontière, car elle change.",
)
_OTHER_EMPLOYER: Final = Text(
    en="Do not pay anyone for this offer. Look for another employer, or ask this one when the bar ends.",
    fr="Ne payez personne pour cette offre. Cherchez un autre employeur, ou demandez à celui-ci quand l’interdiction "
    "prend fin.",
)
_NO_PERMIT: Final = Text(
    en="No work permit can be issued for this employer while this lasts.",
    fr="Aucun permis de travail ne peut être délivré pour cet employeur tant que cela dure.",
)
MEANINGS: Final[Mapping[StandingCode, Meaning]] = {
    StandingCode.NOT_LISTED: Meaning(
        "success",
        Text(en="This name is not on the list.", fr="Ce nom ne figure pas sur la liste."),
        Text(
            en="The list does not stand in the way of a permit. It names employers who were found to break the "
            "conditions; it says nothing else about an employer.",
            fr="La liste ne fait pas obstacle à un permis. Elle nomme les employeurs qui ont manqué aux conditions ; "
            "elle ne dit rien d’autre d’un employeur.",
        ),
        _GO_ON,
    ),
    StandingCode.ELIGIBLE: Meaning(
        "info",
        Text(
            en="This employer is on the list, and may hire.", fr="Cet employeur figure sur la liste, et peut embaucher."
        ),
        Text(
            en="It broke conditions in the past, and is eligible now. Being listed alone does not stop a permit.",
            fr="Il a manqué à des conditions et est admissible aujourd’hui. À lui seul, le fait de figurer sur la "
            "liste n’empêche pas un permis.",
        ),
        _GO_ON,
    ),
    StandingCode.INELIGIBLE_UNTIL: Meaning(
        "danger",
        Text(
            en="This employer may not hire until {until}, that day included.",
            fr="Cet employeur ne peut pas embaucher jusqu’au {until}, ce jour compris.",
        ),
        _NO_PERMIT,
        _OTHER_EMPLOYER,
    ),
    StandingCode.UNPAID_PENALTY: Meaning(
        "danger",
        Text(
            en="This employer may not hire: a penalty is unpaid.",
            fr="Cet employeur ne peut pas embaucher : une sanction est impayée.",
        ),
        _NO_PERMIT,
        _OTHER_EMPLOYER,
    ),
    StandingCode.INELIGIBLE: Meaning(
        "danger",
        Text(en="This employer may not hire.", fr="Cet employeur ne peut pas embaucher."),
        _NO_PERMIT,
        _OTHER_EMPLOYER,
    ),
    StandingCode.UNRESOLVED: Meaning(
        "warning",
        Text(
            en="This name is on the list; whether it is your employer, you can see below.",
            fr="Ce nom figure sur la liste ; voyez ci-dessous s’il s’agit de votre employeur.",
        ),
        Text(
            en="The same name elsewhere, or under another legal name, may be another company.",
            fr="Le même nom ailleurs, ou sous une autre dénomination, peut être celui d’une autre entreprise.",
        ),
        Text(
            en="Compare the legal name and the address with your offer, and say which one it is.",
            fr="Comparez la dénomination et l’adresse avec votre offre, et dites lequel c’est.",
        ),
    ),
}


_NEARLY: Final = Meaning(
    "warning",
    Text(
        en="This exact name is not on the list, but names close to it are.",
        fr="Ce nom exact ne figure pas sur la liste, mais des noms qui lui ressemblent y sont.",
    ),
    Text(
        en="Look at them below before you go on: a name is easily misspelt.",
        fr="Regardez-les ci-dessous avant de poursuivre : un nom s’écrit facilement mal.",
    ),
    Text(
        en="If none of them is your employer, the list does not stand in the way of a permit.",
        fr="Si aucun n’est votre employeur, la liste ne fait pas obstacle à un permis.",
    ),
)


class EmployerForm(forms.Form):
    """Who the employer is, as the offer names it."""

    name = forms.CharField(
        label=both("Name of the employer", "Nom de l’employeur"),
        help_text=both(
            "As the offer or the contract writes it; the legal or the trading name.",
            "Comme l’offre ou le contrat l’écrit ; la dénomination ou le nom commercial.",
        ),
        max_length=200,
        error_messages={
            "required": both(
                "Give the employer’s name, such as “Boréal Robotics Inc.”.",
                "Donnez le nom de l’employeur, par exemple « Robotique Boréale inc. ».",
            )
        },
    )
    city = forms.CharField(label=both("City", "Ville"), max_length=100, required=False)
    province = forms.ChoiceField(label=both("Province or territory", "Province ou territoire"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the provinces in the reader's language."""
        super().__init__(*args, **kwargs)
        blank = Text(en="Choose a province", fr="Choisissez une province")
        offered = [("", lazily(blank)), *((code, lazily(name)) for code, name in PROVINCES.items())]
        self.fields["province"].choices = offered  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        """Return the name, which needs a letter or a digit to be one."""
        name: str = self.cleaned_data["name"]
        if not any(character.isalnum() for character in name):
            raise forms.ValidationError(
                both("A name has at least one letter or digit.", "Un nom comprend au moins une lettre ou un chiffre.")
            )
        return name

    def place(self) -> str | None:
        """Return "city, province" where both are given."""
        city, province = self.cleaned_data["city"], self.cleaned_data["province"]
        return f"{city}, {province}" if city and province else None


def employer(request: HttpRequest) -> HttpResponse:
    """Ask for a name, or answer; a row of the list that the reader chose is answered for itself."""
    is_sent = request.method == "POST"
    form = EmployerForm(request.POST) if is_sent else EmployerForm(initial=typed(request))
    today, answer, is_valid = now().date(), None, is_sent and form.is_valid()
    if is_valid:
        chosen = request.POST.get("listed", "")
        name = form.cleaned_data["name"]
        is_row = chosen.isascii() and chosen.isdecimal() and len(chosen) < _LONGEST_ROW_NUMBER
        answer = ask_listed(int(chosen), on=today) if is_row else None
        answer = answer or ask(name, place=form.place(), on=today)
    return page(
        request,
        "guide/employer.html",
        title=_ERROR.filled(title=TITLE) if is_sent and not is_valid else TITLE,
        crumbs=[Crumb(START, reverse("guide:start")), Crumb(ALL_GUIDES, reverse("guide:guides"))],
        form=form,
        answer=answer,
        meaning=_meaning(answer, today) if answer else None,
        no_list=is_valid and answer is None,
        can_choose=answer is not None and answer.code is StandingCode.UNRESOLVED and bool(answer.rows),
    )


def _meaning(answer: PublicAnswer, today: date) -> Meaning:
    meaning = _NEARLY if answer.near else MEANINGS[answer.code]
    until = date_text(answer.until or today)
    return Meaning(meaning.tone, meaning.says.filled(until=until), meaning.means, meaning.to_do)
