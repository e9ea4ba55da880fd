"""The application: who may do what, when, and what follows (R10, R12, R200, R201(1); AYA-03 to AYA-13)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tools.machines_scenes import ANOTHER, INSTANCE, situations

from core.case.rows import UNSAID, Row, check_gates, check_row
from workpermit.core.case import biometrics, check, interview, officer_request, permit_delivery
from workpermit.core.case.actor import Role
from workpermit.core.case.application import (
    AddressChanged,
    AmendDossier,
    Application,
    ApplicationApproved,
    ApplicationReceived,
    ApplicationRefused,
    ApplicationReturned,
    ApplicationWithdrawn,
    ApproveApplication,
    AskForExtensionProof,
    ChangeAddress,
    CompletenessConfirmed,
    ConfirmComplete,
    ConfirmDecision,
    DecisionProposed,
    DecisionSentBack,
    DepartureRecorded,
    DossierAmended,
    ExtensionProofAsked,
    PassportRenewed,
    ReceiveApplication,
    RecordDeparture,
    RecordReturn,
    RefusalGround,
    RefuseApplication,
    RenewalInTimeFound,
    RenewPassport,
    ReturnApplication,
    ReturnRecorded,
    SecondReadCause,
    SendDecisionBack,
    Stage,
    Verdict,
    WithdrawApplication,
)
from workpermit.core.case.biometrics import BiometricsExempted, BiometricsInstructed
from workpermit.core.case.check import Check, CheckKind, CheckNotApplicable
from workpermit.core.case.interview import Interview
from workpermit.core.case.medical_exam import MedicalExamNotRequired
from workpermit.core.case.officer_request import OfficerRequest, RequestKind
from workpermit.core.case.permit import IntroductionLetterIssued, PassportRequested, PermitIssued
from workpermit.core.case.permit_delivery import DeliveryOpened, PermitDelivery
from workpermit.core.case.programme_request import ProgrammeEnded
from workpermit.core.case.refusal import Refusal

GATES = """
ReceiveApplication  | not_received                                   | applicant representative mailroom_clerk
ConfirmComplete     | received                                       | officer system
ReturnApplication   | received                                       | officer
AmendDossier        | received in_process approved                   | applicant representative officer border_officer
ApproveApplication  | in_process                                     | officer
RefuseApplication   | in_process                                     | officer
ConfirmDecision     | decision_proposed                              | officer supervisor
SendDecisionBack    | decision_proposed                              | officer supervisor
WithdrawApplication | received in_process decision_proposed          | applicant representative
ChangeAddress       | received in_process decision_proposed approved | applicant representative officer mailroom_clerk
RecordDeparture     | received in_process decision_proposed approved | applicant representative officer border_officer
RecordReturn        | received in_process decision_proposed approved | applicant representative officer border_officer
RenewPassport       | received in_process decision_proposed approved | applicant representative officer mailroom_clerk
AskForExtensionProof| received in_process decision_proposed          | applicant representative officer
"""
NOW = situations()["outside-visa-exempt"].at
TODAY = situations()["outside-visa-exempt"].at.date()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
FILED, APPROVE = ReceiveApplication("filing", "c"), ApproveApplication("basis", "c", "WP1")
EMPLOYER_BARRED = RefuseApplication("basis", "c", (RefusalGround.EMPLOYER_INELIGIBLE,))
BARRED = {"employer_standing": "ineligible"}
APPROVAL_WAITS = Application(
    Stage.DECISION_PROPOSED,
    received_at=NOW,
    proposal=DecisionProposed(Verdict.APPROVED, "basis", "c", "hash", because=(SecondReadCause.DRAWN,)),
    proposed_by="proposer",
)
OPEN_REQUEST = OfficerRequest(officer_request.Stage.OPEN)
FAIRNESS = OfficerRequest(officer_request.Stage.OPEN, RequestKind.PROCEDURAL_FAIRNESS)
RAN_OUT = {"number": "U123456789", "valid_from": TODAY - timedelta(days=800), "valid_until": TODAY - timedelta(days=60),
           "employer": None}  # fmt: skip
ROWS = (
    # received
    Row("it comes in, and biometrics are asked for at once (AYA-03)", Stage.NOT_RECEIVED, Role.APPLICANT, FILED,
        (ApplicationReceived, BiometricsInstructed)),
    Row("a renewal in time keeps status and work (R186(u))", Stage.NOT_RECEIVED, Role.REPRESENTATIVE, FILED,
        (ApplicationReceived, RenewalInTimeFound, BiometricsExempted), whose="in-canada-extension"),
    Row("what the rule cannot say waits", Stage.NOT_RECEIVED, Role.MAILROOM_CLERK, FILED, (ApplicationReceived,),
        facts={"biometrics_exempt_class": UNSAID}),
    # complete, or not
    Row("it is complete, by rule", Stage.RECEIVED, Role.SYSTEM, ConfirmComplete(),
        (CompletenessConfirmed, MedicalExamNotRequired)),
    Row("an open permit has no employer to check (ADR-17)", Stage.RECEIVED, Role.OFFICER, ConfirmComplete(),
        (CompletenessConfirmed, CheckNotApplicable), whose="open-permit-spouse"),
    Row("it is not complete", Stage.RECEIVED, Role.SYSTEM, ConfirmComplete(), Refusal.STILL_INCOMPLETE,
        facts={"work_permit_fee_paid": False}, about=("work_permit_fee",)),
    Row("it waits for biometrics (ADR-01)", Stage.RECEIVED, Role.OFFICER, ConfirmComplete(), Refusal.STILL_INCOMPLETE,
        parts={"biometrics": biometrics.Biometrics(biometrics.Stage.AWAITED)}, about=("biometrics",)),
    Row("it is returned, with all that is missing (R12)", Stage.RECEIVED, Role.OFFICER, ReturnApplication(),
        (ApplicationReturned, ProgrammeEnded), facts={"work_permit_fee_paid": False}),
    Row("nobody who is complete is sent home", Stage.RECEIVED, Role.OFFICER, ReturnApplication(),
        Refusal.NOTHING_MISSING),
    Row("no job returns anything", Stage.RECEIVED, Role.SYSTEM, ReturnApplication(), Refusal.ROLE_MAY_NOT,
        facts={"work_permit_fee_paid": False}),
    Row("facts come in", Stage.IN_PROCESS, Role.OFFICER, AmendDossier("dossier", "c"), (DossierAmended,)),
    # approved
    Row("who needs no visa gets the letter (OUT-01)", Stage.IN_PROCESS, Role.OFFICER, APPROVE,
        (ApplicationApproved, IntroductionLetterIssued, ProgrammeEnded)),
    Row("who needs one is asked for the passport (AYA-10)", Stage.IN_PROCESS, Role.OFFICER, APPROVE,
        (ApplicationApproved, PassportRequested, ProgrammeEnded), whose="outside-visa-required"),
    Row("who is in Canada gets it by mail (IN-05)", Stage.IN_PROCESS, Role.OFFICER, APPROVE,
        (ApplicationApproved, PermitIssued, DeliveryOpened, ProgrammeEnded), whose="in-canada-extension"),
    Row("a permit has a number", Stage.IN_PROCESS, Role.OFFICER, ApproveApplication("basis", "c"),
        Refusal.NUMBER_MISSING, whose="in-canada-extension"),
    Row("no letter is given for days that have passed", Stage.IN_PROCESS, Role.OFFICER, APPROVE,
        Refusal.DAY_IMPOSSIBLE, facts={"requested_until": YESTERDAY}, about=("valid_until",)),
    Row("the rules forbid it (R200(3)(h))", Stage.IN_PROCESS, Role.OFFICER, APPROVE, Refusal.RULES_FORBID,
        facts=BARRED, about=("eligibility.permit_may_issue",)),
    Row("what is not known is asked for", Stage.IN_PROCESS, Role.OFFICER, APPROVE, Refusal.FACTS_UNKNOWN,
        facts={"employer_standing": UNSAID}, about=("employer_standing",)),
    Row("a check is open", Stage.IN_PROCESS, Role.OFFICER, APPROVE, Refusal.WORK_OUTSTANDING,
        parts={"checks": {CheckKind.BACKGROUND: Check(check.Stage.IN_PROGRESS)}}),
    Row("a request is open", Stage.IN_PROCESS, Role.OFFICER, APPROVE, Refusal.WORK_OUTSTANDING,
        parts={"requests": {INSTANCE: OPEN_REQUEST}}),
    Row("an interview is to come", Stage.IN_PROCESS, Role.OFFICER, APPROVE, Refusal.WORK_OUTSTANDING,
        parts={"interviews": {INSTANCE: Interview(interview.Stage.CONVENED)}}),
    # refused
    Row("a refusal has its grounds (AYA-12)", Stage.IN_PROCESS, Role.OFFICER, EMPLOYER_BARRED,
        (ApplicationRefused, ProgrammeEnded), facts=BARRED),
    Row("without grounds there is none", Stage.IN_PROCESS, Role.OFFICER, RefuseApplication("basis", "c", ()),
        Refusal.REASONS_MISSING, facts=BARRED),
    Row("against what the rules say, two people refuse", Stage.IN_PROCESS, Role.OFFICER, EMPLOYER_BARRED,
        (DecisionProposed,), whose="us-citizen"),
    Row("two people find a misrepresentation (A40)", Stage.IN_PROCESS, Role.OFFICER,
        RefuseApplication("basis", "c", (RefusalGround.MISREPRESENTATION,)), (DecisionProposed,), facts=BARRED),
    Row("a fairness letter is heard first", Stage.IN_PROCESS, Role.OFFICER, EMPLOYER_BARRED, Refusal.FAIRNESS_OPEN,
        facts=BARRED, parts={"requests": {INSTANCE: FAIRNESS}}),
    Row("no job refuses anyone", Stage.IN_PROCESS, Role.SYSTEM, EMPLOYER_BARRED, Refusal.ROLE_MAY_NOT, facts=BARRED),
    Row("the second person confirms", Stage.DECISION_PROPOSED, Role.SUPERVISOR, ConfirmDecision(),
        (ApplicationRefused, ProgrammeEnded)),
    Row("and is not the first", Stage.DECISION_PROPOSED, Role.OFFICER, ConfirmDecision(), Refusal.SECOND_PERSON_NEEDED,
        by_id=ANOTHER),
    Row("nor confirms while a fairness letter has a later date", Stage.DECISION_PROPOSED, Role.SUPERVISOR,
        ConfirmDecision(), Refusal.FAIRNESS_OPEN, parts={"requests": {INSTANCE: FAIRNESS}}),
    Row("nor is it one who concluded a check (S-16)", Stage.DECISION_PROPOSED, Role.SUPERVISOR, ConfirmDecision(),
        Refusal.SECOND_PERSON_NEEDED, by_id="assessor",
        parts={"checks": {CheckKind.ELIGIBILITY: Check(check.Stage.PASSED, concluded_by=frozenset({"assessor"}))}}),
    Row("chance gave an approval a second reader (S-17)", Stage.IN_PROCESS, Role.OFFICER,
        replace(APPROVE, second_read=True), (DecisionProposed,)),
    Row("what the rules forbid is not even proposed", Stage.IN_PROCESS, Role.OFFICER,
        replace(APPROVE, second_read=True), Refusal.RULES_FORBID, facts=BARRED),
    Row("chance gave a refusal one", Stage.IN_PROCESS, Role.OFFICER, replace(EMPLOYER_BARRED, second_read=True),
        (DecisionProposed,), facts=BARRED),
    Row("the second reader of an approval agrees", Stage.DECISION_PROPOSED, Role.SUPERVISOR, ConfirmDecision(),
        (ApplicationApproved, IntroductionLetterIssued, ProgrammeEnded), parts={"application": APPROVAL_WAITS}),
    Row("unless the rules forbid it by now", Stage.DECISION_PROPOSED, Role.SUPERVISOR, ConfirmDecision(),
        Refusal.RULES_FORBID, facts=BARRED, parts={"application": APPROVAL_WAITS}),
    Row("or a check was taken up again meanwhile", Stage.DECISION_PROPOSED, Role.SUPERVISOR, ConfirmDecision(),
        Refusal.WORK_OUTSTANDING,
        parts={"application": APPROVAL_WAITS, "checks": {CheckKind.BACKGROUND: Check(check.Stage.IN_PROGRESS)}}),
    Row("the second person sends it back", Stage.DECISION_PROPOSED, Role.SUPERVISOR, SendDecisionBack(),
        (DecisionSentBack,)),
    # on paper (ADR-61)
    Row("paper counts from the stamp of its arrival", Stage.NOT_RECEIVED, Role.MAILROOM_CLERK,
        ReceiveApplication("filing", "c", NOW - timedelta(days=3)), (ApplicationReceived, BiometricsInstructed)),
    Row("a renewal that arrived in time keeps the status, however late it is registered", Stage.NOT_RECEIVED,
        Role.MAILROOM_CLERK, ReceiveApplication("filing", "c", NOW - timedelta(days=60)),
        (ApplicationReceived, RenewalInTimeFound, BiometricsExempted), whose="in-canada-extension",
        facts={"previous_permits": (RAN_OUT,)}),
    Row("registered without a stamp it came too late", Stage.NOT_RECEIVED, Role.MAILROOM_CLERK,
        ReceiveApplication("filing", "c"), (ApplicationReceived, BiometricsExempted), whose="in-canada-extension",
        facts={"previous_permits": (RAN_OUT,)}),
    Row("it did not arrive tomorrow", Stage.NOT_RECEIVED, Role.MAILROOM_CLERK,
        ReceiveApplication("filing", "c", NOW + timedelta(seconds=1)), Refusal.ARRIVAL_IMPOSSIBLE,
        about=("arrived_on",)),
    Row("nobody stamps their own", Stage.NOT_RECEIVED, Role.APPLICANT,
        ReceiveApplication("filing", "c", NOW - timedelta(days=3)), Refusal.ARRIVAL_IMPOSSIBLE),
    # the person's own acts
    Row("the person withdraws", Stage.IN_PROCESS, Role.APPLICANT, WithdrawApplication(),
        (ApplicationWithdrawn, ProgrammeEnded)),
    Row("not after the decision", Stage.APPROVED, Role.APPLICANT, WithdrawApplication(), Refusal.NOT_NOW),
    Row("the person moves house", Stage.APPROVED, Role.APPLICANT, ChangeAddress("address", "c"), (AddressChanged,)),
    Row("a printed permit is redirected instead (ADR-13)", Stage.APPROVED, Role.APPLICANT,
        ChangeAddress("address", "c"), Refusal.ADDRESS_FROZEN,
        parts={"delivery": PermitDelivery(permit_delivery.Stage.PRINTED)}),
    Row("the person leaves Canada, and interim work ends (ADR-07)", Stage.IN_PROCESS, Role.BORDER_OFFICER,
        RecordDeparture(TODAY), (DepartureRecorded, ProgrammeEnded)),
    Row("a departure before the application ends nothing (ADR-07)", Stage.IN_PROCESS, Role.BORDER_OFFICER,
        RecordDeparture(YESTERDAY), (DepartureRecorded,)),
    Row("nobody left tomorrow", Stage.IN_PROCESS, Role.APPLICANT, RecordDeparture(TOMORROW), Refusal.DAY_IMPOSSIBLE,
        about=("left_on",)),
    Row("nobody leaves twice", Stage.IN_PROCESS, Role.APPLICANT, RecordDeparture(TODAY), Refusal.DAY_IMPOSSIBLE,
        gone=True),
    Row("the person comes back", Stage.IN_PROCESS, Role.APPLICANT, RecordReturn(TODAY, ("US",)), (ReturnRecorded,),
        gone=True),
    Row("who never left does not come back", Stage.IN_PROCESS, Role.APPLICANT, RecordReturn(TODAY),
        Refusal.DAY_IMPOSSIBLE),
    Row("the person has a new passport", Stage.IN_PROCESS, Role.APPLICANT, RenewPassport("passport", "c", TODAY),
        (PassportRenewed,)),
    Row("which must still be valid", Stage.APPROVED, Role.APPLICANT, RenewPassport("passport", "c", YESTERDAY),
        Refusal.DAY_IMPOSSIBLE, about=("expires_on",)),
    Row("who works while a renewal is decided may ask for a fresh proof (R186(u))", Stage.IN_PROCESS, Role.APPLICANT,
        AskForExtensionProof(), (ExtensionProofAsked,), whose="in-canada-extension"),
    Row("who does not, gets none", Stage.IN_PROCESS, Role.APPLICANT, AskForExtensionProof(), Refusal.RULES_FORBID,
        about=("renewal_pending",)),
    Row("who left the country gets none", Stage.IN_PROCESS, Role.APPLICANT, AskForExtensionProof(),
        Refusal.RULES_FORBID, about=("renewal_pending",), whose="in-canada-extension", gone=True),
)  # fmt: skip


def test_each_command_is_open_where_the_table_says_and_nowhere_else() -> None:
    check_gates("application", GATES)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.told)
def test_what_follows(row: Row) -> None:
    check_row("application", row)
