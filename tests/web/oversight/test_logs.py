"""The auditor reads logs, not files; each search is itself written down (S-16, S-27)."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest

from casework.tampering import drop_triggers
from journeys.story import Story
from web.oversight.watchers import Watcher
from web.signing_in import sign_in
from web.tracker import applicant as a
from workpermit.accounts.models import Person
from workpermit.casework import auditing, journal
from workpermit.casework.models import AccessEntry, JournalRow
from workpermit.clock import present
from workpermit.core.case.actor import Role
from workpermit.core.case.codec import to_microseconds
from workpermit.trades.audit.models import Search


def today(**more: object) -> dict[str, object]:
    """Return the form for a time that holds everything of these tests."""
    return {
        "first": "2025-09-01",
        "last": present.now().date().isoformat(),
        "staff": "",
        "number": "",
        "kind": "",
    } | more


def looked(story: Story, officer: Watcher, times: int = 1) -> None:
    """Let an officer open a case."""
    for _ in range(times):
        assert officer.get("workbench:case", story.case_id).status_code == 200


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_look_is_found_by_person_case_kind_and_time(language: str) -> None:
    story, other = a.being_checked(), a.asked_for_documents()
    officer, colleague = Watcher(Role.OFFICER, name="Ana Uno"), Watcher(Role.OFFICER, name="Ben Duo")
    looked(story, officer)
    looked(other, colleague)
    auditor = Watcher(Role.AUDITOR, language=language)
    everything = auditor.sends("looks", **today())
    assert "Ana Uno" in everything
    assert "Ben Duo" in everything
    for typed in ({"staff": officer.account.pk}, {"number": f" {story.number.lower()} "}):
        found = auditor.sends("looks", **today(**typed))
        assert story.number in found, typed
        assert other.number not in found, typed
    assert story.number not in auditor.sends("looks", **today(kind="letter"))
    early = {"first": "2025-09-01", "last": "2025-09-02"}
    assert story.number not in auditor.sends("looks", **today(**early))


def test_no_page_of_an_auditor_names_an_applicant() -> None:
    story = a.asked_for_documents()
    looked(story, Watcher(Role.OFFICER))
    auditor = Watcher(Role.AUDITOR)
    person = Person.objects.get(pk=story.row.person_id)
    for name in ("looks", "deeds"):
        page = auditor.sends(name, **today(number=story.number))
        assert story.number in page
        for word in (person.family_name, person.given_names, person.uci or "-", story.account.email):
            assert word not in page
    assert auditor.get("workbench:case", story.case_id).status_code == 404


def test_each_search_is_written_down_before_it_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    story = a.being_checked()
    auditor = Watcher(Role.AUDITOR, name="Eva Audit")
    auditor.sends("looks", **today(number=story.number))
    auditor.sends("deeds", **today(kind="ApplicationReceived"))
    kept = {one.what: one.terms for one in Search.objects.all()}
    assert set(kept) == {"access_log", "journal"}
    assert kept["access_log"]["number"] == story.number
    said = auditor.sends("searched", first="2025-09-01", last=present.now().date().isoformat())
    assert "Eva Audit" in said
    assert story.number in said
    assert Search.objects.filter(what="searches").count() == 1

    def cannot(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("workpermit.trades.audit.searches.note", cannot)
    sign_in(auditor.client, auditor.account).raise_request_exception = False
    answer = auditor.client.post(auditor.address("looks"), today(number=story.number))
    assert answer.status_code == 500
    assert story.number.encode() not in answer.content


def test_a_long_log_is_read_page_by_page_without_a_gap() -> None:
    story = a.being_checked()
    officer, auditor = Watcher(Role.OFFICER), Watcher(Role.AUDITOR)
    at = to_microseconds(present.now())
    count = 2 * auditing.LINES + 7
    AccessEntry.objects.bulk_create(
        AccessEntry(
            case_id=story.case_id, role="officer", actor=str(officer.account.pk), what="case", purpose="work", at=at - i
        )
        for i in range(count)
    )
    sought = auditing.Sought(
        begins_at=present.now() - timedelta(days=1),
        ends_before=present.now() + timedelta(days=1),
        staff=officer.account,
    )
    seen, after = [], 0
    while True:
        page = auditing.looks(sought, by=auditor.account, at=present.now(), after=after)
        seen += [line.id for line in page.lines]
        if not page.after:
            break
        after = page.after
    assert len(seen) == len(set(seen)) == count
    assert seen == sorted(seen, reverse=True)
    shown = auditor.sends("looks", **today(staff=officer.account.pk))
    assert "Show what is older" in shown


def test_a_large_log_is_entered_by_halving_and_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    story = a.asked_for_documents()
    looked(story, Watcher(Role.OFFICER), times=5)
    auditor = Watcher(Role.AUDITOR).account
    last = present.now()

    def found() -> list[list[int]]:
        """Search within each of some times."""
        return [
            [
                line.id
                for line in search(
                    auditing.Sought(begins_at=last - timedelta(days=n), ends_before=last), by=auditor, at=last
                ).lines
            ]
            for n in (1, 30, 400)
            for search in (auditing.looks, auditing.deeds)
        ]

    whole = found()
    monkeypatch.setattr(auditing, "_READ_WHOLE", 0)
    monkeypatch.setattr(auditing, "_OVERTAKEN", 0)
    assert found() == whole
    assert any(whole)


def test_of_one_case_the_chain_is_recomputed() -> None:
    story = a.asked_for_documents()
    auditor = Watcher(Role.AUDITOR)
    assert "unbroken from the first entry to the last" in auditor.sends("deeds", **today(number=story.number))
    drop_triggers()
    JournalRow.objects.filter(case_id=story.case_id, sequence=2).update(actor="somebody else")
    assert "broken" in auditor.sends("deeds", **today(number=story.number))
    assert journal.lines(story.case_id)


def test_an_export_holds_what_was_sought_is_written_down_and_runs_in_no_spreadsheet() -> None:
    story = a.being_checked()
    officer, auditor = Watcher(Role.OFFICER, name="=cmd|' /C calc'!A0"), Watcher(Role.AUDITOR)
    looked(story, officer, times=3)
    answer = sign_in(auditor.client, auditor.account).post(
        auditor.address("looks"), today(staff=officer.account.pk, export="1")
    )
    rows = list(csv.reader(io.StringIO(b"".join(answer).decode("utf-8-sig"))))
    assert rows[0][:4] == ["entry", "at (UTC)", "role", "member of staff"]
    assert len(rows) == 4
    assert {row[4] for row in rows[1:]} == {story.number}
    assert all(row[3].startswith("'=") for row in rows[1:])
    assert Search.objects.get().what == "export"
    assert Search.objects.get().found == 3


def test_an_export_wants_a_fresh_factor() -> None:
    auditor = Watcher(Role.AUDITOR)
    sign_in(auditor.client, auditor.account)
    present.set_to(present.now() + timedelta(minutes=6))
    answer = auditor.client.post(auditor.address("looks"), today(export="1", first=present.now().date().isoformat()))
    assert answer.status_code == 302
    assert "next=" in answer["location"]
    assert not Search.objects.exists()


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"first": "2026-01-02", "last": "2026-01-01"}, "Until: give a day that is not before the first."),
        ({"first": "2024-01-01", "last": "2026-01-01"}, "Until: at most 366 days at once"),
        ({"number": "W999999999"}, "Application number: no case has it."),
        ({"first": "yesterday"}, "From: give a date"),
    ],
)
def test_a_search_that_cannot_be_made_says_why(typed: dict[str, str], fault: str) -> None:
    assert fault in Watcher(Role.AUDITOR).sends("looks", **today(**typed))
