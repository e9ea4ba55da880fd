"""AYA-03, AYA-04, AYA-10, IN-01 and paper on the pages of the office: complete or returned, examined, enrolled.

The mailroom, the site, the physician and the officer each send forms; what comes of it is read from the pages and from
the letters.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import cast
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from journeys.story import Story, on
from journeys.test_office import Handed, found_in_order, handed_in, wait
from web.apply.person import EXAMPLES, Person
from web.apply.test_submitting import zipped
from web.signing_in import sign_in
from web.tracker.applicant import shown, words
from web.workbench.office import LANGUAGES, Desk
from workpermit.accounts.models import Account
from workpermit.accounts.models import Person as PersonRow
from workpermit.accounts.throttle import source_of
from workpermit.casework import linking, timekeeping
from workpermit.casework.models import CaseRow, Draft
from workpermit.clock import present
from workpermit.core.case.actor import Role
from workpermit.core.text import Language
from workpermit.trades.paper.models import PaperItem


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_incomplete_application_is_returned_with_each_ground_its_row_and_its_source(language: str) -> None:
    """AYA-03, AYA-04."""
    present.set_to(on(2025, 11, 3, 11))
    person = Person()
    person.send(person.address("package"), {"package": zipped(EXAMPLES / "missing-signature-and-offer")})
    person.draft_id = Draft.objects.get().pk
    review = person.look(person.address("review"))
    person.send(person.address("review"), {**review.standing, "knowingly": "1"})
    story = _of(person)
    officer = Desk(Role.OFFICER, language=language)
    read = officer.reads("completeness", story.case_id)
    said = {
        "en": ("The form signed and dated", "Job offer letter or contract", "The LMIA number", "[IRPR 10(1)(b)]"),
        "fr": ("Le formulaire signé et daté", "Lettre d’offre d’emploi ou contrat", "Le numéro de l’EIMT"),
    }
    for word in said[language]:
        assert word in read, word
    refused = officer.does(story, "complete")
    assert not refused.redirect_chain, "it is not complete"
    officer.carries_out(story, "return")
    assert story.case.application.stage == "returned"
    letters = story.letters
    assert {"return_incomplete", "refund"} <= set(letters)
    assert "returned as incomplete" in shown(story, language="en")


def _of(person: Person) -> Story:
    handed = Handed.__new__(Handed)
    handed.account, handed.case_id = person.account, CaseRow.objects.get().pk
    return cast("Story", handed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_missing_biometrics_hold_it_while_the_window_runs_and_are_a_ground_once_it_lapsed(language: str) -> None:
    """AYA-03, AYA-04: never returned at once for lack of them, never by a clock alone."""
    present.set_to(on(2025, 9, 9, 3))
    story = handed_in("outside-visa-exempt")
    officer = Desk(Role.OFFICER, language=language)
    waits = {"en": "It waits for biometrics", "fr": "Elle attend les données biométriques"}[language]
    assert waits in officer.reads("completeness", story.case_id)
    for slug in ("complete", "return"):
        assert not officer.does(story, slug).redirect_chain, slug
    assert story.case.application.stage == "received"
    due_on = story.case.biometrics.due_on
    assert due_on is not None
    _pass_until_lapsed(story)
    read = officer.reads("completeness", story.case_id)
    assert waits not in read
    ground = {"en": "may be returned for this alone", "fr": "peut être retournée pour ce seul motif"}[language]
    assert ground in read
    assert story.case.application.stage == "received", "no clock returns it"
    officer.carries_out(story, "return")
    assert story.case.application.stage == "returned"
    assert "return_incomplete" in story.letters


def _pass_until_lapsed(story: Story) -> None:
    wait(45)
    timekeeping.run_due(at=present.now(), limit=50)
    assert story.case.biometrics.stage == "lapsed"


@pytest.mark.parametrize("language", LANGUAGES)
def test_instructed_examined_by_a_file_and_assessed(language: str) -> None:
    """AYA-10."""
    present.set_to(on(2025, 9, 9, 3))
    story = handed_in("outside-visa-required")
    wait(3)
    Desk(Role.SITE_CLERK, language=language).carries_out(story, "enrol", outcome="enrolled", site="Manila")
    officer = Desk(Role.OFFICER, language=language)
    officer.carries_out(story, "complete")
    officer.carries_out(story, "instruct-medical")
    assert "medical_instruction" in story.letters
    wait(12)
    row = PersonRow.objects.get(pk=story.row.person_id)
    result = {
        "application_number": story.row.application_number,
        "family_name": row.family_name,
        "born_on": row.born_on,
        "examined_on": str((present.now() - timedelta(days=1)).date()),
        "grading": "a",
    }
    report = {
        "schema": "urn:workpermit:medical-report:1",
        "clinic": "St. Luke",
        "physician": "Dr. A",
        "results": [result],
    }
    physician = Desk(Role.PANEL_PHYSICIAN, language=language)
    file = SimpleUploadedFile("report.json", json.dumps(report).encode(), "application/json")
    physician.client.post(physician.address("medical_report"), {"report": file})
    assert story.case.medical_exam.stage == "result_received"
    assert "St. Luke" in officer.reads("act", story.case_id, "assess-medical")
    officer.carries_out(story, "assess-medical", assessment="passed")
    assert story.case.medical_exam.stage == "passed"
    exam = {"en": "Medical exam", "fr": "Examen médical"}[language]
    assert exam in shown(story, language=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_canada_biometrics_and_exam_are_settled_by_the_same_rules(language: str) -> None:
    """IN-01: given at a site in Canada where required, an exam where the work calls for it."""
    present.set_to(on(2025, 10, 6))
    story = handed_in("in-canada-extension")
    officer = Desk(Role.OFFICER, office="CPC", language=language)
    assert story.case.biometrics.stage == "exempt", "those given before still serve"
    assert "passport.jpg" in officer.reads("completeness", story.case_id)
    officer.carries_out(story, "complete")
    officer.carries_out(story, "instruct-medical")
    assert "medical_instruction" in story.letters
    wait(5)
    Desk(Role.PANEL_PHYSICIAN, language=language).carries_out(
        story, "examined", examined_on=str(present.now().date()), findings="Nothing of note."
    )
    officer.carries_out(story, "assess-medical", assessment="passed")
    assert story.case.medical_exam.stage == "passed"


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_paper_from_the_envelope_to_the_persons_own_tracker(language: str) -> None:
    """AYA-03, AYA-11, IN-02, IN-06: registered by hand, found by its courier's number, then like any other."""
    present.set_to(on(2025, 9, 16, 8))
    clerk = Person("chan", language=language, role=Role.MAILROOM_CLERK)
    envelope = {"form": "", "arrived_on": "2025-09-12", "tracking_number": "7712 3456 CA"}
    clerk.send(clerk.address("paper"), {**envelope, "package": zipped(EXAMPLES / "outside-visa-exempt")})
    clerk.draft_id = PaperItem.objects.get().draft_id
    review = clerk.look(clerk.address("review"))
    clerk.send(clerk.address("review"), review.standing)
    story = _of(clerk)
    assert story.case.application.received_at == on(2025, 9, 12, 12)
    assert story.row.applicant_id == ""
    mailroom = Desk(Role.MAILROOM_CLERK, language=language)
    found = sign_in(mailroom.client, mailroom.account).post(mailroom.address("find"), {"number": "77123456-ca"})
    assert found["Location"] == mailroom.address("case", story.case_id)
    owner = Account.objects.create_account("owner@example.org", name="Owner", role=Role.APPLICANT)
    row = PersonRow.objects.get(pk=story.row.person_id)
    _link(owner, row, story)
    story.account = owner
    assert ("Received" if language == "en" else "Reçue") in shown(story, language=language)
    wait(3)
    Desk(Role.SITE_CLERK, language=language).carries_out(story, "enrol", outcome="enrolled", site="Paris")
    officer = Desk(Role.OFFICER, language=language)
    officer.carries_out(story, "complete")
    due_on = str((present.now() + timedelta(days=20)).date())
    officer.carries_out(story, "ask", kind_1="police_certificate", note_1="Certificat récent", due_on=due_on)
    (request_id,) = story.case.requests
    wait(30)
    scan = SimpleUploadedFile("police.pdf", (EXAMPLES / "outside-visa-exempt" / "offer.pdf").read_bytes())
    mailroom.carries_out(
        story,
        "paper-answer",
        request_id,
        arrived_on=due_on,
        tracking_number="LX 9",
        scan_0=scan,
        note="",
        nothing_more="yes",
    )
    assert story.case.requests[request_id].stage == "answered"
    assert not story.case.requests[request_id].answered_late, "it arrived on the last day"
    officer.carries_out(story, "close-request", request_id)
    found_in_order(officer, story)
    assert "police.pdf" in words(officer.get("case", story.case_id).content)


def _link(owner: Account, row: PersonRow, story: Story) -> None:
    """Let an officer put the application into the person's account, as the page of checks does."""
    asked = linking.Asked(row.uci or "", story.row.application_number, date.fromisoformat(row.born_on))
    proof: UUID = linking.ask(
        asked, account=owner, source=source_of("192.0.2.9"), language=Language.EN, at=present.now()
    )
    assert linking.ask_officer(proof, account=owner, at=present.now())
    (check,) = linking.checks_of(owner)
    officer = Desk(Role.OFFICER)
    officer.client.post(officer.address("check", check.id), {"is_theirs": "yes"})
    assert CaseRow.objects.get(pk=story.case_id).applicant_id == str(owner.pk)
