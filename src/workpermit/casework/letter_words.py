"""The words of a letter, to be read on a page: composed anew from the same facts, in either language.

What an officer wrote stands as it was written. The file that was sent is the letter; this is the same text to read.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from workpermit.casework.correspondence.details import details_of
from workpermit.casework.correspondence.matter import Matter
from workpermit.core.case.letters import Letter
from workpermit.core.text import Language
from workpermit.core.wording.compose import compose
from workpermit.core.wording.content import LetterContent


def words_of(case_id: UUID, letter: Letter, *, sequence: int, number: str, language: Language) -> LetterContent | None:
    """Return what a letter about entry `sequence` says, in `language`; None where the case calls for no such letter.

    Raises:
        LookupError: the case has no such entry.
    """
    details = details_of(letter, Matter.of(case_id, sequence), number=number)
    if details is None:
        return None
    return compose(replace(details, head=replace(details.head, language=language)))
