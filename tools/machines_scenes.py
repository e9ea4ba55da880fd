"""Where a machine can stand: cases with one machine at one stage, and situations that people are in.

`tools/machines_walk.py` walks through them; the tests of the core do too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any, get_args, get_type_hints

from workpermit.core.case import application as app
from workpermit.core.case import (
    biometrics,
    check,
    interview,
    medical_exam,
    officer_request,
    permit,
    permit_delivery,
    programme_request,
)
from workpermit.core.case.check import CheckKind
from workpermit.core.case.state import Case
from workpermit.core.forms.facts import facts_of
from workpermit.core.forms.reading import read
from workpermit.core.law.facts import Facts, Value

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
INSTANCE = "instance"
MACHINES: dict[str, ModuleType] = {
    "application": app,
    "biometrics": biometrics,
    "medical_exam": medical_exam,
    "checks": check,
    "requests": officer_request,
    "interviews": interview,
    "programmes": programme_request,
    "permit": permit,
    "delivery": permit_delivery,
}
KEYS: dict[str, tuple[str, ...]] = {"checks": tuple(CheckKind)} | dict.fromkeys(
    ("requests", "interviews", "programmes"), (INSTANCE,)
)
BLANK: dict[str, Any] = {
    "requests": officer_request.OfficerRequest(),
    "interviews": interview.Interview(),
    "programmes": programme_request.ProgrammeRequest(),
    "checks": check.Check(),
}
# What an officer finds of a person whose application is in order, at the desk and at the border.
MERITS: dict[str, Value] = {
    "channel": "online",
    "employer_standing": "not_listed",
    "employer_ineligible_until": None,
    "will_leave_canada": True,
    "able_to_do_work": True,
    "offer_genuine": True,
    "labour_dispute": False,
    "lmia_suspended": False,
    "identity_confirmed": True,
    "admissible": True,
    "held_status_when_leaving": False,
    "route_since_leaving": None,
}
ANOTHER = "another-person"


@dataclass(frozen=True, slots=True)
class Situation:
    """A person's facts, and the day after the signature at three in the afternoon (UTC)."""

    facts: Facts
    at: datetime


@cache
def situations() -> dict[str, Situation]:
    """Return example applications as facts, each with an officer's good findings."""
    return {name: situation(EXAMPLES / name / "application.json") for name in _TOLD}


# As few as lead along every arrow there is.
_TOLD = (
    "in-canada-extension",
    "missing-fee",
    "open-permit-spouse",
    "outside-visa-exempt",
    "outside-visa-required",
    "us-citizen",
    "visitor-under-public-policy",
)


def situation(path: Path) -> Situation:
    """Return one application as facts."""
    facts = {**facts_of(read(json.loads(path.read_text(encoding="utf-8")))), **MERITS}
    signed_on = facts.get("signed_on")
    filed_on = (signed_on if isinstance(signed_on, date) else date(2025, 12, 1)) + timedelta(days=1)
    return Situation(facts, datetime.combine(filed_on, time(15), tzinfo=UTC))


def surroundings(stage: app.Stage, at: datetime) -> Case:
    """Return a case whose other machines are where they usually are when the application is at `stage`."""
    case = Case(application=app.Application(stage=stage))
    if stage is app.Stage.NOT_RECEIVED:
        return case
    given = biometrics.Biometrics(biometrics.Stage.ENROLLED, enrolled_on=at.date())
    case = replace(case, biometrics=given)
    if stage in (app.Stage.RECEIVED, app.Stage.RETURNED, app.Stage.WITHDRAWN):
        return case
    return replace(
        case,
        medical_exam=medical_exam.MedicalExam(
            medical_exam.Stage.PASSED, examined_on=at.date(), assessment=medical_exam.Assessment.PASSED
        ),
        checks={kind: check.Check(check.Stage.PASSED) for kind in CheckKind},
    )


def scenes(part: str, stage: StrEnum, at: datetime) -> Iterator[Case]:
    """Yield cases with one machine at `stage`, its dates to come or gone, in each stage of the application."""
    outer = [stage] if part == "application" else list(app.Stage)
    for around, gone in product(outer, (False, True)):
        case = with_application(_usual(part, app.Stage(around), at), at, travelling=gone)
        day = at.date() + timedelta(days=-2 if gone else 20)
        if part == "application":
            for live in programme_request.LIVE:
                yield with_part(case, "programmes", live, day)
                if stage is app.Stage.DECISION_PROPOSED:
                    yield _approving(with_part(case, "programmes", live, day))
        else:
            yield with_part(case, part, stage, day)


def _approving(case: Case) -> Case:
    """Return the case with an approval proposed in it, as chance has it for one in twenty."""
    proposal = app.DecisionProposed(app.Verdict.APPROVED, "basis", "", "", because=(app.SecondReadCause.DRAWN,))
    return replace(case, application=replace(case.application, proposal=proposal))


def _usual(part: str, around: app.Stage, at: datetime) -> Case:
    case = surroundings(around, at)
    return replace(case, permit=permit.Permit(permit.Stage.ISSUED)) if part == "delivery" else case


def with_application(case: Case, at: datetime, *, travelling: bool) -> Case:
    """Return the case with what its application must know at its stage."""
    stage = case.application.stage
    proposal = app.DecisionProposed(app.Verdict.REFUSED, "basis", "", "", (app.RefusalGround.MISREPRESENTATION,))
    travels = (app.Travel(at.date() - timedelta(days=1)),) if travelling else ()
    known = app.Application(
        stage=stage,
        received_at=None if stage is app.Stage.NOT_RECEIVED else at,
        proposal=proposal if stage is app.Stage.DECISION_PROPOSED else None,
        proposed_by=ANOTHER,
        travels=travels,
    )
    return replace(case, application=known)


def with_part(case: Case, part: str, stage: StrEnum | str, day: date) -> Case:
    """Return the case with one machine at `stage`, every date of it on `day`."""
    blank = BLANK[part] if part in KEYS else type(getattr(case, part))()
    hints = hints_of(type(blank))
    instant = datetime.combine(day, time(1), tzinfo=UTC)
    dated: dict[str, Any] = {name: day for name, hint in hints.items() if date in get_args(hint)}
    dated |= {name: instant for name, hint in hints.items() if datetime in get_args(hint)}
    if part == "permit":
        dated["revocation_proposed_by"] = ANOTHER
    machine = replace(blank, **dated, stage=hints["stage"](stage))
    if stage == blank.stage:  # nothing has happened to it yet
        machine = blank
    changed: dict[str, Any] = {part: dict.fromkeys(KEYS[part], machine) if part in KEYS else machine}
    return replace(case, **changed)


_HINTS: dict[Any, dict[str, Any]] = {}


def hints_of(kind: Any) -> dict[str, Any]:
    # Reading annotations takes longer than everything else here.
    if kind not in _HINTS:
        _HINTS[kind] = get_type_hints(kind)
    return _HINTS[kind]
