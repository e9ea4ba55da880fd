"""Why a medical exam is asked for, as its letter says it to the person (R30(1)(a), AYA-10)."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from workpermit.core.text import Text

OFFICER_ASKS: Final = Text(en="An officer has asked for it.", fr="Un agent l’a demandé.")
# The clauses of the law that must all hold, and what is then said; the first that fits is.
REASONS: Final[tuple[tuple[frozenset[str], Text], ...]] = (
    (
        frozenset({"public_health_occupation"}),
        Text(
            en="The work that you would do is in an occupation in which public health must be protected.",
            fr="Le travail que vous feriez relève d’une profession où la santé publique doit être protégée.",
        ),
    ),
    (
        frozenset({"agricultural_occupation"}),
        Text(
            en="The work that you would do is agricultural, and in the year before your application you lived for 6 "
            "months in a row in a country or territory on the designated list.",
            fr="Le travail que vous feriez est agricole et, dans l’année précédant votre demande, vous avez vécu 6 "
            "mois d’affilée dans un pays ou territoire de la liste désignée.",
        ),
    ),
    (
        frozenset({"longer_than_six_months", "lived_in_designated_place"}),
        Text(
            en="You asked to stay for more than 6 months in a row, and in the year before your application you lived "
            "for 6 months in a row in a country or territory on the designated list.",
            fr="Vous avez demandé un séjour de plus de 6 mois d’affilée et, dans l’année précédant votre demande, vous "
            "avez vécu 6 mois d’affilée dans un pays ou territoire de la liste désignée.",
        ),
    ),
)


def medical_reason(met: Collection[str]) -> Text:
    """Say why an exam is asked for, from the clauses that the law finds met; else an officer asks for it."""
    return next((said for clauses, said in REASONS if clauses <= set(met)), OFFICER_ASKS)
