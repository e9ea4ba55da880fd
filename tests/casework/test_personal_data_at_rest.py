"""What lies on the disk tells nobody who applied: not the database, its log, the files nor the signed heads (S-21)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection

from casework import cases
from casework.cases import AT, OFFICER, change, hand_in, make_letters, package
from workpermit.accounts.models import Account, Person
from workpermit.casework import access, heads, requests
from workpermit.casework.journal import database_id
from workpermit.casework.models import CaseRow
from workpermit.core.case.actor import Role
from workpermit.core.case.biometrics import Attempt, RecordEnrolment
from workpermit.core.forms.filing import Address

pytestmark = pytest.mark.usefixtures("own_database")
NOTE = "Bring the diploma of Maricel"
STREET = "77 Malakas Street"


def walked() -> UUID:
    """Submit an example by an account and let everybody write about the person."""
    filing = package().filing
    account = Account.objects.create_account(filing.email, name=filing.full_name, role=Role.APPLICANT)
    case_id = hand_in(account=account)
    cases.do(case_id, RecordEnrolment(Attempt.ENROLLED, "Manila"), by=cases.SITE)
    cases.note(case_id, word=f"{filing.full_name} phoned")
    address = Address(street=STREET, unit=None, city="Iloilo", region=None, postal_code="5000", country="PH")
    requests.change_address(case_id, address, key="address", actor=account.actor, at=AT)
    make_letters()
    access.look(case_id, actor=OFFICER, what="file", purpose="processing", at=AT)
    heads.sign(at=AT + timedelta(days=1))
    return case_id


def needles(case_id: UUID) -> list[bytes]:
    """Return what must not be found, as it would be written."""
    answers = package().filing.answers
    person = Person.objects.get(pk=CaseRow.objects.get(pk=case_id).person_id)
    told = (
        *(package().filing.family_name, answers.text("applicant.given_names"), "Dela Pena", person.uci),
        *(answers.text("passport.number"), package().filing.email, answers.text("contact.phone")),
        *("1991-04-23", answers.text("residence.street"), STREET, answers.text("job_offer.employer.operating_name")),
    )
    return [one.encode() for one in told if one]


def found_in(haystacks: Iterator[bytes], wanted: list[bytes]) -> list[bytes]:
    """Return what is found, whatever its case."""
    low = [haystack.lower() for haystack in haystacks]
    return [one for one in wanted if any(one.lower() in haystack for haystack in low)]


def disk(data_folder: Path) -> Iterator[bytes]:
    """Yield every byte that an office would have on its disk, the names of files included."""
    for path in data_folder.rglob("*"):
        yield str(path.relative_to(data_folder)).encode()
        if path.is_file():
            yield path.read_bytes()
    if connection.vendor == "sqlite":
        name = str(connection.settings_dict["NAME"])
        assert Path(f"{name}-wal").stat().st_size
        yield from (Path(name + ending).read_bytes() for ending in ("", "-wal"))
    else:
        yield from _rows()


def _rows() -> Iterator[bytes]:
    with connection.cursor() as cursor:
        for model in apps.get_models():
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
            for row in cursor.fetchall():
                yield from (bytes(one) if isinstance(one, bytes | memoryview) else str(one).encode() for one in row)


def test_nothing_personal_lies_open(data_folder: Path) -> None:
    case_id = walked()
    wanted = needles(case_id)
    assert len(wanted) == 11
    assert found_in(disk(data_folder), wanted) == []


def test_one_open_column_would_be_found(data_folder: Path) -> None:
    """Prove that the test above can fail."""
    case_id = walked()
    change("UPDATE casework_case SET office = %s WHERE id = %s", "Maricel", database_id(case_id))
    assert found_in(disk(data_folder), needles(case_id)) == [b"Maricel"]


def test_an_open_file_would_be_found(data_folder: Path) -> None:
    """Prove it for the files too: a letter laid beside its sealed form."""
    case_id = walked()
    (data_folder / "letters" / "draft.txt").write_text("Dear Maricel Dela Peña")
    assert {b"Maricel", "Dela Peña".encode()} <= set(found_in(disk(data_folder), needles(case_id)))
