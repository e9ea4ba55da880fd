"""The forms of the person's own acts; each turns what was typed into what casework takes."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from workpermit.accounts.models import MandateScope
from workpermit.casework.foretelling import Trip
from workpermit.casework.mandating import Terms
from workpermit.core.text import Text
from workpermit.web.ui import fields


class WithdrawForm(forms.Form):
    """The word that confirms a withdrawal, typed in the page's language."""

    word = fields.words(
        Text(en="To confirm, type WITHDRAW", fr="Pour confirmer, écrivez RETIRER"),
        hint=Text(
            en="We ask you to type it because a withdrawal cannot be undone.",
            fr="Nous vous demandons de l’écrire parce qu’un retrait ne peut pas être annulé.",
        ),
        at_most=20,
    )

    def clean_word(self) -> str:
        """Take the word of either language, in capitals or not."""
        typed: str = self.cleaned_data["word"].strip().casefold()
        if typed not in ("withdraw", "retirer"):
            raise fields.fault(_OTHER_WORD)
        return typed


class DepartureForm(forms.Form):
    """The day on which the person left."""

    left_on = fields.day(
        Text(en="Day you left Canada", fr="Jour de votre départ du Canada"),
        hint=Text(
            en="Today or an earlier day. Planning a trip? Report it on the day you leave.",
            fr="Aujourd’hui ou un jour passé. Vous prévoyez un voyage\u00a0? Signalez-le le jour de votre départ.",
        ),
    )


class RouteForm(forms.Form):
    """The countries of a trip, the last one the country from which the person comes back."""

    last_country = fields.country(
        Text(en="Country you enter Canada from", fr="Pays d’où vous entrez au Canada"),
        hint=Text(
            en="The last one before Canada: a return from the United States or Saint-Pierre-et-Miquelon can differ.",
            fr="Le dernier avant le Canada : un retour des États-Unis ou de Saint-Pierre-et-Miquelon peut différer.",
        ),
    )
    other_country = fields.country(
        Text(en="Another country on the way", fr="Autre pays traversé"),
        hint=Text(en="If you went through another country first.", fr="Si vous êtes passé d’abord par un autre pays."),
        required=False,
    )

    @property
    def route(self) -> tuple[str, ...]:
        """The codes of the countries, in order."""
        return tuple(filter(None, (self.cleaned_data["other_country"], self.cleaned_data["last_country"])))


class ReturnForm(RouteForm):
    """The day of the return, and the way."""

    returned_on = fields.day(Text(en="Day you came back to Canada", fr="Jour de votre retour au Canada"))
    field_order = ("returned_on", "last_country", "other_country")


class TripForm(RouteForm):
    """A trip that the person has in mind."""

    left_on = fields.day(Text(en="If I leave Canada on", fr="Si je quitte le Canada le"))
    returned_on = fields.day(Text(en="and come back on", fr="et reviens le"))
    field_order = ("left_on", "returned_on", "last_country", "other_country")

    def clean(self) -> dict[str, Any]:
        """Hold the two days against each other."""
        given = super().clean() or self.cleaned_data
        left_on, returned_on = given.get("left_on"), given.get("returned_on")
        if isinstance(left_on, date) and isinstance(returned_on, date) and returned_on < left_on:
            self.add_error("returned_on", fields.fault(_BACK_TOO_EARLY))
        return given

    @property
    def trip(self) -> Trip:
        """The trip that was typed."""
        return Trip(self.cleaned_data["left_on"], self.cleaned_data["returned_on"], self.route)


_OTHER_WORD = Text(
    en="Type the word WITHDRAW, or go back if you do not want to withdraw.",
    fr="Écrivez le mot RETIRER, ou revenez en arrière si vous ne voulez pas retirer la demande.",
)
_BACK_TOO_EARLY = Text(
    en="and come back on: give the day you leave or a later one.",
    fr="et reviens le : donnez le jour du départ ou un jour ultérieur.",
)


class MandateForm(forms.Form):
    """Who may act or be told, in which application, until when (IMM 5476, IMM 5475)."""

    name = fields.words(Text(en="Name of the person", fr="Nom de la personne"))
    scope = fields.choice(
        Text(en="What may they do?", fr="Que peut-elle faire\u00a0?"),
        (
            (
                MandateScope.REPRESENT.value,
                Text(
                    en="Act for me: do everything that I can do here, and see my file",
                    fr="Agir pour moi : faire ici tout ce que je peux faire, et voir mon dossier",
                ),
            ),
            (
                MandateScope.RECEIVE_INFORMATION.value,
                Text(en="See my file, and do nothing", fr="Voir mon dossier, sans rien faire"),
            ),
        ),
        radios=True,
    )
    reach = fields.choice(
        Text(en="In which application?", fr="Dans quelle demande\u00a0?"),
        (
            ("one", Text(en="This one alone", fr="Celle-ci seulement")),
            ("all", Text(en="All my applications, later ones too", fr="Toutes mes demandes, les suivantes aussi")),
        ),
        radios=True,
    )
    until = fields.day(
        Text(en="Until", fr="Jusqu’au"),
        hint=Text(
            en="The last day. Leave it empty to let it hold until you end it.",
            fr="Le dernier jour. Laissez vide pour que la permission dure jusqu’à ce que vous y mettiez fin.",
        ),
        required=False,
    )
    paid = fields.choice(
        Text(en="Is the person paid for it?", fr="La personne est-elle rémunérée\u00a0?"),
        (("no", Text(en="No", fr="Non")), ("yes", Text(en="Yes", fr="Oui"))),
        radios=True,
    )
    body = fields.words(
        Text(en="Body the person belongs to", fr="Organisme dont la personne est membre"),
        hint=Text(
            en="Only if paid: a law society, the Chambre des notaires, or the College of Immigration and Citizenship "
            "Consultants.",
            fr="Seulement si rémunérée : un barreau, la Chambre des notaires ou le Collège des consultants en "
            "immigration et en citoyenneté.",
        ),
        required=False,
    )
    membership = fields.words(Text(en="Membership number", fr="Numéro de membre"), required=False, at_most=40)
    email = fields.email(
        Text(en="E-mail address of their account", fr="Adresse courriel de son compte"),
        hint=Text(
            en="If you give one, only that account can use the code. We do not write to it.",
            fr="Si vous en donnez une, seul ce compte peut utiliser le code. Nous n’y écrivons pas.",
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the address optional: a code alone will do."""
        super().__init__(*args, **kwargs)
        self.fields["email"].required = False

    def terms(self, case_id: UUID) -> Terms:
        """Return what was typed as the terms of a mandate."""
        given = self.cleaned_data
        paid = given["paid"] == "yes"
        return Terms(
            scope=MandateScope(given["scope"]),
            name=given["name"],
            one_case=case_id if given["reach"] == "one" else None,
            until=given["until"],
            paid=paid,
            body=given["body"] if paid else "",
            membership=given["membership"] if paid else "",
        )


class CodeForm(forms.Form):
    """A code that somebody was given."""

    code = fields.words(
        Text(en="Code", fr="Code"),
        hint=Text(en="For example 7KQ2-MX4R-9TBD.", fr="Par exemple 7KQ2-MX4R-9TBD."),
        at_most=40,
    )
