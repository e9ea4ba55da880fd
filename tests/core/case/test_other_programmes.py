"""A second and a third programme go through the same machine, judged by their own conditions (A25.2; ADR-40)."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from core.law.people import RENEWING, but
from workpermit.core.case.programme_request import (
    DenyProgramme,
    EndedBy,
    GrantProgramme,
    Programme,
    ProgrammeDenied,
    ProgrammeEnded,
    ProgrammeGranted,
    ProgrammeRequest,
    ProgrammeRequested,
    RequestProgramme,
    Stage,
    decide,
    end,
)
from workpermit.core.case.refusal import CommandRefused, Refusal

AT = datetime(2025, 6, 12, 15, 0, tzinfo=UTC)
CHANGING = but(RENEWING, received_on=date(2025, 6, 10), job_changed=True, change_of_employer_code_given=True)
ASKED = ProgrammeRequest(Stage.RECEIVED, Programme.PPCHANGEWORK2020)


def test_a_request_is_answered_by_the_programme_s_own_clock() -> None:
    """IN-04: 30 business days after 12 June 2025, Canada Day left out."""
    command = RequestProgramme("p", Programme.PPCHANGEWORK2020, "message", "c")
    (event,) = decide(ProgrammeRequest(), command, facts={}, at=AT)
    assert isinstance(event, ProgrammeRequested)
    assert (event.programme, event.reply_due_on) == (Programme.PPCHANGEWORK2020, date(2025, 7, 25))


def test_an_answer_rests_on_the_programme_s_own_conditions() -> None:
    assert decide(ASKED, GrantProgramme("p"), facts=CHANGING, at=AT) == (ProgrammeGranted("p"),)
    same_job = {**CHANGING, "job_changed": False}
    with pytest.raises(CommandRefused) as caught:
        decide(ASKED, GrantProgramme("p"), facts=same_job, at=AT)
    assert (caught.value.refusal, caught.value.about) == (Refusal.RULES_FORBID, ("new_job",))
    assert decide(ASKED, DenyProgramme("p"), facts=same_job, at=AT) == (ProgrammeDenied("p", ("new_job",)),)


@pytest.mark.parametrize(
    ("programme", "by", "ends"),
    [
        (Programme.VISIT2WORK2020, EndedBy.DEPARTURE, True),  # ADR-07
        (Programme.PPCHANGEWORK2020, EndedBy.DEPARTURE, False),
        (Programme.PPCHANGEWORK2020, EndedBy.DECISION, True),
        (Programme.A11EXAM, EndedBy.WITHDRAWAL, True),
    ],
)
def test_what_ends_it_is_the_programme_s_to_say(programme: Programme, by: EndedBy, ends: bool) -> None:
    live = {"p": ProgrammeRequest(Stage.GRANTED, programme)}
    assert end(live, by) == ((ProgrammeEnded("p", by),) if ends else ())
