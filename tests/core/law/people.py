"""The people the law's tables are about, as facts; a row of a table changes one or two of them."""
# ruff: noqa: E501 - a row of a table stays on one line, so that it can be read as a row

from __future__ import annotations

from datetime import date
from typing import Any

from workpermit.core.law.evaluate import compiled, explain
from workpermit.core.law.expression import Rule
from workpermit.core.law.facts import Value, faults
from workpermit.core.law.findings import Outcome

UNSAID = object()  # takes the fact away: unknown


def day(text: str) -> date:
    """Read a date."""
    return date.fromisoformat(text)


# Abroad, visa required, for a named employer with an assessment; everything in order.
ABROAD: dict[str, Value] = {
    "form": "imm_1295", "received_on": day("2025-06-17"), "judged_on": day("2025-08-01"), "in_canada_on_filing": False,
    "permit_kind": "employer_specific", "signed": True, "channel": "online", "translations_missing": False,
    "documents": frozenset({"passport", "family_information", "job_offer", "qualification_proof"}),
    "work_permit_fee_paid": True, "open_holder_fee_paid": False, "biometrics_fee_paid": True, "fee_exempt": False,
    "family_accompanies": False, "represented": False, "requested_from": day("2025-09-01"), "requested_until": day("2027-08-31"),
    "born_on": day("1990-04-02"), "citizenship": "PH", "us_permanent_resident": False, "country_of_residence": "PH",
    "visa_required": True, "visa_valid_until": day("2027-08-31"), "passport_expires_on": day("2029-03-14"),
    "biometrics_exempt_class": False, "biometrics_enrolled_on": day("2025-07-02"),
    "permanent_residence_pending_with_biometrics": False,
    "places_lived": ({"country": "FR", "from_on": day("2015-01-01"), "until_on": None},), "public_health_occupation": False,
    "agricultural_occupation": False, "seasonal_agriculture": False, "medical_exam_on": None, "medical_result": None,
    "work_province": "ON", "job_until": day("2027-08-31"), "lmia_number": "8123456", "lmia_valid_until": day("2025-12-31"),
    "lmia_suspended": False, "offer_number": None, "offer_submitted_on": None, "compliance_fee_paid_on": None,
    "employer_standing": "not_listed", "employer_ineligible_until": None, "prior_breaches": (), "previous_permits": (),
    "departures": (), "study_permit_held": False, "status_in_canada": "none", "status_until": None,
    "offer_genuine": True, "able_to_do_work": True, "will_leave_canada": True, "labour_dispute": False,
    "decision": None, "decided_on": None, "processing_begun": False,
    "letter_valid_until": day("2027-08-31"), "route_since_leaving": None, "identity_confirmed": True, "admissible": True,
    "held_status_when_leaving": False, "documents_due_on": day("2025-09-15"), "documents_sent_on": day("2025-09-10"),
}  # fmt: skip

# A worker in Canada whose permit ran to 30 June 2025, renewing with the same employer.
RENEWING: dict[str, Value] = ABROAD | {
    "form": "imm_5710", "in_canada_on_filing": True, "status_in_canada": "worker", "status_until": day("2025-06-30"),
    "documents": frozenset({"passport", "job_offer", "status_document", "employment_proof"}),
    "previous_permits": ({"number": "U123456789", "valid_from": day("2023-07-01"), "valid_until": day("2025-06-30"), "employer": "Boréal Robotics Inc."},),
}  # fmt: skip

# A visitor in Canada under the policy, who had worked until December 2023.
VISITOR: dict[str, Value] = RENEWING | {
    "status_in_canada": "visitor", "received_on": day("2024-07-20"), "judged_on": day("2024-08-01"), "status_until": day("2024-09-30"),
    "previous_permits": ({"number": "U123456789", "valid_from": day("2021-12-11"), "valid_until": day("2023-12-10"), "employer": None},),
    "interim_code_given": True,
}  # fmt: skip


def but(person: dict[str, Value], **changes: Any) -> dict[str, Value]:
    """Return the person with some facts changed, or unsaid."""
    changed = {**person, **changes}
    facts = {name: value for name, value in changed.items() if value is not UNSAID}
    assert not faults(facts), faults(facts)
    return facts


def judged(rule: Rule, facts: dict[str, Value]) -> Outcome:
    """Return the outcome, after making sure that the two readings of a rule agree."""
    outcome = explain(rule, facts).outcome
    assert compiled(rule)(facts) is outcome
    return outcome
