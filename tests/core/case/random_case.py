"""One case and everything that can be done to it, drawn at random; what must hold is said beside each step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import datetime, timedelta
from random import Random

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from tools.machines_walk import arrows, walk

from core.case import told
from core.case.drawn import CHANCE, KEY_OF, PART_OF, PEOPLE, SITUATIONS, any_command, changed, command_of
from workpermit.core.case import (
    application,
    biometrics,
    case,
    check,
    codec,
    deadlines,
    medical_exam,
    permit,
    permit_delivery,
    programme_request,
)
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.ball import hold_of
from workpermit.core.case.case import Act, Command
from workpermit.core.case.check import CheckKind
from workpermit.core.case.history import history
from workpermit.core.case.meanings import LANE_MEANINGS
from workpermit.core.case.public_status import public_status
from workpermit.core.case.refusal import LONGEST_CODE, CommandRefused, RefusalKind
from workpermit.core.case.state import Case, Entry, Event, fold
from workpermit.core.law.facts import Facts, Value

FINAL = (
    application.ApplicationApproved,
    application.ApplicationRefused,
    application.ApplicationReturned,
    application.ApplicationWithdrawn,
)
# What only a named human brings about: deciding, returning, refusing, dismissing.
A_PERSONS = (
    *FINAL,
    application.DecisionProposed,
    application.DecisionSentBack,
    check.CheckFailed,
    check.EmployerMatchConfirmed,
    check.EmployerMatchDismissed,
    programme_request.ProgrammeGranted,
    programme_request.ProgrammeDenied,
    permit.PermitIssued,
    permit.PermitNotIssued,
    permit.RevocationProposed,
    permit.PermitRevoked,
)
BY_STATE = (RefusalKind.ROLE, RefusalKind.STATE)
# What ends a life is mostly put off, so that lives grow long.
ENDINGS = (application.WithdrawApplication, application.ReturnApplication, application.RefuseApplication)
SPARED = 0.8
ACTING = (*(role for role in Role if role not in (Role.AUDITOR, Role.ADMINISTRATOR)), *[Role.OFFICER] * 5)
SYSTEM = Actor(Role.SYSTEM, "timekeeping")


def usual_way(at: datetime) -> tuple[tuple[Command, Role], ...]:
    """Return the usual way to a permit in hand; what the facts do not allow on it is refused, and passed over."""
    officer, border, mailroom = Role.OFFICER, Role.BORDER_OFFICER, Role.MAILROOM_CLERK
    request = programme_request.RequestProgramme("one", programme_request.Programme.VISIT2WORK2020, "message", "c")
    return (
        (application.ReceiveApplication("filing", "c"), Role.APPLICANT),
        (biometrics.RecordEnrolment(biometrics.Attempt.ENROLLED, "site"), Role.SITE_CLERK),
        (request, Role.APPLICANT),
        (application.ConfirmComplete(), Role.SYSTEM),
        *((check.StartCheck(kind), officer) for kind in CheckKind),
        (medical_exam.InstructMedicalExam(), officer),
        (medical_exam.RecordMedicalResult(at.date(), "result", "c"), Role.PANEL_PHYSICIAN),
        (programme_request.GrantProgramme("one"), officer),
        (medical_exam.AssessMedicalResult(medical_exam.Assessment.PASSED), officer),
        *((check.PassCheck(kind), officer) for kind in CheckKind),
        (application.ApproveApplication("basis", "c", "WP1"), officer),
        (permit.RecordVisaIssued((at + timedelta(days=300)).date()), officer),
        (permit_delivery.PrintPermit(), mailroom),
        (permit_delivery.MailPermit("TRACK1"), mailroom),
        (permit.IssuePermit("WP1", "YUL"), border),
        (permit.ProposeRevocation("reasons", "c"), officer),
    )


GOOD_FACTS: tuple[dict[str, Value], ...] = (
    {"work_permit_fee_paid": True, "signed": True},
    {"in_canada_on_filing": True, "form": "imm_5710"},
    {},
)
Written = tuple[str, str, datetime, Actor]
REACHED: set[str] = set()  # kinds of events met in this run, for the test that the walk gets everywhere


class Life:
    """A case, its journal as text, and the facts and the instant of the moment."""

    def __init__(self) -> None:
        self.case = Case()
        self.journal: list[Written] = []
        self.facts: Facts = {}
        self.at = SITUATIONS[0].at

    def somebody_applies(self, chance: Random) -> None:
        situation = chance.choice(SITUATIONS)
        self.facts, self.at = {**situation.facts, **chance.choice(GOOD_FACTS)}, situation.at
        way = usual_way(self.at)
        for command, role in way[: chance.randint(0, len(way))]:
            self.give(command, Actor(role, "ada"))

    def an_act_that_is_open(self, chance: Random) -> None:
        role = chance.choice(ACTING)
        acts = sorted(case.allowed(self.case, role), key=str)
        if acts:
            act = chance.choice(acts)
            if act.kind in ENDINGS and chance.random() < SPARED:
                return
            command = command_of(chance, act.kind, self.case, self.at, key=act.key)
            self.give(command, Actor(role, chance.choice(PEOPLE)))

    def anything_at_all(self, chance: Random) -> None:
        self.give(any_command(chance, self.at), Actor(chance.choice(list(Role)), chance.choice(PEOPLE)))

    def something_else_is_known(self, chance: Random) -> None:
        self.facts = changed(chance, self.facts)

    def time_passes(self, chance: Random) -> None:
        self.at += timedelta(minutes=chance.choice((1, 16, 1440, 20 * 1440, 60 * 1440)))

    def time_calls(self, chance: Random) -> None:
        wake = deadlines.next_wake(self.case)
        if wake is None:
            return
        self.at = max(self.at, wake + timedelta(microseconds=chance.choice((-1, 0, 1))))
        due = deadlines.due_commands(self.case, self.at)
        assert bool(due) is (self.at >= wake), "what calls is due at its instant and not before"
        for command in due:
            assert self.give(command, SYSTEM), f"time calls for {command}, so it is carried out"
        before = self.case
        assert deadlines.due_commands(self.case, self.at) == (), "what was carried out is not due again"
        for command in due:
            assert not self.give(command, SYSTEM), f"{command} given twice changes nothing the second time"
        assert self.case == before

    def give(self, command: Command, actor: Actor) -> tuple[Event, ...]:
        """Give a command and hold what follows against every promise; return its events, none where refused."""
        is_open = _act(self.case, command) in case.allowed(self.case, actor.role)
        try:
            found = case.decide(self.case, command, facts=self.facts, actor=actor, at=self.at)
        except CommandRefused as refused:
            _check_refusal(refused, is_open=is_open)
            return ()
        assert is_open, f"{actor.role} may not {command}, and it was carried out"
        assert found, "a command that is carried out leaves an event"
        assert not case.is_terminal(self.case), "nothing happens to what has ended"
        for event in found:
            _check_event(event, actor)
        led = arrows(self.case, command, found, at=self.at, actor=actor)
        assert led <= walk().edges, f"the page shows every arrow, and not {led - walk().edges}"
        self._write(found, command, actor)
        return found

    def _write(self, found: tuple[Event, ...], command: Command, actor: Actor) -> None:
        for event in found:
            author = case.author_of(event, command, actor=actor)
            self.journal.append((*codec.encode(event), self.at, author))
            self.case = fold([Entry(self.case.sequence + 1, self.at, author, event)], since=self.case)
        REACHED.update(type(event).__name__ for event in found)
        assert sum(kind in {one.__name__ for one in FINAL} for kind, *_ in self.journal) <= 1, "one decision a case"

    def ends(self) -> None:
        """Read the journal back and hold the case it tells against the one that ran."""
        entries = tuple(_read(self.journal))
        assert fold(entries) == self.case, "the journal tells the case that ran"
        assert len(history(entries)) <= len(entries)
        _check_status(self.case)
        assert told.ghosts(entries) == [], "nothing moves on the tracker without a reason"
        told.check_ball(entries, at=self.at)
        if case.is_terminal(self.case):
            assert not any(case.allowed(self.case, role) for role in Role), "what has ended allows nothing"
            assert deadlines.next_wake(self.case) is None, "time calls for nothing in what has ended"


Step = Callable[[Life, Random], None]
STEPS: tuple[Step, ...] = (
    *[Life.an_act_that_is_open] * 6,
    Life.anything_at_all,
    Life.something_else_is_known,
    Life.time_passes,
    Life.time_calls,
)


class RandomCase(RuleBasedStateMachine):
    """The same life for Hypothesis, which finds the shortest one that goes wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.life = Life()

    @initialize(chance=CHANCE)
    def somebody_applies(self, chance: Random) -> None:
        self.life.somebody_applies(chance)

    @rule(chance=CHANCE, step=st.sampled_from(STEPS))
    def something_happens(self, chance: Random, step: Step) -> None:
        step(self.life, chance)

    def teardown(self) -> None:
        self.life.ends()


def live(seed: int, *, steps: int) -> None:
    """Live one life from a number, without Hypothesis: many more of them fit into a second."""
    chance, life = Random(seed), Life()
    life.somebody_applies(chance)
    for _ in range(steps):
        chance.choice(STEPS)(life, chance)
    life.ends()


def _read(journal: list[Written]) -> Iterator[Entry]:
    for number, (kind, text, at, author) in enumerate(journal, start=1):
        event = codec.decode(kind, text)
        assert codec.encode(event) == (kind, text), "what is read back is written in the same bytes"
        yield Entry(number, at, author, event)


def _act(of: Case, command: Command) -> Act:
    part = PART_OF[type(command)]
    key = getattr(command, KEY_OF[part]) if part in KEY_OF else None
    return Act(type(command), key if part in KEY_OF and key in getattr(of, part) else None)


def _check_refusal(refused: CommandRefused, *, is_open: bool) -> None:
    assert (refused.refusal.kind not in BY_STATE) is is_open, f"`allowed` and the guard differ: {refused}"
    assert refused.refusal.text.en
    assert refused.refusal.text.fr


def _check_event(event: Event, actor: Actor) -> None:
    assert actor.is_person or not isinstance(event, A_PERSONS), f"no job brings about {event}"
    for field in fields(event):
        value = getattr(event, field.name)
        for text in value if isinstance(value, tuple) else (value,):
            assert not isinstance(text, str) or len(text) <= LONGEST_CODE, f"{field.name} holds a story"


def _check_status(of: Case) -> None:
    """The tracker has something to say of every case, and never that a check was failed or a decision is proposed."""
    for lane, status in public_status(of).lanes:
        assert (lane, status) in LANE_MEANINGS, f"{lane} {status} has no words"
    assert all(step.text.en and step.text.fr for step in public_status(of).next_steps)
    kind_to = {kind: one.stage for kind, one in of.checks.items()}
    if check.Stage.FAILED in kind_to.values():
        kinder = fold(
            (Entry(of.sequence, SITUATIONS[0].at, SYSTEM, check.CheckPassed(CheckKind(kind)))
             for kind, stage in kind_to.items() if stage is check.Stage.FAILED),
            since=of,
        )  # fmt: skip
        assert public_status(kinder) == public_status(of), "a failed check reads like a passed one"
        assert hold_of(kinder) == hold_of(of), "who is waited for does not tell of a failed check"
    if of.application.stage is application.Stage.DECISION_PROPOSED:
        undecided = replace(of, application=replace(of.application, stage=application.Stage.IN_PROCESS))
        assert public_status(undecided) == public_status(of), "a proposed decision is not shown"
        assert hold_of(undecided) == hold_of(of), "who is waited for does not tell of a proposed decision"
