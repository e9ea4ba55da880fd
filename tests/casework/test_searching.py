"""Search: what is met, by whom; nothing readable in the index; each search and each name shown on record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection

from casework import cases
from casework.cases import AT, OFFICER, hand_in, in_process, number_of
from workpermit.accounts.identity import plain_name
from workpermit.accounts.models import Account, Person
from workpermit.casework import indexing, noting, requests, searching
from workpermit.casework.indexing import index_new
from workpermit.casework.models import AccessEntry, CaseRow, OpenWork, Record
from workpermit.casework.purposes import Purpose
from workpermit.casework.searching import Answer, Asked, NotTheirs
from workpermit.core.case.actor import Role
from workpermit.core.law.checklist import DocumentKind
from workpermit.trades.audit import ties
from workpermit.trades.audit.models import Search, TieKind
from workpermit.trades.documents.models import Document, State
from workpermit.trades.notes.exemptions import Exemption
from workpermit.trades.notes.keeping import Split
from workpermit.trades.search import asking
from workpermit.trades.search.models import Kind, Source, Waiting, Word
from workpermit.trades.search.words import asked_words

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)


def staff(role: Role = Role.OFFICER, *, office: str = "VO") -> Account:
    return Account.objects.create_account(
        f"{uuid4().hex[:10]}@office.example", name="Some officer", role=role, office=office
    )


def everywhere(words: str) -> Asked:
    return Asked(words, everywhere=True, purpose=Purpose.COMPLAINT, why="A complaint about an answer")


def met(words: str, account: Account | None = None) -> list[UUID]:
    return [line.case_id for line in asked(words, account).lines]


def asked(words: str, account: Account | None = None) -> Answer:
    return searching.search(everywhere(words), account=account or staff(), at=LATER)


# --- what is met -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("MARICEL dela pena", Kind.FORM),
        ("P4471203B", Kind.FORM),
        ("p 4471203 b", None),  # letters set apart are words of their own; the number is typed as it is printed
        ("+63 2 5550 0142", Kind.FORM),
        ("1991-04-23", Kind.FORM),
        ("maricel.delapena@example.org", Kind.FORM),
        ("Prairie Lantern", Kind.FORM),
        ("Panaderya", Kind.FORM),
        ("pleased", Kind.DOCUMENT),
        ("pleas", None),
        ("Iloi", None),
    ],
)
def test_a_whole_word_is_met_and_half_a_word_is_not(words: str, kind: Kind | None) -> None:
    case_id = hand_in()
    index_new(LATER)
    (first, *_) = asked(words).lines or (None,)
    whole = first is not None and first.case_id == case_id and len(first.words) == len(asked_words(words))
    assert whole is (kind is not None)
    if first is not None and kind is not None:
        assert kind in {place.kind for place in first.places}


def test_who_holds_more_of_the_words_comes_first_then_what_is_newer() -> None:
    whole = hand_in(at=AT)
    part = hand_in("us-citizen", at=AT + timedelta(hours=1))
    newer = hand_in("visitor-under-public-policy", at=AT + timedelta(hours=2))
    index_new(LATER)
    assert met("specimen Maricel") == [whole, newer, part]
    assert set(met("specimen")) == {whole, newer, part}


@pytest.mark.parametrize("number", ["application", "uci"])
def test_a_number_of_ours_leads_to_its_case_indexed_or_not(number: str) -> None:
    case_id = hand_in()
    row = CaseRow.objects.get(pk=case_id)
    typed = row.application_number.lower() if number == "application" else Person.objects.get(pk=row.person_id).uci
    assert met(str(typed)) == [case_id]


def test_what_was_asked_for_is_met_where_it_was_written() -> None:
    case_id = in_process()
    items = [requests.Asked(DocumentKind.POLICE_CERTIFICATE, "From the Barangay, please")]
    requests.ask_for_documents(
        case_id, items, due_on=(AT + timedelta(days=30)).date(), key=uuid4().hex, actor=OFFICER, at=LATER
    )
    index_new(LATER)
    (line,) = asked("barangay").lines
    assert (line.case_id, [one.kind for one in line.places]) == (case_id, [Kind.WRITTEN])


def test_what_a_writer_marked_as_protected_in_a_record_is_not_indexed() -> None:
    case_id = hand_in()
    body = {"reason": "Ravens were seen", "protected": "Zarathustra saw them"}
    Record.objects.create(case_id=case_id, kind="reasons", body=body, salt=bytes(32), at=0)
    indexing.index_case(case_id, at=LATER)
    assert met("ravens") == [case_id]
    assert met("Zarathustra") == []


# --- as things come ----------------------------------------------------------------------------------------------


def test_what_came_is_indexed_once_and_the_rest_left_alone() -> None:
    case_id = hand_in()
    assert indexing.is_due(LATER)
    first = index_new(LATER)
    assert first == 1 + Document.objects.filter(case_id=case_id).count()
    assert not indexing.is_due(LATER)
    before = (Source.objects.count(), Word.objects.count())
    assert index_new(LATER) == 0
    assert (Source.objects.count(), Word.objects.count()) == before
    assert indexing.reindex(case_id, at=LATER) == first
    assert (Source.objects.count(), Word.objects.count()) == before


def test_the_mark_stays_behind_what_may_still_be_written() -> None:
    hand_in()
    index_new(AT + timedelta(seconds=5))
    assert indexing.is_due(AT + timedelta(seconds=6)), "an entry with a lower number may come yet"
    index_new(AT + timedelta(minutes=2))
    assert not indexing.is_due(AT + timedelta(minutes=2))


def test_a_document_that_waits_for_its_virus_check_is_indexed_after_it() -> None:
    case_id = hand_in()
    Document.objects.filter(case_id=case_id).update(state=State.RECEIVED)
    index_new(LATER)
    assert not Source.objects.filter(kind=Kind.DOCUMENT)
    assert Waiting.objects.get().case_id == case_id
    Document.objects.filter(case_id=case_id).update(state=State.READABLE)
    assert index_new(LATER + timedelta(seconds=30)) == 0, "its time has not come"
    assert index_new(LATER + timedelta(minutes=2)) > 0
    assert not Waiting.objects.exists()


def test_a_document_that_was_refused_is_not_indexed() -> None:
    case_id = hand_in()
    Document.objects.filter(case_id=case_id).update(state=State.REFUSED)
    index_new(LATER)
    assert not Source.objects.filter(kind=Kind.DOCUMENT)
    assert not Waiting.objects.exists()


# --- nothing readable --------------------------------------------------------------------------------------------


def test_without_the_key_a_guess_of_a_word_meets_nothing() -> None:
    from hashlib import sha256

    hand_in()
    index_new(LATER)
    held = set(Word.objects.values_list("hashed", flat=True))
    guesses = {"maricel", "dela", "pena", "baker", "specimen"}
    plainly = {int.from_bytes(sha256(word.encode()).digest()[:8], "big", signed=True) for word in guesses}
    assert not held & plainly


# --- whose it is -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", sorted(set(Role) - searching.SEARCHERS - {Role.SYSTEM}))
def test_who_does_not_work_on_files_does_not_search(role: Role) -> None:
    with pytest.raises(NotTheirs):
        searching.search(Asked("Maricel"), account=staff(role), at=LATER)


def test_without_a_purpose_one_meets_the_open_work_of_the_own_office_and_what_one_has_in_hand() -> None:
    case_id = hand_in()
    index_new(LATER)
    inside, outside = staff(office="VO-PH"), staff(office="CPC")

    def own(account: Account) -> list[UUID]:
        return [one.case_id for one in searching.search(Asked("Maricel"), account=account, at=LATER).lines]

    assert own(inside) == own(staff(office="VO")) == [case_id]
    assert own(outside) == []
    OpenWork.objects.filter(pk=case_id).update(assignee=str(outside.pk))
    assert own(outside) == [case_id]
    OpenWork.objects.filter(pk=case_id).delete()
    assert own(inside) == []
    with pytest.raises(ValueError, match="purpose"):
        searching.search(Asked("Maricel", everywhere=True), account=inside, at=LATER)


def test_a_file_that_is_locked_for_somebody_is_not_met_by_them() -> None:
    case_id = hand_in()
    index_new(LATER)
    close, other = staff(), staff()
    filing = cases.package().filing
    born_on = filing.answers.day("applicant.born_on")
    assert born_on is not None
    ties.declare(close.pk, TieKind.HOUSEHOLD, [ties.person_key(plain_name(filing.full_name), born_on)], at=AT)
    assert met("Maricel", close) == met(number_of(case_id), close) == []
    assert met("Maricel", other) == [case_id]
    CaseRow.objects.filter(pk=case_id).update(applicant_id=str(other.pk))
    assert met("Maricel", other) == [], "their own"


def test_a_protected_note_is_met_by_its_writer_and_by_who_has_the_case_in_hand() -> None:
    case_id = hand_in()
    writer, other, holder, supervisor = staff(), staff(), staff(), staff(Role.SUPERVISOR)
    split = Split("Asked about the diploma", "Informant Zarathustra", Exemption.INVESTIGATION)
    noting.write(case_id, split, account=writer, key="1", at=AT)
    assert met("Zarathustra", writer) == [case_id]
    assert met("Zarathustra", other) == met("Zarathustra", supervisor) == []
    assert met("diploma", other) == [case_id], "what may be told is met by all who search"
    OpenWork.objects.filter(pk=case_id).update(assignee=str(holder.pk))
    assert met("Zarathustra", holder) == [case_id]


# --- on record ---------------------------------------------------------------------------------------------------


def test_a_search_and_every_name_it_showed_are_on_record() -> None:
    shown, hidden = hand_in(), hand_in("us-citizen")
    index_new(LATER)
    officer = staff()
    assert met("Maricel", officer) == [shown]
    (look,) = AccessEntry.objects.filter(actor=str(officer.pk))
    assert (look.case_id, look.what, look.purpose) == (shown, "search", "complaint")
    assert not AccessEntry.objects.filter(case_id=hidden, what="search")
    (log,) = Search.objects.filter(account_id=officer.pk)
    assert (log.what, log.found, log.role) == ("people", 1, "officer")
    assert log.terms["words"] == "Maricel"
    assert log.terms["why"] == "A complaint about an answer"


def test_a_search_that_meets_nothing_is_on_record_too() -> None:
    officer = staff()
    assert met("nobody", officer) == []
    assert Search.objects.get(account_id=officer.pk).found == 0


@pytest.mark.parametrize("model", [Search, AccessEntry])
def test_where_it_cannot_be_written_down_nothing_is_shown(model: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    hand_in()
    index_new(LATER)

    def fail(*_: object, **__: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(model.objects, "create" if model is Search else "bulk_create", fail)
    officer = staff()
    with pytest.raises(OSError, match="full"):
        asked("Maricel", officer)
    assert not Search.objects.filter(account_id=officer.pk)


# --- at size -----------------------------------------------------------------------------------------------------


def statements() -> Iterator[int]:
    from django.test.utils import CaptureQueriesContext

    officer = staff()
    for words in ("specimen", "specimen Maricel", "specimen one two three four five six seven"):
        with CaptureQueriesContext(connection) as told:
            asked(words, officer)
        yield len(told)


def test_a_search_costs_the_same_however_much_it_meets() -> None:
    hand_in()
    index_new(LATER)
    one = list(statements())
    for name in ("us-citizen", "visitor-under-public-policy", "in-canada-extension"):
        hand_in(name)
    index_new(LATER)
    assert list(statements()) == one


def test_a_common_word_costs_its_newest_places_and_a_rare_one_beside_it_misses_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(asking, "MOST_PLACES", 2)
    oldest = hand_in()
    index_new(LATER)
    for name in ("us-citizen", "visitor-under-public-policy", "in-canada-extension"):
        hand_in(name)
    index_new(LATER)
    assert oldest not in met("specimen")
    answer = asked("specimen Panaderya")
    assert answer.common == ("specimen",)
    assert answer.lines[0].case_id == oldest
    assert answer.lines[0].words == ("specimen", "panaderya")
