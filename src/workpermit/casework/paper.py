"""What comes on paper: registered by hand by the mailroom, and from then on like what comes online (IN-02, ADR-61).

    envelope ─► day, courier's number ─┬─► an application: a draft typed from it ─► the case, in nobody's account
                                       └─► in a case: an answer to a request, an address, a new passport

Paper counts from the stamp of its arrival, however long it lay; our own letters count from the day we send them.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import IO, Final
from uuid import UUID

from django.db import transaction

from workpermit.accounts.models import Account
from workpermit.casework import draft_importing, drafts, enquiring, self_service
from workpermit.casework.door import Answer, execute
from workpermit.casework.draft_guidance import PAPER
from workpermit.casework.draft_importing import Imported
from workpermit.casework.drafts import DraftNow
from workpermit.casework.intake import Receipt, take_in
from workpermit.casework.models import CaseRow
from workpermit.casework.packages import Package
from workpermit.casework.records import NewRecord
from workpermit.casework.self_service import AddressGoes, Passport
from workpermit.core.case.actor import Actor
from workpermit.core.case.codec import to_microseconds
from workpermit.core.case.due import PAPER_MAY_WAIT
from workpermit.core.case.officer_request import AnswerRequest
from workpermit.core.case.refusal import CommandRefused, Refusal
from workpermit.core.forms.filing import Address
from workpermit.core.text import Text
from workpermit.trades.documents import keeping
from workpermit.trades.paper import registering
from workpermit.trades.paper.models import PaperItem, PaperKind

# A stamp tells a day; its noon (UTC) lies on that day in every zone where we open envelopes.
_STAMPED = time(12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Arrival:
    """The day on which an envelope reached us, and its courier's number where it has one."""

    on: date
    tracking_number: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """A scanned document that answers one item of a request; `item` counts from 0."""

    item: int
    kind: str
    name: str
    content: bytes


class NothingOnPaper(ValueError):
    """An answer on paper holds neither a document nor a word; nothing was registered."""

    text = Text(
        en="There is nothing to register yet. Add a scan, or copy what the person wrote.",
        fr="Il n’y a encore rien à enregistrer. Ajoutez une numérisation, ou recopiez ce que la personne a écrit.",
    )


def stamp_of(arrived_on: date, *, at: datetime) -> datetime:
    """Return the instant that a day of arrival stands for: now on the day itself, else its noon.

    Raises:
        CommandRefused: ARRIVAL_IMPOSSIBLE; the day lies ahead, or further back than an envelope lies unopened.
    """
    if not (at - PAPER_MAY_WAIT).date() < arrived_on <= at.date():
        raise CommandRefused(Refusal.ARRIVAL_IMPOSSIBLE, about=("arrived_on",))
    return min(at, datetime.combine(arrived_on, _STAMPED))


# --- an application --------------------------------------------------------------------------------------------


def begin_application(arrival: Arrival, *, form: str, clerk: Account, at: datetime) -> DraftNow:
    """Begin to type an application from paper, on the form that it came on.

    Raises:
        CommandRefused: the day of arrival is impossible.
        TooManyDrafts: the clerk has enough of them open.
    """
    stamp_of(arrival.on, at=at)
    with transaction.atomic():
        draft = drafts.begin(account_id=clerk.pk, at=at, form=form, arrived_on=arrival.on)
        _open_envelope(arrival, draft.id, clerk=clerk, at=at)
    return draft


def begin_from_package(archive: IO[bytes], arrival: Arrival, *, clerk: Account, at: datetime) -> Imported:
    """Begin with what a scanning service read from the paper: a package with the scans; faulty or not.

    Raises:
        CommandRefused, TooManyDrafts: as for `begin_application`.
        FilingFaults: nothing of the package can be kept.
    """
    stamp_of(arrival.on, at=at)
    with transaction.atomic():
        imported = draft_importing.import_package(archive, account_id=clerk.pk, at=at, arrived_on=arrival.on)
        _open_envelope(arrival, imported.draft.id, clerk=clerk, at=at)
    return imported


def take_in_application(package: Package, draft: DraftNow, *, key: str, actor: Actor, at: datetime) -> Receipt:
    """Make a case of an application on paper; it is found by its courier's number, and belongs to no account yet.

    Raises:
        CommandRefused, PeopleConflict: as for `take_in`.
    """
    assert draft.arrived_on is not None  # it is one on paper
    stamped_at = stamp_of(draft.arrived_on, at=at)
    receipt = take_in(package, key=key, actor=actor, at=at, channel=PAPER, draft_id=draft.id, stamped_at=stamped_at)
    item = registering.of_draft(draft.id)
    if item is not None:
        registering.put_into_case(item, receipt.case_id)
    enquiring.register_paper(receipt.case_id, actor=actor, tracking_number=(item.tracking_number or "") if item else "")
    return receipt


# --- in a case -------------------------------------------------------------------------------------------------


def answer_request(
    case_id: UUID,
    request_id: str,
    arrival: Arrival,
    *,
    scans: Sequence[Scan],
    note: str,
    nothing_more: bool,
    key: str,
    actor: Actor,
    at: datetime,
) -> Answer:
    """Register an answer to a request that came on paper, its scans under the items that they answer.

    Raises:
        NothingOnPaper: it holds neither a scan nor a word.
        DocumentFaulty: a scan cannot be taken.
        CommandRefused, KeyUsedOtherwise, UnknownCase: as at the door.
    """
    if not scans and not note.strip():
        raise NothingOnPaper
    stamped_at = stamp_of(arrival.on, at=at)
    with transaction.atomic():
        files = [_kept(scan, case_id, stamped_at) for scan in scans]
        body = {
            "documents": [one["document"] for one in files],
            "note": note.strip(),
            "files": files,
            "arrived_on": arrival.on.isoformat(),
        }
        said = NewRecord("answer", body, found_by_us=frozenset({"documents", "files"}))
        command = AnswerRequest(request_id, stamped_at, said.id, said.commitment, nothing_more=nothing_more)
        answer = execute(case_id, command, key=key, actor=actor, at=at, records=(said,))
        _enter(PaperKind.ANSWER, arrival, case_id, key=key, actor=actor, at=at)
    return answer


def _kept(scan: Scan, case_id: UUID, stamped_at: datetime) -> dict[str, str | int]:
    document = keeping.keep(scan.content, name=scan.name, kind=scan.kind, case_id=case_id, received_at=stamped_at)
    stamp = to_microseconds(stamped_at)
    return {
        "item": scan.item,
        "document": str(document.pk),
        "name": document.file_name,
        "note": "",
        "size": document.size,
        "sha256": document.sha256,
        "begun_at": stamp,
        "ended_at": stamp,
    }


def move(case_id: UUID, arrival: Arrival, address: Address, *, key: str, actor: Actor, at: datetime) -> AddressGoes:
    """Register a new address that the person wrote to us: into the case, or as a redirection (IN-06).

    Raises:
        CommandRefused, KeyUsedOtherwise, UnknownCase: as at the door.
    """
    stamp_of(arrival.on, at=at)
    with transaction.atomic():
        goes = self_service.move(case_id, address, key=key, actor=actor, at=at)
        _enter(PaperKind.ADDRESS, arrival, case_id, key=key, actor=actor, at=at)
    return goes


def renew_passport(
    case_id: UUID, arrival: Arrival, passport: Passport, *, key: str, actor: Actor, at: datetime
) -> Answer:
    """Register a new passport that the person wrote to us about.

    Raises:
        CommandRefused, KeyUsedOtherwise, UnknownCase: as at the door.
    """
    stamp_of(arrival.on, at=at)
    with transaction.atomic():
        answer = self_service.renew_passport(case_id, passport, key=key, actor=actor, at=at)
        _enter(PaperKind.PASSPORT, arrival, case_id, key=key, actor=actor, at=at)
    return answer


# --- found again -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Found:
    """What came under one courier's number: the cases, and the drafts that are typed from it still."""

    cases: tuple[CaseRow, ...]
    drafts: tuple[PaperItem, ...]


@dataclass(frozen=True, slots=True)
class OnPaper:
    """One thing that came on paper, as the case's page names it."""

    label: Text
    arrived_on: date
    tracking_number: str


_LABELS: Final = {
    PaperKind.APPLICATION: Text(en="Application", fr="Demande"),
    PaperKind.ANSWER: Text(en="Answer to a request", fr="Réponse à une demande de documents"),
    PaperKind.ADDRESS: Text(en="New address", fr="Nouvelle adresse"),
    PaperKind.PASSPORT: Text(en="New passport", fr="Nouveau passeport"),
}


def came_for(case_id: UUID) -> tuple[OnPaper, ...]:
    """Return what came on paper for a case, in the order of arrival; one query."""
    return tuple(
        OnPaper(_LABELS[PaperKind(one.kind)], one.arrived_on, one.tracking_number or "")
        for one in registering.of_case(case_id)
    )


def found_by(tracking_number: str) -> Found:
    """Return what came under a courier's number; two queries."""
    items = registering.with_number(tracking_number)
    rows = CaseRow.objects.filter(pk__in={one.case_id for one in items if one.case_id}).order_by("received_at", "pk")
    return Found(tuple(rows), tuple(one for one in items if one.case_id is None))


def _enter(kind: PaperKind, arrival: Arrival, case_id: UUID, *, key: str, actor: Actor, at: datetime) -> None:
    """Keep that something came on paper for a case, once for each key, and let enquiries find the case by it."""
    registering.register(
        kind,
        arrived_on=arrival.on,
        tracking_number=arrival.tracking_number,
        by=actor.id,
        at=at,
        case_id=case_id,
        item_id=uuid.uuid5(case_id, f"paper:{actor.id}:{key}"),
    )
    if arrival.tracking_number:
        enquiring.register_paper(case_id, actor=actor, tracking_number=arrival.tracking_number)


def _open_envelope(arrival: Arrival, draft_id: UUID, *, clerk: Account, at: datetime) -> None:
    registering.register(
        PaperKind.APPLICATION,
        arrived_on=arrival.on,
        tracking_number=arrival.tracking_number,
        by=str(clerk.pk),
        at=at,
        draft_id=draft_id,
    )
