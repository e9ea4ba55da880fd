"""The details of each letter, taken from its matter: one function per letter, and the table that finds it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from workpermit.casework.correspondence import directory
from workpermit.casework.correspondence.matter import Matter, country_name
from workpermit.casework.correspondence.money import COURT_FILING_FEE, new_application_cost, refund_lines
from workpermit.core.case.application import BIOMETRICS_ITEM, ExtensionProofAsked, RefusalGround
from workpermit.core.case.letters import Letter
from workpermit.core.case.programme_request import Programme
from workpermit.core.forms.person import SEX
from workpermit.core.law.book import biometrics as law_of_biometrics
from workpermit.core.law.book import limits, medical, status, visa
from workpermit.core.law.checklist import DocumentKind
from workpermit.core.law.evaluate import explain, value_of
from workpermit.core.law.facts import Facts
from workpermit.core.law.findings import Outcome
from workpermit.core.law.parameters import parameter_on
from workpermit.core.law.quantity import Quantity
from workpermit.core.text import Text
from workpermit.core.wording import details as d
from workpermit.core.wording.criteria import CRITERIA
from workpermit.core.wording.grounds import GROUNDS
from workpermit.core.wording.head import Place
from workpermit.core.wording.medical_reasons import medical_reason
from workpermit.core.wording.missing_items import missing_item

REFUND_DAYS = 56  # eight weeks, practice


def details_of(letter: Letter, matter: Matter, *, number: str) -> d.Details | None:
    """Return the details of `letter`, or None where this case calls for none (nothing to refund)."""
    return _TABLE[letter](matter, number)


def _day(quantity: Quantity, facts: Facts) -> date:
    day = value_of(quantity, facts).day
    if day is None:
        raise LookupError(f"{quantity.id} cannot be reckoned")
    return day


def _acknowledgement(matter: Matter, number: str) -> d.Details:
    return d.AcknowledgementDetails(
        head=matter.head(number),
        received_at=matter.case.application.received_at or matter.entry.at,
        in_canada=matter.in_canada,
        employer_specific=matter.row.permit_kind == "employer_specific",
        biometrics=_biometrics_step(matter.facts),
        biometrics_valid_until=_biometrics_valid_until(matter.facts),
        may_keep_working=explain(status.RENEWAL_IN_TIME, matter.facts).outcome is Outcome.MET,
    )


def _biometrics_step(facts: Facts) -> d.BiometricsStep:
    # Judged anew, because the acknowledgement belongs to the first entry and what was found follows it.
    if explain(law_of_biometrics.BIOMETRICS_REQUIRED, facts).outcome is not Outcome.NOT_MET:
        return d.BiometricsStep.TO_BE_GIVEN
    reused = isinstance(facts.get("biometrics_enrolled_on"), date)
    return d.BiometricsStep.ALREADY_GIVEN if reused else d.BiometricsStep.EXEMPT


def _biometrics_valid_until(facts: Facts) -> date | None:
    if not isinstance(facts.get("biometrics_enrolled_on"), date):
        return None
    return value_of(law_of_biometrics.ENROLMENT_VALID_UNTIL, facts).day


def _return(matter: Matter, number: str) -> d.Details:
    missing = matter.event.missing
    status_until = matter.facts.get("status_until")
    return d.ReturnDetails(
        head=matter.head(number),
        received_on=_received_on(matter),
        missing=tuple(missing_item(code) for code in missing if code != BIOMETRICS_ITEM),
        in_canada=matter.in_canada,
        refunds=refund_lines(matter),
        refund_by=matter.on + timedelta(days=REFUND_DAYS),
        status_until=status_until if isinstance(status_until, date) else None,
        after_biometrics_window=BIOMETRICS_ITEM in missing,
        online_only=matter.in_canada or matter.row.channel == "online",
    )


def _received_on(matter: Matter) -> date:
    received_at = matter.case.application.received_at
    assert received_at is not None  # only a received application has letters
    return received_at.date()


def _capital(text: Text) -> Text:
    return Text(text.en[0].upper() + text.en[1:], text.fr[0].upper() + text.fr[1:])


def _biometric_instruction(matter: Matter, number: str) -> d.Details:
    return d.BiometricInstructionDetails(
        head=matter.head(number),
        due_on=matter.event.due_on,
        sites=directory.collection_sites(matter.row.country, in_canada=matter.in_canada, language=matter.language),
        in_canada=matter.in_canada,
    )


def _document_request(matter: Matter, number: str) -> d.Details:
    items = matter.record(matter.event.items_id).get("items", [])
    return d.DocumentRequestDetails(
        head=matter.head(number),
        due_on=matter.event.due_on,
        items=tuple(
            d.RequestedItem(label=_capital(DocumentKind(item["kind"]).label), note=item.get("note")) for item in items
        ),
    )


def _medical_instruction(matter: Matter, number: str) -> d.Details:
    found = explain(medical.EXAM_CALLED_FOR, matter.facts)
    why = medical_reason([clause.id for clause in found.walk() if clause.outcome is Outcome.MET])
    return d.MedicalInstructionDetails(
        head=matter.head(number), due_on=matter.event.due_on, why=why, in_canada=matter.in_canada
    )


def _interview(matter: Matter, number: str) -> d.Details:
    (held,) = [one for key, one in matter.case.interviews.items() if key == matter.event.interview_id]
    said = matter.record(held.details_id)
    place, zone, interpreter = said.get("place"), said.get("zone"), said.get("interpreter")
    return d.InterviewConvocationDetails(
        head=matter.head(number),
        starts_at=matter.event.starts_at,
        length_minutes=said.get("length_minutes", 45),
        place=Place(name=place["name"], lines=tuple(place["lines"])) if place else None,
        place_zone=ZoneInfo(zone) if zone else None,
        interpreter=Text(interpreter["en"], interpreter["fr"]) if interpreter else None,
        bring=tuple(_capital(Text(one["en"], one["fr"])) for one in said.get("bring", [])),
    )


def _procedural_fairness(matter: Matter, number: str) -> d.Details:
    said = matter.record(matter.event.items_id)
    return d.ProceduralFairnessDetails(
        head=matter.head(number),
        due_on=matter.event.due_on,
        concerns=tuple(
            d.Concern(
                label=GROUNDS[RefusalGround(one["ground"])].label,
                provision=GROUNDS[RefusalGround(one["ground"])].provision,
                explanation=one["explanation"],
            )
            for one in said.get("concerns", [])
        ),
        before_the_officer=tuple(said.get("before", [])),
        misrepresentation=any(one["ground"] == RefusalGround.MISREPRESENTATION for one in said.get("concerns", [])),
    )


def _passport_request(matter: Matter, number: str) -> d.Details:
    return d.PassportRequestDetails(
        head=matter.head(number),
        due_on=matter.event.due_on,
        send_to=directory.passport_desks(matter.row.country, in_canada=matter.in_canada, language=matter.language),
        passport_number=matter.passport_number,
    )


def _decision_approval(matter: Matter, number: str) -> d.Details:
    mail_by = _day(limits.MAIL_OVERDUE_ON, {"decision_letter_on": matter.on})
    return d.DecisionApprovalDetails(
        head=matter.head(number), mail_to=(matter.name.full, *matter.address_lines), mail_by=mail_by
    )


def _approval_note(matter: Matter, number: str) -> d.Details:
    issued = matter.event
    terms = matter.terms(valid_from=issued.valid_from, valid_until=issued.valid_until, codes=issued.conditions)
    return d.ApprovalNoteDetails(head=matter.head(number), terms=terms, in_force_on=issued.valid_from)


def _introduction(matter: Matter, number: str) -> d.Details:
    issued, answers = matter.event, matter.filing.answers
    return d.IntroductionDetails(
        head=matter.head(number),
        terms=matter.terms(valid_from=None, valid_until=issued.valid_until, codes=issued.conditions),
        enter_by=issued.valid_until,
        born_on=matter.born_on,
        citizenship=matter.citizenship,
        passport_number=matter.passport_number,
        travel_authority=_travel_authority(matter.facts),
        in_canada=matter.in_canada,
        visa_valid_until=matter.case.permit.visa_until,
        medical_valid_until=matter.case.medical_exam.valid_until,
        lmia_number=answers.text("job_offer.lmia_number"),
        offer_number=answers.text("job_offer.offer_number"),
    )


def _travel_authority(facts: Facts) -> d.TravelAuthority:
    if explain(visa.VISA_EXEMPT, facts).outcome is not Outcome.MET:
        return d.TravelAuthority.VISA
    # Nationals of the United States need neither visa nor electronic authorization (R7.1(3)).
    return d.TravelAuthority.NONE if facts.get("citizenship") == "US" else d.TravelAuthority.ELECTRONIC_AUTHORIZATION


def _refusal(matter: Matter, number: str) -> d.Details:
    reasons = matter.record(matter.event.basis_id).get("reasons", {})
    decided = {**matter.facts, "decision_notified_on": matter.on, "decided_in_canada": matter.in_canada}
    status_until = matter.facts.get("status_until")
    lost = matter.in_canada and isinstance(status_until, date) and status_until < matter.on
    restoration = value_of(limits.RESTORATION_UNTIL, {**decided, "status_lost_on": matter.on}).day if lost else None
    return d.RefusalDetails(
        head=matter.head(number),
        decided_on=matter.on,
        grounds=tuple(
            d.RefusalReason(ground=ground, reasons=tuple(reasons.get(ground, ()))) for ground in matter.event.grounds
        ),
        notified_on=matter.on,  # what is sent electronically is received when it is sent (R9.3(2))
        judicial_review_until=_day(limits.JUDICIAL_REVIEW_UNTIL, decided),
        in_canada=matter.in_canada,
        restoration_until=restoration,
        stopped_working_on=matter.on if matter.case.application.renewal_in_time else None,
        status_until=status_until if isinstance(status_until, date) and not lost and matter.in_canada else None,
        refunds=refund_lines(matter),
        new_application_cost=new_application_cost(matter),
        court_cost=COURT_FILING_FEE,
    )


def _withdrawal(matter: Matter, number: str) -> d.Details:
    status_until = matter.facts.get("status_until")
    goes_on = isinstance(status_until, date) and status_until >= matter.on
    return d.WithdrawalDetails(
        head=matter.head(number),
        asked_on=matter.on,
        withdrawn_on=matter.on,
        in_canada=matter.in_canada,
        maintained_status_ended=matter.case.application.renewal_in_time and not goes_on,
        interim_authorization_ended=any(one.stage == "granted" for one in matter.case.programmes.values()),
        status_until=status_until if isinstance(status_until, date) and goes_on else None,
        refunds=refund_lines(matter),
    )


def _refund(matter: Matter, number: str) -> d.Details | None:
    lines = refund_lines(matter)
    if not lines:
        return None
    return d.RefundDetails(head=matter.head(number), lines=lines, paid_by=matter.on + timedelta(days=REFUND_DAYS))


def _extension_proof(matter: Matter, number: str) -> d.Details:
    held = max(matter.filing.answers.entries("previous_permits"), key=lambda one: one.day("valid_until") or date.min)
    received_on = _received_on(matter)
    # A fresh letter, asked for when the first one runs out, counts from the day it is given (ADR-50).
    given_on = matter.on if isinstance(matter.event, ExtensionProofAsked) else received_on
    title = matter.filing.answers.text("job_offer.job_title")
    return d.ExtensionProofDetails(
        head=matter.head(number),
        received_on=received_on,
        previous_permit_number=held.text("number") or "—",
        previous_permit_until=held.day("valid_until") or received_on,
        printed_until=given_on + timedelta(days=int(str(parameter_on("extension_proof_days", given_on)))),
        employer=held.text("employer"),
        occupation=Text(title, title) if title and matter.facts.get("job_changed") is False else None,
    )


_PROGRAMME_NAMES = {
    Programme.VISIT2WORK2020: Text(
        "the public policy for certain visitors in Canada (VISIT2WORK2020)",
        "la politique d’intérêt public visant certains visiteurs au Canada (VISIT2WORK2020)",
    )
}


def _interim_yes(matter: Matter, number: str) -> d.Details:
    asked = matter.case.programmes[matter.event.programme_id]
    said = matter.record(asked.message_id)
    held = max(matter.filing.answers.entries("previous_permits"), key=lambda one: one.day("valid_until") or date.min)
    employer = matter.filing.employer
    return d.InterimAuthorizationDetails(
        head=matter.head(number),
        programme=_PROGRAMME_NAMES[asked.programme],
        requested_on=date.fromisoformat(said["requested_on"]),
        previous_permit_number=held.text("number") or "—",
        previous_permit_until=held.day("valid_until") or matter.on,
        employer=employer.operating_name if employer else None,
        occupation=None if employer else matter.filing.answers.text("job_offer.job_title"),
    )


def _interim_no(matter: Matter, number: str) -> d.Details:
    asked = matter.case.programmes[matter.event.programme_id]
    said = matter.record(asked.message_id)
    return d.InterimRefusalDetails(
        head=matter.head(number),
        programme=_PROGRAMME_NAMES[asked.programme],
        requested_on=date.fromisoformat(said["requested_on"]),
        criteria=tuple(CRITERIA[code] for code in matter.event.criteria),
    )


def _work_permit(matter: Matter, _: str) -> d.Details:
    permit, answers = matter.case.permit, matter.filing.answers
    assert permit.valid_from is not None  # the permit exists
    assert permit.valid_until is not None
    terms = matter.terms(valid_from=permit.valid_from, valid_until=permit.valid_until, codes=permit.conditions)
    sex = answers.text("applicant.sex")
    receipts = [fee.text("receipt_number") for fee in answers.entries("fees") if fee.text("kind") == "work_permit"]
    return d.WorkPermitDetails(
        head=matter.head(permit.number),
        terms=terms,
        holder=matter.name,
        born_on=matter.born_on,
        sex=SEX.options[sex] if sex else Text("—", "—"),
        country_of_birth=country_name(answers.text("applicant.birth_country")),
        citizenship=matter.citizenship,
        passport_number=matter.passport_number,
        issued_on=matter.on,
        issued_at=directory.port_name(permit.port) if permit.port else directory.office_name(matter.row.office),
        case_type=_CASE_TYPES[matter.case.application.renewal_in_time],
        lmia_number=answers.text("job_offer.lmia_number"),
        offer_number=answers.text("job_offer.offer_number"),
        exemption_code=answers.text("job_offer.exemption_code"),
        first_entered_at=None,
        first_entered_on=answers.day("stay.entered_on") or (matter.on if permit.port else None),
        fee_receipt=receipts[0] if receipts else None,
    )


_CASE_TYPES = {
    False: Text("Work permit", "Permis de travail"),
    True: Text("Work permit (extension)", "Permis de travail (prolongation)"),
}
_TABLE: dict[Letter, Callable[[Matter, str], d.Details | None]] = {
    Letter.ACKNOWLEDGEMENT: _acknowledgement,
    Letter.RETURN_INCOMPLETE: _return,
    Letter.BIOMETRIC_INSTRUCTION: _biometric_instruction,
    Letter.DOCUMENT_REQUEST: _document_request,
    Letter.MEDICAL_INSTRUCTION: _medical_instruction,
    Letter.INTERVIEW_CONVOCATION: _interview,
    Letter.PROCEDURAL_FAIRNESS: _procedural_fairness,
    Letter.PASSPORT_REQUEST: _passport_request,
    Letter.DECISION_APPROVAL: _decision_approval,
    Letter.APPROVAL_NOTE: _approval_note,
    Letter.INTRODUCTION: _introduction,
    Letter.REFUSAL: _refusal,
    Letter.WITHDRAWAL: _withdrawal,
    Letter.REFUND: _refund,
    Letter.EXTENSION_PROOF: _extension_proof,
    Letter.INTERIM_AUTHORIZATION_YES: _interim_yes,
    Letter.INTERIM_AUTHORIZATION_NO: _interim_no,
    Letter.WORK_PERMIT: _work_permit,
}
