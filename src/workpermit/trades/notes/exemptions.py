"""Why a part of a note may not be told to the person: the exemptions of the Privacy Act that can meet one.

Where the law lets the office say that something is left out, the person's own file says so and names the provision.
Where telling that there is anything would give it away, the Act lets the office tell neither (s. 16(2)): nothing in the
file shows that such a note was written.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from workpermit.core.text import Text


class Exemption(StrEnum):
    """Why a part of a note is protected."""

    ANOTHER_PERSON = "another_person"
    LEGAL_ADVICE = "legal_advice"
    IN_CONFIDENCE = "in_confidence"
    INVESTIGATION = "investigation"
    SECURITY = "security"


@dataclass(frozen=True, slots=True)
class Provision:
    """What an exemption is called, where it stands, and whether the person is told that something is left out."""

    label: Text
    source: Text
    is_told: bool


PROVISIONS: Final[dict[Exemption, Provision]] = {
    Exemption.ANOTHER_PERSON: Provision(
        Text(en="it is about another person", fr="elle concerne une autre personne"),
        Text(en="Privacy Act, s. 26", fr="Loi sur la protection des renseignements personnels, art. 26"),
        is_told=True,
    ),
    Exemption.LEGAL_ADVICE: Provision(
        Text(en="it is legal advice to the office", fr="c’est un avis juridique donné au bureau"),
        Text(en="Privacy Act, s. 27", fr="Loi sur la protection des renseignements personnels, art. 27"),
        is_told=True,
    ),
    Exemption.IN_CONFIDENCE: Provision(
        Text(
            en="another government gave it in confidence",
            fr="un autre gouvernement l’a communiquée à titre confidentiel",
        ),
        Text(en="Privacy Act, s. 19(1)", fr="Loi sur la protection des renseignements personnels, par. 19(1)"),
        is_told=True,
    ),
    Exemption.INVESTIGATION: Provision(
        Text(
            en="telling it would harm an investigation or the enforcement of a law",
            fr="la dire nuirait à une enquête ou à l’application d’une loi",
        ),
        Text(en="Privacy Act, s. 22(1)(b)", fr="Loi sur la protection des renseignements personnels, al. 22(1)b)"),
        is_told=False,
    ),
    Exemption.SECURITY: Provision(
        Text(
            en="telling it would harm international affairs or defence",
            fr="la dire nuirait aux affaires internationales ou à la défense",
        ),
        Text(en="Privacy Act, s. 21", fr="Loi sur la protection des renseignements personnels, art. 21"),
        is_told=False,
    ),
}
