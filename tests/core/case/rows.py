"""Tables about one machine, as a reader can follow them, and how a row of each is judged.

GATES  command | from which stages | by which roles | while the application is (left out: at any stage)
ROWS   a sentence, the stage before, who, the command, and what follows: events, or a refusal with its code
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from tools.machines_scenes import KEYS, MACHINES, scenes, situations

from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.application import Stage as Around
from workpermit.core.case.case import Command, decide, guard
from workpermit.core.case.refusal import CommandRefused, Refusal
from workpermit.core.case.state import Case
from workpermit.core.law.facts import Facts, Value, faults

UNSAID = object()  # takes a fact away: unknown


@dataclass(frozen=True, slots=True)
class Gate:
    """When one command is open."""

    stages: frozenset[str]
    roles: frozenset[str]
    around: frozenset[str] = frozenset(Around)


@dataclass(frozen=True, slots=True)
class Row:
    """One command given at one stage, and what follows."""

    told: str
    stage: StrEnum
    by: Role
    command: Command
    then: tuple[type, ...] | Refusal
    about: tuple[str, ...] | None = None
    whose: str = "outside-visa-exempt"
    facts: dict[str, Any] = field(default_factory=dict)
    around: Around = Around.IN_PROCESS
    gone: bool = False  # the machine's dates have passed, the travel is on
    parts: dict[str, Any] = field(default_factory=dict)  # other machines, where they matter
    by_id: str = "the-one-who-acts"


def gates(table: str) -> dict[str, Gate]:
    """Read a table of gates."""
    lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return {line[0]: Gate(*(frozenset(cell.split()) for cell in line[1:])) for line in lines}


def check_gates(part: str, table: str) -> None:
    """Hold a table of gates against the guard: every command, stage, role and stage of the application."""
    told, module = gates(table), MACHINES[part]
    assert set(told) == {kind.__name__ for kind in module.STEPS}, "the table and the machine name the same commands"
    at = situations()["outside-visa-exempt"].at
    for kind in module.STEPS:
        for stage in module.Stage:
            for case in scenes(part, stage, at):
                for role in Role:
                    found = guard(case, kind, key=KEYS[part][-1] if part in KEYS else None, role=role)
                    assert found is _expected(told[kind.__name__], stage, role, case), (kind.__name__, stage, role)


def _expected(gate: Gate, stage: str, role: str, case: Case) -> Refusal | None:
    if role not in gate.roles:
        return Refusal.ROLE_MAY_NOT
    if stage not in gate.stages:
        return Refusal.NOT_NOW
    return None if case.application.stage in gate.around else Refusal.APPLICATION_STAGE


def check_row(part: str, row: Row) -> None:
    """Give the row's command and compare what follows."""
    situation = situations()[row.whose]
    told: dict[str, Value] = {**situation.facts, **row.facts}
    facts = {name: value for name, value in told.items() if value is not UNSAID}
    assert not faults(facts), faults(facts)
    found, about = _given(_case(part, row), row, facts, situation.at)
    assert found == row.then, row.told
    assert row.about is None or about == row.about, row.told


def _given(case: Case, row: Row, facts: Facts, at: datetime) -> tuple[tuple[type, ...] | Refusal, tuple[str, ...]]:
    try:
        events = decide(case, row.command, facts=facts, actor=Actor(row.by, row.by_id), at=at)
    except CommandRefused as refused:
        return refused.refusal, refused.about
    return tuple(type(event) for event in events), ()


def _case(part: str, row: Row) -> Case:
    cases: Iterator[Case] = scenes(part, row.stage, situations()[row.whose].at)
    around = row.stage if part == "application" else row.around
    case = next(one for one in cases if one.application.stage == around and bool(one.application.travels) is row.gone)
    return replace(case, **row.parts)
