"""What a person reports, be it by themselves or on paper that a clerk types from: an address, a passport."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from workpermit.casework.self_service import Passport
from workpermit.core.forms.filing import Address
from workpermit.core.forms.kinds import postal_code
from workpermit.core.forms.provinces import PROVINCES, provinces_of
from workpermit.core.text import Text
from workpermit.core.wording.typography import joined
from workpermit.web.ui import fields


class AddressForm(forms.Form):
    """A mailing address in Canada: the office mails a permit to no other (IN-05)."""

    street = fields.words(Text(en="Street and number", fr="Rue et numéro"))
    unit = fields.words(Text(en="Apartment or unit", fr="Appartement ou unité"), required=False, at_most=20)
    city = fields.words(Text(en="City", fr="Ville"), at_most=80)
    region = fields.choice(
        Text(en="Province or territory", fr="Province ou territoire"),
        PROVINCES.items(),
        empty=Text(en="Choose one", fr="Choisissez"),
    )
    postal_code = fields.words(
        Text(en="Postal code", fr="Code postal"),
        hint=Text(en="For example K1A 0B1.", fr="Par exemple K1A 0B1."),
        at_most=16,
    )

    def clean_postal_code(self) -> str:
        """Return the code as it is printed."""
        code = postal_code(self.cleaned_data["postal_code"])
        if code is None:
            raise fields.fault(_NO_POSTAL_CODE)
        return code

    def clean(self) -> dict[str, Any]:
        """Hold the province against the postal code's first letter."""
        given = super().clean() or self.cleaned_data
        code, region = given.get("postal_code"), given.get("region")
        if code and region and region not in (there := provinces_of(code)):
            named = joined([PROVINCES[one] for one in there])
            self.add_error("region", fields.fault(_OTHER_PROVINCE, code=code, there=named))
        return given

    @property
    def address(self) -> Address:
        """The address that was typed."""
        given = self.cleaned_data
        unit = given["unit"] or None
        return Address(given["street"], unit, given["city"], given["region"], given["postal_code"], "CA")


class PassportForm(forms.Form):
    """A new passport, as it is printed in it."""

    number = fields.words(
        Text(en="Passport number", fr="Numéro de passeport"),
        hint=Text(
            en="As printed in the passport, letters and digits only.",
            fr="Tel qu’imprimé dans le passeport, lettres et chiffres seulement.",
        ),
        at_most=20,
    )
    country = fields.country(Text(en="Country that issued it", fr="Pays qui l’a délivré"))
    issued_on = fields.day(Text(en="Issued on", fr="Délivré le"))
    expires_on = fields.day(Text(en="Valid until", fr="Valide jusqu’au"))

    def clean_number(self) -> str:
        """Return the number without spaces, in capitals."""
        number = "".join(self.cleaned_data["number"].split()).upper()
        if not number.isascii() or not number.isalnum() or not 4 <= len(number) <= 20:
            raise fields.fault(_NO_PASSPORT_NUMBER)
        return number

    def clean(self) -> dict[str, Any]:
        """Hold the two days against each other."""
        given = super().clean() or self.cleaned_data
        issued_on, expires_on = given.get("issued_on"), given.get("expires_on")
        if isinstance(issued_on, date) and isinstance(expires_on, date) and expires_on <= issued_on:
            self.add_error("expires_on", fields.fault(_EXPIRES_TOO_EARLY))
        return given

    @property
    def passport(self) -> Passport:
        """The passport that was typed."""
        given = self.cleaned_data
        return Passport(given["number"], given["country"], given["issued_on"], given["expires_on"])


_NO_POSTAL_CODE = Text(
    en="Postal code: give a Canadian postal code, such as K1A 0B1.",
    fr="Code postal : donnez un code postal canadien, par exemple K1A 0B1.",
)
_OTHER_PROVINCE = Text(
    en="Province or territory: the postal code {code} belongs to {there}. Please check both.",
    fr="Province ou territoire : le code postal {code} appartient à l’endroit suivant : {there}. Vérifiez les deux.",
)
_NO_PASSPORT_NUMBER = Text(
    en="Passport number: give the number as printed in the passport, letters and digits only.",
    fr="Numéro de passeport\u00a0: donnez le numéro imprimé dans le passeport, lettres et chiffres seulement.",
)
_EXPIRES_TOO_EARLY = Text(
    en="Valid until: give a day after the day of issue.", fr="Valide jusqu’au : donnez un jour après la délivrance."
)
