"""An applicant with a browser: their story, and what the pages of their application say."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import translation

from journeys.progress import approved, checked, in_process, with_letter
from journeys.story import BORDER, MAILROOM, OFFICER, SECOND_OFFICER, SITE, Story, on, plain
from web.signing_in import sign_in
from workpermit.accounts.models import Account
from workpermit.casework import decisions, requests
from workpermit.casework.requests import Asked, InterviewCall
from workpermit.clock.present import now
from workpermit.core.case.application import (
    ConfirmDecision,
    RefusalGround,
    ReturnApplication,
    WithdrawApplication,
)
from workpermit.core.case.biometrics import Attempt, RecordEnrolment
from workpermit.core.case.check import CheckKind, FailCheck, StartCheck
from workpermit.core.case.medical_exam import InstructMedicalExam
from workpermit.core.case.permit_delivery import MailPermit, PrintPermit, RecordDelivery
from workpermit.core.law.checklist import DocumentKind
from workpermit.core.text import Language

LANGUAGES = tuple(language.value for language in Language)


def browser_of(account: Account) -> Client:
    """Return a browser in which an account has signed in."""
    return sign_in(Client(), account)


def applicant(story: Story, *, zone: str = "Asia/Manila") -> Client:
    """Return the applicant's browser, with their clock."""
    story.account.time_zone = zone
    story.account.save(update_fields=["time_zone"])
    return browser_of(story.account)


def address(name: str, *given: object, language: str = "en") -> str:
    """Return the address of a page in a language."""
    with translation.override(language):
        return reverse(f"tracker:{name}", args=given)


def words(content: bytes) -> str:
    """Return what a page says inside its main part, as one line with plain spaces."""
    main = content.decode().partition("<main")[2].partition("</main>")[0]
    return plain(html.unescape(re.sub(r"<[^>]*>", " ", main)))


def shown(story: Story, *, language: str = "en", client: Client | None = None) -> str:
    """Return what the page of an application says."""
    answer = (client or applicant(story)).get(address("case", story.case_id, language=language))
    assert answer.status_code == 200
    return words(answer.content)


# --- an application at each of its stages -----------------------------------------------------------------------


def waits_for_biometrics() -> Story:
    """Hand in an application for which biometrics are due."""
    return Story("outside-visa-required", at=on(2025, 9, 9))


def looked_for_completeness() -> Story:
    """Give biometrics and wait for the check that nothing is missing."""
    story = waits_for_biometrics()
    story.wait(3)
    story.do(SITE, RecordEnrolment(Attempt.ENROLLED, "Manila"))
    return story


def being_checked() -> Story:
    """Bring an application into process, its checks begun."""
    story = in_process("outside-visa-exempt", at=on(2025, 9, 16))
    story.do(OFFICER, *(StartCheck(kind) for kind in CheckKind))
    return story


def asked_for_documents(*, days: int = 20) -> Story:
    """Ask for a document."""
    story = being_checked()
    due_on = (now() + timedelta(days=days)).date()
    story.use(OFFICER, requests.ask_for_documents, [Asked(DocumentKind.QUALIFICATION_PROOF)], due_on=due_on)
    return story


def passed_the_date() -> Story:
    """Let the date for a document pass."""
    story = asked_for_documents()
    story.wait(22)
    return story


def called_to_interview() -> Story:
    """Call the person to an interview."""
    story = being_checked()
    story.use(OFFICER, requests.convene, InterviewCall(now() + timedelta(days=14)))
    return story


def told_to_have_an_exam() -> Story:
    """Send the instructions for a medical exam."""
    story = in_process("outside-visa-required", at=on(2025, 9, 9))
    story.do(OFFICER, InstructMedicalExam())
    return story


def checks_failed() -> Story:
    """Fail a check; nothing of it may be seen before the decision letter."""
    story = being_checked()
    story.do(OFFICER, FailCheck(CheckKind.ELIGIBILITY), FailCheck(CheckKind.BACKGROUND))
    return story


def refusal_proposed() -> Story:
    """Propose a refusal that needs a second person; nothing of it may be seen."""
    story = in_process("outside-visa-exempt", at=on(2025, 9, 16))
    checked(story)
    story.use(OFFICER, decisions.refuse, {RefusalGround.MISREPRESENTATION: [REASON]}, evidence=["offer.pdf"])
    assert story.events[-1] == "DecisionProposed"
    return story


REASON = "The employer told us that it made no such offer."


def refused() -> Story:
    """Refuse an application."""
    story = refusal_proposed()
    story.wait(1)
    story.do(SECOND_OFFICER, ConfirmDecision())
    return story


def returned() -> Story:
    """Return an incomplete application."""
    story = Story("missing-fee", at=on(2025, 10, 1))
    story.wait(2)
    story.do(OFFICER, ReturnApplication())
    return story


def withdrawn() -> Story:
    """Withdraw an application."""
    story = being_checked()
    story.do(story.applicant, WithdrawApplication())
    return story


def asked_for_the_passport() -> Story:
    """Approve somebody who needs a visa."""
    return approved("outside-visa-required", at=on(2025, 9, 9))


def holds_the_letter() -> Story:
    """Issue the letter of introduction."""
    return with_letter("outside-visa-exempt", at=on(2025, 9, 16))


def issued_at_the_port() -> Story:
    """Issue the permit at a port of entry."""
    story = holds_the_letter()
    story.wait(10)
    story.note(BORDER, identity_confirmed=True, admissible=True, entered_on=now().date(), route_since_leaving=("FR",))
    story.use(BORDER, decisions.issue_at_port, port="YUL")
    return story


def to_be_mailed() -> Story:
    """Approve an extension, whose permit is mailed."""
    return approved("in-canada-extension", at=on(2025, 10, 7, 2, 30))


def late_in_the_mail() -> Story:
    """Let six weeks pass without a permit."""
    story = to_be_mailed()
    story.wait(60)
    return story


def delivered() -> Story:
    """Deliver a mailed permit."""
    story = to_be_mailed()
    story.do(MAILROOM, PrintPermit(), MailPermit("RN123456785CA"))
    story.wait(4)
    story.do(MAILROOM, RecordDelivery())
    return story


Stage = Callable[[], Story]
WAITING_ON_PERSON: tuple[Stage, ...] = (
    waits_for_biometrics,
    asked_for_documents,
    passed_the_date,
    called_to_interview,
    told_to_have_an_exam,
    asked_for_the_passport,
    holds_the_letter,
)
WAITING_ON_NOBODY_ELSE: tuple[Stage, ...] = (
    looked_for_completeness,
    being_checked,
    checks_failed,
    refusal_proposed,
    to_be_mailed,
    late_in_the_mail,
)
OVER: tuple[Stage, ...] = (refused, returned, withdrawn, issued_at_the_port, delivered)
UNDECIDED: tuple[Stage, ...] = (*WAITING_ON_PERSON[:5], *WAITING_ON_NOBODY_ELSE[:4])
