"""Completeness row by row, and two applications side by side, as an officer reads and settles them."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from journeys.progress import in_process
from journeys.story import OFFICER, Story, on
from web.tracker.applicant import words
from web.workbench.office import LANGUAGES, Desk
from workpermit.accounts.models import Person
from workpermit.casework import duplicates
from workpermit.casework import facts as gathering
from workpermit.casework.models import AccessEntry
from workpermit.clock import present
from workpermit.core.case.actor import Role
from workpermit.core.case.medical_exam import InstructMedicalExam
from workpermit.trades.duplicates.models import Duplicate


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (
            "en",
            (
                "The form signed and dated",
                "one declares that what the form says is true",
                "Paragraph 10(1)(b) of the Immigration and Refugee Protection Regulations",
                "[IRPR 10(1)(b)]",
                "It waits for biometrics",
                "passport.jpg",
                "Not asked of this application",
            ),
        ),
        ("fr", ("Alinéa 10(1)b) du Règlement", "Elle attend les données biométriques", "En règle")),
    ],
)
def test_each_ground_stands_with_its_row_its_words_and_its_source(language: str, says: tuple[str, ...]) -> None:
    story = Story("missing-signature-and-offer", at=on(2025, 11, 3, 11))
    desk = Desk(Role.OFFICER, language=language)
    read = desk.reads("completeness", story.case_id)
    for word in says:
        assert word in read, word
    in_order = read.partition("In order" if language == "en" else "En règle")[2]
    asked, unneeded = in_order.split("Not asked of" if language == "en" else "Non exigé pour")
    for fee in ("($100)", "(100 $)"):
        assert fee not in asked, "it asks for no open permit"
    assert "$100" in unneeded or "100 $" in unneeded
    assert desk.address("act", story.case_id, "return") in desk.get("completeness", story.case_id).content.decode()


def test_biometrics_become_a_ground_once_their_window_has_lapsed() -> None:
    story = Story("outside-visa-exempt", at=on(2025, 9, 16, 8))
    desk = Desk(Role.OFFICER)
    before = desk.reads("completeness", story.case_id)
    assert "Nothing is missing from the checklist." in before
    assert "It waits for biometrics" in before
    story.wait_until(on(2025, 10, 20))
    after = desk.reads("completeness", story.case_id)
    assert "They were not given by the date in our instruction letter" in after
    assert "It waits for biometrics" not in after


def twice() -> Duplicate:
    """Hand the same application in twice."""
    Story("in-canada-extension", at=on(2025, 10, 7))
    Story("in-canada-extension", at=on(2025, 11, 20))
    return Duplicate.objects.get()


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_applications_are_settled_side_by_side(language: str) -> None:
    one = twice()
    officer = Desk(Role.OFFICER, office="CPC", language=language)
    assert officer.address("duplicate", one.pk) in officer.get("duplicates").content.decode()
    read = officer.reads("duplicate", one.pk)
    assert str(gathering.filing_of(one.case_id).answers.text("passport.number")) not in read, "S-14"
    assert ("may stay" if language == "en" else "peut rester") in read
    looked = AccessEntry.objects.filter(actor=str(officer.account.pk), what="duplicate")
    assert set(looked.values_list("case_id", flat=True)) == {one.case_id, one.earlier_id}
    empty = words(officer.client.post(officer.address("duplicate", one.pk), {"answer": "yes", "reason": ""}).content)
    assert ("please fill this in" if language == "en" else "veuillez remplir") in empty
    typed = {"answer": "yes", "reason": "The same offer, two days apart.", "key": "k1"}
    done = officer.client.post(officer.address("duplicate", one.pk), typed, follow=True)
    assert ("Your answer is on record" if language == "en" else "Votre réponse est consignée") in words(done.content)
    facts = gathering.known_of(one.case_id, on=present.now().date())
    assert facts["earlier_application_received_on"] == on(2025, 10, 7).date()
    again = words(officer.client.post(officer.address("duplicate", one.pk), {**typed, "key": "k2"}).content)
    assert "The same offer, two days apart." in again
    assert duplicates.waiting() == ()
    assert ("confirmed" if language == "en" else "confirmé") in officer.reads("case", one.case_id)


def test_a_supervisor_reads_and_does_not_settle() -> None:
    one = twice()
    supervisor = Desk(Role.SUPERVISOR, office="CPC")
    assert "An officer settles this." in supervisor.reads("duplicate", one.pk)
    supervisor.client.post(supervisor.address("duplicate", one.pk), {"answer": "yes", "reason": "x"})
    one.refresh_from_db()
    assert one.is_confirmed is None


def test_the_list_asks_the_database_no_more_for_more_lines() -> None:
    desk, counts = Desk(Role.OFFICER), []
    for number in range(3):
        Story("in-canada-extension", at=on(2025, 10, 7) + timedelta(days=number))
        desk.get("duplicates")
        with CaptureQueriesContext(connection) as asked:
            desk.get("duplicates")
        counts.append(len(asked))
    assert counts[1] == counts[2]


# --- the panel physician ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_is_handed_in_whole_and_an_officer_reads_it_before_assessing(language: str) -> None:
    story = in_process("outside-visa-required", at=on(2025, 9, 9, 3))
    if story.case.medical_exam.stage != "instructed":
        story.do(OFFICER, InstructMedicalExam())
    story.wait(4)
    person = Person.objects.get(pk=story.row.person_id)
    result = {
        "application_number": story.number,
        "family_name": person.family_name,
        "born_on": person.born_on,
        "examined_on": str(present.now().date()),
        "grading": "b",
        "findings": "Healed scar.",
    }
    told = {"schema": "urn:workpermit:medical-report:1", "clinic": "St. Luke", "physician": "Dr. A"}
    physician = Desk(Role.PANEL_PHYSICIAN, language=language)
    address = physician.address("medical_report")

    def hand_in(*results: dict[str, str]) -> str:
        content = json.dumps({**told, "results": results}).encode()
        sent = SimpleUploadedFile("report.json", content, "application/json")
        return words(physician.client.post(address, {"report": sent}, follow=True).content)

    wrong = hand_in(result, {**result, "application_number": "W999999998"})
    assert "results[1].application_number" in wrong
    assert story.case.medical_exam.stage == "instructed"
    said = hand_in(result)
    assert ("Results recorded: 1" if language == "en" else "Résultats consignés") in said
    assert story.case.medical_exam.stage == "result_received"
    officer = Desk(Role.OFFICER, language=language)
    assert "Healed scar." in officer.reads("act", story.case_id, "assess-medical")
    empty = words(physician.client.post(address, {}).content)
    assert ("Choose the report" if language == "en" else "Choisissez le fichier") in empty
