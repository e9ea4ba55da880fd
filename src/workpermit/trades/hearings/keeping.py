"""Keep the working paper of a hearing; who writes on an older version than is kept overwrites nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from workpermit.trades.hearings.models import Paper


@dataclass(frozen=True, slots=True)
class Written:
    """What an officer wrote: the questions prepared, and what was said or how it was weighed."""

    questions: str = ""
    notes: str = ""


def find(case_id: UUID, about: str) -> Paper | None:
    """Return the paper of a hearing, or None."""
    return Paper.objects.filter(case_id=case_id, about=about).first()


def of_case(case_id: UUID) -> list[Paper]:
    """Return the papers of a case, in the order in which they were last kept."""
    return list(Paper.objects.filter(case_id=case_id).order_by("at", "pk"))


def keep(case_id: UUID, about: str, written: Written, *, version: int, writer: str, at: datetime) -> bool:
    """Keep what was written on `version` (0: there was none); False where somebody kept another meanwhile."""
    if version == 0:
        return _begun(case_id, about, written, writer=writer, at=at)
    with transaction.atomic():
        # The version is taken first, by one statement: of two who write on the same one, one alone goes on.
        same = Paper.objects.filter(case_id=case_id, about=about, version=version)
        if not same.update(version=F("version") + 1):
            return False
        paper = Paper.objects.get(case_id=case_id, about=about)
        paper.questions, paper.notes, paper.writer, paper.at = written.questions, written.notes, writer, at
        paper.save(update_fields=["questions", "notes", "writer", "at"])
    return True


def _begun(case_id: UUID, about: str, written: Written, *, writer: str, at: datetime) -> bool:
    paper = Paper(case_id=case_id, about=about, questions=written.questions, notes=written.notes, writer=writer, at=at)
    try:
        with transaction.atomic():
            paper.save(force_insert=True)
    except IntegrityError:
        return False
    return True
