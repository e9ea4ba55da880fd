"""The own file: everything disclosable and nothing else; a new sealed column without a rule fails (S-25)."""

from __future__ import annotations

import io
import json
import time
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps

from casework.cases import AT, EXAMPLES, OFFICER, SECOND_OFFICER, do, hand_in, make_letters, new_key, note
from workpermit.accounts import mandates
from workpermit.accounts.models import Account, FactorCheck, LinkCheck, Person, Session
from workpermit.casework import access, decisions, disclosure, enquiring, requests
from workpermit.casework.disclosure import COLUMNS, Shown, Withheld
from workpermit.casework.door import execute
from workpermit.casework.looks import looks_at
from workpermit.casework.models import AccessEntry, CaseRow, Draft
from workpermit.casework.own_file import export, file_of
from workpermit.casework.records import NewRecord
from workpermit.core.case.actor import Role
from workpermit.core.case.application import ConfirmComplete, ConfirmDecision, RefusalGround
from workpermit.core.case.interview import CancelInterview, RecordInterviewHeld
from workpermit.core.text import Language
from workpermit.trades.codes import handing
from workpermit.trades.codes.models import Purpose
from workpermit.trades.documents import keeping
from workpermit.trades.documents.models import Document, Upload
from workpermit.trades.enquiries.topics import Topic
from workpermit.trades.hearings import keeping as hearing_papers
from workpermit.trades.letters import pages
from workpermit.trades.notes import keeping as writing_notes
from workpermit.trades.notes.exemptions import Exemption
from workpermit.trades.notes.keeping import Split
from workpermit.trades.notices.delivery import deliver
from workpermit.trades.notices.models import CallTask, Preferences
from workpermit.trades.paper import registering
from workpermit.trades.paper.models import PaperKind
from workpermit.vault.fields import EncryptedField

pytestmark = pytest.mark.django_db


def sealed_columns() -> dict[str, Any]:
    """Return every sealed column of the house with its model."""
    return {
        f"{model._meta.label}.{field.name}": model
        for model in apps.get_models()
        if model.__module__.startswith("workpermit.")
        for field in model._meta.concrete_fields
        if isinstance(field, EncryptedField)
    }


def test_every_sealed_column_has_a_rule_and_no_rule_outlives_its_column() -> None:
    assert set(COLUMNS) == set(sealed_columns()), "say in casework/disclosure.py whether the person gets it"


@pytest.fixture
def owner() -> Account:
    """Somebody with an account."""
    return Account.objects.create_account("owner@example.org", name="Owner Canary", role=Role.APPLICANT)


@pytest.fixture
def case_id(owner: Account) -> UUID:
    """A case of theirs with something in every part of the house."""
    case_id = hand_in("in-canada-extension", account=owner)
    row = CaseRow.objects.get(pk=case_id)
    person = Person.objects.get(pk=row.person_id)
    person.contact = {"mailing": {"street": "Contact Canary 1"}}
    person.save(update_fields=["contact"])
    Session.objects.create(account=owner, key_hash=b"k" * 32, content={}, device="Device Canary", ends_before=AT)
    FactorCheck.objects.create(account=owner, reach="Reach Canary", opens_at=AT)
    registering.register(
        PaperKind.ADDRESS, arrived_on=AT.date(), tracking_number="PaperCanary1", by="clerk", at=AT, case_id=case_id
    )
    LinkCheck.objects.create(account=owner, asked={"uci": "LinkCanary"})
    Draft.objects.create(account_id=owner.pk, written={"draft": "Draft Canary"}, begun_at=0, changed_at=0)
    handing.hand_out(
        Purpose.WORK_PROOF, person_id=person.pk, case_id=case_id, at=AT, ends_before=AT, terms={"for": "Terms Canary"}
    )
    Preferences.objects.create(account_id=owner.pk, check_phrase="Phrase Canary", second_email="second@example.org")
    message = deliver(
        person_id=person.pk,
        account_id=owner.pk,
        case_id=case_id,
        kind="notice:address_changed",
        language=Language.EN,
        cause=f"{case_id.hex}#1 address_changed",
        at=AT,
    )
    CallTask.objects.create(message=message, case_id=case_id, put_at=AT, note="Call Canary")
    document = Document.objects.filter(case_id=case_id).first()
    assert document is not None
    document.refusal = {"en": "Refusal Canary"}
    document.save(update_fields=["refusal"])
    Upload.objects.create(
        owner=str(owner.pk),
        case_id=case_id,
        slot="slot",
        kind="other",
        file_name="upload-canary.pdf",
        size=1,
        begun_at=AT,
        note="Note Canary",
        refusal={"en": "Late Canary"},
    )
    about = enquiring.about_account(owner, row)
    asked = enquiring.Enquiry(about, Topic.OTHER, "Enquiry Canary", Language.EN)
    enquiring.send(asked, key=new_key(), account=owner, row=row, at=AT)
    note(case_id, word="Dossier Canary")
    split = Split("Told Canary", "Protected Canary", Exemption.ANOTHER_PERSON)
    writing_notes.write(case_id, split, writer=str(owner.pk), key=new_key(), at=AT)
    heard_and_over(case_id)
    return case_id


def heard_and_over(case_id: UUID) -> None:
    """Write the paper of an interview that was called off since."""
    do(case_id, ConfirmComplete(), at=AT)
    call = requests.InterviewCall(starts_at=AT + timedelta(days=9))
    about = requests.convene(case_id, call, key=new_key(), actor=OFFICER, at=AT)
    written = hearing_papers.Written("Question Canary", "Hearing Canary")
    assert hearing_papers.keep(case_id, about, written, version=0, writer="an officer", at=AT)
    do(case_id, CancelInterview(about), at=AT)


def leaves(value: Any) -> Iterator[str]:
    """Yield the texts inside a value."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in ("by", disclosure.PROTECTED):
                yield from leaves(part)
    elif isinstance(value, list):
        for part in value:
            yield from leaves(part)
    elif isinstance(value, str) and value:
        yield value


def told(owner: Account) -> dict[str, Any]:
    """Return the own file of somebody."""
    return file_of(owner, list(CaseRow.objects.filter(applicant_id=str(owner.pk))), at=AT)


@pytest.mark.parametrize("column", sorted(name for name, rule in COLUMNS.items() if isinstance(rule, Shown)))
def test_what_a_column_holds_stands_in_the_part_its_rule_names(column: str, case_id: UUID, owner: Account) -> None:
    rule, model = COLUMNS[column], sealed_columns()[column]
    assert isinstance(rule, Shown)
    held = [text for row in model.objects.all() for text in leaves(getattr(row, column.rpartition(".")[2]))]
    assert held, "the fixture must fill it, or this test could not fail"
    part = set(leaves(told(owner)[rule.part]))
    assert [text for text in held if text not in part] == []


def test_secrets_are_left_out_and_the_file_says_so(case_id: UUID, owner: Account) -> None:
    text = json.dumps(told(owner), ensure_ascii=False)
    for rule in COLUMNS.values():
        if isinstance(rule, Withheld):
            assert rule.why.en in text


def test_a_protected_note_is_left_out_where_it_stands(owner: Account) -> None:
    case_id = hand_in("us-citizen", account=owner)
    do(case_id, ConfirmComplete(), at=AT + timedelta(hours=1))
    later = AT + timedelta(hours=2)
    call = requests.InterviewCall(starts_at=later + timedelta(days=9))
    interview_id = requests.convene(case_id, call, key=new_key(), actor=OFFICER, at=later)
    kept = NewRecord("notes", {"notes": "Open Canary", "protected": "Protected Canary"})
    held = RecordInterviewHeld(interview_id, kept.id, kept.commitment)
    execute(case_id, held, key=new_key(), actor=OFFICER, at=later + timedelta(days=10), records=(kept,))
    text = json.dumps(told(owner), ensure_ascii=False)
    assert "Open Canary" in text
    assert "Protected Canary" not in text
    assert disclosure.WHY_PROTECTED.en in text


def test_a_proposal_is_left_out_until_a_decision_rests_on_it(owner: Account) -> None:
    case_id = hand_in("us-citizen", account=owner)
    do(case_id, ConfirmComplete(), at=AT + timedelta(hours=1))
    reasons = {RefusalGround.MISREPRESENTATION: ("Reasons Canary",)}
    decisions.refuse(case_id, reasons, key=new_key(), actor=OFFICER, at=AT + timedelta(hours=2))
    before = json.dumps(told(owner), ensure_ascii=False)
    assert "Reasons Canary" not in before
    assert disclosure.WHY_INTERNAL.en in before

    do(case_id, ConfirmDecision(), by=SECOND_OFFICER, at=AT + timedelta(hours=3))
    assert "Reasons Canary" in json.dumps(told(owner), ensure_ascii=False)


def test_staff_are_told_by_role_and_never_by_name(case_id: UUID, owner: Account) -> None:
    assert OFFICER.id not in json.dumps(told(owner), ensure_ascii=False)


def test_who_looked_equals_the_access_log(case_id: UUID, owner: Account) -> None:
    lawyer = Account.objects.create_account("lawyer@example.org", name="Lawyer", role=Role.REPRESENTATIVE)
    person = Person.objects.get(pk=CaseRow.objects.get(pk=case_id).person_id)
    mandates.give(person, to=lawyer, begins_at=AT)
    other = hand_in("us-citizen")
    for number in range(25):
        actor = OFFICER if number % 3 else lawyer.actor
        access.look(case_id, actor=actor, what="file", purpose="processing", at=AT + timedelta(minutes=number))
        access.look(other, actor=OFFICER, what="file", purpose="processing", at=AT)
    logged = AccessEntry.objects.filter(case_id=case_id).order_by("-at", "-pk")
    looks = looks_at([case_id])
    assert [(look.role.value, look.what, look.purpose) for look in looks] == [
        (entry.role, entry.what, entry.purpose) for entry in logged
    ]
    assert len(told(owner)["who_looked"]) == len(looks) == 25


def opened(packed: bytes) -> zipfile.ZipFile:
    """Open a download."""
    return zipfile.ZipFile(io.BytesIO(packed))


def test_the_download_holds_the_files_themselves_and_a_summary(case_id: UUID, owner: Account) -> None:
    make_letters()
    archive = opened(export(owner, at=AT + timedelta(days=2)))
    assert archive.testzip() is None
    file = json.loads(archive.read("file.json"))
    assert archive.read("summary.pdf").startswith(b"%PDF")
    (application,) = file["applications"]
    for document in application["documents"]:
        original = (EXAMPLES / "in-canada-extension" / document["name"]).read_bytes()
        assert archive.read(document["file"]) == original
    assert application["letters"]
    for letter in application["letters"]:
        assert archive.read(letter["file"]).startswith(b"%PDF")
    assert len(archive.namelist()) == 2 + len(application["documents"]) + len(application["letters"])


@pytest.mark.parametrize("language", list(Language))
def test_the_summary_is_in_the_persons_language_whatever_they_are_called(owner: Account, language: Language) -> None:
    owner.language, owner.display_name = language.value, "王小明"
    owner.save()
    hand_in("us-citizen", account=owner)
    text = pages.text(opened(export(owner, at=AT)).read("summary.pdf"))
    assert {Language.EN: "Your own file", Language.FR: "Votre propre dossier"}[language] in text


def test_a_strangers_case_is_no_part_of_it(case_id: UUID) -> None:
    stranger = Account.objects.create_account("stranger@example.org", name="Stranger", role=Role.APPLICANT)
    file = told(stranger)
    assert file["applications"] == file["person"] == file["enquiries"] == file["who_looked"] == []


@pytest.mark.large
def test_a_case_of_500_documents_takes_less_than_30_seconds(owner: Account) -> None:
    case_id = hand_in("in-canada-extension", account=owner)
    picture = (EXAMPLES / "in-canada-extension" / "passport.jpg").read_bytes()
    for _ in range(500):
        keeping.keep(picture, name="page.jpg", kind=f"other-{uuid4().hex[:8]}", case_id=case_id, received_at=AT)
    make_letters()
    began = time.perf_counter()
    archive = opened(export(owner, at=AT + timedelta(days=1)))
    took = time.perf_counter() - began
    print(f"own file of {len(archive.namelist())} files: {took:.1f} s")
    assert took < 30
