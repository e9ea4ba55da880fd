"""The answers people ask for, one row each: the person, the day, the answer and its reason (IN-02, IN-07 to IN-12)."""
# ruff: noqa: E501 - a row of a table stays on one line, so that it can be read as a row

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from core.law.people import ABROAD, RENEWING, UNSAID, VISITOR, but, day
from workpermit.core.law.answers.answer import Answer, Said
from workpermit.core.law.answers.assessment import assess
from workpermit.core.law.answers.border import may_activate, may_apply_at_port_of_entry
from workpermit.core.law.answers.changes import changes
from workpermit.core.law.answers.ending import permit_ends
from workpermit.core.law.answers.stay import may_stay
from workpermit.core.law.answers.steps import Step, next_steps
from workpermit.core.law.answers.travel import if_leaves, route_trip, usual_trips
from workpermit.core.law.answers.work import may_work
from workpermit.core.law.book.contents import RULES
from workpermit.core.law.evaluate import compiled
from workpermit.core.law.facts import Value
from workpermit.core.law.findings import Outcome

MET, NOT_MET, OFFICER, MISSING = Outcome.MET, Outcome.NOT_MET, Outcome.FOR_OFFICER, Outcome.FACT_MISSING
APPROVED = {
    "decision": "approved",
    "decided_on": day("2025-08-01"),
    "approval_note_on": day("2025-08-01"),
    "permit_valid_until": day("2027-08-31"),
    "decision_letter_on": day("2025-08-01"),
}
LETTER = {
    "in_canada_on_letter": True,
    "decision": "approved",
    "status_in_canada": "visitor",
    "status_until": day("2025-12-31"),
    "visa_required": False,
    "citizenship": "FR",
}
FIRST = {"earlier_application_received_on": day("2025-06-20"), "earlier_application_for_work": True}
LATE_SECOND = FIRST | {"received_on": day("2025-07-10")}
FIRST_REFUSED = {"earlier_application_decision": "refused", "earlier_application_decided_on": day("2025-07-12")}


def values(said: Said) -> dict[str, Any]:
    return dict(said.values)


def away(left: str, back: str | None) -> dict[str, Any]:
    return {"departures": ({"left_on": day(left), "returned_on": day(back) if back else None, "route": ("MX",)},)}


@pytest.mark.parametrize(
    ("person", "changed", "on", "outcome", "basis", "until"),
    [
        (RENEWING, {}, "2025-06-30", MET, "permit", "2025-06-30"),  # R196, the last day
        (RENEWING, {}, "2025-07-01", MET, "renewal_pending", None),  # R186(u)
        (RENEWING, {"received_on": day("2025-07-01")}, "2025-07-01", NOT_MET, None, None),
        (RENEWING, APPROVED, "2025-08-01", MET, "approval_note", "2027-08-31"),  # IN-07, ADR-11
        (RENEWING, APPROVED, "2025-07-31", NOT_MET, None, None),
        (RENEWING, away("2025-07-02", "2025-07-09"), "2025-07-10", NOT_MET, None, None),  # IN-11
        (RENEWING, away("2025-06-02", "2025-06-09"), "2025-07-10", MET, "renewal_pending", None),
        (RENEWING, {"departures": UNSAID}, "2025-07-10", MISSING, None, None),
        (RENEWING, LATE_SECOND, "2025-07-10", MET, "first_renewal_pending", None),  # ADR-39
        (RENEWING, LATE_SECOND | FIRST_REFUSED, "2025-07-13", NOT_MET, None, None),
        (VISITOR, {}, "2024-08-01", NOT_MET, None, None),  # IN-02: not before the answer
        (VISITOR, {"interim_authorized_on": day("2024-08-20")}, "2024-08-19", NOT_MET, None, None),
        (VISITOR, {"interim_authorized_on": day("2024-08-20")}, "2024-08-20", MET, "interim_authorization", None),
        (VISITOR, {"interim_authorized_on": day("2024-08-20")} | away("2024-08-25", "2024-08-26"), "2024-08-27", NOT_MET, None, None),  # ADR-07
        (ABROAD, {}, "2025-08-01", NOT_MET, None, None),
    ],
)  # fmt: skip
def test_work(
    person: dict[str, Value], changed: dict[str, Any], on: str, outcome: Outcome, basis: str | None, until: str | None
) -> None:
    """May this person work on the day, on what basis, until when (IN-02, IN-07, IN-11)."""
    answer = may_work(but(person, **changed), on=day(on))
    assert (answer.outcome, answer.basis) == (outcome, basis)
    assert answer.until == (day(until) if until else None)
    assert answer.reasons


def test_work_names_the_employer_and_what_ends_it() -> None:
    answer = may_work(but(RENEWING), on=day("2025-07-15"))
    assert values(answer.says)["whom"].en == "for Boréal Robotics Inc."
    assert values(answer.says)["expired"] == day("2025-06-30")
    assert [one.en for one in answer.ends_with] == [
        "a decision on the application", "the withdrawal of the application", "leaving Canada",
    ]  # fmt: skip


def test_work_under_an_interim_authorization_is_for_the_employer_of_the_request() -> None:
    facts = but(VISITOR, interim_authorized_on=day("2024-08-20"), employer_name="Boréal Robotics Inc.")
    assert "Boréal" in values(may_work(facts, on=day("2024-08-21")).says)["whom"].fr


@pytest.mark.parametrize(
    ("person", "changed", "on", "outcome", "basis", "until"),
    [
        (RENEWING, {}, "2025-07-15", MET, "until_decision", None),  # R183(5)
        (RENEWING, {"received_on": day("2025-07-01")}, "2025-06-30", MET, "authorized_period", "2025-06-30"),
        (RENEWING, {"received_on": day("2025-07-01")}, "2025-07-01", NOT_MET, "authorized_period", "2025-06-30"),
        (RENEWING, APPROVED, "2025-08-02", MET, "approved", "2027-08-31"),  # R183(5)(b)
        (RENEWING, {"decision": "refused", "decided_on": day("2025-07-20")}, "2025-07-21", NOT_MET, "decision_day", "2025-07-20"),
        (RENEWING, LATE_SECOND, "2025-07-15", MET, "until_first_decision", None),  # ADR-39
        (RENEWING, LATE_SECOND | FIRST_REFUSED, "2025-07-13", NOT_MET, "first_decision_day", "2025-07-12"),
        (RENEWING, LATE_SECOND | FIRST_REFUSED | {"received_on": day("2025-06-25")}, "2025-07-13", MET, "until_decision", None),
        (RENEWING, LATE_SECOND | FIRST_REFUSED | {"earlier_application_decided_on": day("2025-05-27"), "status_until": day("2025-05-01"), "earlier_application_received_on": day("2025-04-20")}, "2025-07-13", OFFICER, None, None),
        (RENEWING, away("2025-07-02", "2025-07-09"), "2025-07-10", OFFICER, "until_decision", None),  # R183(2)
        (RENEWING, {"received_on": day("2025-07-01"), "biometrics_enrolled_on": day("2015-06-20")}, "2025-06-10", MET, "authorized_period", "2025-06-20"),  # R183(4)(c.1)
        (ABROAD, LETTER, "2025-09-15", MET, "authorized_period", "2025-12-31"),  # approved abroad, no stay by it yet
        (RENEWING, {"status_until": UNSAID}, "2025-07-10", MISSING, None, None),
        (ABROAD, {}, "2025-08-01", NOT_MET, "authorized_period", None),
    ],
)  # fmt: skip
def test_stay(
    person: dict[str, Value], changed: dict[str, Any], on: str, outcome: Outcome, basis: str | None, until: str | None
) -> None:
    """Until when may this person stay (R183; IN-11)."""
    answer = may_stay(but(person, **changed), on=day(on))
    assert (answer.outcome, answer.basis) == (outcome, basis)
    assert answer.until == (day(until) if until else None)


def test_with_facts_missing_the_stay_authorized_so_far_is_told() -> None:
    facts = but(RENEWING, form=UNSAID, received_on=UNSAID)
    answer = may_stay(facts, on=day("2025-06-01"))
    assert (answer.outcome, values(answer.says)) == (MISSING, {"until": day("2025-06-30")})
    assert set(answer.missing) == {"form", "received_on"}
    assert values(may_stay(facts, on=day("2025-07-01")).says) == {}


@pytest.mark.parametrize(("on", "said"), [("2025-10-18", "may be asked for"), ("2025-10-21", "was")])
def test_a_stay_that_ended_says_until_when_it_may_be_restored(on: str, said: str) -> None:
    """90 days after 20 July 2025 is 18 October, a Saturday, which does not move (IA 35)."""
    answer = may_stay(but(RENEWING, decision="refused", decided_on=day("2025-07-20")), on=day(on))
    (note,) = answer.notes
    assert said in note.says.text.en
    assert values(note.says)["until"] == day("2025-10-18")


def trips(facts: dict[str, Value], left: str, back: str) -> dict[str, Answer]:
    return {trip.id: if_leaves(facts, trip) for trip in usual_trips(left_on=day(left), returned_on=day(back))}


def outcome_of(answer: Answer, rule_id: str) -> Outcome:
    return next(finding.outcome for finding in answer.findings if finding.rule_id == rule_id)


def test_leaving_on_maintained_status_ends_the_right_to_work_by_every_route() -> None:
    """IN-11, ADR-16."""
    found = trips(but(RENEWING), "2025-07-15", "2025-07-20")
    assert {answer.outcome for answer in found.values()} == {NOT_MET}
    assert all("ends the right to work" in answer.says.text.en for answer in found.values())
    visa = {name: outcome_of(answer, "re_entry.no_new_visa_to_return") for name, answer in found.items()}
    assert set(visa.values()) == {MET}  # the visa is valid; without it the trip decides:
    found = trips(but(RENEWING, visa_valid_until=None), "2025-07-15", "2025-07-20")
    visa = {name: outcome_of(answer, "re_entry.no_new_visa_to_return") for name, answer in found.items()}
    assert visa == {"united_states": MET, "saint_pierre_and_miquelon": MET, "third_country": NOT_MET}  # R190(3)(f)


def test_leaving_while_the_permit_is_valid_changes_nothing() -> None:
    found = trips(but(RENEWING), "2025-06-10", "2025-06-20")
    assert {answer.outcome for answer in found.values()} == {MET}


def test_coming_back_after_the_permit_expired_loses_the_right_to_work() -> None:
    found = trips(but(RENEWING), "2025-06-20", "2025-07-05")
    assert {answer.outcome for answer in found.values()} == {NOT_MET}


def test_the_letter_serves_on_a_return_from_a_third_country() -> None:
    """IN-09, ADR-15."""
    found = trips(but(ABROAD, **LETTER), "2025-09-15", "2025-09-16")
    activates = {name: outcome_of(answer, "activation.may_activate") for name, answer in found.items()}
    assert activates == {"united_states": OFFICER, "saint_pierre_and_miquelon": OFFICER, "third_country": MET}
    mixed = if_leaves(
        but(ABROAD, **LETTER), route_trip(("MX", "US"), left_on=day("2025-09-15"), returned_on=day("2025-09-20"))
    )
    assert outcome_of(mixed, "activation.may_activate") is OFFICER
    assert mixed.notes[-1].reasons


def test_leaving_ends_the_interim_authorization() -> None:
    """ADR-07."""
    found = trips(but(VISITOR, interim_authorized_on=day("2024-08-20")), "2024-08-25", "2024-08-26")
    assert all("ends the right to work" in answer.says.text.en for answer in found.values())


def test_at_the_border() -> None:
    """IN-09, IN-10, IN-12."""
    on = day("2025-08-01")
    assert may_apply_at_port_of_entry(but(ABROAD), on=on).outcome is NOT_MET  # R198(1)
    assert may_apply_at_port_of_entry(but(ABROAD, visa_required=False), on=on).outcome is MET
    assert may_activate(but(ABROAD), on=on).outcome is MET
    assert may_activate(but(ABROAD), on=day("2027-09-01")).outcome is NOT_MET  # the letter is over
    asked = may_activate(but(ABROAD, route_since_leaving=UNSAID), on=on)
    assert (asked.outcome, asked.missing) == (MISSING, ("route_since_leaving",))


@pytest.mark.parametrize(
    ("changed", "basis", "until"),
    [
        ({"passport_expires_on": day("2027-03-14")}, "passport", "2027-03-14"),
        ({"job_until": day("2026-12-31")}, "job", "2026-12-31"),
        ({"lmia_employment_until": day("2026-06-30")}, "lmia", "2026-06-30"),
        ({"biometrics_enrolled_on": day("2016-05-01")}, "biometrics", "2026-05-01"),
        ({"programme_cap_until": day("2026-04-01")}, "programme", "2026-04-01"),
        ({"passport_expires_on": day("2027-03-14"), "citizenship": "US"}, "requested", "2027-08-31"),  # R52(2)(a)
    ],
)
def test_what_ends_the_permit_first(changed: dict[str, Any], basis: str, until: str) -> None:
    """AYA-13: the limit that binds is named, and the others stand after it in order."""
    answer = permit_ends(but(ABROAD, **changed), on=day("2025-08-01"))
    assert (answer.basis, answer.until) == (basis, day(until))
    days = [reason.day for reason in answer.reasons if reason.day]
    assert days == sorted(days)
    assert days[0] == day(until)


def test_with_facts_missing_the_end_is_bounded_and_the_facts_are_asked_for() -> None:
    answer = permit_ends(but(ABROAD, passport_expires_on=UNSAID), on=day("2025-08-01"))
    assert (answer.outcome, answer.missing, answer.until) == (MISSING, ("passport_expires_on",), None)
    assert values(answer.says)["until"] == day("2027-08-31")


def steps(person: dict[str, Value], on: str, **changed: Any) -> dict[str, Step]:
    return {step.id: step for step in next_steps(but(person, **changed), on=day(on))}


@pytest.mark.parametrize(
    ("person", "changed", "on", "step", "due"),
    [
        (ABROAD, {"biometrics_enrolled_on": None, "letter_on": day("2025-06-18")}, "2025-06-20", "biometrics", "2025-07-18"),  # AYA-02
        (ABROAD, {"biometrics_enrolled_on": None}, "2025-06-20", "biometrics", None),
        (ABROAD, {"public_health_occupation": True}, "2025-06-20", "medical_exam", None),  # AYA-10
        (ABROAD, {"documents": frozenset({"passport"})}, "2025-06-20", "complete", None),  # AYA-04
        (RENEWING, {"received_on": UNSAID}, "2025-06-20", "extend", "2025-06-30"),  # ADR-02
        (RENEWING, {"decision": "refused", "decided_on": day("2025-07-20")}, "2025-07-25", "restore", "2025-10-18"),  # R182
        (RENEWING, {"decision": "refused", "decided_on": day("2025-07-20"), "decision_notified_on": day("2025-07-20"), "decided_in_canada": True}, "2025-07-25", "judicial_review", "2025-08-04"),  # A72(2)(b); the civic holiday is none of IA 35
        (RENEWING, APPROVED, "2025-08-02", "mail", "2025-09-12"),  # IN-08, ADR-12
        (ABROAD, LETTER, "2025-09-15", "activate", "2027-08-31"),  # IN-09
        (VISITOR, {"interim_code_given": False}, "2024-08-01", "ask.VISIT2WORK2020", None),  # IN-03
        (VISITOR, {"interim_requested_on": day("2024-07-26")}, "2024-08-01", "reply.VISIT2WORK2020", "2024-09-10"),  # IN-04
        (RENEWING, {"received_on": day("2025-06-10"), "job_changed": True}, "2025-06-12", "ask.PPCHANGEWORK2020", None),
        (RENEWING, {"decision": "returned", "decided_on": day("2025-06-25")}, "2025-06-26", "file_anew", None),  # ADR-19
        (RENEWING, {"passport_expires_on": day("2026-01-01")}, "2025-07-01", "passport", None),
    ],
)  # fmt: skip
def test_next_steps(person: dict[str, Value], changed: dict[str, Any], on: str, step: str, due: str | None) -> None:
    """What must be done next and by which day."""
    found = steps(person, on, **changed)
    assert step in found, list(found)
    assert found[step].due_on == (day(due) if due else None)


def test_the_office_s_dates_close_at_midnight_utc() -> None:
    """AYA-09, ADR-02; a statutory limit has no instant of ours."""
    found = steps(RENEWING, "2025-06-20", received_on=UNSAID)["extend"]
    assert found.due_at == datetime(2025, 7, 1, tzinfo=UTC)
    refused = steps(RENEWING, "2025-07-25", decision="refused", decided_on=day("2025-07-20"))
    assert refused["restore"].due_at is None


def test_nothing_to_do_is_an_answer() -> None:
    assert steps(ABROAD, "2025-08-01") == {}


def test_the_most_pressing_step_comes_first() -> None:
    refused: dict[str, Any] = {
        "decision": "refused",
        "decided_on": day("2025-07-20"),
        "decision_notified_on": day("2025-07-20"),
        "decided_in_canada": True,
    }
    days = [step.due_on or date.max for step in next_steps(but(RENEWING, **refused), on=day("2025-07-25"))]
    assert days == sorted(days)
    assert len(days) > 1


def test_an_assessment_holds_every_answer_and_every_missing_fact() -> None:
    found = assess(but(RENEWING, visa_valid_until=UNSAID), on=day("2025-07-15"))
    assert [answer.id for answer in found.answers] == [
        "work", "stay", "leave.united_states", "leave.saint_pierre_and_miquelon", "leave.third_country", "permit_end",
    ]  # fmt: skip
    assert found.missing == ("visa_valid_until",)
    assert [answer.id for answer in assess(but(ABROAD), on=day("2025-08-01")).answers] == [
        "work",
        "stay",
        "activate",
        "permit_end",
    ]


@pytest.mark.parametrize("person", [ABROAD, RENEWING, VISITOR, {}], ids=["abroad", "renewing", "visitor", "nobody"])
def test_every_sentence_of_an_assessment_has_a_value_for_each_gap(person: dict[str, Value]) -> None:
    found = assess(but(person), on=day("2025-08-01"))
    for said in [answer.says for answer in found.answers] + [step.says for step in found.steps]:
        filled = said.text.filled(**{name: str(value) for name, value in said.values})
        assert "{" not in filled.en + filled.fr


@pytest.mark.parametrize("rule_id", sorted(RULES))
@pytest.mark.parametrize("person", [ABROAD, RENEWING, VISITOR], ids=["abroad", "renewing", "visitor"])
def test_what_would_change_an_answer_does_change_it(rule_id: str, person: dict[str, Value]) -> None:
    facts = but(person)
    for change in changes(RULES[rule_id], facts):
        assert compiled(RULES[rule_id])({**facts, change.name: change.instead}) is MET
        assert change.value == facts[change.name] != change.instead


def test_a_change_of_a_day_is_the_nearest_that_does() -> None:
    """The LMIA of 31 December 2025 on 5 January 2026: five days more would do."""
    facts = but(ABROAD, judged_on=day("2026-01-05"))
    found = {one.name: one.instead for one in changes(RULES["offer.lmia_in_effect"], facts)}
    assert found == {"judged_on": day("2025-12-31"), "lmia_valid_until": day("2026-01-05")}
