"""Why a decision waits for a second person, in the office's words."""

from __future__ import annotations

from typing import Final

from workpermit.core.case.application import SecondReadCause
from workpermit.core.text import Text

CAUSES: Final[dict[SecondReadCause, Text]] = {
    SecondReadCause.AGAINST_FINDINGS: Text(
        en="it refuses where the rules find that the permit may be given",
        fr="elle refuse alors que les règles constatent que le permis peut être accordé",
    ),
    SecondReadCause.MISREPRESENTATION: Text(
        en="it finds misrepresentation, which bars the person for 5 years",
        fr="elle conclut à de fausses déclarations, ce qui emporte interdiction de territoire pendant 5 ans",
    ),
    SecondReadCause.DRAWN: Text(
        en="it was drawn by chance, as one decision in twenty is",
        fr="elle a été tirée au hasard, comme une décision sur vingt",
    ),
}
