"""An application in the making, written out to be read before it is handed in."""

from __future__ import annotations

from workpermit.casework.drafts import DraftNow
from workpermit.core.forms.sections import Section
from workpermit.core.wording import answers
from workpermit.core.wording.answers import Part


def parts_of(draft: DraftNow, section: Section) -> tuple[Part, ...]:
    """Return what was answered on a step, group by group; what was left out is left out here."""
    return answers.parts_of(section, form=draft.form, answers=draft.answers)
