"""What comes on paper: counted from its stamp, found by its courier's number, registered once, in nobody's account."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from casework import cases
from casework.cases import EXAMPLES
from workpermit.accounts.models import Account, Person
from workpermit.casework import draft_importing, drafts, journal, linking, paper, requests
from workpermit.casework.checking import check
from workpermit.casework.draft_guidance import guidance
from workpermit.casework.draft_submitting import submit
from workpermit.casework.models import CaseRow, Draft
from workpermit.casework.paper import Arrival, NothingOnPaper, Scan
from workpermit.casework.self_service import Passport
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.application import ApplicationReceived
from workpermit.core.case.officer_request import RequestAnswered
from workpermit.core.case.refusal import CommandRefused, Refusal
from workpermit.core.forms.filing import Address
from workpermit.core.law.checklist import DocumentKind
from workpermit.trades.documents import keeping
from workpermit.trades.paper import registering
from workpermit.trades.paper.models import PaperItem

AT = datetime(2025, 10, 6, 15, 0, tzinfo=UTC)
NUMBER = "7712 3456 7890 FX"
ARRIVAL = Arrival(date(2025, 10, 2), NUMBER)
MAILROOM = Actor(Role.MAILROOM_CLERK, "mailroom.one")
HOME = Address("12 rue Neuve", None, "Gatineau", "QC", "J8X 1A1", "CA")

pytestmark = pytest.mark.django_db


def clerk() -> Account:
    """Make a mailroom clerk's account."""
    return Account.objects.create_account("chan@office.example", name="Edwin Chan", role=Role.MAILROOM_CLERK)


def zipped(folder: Path) -> io.BytesIO:
    """Return what a scanning service read."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as into:
        for path in sorted(folder.iterdir()):
            into.write(path, path.name)
    archive.seek(0)
    return archive


def registered(name: str = "outside-visa-required", *, arrival: Arrival = ARRIVAL, at: datetime = AT) -> UUID:
    """Register an example as if it had come on paper."""
    by = Account.objects.filter(role=Role.MAILROOM_CLERK).first() or clerk()
    draft = paper.begin_from_package(zipped(EXAMPLES / name), arrival, clerk=by, at=at).draft
    return submit(draft.id, account=by, reviewed=draft.version, at=at).case_id


def test_paper_counts_from_its_stamp_and_our_letters_from_today() -> None:
    case_id = registered()
    row, case = CaseRow.objects.get(pk=case_id), journal.load(case_id)
    entry = journal.entries(case_id)[0]
    stamp = datetime(2025, 10, 2, 12, tzinfo=UTC)
    assert isinstance(entry.event, ApplicationReceived)
    assert (entry.at, entry.event.stamped_at) == (AT, stamp)
    assert entry.actor.role is Role.MAILROOM_CLERK
    assert case.application.received_at == stamp
    assert (row.channel, row.applicant_id) == ("paper", "")
    assert case.biometrics.due_on == AT.date() + timedelta(days=30), "the window runs from our letter"
    assert {document.received_at for document in keeping.of_case(case_id)} == {stamp}
    assert check().troubles == ()


def test_it_is_found_by_the_couriers_number_however_it_is_typed_and_before_it_is_a_case() -> None:
    by = clerk()
    draft = paper.begin_application(ARRIVAL, form="imm_1295", clerk=by, at=AT)
    (typing,) = paper.found_by("77123456 7890fx").drafts
    assert (typing.draft_id, typing.arrived_on) == (draft.id, ARRIVAL.on)
    case_id = registered()
    assert [row.pk for row in paper.found_by("7712-3456-7890-fx").cases] == [case_id]
    assert paper.found_by("").cases == paper.found_by("7712").cases == ()
    (kept,) = PaperItem.objects.filter(case_id=case_id)
    assert kept.tracking_number == NUMBER


def test_the_same_draft_is_registered_once() -> None:
    by = clerk()
    draft = paper.begin_from_package(zipped(EXAMPLES / "us-citizen"), ARRIVAL, clerk=by, at=AT).draft
    first = submit(draft.id, account=by, reviewed=draft.version, at=AT)
    again = submit(draft.id, account=by, reviewed=draft.version, at=AT + timedelta(minutes=1))
    assert again == first
    assert CaseRow.objects.count() == 1


def test_what_came_on_the_wrong_form_is_registered_as_it_came() -> None:
    """IN-10 is the officer's to apply: the mailroom returns nothing."""
    by = clerk()
    draft = paper.begin_from_package(zipped(EXAMPLES / "in-canada-extension"), ARRIVAL, clerk=by, at=AT).draft
    told = guidance(draft, on=AT.date())
    assert draft.form.code == "imm_5710"
    assert told.may_submit
    assert "online_filing" in _missing(registered("in-canada-extension"))


def _missing(case_id: UUID) -> set[str]:
    from workpermit.casework import facts as gathering
    from workpermit.core.case.application import missing_items
    from workpermit.core.case.known import known_facts

    return set(missing_items(known_facts(journal.load(case_id), gathering.known_of(case_id, on=AT.date()), at=AT)))


@pytest.mark.parametrize("day", [AT.date() + timedelta(days=1), AT.date() - timedelta(days=91)])
def test_an_impossible_day_of_arrival_begins_nothing(day: date) -> None:
    with pytest.raises(CommandRefused) as refused:
        paper.begin_application(Arrival(day, NUMBER), form="imm_1295", clerk=clerk(), at=AT)
    assert refused.value.refusal is Refusal.ARRIVAL_IMPOSSIBLE
    assert not Draft.objects.exists()
    assert not PaperItem.objects.exists()


def test_a_draft_thrown_away_leaves_no_paper_behind() -> None:
    by = clerk()
    draft = paper.begin_application(ARRIVAL, form="imm_1295", clerk=by, at=AT)
    drafts.discard(draft.id, account_id=by.pk, at=AT)
    assert not PaperItem.objects.exists()


def test_an_applicants_own_package_stays_one_made_online() -> None:
    owner = Account.objects.create_account("ana@example.org", name="Ana", role=Role.APPLICANT)
    draft = draft_importing.import_package(zipped(EXAMPLES / "us-citizen"), account_id=owner.pk, at=AT).draft
    case_id = submit(draft.id, account=owner, reviewed=draft.version, at=AT).case_id
    assert CaseRow.objects.get(pk=case_id).channel == "online"
    assert not PaperItem.objects.exists()


def test_the_person_takes_it_into_their_account_by_uci_and_number() -> None:
    case_id = registered()
    row = CaseRow.objects.get(pk=case_id)
    person = Person.objects.get(pk=row.person_id)
    owner = Account.objects.create_account("li@example.org", name="Li", role=Role.APPLICANT)
    asked = linking.Asked(person.uci or "", row.application_number, date.fromisoformat(person.born_on))
    found = linking._matched(asked, account=owner)
    assert found is not None
    assert linking._link(found, owner)
    assert CaseRow.objects.get(pk=case_id).applicant_id == str(owner.pk)


# --- in a case -------------------------------------------------------------------------------------------------


def asked(case_id: UUID, *, due_on: date) -> str:
    """Ask for a document as an officer."""
    items = [requests.Asked(DocumentKind.QUALIFICATION_PROOF)]
    return requests.ask_for_documents(
        case_id, items, due_on=due_on, key=cases.new_key(), actor=cases.OFFICER, at=cases.AT + timedelta(days=1)
    )


def scan(name: str = "diploma.pdf") -> Scan:
    """Return a scanned page."""
    content = (EXAMPLES / "outside-visa-required" / "offer.pdf").read_bytes()
    return Scan(0, DocumentKind.QUALIFICATION_PROOF.value, name, content)


def test_an_answer_that_arrived_in_time_is_in_time_however_late_it_is_registered() -> None:
    case_id = cases.in_process()
    request_id = asked(case_id, due_on=date(2025, 10, 20))
    at = datetime(2025, 10, 28, 9, tzinfo=UTC)
    key = cases.new_key()
    for _ in range(2):
        paper.answer_request(
            case_id,
            request_id,
            Arrival(date(2025, 10, 20), "RN1"),
            scans=[scan()],
            note="Voici",
            nothing_more=True,
            key=key,
            actor=MAILROOM,
            at=at,
        )
    (answer,) = [one.event for one in journal.entries(case_id) if isinstance(one.event, RequestAnswered)]
    assert answer.in_time
    assert answer.begun_at == datetime(2025, 10, 20, 12, tzinfo=UTC)
    assert journal.load(case_id).requests[request_id].stage == "answered"
    assert [document.kind for document in keeping.of_case(case_id)].count("qualification_proof") == 2
    assert len(registering.of_case(case_id)) == 1, "a second try registers nothing more"
    assert [row.pk for row in paper.found_by("rn-1").cases] == [case_id]


def test_an_answer_that_arrived_late_is_kept_as_late() -> None:
    case_id = cases.in_process()
    request_id = asked(case_id, due_on=date(2025, 10, 20))
    at = datetime(2025, 10, 28, 9, tzinfo=UTC)
    arrival = Arrival(date(2025, 10, 21))

    def send(note: str) -> None:
        paper.answer_request(
            case_id, request_id, arrival, scans=[], note=note, nothing_more=False, key="a", actor=MAILROOM, at=at
        )

    with pytest.raises(NothingOnPaper):
        send(" ")
    send("It comes later.")
    (answer,) = [one.event for one in journal.entries(case_id) if isinstance(one.event, RequestAnswered)]
    assert not answer.in_time


def test_a_new_address_and_a_new_passport_on_paper() -> None:
    case_id = registered()
    at = AT + timedelta(days=3)
    paper.move(case_id, Arrival(at.date(), "A-1"), HOME, key="a", actor=MAILROOM, at=at)
    passport = Passport("X99", "PH", date(2025, 9, 1), date(2035, 8, 31))
    later = at + timedelta(hours=1)
    paper.renew_passport(case_id, Arrival(at.date()), passport, key="b", actor=MAILROOM, at=later)
    kinds = [type(one.event).__name__ for one in journal.entries(case_id)]
    assert kinds[-2:] == ["AddressChanged", "PassportRenewed"]
    assert [one.kind for one in registering.of_case(case_id)] == ["application", "address", "passport"]
    assert [row.pk for row in paper.found_by("a1").cases] == [case_id]
