"""Three bands of the score: clear, for an officer to look at, and near-certain; none of them decides (ADR-33)."""

from __future__ import annotations

from enum import StrEnum

from workpermit.core.text import Text
from workpermit.trades.employers.screening.score import fitted


class Band(StrEnum):
    """How near a likeness is; also the words of the command's output."""

    CLEAR = "clear"
    OFFICER = "officer"
    NEAR_CERTAIN = "near-certain"

    @property
    def label(self) -> Text:
        """The band in words."""
        return _LABELS[self]


_LABELS = {
    Band.CLEAR: Text(en="no likeness", fr="aucune ressemblance"),
    Band.OFFICER: Text(en="for an officer to compare", fr="à comparer par un agent"),
    Band.NEAR_CERTAIN: Text(
        en="almost certainly the same, for an officer to confirm",
        fr="presque certainement le même, à confirmer par un agent",
    ),
}


def band_of(score: float) -> Band:
    """Return the band that a score lies in."""
    if score >= fitted().near_certain_from:
        return Band.NEAR_CERTAIN
    return Band.OFFICER if score >= fitted().officer_from else Band.CLEAR
