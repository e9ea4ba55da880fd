"""Who holds the ball: whom a case waits for, what for, and how long each has held it; derived from the journal.

    applicant ─► office ─► applicant ─► physician ─► office ─► carrier ─► nobody

At every instant exactly one party holds it, so that the sums by holder are the whole time. Where the applicant
and the office both have something to do, the applicant holds it, since nothing can be decided without their part.
Where a due date has passed, the office holds it: an officer must now say how the file goes on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from workpermit.core.case import biometrics, check, interview, medical_exam, officer_request, permit, permit_delivery
from workpermit.core.case.application import CLOSED, Stage
from workpermit.core.case.state import Case, Entry, evolve
from workpermit.core.text import Text


class Party(StrEnum):
    """Who may hold the ball."""

    APPLICANT = "applicant"
    OFFICE = "office"
    PARTNER = "partner"  # the panel physician
    CARRIER = "carrier"
    NOBODY = "nobody"

    @property
    def label(self) -> Text:
        """Who it is, as the applicant reads it."""
        return _PARTIES[self]


class Wait(StrEnum):
    """What is waited for."""

    BIOMETRICS = "biometrics"
    ANSWER = "answer"
    MEDICAL_EXAM = "medical_exam"
    MEDICAL_RESULT = "medical_result"
    PASSPORT = "passport"
    ARRIVAL = "arrival"
    COMPLETENESS = "completeness"
    PASSED_DATE = "passed_date"
    INTERVIEW = "interview"
    REVIEW = "review"
    CHECKS = "checks"
    DECISION = "decision"
    PERMIT = "permit"
    MAILING = "mailing"
    DELIVERY = "delivery"
    NOTHING = "nothing"

    @property
    def label(self) -> Text:
        """What is waited for, as a noun phrase that follows a colon."""
        return _WAITS[self]


_PARTIES: dict[Party, Text] = {
    Party.APPLICANT: Text("You", "Vous"),
    Party.OFFICE: Text("We", "Nous"),
    Party.PARTNER: Text("The physician", "Le médecin"),
    Party.CARRIER: Text("The mail carrier", "Le transporteur"),
    Party.NOBODY: Text("Nobody", "Personne"),
}
_WAITS: dict[Wait, Text] = {
    Wait.BIOMETRICS: Text("your biometrics", "vos données biométriques"),
    Wait.ANSWER: Text("your answer to what we asked", "votre réponse à ce que nous avons demandé"),
    Wait.MEDICAL_EXAM: Text("your medical exam", "votre examen médical"),
    Wait.MEDICAL_RESULT: Text(
        "the result of your medical exam, from the physician", "le résultat de votre examen médical, du médecin"
    ),
    Wait.PASSPORT: Text("your passport", "votre passeport"),
    Wait.ARRIVAL: Text("your arrival at a port of entry", "votre arrivée à un point d’entrée"),
    Wait.COMPLETENESS: Text("our check that nothing is missing", "notre vérification qu’il ne manque rien"),
    Wait.PASSED_DATE: Text(
        "an officer to look at your file, since a due date has passed",
        "l’examen de votre dossier par un agent, car une date limite est passée",
    ),
    Wait.INTERVIEW: Text("your interview, on the day we gave you", "votre entrevue, au jour que nous avons fixé"),
    Wait.REVIEW: Text("an officer to look at what came in", "l’examen par un agent de ce que nous avons reçu"),
    Wait.CHECKS: Text("our checks of your application", "nos vérifications de votre demande"),
    Wait.DECISION: Text("our decision", "notre décision"),
    Wait.PERMIT: Text("your permit to be made out", "l’établissement de votre permis"),
    Wait.MAILING: Text("your permit to be printed and mailed", "l’impression et l’envoi de votre permis"),
    Wait.DELIVERY: Text("the delivery of your permit", "la livraison de votre permis"),
    Wait.NOTHING: Text("nothing more", "plus rien"),
}


@dataclass(frozen=True, slots=True)
class Hold:
    """Who holds the ball, and what is waited for."""

    party: Party
    waits_for: Wait


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time with one holder: from `since` until before `until`; None is the stretch that goes on."""

    hold: Hold
    since: datetime
    until: datetime | None = None

    def length(self, *, at: datetime) -> timedelta:
        """Return how long it has lasted at an instant."""
        return (self.until or at) - self.since


@dataclass(frozen=True, slots=True)
class Ball:
    """The way of the ball so far: stretches that follow each other without a gap."""

    spans: tuple[Span, ...] = ()

    @property
    def now(self) -> Span | None:
        """The stretch that goes on; None before anything was received."""
        return self.spans[-1] if self.spans else None

    def sums(self, *, at: datetime) -> dict[Party, timedelta]:
        """Return how long each party has held the ball; the sums are the time since receipt, to the microsecond."""
        held: dict[Party, timedelta] = {}
        for span in self.spans:
            held[span.hold.party] = held.get(span.hold.party, timedelta()) + span.length(at=at)
        return held


def ball_of(entries: Iterable[Entry]) -> Ball:
    """Return the way of the ball through a whole journal."""
    case, ball = Case(), Ball()
    for entry in entries:
        case = evolve(case, entry)
        ball = moved(ball, case, entry)
    return ball


def moved(ball: Ball, case: Case, entry: Entry) -> Ball:
    """Return the way of the ball after one more entry; `case` is the case after it."""
    if isinstance(entry.event, medical_exam.MedicalResultReceived):
        ball = _with_physician(ball, entry.event.examined_on, until=entry.at)
    hold = hold_of(case)
    if ball.now is not None and ball.now.hold == hold:
        return ball
    return _handed_over(ball, hold, at=entry.at)


def _handed_over(ball: Ball, hold: Hold, *, at: datetime) -> Ball:
    spans = list(ball.spans)
    if spans and spans[-1].since == at:
        spans.pop()  # Several entries of one act are of one instant: what held between them held for no time.
    elif spans:
        spans[-1] = replace(spans[-1], until=at)
    if spans and spans[-1].hold == hold:
        spans[-1] = replace(spans[-1], until=None)
    else:
        spans.append(Span(hold, at))
    return Ball(tuple(spans))


_WITH_APPLICANT = Hold(Party.APPLICANT, Wait.MEDICAL_EXAM)
_WITH_PHYSICIAN = Hold(Party.PARTNER, Wait.MEDICAL_RESULT)


def _with_physician(ball: Ball, examined_on: date, *, until: datetime) -> Ball:
    """Give the physician the time from the end of the exam's day (UTC) on: the person had done their part by then."""
    last = ball.now
    if last is None or last.hold != _WITH_APPLICANT:
        return ball
    done_at = max(last.since, datetime.combine(examined_on + timedelta(days=1), time(), UTC))
    if done_at >= until:
        return ball
    theirs = () if done_at == last.since else (replace(last, until=done_at),)
    return Ball((*ball.spans[:-1], *theirs, Span(_WITH_PHYSICIAN, done_at)))


# --- whom a case waits for ----------------------------------------------------------------------------------

_OVER = Hold(Party.NOBODY, Wait.NOTHING)
_PERMIT_TO_COME = (permit.Stage.NONE, permit.Stage.PASSPORT_AWAITED, permit.Stage.LETTER_OUTSTANDING)


def hold_of(case: Case) -> Hold:
    """Return who holds the ball in a case as it stands; a decision that waits for a second person is not told."""
    stage = case.application.stage
    if stage is Stage.NOT_RECEIVED or stage in CLOSED:
        return _OVER
    if case.permit.stage in _PERMIT_TO_COME and (asked := _asked_of_applicant(case)):
        return Hold(Party.APPLICANT, asked)
    return _after_approval(case) if stage is Stage.APPROVED else Hold(Party.OFFICE, _office_waits_for(case))


def _asked_of_applicant(case: Case) -> Wait | None:
    if case.biometrics.stage is biometrics.Stage.AWAITED:
        return Wait.BIOMETRICS
    if any(one.stage is officer_request.Stage.OPEN for one in case.requests.values()):
        return Wait.ANSWER
    # Last, so that a span of the exam means that nothing else was waited for.
    return Wait.MEDICAL_EXAM if case.medical_exam.stage is medical_exam.Stage.INSTRUCTED else None


def _after_approval(case: Case) -> Hold:
    match case.permit.stage:
        case permit.Stage.NONE:
            return Hold(Party.OFFICE, Wait.PERMIT)
        case permit.Stage.PASSPORT_AWAITED:
            return Hold(Party.APPLICANT, Wait.PASSPORT)
        case permit.Stage.LETTER_OUTSTANDING:
            return Hold(Party.APPLICANT, Wait.ARRIVAL)
        case permit.Stage.ISSUED:
            return _DELIVERING[case.delivery.stage]
        case _:
            return _OVER


_MAILING = Hold(Party.OFFICE, Wait.MAILING)
_DELIVERING = {
    permit_delivery.Stage.NOT_DUE: _OVER,
    permit_delivery.Stage.TO_PRINT: _MAILING,
    permit_delivery.Stage.PRINTED: _MAILING,
    permit_delivery.Stage.CAME_BACK: _MAILING,
    permit_delivery.Stage.MAILED: Hold(Party.CARRIER, Wait.DELIVERY),
    permit_delivery.Stage.DELIVERED: _OVER,
}


def _office_waits_for(case: Case) -> Wait:
    if _date_passed(case):
        return Wait.PASSED_DATE
    if case.application.stage is Stage.RECEIVED:
        return Wait.COMPLETENESS
    if any(one.stage is interview.Stage.CONVENED for one in case.interviews.values()):
        return Wait.INTERVIEW  # the day is ours, so the wait for it is too
    if case.medical_exam.stage is medical_exam.Stage.RESULT_RECEIVED or any(
        one.stage is officer_request.Stage.ANSWERED for one in case.requests.values()
    ):
        return Wait.REVIEW
    # A check that was not passed is over like one that was.
    over = (check.Stage.PASSED, check.Stage.FAILED, check.Stage.NOT_APPLICABLE)
    return Wait.DECISION if all(one.stage in over for one in case.checks.values()) else Wait.CHECKS


def _date_passed(case: Case) -> bool:
    return (
        case.biometrics.stage is biometrics.Stage.LAPSED
        or case.medical_exam.stage is medical_exam.Stage.LAPSED
        or any(one.stage is officer_request.Stage.DEADLINE_PASSED for one in case.requests.values())
    )
