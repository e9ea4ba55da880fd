"""The acts by which people decide, at the office and at the border; each keeps what it rests on.

A decision's record holds the findings with their values, the evidence seen and the reasons; its event holds
the rule book's hash. Only a named human decides: the door refuses a machine, and so does the database.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from workpermit.casework import facts as gathering
from workpermit.casework import journal, numbers, records
from workpermit.casework.door import Answer, execute
from workpermit.casework.facts import DOSSIER
from workpermit.casework.prepared import Prepared
from workpermit.casework.records import NewRecord
from workpermit.core.case.actor import Actor
from workpermit.core.case.application import (
    AmendDossier,
    ApproveApplication,
    ConfirmDecision,
    RefusalGround,
    RefuseApplication,
    SendDecisionBack,
    Verdict,
)
from workpermit.core.case.check import CheckKind, ConfirmEmployerMatch, DismissEmployerMatch
from workpermit.core.case.known import known_facts
from workpermit.core.case.medical_exam import RecordMedicalResult
from workpermit.core.case.permit import DeclineToIssue, IssuePermit, NotIssuedGround, ProposeRevocation, ReplacePermit
from workpermit.core.law import notation
from workpermit.core.law.book import eligibility, route
from workpermit.core.law.evaluate import explain
from workpermit.core.law.facts import Facts
from workpermit.core.law.findings import Finding, Outcome


def note_facts(case_id: UUID, facts: Facts, *, key: str, actor: Actor, at: datetime) -> Answer:
    """Put facts that a person found into the dossier.

    Raises:
        KeyError: a name is no fact.
    """
    document = notation.to_json(facts)
    notation.from_json(document)  # what is kept must be readable again
    kept = NewRecord(DOSSIER, {"facts": document, "by": actor.id})
    return execute(case_id, AmendDossier(kept.id, kept.commitment), key=key, actor=actor, at=at, records=(kept,))


@dataclass(frozen=True, slots=True)
class Seen:
    """What an officer had before them when they decided, as the page worked it out; all of it is kept.

    `screen` is the hash of what was on the screen (S-11). `opened` names the documents that the log of looks says they
    opened; `unopened_because` says why they decide although the findings rest on others. `first_view` is what they
    thought before they saw the advice (S-36), `departs_because` why they decide against what the rules find.
    """

    screen: str = ""
    opened: tuple[str, ...] = ()
    unopened_because: str = ""
    first_view: str = ""
    departs_because: str = ""


NOTHING_SEEN = Seen()  # an act without a page


def approving(
    case_id: UUID,
    *,
    evidence: Sequence[str] = (),
    reasons: str = "",
    in_force_on: date | None = None,
    seen: Seen = NOTHING_SEEN,
    number: str = "",
    at: datetime,
) -> Prepared:
    """Make an approval ready: `evidence` names the documents it rests on, `in_force_on` sets a mailed permit's start.

    `number` is the permit's where it is mailed.
    """
    facts = _facts(case_id, at)
    basis = _basis(facts, evidence=evidence, reasons={"approval": [reasons]} if reasons else {}, seen=seen)
    if in_force_on is not None:
        basis.body["in_force_on"] = in_force_on.isoformat()  # a second reader's confirmation sets it again
    return Prepared(ApproveApplication(basis.id, basis.commitment, number, in_force_on), (basis,))


def approve(
    case_id: UUID,
    *,
    evidence: Sequence[str] = (),
    reasons: str = "",
    in_force_on: date | None = None,
    seen: Seen = NOTHING_SEEN,
    key: str,
    actor: Actor,
    at: datetime,
) -> Answer:
    """Approve it; `evidence` names the documents opened, `in_force_on` sets a later start of a mailed permit."""
    with transaction.atomic():  # a refused command gives its number back
        ready = approving(
            case_id,
            evidence=evidence,
            reasons=reasons,
            in_force_on=in_force_on,
            seen=seen,
            number=_number_if_mailed(case_id, at),
            at=at,
        )
        return ready.carried_out(case_id, key=key, actor=actor, at=at)


def refusing(
    case_id: UUID,
    reasons: Mapping[RefusalGround, Sequence[str]],
    *,
    evidence: Sequence[str] = (),
    seen: Seen = NOTHING_SEEN,
    at: datetime,
) -> Prepared:
    """Make a refusal ready, on coded grounds, each with the officer's reasons in the person's language."""
    said = {ground.value: list(words) for ground, words in reasons.items()}
    basis = _basis(_facts(case_id, at), evidence=evidence, reasons=said, seen=seen)
    return Prepared(RefuseApplication(basis.id, basis.commitment, tuple(reasons)), (basis,))


def refuse(
    case_id: UUID,
    reasons: Mapping[RefusalGround, Sequence[str]],
    *,
    evidence: Sequence[str] = (),
    seen: Seen = NOTHING_SEEN,
    key: str,
    actor: Actor,
    at: datetime,
) -> Answer:
    """Refuse the application on coded grounds, each with the officer's reasons in the person's language."""
    ready = refusing(case_id, reasons, evidence=evidence, seen=seen, at=at)
    return ready.carried_out(case_id, key=key, actor=actor, at=at)


def confirm(case_id: UUID, *, in_force_on: date | None = None, key: str, actor: Actor, at: datetime) -> Answer:
    """Confirm, as a second person, the decision that waits for one; a permit that is mailed gets its number now.

    The start that the first person set holds, where it is still to come.
    """
    proposal = journal.load(case_id).application.proposal
    approves = proposal is not None and proposal.verdict is Verdict.APPROVED
    if proposal is not None and in_force_on is None:
        in_force_on = _start_set(proposal.basis_id, at)
    with transaction.atomic():  # a refused command gives its number back
        number = _number_if_mailed(case_id, at) if approves else ""
        return execute(case_id, ConfirmDecision(number, in_force_on), key=key, actor=actor, at=at)


def _start_set(basis_id: str, at: datetime) -> date | None:
    told = records.body_of(basis_id).get("in_force_on")
    start = date.fromisoformat(told) if told else None
    return start if start is not None and start > at.date() else None


def _number_if_mailed(case_id: UUID, at: datetime) -> str:
    mailed = explain(route.PERMIT_IS_MAILED, _facts(case_id, at)).outcome is Outcome.MET
    return numbers.next_permit_number() if mailed else ""


def send_back(case_id: UUID, *, reasons: str, key: str, actor: Actor, at: datetime) -> Answer:
    """Send a proposed decision back to the file, with the reason for its author to read."""
    kept = NewRecord("reasons", {"reason": reasons})
    return execute(case_id, SendDecisionBack(kept.id, kept.commitment), key=key, actor=actor, at=at, records=(kept,))


def replace_permit(case_id: UUID, *, key: str, actor: Actor, at: datetime) -> Answer:
    """Give the same permit a new document under a new number."""
    with transaction.atomic():
        return execute(case_id, ReplacePermit(numbers.next_permit_number()), key=key, actor=actor, at=at)


def propose_revocation(case_id: UUID, *, reasons: str, key: str, actor: Actor, at: datetime) -> Answer:
    """Propose that an issued permit be revoked; a second person decides."""
    kept = NewRecord("reasons", {"reason": reasons})
    return execute(case_id, ProposeRevocation(kept.id, kept.commitment), key=key, actor=actor, at=at, records=(kept,))


def _facts(case_id: UUID, at: datetime) -> Facts:
    return known_facts(journal.load(case_id), gathering.known_of(case_id, on=at.date()), at=at)


def _basis(facts: Facts, *, evidence: Sequence[str], reasons: Mapping[str, Sequence[str]], seen: Seen) -> NewRecord:
    finding = explain(eligibility.PERMIT_MAY_ISSUE, facts)
    body = {
        "facts": notation.to_json(facts),
        "findings": [_kept_finding(finding)],
        "evidence": list(evidence),
        "reasons": {ground: list(words) for ground, words in reasons.items()},
        **{name: part for name, part in asdict(seen).items() if part},
    }
    return NewRecord("decision", body, found_by_us=_FOUND_BY_US)


# What the office works out at each try stays out of what tells one form from another.
_FOUND_BY_US = frozenset({"facts", "findings", "screen", "opened", "first_view"})


def _kept_finding(finding: Finding) -> dict[str, Any]:
    clauses = [{"id": one.id, "outcome": one.outcome.value} for one in finding.walk()]
    return {"rule": finding.rule_id, "outcome": finding.outcome.value, "clauses": clauses}


def confirm_match(case_id: UUID, listed_id: str, *, reason: str, key: str, actor: Actor, at: datetime) -> Answer:
    """Say that a listed employer is the one of this application."""
    kept = NewRecord("reasons", {"reason": reason})
    command = ConfirmEmployerMatch(CheckKind.EMPLOYER, listed_id, kept.id, kept.commitment)
    return execute(case_id, command, key=key, actor=actor, at=at, records=(kept,))


def dismiss_match(case_id: UUID, listed_id: str, *, reason: str, key: str, actor: Actor, at: datetime) -> Answer:
    """Say that a listed employer is another one, with the reason."""
    kept = NewRecord("reasons", {"reason": reason})
    command = DismissEmployerMatch(CheckKind.EMPLOYER, listed_id, kept.id, kept.commitment)
    return execute(case_id, command, key=key, actor=actor, at=at, records=(kept,))


def record_medical_result(
    case_id: UUID, result: Mapping[str, Any], *, examined_on: date, key: str, actor: Actor, at: datetime
) -> Answer:
    """Take in a panel physician's result."""
    kept = NewRecord("medical", dict(result))
    command = RecordMedicalResult(examined_on, kept.id, kept.commitment)
    return execute(case_id, command, key=key, actor=actor, at=at, records=(kept,))


def issue_at_port(
    case_id: UUID,
    *,
    port: str,
    key: str,
    actor: Actor,
    at: datetime,
    valid_until: date | None = None,
    reasons: str = "",
) -> Answer:
    """Issue the permit at a port of entry; the journey and the identity were noted as facts before.

    `reasons` say why, where the rules leave it to the officer (ADR-15).
    """
    kept = (NewRecord("reasons", {"reason": reasons}),) if reasons else ()
    with transaction.atomic():  # a refused command gives its number back
        number = numbers.next_permit_number()
        why = (kept[0].id, kept[0].commitment) if kept else ("", "")
        command = IssuePermit(number, port, valid_until, *why)
        return execute(case_id, command, key=key, actor=actor, at=at, records=kept)


def decline_at_port(
    case_id: UUID, ground: NotIssuedGround, *, port: str, reasons: str, key: str, actor: Actor, at: datetime
) -> Answer:
    """Do not issue the permit at a port of entry, with the reason."""
    kept = NewRecord("reasons", {"reason": reasons})
    command = DeclineToIssue(port, ground, kept.id, kept.commitment)
    return execute(case_id, command, key=key, actor=actor, at=at, records=(kept,))
