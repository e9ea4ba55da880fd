"""The twelve most consequential rules written a second time, by hand, in plain Python, without any node of the book.

Each function reads the law as a careful clerk would: straight from the facts, with its own small logic of four
answers. Nothing is shared with the book but the dictionary of facts and the starting lists of places.
"""

from __future__ import annotations

import calendar as stdlib_calendar
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from workpermit.core.law.places import DESIGNATED, LOW_INCIDENCE, VISA_EXEMPT

YES, NO, OFFICER, ASK = "met", "not_met", "for_officer", "fact_missing"
Answer = str
Facts = Mapping[str, Any]


class Unsaid(Exception):
    """A fact that nobody has told."""


def told(facts: Facts, name: str) -> Any:
    if name not in facts:
        raise Unsaid(name)
    return facts[name]


def ask(question: Callable[[], bool]) -> Answer:
    """Answer a question that may stumble over a fact nobody has told."""
    try:
        return YES if question() else NO
    except Unsaid:
        return ASK


def every(answers: Iterable[Answer]) -> Answer:
    seen = list(answers)
    return next((one for one in (NO, ASK, OFFICER) if one in seen), YES)


def some(answers: Iterable[Answer]) -> Answer:
    seen = list(answers)
    return next((one for one in (YES, ASK, OFFICER) if one in seen), NO)


def deny(answer: Answer) -> Answer:
    return {YES: NO, NO: YES}.get(answer, answer)


def is_true(facts: Facts, name: str) -> Answer:
    return ask(lambda: told(facts, name) is True)


def claim(facts: Facts, name: str) -> Answer:
    return YES if facts.get(name) is True else NO


def is_(facts: Facts, name: str, *values: object) -> Answer:
    return ask(lambda: told(facts, name) in values)


def found_by_officer(facts: Facts, name: str) -> Answer:
    value = facts.get(name)
    return OFFICER if value is None else YES if value else NO


def months_from(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = stdlib_calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def ordered(first: Any, second: Any) -> bool:
    """Tell whether the first day is there and not later than the second."""
    return first is not None and second is not None and first <= second


# --- 1. biometrics (R12.1 to R12.9) ---------------------------------------------------------------------------------


def biometrics_required(facts: Facts) -> Answer:
    def age() -> int:
        born, filed = told(facts, "born_on"), told(facts, "received_on")
        years: int = filed.year - born.year
        return years - (1 if (filed.month, filed.day) < (born.month, born.day) else 0)

    def on_file() -> Answer:
        # The ten-year window reaches back to the same day and stops the day before the application.
        return every(
            (
                ask(
                    lambda: ordered(
                        months_from(told(facts, "received_on"), -120), told(facts, "biometrics_enrolled_on")
                    )
                ),
                ask(
                    lambda: ordered(
                        told(facts, "biometrics_enrolled_on"), told(facts, "received_on") - timedelta(days=1)
                    )
                ),
            )
        )

    return every(
        (
            ask(lambda: age() >= 14),
            ask(lambda: age() < 80),
            deny(is_(facts, "citizenship", "US")),
            deny(is_true(facts, "biometrics_exempt_class")),
            deny(on_file()),
            deny(is_true(facts, "permanent_residence_pending_with_biometrics")),
            deny(claim(facts, "biometrics_not_feasible")),
        )
    )


# --- 2. the medical exam (R30) --------------------------------------------------------------------------------------


def _lived_six_months(facts: Facts) -> Answer:
    def one(stay: Mapping[str, Any]) -> Answer:
        filed = facts.get("received_on")
        country = stay["country"]
        # The starting lists hold on every day, so the place is judged even where the day of filing is unknown.
        place = YES if country in DESIGNATED else NO if country in LOW_INCIDENCE else OFFICER
        if filed is None:
            return every((place, ASK))
        first = max(stay["from_on"], months_from(filed, -12))
        last = min(stay["until_on"] or filed, filed)
        return every((place, YES if last >= months_from(first, 6) else NO))

    if "places_lived" not in facts:
        return ASK
    return some(one(stay) for stay in facts["places_lived"])


def exam_called_for(facts: Facts) -> Answer:
    lived = _lived_six_months(facts)
    long_stay = ask(
        lambda: (
            (
                told(facts, "requested_until") is not None
                and told(facts, "requested_from") is not None
                and told(facts, "requested_until") > months_from(told(facts, "requested_from"), 6)
            )
            if {"requested_until", "requested_from"} <= set(facts)
            else told(facts, "requested_from" if "requested_from" not in facts else "requested_until")
        )
    )
    return some(
        (
            is_true(facts, "public_health_occupation"),
            every((is_true(facts, "agricultural_occupation"), lived)),
            every((long_stay, lived)),
            claim(facts, "health_concern"),
        )
    )


def _exam_since(facts: Facts, months: int) -> Answer:
    return ask(lambda: ordered(months_from(told(facts, "judged_on"), -months), told(facts, "medical_exam_on")))


def medical_exam_required(facts: Facts) -> Answer:
    five_years = every(
        (
            is_true(facts, "in_canada_on_filing"),
            ask(lambda: date(2022, 10, 6) <= told(facts, "received_on") <= date(2029, 10, 5)),
            _exam_since(facts, 60),
            claim(facts, "medical_low_risk"),
        )
    )
    return every((exam_called_for(facts), deny(some((_exam_since(facts, 12), five_years)))))


# --- 3. the employer (R200(3)(g.1), (h)) ----------------------------------------------------------------------------


def employer_may_hire(facts: Facts) -> Answer:
    def standing(value: str) -> Answer:
        return is_(facts, "employer_standing", value)

    barred_today = ask(lambda: ordered(told(facts, "judged_on"), told(facts, "employer_ineligible_until")))
    named = every(
        (
            deny(claim(facts, "sex_trade_employer")),
            deny(standing("ineligible")),
            deny(every((standing("ineligible_until"), barred_today))),
            deny(standing("unpaid_penalty")),
            some((deny(standing("unresolved")), OFFICER)),
        )
    )
    return some((is_(facts, "permit_kind", "open"), named))


# --- 4. the offer (R200(3)(f.1), R203, R209.11) ---------------------------------------------------------------------


def lmia_in_effect(facts: Facts) -> Answer:
    return every(
        (
            ask(lambda: told(facts, "lmia_number") is not None),
            ask(lambda: ordered(told(facts, "judged_on"), told(facts, "lmia_valid_until"))),
            deny(is_true(facts, "lmia_suspended")),
        )
    )


def portal_offer_in_time(facts: Facts) -> Answer:
    def earlier(name: str) -> Answer:
        if name not in facts or "received_on" not in facts:
            return ASK
        if facts[name] is None:
            return NO
        return OFFICER if facts[name] == facts["received_on"] else YES if facts[name] < facts["received_on"] else NO

    number = ask(lambda: told(facts, "offer_number") is not None)
    offer = every((number, earlier("offer_submitted_on"), earlier("compliance_fee_paid_on")))
    return some((claim(facts, "portal_exempt_employer"), offer))


def offer_ready(facts: Facts) -> Answer:
    return some((is_(facts, "permit_kind", "open"), lmia_in_effect(facts), portal_offer_in_time(facts)))


# --- 5. an earlier breach (R200(3)(e)) ------------------------------------------------------------------------------

_BARRING = {"work_times", "travel_area", "reporting", "unauthorized_work", "unauthorized_study", "other_condition"}


def prior_breach_bar(facts: Facts) -> Answer:
    def one(breach: Mapping[str, Any]) -> Answer:
        if breach["kind"] not in _BARRING:
            return NO
        if breach["ceased_on"] is None:
            return YES
        return ask(lambda: told(facts, "judged_on") <= months_from(breach["ceased_on"], 6))

    breaches = some(map(one, facts["prior_breaches"])) if "prior_breaches" in facts else ASK
    excuses = ("no_other_means_of_support", "temporary_resident_permit_since_breach", "abused_worker")
    return every((breaches, *(deny(claim(facts, name)) for name in excuses)))


# --- 6. and 7. renewal in time (R201(1)), applying in Canada (R199) -------------------------------------------------


def last_permit_day(facts: Facts) -> date | None:
    return max((one["valid_until"] for one in told(facts, "previous_permits")), default=None)


def renewal_in_time(facts: Facts) -> Answer:
    return every(
        (
            is_(facts, "form", "imm_5710"),
            ask(lambda: last_permit_day(facts) is not None),
            ask(
                lambda: (last_permit_day(facts), told(facts, "received_on"))[1] <= (last_permit_day(facts) or date.min)
            ),
        )
    )


def _a_permit_ran(facts: Facts, day_name: str) -> Answer:
    if "previous_permits" not in facts:
        return ASK
    permits = facts["previous_permits"]
    if day_name not in facts:
        return ASK if permits else NO
    day = facts[day_name]
    return YES if any(one["valid_from"] <= day <= one["valid_until"] for one in permits) else NO


def may_apply_in_canada(facts: Facts) -> Answer:
    claims = (
        "working_under_section_186", "family_of_permit_holder", "in_canada_class", "approved_before_entry",
        "trade_agreement_applicant", "foreign_mission_letter",
    )  # fmt: skip
    policy = every(
        (
            is_(facts, "status_in_canada", "visitor"),
            is_(facts, "permit_kind", "employer_specific"),
            some(
                (
                    ask(
                        lambda: (
                            told(facts, "status_until"),
                            ordered(told(facts, "received_on"), facts["status_until"]),
                        )[1]
                    ),
                    claim(facts, "maintained_status"),
                )
            ),
            _in_visitor_window(facts),
        )
    )
    return some(
        (
            _a_permit_ran(facts, "received_on"),
            *(claim(facts, name) for name in claims),
            is_true(facts, "study_permit_held"),
            YES if (facts.get("temporary_resident_permit_months") or 0) >= 6 else NO,
            renewal_in_time(facts),
            policy,
        )
    )


def _in_visitor_window(facts: Facts) -> Answer:
    if "received_on" not in facts:
        return ASK
    filed = facts["received_on"]
    if filed == date(2024, 8, 28):
        return OFFICER
    return YES if date(2020, 8, 24) <= filed <= date(2024, 8, 27) else NO


# --- 8. the right to work on a day (R186(u), R196) ------------------------------------------------------------------


def may_work(facts: Facts) -> Answer:
    pending = ask(lambda: told(facts, "decision") is None)
    return some(
        (
            _a_permit_ran(facts, "judged_on"),
            _note_in_force(facts),
            every((renewal_in_time(facts), pending, _stayed(facts))),
            _first_renewal_pending(facts),
            every((_since(facts, "interim_authorized_on"), pending, _never_left_since_filing(facts))),
        )
    )


def _since(facts: Facts, name: str) -> Answer:
    return ask(lambda: ordered(facts.get(name), told(facts, "judged_on")))


def _note_in_force(facts: Facts) -> Answer:
    until = facts.get("permit_valid_until")
    still = ask(lambda: ordered(told(facts, "judged_on"), until))
    return every((
        is_(facts, "decision", "approved"), is_(facts, "form", "imm_5710"), _since(facts, "approval_note_on"), still,
    ))  # fmt: skip


def _stayed(facts: Facts) -> Answer:
    if "departures" not in facts:
        return ASK
    trips = facts["departures"]
    if any(trip["returned_on"] is None for trip in trips):
        return NO
    if not trips:
        return YES
    return ask(lambda: not any(_after_permit(trip, last_permit_day(facts)) for trip in trips))


def _after_permit(trip: Mapping[str, Any], last: date | None) -> bool:
    return last is not None and (trip["left_on"] > last or trip["returned_on"] > last)


def _first_renewal_pending(facts: Facts) -> Answer:
    first = facts.get("earlier_application_received_on")
    if facts.get("earlier_application_for_work") is not True or first is None:
        return NO
    if facts.get("earlier_application_decision") is not None:
        return NO
    return every((ask(lambda: ordered(first, last_permit_day(facts))), _stayed(facts)))


def _never_left_since_filing(facts: Facts) -> Answer:
    if "departures" not in facts:
        return ASK
    if not facts["departures"]:
        return YES
    return ask(lambda: not any(trip["left_on"] >= told(facts, "received_on") for trip in facts["departures"]))


# --- 9. the letter at the border (IN-09), 10. applying there (R198, R26.1) ------------------------------------------


def visa_exempt(facts: Facts) -> Answer:
    if "visa_required" in facts:
        return NO if facts["visa_required"] is True else YES
    return some((american(facts), _exempt_nationality(facts)))


def american(facts: Facts) -> Answer:
    return some((is_(facts, "citizenship", "US"), is_true(facts, "us_permanent_resident")))


def _exempt_nationality(facts: Facts) -> Answer:
    def exempt() -> bool:
        country, day = told(facts, "citizenship"), told(facts, "judged_on")
        return country in VISA_EXEMPT or (country == "MX" and day <= date(2024, 2, 29))

    return ask(exempt)


def certificate_on_entry(facts: Facts) -> Answer:
    passed = every((is_(facts, "medical_result", "passed", "passed_with_restrictions"), _exam_since(facts, 12)))
    return some((deny(exam_called_for(facts)), passed))


def letter_valid(facts: Facts) -> Answer:
    return every(
        (
            ask(lambda: ordered(told(facts, "judged_on"), told(facts, "letter_valid_until"))),
            deny(claim(facts, "letter_cancelled")),
            some((visa_exempt(facts), ask(lambda: ordered(told(facts, "judged_on"), told(facts, "visa_valid_until"))))),
            certificate_on_entry(facts),
            employer_may_hire(facts),
        )
    )


def _exempt_from_return_rule(facts: Facts) -> Answer:
    return some((american(facts), claim(facts, "activation_exemption"), claim(facts, "border_appointment")))


def may_activate(facts: Facts) -> Answer:
    def route() -> Answer:
        if "route_since_leaving" not in facts:
            return some((ASK, _exempt_from_return_rule(facts)))
        countries = facts["route_since_leaving"]
        if countries is None or not {"US", "PM"} & set(countries):
            return YES
        return some((_exempt_from_return_rule(facts), OFFICER))

    outside = ask(lambda: told(facts, "route_since_leaving") is None or len(facts["route_since_leaving"]) > 0)
    return every((letter_valid(facts), outside, route()))


def may_apply_at_port_of_entry(facts: Facts) -> Answer:
    assessed = some(
        (
            is_(facts, "permit_kind", "open"),
            ask(lambda: told(facts, "offer_number") is not None),
            claim(facts, "portal_exempt_employer"),
            every((ask(lambda: told(facts, "lmia_number") is not None), deny(is_true(facts, "seasonal_agriculture")))),
            american(facts),
            is_(facts, "country_of_residence", "GL", "PM"),
        )
    )
    exchange = some((deny(claim(facts, "youth_exchange")), american(facts), claim(facts, "approved_before_entry")))
    collects = YES if facts.get("port_collects_biometrics", True) else _biometrics_in_order(facts)
    return every((
        visa_exempt(facts), assessed, certificate_on_entry(facts), exchange,
        deny(claim(facts, "post_graduation_permit")), collects, _did_not_turn_round(facts),
    ))  # fmt: skip


def _biometrics_in_order(facts: Facts) -> Answer:
    given = ask(
        lambda: (
            ordered(told(facts, "received_on"), told(facts, "biometrics_enrolled_on"))
            if "biometrics_enrolled_on" in facts
            else told(facts, "biometrics_enrolled_on")
        )
    )
    return some((deny(biometrics_required(facts)), given))


def _did_not_turn_round(facts: Facts) -> Answer:
    def straight_back() -> Answer:
        if "route_since_leaving" not in facts:
            return ASK
        countries = facts["route_since_leaving"] or ()
        return YES if countries and set(countries) <= {"US", "PM"} else NO

    return some(
        (
            ask(lambda: told(facts, "judged_on") < date(2024, 12, 24)),
            ask(lambda: told(facts, "route_since_leaving") is None),
            deny(is_true(facts, "held_status_when_leaving")),
            deny(straight_back()),
            _exempt_from_return_rule(facts),
        )
    )


# --- 11. the visitor policy (IN-02) ---------------------------------------------------------------------------------


def visit2work(facts: Facts) -> Answer:
    def recent_permit() -> Answer:
        if "previous_permits" not in facts:
            return ASK
        if not facts["previous_permits"]:
            return NO
        if "received_on" not in facts:
            return ASK
        filed = facts["received_on"]
        since = months_from(filed, -12)
        permits = facts["previous_permits"]
        return YES if any(one["valid_until"] >= since and one["valid_from"] <= filed for one in permits) else NO

    stayed = _never_left_since_filing(facts)
    disputed = every((claim(facts, "presence_disputed"), OFFICER))
    status_valid = some(
        (
            ask(lambda: ordered(told(facts, "received_on"), told(facts, "status_until"))),
            claim(facts, "maintained_status"),
        )
    )
    return every((
        is_true(facts, "in_canada_on_filing"), is_(facts, "status_in_canada", "visitor"), status_valid,
        is_(facts, "form", "imm_5710"), is_(facts, "permit_kind", "employer_specific"), _in_visitor_window(facts),
        recent_permit(), some((stayed, disputed)), ask(lambda: told(facts, "decision") is None),
        is_true(facts, "interim_code_given"),
    ))  # fmt: skip


# --- 12. how long the permit runs (R52, R183) -----------------------------------------------------------------------


def permit_end(facts: Facts) -> date | None:
    """Return the last day of the permit; the facts are all told."""
    days = [facts["requested_until"], facts.get("programme_cap_until"), facts.get("insurance_until")]
    if facts["permit_kind"] == "employer_specific":
        days += [facts["job_until"], facts.get("lmia_employment_until")]
    if facts["citizenship"] != "US":
        given = facts["biometrics_enrolled_on"]
        days += [facts["passport_expires_on"], months_from(given, 120) if given else None]
    return min((day for day in days if day is not None), default=None)


ORACLE: dict[str, Callable[[Facts], Answer]] = {
    "biometrics.biometrics_required": biometrics_required,
    "medical.medical_exam_required": medical_exam_required,
    "employer.employer_may_hire": employer_may_hire,
    "offer.offer_ready": offer_ready,
    "eligibility.prior_breach_bar": prior_breach_bar,
    "status.renewal_in_time": renewal_in_time,
    "route.may_apply_in_canada": may_apply_in_canada,
    "right_to_work.may_work": may_work,
    "activation.may_activate": may_activate,
    "port_of_entry.may_apply_at_port_of_entry": may_apply_at_port_of_entry,
    "interim_work.visit2work": visit2work,
}
