"""Applications that look like one person's, or like the same one twice: found at intake, settled by an officer.

    intake ─► marks (keyed hashes) ─► like an earlier case? ─┬─► another UCI: one person? ── confirmed merges nothing
                                                             └─► the same person, undecided: the same one, or a second
                                                                   confirmed ─► facts of the dossier ─► the law book

What a second application does to status and work follows from the law book alone (MULTI, R183(5)); its facts enter the
dossier by the officer's word, and again once the earlier one is decided.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from workpermit.accounts.identity import plain_name
from workpermit.accounts.models import Person
from workpermit.casework import decisions, journal
from workpermit.casework import facts as gathering
from workpermit.casework.masking import hidden
from workpermit.casework.models import CaseRow, OpenWork
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.application import CLOSED, Stage
from workpermit.core.case.codec import from_microseconds
from workpermit.core.case.known import known_facts
from workpermit.core.forms.filing import Filing
from workpermit.core.law.answers.answer import Answer
from workpermit.core.law.answers.stay import may_stay
from workpermit.core.law.answers.work import may_work
from workpermit.core.law.facts import Facts, Value
from workpermit.core.text import Text
from workpermit.trades.duplicates import comparing
from workpermit.trades.duplicates.models import AlikeKind, Duplicate, MarkKind

_AT_ONCE: Final = 500
_PENDING: Final = "pending"
_CLOSED: Final = frozenset(stage.value for stage in CLOSED)
_OVER: Final = _CLOSED | {Stage.APPROVED.value}
_ALL_AGREE: Final = frozenset({MarkKind.NAMES, MarkKind.BORN_ON})


class NotAnOfficer(PermissionError):
    """Only an officer says whether two applications are one."""


# --- found -----------------------------------------------------------------------------------------------------


def look(case_id: UUID, filing: Filing, *, at: datetime) -> int:
    """Mark a case and look for earlier ones like it; return how many findings are new. Called as it is received."""
    comparing.mark(case_id, marks_of(filing))
    row = CaseRow.objects.get(pk=case_id)
    same_person = CaseRow.objects.filter(person_id=row.person_id).exclude(pk=case_id)
    agreeing = comparing.agreeing(case_id)
    others = {one.pk: one for one in (*same_person, *CaseRow.objects.filter(pk__in=agreeing))}
    agreeing |= comparing.agreement(case_id, others.keys() - agreeing.keys())
    news = 0
    for other in (one for one in others.values() if one.pk in agreeing):
        later, earlier = (row, other) if _came_after(row, other) else (other, row)
        for kind in _kinds(later, earlier, agreeing[other.pk]):
            news += comparing.found(kind, later.pk, earlier.pk, agrees=agreeing[other.pk], at=at)
    return news


def _came_after(one: CaseRow, other: CaseRow) -> bool:
    return (one.received_at or 0, one.application_number) > (other.received_at or 0, other.application_number)


def _kinds(later: CaseRow, earlier: CaseRow, agrees: frozenset[MarkKind]) -> Iterator[AlikeKind]:
    is_same = later.person_id == earlier.person_id
    if not is_same and (MarkKind.PASSPORT in agrees or agrees >= _ALL_AGREE):
        yield AlikeKind.PERSON
    if is_same and _was_undecided(earlier, later):
        yield AlikeKind.TWICE if MarkKind.WANTED in agrees else AlikeKind.SECOND


def _was_undecided(earlier: CaseRow, later: CaseRow) -> bool:
    """Tell whether an earlier application was undecided when the later one came: R183(5) asks nothing else."""
    if earlier.stage in (Stage.RETURNED.value, Stage.WITHDRAWN.value):
        return False  # it was never made, or is gone
    return earlier.decided_at is None or earlier.decided_at > (later.received_at or 0)


def look_at_those_missing(*, at: datetime, at_most: int = _AT_ONCE) -> int:
    """Look at the open cases that came before there were marks; return how many."""
    unmarked = comparing.unmarked(OpenWork.objects.order_by("received_at", "case_id"), at_most=at_most)
    for case_id in unmarked:
        with transaction.atomic():
            look(case_id, gathering.filing_of(case_id), at=at)
    return len(unmarked)


def marks_of(filing: Filing) -> dict[MarkKind, str]:
    """Return what an application is compared by, each in the one form it is compared in."""
    answers = filing.answers
    country, number = answers.text("passport.country"), answers.text("passport.number")
    names = plain_name(f"{answers.text('applicant.given_names') or ''} {filing.family_name}")
    born_on = answers.day("applicant.born_on")
    return {
        MarkKind.PASSPORT: f"{country}\x1f{_plain(number)}" if country and number else "",
        MarkKind.NAMES: " ".join(sorted(names.split())),
        MarkKind.BORN_ON: born_on.isoformat() if born_on else "",
        MarkKind.WANTED: _wanted(filing),
    }


def _wanted(filing: Filing) -> str:
    answers, employer = filing.answers, filing.employer
    job = next(filter(None, (answers.text("job_offer.lmia_number"), answers.text("job_offer.offer_number"))), "")
    named = plain_name(employer.operating_name) if employer and not job else ""
    return "\x1f".join((filing.form.code, answers.text("permit_kind") or "", _plain(job), named))


def _plain(number: str) -> str:
    return "".join(sign for sign in number.casefold() if sign.isalnum())


# --- what an officer sees --------------------------------------------------------------------------------------

_KINDS: Final = {
    AlikeKind.PERSON: Text(en="May be one person under two UCIs", fr="Peut-être une même personne sous deux IUC"),
    AlikeKind.TWICE: Text(en="May be the same application twice", fr="Peut-être la même demande en double"),
    AlikeKind.SECOND: Text(
        en="A second application while the first is not decided",
        fr="Une deuxième demande alors que la première n’est pas tranchée",
    ),
}
_AGREES: Final = {
    MarkKind.PASSPORT: Text(en="passport", fr="passeport"),
    MarkKind.NAMES: Text(en="names", fr="noms"),
    MarkKind.BORN_ON: Text(en="date of birth", fr="date de naissance"),
    MarkKind.WANTED: Text(en="form, kind of permit and job", fr="formulaire, genre de permis et emploi"),
}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two applications, as they are compared."""

    case_id: UUID
    number: str
    received_at: datetime | None
    stage: str
    form: str
    channel: str
    name: str
    born_on: date | None
    uci: str
    passport: str
    employer: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What the law book says on a day, before and with the officer's word."""

    before: Answer
    after: Answer

    @property
    def changes(self) -> bool:
        """Tell whether the word changes the answer."""
        return self.before.says != self.after.says


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding in a list: what it may be, of which two cases, by what, and whether it was settled."""

    id: UUID
    kind: AlikeKind
    label: Text
    case_id: UUID
    number: str
    earlier_id: UUID
    earlier_number: str
    agrees: tuple[Text, ...]
    found_at: datetime
    is_confirmed: bool | None
    is_stale: bool

    @property
    def is_open(self) -> bool:
        """Tell whether it waits for an officer."""
        return self.is_confirmed is None or self.is_stale


@dataclass(frozen=True, slots=True)
class Compared:
    """A finding with both sides; `differs` names what does not agree, `effects` what a second application does."""

    finding: Finding
    later: Side
    earlier: Side
    differs: tuple[Text, ...]
    effects: tuple[Effect, ...]
    reason: str


def waiting(*, at_most: int = 100) -> tuple[Finding, ...]:
    """Return what waits for an officer, the oldest first; three queries.

    That is what nobody settled, and confirmed ones whose earlier application was decided since.
    """
    fresh = comparing.waiting(at_most=at_most)
    confirmed = comparing.confirmed_seconds(at_most=at_most)
    findings = _findings([*fresh, *confirmed])
    return tuple(one for one in findings if one.is_open)[:at_most]


def of_case(case_id: UUID) -> tuple[Finding, ...]:
    """Return what was found of a case; two queries, one where nothing was."""
    return _findings(comparing.of_case(case_id))


def of_cases(case_ids: Collection[UUID]) -> tuple[Finding, ...]:
    """Return what was found of any of some cases; two queries, one where nothing was."""
    return _findings(comparing.of_cases(case_ids))


def _findings(rows: list[Duplicate]) -> tuple[Finding, ...]:
    named = {case_id for one in rows for case_id in (one.case_id, one.earlier_id)}
    cases = CaseRow.objects.in_bulk(named) if named else {}
    return tuple(_finding(one, cases) for one in rows if one.case_id in cases and one.earlier_id in cases)


def _finding(one: Duplicate, cases: dict[UUID, CaseRow]) -> Finding:
    earlier = cases[one.earlier_id]
    return Finding(
        one.pk,
        AlikeKind(one.kind),
        _KINDS[AlikeKind(one.kind)],
        one.case_id,
        cases[one.case_id].application_number,
        one.earlier_id,
        earlier.application_number,
        tuple(_AGREES[MarkKind(kind)] for kind in one.agrees.split(",") if kind),
        from_microseconds(one.found_at),
        one.is_confirmed,
        is_stale=bool(one.is_confirmed) and one.noted == _PENDING and earlier.stage in _OVER,
    )


def find(duplicate_id: UUID) -> Finding | None:
    """Return one finding without opening either case; for a page to log the looks first."""
    row = comparing.find(duplicate_id)
    return next(iter(_findings([row])), None) if row else None


def compared(duplicate_id: UUID, *, at: datetime) -> Compared | None:
    """Return a finding with both sides, opened; the caller has logged both looks."""
    row = comparing.find(duplicate_id)
    if row is None:
        return None
    cases = CaseRow.objects.in_bulk([row.case_id, row.earlier_id])
    later, earlier = cases[row.case_id], cases[row.earlier_id]
    differs = tuple(text for kind, text in _AGREES.items() if kind.value not in row.agrees.split(","))
    effects = () if row.kind == AlikeKind.PERSON else _effects(later, earlier, at=at)
    return Compared(_finding(row, cases), _side(later), _side(earlier), differs, effects, row.reason or "")


def _side(row: CaseRow) -> Side:
    filing, person = gathering.filing_of(row.pk), Person.objects.get(pk=row.person_id)
    answers, employer = filing.answers, filing.employer
    received_at = from_microseconds(row.received_at) if row.received_at is not None else None
    number = answers.text("passport.number")
    passport = f"{answers.text('passport.country') or ''} {hidden(number)}" if number else ""  # S-14: its end alone
    return Side(
        row.pk,
        row.application_number,
        received_at,
        row.stage,
        filing.form.number,
        row.channel,
        filing.full_name,
        answers.day("applicant.born_on"),
        person.uci or "",
        passport,
        employer.operating_name if employer else "",
    )


def _effects(later: CaseRow, earlier: CaseRow, *, at: datetime) -> tuple[Effect, ...]:
    """Return what the earlier application does to stay and work in the later one, by the law book."""
    kept = gathering.known_of(later.pk, on=at.date())
    known = known_facts(journal.load(later.pk), kept, at=at)
    without = {name: value for name, value in known.items() if not name.startswith("earlier_application_")}
    told: Facts = {**without, **earlier_facts(earlier)}
    on = at.date()
    return tuple(Effect(ask(without, on=on), ask(told, on=on)) for ask in (may_stay, may_work))


def earlier_facts(earlier: CaseRow) -> dict[str, Value]:
    """Return what the law asks of an earlier application that was undecided when the later one was filed."""
    case = journal.load(earlier.pk).application
    assert case.received_at is not None  # it is a case
    is_over = case.ended_at is not None
    return {
        "earlier_application_received_on": case.received_at.date(),
        "earlier_application_for_work": True,
        "earlier_application_decision": case.stage.value if is_over else None,
        "earlier_application_decided_on": case.ended_at.date() if case.ended_at else None,
    }


# --- settled ---------------------------------------------------------------------------------------------------


def settle(duplicate_id: UUID, *, is_confirmed: bool, reason: str, key: str, actor: Actor, at: datetime) -> bool:
    """Say as an officer whether two applications are what they look like; tell whether it was settled by this.

    A second application that is confirmed brings its facts into the later case's dossier. People are never merged.

    Raises:
        NotAnOfficer: somebody else tries.
        CommandRefused, KeyUsedOtherwise: as at the door; nothing was settled.
    """
    if actor.role is not Role.OFFICER:
        raise NotAnOfficer
    with transaction.atomic():
        row = comparing.find(duplicate_id)
        if row is None or (row.settled_at is not None and not _findings([row])[0].is_stale):
            return False
        earlier = CaseRow.objects.get(pk=row.earlier_id)
        noted = (earlier.stage if earlier.stage in _OVER else _PENDING) if is_confirmed else ""
        if not comparing.settle(row, is_confirmed=is_confirmed, reason=reason, noted=noted, by=actor.id, at=at):
            return False
        if is_confirmed:
            _follow(row, CaseRow.objects.get(pk=row.case_id), earlier, key=key, actor=actor, at=at)
    return True


def _follow(row: Duplicate, later: CaseRow, earlier: CaseRow, *, key: str, actor: Actor, at: datetime) -> None:
    """Do what follows from a confirmed finding: facts into the dossier, or the question of a second application."""
    if row.kind != AlikeKind.PERSON:
        if later.stage not in _CLOSED:
            decisions.note_facts(later.pk, earlier_facts(earlier), key=key, actor=actor, at=at)
    elif _was_undecided(earlier, later):
        agrees = frozenset(MarkKind(one) for one in row.agrees.split(",") if one)
        kind = AlikeKind.TWICE if MarkKind.WANTED in agrees else AlikeKind.SECOND
        comparing.found(kind, later.pk, earlier.pk, agrees=agrees, at=at)
