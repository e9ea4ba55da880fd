"""A row of the table of acts: what an act is called, what follows from it, what it asks, how it is carried out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from workpermit.casework.door import execute
from workpermit.casework.prepared import Prepared
from workpermit.casework.workbench import Desk
from workpermit.core.case.case import Command
from workpermit.core.text import Text
from workpermit.web.ui.acting import By
from workpermit.web.workbench.act_table.parts import FormType, nothing


@dataclass(frozen=True, slots=True)
class Given:
    """An act that was sent: in which case, about which part of it, what was typed, under which key and by whom."""

    case_id: UUID
    about: str
    typed: dict[str, Any]
    by: By


@dataclass(frozen=True, slots=True)
class Grows:
    """A form that takes as many of one thing as there are: `row` is what the field of each begins with.

    `form` makes it with so many; `label` words the button that adds one and keeps what was typed.
    """

    row: str
    label: Text
    form: Callable[[Desk, int], FormType]

    def rows(self, sent: Mapping[str, object]) -> int:
        """Return how many rows to show for what was sent: as many as there were, and one more where it was asked."""
        had = sum(name.startswith(self.row) for name in sent)
        return min(max(had, 1) + (sent.get("step") == "more"), MOST_ROWS)


MOST_ROWS: Final = 60  # a page that somebody can still read; the letter takes whatever came


@dataclass(frozen=True, slots=True)
class ActPage:
    """One act as a page. `fresh` asks for a second factor not older than five minutes (S-11); `hurts` warns by colour.

    `decides` leads through the two steps of a decision. `ready` makes the act ready without carrying it out, where its
    letter can be looked through first. `grows` lets the form have more of the same. `shows` names what stands beside
    the form: the findings, what is missing, the likenesses of the employer, the result of the exam, the dictionary of
    documents.
    """

    slug: str
    kind: type
    label: Text
    says: Text
    carry_out: Callable[[Given], object]
    form: Callable[[Desk], FormType] = nothing
    fresh: bool = False
    hurts: bool = False
    decides: bool = False
    ready: Callable[[Given], Prepared] | None = None
    grows: Grows | None = None
    shows: str = ""

    @property
    def has_letter(self) -> bool:
        """Tell whether a letter of it can be seen first; a template would call `ready` itself."""
        return self.ready is not None


def plain(make: Callable[[Given], Command]) -> Callable[[Given], object]:
    """Return what carries out a command that needs nothing kept beside it."""
    return lambda given: execute(given.case_id, make(given), **given.by)
