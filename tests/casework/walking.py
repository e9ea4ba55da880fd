"""Random walks: commands made up from what is allowed, with content that is plausible and now and then is not."""

from __future__ import annotations

import random
import uuid
from dataclasses import fields
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, get_args, get_type_hints
from uuid import UUID

from casework.cases import new_key
from workpermit.casework import journal
from workpermit.casework.door import execute
from workpermit.casework.records import NewRecord
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.application import AmendDossier, ChangeAddress, WithdrawApplication
from workpermit.core.case.case import Act, allowed
from workpermit.core.case.programme_request import RequestProgramme
from workpermit.core.case.refusal import CommandRefused
from workpermit.core.case.state import Case
from workpermit.core.law import notation
from workpermit.core.law.facts import Facts

_INSTANCES = ("request_id", "interview_id", "programme_id")
_MERITS: Facts = {
    "will_leave_canada": True,
    "able_to_do_work": True,
    "offer_genuine": True,
    "labour_dispute": False,
    "lmia_suspended": False,
    "identity_confirmed": True,
    "admissible": True,
    "route_since_leaving": ("PH",),
}


_SELDOM = (WithdrawApplication, RequestProgramme, AmendDossier, ChangeAddress)


def step(case_id: UUID, chance: random.Random, *, at: datetime) -> bool:
    """Try one random act on a case and tell whether it took effect."""
    case = journal.load(case_id)
    actor = Actor(chance.choice([role for role in Role if allowed(case, role)]), f"somebody.{chance.randrange(3)}")
    acts = sorted(allowed(case, actor.role), key=lambda one: (one.kind.__name__, one.key or ""))
    act = chance.choice(acts)
    if act.kind in _SELDOM and chance.random() < 0.9:
        return False  # else hardly a walk would come far
    command, records = _command(act, case, chance, at=at)
    try:
        execute(case_id, command, key=new_key(), actor=actor, at=at, records=records)
    except CommandRefused:
        return False
    return True


def is_over(case: Case) -> bool:
    """Tell whether nothing is open to anybody any more."""
    return not any(allowed(case, role) for role in Role)


def _command(act: Act, case: Case, chance: random.Random, *, at: datetime) -> tuple[Any, list[NewRecord]]:
    kind, hints = act.kind, get_type_hints(act.kind)
    names = [one.name for one in fields(kind)]
    kept = [NewRecord("dossier", {"facts": _facts(chance, at)})] if "commitment" in names else []
    values: dict[str, Any] = {}
    for name in names:
        if name == "commitment":
            values[name] = kept[0].commitment
        elif name in _INSTANCES:
            values[name] = act.key or str(uuid.UUID(int=chance.getrandbits(128)))
        elif name == "check":
            values[name] = act.key
        elif name == "listed_id":
            values[name] = str(chance.randrange(9))
        elif name.endswith("_id"):
            values[name] = kept[0].id
        else:
            values[name] = _value(name, hints[name], chance, at=at)
    return kind(**values), kept


def _facts(chance: random.Random, at: datetime) -> Any:
    known: Facts = {**_MERITS, "entered_on": at.date()}
    return notation.to_json({name: value for name, value in known.items() if chance.random() < 0.9})


def _value(name: str, hint: Any, chance: random.Random, *, at: datetime) -> object:
    if name == "begun_at":
        return at - timedelta(minutes=chance.randrange(20))
    if name == "permit_number":
        return f"U{chance.randrange(910_000_000, 990_000_000)}"
    if hint is datetime:
        return at + timedelta(days=chance.randrange(1, 40))
    if hint is date or date in get_args(hint):
        return at.date() + timedelta(days=chance.choice([-2, 5, 30, 90]))
    if hint is bool:
        return chance.random() < 0.5
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return chance.choice(list(hint))
    if get_args(hint)[1:] == (...,):
        item = get_args(hint)[0]
        return (chance.choice(list(item)),) if issubclass(item, StrEnum) else ("PH",)
    return "YVR"
