"""The rules of the book, one table each: the person, what changes, and the answer; the day before, on and after."""
# ruff: noqa: E501 - a row of a table stays on one line, so that it can be read as a row

from __future__ import annotations

from typing import Any

import pytest

from core.law.people import ABROAD, RENEWING, UNSAID, VISITOR, but, day, judged
from workpermit.core.law.book.activation import MAY_ACTIVATE
from workpermit.core.law.book.biometrics import BIOMETRICS_IN_ORDER, BIOMETRICS_LAPSED, BIOMETRICS_REQUIRED
from workpermit.core.law.book.change_of_employer import CHANGE_OF_EMPLOYER
from workpermit.core.law.book.contents import RULES
from workpermit.core.law.book.eligibility import PERMIT_MAY_ISSUE, PRIOR_BREACH_BAR
from workpermit.core.law.book.employer import EMPLOYER_MAY_HIRE
from workpermit.core.law.book.inland_issue import INLAND_ISSUE
from workpermit.core.law.book.interim_work import VISIT2WORK
from workpermit.core.law.book.limits import DOCUMENTS_IN_TIME
from workpermit.core.law.book.medical import MEDICAL_EXAM_REQUIRED
from workpermit.core.law.book.offer import OFFER_READY
from workpermit.core.law.book.port_of_entry import LETTER_VALID, MAY_APPLY_AT_PORT_OF_ENTRY, MAY_ISSUE_AT_PORT_OF_ENTRY
from workpermit.core.law.book.re_entry import NO_NEW_VISA_TO_RETURN
from workpermit.core.law.book.right_to_work import MAY_WORK
from workpermit.core.law.book.route import MAY_APPLY_IN_CANADA, MUST_LEAVE_TO_ACTIVATE, PERMIT_IS_MAILED
from workpermit.core.law.book.status import (
    FILED_WITHIN_STAY,
    FIRST_STILL_COUNTS,
    MAY_RENEW,
    RENEWAL_IN_TIME,
    SECOND_COUNTS,
)
from workpermit.core.law.book.visa import VISA_EXEMPT
from workpermit.core.law.evaluate import explain
from workpermit.core.law.expression import Rule
from workpermit.core.law.facts import Value
from workpermit.core.law.findings import Outcome

MET, NOT_MET, OFFICER, MISSING = Outcome.MET, Outcome.NOT_MET, Outcome.FOR_OFFICER, Outcome.FACT_MISSING

Row = tuple[Rule, dict[str, Value], dict[str, Any], Outcome]


def stay(country: str, first: str, last: str | None) -> tuple[dict[str, Any], ...]:
    return ({"country": country, "from_on": day(first), "until_on": day(last) if last else None},)


def breach(kind: str, ceased: str | None) -> tuple[dict[str, Any], ...]:
    return ({"kind": kind, "ceased_on": day(ceased) if ceased else None},)


def trip(left: str, back: str | None) -> tuple[dict[str, Any], ...]:
    return ({"left_on": day(left), "returned_on": day(back) if back else None, "route": ("MX",)},)


def permit(first: str, last: str) -> tuple[dict[str, Any], ...]:
    return ({"number": "U123456789", "valid_from": day(first), "valid_until": day(last), "employer": None},)


BIOMETRICS: list[Row] = [
    (BIOMETRICS_REQUIRED, ABROAD, {}, MET),
    (BIOMETRICS_REQUIRED, ABROAD, {"born_on": day("2011-06-18")}, NOT_MET),  # 13 on the day: R12.2(1)(a)
    (BIOMETRICS_REQUIRED, ABROAD, {"born_on": day("2011-06-17")}, MET),  # 14 that day: R12.2(2)
    (BIOMETRICS_REQUIRED, ABROAD, {"born_on": day("1945-06-18")}, MET),  # still 79
    (BIOMETRICS_REQUIRED, ABROAD, {"born_on": day("1945-06-17")}, NOT_MET),  # 80: R12.2(1)(b)
    (BIOMETRICS_REQUIRED, ABROAD, {"citizenship": "US"}, NOT_MET),  # R12.2(1)(c)(ii)
    (BIOMETRICS_REQUIRED, ABROAD, {"biometrics_exempt_class": True}, NOT_MET),
    (BIOMETRICS_REQUIRED, ABROAD, {"biometrics_enrolled_on": day("2015-06-16")}, MET),  # a day more than ten years
    (BIOMETRICS_REQUIRED, ABROAD, {"biometrics_enrolled_on": day("2015-06-17")}, NOT_MET),  # R12.7(1)(b)
    (BIOMETRICS_REQUIRED, ABROAD, {"biometrics_enrolled_on": day("2025-06-16")}, NOT_MET),
    (BIOMETRICS_REQUIRED, ABROAD, {"biometrics_enrolled_on": day("2025-06-17")}, MET),  # the day itself is out: IA 27(5)
    (BIOMETRICS_REQUIRED, ABROAD, {"biometrics_enrolled_on": None}, MET),
    (BIOMETRICS_REQUIRED, ABROAD, {"permanent_residence_pending_with_biometrics": True}, NOT_MET),  # R12.7(1)(c)
    (BIOMETRICS_REQUIRED, ABROAD, {"biometrics_not_feasible": True}, NOT_MET),  # R12.8
    *[(BIOMETRICS_REQUIRED, ABROAD, {name: UNSAID}, MISSING) for name in
      ("born_on", "received_on", "citizenship", "biometrics_exempt_class", "biometrics_enrolled_on")],
    (BIOMETRICS_IN_ORDER, ABROAD, {}, MET),
    (BIOMETRICS_IN_ORDER, ABROAD, {"biometrics_enrolled_on": None}, NOT_MET),
    (BIOMETRICS_IN_ORDER, ABROAD, {"biometrics_enrolled_on": UNSAID}, MISSING),
    (BIOMETRICS_LAPSED, ABROAD, {"biometrics_enrolled_on": None, "biometrics_window_lapsed": True}, MET),  # ADR-01
    (BIOMETRICS_LAPSED, ABROAD, {"biometrics_enrolled_on": None, "biometrics_window_lapsed": False}, NOT_MET),
    (BIOMETRICS_LAPSED, ABROAD, {"biometrics_window_lapsed": True}, NOT_MET),
    (BIOMETRICS_LAPSED, ABROAD, {"biometrics_enrolled_on": None}, MISSING),
]  # fmt: skip

INDIA = stay("IN", "2015-01-01", None)
LONG = {"places_lived": INDIA}
MEDICAL: list[Row] = [
    (MEDICAL_EXAM_REQUIRED, ABROAD, {}, NOT_MET),
    (MEDICAL_EXAM_REQUIRED, ABROAD, {"public_health_occupation": True}, MET),  # R30(1)(a)(ii), any length
    (MEDICAL_EXAM_REQUIRED, ABROAD, LONG, MET),  # R30(1)(a)(iii)
    (MEDICAL_EXAM_REQUIRED, ABROAD, LONG | {"requested_until": day("2026-03-01")}, NOT_MET),  # six months to the day
    (MEDICAL_EXAM_REQUIRED, ABROAD, LONG | {"requested_until": day("2026-03-02")}, MET),
    (MEDICAL_EXAM_REQUIRED, ABROAD, {"places_lived": stay("IN", "2015-01-01", "2024-12-16")}, NOT_MET),  # a day short
    (MEDICAL_EXAM_REQUIRED, ABROAD, {"places_lived": stay("IN", "2015-01-01", "2024-12-17")}, MET),  # ADR-22
    (MEDICAL_EXAM_REQUIRED, ABROAD, {"places_lived": stay("IN", "2024-12-18", None)}, NOT_MET),
    (MEDICAL_EXAM_REQUIRED, ABROAD, {"places_lived": stay("AQ", "2015-01-01", None)}, OFFICER),  # in neither list
    (MEDICAL_EXAM_REQUIRED, ABROAD, LONG | {"agricultural_occupation": True, "requested_until": day("2025-10-01")}, MET),
    (MEDICAL_EXAM_REQUIRED, ABROAD, {"agricultural_occupation": True}, NOT_MET),
    (MEDICAL_EXAM_REQUIRED, ABROAD, {"health_concern": True}, MET),  # R30(1)(a)(iv)
    (MEDICAL_EXAM_REQUIRED, ABROAD, LONG | {"medical_exam_on": day("2024-07-31")}, MET),  # R30(3): older than 12 months
    (MEDICAL_EXAM_REQUIRED, ABROAD, LONG | {"medical_exam_on": day("2024-08-01")}, NOT_MET),
    (MEDICAL_EXAM_REQUIRED, RENEWING, LONG | {"medical_exam_on": day("2020-08-01"), "medical_low_risk": True}, NOT_MET),
    (MEDICAL_EXAM_REQUIRED, RENEWING, LONG | {"medical_exam_on": day("2020-07-31"), "medical_low_risk": True}, MET),
    (MEDICAL_EXAM_REQUIRED, RENEWING, LONG | {"medical_exam_on": day("2020-08-01"), "medical_low_risk": False}, MET),
    (MEDICAL_EXAM_REQUIRED, ABROAD, LONG | {"medical_exam_on": day("2020-08-01"), "medical_low_risk": True}, MET),
    (MEDICAL_EXAM_REQUIRED, ABROAD, {"places_lived": UNSAID}, MISSING),
    (MEDICAL_EXAM_REQUIRED, ABROAD, {"public_health_occupation": UNSAID}, MISSING),
]  # fmt: skip

BARRED_TO_AUGUST = {"employer_standing": "ineligible_until", "employer_ineligible_until": day("2025-08-01")}
EMPLOYER: list[Row] = [
    (EMPLOYER_MAY_HIRE, ABROAD, {}, MET),
    (EMPLOYER_MAY_HIRE, ABROAD, {"employer_standing": "eligible"}, MET),  # being listed bars nobody
    (EMPLOYER_MAY_HIRE, ABROAD, {"employer_standing": "ineligible"}, NOT_MET),
    (EMPLOYER_MAY_HIRE, ABROAD, {"employer_standing": "unpaid_penalty"}, NOT_MET),  # R200(3)(h)(iii)
    (EMPLOYER_MAY_HIRE, ABROAD, BARRED_TO_AUGUST | {"judged_on": day("2025-07-31")}, NOT_MET),
    (EMPLOYER_MAY_HIRE, ABROAD, BARRED_TO_AUGUST, NOT_MET),  # the last day counts
    (EMPLOYER_MAY_HIRE, ABROAD, BARRED_TO_AUGUST | {"judged_on": day("2025-08-02")}, MET),
    (EMPLOYER_MAY_HIRE, ABROAD, {"employer_standing": "unresolved"}, OFFICER),
    (EMPLOYER_MAY_HIRE, ABROAD, {"sex_trade_employer": True}, NOT_MET),  # R200(3)(g.1)
    (EMPLOYER_MAY_HIRE, ABROAD, {"employer_standing": UNSAID}, MISSING),
    (EMPLOYER_MAY_HIRE, ABROAD, {"employer_standing": UNSAID, "permit_kind": "open"}, MET),  # ADR-17
]  # fmt: skip

PORTAL = {
    "lmia_number": None,
    "offer_number": "A1234567",
    "offer_submitted_on": day("2025-06-16"),
    "compliance_fee_paid_on": day("2025-06-16"),
}
OFFER: list[Row] = [
    (OFFER_READY, ABROAD, {}, MET),
    (OFFER_READY, ABROAD, {"judged_on": day("2025-12-31")}, MET),
    (OFFER_READY, ABROAD, {"judged_on": day("2026-01-01")}, NOT_MET),  # R203(3.1)
    (OFFER_READY, ABROAD, {"lmia_suspended": True}, NOT_MET),
    (OFFER_READY, ABROAD, {"lmia_number": None}, NOT_MET),
    (OFFER_READY, ABROAD, PORTAL, MET),
    (OFFER_READY, ABROAD, PORTAL | {"offer_submitted_on": day("2025-06-17")}, OFFICER),  # the same day: only the hour tells
    (OFFER_READY, ABROAD, PORTAL | {"offer_submitted_on": day("2025-06-18")}, NOT_MET),  # R200(3)(f.1)
    (OFFER_READY, ABROAD, PORTAL | {"compliance_fee_paid_on": None}, NOT_MET),
    (OFFER_READY, ABROAD, PORTAL | {"compliance_fee_paid_on": day("2025-06-18")}, NOT_MET),
    (OFFER_READY, ABROAD, PORTAL | {"compliance_fee_paid_on": UNSAID}, MISSING),
    (OFFER_READY, ABROAD, {"lmia_number": None, "portal_exempt_employer": True}, MET),
    (OFFER_READY, ABROAD, {"lmia_number": None, "permit_kind": "open"}, MET),
]  # fmt: skip

HARVEST = {"prior_breaches": breach("unauthorized_work", "2025-02-01")}
BREACH: list[Row] = [
    (PRIOR_BREACH_BAR, ABROAD, {}, NOT_MET),
    (PRIOR_BREACH_BAR, ABROAD, HARVEST | {"judged_on": day("2025-07-31")}, MET),
    (PRIOR_BREACH_BAR, ABROAD, HARVEST, MET),  # the last day of the six months
    (PRIOR_BREACH_BAR, ABROAD, HARVEST | {"judged_on": day("2025-08-02")}, NOT_MET),
    (PRIOR_BREACH_BAR, ABROAD, {"prior_breaches": breach("unauthorized_work", None)}, MET),  # it goes on
    *[(PRIOR_BREACH_BAR, ABROAD, {"prior_breaches": breach(kind, "2025-07-01")}, NOT_MET) for kind in
      ("stay_period", "work_type", "employer", "employer_duration", "work_location", "studies")],  # R200(3)(e)(ii)
    *[(PRIOR_BREACH_BAR, ABROAD, {"prior_breaches": breach(kind, "2025-07-01")}, MET) for kind in
      ("work_times", "travel_area", "reporting", "unauthorized_study", "other_condition")],
    (PRIOR_BREACH_BAR, ABROAD, HARVEST | {"no_other_means_of_support": True}, NOT_MET),  # R200(3)(e)(iii)
    (PRIOR_BREACH_BAR, ABROAD, HARVEST | {"temporary_resident_permit_since_breach": True}, NOT_MET),
    (PRIOR_BREACH_BAR, ABROAD, HARVEST | {"abused_worker": True}, NOT_MET),  # R200(3.1)
    (PRIOR_BREACH_BAR, ABROAD, {"prior_breaches": UNSAID}, MISSING),
]  # fmt: skip

ELIGIBILITY: list[Row] = [
    (PERMIT_MAY_ISSUE, ABROAD, {}, MET),
    (PERMIT_MAY_ISSUE, RENEWING, {}, MET),
    (PERMIT_MAY_ISSUE, RENEWING, {"received_on": day("2025-07-01"), "biometrics_enrolled_on": day("2025-07-02")}, NOT_MET),
    *[(PERMIT_MAY_ISSUE, ABROAD, {name: UNSAID}, OFFICER) for name in
      ("will_leave_canada", "offer_genuine", "able_to_do_work", "labour_dispute")],
    *[(PERMIT_MAY_ISSUE, ABROAD, {name: False}, NOT_MET) for name in ("will_leave_canada", "offer_genuine", "able_to_do_work")],
    (PERMIT_MAY_ISSUE, ABROAD, {"labour_dispute": True}, NOT_MET),  # R200(3)(c)
    (PERMIT_MAY_ISSUE, ABROAD, {"agreement_conflict": True}, NOT_MET),  # R200(3)(f)
    (PERMIT_MAY_ISSUE, ABROAD, {"public_health_occupation": True}, NOT_MET),  # R200(1)(e): no exam yet
    (PERMIT_MAY_ISSUE, ABROAD, {"public_health_occupation": True, "medical_exam_on": day("2025-07-01"), "medical_result": "passed"}, MET),
    (PERMIT_MAY_ISSUE, ABROAD, {"public_health_occupation": True, "medical_exam_on": day("2025-07-01"), "medical_result": "failed"}, NOT_MET),
    (PERMIT_MAY_ISSUE, ABROAD, {"work_province": "QC"}, NOT_MET),  # R200(3)(b)
    (PERMIT_MAY_ISSUE, ABROAD, {"work_province": "QC", "documents": frozenset({"quebec_acceptance"})}, MET),
    (PERMIT_MAY_ISSUE, ABROAD, PORTAL | {"work_province": "QC"}, MET),  # no assessment, no certificate
    (PERMIT_MAY_ISSUE, ABROAD, HARVEST, NOT_MET),
    (PERMIT_MAY_ISSUE, ABROAD, {"employer_standing": "unpaid_penalty"}, NOT_MET),
    (PERMIT_MAY_ISSUE, ABROAD, {"employer_standing": "unresolved"}, OFFICER),
    (PERMIT_MAY_ISSUE, ABROAD, {"biometrics_enrolled_on": None}, NOT_MET),  # A10.01
    (PERMIT_MAY_ISSUE, ABROAD, {"permit_kind": "open", "open_permit_basis": True}, MET),
    (PERMIT_MAY_ISSUE, ABROAD, {"permit_kind": "open"}, OFFICER),
    (PERMIT_MAY_ISSUE, ABROAD, {"form": UNSAID, "previous_permits": UNSAID}, MISSING),
]  # fmt: skip

ROUTE: list[Row] = [
    (PERMIT_IS_MAILED, RENEWING, {}, MET),
    (PERMIT_IS_MAILED, ABROAD, {"in_canada_on_letter": True}, NOT_MET),  # ADR-18
    (PERMIT_IS_MAILED, ABROAD, {"form": UNSAID}, MISSING),
    (MUST_LEAVE_TO_ACTIVATE, ABROAD, {"in_canada_on_letter": True}, MET),  # IN-09
    (MUST_LEAVE_TO_ACTIVATE, ABROAD, {"in_canada_on_letter": False}, NOT_MET),
    (MUST_LEAVE_TO_ACTIVATE, ABROAD, {}, MISSING),
    (MAY_APPLY_IN_CANADA, RENEWING, {}, MET),  # R199(a)
    (MAY_APPLY_IN_CANADA, RENEWING, {"received_on": day("2025-06-30")}, MET),
    (MAY_APPLY_IN_CANADA, RENEWING, {"received_on": day("2025-07-01")}, NOT_MET),
    *[(MAY_APPLY_IN_CANADA, ABROAD, {name: True}, MET) for name in
      ("working_under_section_186", "study_permit_held", "family_of_permit_holder", "in_canada_class",
       "approved_before_entry", "trade_agreement_applicant", "foreign_mission_letter")],  # R199(b), (c), (e) to (i)
    (MAY_APPLY_IN_CANADA, ABROAD, {"temporary_resident_permit_months": 5}, NOT_MET),
    (MAY_APPLY_IN_CANADA, ABROAD, {"temporary_resident_permit_months": 6}, MET),  # R199(d)
    (MAY_APPLY_IN_CANADA, VISITOR, {}, MET),
    (MAY_APPLY_IN_CANADA, VISITOR, {"received_on": day("2024-08-27")}, MET),
    (MAY_APPLY_IN_CANADA, VISITOR, {"received_on": day("2024-08-28")}, OFFICER),  # ADR-06
    (MAY_APPLY_IN_CANADA, VISITOR, {"received_on": day("2024-08-29")}, NOT_MET),
    (MAY_APPLY_IN_CANADA, ABROAD, {"study_permit_held": UNSAID}, MISSING),
]  # fmt: skip

PENDING_RENEWAL = {"judged_on": day("2025-07-15")}
STATUS: list[Row] = [
    (RENEWAL_IN_TIME, RENEWING, {"received_on": day("2025-06-29")}, MET),
    (RENEWAL_IN_TIME, RENEWING, {"received_on": day("2025-06-30")}, MET),  # R201(1)(a), ADR-02
    (RENEWAL_IN_TIME, RENEWING, {"received_on": day("2025-07-01")}, NOT_MET),
    (RENEWAL_IN_TIME, RENEWING, {"previous_permits": ()}, NOT_MET),
    (RENEWAL_IN_TIME, RENEWING, {"form": "imm_1295"}, NOT_MET),
    (RENEWAL_IN_TIME, RENEWING, {"previous_permits": UNSAID}, MISSING),
    (MAY_RENEW, RENEWING, {}, MET),
    (MAY_RENEW, RENEWING, {"prior_breaches": breach("work_times", "2024-01-01")}, NOT_MET),  # R201(1)(b)
    (MAY_RENEW, RENEWING, {"prior_breaches": UNSAID}, MISSING),
    (FILED_WITHIN_STAY, RENEWING, {}, MET),
    (FILED_WITHIN_STAY, RENEWING, {"received_on": day("2025-07-01")}, NOT_MET),
    (FILED_WITHIN_STAY, RENEWING, {"decision": "returned", "decided_on": day("2025-06-25")}, NOT_MET),  # R12, ADR-19
    (FILED_WITHIN_STAY, RENEWING, {"decision": "returned", "decided_on": day("2025-08-25")}, MET),  # ADR-01: not backwards
    (FILED_WITHIN_STAY, RENEWING, {"status_until": UNSAID}, MISSING),
    (MAY_WORK, RENEWING, {"judged_on": day("2025-06-30")}, MET),  # R196: the permit
    (MAY_WORK, RENEWING, PENDING_RENEWAL, MET),  # R186(u)
    (MAY_WORK, RENEWING, PENDING_RENEWAL | {"decision": "refused", "decided_on": day("2025-07-10")}, NOT_MET),
    (MAY_WORK, RENEWING, PENDING_RENEWAL | {"received_on": day("2025-07-01")}, NOT_MET),
    (MAY_WORK, RENEWING, PENDING_RENEWAL | {"departures": trip("2025-07-02", "2025-07-09")}, NOT_MET),  # IN-11
    (MAY_WORK, RENEWING, PENDING_RENEWAL | {"departures": trip("2025-06-20", "2025-06-30")}, MET),  # back in time
    (MAY_WORK, RENEWING, PENDING_RENEWAL | {"departures": trip("2025-06-20", "2025-07-01")}, NOT_MET),
    (MAY_WORK, RENEWING, PENDING_RENEWAL | {"departures": trip("2025-06-20", None)}, NOT_MET),
    (MAY_WORK, RENEWING, PENDING_RENEWAL | {"departures": UNSAID}, MISSING),
    (MAY_WORK, RENEWING, {"decision": "approved", "approval_note_on": day("2025-08-01"), "permit_valid_until": day("2027-08-31")}, MET),  # IN-07
    (MAY_WORK, RENEWING, {"decision": "approved", "approval_note_on": day("2025-08-02"), "permit_valid_until": day("2027-08-31")}, NOT_MET),
    (MAY_WORK, VISITOR, {"judged_on": day("2024-08-20"), "interim_authorized_on": day("2024-08-20")}, MET),
    (MAY_WORK, VISITOR, {"judged_on": day("2024-08-19"), "interim_authorized_on": day("2024-08-20")}, NOT_MET),
    (MAY_WORK, VISITOR, {"interim_authorized_on": day("2024-07-25"), "departures": trip("2024-07-26", None)}, NOT_MET),  # ADR-07
    (MAY_WORK, VISITOR, {}, NOT_MET),  # no right to work before the answer
]  # fmt: skip

POLICY: list[Row] = [
    (VISIT2WORK, VISITOR, {}, MET),
    (VISIT2WORK, VISITOR, {"in_canada_on_filing": False}, NOT_MET),
    (VISIT2WORK, VISITOR, {"status_in_canada": "student"}, NOT_MET),
    (VISIT2WORK, VISITOR, {"status_until": day("2024-07-20")}, MET),
    (VISIT2WORK, VISITOR, {"status_until": day("2024-07-19")}, NOT_MET),
    (VISIT2WORK, VISITOR, {"status_until": day("2024-07-19"), "maintained_status": True}, MET),  # ADR-09
    (VISIT2WORK, VISITOR, {"form": "imm_1295"}, NOT_MET),
    (VISIT2WORK, VISITOR, {"permit_kind": "open"}, NOT_MET),
    (VISIT2WORK, VISITOR, {"received_on": day("2020-08-23"), "previous_permits": permit("2019-01-01", "2020-01-01")}, NOT_MET),
    (VISIT2WORK, VISITOR, {"received_on": day("2020-08-24"), "previous_permits": permit("2019-01-01", "2020-01-01")}, MET),
    (VISIT2WORK, VISITOR, {"received_on": day("2024-08-27")}, MET),
    (VISIT2WORK, VISITOR, {"received_on": day("2024-08-28")}, OFFICER),  # ADR-06
    (VISIT2WORK, VISITOR, {"received_on": day("2024-08-29")}, NOT_MET),
    (VISIT2WORK, VISITOR, {"received_on": day("2024-02-29"), "previous_permits": permit("2022-01-01", "2023-02-28")}, MET),  # IA 28(c)
    (VISIT2WORK, VISITOR, {"received_on": day("2024-03-31"), "previous_permits": permit("2022-01-01", "2023-03-31")}, MET),
    (VISIT2WORK, VISITOR, {"received_on": day("2024-03-31"), "previous_permits": permit("2022-01-01", "2023-03-30")}, NOT_MET),
    (VISIT2WORK, VISITOR, {"previous_permits": permit("2024-07-21", "2025-01-01")}, NOT_MET),  # ADR-08: not before
    (VISIT2WORK, VISITOR, {"departures": trip("2024-07-19", "2024-07-19")}, MET),
    (VISIT2WORK, VISITOR, {"departures": trip("2024-07-20", "2024-07-25")}, NOT_MET),  # ADR-07
    (VISIT2WORK, VISITOR, {"departures": trip("2024-07-21", "2024-07-25"), "presence_disputed": True}, OFFICER),
    (VISIT2WORK, VISITOR, {"decision": "refused"}, NOT_MET),
    (VISIT2WORK, VISITOR, {"interim_code_given": False}, NOT_MET),  # IN-03
    *[(VISIT2WORK, VISITOR, {name: UNSAID}, MISSING) for name in
      ("in_canada_on_filing", "status_in_canada", "permit_kind", "previous_permits", "departures", "decision")],
]  # fmt: skip

TOURED = {"route_since_leaving": ("US",)}
FRENCH = {"visa_required": False, "citizenship": "FR"}
TURNED_ROUND = FRENCH | TOURED | {"held_status_when_leaving": True}
BORDER: list[Row] = [
    (VISA_EXEMPT, ABROAD, {}, NOT_MET),
    (VISA_EXEMPT, ABROAD, {"visa_required": UNSAID, "citizenship": "FR"}, MET),
    (VISA_EXEMPT, ABROAD, {"visa_required": UNSAID, "citizenship": "MX", "judged_on": day("2024-02-29")}, MET),
    (VISA_EXEMPT, ABROAD, {"visa_required": UNSAID, "citizenship": "MX", "judged_on": day("2024-03-01")}, NOT_MET),
    (VISA_EXEMPT, ABROAD, {"visa_required": UNSAID, "us_permanent_resident": True}, MET),  # R190(1)(c)
    (VISA_EXEMPT, ABROAD, {"visa_required": UNSAID, "citizenship": UNSAID}, MISSING),
    (LETTER_VALID, ABROAD, {}, MET),
    (LETTER_VALID, ABROAD, {"judged_on": day("2025-12-31"), "letter_valid_until": day("2025-12-31")}, MET),
    (LETTER_VALID, ABROAD, {"judged_on": day("2026-01-01"), "letter_valid_until": day("2025-12-31")}, NOT_MET),
    (LETTER_VALID, ABROAD, {"letter_cancelled": True}, NOT_MET),
    (LETTER_VALID, ABROAD, {"visa_valid_until": day("2025-07-31")}, NOT_MET),
    (LETTER_VALID, ABROAD, {"visa_valid_until": UNSAID}, MISSING),
    (LETTER_VALID, ABROAD, FRENCH | {"visa_valid_until": UNSAID}, MET),
    (LETTER_VALID, ABROAD, {"public_health_occupation": True, "medical_result": "passed", "medical_exam_on": day("2024-08-01")}, MET),
    (LETTER_VALID, ABROAD, {"public_health_occupation": True, "medical_result": "passed", "medical_exam_on": day("2024-07-31")}, NOT_MET),
    (LETTER_VALID, ABROAD, {"employer_standing": "ineligible"}, NOT_MET),
    (MAY_ACTIVATE, ABROAD, {}, MET),  # R197: never in Canada
    (MAY_ACTIVATE, ABROAD, {"route_since_leaving": ("MX",)}, MET),
    (MAY_ACTIVATE, ABROAD, {"route_since_leaving": ()}, NOT_MET),  # has not left
    (MAY_ACTIVATE, ABROAD, TOURED, OFFICER),  # ADR-15
    (MAY_ACTIVATE, ABROAD, {"route_since_leaving": ("PM",)}, OFFICER),
    (MAY_ACTIVATE, ABROAD, {"route_since_leaving": ("MX", "US")}, OFFICER),  # a mixed route
    (MAY_ACTIVATE, ABROAD, TOURED | {"us_permanent_resident": True}, MET),
    (MAY_ACTIVATE, ABROAD, TOURED | {"activation_exemption": True}, MET),
    (MAY_ACTIVATE, ABROAD, TOURED | {"border_appointment": True}, MET),
    (MAY_ACTIVATE, ABROAD, TOURED | {"letter_valid_until": day("2025-07-31")}, NOT_MET),
    (MAY_ACTIVATE, ABROAD, {"route_since_leaving": UNSAID}, MISSING),
    (MAY_APPLY_AT_PORT_OF_ENTRY, ABROAD, {}, NOT_MET),  # R198(1)
    (MAY_APPLY_AT_PORT_OF_ENTRY, ABROAD, FRENCH, MET),
    (MAY_APPLY_AT_PORT_OF_ENTRY, ABROAD, FRENCH | {"lmia_number": None}, NOT_MET),  # R198(2)(a)
    (MAY_APPLY_AT_PORT_OF_ENTRY, ABROAD, FRENCH | {"seasonal_agriculture": True}, NOT_MET),  # R198(2)(a)(i)
    (MAY_APPLY_AT_PORT_OF_ENTRY, ABROAD, FRENCH | {"lmia_number": None, "country_of_residence": "GL"}, MET),
    (MAY_APPLY_AT_PORT_OF_ENTRY, ABROAD, FRENCH | {"lmia_number": None, "us_permanent_resident": True}, MET),
    (MAY_APPLY_AT_PORT_OF_ENTRY, ABROAD, FRENCH | PORTAL, MET),
    (MAY_APPLY_AT_PORT_OF_ENTRY, ABROAD, FRENCH | {"public_health_occupation": True}, NOT_MET),  # R198(2)(b)
    (MAY_APPLY_AT_PORT_OF_ENTRY, ABROAD, FRENCH | {"youth_exchange": True}, NOT_MET),  # R198(2)(c)
    (MAY_APPLY_AT_PORT_OF_ENTRY, ABROAD, FRENCH | {"youth_exchange": True, "approved_before_entry": True}, MET),
    (MAY_APPLY_AT_PORT_OF_ENTRY, ABROAD, FRENCH | {"post_graduation_permit": True}, NOT_MET),
    (MAY_APPLY_AT_PORT_OF_ENTRY, ABROAD, FRENCH | {"port_collects_biometrics": False, "biometrics_enrolled_on": None}, NOT_MET),
    (MAY_APPLY_AT_PORT_OF_ENTRY, ABROAD, TURNED_ROUND, NOT_MET),  # R26.1, IN-10
    (MAY_APPLY_AT_PORT_OF_ENTRY, ABROAD, TURNED_ROUND | {"judged_on": day("2024-12-23")}, MET),
    (MAY_APPLY_AT_PORT_OF_ENTRY, ABROAD, TURNED_ROUND | {"judged_on": day("2024-12-24")}, NOT_MET),
    (MAY_APPLY_AT_PORT_OF_ENTRY, ABROAD, TURNED_ROUND | {"route_since_leaving": ("US", "FR")}, MET),
    (MAY_APPLY_AT_PORT_OF_ENTRY, ABROAD, TURNED_ROUND | {"border_appointment": True}, MET),
    (MAY_APPLY_AT_PORT_OF_ENTRY, ABROAD, TURNED_ROUND | {"held_status_when_leaving": UNSAID}, MISSING),
    (MAY_ISSUE_AT_PORT_OF_ENTRY, ABROAD, {}, MET),
    (MAY_ISSUE_AT_PORT_OF_ENTRY, ABROAD, {"identity_confirmed": False}, NOT_MET),
    (MAY_ISSUE_AT_PORT_OF_ENTRY, ABROAD, {"passport_expires_on": day("2025-08-01")}, MET),
    (MAY_ISSUE_AT_PORT_OF_ENTRY, ABROAD, {"passport_expires_on": day("2025-07-31")}, NOT_MET),  # R52(1)
    (MAY_ISSUE_AT_PORT_OF_ENTRY, ABROAD, {"biometrics_enrolled_on": None}, NOT_MET),
    (MAY_ISSUE_AT_PORT_OF_ENTRY, ABROAD, {"admissible": UNSAID}, OFFICER),  # A20(1)(b)
    (MAY_ISSUE_AT_PORT_OF_ENTRY, ABROAD, {"admissible": False}, NOT_MET),
    (MAY_ISSUE_AT_PORT_OF_ENTRY, ABROAD, TOURED, OFFICER),
    (MAY_ISSUE_AT_PORT_OF_ENTRY, ABROAD, {"identity_confirmed": UNSAID}, MISSING),
]  # fmt: skip

# A renewal of 20 June is pending; a second application follows, before or after the stay ends on 30 June.
FIRST = {"earlier_application_received_on": day("2025-06-20"), "earlier_application_for_work": True}
LATE_SECOND = FIRST | {"received_on": day("2025-07-10"), "judged_on": day("2025-07-15")}
FIRST_REFUSED = {"earlier_application_decision": "refused", "earlier_application_decided_on": day("2025-07-12")}
SECOND: list[Row] = [
    (FIRST_STILL_COUNTS, RENEWING, {}, NOT_MET),  # there is no earlier one
    (FIRST_STILL_COUNTS, RENEWING, LATE_SECOND, MET),  # ADR-39
    (FIRST_STILL_COUNTS, RENEWING, LATE_SECOND | {"earlier_application_received_on": day("2025-06-30")}, MET),
    (FIRST_STILL_COUNTS, RENEWING, LATE_SECOND | {"earlier_application_received_on": day("2025-07-01")}, NOT_MET),
    (FIRST_STILL_COUNTS, RENEWING, LATE_SECOND | FIRST_REFUSED, NOT_MET),
    (FIRST_STILL_COUNTS, RENEWING, LATE_SECOND | {"status_until": UNSAID}, MISSING),
    (SECOND_COUNTS, RENEWING, {}, NOT_MET),
    (SECOND_COUNTS, RENEWING, FIRST | FIRST_REFUSED | {"received_on": day("2025-06-30")}, MET),
    (SECOND_COUNTS, RENEWING, FIRST | FIRST_REFUSED | {"received_on": day("2025-07-01")}, NOT_MET),
    (SECOND_COUNTS, RENEWING, LATE_SECOND | FIRST_REFUSED | {"earlier_application_decided_on": day("2025-05-27")}, OFFICER),
    (SECOND_COUNTS, RENEWING, LATE_SECOND | FIRST_REFUSED | {"earlier_application_decided_on": day("2025-05-28")}, NOT_MET),
    (SECOND_COUNTS, RENEWING, FIRST | {"status_until": UNSAID}, MISSING),
    (MAY_WORK, RENEWING, LATE_SECOND, MET),  # on the first one, R186(u)
    (MAY_WORK, RENEWING, LATE_SECOND | {"earlier_application_for_work": False}, NOT_MET),
    (MAY_WORK, RENEWING, LATE_SECOND | {"departures": trip("2025-07-01", "2025-07-02")}, NOT_MET),  # IN-11
    (MAY_WORK, RENEWING, LATE_SECOND | FIRST_REFUSED, NOT_MET),
    (MAY_WORK, RENEWING, LATE_SECOND | FIRST_REFUSED | {"received_on": day("2025-06-30")}, MET),  # on the second one
]  # fmt: skip

SHORT_TRIP = {"visa_valid_until": None, "route_since_leaving": ("US",), "judged_on": day("2025-06-30")}
RETURN: list[Row] = [
    (NO_NEW_VISA_TO_RETURN, RENEWING, FRENCH | {"visa_valid_until": None}, MET),  # R190
    (NO_NEW_VISA_TO_RETURN, RENEWING, {"visa_valid_until": day("2025-08-01")}, MET),  # R7(1)
    (NO_NEW_VISA_TO_RETURN, RENEWING, {"visa_valid_until": day("2025-07-31")}, NOT_MET),
    (NO_NEW_VISA_TO_RETURN, RENEWING, SHORT_TRIP, MET),  # R190(3)(f)
    (NO_NEW_VISA_TO_RETURN, RENEWING, SHORT_TRIP | {"judged_on": day("2025-07-01")}, MET),  # on maintained status
    (NO_NEW_VISA_TO_RETURN, RENEWING, SHORT_TRIP | {"judged_on": day("2025-07-01"), "received_on": day("2025-07-01")}, NOT_MET),
    (NO_NEW_VISA_TO_RETURN, RENEWING, SHORT_TRIP | {"route_since_leaving": ("US", "MX")}, NOT_MET),
    (NO_NEW_VISA_TO_RETURN, RENEWING, SHORT_TRIP | {"visa_valid_until": UNSAID, "route_since_leaving": ("MX",)}, MISSING),
]  # fmt: skip

# Another job: the application of 10 June 2025 names a new employer while the old permit runs.
CHANGING = {
    "received_on": day("2025-06-10"),
    "judged_on": day("2025-06-20"),
    "change_of_employer_code_given": True,
    "job_changed": True,
}
LETTER_IN_CANADA = {
    "approved_before_entry": True,
    "in_canada_on_letter": True,
    "interim_requested_on": day("2021-02-01"),
    "inland_issue_code_given": True,
}
PROGRAMMES: list[Row] = [
    (CHANGE_OF_EMPLOYER, RENEWING, CHANGING, MET),
    (CHANGE_OF_EMPLOYER, RENEWING, CHANGING | {"received_on": day("2025-05-27")}, MET),
    (CHANGE_OF_EMPLOYER, RENEWING, CHANGING | {"received_on": day("2025-05-26")}, OFFICER),  # ADR-40: an earlier version
    (CHANGE_OF_EMPLOYER, RENEWING, CHANGING | {"received_on": day("2020-05-05")}, NOT_MET),
    (CHANGE_OF_EMPLOYER, RENEWING, CHANGING | {"received_on": day("2025-07-01")}, NOT_MET),  # the permit is over
    (CHANGE_OF_EMPLOYER, RENEWING, CHANGING | {"status_until": day("2025-06-09")}, NOT_MET),
    (CHANGE_OF_EMPLOYER, RENEWING, CHANGING | {"previous_permits": (), "working_under_section_186": True}, MET),
    (CHANGE_OF_EMPLOYER, RENEWING, CHANGING | {"previous_permits": (), "working_under_section_186": True, "short_term_work_exemption": True}, NOT_MET),
    (CHANGE_OF_EMPLOYER, RENEWING, CHANGING | {"permit_kind": "open"}, NOT_MET),
    (CHANGE_OF_EMPLOYER, RENEWING, CHANGING | {"job_changed": False}, NOT_MET),
    (CHANGE_OF_EMPLOYER, RENEWING, CHANGING | {"decision": "refused"}, NOT_MET),
    (CHANGE_OF_EMPLOYER, RENEWING, CHANGING | {"change_of_employer_code_given": UNSAID}, MISSING),
    (INLAND_ISSUE, ABROAD, LETTER_IN_CANADA, OFFICER),  # ADR-40: never a yes without its days
    (INLAND_ISSUE, ABROAD, LETTER_IN_CANADA | {"interim_requested_on": day("2019-12-31")}, NOT_MET),
    (INLAND_ISSUE, ABROAD, LETTER_IN_CANADA | {"interim_requested_on": day("2022-01-01")}, NOT_MET),
    (INLAND_ISSUE, ABROAD, LETTER_IN_CANADA | {"approved_before_entry": False}, NOT_MET),
    (INLAND_ISSUE, ABROAD, LETTER_IN_CANADA | {"interim_requested_on": UNSAID}, MISSING),
]  # fmt: skip

DUE = {"documents_due_on": day("2025-09-15")}
LONGER = DUE | {"documents_extended_until": day("2025-10-15")}
DOCUMENTS: list[Row] = [
    (DOCUMENTS_IN_TIME, ABROAD, DUE | {"documents_sent_on": day("2025-09-14")}, MET),
    (DOCUMENTS_IN_TIME, ABROAD, DUE | {"documents_sent_on": day("2025-09-15")}, MET),  # ADR-02, ADR-23
    (DOCUMENTS_IN_TIME, ABROAD, DUE | {"documents_sent_on": day("2025-09-16")}, NOT_MET),
    (DOCUMENTS_IN_TIME, ABROAD, DUE | {"documents_sent_on": None}, NOT_MET),
    (DOCUMENTS_IN_TIME, ABROAD, LONGER | {"documents_sent_on": day("2025-10-15")}, MET),
    (DOCUMENTS_IN_TIME, ABROAD, LONGER | {"documents_sent_on": day("2025-10-16")}, NOT_MET),
    (DOCUMENTS_IN_TIME, ABROAD, DUE | {"documents_sent_on": UNSAID}, MISSING),
    (DOCUMENTS_IN_TIME, ABROAD, {"documents_due_on": UNSAID}, MISSING),
]  # fmt: skip

TABLES = {
    "AYA-02, IN-01": BIOMETRICS,
    "AYA-10, IN-01": MEDICAL,
    "AYA-05": EMPLOYER,
    "AYA-06": [*OFFER, *BREACH, *ELIGIBILITY],
    "IN-05, IN-09, IN-10": ROUTE,
    "IN-07, IN-11": STATUS,
    "IN-02, IN-03": POLICY,
    "OUT-01, OUT-02, IN-09, IN-10, IN-12": BORDER,
    "IN-11": [*SECOND, *RETURN],
    "IN-02": PROGRAMMES,
    "AYA-08, AYA-09": DOCUMENTS,
}
TABLE = [row for rows in TABLES.values() for row in rows]


@pytest.mark.parametrize(
    ("rule", "person", "changes", "expected"),
    [
        pytest.param(*row, id=f"{promises}: {row[0].id}-{'-'.join(row[2])}-{row[3]}")
        for promises, rows in TABLES.items()
        for row in rows
    ],
)
def test_rule(rule: Rule, person: dict[str, Value], changes: dict[str, Any], expected: Outcome) -> None:
    assert judged(rule, but(person, **changes)) is expected


DISCRETION = ("offer_genuine", "able_to_do_work", "will_leave_canada", "labour_dispute")


@pytest.mark.parametrize("finding", DISCRETION)
def test_what_is_left_to_judgment_waits_for_the_officer_s_finding(finding: str) -> None:
    """AYA-06: no rule answers for the officer, whatever else is in order, and the law stands beside each finding."""
    waiting = explain(PERMIT_MAY_ISSUE, but(ABROAD, **{finding: UNSAID}))
    found_against = explain(PERMIT_MAY_ISSUE, but(ABROAD, **{finding: finding == "labour_dispute"}))
    assert (waiting.outcome, waiting.missing, found_against.outcome) == (OFFICER, (), NOT_MET)
    (clause, *_) = waiting.clauses_with(OFFICER)
    assert all(one.sources for one in waiting.walk())
    assert any(source.provision.startswith("200(") for source in clause.sources)


# These are judged inside the rules above, which have rows of their own.
INNER = {"biometrics.biometrics_on_file", "medical.exam_called_for", "medical.exam_on_file", "medical.medical_in_order",
         "medical.certificate_on_entry", "offer.lmia_in_effect", "offer.portal_offer_in_time",
         "completeness.application_complete"}  # fmt: skip


@pytest.mark.parametrize("rule_id", sorted(set(RULES) - INNER))
def test_every_rule_has_a_row_that_is_met_one_that_is_not_and_one_unknown(rule_id: str) -> None:
    # The measure whose days are not published never gives a yes by itself (ADR-40).
    best = OFFICER if rule_id == INLAND_ISSUE.id else MET
    assert {best, NOT_MET, MISSING} <= {expected for rule, _, _, expected in TABLE if rule.id == rule_id}
