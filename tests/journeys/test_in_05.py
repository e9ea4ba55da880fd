"""IN-05: an approved IMM 5710 brings the permit by mail, to the Canadian address that was given."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from journeys.progress import approved
from journeys.story import BORDER, MAILROOM, OFFICER, Story, changed, on
from workpermit.casework import decisions, requests
from workpermit.clock.present import now
from workpermit.core.case.letters import Letter
from workpermit.core.case.next_steps import Holder
from workpermit.core.case.permit import PermitIssued
from workpermit.core.case.permit_delivery import (
    DeliveryOpened,
    MailPermit,
    PermitMailed,
    PermitPrinted,
    PrintPermit,
    RecordDelivery,
    RecordReturnedMail,
)
from workpermit.core.case.refusal import Refusal
from workpermit.core.forms.faults import FilingFaults
from workpermit.core.forms.filing import Address
from workpermit.core.text import Language

FILED = on(2025, 10, 7, 2, 30)
NEW = Address("310 Foxglove Lane", None, "Calgary", "AB", "T3K2R5", "CA")
ABROAD = Address("Calle 60 No. 214", None, "Mérida", None, "97000", "MX")


@pytest.fixture
def story() -> Story:
    """Mateo's renewal in Calgary, approved."""
    return approved("in-canada-extension", at=FILED)


def test_the_permit_is_printed_mailed_and_delivered_and_the_person_hears_of_each_step(story: Story) -> None:
    assert story.letters[-3:] == [Letter.DECISION_APPROVAL, Letter.APPROVAL_NOTE, Letter.WORK_PERMIT]
    assert Letter.INTRODUCTION not in story.letters
    assert story.event(PermitIssued).port == ""
    decision = story.words(Letter.DECISION_APPROVAL)
    assert "The permit comes by mail" in decision
    assert "Address Mateo Núñez Ibáñez, 7-1204 Larkspur Road, Calgary AB T2P 4K9" in decision
    assert story.status() == "Approved: permit in force, on its way by mail"
    (step,) = story.next_steps
    assert (step.holder, step.due_on) == (Holder.OFFICE, story.event(DeliveryOpened).expected_by)

    story.wait(2)
    story.do(MAILROOM, PrintPermit())
    story.wait(1)
    story.do(MAILROOM, MailPermit("RN482117936CA"))
    assert story.event(PermitMailed).tracking_number == "RN482117936CA"
    story.wait(6)
    story.do(MAILROOM, RecordDelivery())
    assert story.notices[-2:] == ["permit_mailed", "permit_delivered"]
    assert story.status() == "Approved: permit mailed and delivered"
    assert story.status(Language.FR) == "Approuvée\u00a0: permis posté et livré"
    assert story.next_steps[0].holder is Holder.NOBODY


def test_the_permit_that_is_mailed_is_signed_and_shows_the_address(story: Story) -> None:
    fields = story.verified(Letter.WORK_PERMIT).fields
    assert fields.number == story.event(PermitIssued).permit_number
    assert "7-1204 Larkspur Road Calgary AB T2P 4K9" in story.words(Letter.WORK_PERMIT)


def test_the_address_is_frozen_when_the_permit_is_printed(story: Story) -> None:
    """Until then a new one is used; after it, the mail is redirected (ADR-13)."""
    story.use(story.applicant, requests.change_address, NEW)
    story.do(MAILROOM, PrintPermit())
    frozen = story.event(PermitPrinted).address_id
    assert frozen == story.case.application.address_id
    with story.refuses(Refusal.ADDRESS_FROZEN):
        story.use(story.applicant, requests.change_address, NEW)
    story.use(story.applicant, requests.redirect, NEW)
    assert story.case.delivery.address_id != frozen
    assert story.case.delivery.stage == "printed"


def test_mail_that_comes_back_is_printed_again_for_the_other_address(story: Story) -> None:
    story.do(MAILROOM, PrintPermit(), MailPermit("RN482117936CA"))
    story.wait(9)
    story.do(MAILROOM, RecordReturnedMail())
    assert story.notices[-1] == "permit_came_back"
    assert story.status() == "Approved: permit in force, on its way by mail"
    story.use(story.applicant, requests.redirect, NEW)
    redirected = story.case.delivery.address_id
    story.do(MAILROOM, PrintPermit(), MailPermit("RN482117940CA"))
    assert story.event(PermitPrinted).address_id == redirected
    story.do(MAILROOM, RecordDelivery())
    assert story.events.count("PermitPrinted") == 2
    assert story.events.count("PermitIssued") == 1  # one permit, however often it travels


def test_the_address_must_be_canadian(story: Story, tmp_path: Path) -> None:
    """The form asks for one, and what comes later is not mailed abroad either."""
    mailing = {"street": "Calle 60 No. 214", "city": "Mérida", "postal_code": "97000", "country": "MX"}
    with pytest.raises(FilingFaults) as faults:
        Story(changed("in-canada-extension", tmp_path, mailing=mailing), at=FILED)
    assert any("mailing" in line for line in faults.value.in_language(Language.EN))

    story.use(story.applicant, requests.change_address, ABROAD)
    with story.refuses(Refusal.ADDRESS_ABROAD):
        story.do(MAILROOM, PrintPermit())
    story.use(story.applicant, requests.change_address, NEW)
    story.do(MAILROOM, PrintPermit())
    with story.refuses(Refusal.ADDRESS_ABROAD):
        story.use(story.applicant, requests.redirect, ABROAD)


def test_only_the_mailroom_prints_and_mails_and_no_border_officer_issues_it(story: Story) -> None:
    for who in (OFFICER, BORDER, story.applicant):
        with story.refuses(Refusal.ROLE_MAY_NOT):
            story.do(who, PrintPermit())
    with story.refuses(Refusal.NOT_NOW):
        story.do(MAILROOM, MailPermit("RN482117936CA"))  # nothing is printed yet
    with story.refuses(Refusal.NOT_NOW):
        story.use(BORDER, decisions.issue_at_port, port="YYC")


def test_the_last_day_by_which_it_should_arrive_is_six_weeks_after_the_letter(story: Story) -> None:
    assert story.event(DeliveryOpened).expected_by == date.fromordinal(now().date().toordinal() + 42)
