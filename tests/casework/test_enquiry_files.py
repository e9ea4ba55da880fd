"""Files of an enquiry that is put into a case later open there like any other document of it."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from casework.cases import AT, hand_in
from web.asked import page_picture
from workpermit.accounts.models import Account
from workpermit.casework import enquiring, enquiry_desk, uploading
from workpermit.casework.access import UnknownCase
from workpermit.casework.enquiring import ATTACHMENT, About, Attached, Enquiry
from workpermit.clock import present
from workpermit.core.case.actor import Role
from workpermit.core.text import Language
from workpermit.trades.documents import keeping
from workpermit.trades.enquiries.models import Thread
from workpermit.trades.enquiries.topics import Topic, Writer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(settable_clock: None) -> None:
    present.set_to(AT)


@pytest.fixture
def officer() -> Account:
    """An officer."""
    return Account.objects.create_account("o@office.example", name="Officer", role=Role.OFFICER, office="ottawa")


def sent(*words: str) -> Thread:
    """Let a stranger write, with a picture of each word."""
    files = tuple(Attached(f"{word}.png", page_picture(word)) for word in words)
    about = About(Writer.APPLICANT, False, "Tanaka", "Aya", date(1990, 4, 23), "aya@example.org")
    enquiry = Enquiry(about, Topic.OTHER, "See the picture.", Language.EN, files=files)
    return enquiring.send(enquiry, key=uuid4().hex, account=None, row=None, at=AT).thread


def test_what_came_before_the_match_opens_after_it(officer: Account) -> None:
    case_id, thread = hand_in(), sent("first", "second")
    (said,) = enquiry_desk.view_of(thread).said
    assert [file.case_id for file in said.files] == [None, None]
    document = said.files[0].id
    with pytest.raises(UnknownCase):
        uploading.view(document, actor=officer.actor, at=AT)
    enquiring.match(thread, case_id, key=uuid4().hex, actor=officer.actor, at=AT)
    (said,) = enquiry_desk.view_of(Thread.objects.get(pk=thread.pk)).said
    assert [file.case_id for file in said.files] == [case_id, case_id]
    assert uploading.view(document, actor=officer.actor, at=AT).content


def test_a_file_that_the_case_has_already_is_kept_once(officer: Account) -> None:
    case_id = hand_in()
    for _ in range(2):
        enquiring.match(sent("same"), case_id, key=uuid4().hex, actor=officer.actor, at=AT)
    assert len([one for one in keeping.of_case(case_id) if one.kind == ATTACHMENT]) == 1
    for thread in Thread.objects.all():
        (said,) = enquiry_desk.view_of(thread).said
        assert [file.case_id for file in said.files] == [case_id]
