"""Who meets whom on which case: the scenes, and what each of the two does; for `test_interleavings`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from casework.cases import AT, OFFICER, SITE, do, hand_in, new_key
from casework.interleaving import Stage
from web.asked import page_picture
from workpermit.accounts.models import Account
from workpermit.casework import (
    decisions,
    door,
    journal,
    programmes,
    queues,
    request_answers,
    requests,
    self_service,
    timekeeping,
    uploading,
    workbench,
)
from workpermit.casework.models import CaseRow
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.application import ConfirmComplete, RefusalGround
from workpermit.core.case.biometrics import Attempt, RecordEnrolment
from workpermit.core.case.case import Command
from workpermit.core.case.check import CheckKind, PassCheck, StartCheck
from workpermit.core.case.due import lapses_at
from workpermit.core.case.refusal import CommandRefused, Refusal
from workpermit.core.forms.filing import Address
from workpermit.core.law.checklist import DocumentKind
from workpermit.trades.documents.models import Upload

MAILROOM, SUPERVISOR = Actor(Role.MAILROOM_CLERK, "mailroom.one"), Actor(Role.SUPERVISOR, "supervisor.one")
DAY = timedelta(days=1)
LATER = AT + 2 * DAY
DUE_ON = (AT + 20 * DAY).date()
FILED = lapses_at(DUE_ON)
MERITS = ("will_leave_canada", "able_to_do_work", "offer_genuine")
GROUNDS = {RefusalGround.WILL_NOT_LEAVE: ["No ties were shown."]}


@dataclass(frozen=True, slots=True)
class Scene:
    """One case at the point where two are about to write, and what they write about."""

    case_id: UUID
    account: Account | None = None
    request_id: str = ""
    upload: Upload | None = None
    base: int = 0
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Acted:
    """An act took effect; `seen` is the number of the last entry that its page showed (None: it needs no page)."""

    by: Actor | None
    seen: int | None
    told: object


@dataclass(frozen=True, slots=True)
class Overtaken:
    """The page said that the case had changed, and what; nothing was done."""

    by: Actor
    changes: tuple[str, ...]


Writer = Callable[[Scene, Stage], object]


# --- how people write -----------------------------------------------------------------------------------------------


def from_page(actor: Actor, act: Callable[..., object], at: datetime = LATER) -> Writer:
    """Write as a page of the office does: read the case, later act on it as it was read."""

    def write(scene: Scene, stage: Stage) -> object:
        seen = journal.load(scene.case_id).sequence
        stage.stop("read")
        try:
            with door.as_seen(scene.case_id, seen):
                told = act(scene, key=new_key(), actor=actor, at=at)
        except door.CaseMoved:
            row = CaseRow.objects.get(pk=scene.case_id)
            changed = workbench.changed_since(row, seen)
            return Overtaken(actor, tuple(entry.actor.id for entry in changed))
        return Acted(actor, seen, told)

    return write


def at_once(actor: Actor, act: Callable[..., object], at: datetime = LATER) -> Writer:
    """Write as the person does, or the clock: what is right whatever else has happened."""

    def write(scene: Scene, stage: Stage) -> object:
        return Acted(actor, None, act(scene, key=new_key(), actor=actor, at=at))

    return write


def command(made: Callable[[Scene], Command]) -> Callable[..., object]:
    """Return the act that gives a bare command."""
    return lambda scene, **by: door.execute(scene.case_id, made(scene), **by)


# --- the cases they meet on -----------------------------------------------------------------------------------------


def in_process(turn: int, example: str = "outside-visa-required", *, account: Account | None = None) -> Scene:
    """A case in process; some need no biometrics."""
    case_id = hand_in(example, account=account)
    if journal.load(case_id).biometrics.stage == "awaited":
        do(case_id, RecordEnrolment(Attempt.ENROLLED, "Site"), by=SITE)
    do(case_id, ConfirmComplete())
    return Scene(case_id, account=account, turn=turn)


def asked(turn: int, *, account: Account | None = None) -> Scene:
    """A case of which two documents were asked."""
    scene = in_process(turn, "documents-requested", account=account)
    items = (requests.Asked(DocumentKind.QUALIFICATION_PROOF), requests.Asked(DocumentKind.POLICE_CERTIFICATE))
    request_id = requests.ask_for_documents(
        scene.case_id, items, due_on=DUE_ON, key=new_key(), actor=OFFICER, at=AT + DAY
    )
    return Scene(scene.case_id, account, request_id, turn=turn)


def to_decide(turn: int, example: str = "in-canada-extension", *, account: Account | None = None) -> Scene:
    """A case of which everything was found in order."""
    scene = in_process(turn, example, account=account)
    found = dict.fromkeys(MERITS, True) | {"labour_dispute": False, "lmia_suspended": False}
    decisions.note_facts(scene.case_id, found, key=new_key(), actor=OFFICER, at=AT)
    checks = journal.load(scene.case_id).checks
    for kind in CheckKind:
        if checks[kind].stage == "not_started":
            do(scene.case_id, StartCheck(kind))
            do(scene.case_id, PassCheck(kind))
    return scene


def approved(turn: int) -> Scene:
    """An extension that was approved; the permit is to be printed."""
    account = person()
    scene = to_decide(turn, account=account)
    decisions.approve(scene.case_id, key=new_key(), actor=OFFICER, at=AT + DAY)
    return scene


def to_revoke(turn: int) -> Scene:
    """A permit that somebody proposed to revoke."""
    scene = approved(turn)
    decisions.propose_revocation(scene.case_id, reasons="It was sold on.", key=new_key(), actor=OFFICER, at=AT + DAY)
    return scene


def likeness(turn: int) -> Scene:
    """A case whose employer is like one of the published list."""
    scene = in_process(turn)
    do(scene.case_id, StartCheck(CheckKind.EMPLOYER))
    return scene


def uploading_now(turn: int) -> Scene:
    """A file of which every byte has come, and that nobody has looked at yet."""
    account = person()
    scene = asked(turn, account=account)
    place = uploading.RequestItem(scene.case_id, scene.request_id, 0)
    content = page_picture(str(turn % 4))  # the same few files: a box looks at each of them anew
    upload = uploading.begin(place, name="proof.png", size=len(content), actor=account.actor, at=LATER)
    uploading.receive(upload, [content], offset=0, at=LATER)
    return Scene(scene.case_id, account, scene.request_id, upload, turn=turn)


def person() -> Account:
    """An applicant."""
    return Account.objects.create_account(f"{new_key()}@example.org", name="Somebody", role=Role.APPLICANT)


def address(scene: Scene) -> Address:
    """Another address for every turn."""
    return Address(f"{scene.turn + 1} Rue Nouvelle", None, "Gatineau", "QC", "J8X 1A1", "CA")


# --- what they do ---------------------------------------------------------------------------------------------------


def approve(scene: Scene, **by: Any) -> object:
    return decisions.approve(scene.case_id, **by)


def refuse(scene: Scene, **by: Any) -> object:
    return decisions.refuse(scene.case_id, GROUNDS, **by)


def withdraw(scene: Scene, **by: Any) -> object:
    return self_service.withdraw(scene.case_id, **by)


def ask(scene: Scene, **by: Any) -> object:
    return requests.ask_for_documents(scene.case_id, (requests.Asked(DocumentKind.PHOTO),), due_on=DUE_ON, **by)


def answer(scene: Scene, *, at: datetime, **by: Any) -> object:
    return requests.answer(scene.case_id, scene.request_id, begun_at=at, at=at, **by)


def lapse(scene: Scene, *, at: datetime, **_: Any) -> object:
    if not timekeeping.run_due_in(scene.case_id, at=at):
        raise CommandRefused(Refusal.NOT_NOW)  # as the clock itself takes it: somebody was quicker
    return None


def move(scene: Scene, *, actor: Actor, **by: Any) -> object:
    assert scene.account
    return self_service.move(scene.case_id, address(scene), actor=scene.account.actor, **by)


def confirm(scene: Scene, **by: Any) -> object:
    return decisions.confirm_match(scene.case_id, "2", reason="The same address.", **by)


def ask_to_work(scene: Scene, **by: Any) -> object:
    return programmes.request_interim_work(scene.case_id, **by)


def finish(scene: Scene, *, at: datetime, **_: Any) -> object:
    upload = Upload.objects.get(pk=scene.upload.pk) if scene.upload else None
    assert upload
    return uploading.finish(upload, at=at).progress


def send(scene: Scene, *, actor: Actor, at: datetime, **by: Any) -> object:
    assert scene.account
    return request_answers.send(
        scene.case_id, scene.request_id, begun_at=at, note="Here it is.", actor=scene.account.actor, at=at, **by
    )


def take(name: str) -> Writer:
    def write(scene: Scene, stage: Stage) -> object:
        account = Account.objects.with_email(f"{name}@office.example")
        assert account
        stage.stop("read")
        if not queues.take(scene.case_id, account):
            raise CommandRefused(Refusal.NOT_NOW)
        return Acted(None, None, str(account.pk))

    return write
