"""Twelve pairs of writers who meet on one case, in 42 interleavings each: nobody overwrites what they have not read.

After each of the 504: the journal is whole; whoever acts from a page acted on exactly what the page showed; of two acts
that exclude each other one took effect; and who came second was told what had changed (S-11, reliability 3.4).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, TypeVar

import pytest

from casework.cases import COUNTER, OFFICER, SECOND_OFFICER
from casework.interleaving import Stage, watched
from casework.meetings import (
    DAY,
    DUE_ON,
    FILED,
    MAILROOM,
    SUPERVISOR,
    Acted,
    Overtaken,
    Scene,
    Writer,
    address,
    answer,
    approve,
    approved,
    ask,
    ask_to_work,
    asked,
    at_once,
    command,
    confirm,
    finish,
    from_page,
    in_process,
    lapse,
    likeness,
    move,
    refuse,
    send,
    take,
    to_decide,
    to_revoke,
    uploading_now,
    withdraw,
)
from casework.test_screening import NEAR, OTHER, publish
from workpermit.accounts import people
from workpermit.accounts.models import Account
from workpermit.casework import case_checking, decisions, door, journal
from workpermit.casework.models import CaseRow, OpenWork
from workpermit.casework.records import body_of
from workpermit.casework.request_answers import StillOnItsWay
from workpermit.casework.timekeeping import CLOCK
from workpermit.core.case.actor import Role
from workpermit.core.case.officer_request import MoveRequestDue, RequestAnswered, RequestDueMoved
from workpermit.core.case.permit import RevokePermit
from workpermit.core.case.permit_delivery import PermitPrinted, PrintPermit
from workpermit.core.case.refusal import CommandRefused
from workpermit.trades.documents.models import Progress, Upload

Event_ = TypeVar("Event_")
INTERLEAVINGS: Final = 42  # of each pair: 504 in all
TURNS: Final = 7  # of each writer: as many as there are stops, the one at the end included
Judge = Callable[[Scene, list[str], tuple[object, object]], None]


@dataclass(frozen=True)
class Pair:
    """Two who write, the case that they meet on, and what must hold afterwards."""

    name: str
    begin: Callable[[int], Scene]
    writers: tuple[Writer, Writer]
    judge: Judge
    other_refusals: tuple[type[Exception], ...] = ()


# --- what must hold afterwards, pair by pair ------------------------------------------------------------------------

DECIDED: Final = {"ApplicationApproved", "ApplicationRefused", "DecisionProposed"}


def only_one_of(*kinds: str) -> Judge:
    """Of acts that exclude each other, one took effect."""

    def judge(scene: Scene, told: list[str], _: tuple[object, object]) -> None:
        assert len([kind for kind in told if kind in kinds]) == 1, told

    return judge


def nothing_after(first: set[str], *later: str) -> Judge:
    """Once the first has happened, the other does not."""

    def judge(scene: Scene, told: list[str], _: tuple[object, object]) -> None:
        ends = [place for place, kind in enumerate(told) if kind in first]
        assert not ends or not set(told[ends[0] :]) & set(later), told

    return judge


def answered_late(scene: Scene, told: list[str], _: tuple[object, object]) -> None:
    """An answer that comes while the clock files the lapse is kept and marked, and no date passes after it."""
    (event,) = events(scene, RequestAnswered)
    assert not event.in_time
    nothing_after({"RequestAnswered"}, "RequestDeadlinePassed")(scene, told, _)
    assert told.count("RequestDeadlinePassed") <= 1
    assert journal.load(scene.case_id).requests[scene.request_id].stage == "answered"


def later_date_holds(scene: Scene, told: list[str], _: tuple[object, object]) -> None:
    """A date that was moved does not pass at the old instant."""
    nothing_after({"RequestDueMoved"}, "RequestDeadlinePassed")(scene, told, _)
    request = journal.load(scene.case_id).requests[scene.request_id]
    assert (request.stage == "open") is bool(events(scene, RequestDueMoved))


def printed_as_known(scene: Scene, told: list[str], _: tuple[object, object]) -> None:
    """The permit bears the address that was on file when it was printed, and the person's own contact says the same."""
    case = journal.load(scene.case_id)
    moved = "AddressChanged" in told
    for printed in events(scene, PermitPrinted):
        assert printed.address_id == (case.application.address_id if moved else "")
    nothing_after({"PermitPrinted"}, "AddressChanged")(scene, told, _)
    known = people.find(CaseRow.objects.get(pk=scene.case_id).person_id)
    assert known
    kept = (known.contact or {}).get("mailing", {}).get("street")
    assert (kept == address(scene).street) is (moved or "DeliveryRedirected" in told)


def sent_or_still_there(scene: Scene, told: list[str], outcomes: tuple[object, object]) -> None:
    """A file goes with the answer, or waits beside the request to be sent; it is never lost between the two."""
    assert scene.upload
    upload = Upload.objects.get(pk=scene.upload.pk)
    assert upload.progress == Progress.KEPT
    answers = events(scene, RequestAnswered)
    sent = [str(upload.document_id)] if upload.sent_with else []
    assert [one for event in answers for one in body_of(event.answer_id)["documents"]] == sent
    assert upload.sent_with in ("", *(event.answer_id for event in answers))
    assert bool(answers) is isinstance(outcomes[1], Acted)


def one_has_it(scene: Scene, told: list[str], outcomes: tuple[object, object]) -> None:
    """One of two who take a case has it."""
    (winner,) = [one for one in outcomes if isinstance(one, Acted)]
    assert OpenWork.objects.get(pk=scene.case_id).assignee == winner.told


def events(scene: Scene, kind: type[Event_]) -> list[Event_]:
    """Return the case's events of a kind."""
    return [entry.event for entry in journal.entries(scene.case_id) if isinstance(entry.event, kind)]


PAIRS: Final = (
    Pair(
        "decide and withdraw",
        in_process,
        (from_page(OFFICER, refuse), at_once(COUNTER, withdraw)),
        only_one_of(*DECIDED, "ApplicationWithdrawn"),
    ),
    Pair(
        "decide and second document",
        asked,
        (from_page(OFFICER, refuse), at_once(COUNTER, answer)),
        nothing_after(DECIDED, "RequestAnswered"),
    ),
    Pair(
        "answer and deadline",
        asked,
        (at_once(COUNTER, answer, at=FILED), at_once(CLOCK, lapse, at=FILED)),
        answered_late,
    ),
    Pair(
        "request and withdraw",
        in_process,
        (from_page(OFFICER, ask), at_once(COUNTER, withdraw)),
        nothing_after({"ApplicationWithdrawn"}, "RequestMade"),
    ),
    Pair(
        "address and print",
        approved,
        (at_once(COUNTER, move), from_page(MAILROOM, command(lambda _: PrintPermit()))),
        printed_as_known,
    ),
    Pair(
        "issue anew and revoke",
        to_revoke,
        (
            from_page(SECOND_OFFICER, lambda scene, **by: decisions.replace_permit(scene.case_id, **by)),
            from_page(SUPERVISOR, command(lambda _: RevokePermit())),
        ),
        only_one_of("PermitReplaced", "PermitRevoked"),
    ),
    Pair(
        "approve and refuse",
        to_decide,
        (from_page(OFFICER, approve), from_page(SECOND_OFFICER, refuse)),
        only_one_of(*DECIDED),
    ),
    Pair(
        "confirm a likeness and decide",
        likeness,
        (from_page(OFFICER, confirm), from_page(SECOND_OFFICER, refuse)),
        only_one_of("EmployerMatchConfirmed", *DECIDED),
    ),
    Pair(
        "more time and deadline",
        asked,
        (
            from_page(OFFICER, command(lambda scene: MoveRequestDue(scene.request_id, DUE_ON + 30 * DAY)), at=FILED),
            at_once(CLOCK, lapse, at=FILED),
        ),
        later_date_holds,
    ),
    Pair(
        "end of an upload and answer",
        uploading_now,
        (at_once(COUNTER, finish), at_once(COUNTER, send)),
        sent_or_still_there,
        other_refusals=(StillOnItsWay,),
    ),
    Pair(
        "programme request and decision",
        partial(in_process, example="visitor-under-public-policy"),
        (at_once(COUNTER, ask_to_work), from_page(OFFICER, refuse)),
        nothing_after(DECIDED, "ProgrammeRequested"),
    ),
    Pair("take and take", in_process, (take("first"), take("second")), one_has_it),
)


# --- the interleavings ----------------------------------------------------------------------------------------------


@pytest.fixture
def office(own_database: None) -> None:
    """An office with a published list and two who take cases."""
    publish(OTHER, NEAR.format("Ineligible"))
    for name in ("first", "second"):
        Account.objects.create_account(f"{name}@office.example", name=name, role=Role.OFFICER)


@pytest.mark.large
@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_two_who_meet_on_a_case_never_overwrite_each_other(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    with watched(monkeypatch) as fresh:
        acted = play_all(pair, fresh)
    assert all(acted), "each of the two came first at least once"


def play_all(pair: Pair, fresh: Callable[[], Stage]) -> tuple[int, int]:
    """Play every interleaving of a pair, judge each, and return how often each of the two took effect."""
    acted = [0, 0]
    for turn, schedule in enumerate(schedules(pair.name)):
        scene, outcomes = meet(pair, turn, schedule, fresh())
        holds(pair, scene, outcomes)
        for place in (0, 1):
            acted[place] += isinstance(outcomes[place], Acted)
    return acted[0], acted[1]


def schedules(seed: str) -> Iterator[tuple[int, ...]]:
    """Yield different orders of the two writers' turns; the same ones in every run."""
    chance, met = random.Random(seed), set[tuple[int, ...]]()
    turns = [0] * TURNS + [1] * TURNS
    while len(met) < INTERLEAVINGS:
        chance.shuffle(turns)
        schedule = tuple(turns)
        if schedule not in met:
            met.add(schedule)
            yield schedule


def meet(pair: Pair, turn: int, schedule: Sequence[int], stage: Stage) -> tuple[Scene, tuple[object, object]]:
    """Play one interleaving on a case of its own."""
    scene = pair.begin(turn)
    scene = replace(scene, base=journal.load(scene.case_id).sequence)
    return scene, stage.play([partial(write, scene, stage) for write in pair.writers], schedule)


def holds(pair: Pair, scene: Scene, outcomes: tuple[object, object]) -> None:
    """Judge what became of the case and of the two who wrote."""
    row, lines = CaseRow.objects.get(pk=scene.case_id), journal.lines(scene.case_id)
    assert list(case_checking.troubles_of(row, lines, None)) == []
    told = (Acted, Overtaken, CommandRefused, *pair.other_refusals)
    assert [one for one in outcomes if not isinstance(one, told)] == []
    assert any(isinstance(one, Acted) for one in outcomes)
    written = [line for line in lines if line.sequence > scene.base]
    for one in outcomes:
        if isinstance(one, Acted) and one.seen is not None:
            assert one.by
            first = next(line.sequence for line in written if line.actor == one.by.id)
            assert first == one.seen + 1, "somebody acted on a case that they had not read"
        if isinstance(one, Overtaken):
            assert one.changes, "who is overtaken is told by what"
            assert one.by.id not in one.changes
    pair.judge(scene, [line.kind for line in written], outcomes)


@pytest.mark.large
@pytest.mark.usefixtures("office")
def test_without_the_comparison_somebody_decides_on_what_they_have_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Prove that the test above can fail: a door that holds nothing still."""
    monkeypatch.setattr(door, "as_seen", lambda *_: nullcontext())
    pair = next(one for one in PAIRS if one.name == "decide and second document")
    with watched(monkeypatch) as fresh, pytest.raises(AssertionError, match="had not read"):
        play_all(pair, fresh)
