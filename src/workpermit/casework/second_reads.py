"""The decisions that wait for a second person, for those who may be one: the longest waiting first (S-16, S-17)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from workpermit.accounts.models import Account, Person
from workpermit.casework import journal
from workpermit.casework.models import OpenWork
from workpermit.casework.queues import has_conflict
from workpermit.core.case.application import DecisionProposed, Stage, Verdict
from workpermit.core.case.case import assessors
from workpermit.core.case.state import Entry, fold
from workpermit.core.text import Text
from workpermit.core.wording.second_reads import CAUSES

AT_MOST: Final = 200


@dataclass(frozen=True, slots=True)
class Waiting:
    """One decision that waits: of which case, what it would do, why it waits, and since when."""

    case_id: UUID
    number: str
    applicant: str
    office: str
    verdict: Verdict
    because: tuple[Text, ...]
    since: datetime


def waiting(account: Account) -> list[Waiting]:
    """Return the decisions that an account may read as the second person; three queries, at most 200 lines.

    Cases of their own, and those that they assessed, are left out.
    """
    rows = list(
        OpenWork.objects.filter(stage=Stage.DECISION_PROPOSED.value)
        .select_related("case")
        .order_by("received_at", "case_id")[:AT_MOST]
    )
    told = journal.entries_of([row.case_id for row in rows])
    people = Person.objects.in_bulk({row.case.person_id for row in rows})
    lines = (_line(row, told[row.case_id], people[row.case.person_id], account) for row in rows)
    return sorted((line for line in lines if line is not None), key=lambda line: line.since)


def _line(row: OpenWork, entries: Sequence[Entry], person: Person, account: Account) -> Waiting | None:
    case = fold(entries)
    proposal = case.application.proposal
    keeps_away = has_conflict(account, row.case.applicant_id, case, entries) or str(account.pk) in assessors(case)
    if proposal is None or keeps_away:
        return None
    return Waiting(
        row.case_id,
        row.case.application_number,
        " ".join(filter(None, (person.given_names, person.family_name))),
        row.office,
        proposal.verdict,
        tuple(CAUSES[cause] for cause in proposal.because),
        next(entry.at for entry in reversed(entries) if isinstance(entry.event, DecisionProposed)),
    )
