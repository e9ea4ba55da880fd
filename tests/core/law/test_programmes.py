"""Programmes as data: window, conditions, code word, message, reply clock, what ends them (IN-02 to IN-04)."""
# ruff: noqa: E501 - a row of a table stays on one line, so that it can be read as a row

from __future__ import annotations

from typing import Any

import pytest

from core.law.people import ABROAD, RENEWING, VISITOR, but, day
from workpermit.core.law.evaluate import explain, value_of
from workpermit.core.law.facts import FACTS, FactType, Value
from workpermit.core.law.findings import Outcome
from workpermit.core.law.messages import TEMPLATES
from workpermit.core.law.programmes import PROGRAMMES, Ending, ProgrammeId

VISIT, NEW_JOB, INLAND = ProgrammeId.VISIT2WORK2020, ProgrammeId.PPCHANGEWORK2020, ProgrammeId.A11EXAM


def test_every_programme_has_an_entry_and_is_whole() -> None:
    assert set(PROGRAMMES) == set(ProgrammeId)
    for key, programme in PROGRAMMES.items():
        assert (programme.id, programme.code.lower()) == (key, key.value)
        assert TEMPLATES[programme.code] is programme.message
        assert FACTS[programme.code_fact].type is FactType.BOOLEAN
        assert programme.ends_with
        assert programme.sources


def test_only_the_visitor_message_is_prescribed() -> None:
    """ADR-40."""
    assert [one.code for one in PROGRAMMES.values() if one.message.prescribed] == ["VISIT2WORK2020"]


def test_leaving_ends_what_the_visitor_policy_gave() -> None:
    """ADR-07."""
    assert PROGRAMMES[VISIT].ends_with == set(Ending)
    assert Ending.DEPARTURE not in PROGRAMMES[NEW_JOB].ends_with


@pytest.mark.parametrize(
    ("programme", "person", "received_on", "outcome"),
    [
        (VISIT, VISITOR | {"previous_permits": ({"number": None, "valid_from": day("2018-01-01"), "valid_until": day("2020-06-01"), "employer": None},)}, "2020-08-23", Outcome.NOT_MET),
        (VISIT, VISITOR | {"previous_permits": ({"number": None, "valid_from": day("2018-01-01"), "valid_until": day("2020-06-01"), "employer": None},)}, "2020-08-24", Outcome.MET),
        (VISIT, VISITOR, "2024-08-27", Outcome.MET),
        (VISIT, VISITOR, "2024-08-28", Outcome.FOR_OFFICER),  # ADR-06
        (VISIT, VISITOR, "2024-08-29", Outcome.NOT_MET),
        (NEW_JOB, RENEWING | {"job_changed": True}, "2020-05-05", Outcome.NOT_MET),
        (NEW_JOB, RENEWING | {"job_changed": True, "working_under_section_186": True}, "2020-05-06", Outcome.FOR_OFFICER),  # ADR-40
        (NEW_JOB, RENEWING | {"job_changed": True}, "2025-05-27", Outcome.MET),
    ],
)  # fmt: skip
def test_the_window_and_the_conditions_agree(
    programme: ProgrammeId, person: dict[str, Value], received_on: str, outcome: Outcome
) -> None:
    """The days of the entry are the days of the rule: outside them it is not met."""
    entry = PROGRAMMES[programme]
    filed = day(received_on)
    facts = {**but(person, received_on=filed), **entry.request_facts(filed)}
    assert explain(entry.conditions, facts).outcome is outcome
    window = entry.window
    inside = (window.from_on is None or window.from_on <= filed) and (
        window.until_on is None or filed <= window.until_on
    )
    assert inside is (outcome is not Outcome.NOT_MET)


def test_the_reply_clock_counts_business_days_from_the_request() -> None:
    """IN-04, ADR-05."""
    entry = PROGRAMMES[VISIT]
    assert value_of(entry.reply, entry.request_facts(day("2024-07-26"))).day == day("2024-09-10")


@pytest.mark.parametrize(
    ("programme", "person", "changed", "may"),
    [
        (VISIT, VISITOR, {"interim_code_given": False}, True),
        (VISIT, RENEWING, {}, False),
        (NEW_JOB, RENEWING, {"received_on": day("2025-06-10"), "job_changed": True}, True),
        (NEW_JOB, RENEWING, {"received_on": day("2025-06-10")}, False),  # the same job
        (
            INLAND,
            ABROAD,
            {"approved_before_entry": True, "in_canada_on_letter": True, "judged_on": day("2021-02-01")},
            True,
        ),
        (INLAND, ABROAD, {"approved_before_entry": True, "in_canada_on_letter": True}, False),
    ],
)
def test_who_may_ask(programme: ProgrammeId, person: dict[str, Value], changed: dict[str, Any], may: bool) -> None:
    """IN-02: nobody is sent to write a message that cannot be granted."""
    assert PROGRAMMES[programme].may_ask(but(person, **changed)) is may
