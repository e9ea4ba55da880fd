"""Which documents a decision's findings rest on, and which of them its author opened; by the log of looks (S-32)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from workpermit.casework.models import AccessEntry
from workpermit.casework.uploading import look_at
from workpermit.casework.workbench import File
from workpermit.core.law.checklist import DocumentKind
from workpermit.core.law.findings import Finding

# The document that shows a fact, where one does.
SHOWN_BY: Final = {
    "passport_expires_on": DocumentKind.PASSPORT,
    "citizenship": DocumentKind.PASSPORT,
    "born_on": DocumentKind.PASSPORT,
    "employer_name": DocumentKind.JOB_OFFER,
    "offer_number": DocumentKind.JOB_OFFER,
    "offer_genuine": DocumentKind.JOB_OFFER,
    "lmia_number": DocumentKind.JOB_OFFER,
    "job_until": DocumentKind.JOB_OFFER,
    "able_to_do_work": DocumentKind.QUALIFICATION_PROOF,
    "occupation_noc": DocumentKind.QUALIFICATION_PROOF,
    "work_permit_fee_paid": DocumentKind.FEE_RECEIPT,
    "biometrics_fee_paid": DocumentKind.FEE_RECEIPT,
    "status_until": DocumentKind.STATUS_DOCUMENT,
    "status_in_canada": DocumentKind.STATUS_DOCUMENT,
    "employer_standing": DocumentKind.JOB_OFFER,
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """The documents of a case that can be looked at: which the officer opened, and which of the others count.

    A document is a row of its own and never changes: one that came later is another, and not opened yet.
    """

    opened: tuple[File, ...]
    unopened: tuple[File, ...]  # the findings rest on these


def evidence(case_id: UUID, files: Iterable[File], finding: Finding | None, *, actor_id: str) -> Evidence:
    """Return what somebody opened of a case's documents, and what of the rest a finding rests on; one query."""
    visible = [one for one in files if one.is_visible]
    looks = set(AccessEntry.objects.filter(case_id=case_id, actor=actor_id).values_list("what", flat=True))
    opened = tuple(one for one in visible if look_at(one.id) in looks)
    counting = {kind.value for kind in _kinds(finding)}
    return Evidence(opened, tuple(one for one in visible if one not in opened and one.kind in counting))


def _kinds(finding: Finding | None) -> frozenset[DocumentKind]:
    if finding is None:
        return frozenset()
    names = (name for clause in finding.walk() for name, _ in clause.values)
    return frozenset(SHOWN_BY[name] for name in names if name in SHOWN_BY)
