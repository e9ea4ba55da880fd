"""Walk every machine of a case from each of its stages, to learn what leads where.

Nothing is written down twice: the tables say which command is open where, `decide` what follows, `evolve`
where that leads. `tools/machines.py` makes the page of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import product

from tools.machines_samples import samples
from tools.machines_scenes import BLANK, KEYS, MACHINES, scenes, situations

from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.case import Command, decide
from workpermit.core.case.refusal import CommandRefused
from workpermit.core.case.state import Case, Entry, Event, evolve

_CLERK = "the-one-who-acts"


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """One arrow of a machine: what (a command, or another machine's event) leads from stage to stage."""

    part: str
    before: str
    cause: str
    after: str


@dataclass(frozen=True, slots=True)
class Walked:
    """What the walk saw: the arrows, each command's own events, and which event brings about which elsewhere."""

    edges: frozenset[Edge]
    events: Mapping[str, frozenset[str]]
    consequences: frozenset[tuple[str, str]]


@cache
def walk() -> Walked:
    """Give every command in every stage it is open in, in every situation, and note what follows."""
    edges: set[Edge] = set()
    events: dict[str, set[str]] = {}
    consequences: set[tuple[str, str]] = set()
    for situation in situations().values():
        for case, command, part, actor in _tries(situation.at):
            try:
                found = decide(case, command, facts=situation.facts, actor=actor, at=situation.at)
            except CommandRefused:
                continue
            edges |= arrows(case, command, found, at=situation.at, actor=actor)
            own = {type(one).__name__ for one in found if isinstance(one, MACHINES[part].Event)}
            events.setdefault(type(command).__name__, set()).update(own)
            cause = type(found[0]).__name__
            consequences |= {(cause, name) for one in found if (name := type(one).__name__) not in own}
    return Walked(frozenset(edges), {name: frozenset(kinds) for name, kinds in events.items()}, frozenset(consequences))


def arrows(case: Case, command: Command, found: tuple[Event, ...], *, at: datetime, actor: Actor) -> set[Edge]:
    """Return the arrows along which `found` takes the machines; other machines' name the event that moved them."""
    after = case
    for number, event in enumerate(found, start=case.sequence + 1):
        after = evolve(after, Entry(number, at, actor, event))
    edges = set()
    for part, module in MACHINES.items():
        about = [event for event in found if isinstance(event, module.Event)]
        own = isinstance(command, module.Command)
        cause = type(command).__name__ if own else type(found[0]).__name__
        for key in _keys_of(part, about):
            edges.add(Edge(part, _stage(case, part, key), cause, _stage(after, part, key)))
    return edges


def _keys_of(part: str, about: list[Event]) -> set[str]:
    if part not in KEYS:
        return {""} if about else set()
    name = {"checks": "check"}.get(part, f"{part.removesuffix('s')}_id")
    return {getattr(event, name) for event in about}


def _stage(case: Case, part: str, key: str) -> str:
    machine = getattr(case, part)
    return str((machine.get(key, BLANK[part]) if part in KEYS else machine).stage)


def _tries(at: datetime) -> Iterator[tuple[Case, Command, str, Actor]]:
    for part, module in MACHINES.items():
        for kind, step in module.STEPS.items():
            role = next((one for one in Role if one in step.roles and one is not Role.SYSTEM), Role.SYSTEM)
            for stage in sorted(step.stages):
                for case, command in product(scenes(part, stage, at), samples(kind, at)):
                    yield case, command, part, Actor(role, _CLERK)
