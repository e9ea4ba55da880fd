"""All guides: the series of five as the page lists it, and what stands beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workpermit.web.guide.texts.after_you_apply import AFTER_YOU_APPLY
from workpermit.web.guide.texts.arrival import ARRIVAL
from workpermit.web.guide.texts.biometrics import BIOMETRICS
from workpermit.web.guide.texts.how_to_apply import HOW_TO_APPLY
from workpermit.web.guide.texts.who_can_apply import WHO_CAN_APPLY
from workpermit.web.guide.texts.working import WORKING
from workpermit.web.guide.texts.writing import Guide

SERIES: Final = (WHO_CAN_APPLY, HOW_TO_APPLY, AFTER_YOU_APPLY, ARRIVAL, WORKING)
GUIDES: Final[Mapping[str, Guide]] = {guide.name: guide for guide in (*SERIES, BIOMETRICS)}
_AFTER_ONE_ASIDE: Final = AFTER_YOU_APPLY  # where a guide that is not of the series leads back to


def before(guide: Guide) -> Guide | None:
    """Return the guide to read before, None for the first."""
    if guide not in SERIES:
        return _AFTER_ONE_ASIDE
    place = SERIES.index(guide)
    return SERIES[place - 1] if place else None


def after(guide: Guide) -> Guide | None:
    """Return the guide to read next, None for the last and for one beside the series."""
    place = SERIES.index(guide) + 1 if guide in SERIES else len(SERIES)
    return SERIES[place] if place < len(SERIES) else None
