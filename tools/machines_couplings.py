"""Find what couples the machines of a case: the guard is asked in every stage of every other machine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from tools.machines_scenes import INSTANCE, KEYS, MACHINES, situations, surroundings, with_application, with_part

from workpermit.core.case.application import Stage as Around
from workpermit.core.case.case import guard
from workpermit.core.case.officer_request import OfficerRequest, RequestKind
from workpermit.core.case.officer_request import Stage as RequestStage
from workpermit.core.case.permit import Permit
from workpermit.core.case.permit import Stage as PermitStage
from workpermit.core.case.refusal import Refusal
from workpermit.core.case.state import Case

# The codes of stages (or of a kind of request at one) by the part of the case in which they stop a command.
Stopping = dict[str, list[str]]


def moves_while(part: str) -> dict[tuple[str, ...], list[str]]:
    """Return the commands of a machine by the stages of the application in which they are open."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for kind in MACHINES[part].STEPS:
        found[tuple(_around(part, kind))].append(kind.__name__)
    return found


def stopped(part: str, kind: type) -> dict[Refusal, Stopping]:
    """Return what other machines refuse a command that its own would allow, and in which of their stages."""
    case = _open(part, kind, next(_around(part, kind)))
    found: dict[Refusal, Stopping] = defaultdict(lambda: defaultdict(list))
    for other in MACHINES:
        if other not in ("application", part):
            for label, coupled in _variants(case, other):
                refusal = _refusal(coupled, part, kind)
                if refusal is not None:
                    found[refusal][other].append(label)
    return found


def _variants(case: Case, other: str) -> Iterator[tuple[str, Case]]:
    for stage in MACHINES[other].Stage:
        yield stage, with_part(case, other, stage, _now().date())
    if other == "requests":
        fairness = OfficerRequest(RequestStage.OPEN, RequestKind.PROCEDURAL_FAIRNESS)
        yield fairness.kind, replace(case, requests={INSTANCE: fairness})


def _around(part: str, kind: type) -> Iterator[str]:
    return (stage for stage in Around if _refusal(_open(part, kind, stage), part, kind) is None)


def _open(part: str, kind: type, around: str) -> Case:
    """Return a case in which the machine is where the command needs it, at one stage of the application."""
    stages = MACHINES[part].STEPS[kind].stages
    stage = next(one for one in MACHINES[part].Stage if one in stages)
    if part == "application":
        around = around if around in stages else stage
    case = with_application(surroundings(Around(around), _now()), _now(), travelling=False)
    if part == "application":
        return case
    case = replace(case, permit=Permit(PermitStage.ISSUED)) if part == "delivery" else case
    return with_part(case, part, stage, _now().date())


def _refusal(case: Case, part: str, kind: type) -> Refusal | None:
    role = min(MACHINES[part].STEPS[kind].roles)
    return guard(case, kind, key=KEYS[part][-1] if part in KEYS else None, role=role)


def _now() -> datetime:
    return next(iter(situations().values())).at
