"""Nothing is left out: each command has its rows, each event its reason, each refusal its words, each letter its event.

These tests are about what somebody may add one day and forget to test, to word or to tell.
"""

from __future__ import annotations

from importlib import import_module
from typing import get_args

import pytest
from tools.machines_scenes import MACHINES

from core.case.rows import Row
from core.case.test_golden import sample
from workpermit.core.case import history as told
from workpermit.core.case import reactions
from workpermit.core.case.application import Stage
from workpermit.core.case.case import COMMANDS
from workpermit.core.case.codec import EVENT_KINDS
from workpermit.core.case.letters import Letter
from workpermit.core.case.officer_request import RequestKind, RequestMade
from workpermit.core.case.permit import PermitIssued
from workpermit.core.case.reactions import Notice, Reaction, parse, reactions_to
from workpermit.core.case.refusal import Refusal, RefusalKind
from workpermit.core.case.state import Case, Event
from workpermit.core.text import Text

NAMES = {part: module.__name__.rpartition(".")[2] for part, module in MACHINES.items()}
NBSP, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"


def rows() -> list[Row]:
    """Return the rows of every machine's table."""
    return [row for name in NAMES.values() for row in import_module(f"core.case.test_{name}").ROWS]


def untested(commands: tuple[type, ...]) -> set[type]:
    """List the commands without a row in which they are carried out, or without one in which they are refused."""
    done = {type(row.command) for row in rows() if not isinstance(row.then, Refusal)}
    return {kind for kind in commands if kind not in done}


def test_every_command_is_carried_out_in_a_row() -> None:
    assert untested(COMMANDS) == set()


def test_a_command_without_a_row_is_found() -> None:
    class GiveFlowers:
        """A command that nobody tests."""

    assert untested((*COMMANDS, GiveFlowers)) == {GiveFlowers}


def test_every_machine_of_a_case_has_its_table() -> None:
    assert set(MACHINES) == set(Case.__dataclass_fields__) - {"sequence"}
    assert {kind for module in MACHINES.values() for kind in get_args(module.Command)} == set(COMMANDS)


def test_every_event_follows_in_a_row() -> None:
    followed = {kind for row in rows() if not isinstance(row.then, Refusal) for kind in row.then}
    assert set(EVENT_KINDS.values()) - followed == set()


def test_every_refusal_is_met_in_a_row() -> None:
    met = {row.then for row in rows() if isinstance(row.then, Refusal)}
    # The door's own: who may decide, and what the office has paused, is kept outside the case.
    assert set(Refusal) - met == {one for one in Refusal if one.kind is RefusalKind.AUTHORITY}


@pytest.mark.parametrize("refusal", Refusal, ids=lambda refusal: refusal.code)
def test_a_refusal_speaks_both_languages(refusal: Refusal) -> None:
    check_text(refusal.text)


@pytest.mark.parametrize("kind", EVENT_KINDS)
def test_every_event_has_its_reason_or_is_not_shown(kind: str) -> None:
    """AYA-11: a kind that is not in the table would break the applicant's page."""
    assert EVENT_KINDS[kind] in told.PUBLIC_REASONS
    reason = told.PUBLIC_REASONS[EVENT_KINDS[kind]]
    if reason is not None:
        check_text(reason)


def test_reasons_are_told_of_events_alone() -> None:
    assert set(told.PUBLIC_REASONS) == set(EVENT_KINDS.values())


def check_text(text: Text) -> None:
    """A sentence stands in both languages, ends as one, and its French is set as French is."""
    assert text.en != text.fr
    for said in (text.en, text.fr):
        assert said == said.strip()
        assert said.endswith("."), said
        assert "'" not in said, "a typeset apostrophe"
    for sign in ":;?!»":
        before = {text.fr[at - 1] for at, letter in enumerate(text.fr) if letter == sign}
        assert before <= {NBSP, NARROW}, text.fr


def test_a_sentence_that_is_not_set_is_found() -> None:
    with pytest.raises(AssertionError):
        check_text(Text("One thing; another.", "Une chose ; une autre."))


def events() -> list[Event]:
    """Return one event of each kind, and those on whose content a reaction depends in each way."""
    asked: RequestMade = sample("RequestMade")
    issued: PermitIssued = sample("PermitIssued")
    by_kind = [
        RequestMade(asked.request_id, kind, asked.due_on, asked.items_id, asked.commitment) for kind in RequestKind
    ]
    mailed = PermitIssued("WP1", issued.valid_from, issued.valid_until, "", ())
    return [sample(kind) for kind in EVENT_KINDS] + [*by_kind, mailed]


def reached() -> set[Letter | Notice]:
    """List the letters and notices that some event brings about."""
    return {reaction.does for event in events() for reaction in reactions_to(event)}


def test_every_letter_and_notice_has_an_event_that_sends_it() -> None:
    assert reached() == {*Letter, *Notice}


def test_a_letter_that_no_event_sends_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    table = {kind: does for kind, does in reactions._TABLE.items() if Letter.WITHDRAWAL not in does}
    monkeypatch.setattr(reactions, "_TABLE", table)
    assert {*Letter, *Notice} - reached() == {Letter.WITHDRAWAL}


def test_what_is_put_into_the_outbox_is_found_again() -> None:
    for does in (*Letter, *Notice):
        assert parse(Reaction(does).code) is does


def test_a_mailed_permit_comes_with_its_letter_and_note() -> None:
    """IN-07: who holds the note may start work before the paper arrives."""
    does = [reaction.does for reaction in reactions_to(events()[-1])]
    assert does == [Letter.DECISION_APPROVAL, Letter.APPROVAL_NOTE, Letter.WORK_PERMIT]


def test_a_permit_from_the_border_comes_alone() -> None:
    assert [reaction.does for reaction in reactions_to(sample("PermitIssued"))] == [Letter.WORK_PERMIT]


def test_every_stage_of_an_application_is_reached_in_a_row() -> None:
    assert {row.stage for row in rows() if isinstance(row.stage, Stage)} >= set(Stage) - {
        Stage.REFUSED,
        Stage.RETURNED,
        Stage.WITHDRAWN,
    }
