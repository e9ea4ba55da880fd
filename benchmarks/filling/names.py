"""Fictional people: names drawn from parts, birth dates, passports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

_FAMILY = (
    "Abara", "Bennani", "Castellano", "Dlamini", "Eriksson", "Fontaine", "Guerrero", "Haddad", "Ivanenko", "Jarvela",
    "Kowalczyk", "Lacroix", "Mendoza", "Nakagawa", "Okonjo", "Pereira", "Quispe", "Rahmani", "Sandhu", "Thibault",
    "Uchida", "Villanueva", "Wierzba", "Xiong", "Yildirim", "Zapata",
)  # fmt: skip
_ENDINGS = ("", "-Roy", " Ortiz", "-Klein", " Singh", " da Costa", "-Ito", " Nkemelu", "-Vega", " Lund", " Kaur")
_GIVEN = (
    "Amara", "Bruno", "Chloé", "Diego", "Esi", "Farid", "Grace", "Hana", "Iker", "Jaya", "Kofi", "Lena", "Miguel",
    "Noor", "Oksana", "Paulo", "Quentin", "Rosa", "Samir", "Tala", "Uma", "Viktor", "Wanjiru", "Xavier", "Yuki",
    "Zofia",
)  # fmt: skip
_EARLIEST, _LATEST = date(1958, 1, 1).toordinal(), date(2006, 12, 31).toordinal()


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person of a filled case."""

    family_name: str
    given_names: str
    born_on: date
    passport: str
    uci: str


def somebody(chance: Random, *, number: int, uci: str, born_on: date | None = None) -> Somebody:
    """Return a person; `number` makes the passport, and with it the identity, nobody else's."""
    return Somebody(
        family_name=chance.choice(_FAMILY) + chance.choice(_ENDINGS),
        given_names=f"{chance.choice(_GIVEN)} {chance.choice(_GIVEN)}",
        born_on=born_on or date.fromordinal(chance.randint(_EARLIEST, _LATEST)),
        passport=f"X{number:09d}",
        uci=uci,
    )
