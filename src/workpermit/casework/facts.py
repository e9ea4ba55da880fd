"""Gather what is known about a case from outside its journal: the filing, the dossier, the employer's standing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from workpermit.casework import journal, records
from workpermit.casework.journal import database_id
from workpermit.casework.records import Kept, NewRecord, named
from workpermit.casework.statements import first_row
from workpermit.core.case import application, biometrics, check, medical_exam, permit, programme_request
from workpermit.core.case.case import Command
from workpermit.core.case.check import CheckKind
from workpermit.core.case.codec import to_microseconds
from workpermit.core.forms.facts import facts_of
from workpermit.core.forms.filing import Address, Filing, NamedEmployer
from workpermit.core.forms.provinces import PROVINCES
from workpermit.core.forms.restoring import restored
from workpermit.core.law import notation
from workpermit.core.law.facts import Facts, Value
from workpermit.trades.employers import judging, naming
from workpermit.trades.employers.naming import Employer
from workpermit.trades.employers.screened import Found, screened
from workpermit.trades.employers.standing import Standing, standing_of_listed
from workpermit.trades.employers.statuses import StandingCode

FILING = "filing"
DOSSIER = "dossier"

# The commands whose deciding evaluates a rule; every other one is decided on the case alone.
NEEDS_FACTS = frozenset(
    {
        application.ReceiveApplication,
        application.ConfirmComplete,
        application.ReturnApplication,
        application.ApproveApplication,
        application.RefuseApplication,
        application.ConfirmDecision,
        application.AskForExtensionProof,
        biometrics.SettleBiometrics,
        biometrics.InstructBiometrics,
        biometrics.ExemptBiometrics,
        medical_exam.SettleMedicalExam,
        check.PassCheck,
        programme_request.GrantProgramme,
        programme_request.DenyProgramme,
        permit.RecordVisaIssued,
        permit.IssuePermit,
    }
)


# Of these, the ones whose rules ask nothing of the employer's standing, so the published list stays closed.
LIST_UNASKED = frozenset(
    {
        application.ReceiveApplication,
        application.ConfirmComplete,
        application.ReturnApplication,
        application.AskForExtensionProof,
        biometrics.SettleBiometrics,
        biometrics.InstructBiometrics,
        biometrics.ExemptBiometrics,
        medical_exam.SettleMedicalExam,
    }
)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Facts, and the number of the case's last entry when they were gathered (None: no facts were needed)."""

    facts: Facts
    sequence: int | None


def gather(case_id: UUID, command: Command, *, pending: Sequence[NewRecord], at: datetime) -> Gathered:
    """Return the facts that deciding `command` needs, those of records about to be kept included."""
    if type(command) not in NEEDS_FACTS or command == _BACKGROUND_PASSED:
        return Gathered({}, None)
    row = _row(case_id)
    if row is None:
        return Gathered({}, None)  # the door says that there is no such case
    sequence, channel = row
    facts, employer = _told(channel, _kept(case_id, None), pending)
    if employer is not None and type(command) not in LIST_UNASKED:
        facts = {**_standing_of(employer, case_id, on=at.date()), **facts}
    return Gathered(facts, sequence)


_BACKGROUND_PASSED = check.PassCheck(CheckKind.BACKGROUND)  # a matter for people: no rule of ours decides it


def known_of(case_id: UUID, *, on: date, pending: Iterable[NewRecord] = (), until: datetime | None = None) -> Facts:
    """Return every fact on record about a case (until an instant); a later dossier entry outranks an earlier one."""
    row = _row(case_id)
    facts, employer = _told(row[1] if row else "", _kept(case_id, until), pending)
    return facts if employer is None else {**_standing_of(employer, case_id, on=on), **facts}


@dataclass(frozen=True, slots=True)
class _Said:
    """What one record says: facts, and the employer where it is a filing that names one."""

    facts: Facts
    employer: NamedEmployer | None = None


def _told(
    channel: str, kept: Iterable[Kept], pending: Iterable[NewRecord]
) -> tuple[dict[str, Value], NamedEmployer | None]:
    """Return what the records tell, those about to be kept last, and the employer that the filing names."""
    facts: dict[str, Value] = {"channel": channel}
    employer = None
    for said in [*map(_said_by_kept, kept), *(_said(one.kind, one.body) for one in pending)]:
        facts |= said.facts
        employer = said.employer or employer
    return facts, employer


@lru_cache(maxsize=256)
def _said_by_kept(kept: Kept) -> _Said:
    """Open and read a record; the same sealed bytes in the same row say the same, so the last ones are remembered."""
    return _said(kept.kind, kept.body)


def _said(kind: str, body: dict[str, Any]) -> _Said:
    if kind == FILING:
        filing = restored(body)
        return _Said(facts_of(filing), filing.employer)
    return _Said(notation.from_json(body.get("facts", {})) if kind == DOSSIER else {})


def filing_of(case_id: UUID) -> Filing:
    """Return the application as it was filed."""
    (filed,) = records.kept_of(case_id, kinds=[FILING])
    return restored(filed.body)


def _kept(case_id: UUID, until: datetime | None) -> list[Kept]:
    found = records.kept_of(case_id, kinds=[FILING, DOSSIER])
    if until is not None:
        found = [one for one in found if one.at <= to_microseconds(until)]
    if len({one.at for one in found}) < len(found):
        # Content of one instant: the journal knows which came later.
        order = {record_id: entry.sequence for entry in journal.entries(case_id) for record_id, _ in named(entry.event)}
        found.sort(key=lambda one: order.get(str(one.id), 0))
    return found


def _standing_of(employer: NamedEmployer, case_id: UUID, *, on: date) -> dict[str, Value]:
    """Return how the employer stands on the published list, once an officer's word on a likeness is heard."""
    found = screened(named_in(employer), place=town_of(employer), on=on)
    stands = found.standing
    if stands.code is StandingCode.UNRESOLVED and stands.listed_ids:
        stands = _heard(found, employer, case_id, on=on)
    return {"employer_standing": stands.code.value, "employer_ineligible_until": stands.until}


def named_in(employer: NamedEmployer) -> Employer:
    """Return an application's employer as screening compares it."""
    return Employer(employer.operating_name, employer.legal_name or "", town_of(employer) or "")


def town_of(employer: NamedEmployer) -> str | None:
    """Return where an application's employer is, or None where it does not say."""
    return _town(employer.address) if employer.address else None


def _town(place: Address) -> str:
    """Return city and province as the published list writes them: the province in full."""
    province = PROVINCES[place.region].en if place.region in PROVINCES else place.region
    return ", ".join(filter(None, (place.city, province)))


def _heard(found: Found, employer: NamedEmployer, case_id: UUID, *, on: date) -> Standing:
    said = said_of(journal.load(case_id).checks[CheckKind.EMPLOYER], employer, case_id, on=on)
    known_by = judging.fingerprints(found.standing.listed_ids)
    confirmed = [listed for listed, row in known_by.items() if said.get(row) is True]
    if confirmed:
        return standing_of_listed(confirmed, on=on)
    return found.dismissed if all(said.get(row) is False for row in known_by.values()) else found.standing


def said_of(judged: check.Check, employer: NamedEmployer, case_id: UUID, *, on: date) -> dict[str, bool]:
    """Return what officers said of listed rows (by fingerprint: is it this employer?) that holds for a case on a day.

    What was said in the case itself, of a row as it then read; then what was said with a scope or an end of its own.
    """
    rows = judging.fingerprints(int(one) for one in (*judged.confirmed, *judged.dismissed))
    said = {rows[int(one)]: False for one in judged.dismissed if int(one) in rows}
    said |= {rows[int(one)]: True for one in judged.confirmed if int(one) in rows}
    employer_id = naming.id_of(named_in(employer))
    if employer_id is None:
        return said
    last_words = judging.judged(employer_id, case_id=case_id, on=on)
    kept = {row: is_same for row, is_same in said.items() if row not in last_words.run_out}
    return kept | {row: one.is_same for row, one in last_words.said.items()}


def _row(case_id: UUID) -> tuple[int, str] | None:
    """Return the number of the case's last entry and the channel it came by; None where there is no such case."""
    row = first_row("SELECT sequence, channel FROM casework_case WHERE id = %s", [database_id(case_id)])
    return (row[0], row[1]) if row else None
