"""Whole cases, each lived once through the core's own `decide`: the templates of the filler.

A life ends in one of the ways of the field, and is longer or shorter by what officers ask on the way. Endings carry
weights: about one case in ten is open, two in three of the decided ones are approved, as published volumes have it.
"""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from workpermit.casework.facts import DOSSIER, FILING
from workpermit.casework.records import NewRecord
from workpermit.core.case import biometrics, medical_exam, permit
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.application import (
    AmendDossier,
    ApproveApplication,
    ConfirmComplete,
    ReceiveApplication,
    RefusalGround,
    RefuseApplication,
)
from workpermit.core.case.biometrics import Attempt, RecordEnrolment
from workpermit.core.case.case import Command, author_of, decide
from workpermit.core.case.check import CheckKind, FailCheck, PassCheck, Stage, StartCheck
from workpermit.core.case.interview import ConveneInterview, RecordInterviewHeld
from workpermit.core.case.medical_exam import AssessMedicalResult, Assessment, InstructMedicalExam, RecordMedicalResult
from workpermit.core.case.officer_request import AnswerRequest, CloseRequest, MakeRequest, RequestKind
from workpermit.core.case.permit import IssuePermit, LapseLetter, RecordVisaIssued
from workpermit.core.case.permit_delivery import MailPermit, PrintPermit, RecordDelivery
from workpermit.core.case.state import Case, Entry, fold
from workpermit.core.forms.facts import facts_of
from workpermit.core.forms.filing import Filing
from workpermit.core.forms.reading import read
from workpermit.core.law.calendar import due_instant
from workpermit.core.law.facts import Value

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
# What the example persons told, without what no rule and no column asks: most of a filing's length.
_LEFT_OUT = ("education", "work_history", "family_members", "background")
_MERITS: dict[str, Value] = {
    "will_leave_canada": True,
    "able_to_do_work": True,
    "offer_genuine": True,
    "labour_dispute": False,
    "lmia_suspended": False,
    "admissible": True,
    "prior_breaches": (),
    "employer_standing": "not_listed",
    "employer_ineligible_until": None,
}
PERMIT_NUMBER = "U000000000"
TRACKING_NUMBER = "RN000000000CA"


@dataclass
class Life:
    """One case on its way: its state, its entries, its records, the facts and the instant of the moment."""

    filing: Filing
    at: datetime
    case: Case = field(default_factory=Case)
    entries: list[Entry] = field(default_factory=list)
    records: list[NewRecord] = field(default_factory=list)
    facts: dict[str, Value] = field(default_factory=dict)

    def do(self, role: Role, command: Command, *, days: int = 0, hours: int = 1) -> None:
        """Let time pass and carry out a command as somebody of a role."""
        self.at += timedelta(days=days, hours=hours)
        actor = Actor(role, role.value)
        events = decide(self.case, command, facts=self.facts, actor=actor, at=self.at)
        new = [
            Entry(number, self.at, author_of(event, command, actor=actor), event)
            for number, event in enumerate(events, self.case.sequence + 1)
        ]
        self.entries += new
        self.case = fold(new, since=self.case)

    def keep(self, kind: str, body: dict[str, Any]) -> tuple[str, str]:
        """Keep a record and return its id and commitment."""
        kept = NewRecord(kind, body)
        self.records.append(kept)
        return kept.id, kept.commitment


def small(example: str) -> Filing:
    """Return the filing of an example without its longest parts."""
    data = json.loads((EXAMPLES / example / "application.json").read_text(encoding="utf-8"))
    return read(
        {name: [] if name in _LEFT_OUT[:3] else value for name, value in data.items()}
        | {"documents": data["documents"]}
    )


def begun(example: str) -> Life:
    """Return a life whose application was just received."""
    filing = small(example)
    signed_on = filing.answers.day("declaration.signed_on") or date(2025, 10, 6)
    life = Life(filing, datetime(signed_on.year, signed_on.month, signed_on.day, 14, tzinfo=UTC))
    life.facts = {**facts_of(filing), "channel": "online"}
    life.do(Role.APPLICANT, ReceiveApplication(*life.keep(FILING, filing.as_json())))
    return life


def enrolled(life: Life) -> None:
    """Give biometrics, after one appointment in vain, where they are due."""
    if life.case.biometrics.stage is biometrics.Stage.AWAITED:
        life.do(Role.SITE_CLERK, RecordEnrolment(Attempt.NO_SHOW, "Site 7"), days=6)
        life.do(Role.SITE_CLERK, RecordEnrolment(Attempt.ENROLLED, "Site 7"), days=3)


def in_process(life: Life) -> None:
    """Bring the application into processing."""
    enrolled(life)
    life.do(Role.OFFICER, ConfirmComplete(), days=8)


def examined(life: Life) -> None:
    """Have a medical exam, where one is not ruled out."""
    if life.case.medical_exam.stage is medical_exam.Stage.UNSETTLED:
        life.do(Role.OFFICER, InstructMedicalExam(), days=1)
        life.at += timedelta(days=12)
        result = life.keep("medical", {"exam": "complete"})
        life.do(Role.PANEL_PHYSICIAN, RecordMedicalResult(life.at.date(), *result))
        life.do(Role.OFFICER, AssessMedicalResult(Assessment.PASSED), days=5)


def asked(life: Life, *, rounds: int, answered: bool = True) -> None:
    """Ask for documents a number of times; the last time is left without an answer where `answered` is False."""
    for turn in range(rounds):
        request_id = str(uuid.uuid4())
        items = life.keep("request", {"items": [{"kind": "qualification_proof", "note": None}]})
        due_on = (life.at + timedelta(days=31)).date()
        life.do(Role.OFFICER, MakeRequest(request_id, RequestKind.DOCUMENTS, due_on, *items), days=2)
        if answered or turn + 1 < rounds:
            said = life.keep("answer", {"documents": [], "note": ""})
            life.at += timedelta(days=9)
            life.do(Role.APPLICANT, AnswerRequest(request_id, life.at, *said), hours=0)
            life.do(Role.OFFICER, CloseRequest(request_id), days=3)


def interviewed(life: Life) -> None:
    """Hold an interview."""
    interview_id = str(uuid.uuid4())
    starts_at = life.at + timedelta(days=10)
    life.do(Role.OFFICER, ConveneInterview(interview_id, starts_at, *life.keep("interview", {"length_minutes": 30})))
    life.do(Role.OFFICER, RecordInterviewHeld(interview_id, *life.keep("notes", {"notes": "Held."})), days=10)


def checked(life: Life, *, found: dict[str, Value] | None = None) -> None:
    """Run the three checks, with what an officer found noted first; what the rules forbid to pass fails."""
    kinds = [kind for kind in CheckKind if life.case.checks[kind].stage is Stage.NOT_STARTED]
    for kind in kinds:
        life.do(Role.OFFICER, StartCheck(kind))
    noted = {**_MERITS, **(found or {})}
    told = {name: value for name, value in noted.items() if value != ()}
    life.do(Role.OFFICER, AmendDossier(*life.keep(DOSSIER, {"facts": told, "by": "officer"})), days=3)
    life.facts |= noted
    for kind in kinds:
        fails = found and kind is CheckKind.ELIGIBILITY
        life.do(Role.OFFICER, FailCheck(kind) if fails else PassCheck(kind))


def approved(life: Life) -> None:
    """Approve the application."""
    basis = life.keep("decision", {"evidence": ["offer.pdf"], "reasons": {"approval": ["In order."]}, "findings": []})
    life.do(Role.OFFICER, ApproveApplication(*basis, PERMIT_NUMBER), days=4)
    if life.case.permit.stage is permit.Stage.PASSPORT_AWAITED:
        life.do(Role.OFFICER, RecordVisaIssued(date(life.at.year + 2, 10, 30)), days=11)


def refused(life: Life) -> None:
    """Refuse it, since the offer was found not to be genuine."""
    checked(life, found={"offer_genuine": False})
    ground = RefusalGround.OFFER_NOT_GENUINE
    basis = life.keep(
        "decision", {"evidence": ["offer.pdf"], "reasons": {ground.value: ["No such shop."]}, "findings": []}
    )
    life.do(Role.OFFICER, RefuseApplication(*basis, (ground,)), days=4)


def arrived(life: Life) -> None:
    """Meet the person at a port of entry and issue the permit."""
    entered_on, route = (life.at + timedelta(days=20)).date(), (str(life.facts["citizenship"]),)
    found: dict[str, Value] = {"identity_confirmed": True, "admissible": True}
    told = {**found, "entered_on": entered_on.isoformat(), "route_since_leaving": list(route)}
    life.do(Role.BORDER_OFFICER, AmendDossier(*life.keep(DOSSIER, {"facts": told, "by": "border"})), days=20)
    life.facts |= {**found, "entered_on": entered_on, "route_since_leaving": route}
    life.do(Role.BORDER_OFFICER, IssuePermit(PERMIT_NUMBER, "YVR"))


def lapsed(life: Life) -> None:
    """Let the letter of introduction run out."""
    until = life.case.permit.letter_until
    assert until is not None  # the ending begins with a letter
    life.at = due_instant(until)
    life.do(Role.SYSTEM, LapseLetter())


def mailed(life: Life, *, delivered: bool) -> None:
    """Print and mail the permit, and deliver it."""
    life.do(Role.MAILROOM_CLERK, PrintPermit(), days=2)
    life.do(Role.MAILROOM_CLERK, MailPermit(TRACKING_NUMBER), days=1)
    if delivered:
        life.do(Role.MAILROOM_CLERK, RecordDelivery(), days=7)
