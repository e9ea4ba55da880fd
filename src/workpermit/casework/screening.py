"""Screen the employers of open cases against the published list, tell the cases, and let officers settle likenesses.

    filing ─► named employer (each wording once) ─► screened, again on each version ─► its open cases ─► an officer

What is near is a question, never an answer: a case whose employer's check was passed is taken up again where the rule
no longer says that the employer may hire, one command a case, keyed by the list's version; then a person looks
(AYA-05, ADR-53). At the decision and at the border the rule itself asks anew, whatever was found here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from workpermit.casework import decisions, facts, journal
from workpermit.casework.door import Answer, execute
from workpermit.casework.models import CaseRow, OpenWork
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.check import CheckKind, ReopenCheck, ReopenReason, Stage
from workpermit.core.case.codec import from_microseconds
from workpermit.core.case.refusal import CommandRefused
from workpermit.core.forms.filing import Filing
from workpermit.core.law.book.employer import EMPLOYER_MAY_HIRE
from workpermit.core.law.evaluate import outcome_of
from workpermit.core.law.findings import Outcome
from workpermit.core.text import Text
from workpermit.trades.employers import judging, likeness, naming
from workpermit.trades.employers.importing import list_in_force
from workpermit.trades.employers.judging import Scope
from workpermit.trades.employers.models import Alike, ListedEmployer, Naming
from workpermit.trades.employers.naming import Employer
from workpermit.trades.employers.screened import screened
from workpermit.trades.employers.screening.bands import Band
from workpermit.trades.employers.screening.explanation import reasons
from workpermit.trades.employers.screening.score import score
from workpermit.trades.employers.screening.terms import party, terms_of
from workpermit.trades.employers.statuses import StandingCode

SCREENING: Final = Actor(Role.SYSTEM, "screening")
_AT_ONCE: Final = 500  # cases, employers
_LOOKED_THROUGH: Final = 2000  # likenesses and cases that one list is made from


# --- the work that goes on by itself -------------------------------------------------------------------------------


def name_employer(case_id: UUID, filing: Filing) -> None:
    """Keep which employer a new case names; called as it is received."""
    naming.name_employers({case_id: facts.named_in(filing.employer) if filing.employer else None})


def name_those_missing(*, at_most: int = _AT_ONCE) -> int:
    """Keep which employers the open cases name that came before there was screening; return how many cases."""
    named = Naming.objects.filter(case_id=OuterRef("case_id"))
    missing = OpenWork.objects.filter(~Exists(named)).order_by("case_id").values_list("case_id", flat=True)[:at_most]
    employers = {case_id: facts.filing_of(case_id).employer for case_id in missing}
    naming.name_employers({case: facts.named_in(one) if one else None for case, one in employers.items()})
    return len(employers)


def is_due() -> bool:
    """Tell whether an employer waits to be screened, or cases to be told."""
    return likeness.is_behind()


def screen(*, at: datetime, at_most: int | None = 20_000) -> int:
    """Do what waits, each part where the last run stopped; return how many employers were screened and cases told."""
    while name_those_missing():
        pass
    return likeness.catch_up(at_most=at_most) + tell_cases(at=at)


def tell_cases(*, at: datetime) -> int:
    """Take up again the passed checks of cases whose employer may no longer hire; return how many cases.

    Employers are marked as told after their cases, so a run that is killed repeats commands that are already stored.
    """
    told = 0
    while employers := likeness.untold(at_most=_AT_ONCE):
        for employer_id in employers:
            told += sum(_tell(case_id, at=at) for case_id in _open(naming.cases_naming(employer_id)))
        likeness.mark_told(employers)
    return told


def _open(case_ids: list[UUID]) -> Iterable[UUID]:
    for begin in range(0, len(case_ids), _AT_ONCE):
        some = case_ids[begin : begin + _AT_ONCE]
        yield from OpenWork.objects.filter(case_id__in=some).order_by("case_id").values_list("case_id", flat=True)


def _tell(case_id: UUID, *, at: datetime) -> bool:
    """Reopen a case's check where it was passed and the rule no longer holds; tell whether it was."""
    case = journal.load(case_id)
    if case.checks[CheckKind.EMPLOYER].stage is not Stage.PASSED:
        return False  # not begun, or an officer has it in hand and sees the likeness there
    if outcome_of(EMPLOYER_MAY_HIRE, facts.known_of(case_id, on=at.date())) is Outcome.MET:
        return False
    published = list_in_force(at.date())
    # With the entry's number: a check may be passed and taken up again under one version, once an officer said more.
    key = f"{case_id.hex[:12]}:list:{published.version if published else 0}:{case.sequence}"
    command = ReopenCheck(CheckKind.EMPLOYER, ReopenReason.NEW_LIST)
    try:
        execute(case_id, command, key=key, actor=SCREENING, at=at)
    except CommandRefused:
        return False  # issued or closed meanwhile; at the border the rule asks for itself
    return True


# --- what an officer sees ------------------------------------------------------------------------------------------


class State(StrEnum):
    """What has become of a likeness in one case."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    HARMLESS = "harmless"

    @property
    def label(self) -> Text:
        """The state in an officer's words."""
        return _STATES[self]


_STATES: Final = {
    State.OPEN: Text(en="to be compared", fr="à comparer"),
    State.CONFIRMED: Text(en="confirmed: the same employer", fr="confirmé : le même employeur"),
    State.DISMISSED: Text(en="dismissed: another employer", fr="écarté : un autre employeur"),
    State.HARMLESS: Text(
        en="listed and eligible, so nothing to settle", fr="inscrit et admissible, donc rien à trancher"
    ),
}
_WARNINGS: Final = {
    StandingCode.INELIGIBLE: Text(
        en="No permit can be issued for this employer.", fr="Aucun permis ne peut être délivré pour cet employeur."
    ),
    StandingCode.INELIGIBLE_UNTIL: Text(
        en="No permit can be issued for this employer up to and including {until}.",
        fr="Aucun permis ne peut être délivré pour cet employeur jusqu’au {until} inclus.",
    ),
    StandingCode.UNPAID_PENALTY: Text(
        en="No permit can be issued for this employer while its penalty is unpaid.",
        fr="Aucun permis ne peut être délivré pour cet employeur tant que sa sanction est impayée.",
    ),
    StandingCode.UNRESOLVED: Text(
        en="The list’s words on this employer are not known: read its status yourself.",
        fr="Les mots de la liste sur cet employeur ne sont pas connus : lisez vous-même son statut.",
    ),
    StandingCode.ELIGIBLE: Text(
        en="It broke conditions and may hire: being listed does not stand in the way.",
        fr="Il a manqué à des conditions et peut embaucher : l’inscription ne fait pas obstacle.",
    ),
}


@dataclass(frozen=True, slots=True)
class Match:
    """One listed row beside the employer of a case: as printed, how alike and why, and what was said of it.

    `adds` of a reason is its part in the logarithm of odds; `said` is None unless it was said with a scope or an end.
    """

    listed_id: str
    operating_name: str
    legal_name: str
    address: str
    reasons_printed: str
    decided_on: str
    penalty: str
    status: str
    standing: StandingCode
    ineligible_until: date | None
    score: float
    band: Band
    because: tuple[tuple[Text, float], ...]
    state: State
    said: judging.Said | None

    @property
    def warning(self) -> Text:
        """What the row means for a permit, were it the employer."""
        return _WARNINGS[self.standing]


def matches(case_id: UUID, *, on: date) -> tuple[Match, ...]:
    """Return the listed rows that the employer of a case is or may be, as of a day, those still open first."""
    named = facts.filing_of(case_id).employer
    if named is None:
        return ()
    employer = facts.named_in(named)
    looked_up = screened(employer, place=facts.town_of(named), on=on).standing.listed_ids
    near = [one.listed_id for one in likeness.near(employer, on=on)]
    rows = ListedEmployer.objects.filter(pk__in={*looked_up, *near}).order_by("row_number")
    said = facts.said_of(journal.load(case_id).checks[CheckKind.EMPLOYER], named, case_id, on=on)
    employer_id = naming.id_of(employer)
    with_scope = judging.judged(employer_id, case_id=case_id, on=on).said if employer_id else {}
    found = [_match(row, employer, said.get(row.fingerprint), with_scope.get(row.fingerprint), on=on) for row in rows]
    return tuple(sorted(found, key=lambda one: (one.state is not State.OPEN, -one.score)))


def _match(
    row: ListedEmployer, employer: Employer, is_same: bool | None, said: judging.Said | None, *, on: date
) -> Match:
    listed = party(row.operating_name, row.legal_name, row.address)
    terms = terms_of(listed, party(employer.operating_name, employer.legal_name, employer.address))
    return Match(
        listed_id=str(row.pk),
        operating_name=row.operating_name,
        legal_name=row.legal_name,
        address=row.address,
        reasons_printed=row.reasons,
        decided_on=row.decided_on_text,
        penalty=row.penalty,
        status=row.status_text,
        standing=row.status.on(on),
        ineligible_until=row.ineligible_until,
        score=score(terms),
        band=likeness.band_shown(terms, score=score(terms)),
        because=tuple((one.says, one.adds) for one in reasons(terms)),
        state=_state(row, is_same, on=on),
        said=said,
    )


def _state(row: ListedEmployer, is_same: bool | None, *, on: date) -> State:
    if is_same is not None:
        return State.CONFIRMED if is_same else State.DISMISSED
    return State.OPEN if likeness.bars(row.status, on=on) else State.HARMLESS


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case with a likeness that was found: how near the nearest row is, why, and since which version."""

    case_id: UUID
    application_number: str
    received_at: datetime
    score: float
    band: Band
    because: tuple[Text, ...]
    found_in: int


def waiting(*, on: date, at_most: int = 100) -> tuple[Waiting, ...]:
    """Return open cases whose employer resembles a row in force of which nothing was said, the nearest first.

    Five queries. It is a list to begin from: what is open in a case, `matches` says.
    """
    published = list_in_force(on)
    if published is None:
        return ()
    listed = ListedEmployer.objects.filter(published_list_id=published.id, fingerprint=OuterRef("fingerprint"))
    barred = listed.exclude(standing=StandingCode.ELIGIBLE).exclude(ineligible_until__lt=on)
    near: dict[UUID, list[Alike]] = {}
    for one in Alike.objects.filter(Exists(barred)).order_by("-score", "pk")[:_LOOKED_THROUGH]:
        near.setdefault(one.employer_id, []).append(one)
    named = Naming.objects.filter(employer_id__in=near, case_id__in=OpenWork.objects.values("case_id"))
    by_case: dict[UUID, UUID] = dict(named.order_by("case_id").values_list("case_id", "employer__id")[:_LOOKED_THROUGH])
    judged = judging.judged_of(by_case, on=on)
    still: dict[UUID, Alike] = {}
    for case_id, employer in by_case.items():
        unsaid = [alike for alike in near[employer] if alike.fingerprint not in judged[case_id].said]
        if unsaid:
            still[case_id] = unsaid[0]
    nearest = sorted(still, key=lambda case_id: -still[case_id].score)[:at_most]
    rows = CaseRow.objects.filter(pk__in=nearest).order_by("received_at", "pk")
    return tuple(sorted((_waiting(row, still[row.pk]) for row in rows), key=lambda one: -one.score))


def _waiting(row: CaseRow, alike: Alike) -> Waiting:
    assert row.received_at is not None  # only what was received is open
    return Waiting(
        case_id=row.pk,
        application_number=row.application_number,
        received_at=from_microseconds(row.received_at),
        score=alike.score,
        band=Band(alike.band),
        because=tuple(Text(en=one["en"], fr=one["fr"]) for one in alike.reasons),
        found_in=alike.found_in,
    )


# --- what an officer says ------------------------------------------------------------------------------------------


def settle(
    case_id: UUID,
    listed_id: str,
    *,
    is_same: bool,
    reason: str,
    scope: Scope = Scope.CASE,
    until: date | None = None,
    key: str,
    actor: Actor,
    at: datetime,
) -> Answer:
    """Confirm or dismiss a likeness, for this case or for every case of the employer, until a day or the row changes.

    Raises:
        CommandRefused, KeyUsedOtherwise: as at the door; nothing was written.
        ListedEmployer.DoesNotExist: there is no such row.
    """
    said = decisions.confirm_match if is_same else decisions.dismiss_match
    employer = facts.filing_of(case_id).employer
    with transaction.atomic():
        before = journal.load(case_id).sequence
        answer = said(case_id, listed_id, reason=reason, key=key, actor=actor, at=at)
        employer_id = naming.id_of(facts.named_in(employer)) if employer else None
        if employer_id is not None and answer.sequence > before:  # a repeated act was kept the first time
            judging.judge(
                employer_id,
                int(listed_id),
                is_same=is_same,
                case_id=case_id if scope is Scope.CASE else None,
                until=until,
                reason=reason,
                by=actor.id,
                at=at,
            )
            if is_same and scope is Scope.EMPLOYER:
                likeness.tell_again(employer_id, int(listed_id))
    return answer
