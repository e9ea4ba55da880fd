"""Rows that a slip of the hand made necessary: each tells the book from a mutant that no other row noticed.

The tables of `test_book.py` and `test_quantities.py` follow the law; these follow its edges, rule by rule.
"""
# ruff: noqa: E501 - a row of a table stays on one line, so that it can be read as a row

from __future__ import annotations

from typing import Any

import pytest

from core.law.people import ABROAD, RENEWING, UNSAID, VISITOR, but, day, judged
from core.law.test_book import (
    CHANGING,
    FIRST_REFUSED,
    FRENCH,
    LATE_SECOND,
    LETTER_IN_CANADA,
    LONG,
    PORTAL,
    SHORT_TRIP,
    TURNED_ROUND,
    permit,
    stay,
    trip,
)
from workpermit.core.law.book.activation import MAY_ACTIVATE
from workpermit.core.law.book.biometrics import BIOMETRICS_IN_ORDER
from workpermit.core.law.book.change_of_employer import CHANGE_OF_EMPLOYER
from workpermit.core.law.book.completeness import APPLICATION_COMPLETE, MISSING_ITEMS
from workpermit.core.law.book.conditions import PERMIT_CONDITIONS
from workpermit.core.law.book.eligibility import PERMIT_MAY_ISSUE
from workpermit.core.law.book.employer import EMPLOYER_MAY_HIRE
from workpermit.core.law.book.inland_issue import INLAND_ISSUE
from workpermit.core.law.book.interim_work import VISIT2WORK
from workpermit.core.law.book.limits import DOCUMENTS_DUE_ON, JUDICIAL_REVIEW_UNTIL, RESTORATION_UNTIL
from workpermit.core.law.book.medical import CERTIFICATE_ON_ENTRY, EXAM_CALLED_FOR, EXAM_ON_FILE, MEDICAL_IN_ORDER
from workpermit.core.law.book.offer import PORTAL_OFFER_IN_TIME
from workpermit.core.law.book.port_of_entry import (
    LETTER_VALID,
    MAY_APPLY_AT_PORT_OF_ENTRY,
    MAY_ISSUE_AT_PORT_OF_ENTRY,
    OUTCOME_AT_PORT_OF_ENTRY,
)
from workpermit.core.law.book.re_entry import NO_NEW_VISA_TO_RETURN
from workpermit.core.law.book.refunds import REFUND_DUE
from workpermit.core.law.book.right_to_work import MAY_WORK
from workpermit.core.law.book.route import MAY_APPLY_IN_CANADA, MUST_LEAVE_TO_ACTIVATE
from workpermit.core.law.book.status import (
    FILED_WITHIN_STAY,
    FIRST_STILL_COUNTS,
    MAY_RENEW,
    SECOND_COUNTS,
    STAY_ENDS,
    STAY_UNTIL,
)
from workpermit.core.law.book.validity import PERMIT_END
from workpermit.core.law.book.visa import VISA_EXEMPT
from workpermit.core.law.evaluate import value_of
from workpermit.core.law.expression import Rule
from workpermit.core.law.facts import Value
from workpermit.core.law.findings import Outcome
from workpermit.core.law.quantity import Quantity

MET, NOT_MET, OFFICER, MISSING = Outcome.MET, Outcome.NOT_MET, Outcome.FOR_OFFICER, Outcome.FACT_MISSING

RuleRow = tuple[Rule, dict[str, Value], dict[str, Any], Outcome]
ValueRow = tuple[Quantity, dict[str, Value], dict[str, Any], Any, str | None]

PAPERS = frozenset({"passport", "family_information", "job_offer", "qualification_proof"})
RENEWAL_PAPERS = frozenset({"passport", "job_offer", "status_document", "employment_proof"})
# An open permit asked for with all it needs, and nothing of what only a named employer calls for.
OPEN = {
    "permit_kind": "open",
    "open_holder_fee_paid": True,
    "documents": frozenset({"passport", "family_information", "open_permit_proof"}),
}
NO_NUMBER = {"lmia_number": None}
ON_TRACK: list[RuleRow] = [
    (APPLICATION_COMPLETE, ABROAD, OPEN, MET),
    (APPLICATION_COMPLETE, ABROAD, OPEN | NO_NUMBER, MET),
    (APPLICATION_COMPLETE, ABROAD, OPEN | {"work_province": "QC"}, MET),
    (APPLICATION_COMPLETE, ABROAD, OPEN | {"open_holder_fee_paid": False}, NOT_MET),
    (APPLICATION_COMPLETE, ABROAD, OPEN | {"open_holder_fee_paid": False, "fee_exempt": True}, MET),
    (APPLICATION_COMPLETE, ABROAD, OPEN | {"documents": PAPERS}, NOT_MET),
    (APPLICATION_COMPLETE, ABROAD, {"documents": PAPERS - {"job_offer"}}, NOT_MET),
    (APPLICATION_COMPLETE, ABROAD, {"status_in_canada": "worker"}, MET),  # proof of present work: IMM 5710 only
    (APPLICATION_COMPLETE, RENEWING, {"documents": RENEWAL_PAPERS - {"employment_proof"}}, NOT_MET),
    (APPLICATION_COMPLETE, RENEWING, {"documents": RENEWAL_PAPERS - {"status_document"}}, NOT_MET),
    (APPLICATION_COMPLETE, ABROAD, NO_NUMBER | {"documents": PAPERS | {"employer_offer_form"}}, NOT_MET),  # only for an exempt employer
    (APPLICATION_COMPLETE, ABROAD, {"work_province": "QC", "documents": PAPERS | {"quebec_acceptance"}}, MET),
    (APPLICATION_COMPLETE, ABROAD, PORTAL | {"work_province": "QC"}, MET),  # no assessment, no certificate
    (APPLICATION_COMPLETE, ABROAD, {"family_accompanies": True, "documents": PAPERS | {"relationship_proof"}}, MET),
    (APPLICATION_COMPLETE, ABROAD, {"represented": True, "documents": PAPERS | {"representative_form"}}, MET),
    (APPLICATION_COMPLETE, ABROAD, {"born_on": day("2011-06-18"), "documents": PAPERS | {"photo"}}, MET),  # no biometrics at 13
    (BIOMETRICS_IN_ORDER, ABROAD, {"born_on": day("2011-06-18"), "biometrics_enrolled_on": None}, MET),  # not required
    (BIOMETRICS_IN_ORDER, ABROAD, {"received_on": day("2025-07-02")}, MET),  # given on the very day
    (EMPLOYER_MAY_HIRE, ABROAD, {"employer_ineligible_until": day("2025-08-01")}, MET),  # a day without the standing bars nobody
    (PORTAL_OFFER_IN_TIME, ABROAD, PORTAL | {"compliance_fee_paid_on": day("2025-06-17")}, OFFICER),  # the same day
    (PORTAL_OFFER_IN_TIME, ABROAD, PORTAL | {"offer_number": None}, NOT_MET),  # R209.11(1)
    (VISA_EXEMPT, ABROAD, {"visa_required": False}, MET),
]  # fmt: skip

SHORT_JOB = {"requested_until": day("2025-10-01"), "agricultural_occupation": True}
EXAMINED = {"public_health_occupation": True, "medical_exam_on": day("2025-07-01"), "medical_result": "passed"}
MEDICAL: list[RuleRow] = [
    (EXAM_CALLED_FOR, ABROAD, SHORT_JOB | LONG, MET),
    (EXAM_CALLED_FOR, ABROAD, SHORT_JOB | {"places_lived": stay("IN", "2015-01-01", "2024-12-16")}, NOT_MET),
    (EXAM_CALLED_FOR, ABROAD, SHORT_JOB | {"places_lived": stay("IN", "2015-01-01", "2024-12-17")}, MET),
    (EXAM_CALLED_FOR, ABROAD, SHORT_JOB | {"places_lived": stay("AQ", "2015-01-01", None)}, OFFICER),
    (EXAM_ON_FILE, RENEWING, {"medical_exam_on": day("2024-02-29")}, NOT_MET),  # nobody said that the risk was low
    (EXAM_ON_FILE, RENEWING, {"medical_exam_on": day("2020-08-01"), "medical_low_risk": True, "received_on": day("2022-10-05")}, NOT_MET),  # before the policy
    (EXAM_ON_FILE, RENEWING, {"medical_exam_on": day("2020-08-01"), "medical_low_risk": True, "received_on": day("2022-10-06")}, MET),
    (MEDICAL_IN_ORDER, ABROAD, EXAMINED | {"medical_exam_on": None}, NOT_MET),
    (MEDICAL_IN_ORDER, ABROAD, EXAMINED | {"medical_result": "passed_with_restrictions"}, MET),
    (CERTIFICATE_ON_ENTRY, ABROAD, EXAMINED | {"medical_result": None}, NOT_MET),
    (CERTIFICATE_ON_ENTRY, ABROAD, EXAMINED | {"medical_result": "passed_with_restrictions"}, MET),
]  # fmt: skip

NOT_RENEWING = {"previous_permits": ()}
PLACE: list[RuleRow] = [
    (MAY_APPLY_IN_CANADA, ABROAD, {"previous_permits": permit("2025-06-17", "2025-06-30")}, MET),  # R199(a), first day
    (MAY_APPLY_IN_CANADA, ABROAD, {"previous_permits": permit("2025-06-18", "2025-06-30")}, NOT_MET),
    (MAY_APPLY_IN_CANADA, ABROAD, {"previous_permits": permit("2023-07-01", "2025-06-17")}, MET),  # its last day
    (MAY_APPLY_IN_CANADA, RENEWING, {"previous_permits": permit("2025-06-18", "2025-06-30")}, MET),  # R201(1)
    (MAY_APPLY_IN_CANADA, VISITOR, NOT_RENEWING, MET),
    (MAY_APPLY_IN_CANADA, VISITOR, NOT_RENEWING | {"received_on": day("2020-08-24")}, MET),
    (MAY_APPLY_IN_CANADA, VISITOR, NOT_RENEWING | {"received_on": day("2020-08-23")}, NOT_MET),
    (MAY_APPLY_IN_CANADA, VISITOR, NOT_RENEWING | {"status_in_canada": "worker"}, NOT_MET),
    (MAY_APPLY_IN_CANADA, VISITOR, NOT_RENEWING | {"permit_kind": "open"}, NOT_MET),
    (MAY_APPLY_IN_CANADA, VISITOR, NOT_RENEWING | {"status_until": day("2024-07-20")}, MET),
    (MAY_APPLY_IN_CANADA, VISITOR, NOT_RENEWING | {"status_until": day("2024-07-19")}, NOT_MET),
    (MAY_APPLY_IN_CANADA, VISITOR, NOT_RENEWING | {"status_until": day("2024-07-19"), "maintained_status": True}, MET),  # ADR-09
    (MUST_LEAVE_TO_ACTIVATE, RENEWING, {"in_canada_on_letter": True}, NOT_MET),  # IN-09: IMM 1295 only
    (MUST_LEAVE_TO_ACTIVATE, RENEWING, {}, NOT_MET),
]  # fmt: skip

EXEMPT = {"lmia_number": None, "portal_exempt_employer": True}
MERITS: list[RuleRow] = [
    (PERMIT_MAY_ISSUE, ABROAD, EXEMPT, MET),
    (PERMIT_MAY_ISSUE, ABROAD, {"lmia_valid_until": None}, NOT_MET),
    (PERMIT_MAY_ISSUE, ABROAD, NO_NUMBER | {"offer_number": "A1234567"}, NOT_MET),  # R200(3)(f.1): never submitted
    (PERMIT_MAY_ISSUE, ABROAD, PORTAL | {"offer_genuine": UNSAID}, OFFICER),  # R200(5)
    (PERMIT_MAY_ISSUE, ABROAD, {"offer_number": "A1234567", "offer_genuine": UNSAID}, OFFICER),
    (PERMIT_MAY_ISSUE, ABROAD, {"offer_number": "A1234567", "permit_kind": "open"}, OFFICER),  # R200(1)(c)(ii)
    (PERMIT_MAY_ISSUE, ABROAD, NO_NUMBER | {"permit_kind": "open"}, OFFICER),
    (PERMIT_MAY_ISSUE, ABROAD, {"work_province": "QC", "permit_kind": "open"}, OFFICER),
    (PERMIT_MAY_ISSUE, ABROAD, {"will_leave_canada": UNSAID, "no_other_means_of_support": True}, MET),  # R200(2)
]  # fmt: skip

APPROVED = {"decision": "approved", "approval_note_on": day("2025-08-01"), "permit_valid_until": day("2027-08-31")}
STATUS: list[RuleRow] = [
    (MAY_RENEW, ABROAD, {}, NOT_MET),
    (FILED_WITHIN_STAY, ABROAD, {"status_until": day("2025-06-17")}, NOT_MET),
    (FILED_WITHIN_STAY, RENEWING, {"received_on": day("2025-06-30")}, MET),  # R183(5), ADR-02
    (FILED_WITHIN_STAY, RENEWING, {"decision": "withdrawn", "decided_on": day("2025-06-25")}, NOT_MET),
    (FILED_WITHIN_STAY, RENEWING, {"decision": "returned", "decided_on": day("2025-06-30")}, NOT_MET),
    (FIRST_STILL_COUNTS, RENEWING, {"status_until": UNSAID}, NOT_MET),  # without an earlier one, nothing to ask
    (SECOND_COUNTS, ABROAD, {"earlier_application_received_on": day("2024-02-29")}, NOT_MET),
    (MAY_WORK, ABROAD, {"previous_permits": permit("2023-07-01", "2025-08-01")}, MET),  # R196, last day
    (MAY_WORK, ABROAD, {"previous_permits": permit("2025-08-01", "2026-08-01")}, MET),
    (MAY_WORK, ABROAD, {"previous_permits": permit("2025-08-02", "2026-08-01")}, NOT_MET),
    (MAY_WORK, RENEWING, APPROVED | {"decision": "refused"}, NOT_MET),
    (MAY_WORK, RENEWING, APPROVED | {"form": "imm_1295"}, NOT_MET),  # a letter is no permit
    (MAY_WORK, RENEWING, APPROVED | {"permit_valid_until": day("2025-08-01")}, MET),
    (MAY_WORK, RENEWING, APPROVED | {"permit_valid_until": day("2025-07-31")}, NOT_MET),
    (MAY_WORK, RENEWING, APPROVED | {"permit_valid_until": UNSAID}, NOT_MET),
    (MAY_WORK, RENEWING, APPROVED | {"approval_note_on": UNSAID}, NOT_MET),
    (MAY_WORK, RENEWING, {"departures": trip("2025-06-30", "2025-06-30")}, MET),  # IN-11: back on the last day
    (MAY_WORK, RENEWING, {"departures": trip("2025-07-01", "2025-06-30")}, NOT_MET),
    (MAY_WORK, RENEWING, {"decision": "refused", "interim_authorized_on": day("2025-07-01")}, NOT_MET),
    (MAY_WORK, VISITOR, {"interim_authorized_on": day("2024-07-25"), "departures": trip("2024-07-20", None)}, NOT_MET),
    (MAY_WORK, VISITOR, {"earlier_application_received_on": day("2023-12-09")}, NOT_MET),  # not known to be for work
    (MAY_WORK, RENEWING, LATE_SECOND | {"earlier_application_received_on": day("2025-06-30")}, MET),
    (MAY_WORK, RENEWING, LATE_SECOND | {"earlier_application_received_on": day("2025-07-01")}, NOT_MET),
    (MAY_WORK, RENEWING, LATE_SECOND | {"departures": trip("2025-06-30", "2025-06-30")}, MET),
    (MAY_WORK, RENEWING, LATE_SECOND | {"departures": trip("2025-06-30", "2025-07-01")}, NOT_MET),
    (MAY_WORK, RENEWING, LATE_SECOND | {"departures": trip("2025-06-30", None)}, NOT_MET),
    (MAY_WORK, RENEWING, LATE_SECOND | {"departures": trip("2025-07-01", "2025-06-30")}, NOT_MET),
    (VISIT2WORK, VISITOR, {"received_on": day("2021-12-11")}, MET),  # the permit's first day
]  # fmt: skip

MINOR = {"visa_required": UNSAID, "citizenship": UNSAID}
DESK = {"port_collects_biometrics": False}
BORDER: list[RuleRow] = [
    (LETTER_VALID, ABROAD, {"judged_on": day("2025-08-31"), "visa_valid_until": day("2025-08-31")}, MET),
    (MAY_ACTIVATE, ABROAD, {"route_since_leaving": ("US",), "citizenship": "US"}, MET),
    (MAY_APPLY_AT_PORT_OF_ENTRY, ABROAD, FRENCH | {"biometrics_enrolled_on": None}, MET),  # R12.001: taken there
    (MAY_APPLY_AT_PORT_OF_ENTRY, ABROAD, FRENCH | DESK, MET),
    (MAY_APPLY_AT_PORT_OF_ENTRY, ABROAD, FRENCH | {"youth_exchange": True, "us_permanent_resident": True}, MET),  # R198(2)(c)
    (MAY_APPLY_AT_PORT_OF_ENTRY, ABROAD, FRENCH | {"youth_exchange": True, "citizenship": "US"}, MET),
    (MAY_APPLY_AT_PORT_OF_ENTRY, ABROAD, FRENCH | {"citizenship": "US"} | NO_NUMBER, MET),  # R198(2)(a)
    (MAY_APPLY_AT_PORT_OF_ENTRY, ABROAD, FRENCH | NO_NUMBER | {"permit_kind": "open"}, MET),
    (MAY_APPLY_AT_PORT_OF_ENTRY, ABROAD, FRENCH | EXEMPT, MET),
    (MAY_APPLY_AT_PORT_OF_ENTRY, ABROAD, FRENCH | NO_NUMBER | {"country_of_residence": "PM"}, MET),
    (MAY_APPLY_AT_PORT_OF_ENTRY, ABROAD, TURNED_ROUND | {"citizenship": "US"}, MET),
    (MAY_APPLY_AT_PORT_OF_ENTRY, ABROAD, TURNED_ROUND | {"us_permanent_resident": True}, MET),
    (MAY_APPLY_AT_PORT_OF_ENTRY, ABROAD, TURNED_ROUND | {"activation_exemption": True}, MET),
    (MAY_APPLY_AT_PORT_OF_ENTRY, ABROAD, TURNED_ROUND | {"route_since_leaving": ("PM",)}, NOT_MET),
    (MAY_APPLY_AT_PORT_OF_ENTRY, ABROAD, TURNED_ROUND | {"route_since_leaving": ()}, MET),
    (MAY_ISSUE_AT_PORT_OF_ENTRY, ABROAD, {"citizenship": "US", "passport_expires_on": None}, MET),  # R52(2)(a)
    (NO_NEW_VISA_TO_RETURN, RENEWING, SHORT_TRIP | {"route_since_leaving": ("PM",)}, MET),
    (NO_NEW_VISA_TO_RETURN, RENEWING, SHORT_TRIP | {"form": "imm_1295"}, MET),  # the last day of the stay
    (NO_NEW_VISA_TO_RETURN, RENEWING, SHORT_TRIP | {"judged_on": day("2025-07-01"), "decision": "approved"}, NOT_MET),
]  # fmt: skip

POLICIES: list[RuleRow] = [
    (CHANGE_OF_EMPLOYER, RENEWING, CHANGING | {"received_on": day("2025-06-30")}, MET),  # last day of permit and stay
    (CHANGE_OF_EMPLOYER, RENEWING, CHANGING | {"previous_permits": permit("2025-06-10", "2025-06-30")}, MET),
    (CHANGE_OF_EMPLOYER, RENEWING, CHANGING | {"previous_permits": permit("2025-06-11", "2025-06-30")}, NOT_MET),
    (CHANGE_OF_EMPLOYER, RENEWING, CHANGING | {"previous_permits": permit("2023-07-01", "2025-06-09")}, NOT_MET),
    (CHANGE_OF_EMPLOYER, RENEWING, CHANGING | {"received_on": day("2020-05-06"), "previous_permits": permit("2020-01-01", "2021-01-01")}, OFFICER),
    (CHANGE_OF_EMPLOYER, RENEWING, CHANGING | {"received_on": day("2020-05-05"), "previous_permits": permit("2020-01-01", "2021-01-01")}, NOT_MET),
    (CHANGE_OF_EMPLOYER, RENEWING, CHANGING | {"in_canada_on_filing": False}, NOT_MET),
    (CHANGE_OF_EMPLOYER, RENEWING, CHANGING | {"form": "imm_1295"}, NOT_MET),
    (CHANGE_OF_EMPLOYER, RENEWING, CHANGING | {"job_changed": UNSAID}, NOT_MET),
    (CHANGE_OF_EMPLOYER, RENEWING, CHANGING | {"status_until": day("2025-06-09"), "maintained_status": True}, MET),
    (CHANGE_OF_EMPLOYER, RENEWING, CHANGING | {"documents": frozenset({"passport"})}, MET),  # the number shows the offer
    (CHANGE_OF_EMPLOYER, RENEWING, CHANGING | NO_NUMBER, MET),  # so does the letter
    (CHANGE_OF_EMPLOYER, RENEWING, CHANGING | NO_NUMBER | {"documents": frozenset({"passport"}), "offer_number": "A1234567"}, MET),
    (CHANGE_OF_EMPLOYER, RENEWING, CHANGING | NO_NUMBER | {"documents": frozenset({"passport"})}, NOT_MET),
    (INLAND_ISSUE, ABROAD, LETTER_IN_CANADA | {"letter_valid_until": day("2025-08-01")}, OFFICER),
    (INLAND_ISSUE, ABROAD, LETTER_IN_CANADA | {"letter_valid_until": day("2025-07-31")}, NOT_MET),
    (INLAND_ISSUE, ABROAD, LETTER_IN_CANADA | {"letter_cancelled": True}, NOT_MET),
    (INLAND_ISSUE, ABROAD, LETTER_IN_CANADA | {"interim_requested_on": day("2020-01-01")}, OFFICER),
    (INLAND_ISSUE, ABROAD, LETTER_IN_CANADA | {"interim_requested_on": day("2021-12-31")}, OFFICER),
    (INLAND_ISSUE, ABROAD, LETTER_IN_CANADA | {"in_canada_on_letter": False}, NOT_MET),
    (INLAND_ISSUE, ABROAD, LETTER_IN_CANADA | {"inland_issue_code_given": False}, NOT_MET),
    (INLAND_ISSUE, RENEWING, LETTER_IN_CANADA, NOT_MET),
]  # fmt: skip

SLIPS = [*ON_TRACK, *MEDICAL, *PLACE, *MERITS, *STATUS, *BORDER, *POLICIES]

FIRST_TOO_EARLY = {
    "status_until": day("2025-05-20"), "received_on": day("2025-05-25"), "earlier_application_received_on": day("2025-05-10"),
    "earlier_application_decision": "refused", "earlier_application_for_work": True,
}  # fmt: skip
RETURNED = {"decision": "returned", "biometrics_enrolled_on": None}
PASSED = {"permit_kind": "open", "medical_exam_on": day("2025-07-01"), "medical_result": "passed"}
ALWAYS = {"leave_by_end", "no_study", "no_sex_trade", "no_ineligible_employer"}
NAMED = {"occupation", "employer", "location"}
GUARDED = {"no_child_or_health_care", "no_agriculture"}
NOT_ADMITTED = {"admissible": False}
# The quantity, the person, what changes, the value, and the term that binds it, where one does.
VALUES: list[ValueRow] = [
    (STAY_ENDS, RENEWING, {}, day("2025-06-30"), "authorized_period"),
    (STAY_ENDS, RENEWING, {"biometrics_enrolled_on": day("2015-06-17")}, day("2025-06-17"), "biometrics"),
    (STAY_UNTIL, RENEWING, LATE_SECOND, None, "until_first_decision"),  # ADR-39
    (STAY_UNTIL, RENEWING, LATE_SECOND | FIRST_REFUSED, day("2025-07-12"), "first_decision_day"),
    (STAY_UNTIL, RENEWING, LATE_SECOND | FIRST_REFUSED | {"earlier_application_decision": "withdrawn"}, day("2025-07-12"), "first_decision_day"),
    (STAY_UNTIL, RENEWING, LATE_SECOND | FIRST_REFUSED | {"earlier_application_decision": "approved"}, day("2025-06-30"), "authorized_period"),
    (STAY_UNTIL, RENEWING, LATE_SECOND | FIRST_REFUSED | {"earlier_application_decided_on": UNSAID}, day("2025-06-30"), "authorized_period"),
    (STAY_UNTIL, RENEWING, LATE_SECOND | FIRST_REFUSED | {"earlier_application_decided_on": day("2025-06-30")}, day("2025-06-30"), "authorized_period"),
    (STAY_UNTIL, RENEWING, LATE_SECOND | FIRST_REFUSED | {"earlier_application_received_on": day("2025-06-30")}, day("2025-07-12"), "first_decision_day"),
    (STAY_UNTIL, RENEWING, LATE_SECOND | FIRST_REFUSED | {"earlier_application_received_on": day("2025-07-01")}, day("2025-06-30"), "authorized_period"),
    (STAY_UNTIL, RENEWING, FIRST_TOO_EARLY | {"earlier_application_decided_on": day("2025-05-27")}, None, None),  # an officer's
    (STAY_UNTIL, RENEWING, FIRST_TOO_EARLY | {"earlier_application_decided_on": day("2025-05-28")}, day("2025-05-28"), "first_decision_day"),
    (STAY_UNTIL, RENEWING, {"decision": "refused", "decided_on": day("2025-06-30")}, day("2025-06-30"), "authorized_period"),
    (STAY_UNTIL, RENEWING, {"received_on": day("2025-07-10"), "decided_on": day("2025-07-01")}, day("2025-06-30"), "authorized_period"),
    (STAY_UNTIL, RENEWING, {"decision": "approved", "permit_valid_until": None}, None, "approved"),
    (STAY_UNTIL, ABROAD, {"decision": "approved", "permit_valid_until": day("2027-08-31")}, day("2027-08-31"), "approved"),
    (STAY_UNTIL, ABROAD, {"decision": "approved", "status_until": day("2024-02-28")}, day("2024-02-28"), "authorized_period"),
    (PERMIT_END, ABROAD, {"biometrics_enrolled_on": day("2016-05-05"), "citizenship": "US"}, day("2027-08-31"), "requested"),
    (PERMIT_END, ABROAD, {"lmia_employment_until": day("2027-01-01"), "permit_kind": "open"}, day("2027-08-31"), "requested"),
    (PERMIT_CONDITIONS, ABROAD, PASSED, ALWAYS, None),
    (PERMIT_CONDITIONS, ABROAD, PASSED | {"medical_result": UNSAID}, ALWAYS | GUARDED, None),
    (PERMIT_CONDITIONS, ABROAD, PASSED | {"medical_result": "failed"}, ALWAYS | GUARDED, None),
    (PERMIT_CONDITIONS, ABROAD, PASSED | {"medical_exam_on": UNSAID}, ALWAYS | GUARDED, None),
    (PERMIT_CONDITIONS, ABROAD, PASSED | {"medical_result": "passed_with_restrictions"}, ALWAYS | {"no_child_or_health_care"}, None),
    (PERMIT_CONDITIONS, ABROAD, {"medical_result": UNSAID}, ALWAYS | NAMED, None),
    (REFUND_DUE, ABROAD, RETURNED | {"work_permit_fee_paid": False}, 85, None),
    (REFUND_DUE, ABROAD, RETURNED | {"biometrics_fee_paid": False}, 155, None),
    (REFUND_DUE, ABROAD, RETURNED | {"biometrics_enrolled_on": day("2025-06-16")}, 240, None),  # given before, not for this one
    (REFUND_DUE, ABROAD, RETURNED | {"biometrics_enrolled_on": day("2025-06-17")}, 155, None),
    (REFUND_DUE, ABROAD, RETURNED | {"open_holder_fee_paid": True}, 340, None),
    (REFUND_DUE, ABROAD, RETURNED | {"decision": "withdrawn", "open_holder_fee_paid": True}, 340, None),
    (REFUND_DUE, ABROAD, RETURNED | {"decision": "withdrawn", "processing_begun": True}, 0, None),
    (REFUND_DUE, ABROAD, {"biometrics_enrolled_on": None}, 0, None),
    (REFUND_DUE, ABROAD, {"compliance_fee_paid_on": day("2025-06-02")}, 0, None),
    (REFUND_DUE, ABROAD, {"compliance_fee_paid_on": day("2025-06-02"), "offer_withdrawn": True}, 230, None),
    (REFUND_DUE, ABROAD, {"compliance_fee_paid_on": UNSAID, "decision": "refused"}, 0, None),
    (DOCUMENTS_DUE_ON, ABROAD, {"documents_due_on": day("2025-09-15")}, day("2025-09-15"), "set_by_officer"),
    (DOCUMENTS_DUE_ON, ABROAD, {"documents_due_on": day("2025-09-15"), "documents_extended_until": day("2025-10-15")}, day("2025-10-15"), "extension"),
    (OUTCOME_AT_PORT_OF_ENTRY, ABROAD, {}, "issue", "issue"),
    (OUTCOME_AT_PORT_OF_ENTRY, ABROAD, {"terms_changed_at_border": True}, "issue_changed", "issue_changed"),
    (OUTCOME_AT_PORT_OF_ENTRY, ABROAD, {"terms_changed_at_border": True, "identity_confirmed": False}, "visitor", "visitor"),
    (OUTCOME_AT_PORT_OF_ENTRY, ABROAD, {"letter_valid_until": day("2025-07-31")}, "visitor", "visitor"),  # R183(2)
    (OUTCOME_AT_PORT_OF_ENTRY, ABROAD, NOT_ADMITTED | {"allowed_to_leave": True}, "leave", "leave"),  # R42
    (OUTCOME_AT_PORT_OF_ENTRY, ABROAD, NOT_ADMITTED | {"allowed_to_leave": False}, "report", "report"),  # A44(1)
    (OUTCOME_AT_PORT_OF_ENTRY, ABROAD, NOT_ADMITTED, None, None),  # the officer's
    (OUTCOME_AT_PORT_OF_ENTRY, ABROAD, {"admissible": UNSAID}, None, None),
    (OUTCOME_AT_PORT_OF_ENTRY, ABROAD, {"identity_confirmed": UNSAID}, None, None),
    (JUDICIAL_REVIEW_UNTIL, ABROAD, {"decision_notified_on": day("2025-08-02"), "decided_in_canada": False}, day("2025-10-01"), "abroad"),
    (RESTORATION_UNTIL, ABROAD, {"status_lost_on": day("2024-02-29")}, day("2024-05-29"), "ninety_days"),
    (MISSING_ITEMS, ABROAD, OPEN, set(), None),
    (MISSING_ITEMS, ABROAD, OPEN | NO_NUMBER, set(), None),
    (MISSING_ITEMS, ABROAD, OPEN | {"work_province": "QC"}, set(), None),
    (MISSING_ITEMS, ABROAD, OPEN | {"open_holder_fee_paid": False, "fee_exempt": True}, set(), None),
    (MISSING_ITEMS, ABROAD, OPEN | {"documents": PAPERS}, {"open_permit_proof"}, None),
    (MISSING_ITEMS, ABROAD, NO_NUMBER | {"documents": PAPERS | {"employer_offer_form"}}, {"lmia_or_offer_number"}, None),
    (MISSING_ITEMS, ABROAD, PORTAL | {"work_province": "QC"}, set(), None),
    (MISSING_ITEMS, ABROAD, {"status_in_canada": "worker"}, set(), None),
    (MISSING_ITEMS, ABROAD, {"born_on": day("2011-06-18"), "documents": PAPERS | {"photo"}}, set(), None),
    (MISSING_ITEMS, ABROAD, {"work_province": "QC", "documents": PAPERS | {"quebec_acceptance"}}, set(), None),
    (MISSING_ITEMS, ABROAD, {"family_accompanies": True, "documents": PAPERS | {"relationship_proof"}}, set(), None),
    (MISSING_ITEMS, ABROAD, {"represented": True, "documents": PAPERS | {"representative_form"}}, set(), None),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "person", "changes", "expected"), SLIPS)
def test_a_rule_at_its_edge(rule: Rule, person: dict[str, Value], changes: dict[str, Any], expected: Outcome) -> None:
    assert judged(rule, but(person, **changes)) is expected


@pytest.mark.parametrize(("quantity", "person", "changes", "value", "binding"), VALUES)
def test_a_quantity_at_its_edge(
    quantity: Quantity, person: dict[str, Value], changes: dict[str, Any], value: Any, binding: str | None
) -> None:
    found = value_of(quantity, but(person, **changes))
    assert (set(found.value) if isinstance(found.value, tuple) else found.value) == value
    assert (found.binding and found.binding.id) == binding
