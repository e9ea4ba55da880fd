"""Choosing the form, submitting once, the confirmation, the receipt, handing in a package."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client

from core.forms.given import data_of
from web.apply.conftest import AT
from web.apply.person import EXAMPLES, Page, Person
from web.apply.test_filling import INSIDE, YOU, begun
from web.signing_in import sign_in
from workpermit.casework.draft_submitting import submit
from workpermit.casework.facts import filing_of
from workpermit.casework.models import CaseRow, Draft
from workpermit.casework.public_check import Holds, holds
from workpermit.clock import present
from workpermit.core.forms.reading import read
from workpermit.core.forms.sections import START
from workpermit.trades.letters.sealed_fields import DocumentKind
from workpermit.trades.letters.trust import TrustList
from workpermit.trades.letters.verification import verify_document

FROM_INSIDE = data_of(EXAMPLES / "imm-1295-from-inside-canada")


def zipped(folder: Path, *, without: str = "") -> io.BytesIO:
    """Return a package as a browser sends it."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as written:
        for path in sorted(folder.iterdir()):
            if path.name != without:
                written.write(path, f"{folder.name}/{path.name}")
    archive.seek(0)
    archive.name = "package.zip"
    return archive


def hand_in(person: Person, name: str, **more: str) -> Any:
    """Send a package."""
    with_draft, person.draft_id = person.draft_id, None
    answer = person.send(person.address("package"), {"package": zipped(EXAMPLES / name), **more})
    mine = Draft.objects.filter(account_id=person.account.pk).first()
    person.draft_id = with_draft or (mine.pk if mine else None)
    return answer


def cases() -> int:
    """Count the applications."""
    return CaseRow.objects.count()


# --- the form --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "fr"])
def test_who_must_leave_to_activate_says_so_before_anything_is_filed(language: str) -> None:
    """IN-09, IN-10."""
    person = Person(language=language)
    person.begin()
    person.fill(START, FROM_INSIDE)
    page = person.look(person.address("form"))
    assert {"en": "you must leave Canada and come back", "fr": "vous devez quitter le Canada"}[language] in page.words
    answer = person.send(person.address("form"), page.standing)
    assert answer.status_code == 200
    assert not person.draft.is_chosen
    assert 'id="warned-error"' in Page(answer).body
    assert person.send(person.address("form"), {**page.standing, "warned": "1"}).status_code == 302
    assert (person.draft.form.code, person.draft.is_warned) == ("imm_1295", True)


def test_a_form_that_the_law_does_not_leave_open_is_not_taken() -> None:
    person = Person()
    person.begin()
    person.fill(START, FROM_INSIDE)
    answer = person.send(person.address("form"), {"form": "imm_5710", "warned": "1"})
    assert answer.status_code == 200
    assert not person.draft.is_chosen
    assert person.client.get(person.address("overview"))["Location"] == person.address("form")


def test_where_an_officer_would_decide_the_person_chooses() -> None:
    present.set_to(AT.replace(year=2024, month=8, day=28))
    person = Person()
    person.begin()
    person.fill(START, FROM_INSIDE)
    page = person.look(person.address("form"))
    assert page.controls["form"].options == ["imm_5710", "imm_1295"]
    person.send(person.address("form"), {"form": "imm_5710"})
    assert person.draft.form.code == "imm_5710"


def test_missing_answers_lead_to_their_questions() -> None:
    person = Person()
    person.begin()
    page = person.look(person.address("form"))
    assert f'href="{person.step(START)}#q-in_canada"' in page.body
    page = person.look(person.address("needed"))
    assert f'href="{person.step(YOU)}#q-applicant.born_on"' in page.body


# --- submitting ------------------------------------------------------------------------------------------------


def ready() -> Person:
    """Return somebody with everything filled in."""
    person = Person()
    hand_in(person, "in-canada-extension")
    return person


def test_submitting_gives_a_number_an_instant_by_both_clocks_and_a_receipt() -> None:
    person = ready()
    person.account.time_zone = "America/Edmonton"
    person.account.save()
    answer = person.submit()
    assert answer["Location"] == person.address("received")
    row = CaseRow.objects.get()
    page = person.look(answer["Location"])
    assert row.application_number in page.words
    assert "6 October 2025 at 15:00 UTC" in page.words.replace("\u00a0", " ")
    assert "09:00" in page.words
    receipt: Any = person.client.get(person.address("receipt"))
    assert receipt["Content-Type"] == "application/pdf"
    proven = verify_document(receipt.content, _trusted()).fields
    assert (proven.kind, proven.application_number) == (DocumentKind.RECEIPT, row.application_number)
    assert (proven.received_at, proven.issued_on) == (AT, AT.date())
    assert holds(proven, on=AT.date()) is Holds.YES
    assert holds(replace(proven, received_at=AT - timedelta(seconds=1)), on=AT.date()) is Holds.NO


def _trusted() -> TrustList:
    """Return the list of keys that the office hands out."""
    return TrustList.from_json((Path(django_settings.DATA) / "keys" / "trust.json").read_text(encoding="utf-8"))


def test_pressing_twice_the_back_button_and_a_second_tab_are_one_application() -> None:
    person = ready()
    page = person.look(person.address("review"))
    first = person.send(person.address("review"), page.standing)
    present.set_to(AT + timedelta(minutes=3))
    second = person.send(person.address("review"), page.standing)
    assert first["Location"] == second["Location"] == person.address("received")
    assert cases() == 1
    for name in ("review", "overview", "form", "section-you", "section-documents"):
        assert person.client.get(person.address(name))["Location"] == person.address("received")
    assert person.send(person.step(YOU), {"applicant.sex": "M", "save": "1"})["Location"] == person.address("received")


def test_the_instant_of_receipt_is_when_the_request_began(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*given: Any, **named: Any) -> Any:
        present.set_to(AT + timedelta(minutes=9))
        return submit(*given, **named)

    person = ready()
    monkeypatch.setattr("workpermit.web.apply.reviewing.submit", slow)
    person.submit()
    assert CaseRow.objects.get().received_at == int(AT.timestamp() * 1_000_000)


def test_what_changed_in_another_window_is_looked_at_again() -> None:
    person = ready()
    page = person.look(person.address("review"))
    other = person.look(person.step(YOU))
    person.send(person.step(YOU), {**other.standing, "applicant.birth_place": "Valladolid", "save": "1"})
    answer = person.send(person.address("review"), page.standing)
    assert answer.status_code == 200
    assert "changed in another window" in Page(answer).words
    assert cases() == 0
    assert person.submit().status_code == 302


def test_an_incomplete_application_is_submitted_only_knowingly() -> None:
    person = Person()
    hand_in(person, "missing-fee")
    page = person.look(person.address("review"))
    assert "proof that the work permit fee is paid" in page.words
    assert f'href="{person.address("section-fees")}?back=review"' in page.body
    answer = person.send(person.address("review"), page.standing)
    assert "Tick the box" in Page(answer).words
    assert cases() == 0
    person.send(person.address("review"), {**page.standing, "knowingly": "1"})
    assert cases() == 1


def test_what_cannot_be_read_is_not_submitted_and_each_fault_leads_to_its_field() -> None:
    person = begun()
    page = person.look(person.address("review"))
    assert "It cannot be submitted yet" in page.words
    assert f'href="{person.step(YOU)}?back=review#q-applicant.born_on"' in page.body
    assert page.controls == {}
    answer = person.send(person.address("review"), {"reviewed": str(person.draft.version), "knowingly": "1"})
    assert answer.status_code == 200
    assert cases() == 0


@pytest.mark.parametrize("reviewed", ["", "-1", "x", "9" * 40])
def test_a_review_of_nothing_submits_nothing(reviewed: str) -> None:
    person = ready()
    assert person.send(person.address("review"), {"reviewed": reviewed}).status_code == 200
    assert cases() == 0


def test_a_change_from_the_review_leads_back_to_it() -> None:
    person = ready()
    page = person.look(f"{person.step(YOU)}?back=review")
    assert page.controls["back"].value == "review"
    assert person.send(person.step(YOU), {**page.standing, "save": "1"})["Location"] == person.address("review")


def test_a_uci_of_somebody_else_is_told_on_the_page() -> None:
    person = ready()
    person.submit()
    other = Person("other")
    hand_in(other, "us-citizen")
    page = other.look(other.step(YOU))
    other.send(other.step(YOU), {**page.standing, "applicant.uci": "11-2044-8817", "save": "1"})
    answer = other.submit()
    assert answer.status_code == 200
    assert "UCI" in Page(answer).words
    assert cases() == 1


def test_a_draft_is_deleted_after_it_was_said_what_that_means() -> None:
    person = ready()
    assert "deleted for good" in person.look(person.address("delete")).words
    person.send(person.address("delete"), {})
    assert Draft.objects.count() == 0
    assert person.client.get(person.address("overview")).status_code == 404


# --- packages --------------------------------------------------------------------------------------------------


def test_a_whole_package_is_looked_through_or_filed_at_once() -> None:
    person = Person()
    assert hand_in(person, "in-canada-extension")["Location"] == person.address("review")
    assert cases() == 0
    other = Person("other")
    answer = hand_in(other, "in-canada-extension", at_once="1")
    other.draft_id = Draft.objects.get(account_id=other.account.pk).pk
    assert answer["Location"] == other.address("received")
    assert filing_of(CaseRow.objects.get().pk) == read(INSIDE)


def test_a_package_that_lacks_something_is_never_filed_at_once() -> None:
    person = Person()
    assert hand_in(person, "missing-fee", at_once="1")["Location"] == person.address("review")
    assert cases() == 0


def test_a_package_that_means_to_leave_canada_is_never_filed_without_the_warning() -> None:
    person = Person()
    assert hand_in(person, "imm-1295-from-inside-canada", at_once="1")["Location"] == person.address("form")
    assert cases() == 0


@pytest.mark.parametrize(
    ("name", "kept", "told"),
    [
        ("bad/answers", True, "(in_canada)"),
        ("bad/files", True, "offer.pdf"),
        ("bad/not-json", False, "application.json"),
        ("bad/other-form", False, "urn:workpermit:application:1"),
    ],
)
def test_every_fault_of_a_package_is_told_and_what_can_be_read_is_kept(name: str, kept: bool, told: str) -> None:
    person = Person()
    answer = hand_in(person, name)
    assert answer.status_code == 200
    page = Page(answer)
    assert told in page.words
    assert ("What could be read was kept" in page.words) is kept
    assert Draft.objects.count() == kept
    if kept:
        assert person.client.get(person.address("review")).status_code in (200, 302)


def test_no_file_and_no_archive_are_told() -> None:
    person = Person()
    assert "Choose the zip file" in Page(person.send(person.address("package"), {})).words
    nothing = io.BytesIO(b"no zip")
    nothing.name = "package.zip"
    assert "zip" in Page(person.send(person.address("package"), {"package": nothing})).words
    assert Draft.objects.count() == 0


def test_the_list_of_drafts_shows_ones_own() -> None:
    person = ready()
    page = Page(sign_in(Client(), person.account).get("/en/apply/"))  # type: ignore[arg-type]
    assert str(person.draft_id) in page.body
    other: Any = Person("other").client.get("/en/apply/")
    assert str(person.draft_id) not in other.content.decode()


def test_a_twenty_first_draft_is_declined_kindly() -> None:
    person = Person()
    for _ in range(20):
        person.client.post("/en/apply/")
    answer: Any = person.client.post("/en/apply/")
    assert answer.status_code == 200
    assert "20 applications open" in answer.content.decode()
