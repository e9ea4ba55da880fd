"""Drafts: saved step by step, never overwritten unseen, submitted once, disposed of in time."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection

from casework import cases
from casework.cases import EXAMPLES, nothing_written
from workpermit.accounts.models import Account
from workpermit.casework import draft_documents, drafts
from workpermit.casework.checking import check
from workpermit.casework.draft_guidance import FormNotOpen, GapKind, choose, guidance
from workpermit.casework.draft_importing import Imported, import_package
from workpermit.casework.draft_submitting import ChangedSinceReviewed, NotReady, submit
from workpermit.casework.drafts import AlreadySubmitted, DraftNow, SectionMoved, TooManyDrafts, UnknownDraft
from workpermit.casework.facts import filing_of, known_of
from workpermit.casework.models import CaseRow, Draft
from workpermit.core.case.actor import Role
from workpermit.core.forms.catalogue import FORMS
from workpermit.core.forms.faults import FilingFaults
from workpermit.core.forms.reading import read
from workpermit.core.forms.sections import BY_CODE
from workpermit.trades.documents.faults import DocumentFaulty
from workpermit.trades.documents.models import Document

AT = datetime(2025, 10, 6, 15, 0, tzinfo=UTC)
YOU, PASSPORT, START = BY_CODE["you"], BY_CODE["passport"], BY_CODE["start"]
LATER = AT + timedelta(hours=1)

pytestmark = pytest.mark.django_db


def account(name: str = "mateo") -> Account:
    """Make an applicant's account."""
    return Account.objects.create_account(f"{name}@example.org", name=name, role=Role.APPLICANT)


def zipped(folder: Path) -> io.BytesIO:
    """Return a package as the web gets it."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as written:
        for path in sorted(folder.iterdir()):
            written.write(path, path.name)
    archive.seek(0)
    return archive


def imported(owner: Account, name: str = "in-canada-extension", at: datetime = AT) -> Imported:
    """Bring in an example package as a draft."""
    return import_package(zipped(EXAMPLES / name), account_id=owner.pk, at=at)


def found(draft: DraftNow, owner: Account) -> DraftNow:
    """Return the draft as it stands now."""
    return drafts.find(draft.id, account_id=owner.pk, at=AT)


def test_what_was_typed_comes_back_well_formed_or_not_and_lies_sealed() -> None:
    owner = account()
    draft = drafts.begin(account_id=owner.pk, at=AT)
    typed = {"applicant": {"family_name": "Núñez Ibáñez", "born_on": "17/09/1989"}}
    written = drafts.write(draft.id, YOU, typed, account_id=owner.pk, seen=0, at=LATER)
    assert found(draft, owner).answers == typed == written.answers
    assert written.version_of(YOU) == 1
    assert [fault.path for fault in written.read().faults if fault.path.startswith("applicant.born")] == [
        "applicant.born_on"
    ]
    with connection.cursor() as cursor:
        cursor.execute("SELECT written FROM casework_draft")
        assert "Núñez".encode() not in bytes(cursor.fetchone()[0])


def test_two_windows_on_one_step_do_not_overwrite_each_other_unseen() -> None:
    owner = account()
    draft = drafts.begin(account_id=owner.pk, at=AT)
    write: Callable[..., DraftNow] = lambda name, seen: drafts.write(  # noqa: E731
        draft.id, YOU, {"applicant": {"family_name": name}}, account_id=owner.pk, seen=seen, at=LATER
    )
    write("First", 0)
    with pytest.raises(SectionMoved) as moved:
        write("Second", 0)
    assert moved.value.now.answers["applicant"] == {"family_name": "First"}
    assert write("First", 0).version_of(YOU) == 1  # the same again is no quarrel and no change
    assert write("Second", 1).answers["applicant"] == {"family_name": "Second"}


def test_two_windows_on_two_steps_do_not_disturb_each_other() -> None:
    owner = account()
    draft = drafts.begin(account_id=owner.pk, at=AT)
    drafts.write(draft.id, YOU, {"applicant": {"sex": "M"}}, account_id=owner.pk, seen=0, at=AT)
    both = drafts.write(draft.id, PASSPORT, {"passport": {"number": "N1234"}}, account_id=owner.pk, seen=0, at=AT)
    assert both.answers == {"applicant": {"sex": "M"}, "passport": {"number": "N1234"}}


def test_a_step_writes_nothing_of_another() -> None:
    owner = account()
    draft = drafts.begin(account_id=owner.pk, at=AT)
    given = {"applicant": {"sex": "M"}, "passport": {"number": "N1"}, "form": "imm_5710"}
    assert drafts.write(draft.id, YOU, given, account_id=owner.pk, seen=0, at=AT).answers == {"applicant": {"sex": "M"}}


def test_a_draft_of_somebody_else_and_none_at_all_are_the_same() -> None:
    draft = drafts.begin(account_id=account().pk, at=AT)
    other = account("other").pk
    acts: list[Callable[[UUID], Any]] = [
        lambda one: drafts.find(one, account_id=other, at=AT),
        lambda one: drafts.discard(one, account_id=other, at=AT),
        lambda one: drafts.write(one, YOU, {}, account_id=other, seen=0, at=AT),
        lambda one: drafts.lock(one, account_id=other, at=AT),
    ]
    for act in acts:
        for one in (draft.id, uuid4()):
            with pytest.raises(UnknownDraft):
                act(one)
    assert drafts.of_account(other, at=AT) == ()


def test_an_account_has_a_bounded_number_of_drafts() -> None:
    owner = account()
    for _ in range(drafts.OPEN_AT_MOST):
        drafts.begin(account_id=owner.pk, at=AT)
    with pytest.raises(TooManyDrafts):
        drafts.begin(account_id=owner.pk, at=AT)


def test_a_draft_holds_no_more_than_an_application_can() -> None:
    owner = account()
    draft = drafts.begin(account_id=owner.pk, at=AT)
    far_too_much = {"applicant": {"family_name": "x" * drafts.CHARACTERS_AT_MOST}}
    with pytest.raises(drafts.DraftTooLarge):
        drafts.write(draft.id, YOU, far_too_much, account_id=owner.pk, seen=0, at=AT)
    assert found(draft, owner) == draft


def test_a_draft_ends_sixty_days_after_its_last_change_with_its_files() -> None:
    owner = account()
    draft = imported(owner).draft
    last = AT + drafts.KEPT
    assert drafts.dispose_of_old(at=last) == 0
    assert drafts.find(draft.id, account_id=owner.pk, at=last).kept_until == last.date()
    with pytest.raises(UnknownDraft):
        drafts.find(draft.id, account_id=owner.pk, at=last + timedelta(microseconds=1))
    assert drafts.dispose_of_old(at=last + timedelta(microseconds=1)) == 1
    assert (Draft.objects.count(), Document.objects.count()) == (0, 0)


def test_a_draft_thrown_away_is_gone_with_its_files() -> None:
    owner = account()
    draft = imported(owner).draft
    drafts.discard(draft.id, account_id=owner.pk, at=AT)
    assert (Draft.objects.count(), Document.objects.count()) == (0, 0)


# --- documents -----------------------------------------------------------------------------------------------

PHOTO = (EXAMPLES / "in-canada-extension" / "photo.jpg").read_bytes()
PASSPORT_PAGE = (EXAMPLES / "in-canada-extension" / "passport.jpg").read_bytes()


def attached(draft: DraftNow, owner: Account, content: bytes, name: str, kind: str, language: str = "en") -> DraftNow:
    """Attach a file."""
    return draft_documents.attach(draft, content, name=name, kind=kind, language=language, account_id=owner.pk, at=AT)


def test_files_of_one_name_stand_beside_each_other_and_the_same_file_is_attached_once() -> None:
    owner = account()
    draft = drafts.begin(account_id=owner.pk, at=AT)
    draft = attached(draft, owner, PASSPORT_PAGE, "scan.jpg", "passport")
    draft = attached(draft, owner, PHOTO, "Scan.jpg", "photo", "none")
    with pytest.raises(draft_documents.NotAttached):
        attached(draft, owner, PHOTO, "again.jpg", "photo", "none")
    files = [entry["file"] for entry in draft_documents.entries_of(found(draft, owner))]
    assert files == ["scan.jpg", "Scan-2.jpg"]
    assert draft_documents.contents_of(draft.id) == {"scan.jpg": PASSPORT_PAGE, "Scan-2.jpg": PHOTO}


def test_a_document_taken_back_leaves_nothing_and_a_translation_goes_with_it() -> None:
    owner = account()
    draft = attached(drafts.begin(account_id=owner.pk, at=AT), owner, PASSPORT_PAGE, "liham.jpg", "other", "other")
    draft = draft_documents.attach_translation(draft, 0, PHOTO, name="t.jpg", account_id=owner.pk, at=AT)
    assert draft_documents.entries_of(draft)[0]["translation"] == "t.jpg"
    draft = draft_documents.remove(draft, 0, account_id=owner.pk, at=AT)
    assert draft_documents.entries_of(draft) == []
    assert Document.objects.count() == 0


def test_a_file_that_cannot_be_taken_changes_nothing() -> None:
    owner = account()
    draft = drafts.begin(account_id=owner.pk, at=AT)
    with pytest.raises(DocumentFaulty):
        attached(draft, owner, b"no picture", "photo.jpg", "photo")
    assert found(draft, owner) == draft


# --- guidance ------------------------------------------------------------------------------------------------


def test_an_empty_draft_is_told_what_it_lacks_and_where() -> None:
    draft = drafts.begin(account_id=account().pk, at=AT)
    told = guidance(draft, on=AT.date())
    assert not told.may_submit
    at_once = {gap.path for gap in told.gaps if gap.blocks}
    assert {"applicant.family_name", "applicant.born_on", "contact.time_zone", "in_canada", "permit_kind"} <= at_once
    assert {gap.section.code for gap in told.gaps if gap.path == "passport"} == {"passport"}
    assert told.field_of("born_on") == "applicant.born_on"


@pytest.mark.parametrize(
    ("name", "kinds", "items"),
    [
        ("in-canada-extension", set(), set()),
        ("missing-fee", {GapKind.MISSING}, {"proof that the work permit fee is paid ($155)"}),
        (
            "missing-signature-and-offer",
            {GapKind.MISSING},
            {
                "the form signed and dated (a minor’s by a parent or guardian)",
                "the LMIA number or the offer of employment number",
                "job offer letter or contract",
            },
        ),
    ],
)
def test_the_gaps_are_what_a_return_would_say(name: str, kinds: set[GapKind], items: set[str]) -> None:
    owner = account()
    told = guidance(imported(owner, name).draft, on=AT.date())
    missing = {gap.text.en for gap in told.gaps if gap.kind is GapKind.MISSING}
    assert missing == items
    assert {gap.kind for gap in told.gaps} - {GapKind.UNANSWERED} == kinds
    assert told.may_submit


def test_the_form_that_no_longer_fits_must_be_chosen_again() -> None:
    owner = account()
    draft = imported(owner).draft
    start = {name: draft.answers[name] for name in START.names if name in draft.answers}
    gone = {**start, "previous_permits": [], "stay": {"status": "visitor", "until": "2026-03-01"}}
    moved = drafts.write(draft.id, START, gone, account_id=owner.pk, seen=0, at=AT)
    told = guidance(moved, on=AT.date())
    assert not told.may_submit
    assert [gap.section.code for gap in told.gaps if gap.blocks] == ["start"]
    with pytest.raises(FormNotOpen):
        choose(moved, FORMS["imm_5710"], warned=True, account_id=owner.pk, at=AT)
    with pytest.raises(FormNotOpen, match="Confirm"):
        choose(moved, FORMS["imm_1295"], warned=False, account_id=owner.pk, at=AT)
    chosen = choose(moved, FORMS["imm_1295"], warned=True, account_id=owner.pk, at=AT)
    assert (chosen.form.code, chosen.is_warned) == ("imm_1295", True)


# --- submitting ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", cases.NAMES)
def test_every_example_brought_in_and_submitted_gives_the_filing_of_its_package(name: str) -> None:
    owner = account()
    package = cases.package(name)
    filed_at = datetime(2024, 6, 12, 15, tzinfo=UTC) if name == "visitor-under-public-policy" else AT
    brought = imported(owner, name, at=filed_at)
    assert brought.faults == ()
    draft = choose(brought.draft, package.filing.form, warned=True, account_id=owner.pk, at=filed_at)
    receipt = submit(draft.id, account=owner, reviewed=draft.version, at=filed_at)
    assert filing_of(receipt.case_id) == package.filing
    row = CaseRow.objects.get(pk=receipt.case_id)
    assert (row.applicant_id, row.channel, receipt.received_at) == (str(owner.pk), "online", filed_at)
    kept = Document.objects.filter(case_id=row.pk)
    assert {(one.kind, one.file_name) for one in kept} == {(file.kind, file.name) for file in package.files}
    assert check().troubles == ()


def test_submitting_again_gives_the_same_receipt() -> None:
    owner = account()
    draft = imported(owner).draft
    first = submit(draft.id, account=owner, reviewed=draft.version, at=AT)
    with nothing_written():
        assert submit(draft.id, account=owner, reviewed=draft.version, at=LATER) == first
    assert Draft.objects.get(pk=draft.id).written is None
    for act in (
        lambda: drafts.write(draft.id, YOU, {}, account_id=owner.pk, seen=1, at=LATER),
        lambda: drafts.discard(draft.id, account_id=owner.pk, at=LATER),
    ):
        with pytest.raises(AlreadySubmitted):
            act()
    assert drafts.of_account(owner.pk, at=LATER) == ()


def test_what_was_not_reviewed_is_not_submitted() -> None:
    owner = account()
    draft = imported(owner).draft
    drafts.write(draft.id, PASSPORT, {}, account_id=owner.pk, seen=0, at=AT)
    with nothing_written(), pytest.raises(ChangedSinceReviewed):
        submit(draft.id, account=owner, reviewed=draft.version, at=AT)


def test_what_cannot_be_received_is_not_submitted() -> None:
    owner = account()
    draft = drafts.begin(account_id=owner.pk, at=AT)
    with nothing_written(), pytest.raises(NotReady) as refused:
        submit(draft.id, account=owner, reviewed=draft.version, at=AT)
    assert all(gap.blocks for gap in refused.value.gaps)


def test_what_the_person_says_beyond_the_form_reaches_the_office() -> None:
    owner = account()
    draft = imported(owner).draft
    start = {name: draft.answers[name] for name in START.names if name in draft.answers}
    said = drafts.write(draft.id, START, start, account_id=owner.pk, seen=0, at=AT, claims=["family_of_permit_holder"])
    receipt = submit(draft.id, account=owner, reviewed=said.version, at=AT)
    assert known_of(receipt.case_id, on=AT.date())["family_of_permit_holder"] is True


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("Mateo Núñez Ibáñez", False),
        ("NUNEZ IBANEZ  mateo", False),
        ("Mateo Nunez-Ibanez", False),
        ("Mateo", True),
        ("Somebody Else", True),
    ],
)
def test_a_typed_signature_is_the_name_of_the_one_who_signs(typed: str, fault: bool) -> None:
    owner = account()
    draft = imported(owner).draft
    declaration = {**draft.answers["declaration"], "typed_name": typed}  # type: ignore[dict-item]
    given = {"declaration": declaration}
    signed = drafts.write(draft.id, BY_CODE["declaration"], given, account_id=owner.pk, seen=0, at=AT)
    told = guidance(signed, on=AT.date())
    assert [gap.path for gap in told.gaps if gap.blocks] == (["declaration.typed_name"] if fault else [])


# --- importing -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["answers", "files"])
def test_a_faulty_package_is_told_what_the_reader_tells_and_keeps_what_can_be_kept(name: str) -> None:
    owner = account()
    folder = EXAMPLES / "bad" / name
    brought = imported(owner, f"bad/{name}")
    told = {fault.path for fault in brought.faults}
    try:
        read(json.loads((folder / "application.json").read_text()))
        of_the_form: set[str] = set()
    except FilingFaults as faults:
        of_the_form = {fault.path for fault in faults.faults}
    assert of_the_form <= told
    assert told
    assert brought.draft.answers["applicant"]
    assert guidance(brought.draft, on=AT.date()).gaps


@pytest.mark.parametrize("name", ["not-json", "other-form"])
def test_of_what_cannot_be_read_at_all_nothing_is_kept(name: str) -> None:
    owner = account()
    with pytest.raises(FilingFaults):
        imported(owner, f"bad/{name}")
    assert Draft.objects.count() == 0


def test_what_is_no_archive_is_refused() -> None:
    with pytest.raises(FilingFaults):
        import_package(io.BytesIO(b"no zip"), account_id=account().pk, at=AT)
