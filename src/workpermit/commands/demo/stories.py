"""The stories of the demo: each a generator that says until when it waits, and then acts.

Instants are UTC. What happens by itself at a deadline is nobody's line here: time calls for it.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from datetime import UTC, date, datetime, timedelta

from workpermit.casework import decisions, programmes, requests, screening
from workpermit.clock.present import now
from workpermit.commands.demo.desk import Desk
from workpermit.core.case.application import (
    ConfirmComplete,
    RecordDeparture,
    RefusalGround,
    ReturnApplication,
    WithdrawApplication,
)
from workpermit.core.case.biometrics import Attempt, RecordEnrolment
from workpermit.core.case.check import CheckKind, PassCheck, StartCheck
from workpermit.core.case.medical_exam import AssessMedicalResult, Assessment, InstructMedicalExam
from workpermit.core.case.officer_request import CloseRequest
from workpermit.core.case.permit import NotIssuedGround, RecordVisaIssued
from workpermit.core.case.permit_delivery import MailPermit, PrintPermit, RecordDelivery
from workpermit.core.case.programme_request import DenyProgramme, GrantProgramme
from workpermit.core.forms.filing import Address
from workpermit.core.law.checklist import DocumentKind
from workpermit.core.text import Text
from workpermit.trades.employers.judging import Scope

Story = Generator[datetime, None, None]

_CPC, _ABROAD, _SITE, _MAIL = "officer.tremblay", "officer.okafor", "site.reyes", "mailroom.chan"
# What an officer finds for every applicant whose application is in order (R200(1)(b), (3)(a), (3)(c), (5)).
_MERITS = {
    "will_leave_canada": True,
    "able_to_do_work": True,
    "offer_genuine": True,
    "labour_dispute": False,
    "lmia_suspended": False,
}


def on(year: int, month: int, day: int, hour: int = 15, minute: int = 0) -> datetime:
    """Return an instant (UTC)."""
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def _later(days: int, hours: int = 0) -> datetime:
    return now() + timedelta(days=days, hours=hours)


def _enrolled(desk: Desk, site: str) -> None:
    desk.do(_SITE, RecordEnrolment(Attempt.ENROLLED, site))


def _examined(desk: Desk, officer: str, *, restrictions: bool = False) -> Story:
    """Instruct a medical exam, have it done and assess it."""
    desk.do(officer, InstructMedicalExam())
    yield _later(12)
    examined_on = now().date() - timedelta(days=2)
    desk.use(
        "physician.bello",
        decisions.record_medical_result,
        {"exam": "complete", "form": "IMM 1017E"},
        examined_on=examined_on,
    )
    yield _later(9)
    result = Assessment.PASSED_WITH_RESTRICTIONS if restrictions else Assessment.PASSED
    desk.do(officer, AssessMedicalResult(result))


def checked(desk: Desk, officer: str, **found: bool) -> Story:
    """Pass the three checks, as an officer who found the application in order."""
    desk.do(officer, StartCheck(CheckKind.BACKGROUND), StartCheck(CheckKind.ELIGIBILITY))
    employer = desk.case().checks[CheckKind.EMPLOYER].stage
    if employer == "not_started":
        desk.do(officer, StartCheck(CheckKind.EMPLOYER))
        _likenesses_settled(desk, officer)
        desk.do(officer, PassCheck(CheckKind.EMPLOYER))
    yield _later(4, 2)
    desk.note(officer, **{**_MERITS, **found})
    desk.do(officer, PassCheck(CheckKind.BACKGROUND), PassCheck(CheckKind.ELIGIBILITY))


def _likenesses_settled(desk: Desk, officer: str) -> None:
    """Dismiss each likeness of the employer's name, for every case of the employer (AYA-05)."""
    screening.screen(at=now())
    for match in screening.matches(desk.case_id, on=now().date()):
        if match.state is screening.State.OPEN:
            reason = "Another business in another town, under another owner."
            desk.use(officer, screening.settle, match.listed_id, is_same=False, reason=reason, scope=Scope.EMPLOYER)


def _arrived(desk: Desk, who: str, *, port: str, route: tuple[str, ...], reasons: str = "") -> None:
    """Meet the person at a port of entry and issue the permit."""
    desk.note(who, identity_confirmed=True, admissible=True, entered_on=now().date(), route_since_leaving=route)
    desk.use(who, decisions.issue_at_port, port=port, reasons=reasons)


def outside_visa_required(desk: Desk) -> Story:
    """Manila: biometrics, a medical exam, a visa, then the permit at the airport (OUT-01, OUT-02)."""
    yield on(2025, 9, 9, 3, 12)
    desk.submit()
    yield on(2025, 9, 17, 2, 40)
    _enrolled(desk, "Manila")
    yield on(2025, 9, 22)
    desk.do(_ABROAD, ConfirmComplete())
    yield from _examined(desk, _ABROAD)
    yield _later(3)
    yield from checked(desk, _ABROAD)
    yield _later(2)
    desk.use(_ABROAD, decisions.approve, evidence=["offer.pdf", "qualifications.pdf", "passport.jpg"])
    yield _later(11)
    desk.do(_ABROAD, RecordVisaIssued(date(2027, 10, 30)))
    yield on(2025, 11, 8, 21, 35)
    _arrived(desk, "border.singh", port="YVR", route=("PH",))


def outside_visa_exempt(desk: Desk) -> Story:
    """Paris, in French: an interview by video, the letter, the permit in Montréal."""
    yield on(2025, 9, 16, 8, 5)
    desk.submit()
    yield on(2025, 9, 24, 9)
    _enrolled(desk, "Paris")
    yield on(2025, 9, 29)
    desk.do(_ABROAD, ConfirmComplete())
    yield _later(6)
    call = requests.InterviewCall(
        starts_at=on(2025, 10, 14, 13),
        length_minutes=30,
        bring=(Text("your diploma", "votre diplôme"),),
    )
    interview_id = desk.use(_ABROAD, requests.convene, call)
    yield on(2025, 10, 14, 13, 40)
    notes = "L’expérience et le poste concordent."
    desk.use(_ABROAD, requests.record_interview, interview_id, notes=notes)
    yield from checked(desk, _ABROAD)
    desk.use(_ABROAD, decisions.approve, evidence=["offer.pdf", "qualifications.pdf"])
    yield on(2025, 11, 16, 17, 20)
    _arrived(desk, "border.gagnon", port="YUL", route=("FR",))


def in_canada_extension(desk: Desk) -> Story:
    """Calgary: filed in time, works on, moves house, is approved, gets the permit by mail (IN-05 to IN-08).

    He also asks under a programme for visitors that ended, and is told why the answer is no (IN-02).
    """
    yield on(2025, 10, 7, 2, 30)
    desk.submit()
    yield on(2025, 10, 9)
    request = desk.use("applicant", programmes.request_interim_work)
    yield on(2025, 10, 20)
    desk.do(_CPC, ConfirmComplete(), DenyProgramme(request))
    yield on(2025, 12, 2)
    yield from checked(desk, _CPC)
    yield _later(6)
    moved = Address("310 Foxglove Lane", None, "Calgary", "AB", "T3K2R5", "CA")
    desk.use("applicant", requests.change_address, moved)
    yield on(2026, 1, 15)
    desk.use(_CPC, decisions.approve, evidence=["offer.pdf", "employment.pdf"])
    yield _later(2)
    desk.do(_MAIL, PrintPermit())
    yield _later(1)
    desk.do(_MAIL, MailPermit("RN482117936CA"))
    yield on(2026, 3, 6)  # past the six weeks: the office has opened its own search by now (IN-08)
    desk.do(_MAIL, RecordDelivery())


def imm_1295_from_inside_canada(desk: Desk) -> Story:
    """Vancouver: the letter while in Canada, a try by the U.S. border, then the way from home (IN-09)."""
    yield on(2025, 11, 4, 1, 15)
    desk.submit()
    yield on(2025, 11, 12, 18)
    _enrolled(desk, "Vancouver")
    yield on(2025, 11, 18)
    desk.do(_CPC, ConfirmComplete())
    yield from _examined(desk, _CPC)
    yield from checked(desk, _CPC)
    desk.use(_CPC, decisions.approve, evidence=["offer.pdf", "qualifications.pdf"])
    yield _later(9)
    desk.do("applicant", RecordDeparture(now().date()))
    yield _later(0, 5)
    reasons = "Came straight back from the United States; none of the exemptions was shown."
    desk.note("border.mackay", identity_confirmed=True, route_since_leaving=("US",), held_status_when_leaving=True)
    desk.use(
        "border.mackay",
        decisions.decline_at_port,
        NotIssuedGround.MAY_NOT_ACTIVATE_HERE,
        port="POE-PAC",
        reasons=reasons,
    )
    yield on(2026, 2, 4, 2, 10)
    went_home = (
        "Went home in between and comes by a direct flight; the day at the land border does not count against her."
    )
    _arrived(desk, "border.singh", port="YVR", route=("US", "KR"), reasons=went_home)


def missing_fee(desk: Desk) -> Story:
    """Recife: no proof of the fee; returned with the reason (AYA-04)."""
    yield on(2025, 10, 2, 17, 45)
    desk.submit()
    yield on(2025, 10, 9)
    desk.do(_ABROAD, ReturnApplication())


def missing_signature_and_offer(desk: Desk) -> Story:
    """Dakar, in French: not signed and without an offer; returned, item by item."""
    yield on(2025, 11, 3, 11)
    desk.submit()
    yield on(2025, 11, 10)
    desk.do(_ABROAD, ReturnApplication())


def under_14(desk: Desk) -> Story:
    """Lisbon: too young for biometrics; a parent signs (R12.2(1)(a))."""
    yield on(2025, 10, 15, 10)
    desk.submit()
    yield on(2025, 10, 22)
    desk.do(_ABROAD, ConfirmComplete())
    yield from checked(desk, _ABROAD)
    desk.use(_ABROAD, decisions.approve, evidence=["offer.pdf", "civil-status.pdf"])
    yield on(2026, 2, 1, 18, 30)
    _arrived(desk, "border.mackay", port="YYZ", route=("PT",))


def us_citizen(desk: Desk) -> Story:
    """Duluth: no biometrics, no visa, and the passport does not bound the permit (R52(2)(a))."""
    yield on(2026, 1, 13, 16)
    desk.submit()
    yield on(2026, 1, 19)
    desk.do(_ABROAD, ConfirmComplete())
    yield from checked(desk, _ABROAD)
    desk.use(_ABROAD, decisions.approve, evidence=["offer.pdf"])
    yield on(2026, 2, 28, 19, 5)
    _arrived(desk, "border.mackay", port="POE-PIG", route=("US",))


def employer_barred(desk: Desk) -> Story:
    """Amritsar: the employer is on the list; a fairness letter, an answer, a refusal (AYA-05)."""
    yield on(2025, 11, 18, 6, 20)
    desk.submit()
    yield on(2025, 11, 25, 5)
    _enrolled(desk, "Chandigarh")
    yield on(2025, 12, 1)
    desk.do(_ABROAD, ConfirmComplete())
    desk.do(_ABROAD, StartCheck(CheckKind.EMPLOYER))
    yield _later(1)
    concern = requests.Concern(
        RefusalGround.EMPLOYER_INELIGIBLE,
        "Fjordview Seafood Processing Ltd. of Gander is on the published list: ineligible until 3 March 2027.",
    )
    letter = desk.use(
        _ABROAD,
        requests.raise_concerns,
        [concern],
        before=["The published list of employers, row of 4 March 2025", "The job offer in your application"],
        due_on=date(2026, 1, 5),
    )
    yield on(2025, 12, 22, 14)
    note = "I did not know. The company says that the penalty was paid."
    desk.use("applicant", requests.answer, letter, begun_at=now(), note=note)
    yield on(2026, 1, 7)
    desk.do(_ABROAD, CloseRequest(letter))
    reasons = [
        "The employer you named, Fjordview Seafood Processing Ltd., may not hire foreign workers until 3 March 2027.",
        "I considered your answer. A paid penalty does not end the period in which an employer is ineligible.",
    ]
    desk.use(
        _ABROAD,
        decisions.refuse,
        {RefusalGround.EMPLOYER_INELIGIBLE: reasons},
        evidence=["offer.pdf", "published list"],
    )


def health_care_worker(desk: Desk) -> Story:
    """Lagos, represented: work with patients needs a medical exam (AYA-10), then a visa and the permit."""
    yield on(2025, 12, 2, 12)
    desk.submit()
    yield on(2025, 12, 15, 9)
    _enrolled(desk, "Lagos")
    yield on(2025, 12, 18)
    desk.do(_ABROAD, ConfirmComplete())
    yield from _examined(desk, _ABROAD)
    yield from checked(desk, _ABROAD)
    desk.use(_ABROAD, decisions.approve, evidence=["offer.pdf", "qualifications.pdf"])
    yield _later(14)
    desk.do(_ABROAD, RecordVisaIssued(date(2027, 12, 31)))
    yield on(2026, 3, 12, 20, 15)
    _arrived(desk, "border.mackay", port="YYC", route=("NG", "GB"))


def visitor_under_public_policy(desk: Desk) -> Story:
    """Ottawa, in French: asks to work while waiting, is allowed to, and gets the permit by mail (IN-02 to IN-04)."""
    yield on(2024, 6, 12, 19)
    desk.submit()
    yield on(2024, 6, 13, 14)
    request = desk.use("applicant", programmes.request_interim_work)
    yield on(2024, 6, 26)
    desk.do(_CPC, ConfirmComplete())
    yield on(2024, 7, 12)
    desk.do(_CPC, GrantProgramme(request))
    yield on(2024, 8, 20)
    yield from checked(desk, _CPC)
    yield on(2024, 9, 3)
    desk.use(_CPC, decisions.approve, evidence=["offer.pdf", "status.png"])
    yield _later(3)
    desk.do(_MAIL, PrintPermit())
    yield _later(1)
    desk.do(_MAIL, MailPermit("RN482110045CA"))
    yield _later(6)
    desk.do(_MAIL, RecordDelivery())


def open_permit_spouse(desk: Desk) -> Story:
    """Casablanca, in French: an open permit without a medical exam carries two conditions (R185)."""
    yield on(2025, 12, 9, 10)
    desk.submit()
    yield on(2025, 12, 22, 10)
    _enrolled(desk, "Rabat")
    yield on(2026, 1, 6)
    desk.do(_ABROAD, ConfirmComplete())
    if desk.case().medical_exam.stage == "unsettled":
        yield from _examined(desk, _ABROAD)
    yield from checked(desk, _ABROAD, open_permit_basis=True)
    desk.use(_ABROAD, decisions.approve, evidence=["civil-status.pdf", "spouse-permit.pdf"])
    yield _later(15)
    desk.do(_ABROAD, RecordVisaIssued(date(2027, 4, 5)))
    yield on(2026, 4, 3, 15, 45)
    _arrived(desk, "border.gagnon", port="YUL", route=("MA",))


def documents_requested(desk: Desk) -> Story:
    """Makassar: a request lapses at midnight UTC; a late answer is kept and read (AYA-08, AYA-09)."""
    yield on(2026, 2, 3, 1, 30)
    desk.submit()
    yield on(2026, 2, 11, 4)
    _enrolled(desk, "Jakarta")
    yield on(2026, 2, 16)
    desk.do(_ABROAD, ConfirmComplete())
    yield _later(2)
    items = [
        requests.Asked(DocumentKind.QUALIFICATION_PROOF, "Your diving certificate, with the date of its last renewal"),
        requests.Asked(DocumentKind.POLICE_CERTIFICATE, "From each country in which you lived for six months or more"),
    ]
    request = desk.use(_ABROAD, requests.ask_for_documents, items, due_on=date(2026, 3, 20))
    # 9:10 on 21 March in Makassar is 1:10 UTC: the same morning, and seventy minutes too late.
    yield on(2026, 3, 21, 1, 10)
    desk.use(
        "applicant", requests.answer, request, begun_at=now() - timedelta(minutes=4), note="The certificate expired."
    )
    yield on(2026, 3, 30)
    desk.do(_ABROAD, CloseRequest(request))
    reasons = [
        "We asked for a valid diving certificate. The one you sent, after the date, expired in 2024.",
        "No police certificate was sent.",
    ]
    desk.use(
        _ABROAD, decisions.refuse, {RefusalGround.REQUIREMENTS_NOT_SHOWN: reasons}, evidence=["qualifications.pdf"]
    )


def withdrawn_later(desk: Desk) -> Story:
    """Tokyo: withdrawn by the applicant while it was being processed."""
    yield on(2026, 1, 20, 5)
    desk.submit()
    yield on(2026, 1, 28, 2)
    _enrolled(desk, "Tokyo")
    yield on(2026, 2, 2)
    desk.do(_ABROAD, ConfirmComplete())
    yield _later(8)
    desk.do("applicant", WithdrawApplication())


STORIES: dict[str, Callable[[Desk], Story]] = {
    story.__name__.replace("_", "-"): story
    for story in (
        outside_visa_required,
        outside_visa_exempt,
        in_canada_extension,
        imm_1295_from_inside_canada,
        missing_fee,
        missing_signature_and_offer,
        under_14,
        us_citizen,
        employer_barred,
        health_care_worker,
        visitor_under_public_policy,
        open_permit_spouse,
        documents_requested,
        withdrawn_later,
    )
}
