"""Linking answers alike, whatever was typed: same status, same bytes, same headers, same statements (S-02, S-03)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Final

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from casework.cases import AT, hand_in
from web.postbox import work_off
from web.signing_in import sign_in
from workpermit.accounts import throttle
from workpermit.accounts.models import Account, Person, Proof
from workpermit.accounts.throttle import IN_A_ROW, PER_NETWORK, PER_SOURCE, Kind, Source, Try
from workpermit.casework import linking
from workpermit.casework.models import CaseRow
from workpermit.clock import present
from workpermit.core.case.actor import Role
from workpermit.core.text import Language

pytestmark = pytest.mark.django_db
HERE: Final = throttle.source_of("127.0.0.1")  # the test client's
ELSEWHERE: Final = throttle.source_of("198.51.100.4")
Typed = dict[str, str]
Outcome = Callable[[Typed, pytest.MonkeyPatch], Typed]


@pytest.fixture(autouse=True)
def _day(settable_clock: None) -> None:
    present.set_to(AT)


def right(example: str = "outside-visa-required") -> Typed:
    """Return what is right for a case that was handed in without an account."""
    row = CaseRow.objects.get(pk=hand_in(example))
    person = Person.objects.get(pk=row.person_id)
    return {"uci": str(person.uci), "application_number": row.application_number, "born_on": person.born_on}


def _no_address(typed: Typed, patch: pytest.MonkeyPatch) -> Typed:
    patch.setattr(linking, "address_on_file", lambda _: "")
    return typed


def _closed(count: int, source: Source) -> Outcome:
    def closed(typed: Typed, _: pytest.MonkeyPatch) -> Typed:
        subject = throttle.subject_of(f"{typed['uci']}\x1f{typed['application_number']}")
        for _i in range(count):
            throttle.note(Try(Kind.LINK, subject, source, AT - timedelta(minutes=1)), right=False)
        return typed

    return closed


def _network_closed(typed: Typed, _: pytest.MonkeyPatch) -> Typed:
    for number in range(PER_NETWORK):
        throttle.note(Try(Kind.SIGN_IN, throttle.subject_of(str(number)), HERE, AT), right=False)
    return typed


def _of_another(typed: Typed, _: pytest.MonkeyPatch) -> Typed:
    return _owned(typed, Account.objects.create_account("owner@example.net", name="Owner", role=Role.APPLICANT))


def _mine(typed: Typed, _: pytest.MonkeyPatch) -> Typed:
    return _owned(typed, Account.objects.get())


def _owned(typed: Typed, owner: Account) -> Typed:
    Person.objects.update(account=owner)
    CaseRow.objects.update(applicant_id=str(owner.pk))
    return typed


def _said(**other: str) -> Outcome:
    return lambda typed, _: typed | other


def _of_other_case(name: str) -> Outcome:
    return lambda typed, _: typed | {name: right("in-canada-extension")[name]}


OUTCOMES: Final[Mapping[str, Outcome]] = {
    "right": _said(),
    "right, no address on file": _no_address,
    "right, mine already": _mine,
    "right, somebody else's": _of_another,
    "right, closed for this source": _closed(PER_SOURCE, HERE),
    "right, closed after a hundred": _closed(IN_A_ROW, ELSEWHERE),
    "right, network closed": _network_closed,
    "wrong birth date": _said(born_on="1901-02-03"),
    "another person's UCI": _of_other_case("uci"),
    "another person's application": _of_other_case("application_number"),
    "unknown UCI": _said(uci="11223344"),
    "nothing known": _said(uci="11223344", application_number="W111111111", born_on="1901-02-03"),
}
SENDS_A_CODE: Final = {"right", "right, mine already"}


def seen(outcome: str, language: str, patch: pytest.MonkeyPatch) -> tuple[list[Any], bool]:
    """Return everything that the one who asks can see, and whether a code was sent; nothing of it is kept.

    It is the answer to the question, the page after it, the answer to a wrong code, and that to asking an officer.
    """
    with transaction.atomic(), patch.context() as patched:
        owner = Account.objects.create_account("aya@example.net", name="Aya", role=Role.APPLICANT)
        typed = OUTCOMES[outcome](right(), patched)
        answers = list(_answers(sign_in(Client(), owner), language, typed))
        sent = Proof.objects.get().code != ""
        transaction.set_rollback(True)
    return answers, sent


def _answers(client: Client, language: str, typed: Typed) -> Any:
    with translation.override(language):
        ask, code, check = (reverse(f"signin:{name}") for name in ("link", "link_code", "link_check"))
    for address, sent in ((ask, typed), (code, None), (code, {"code": "00000000"}), (check, {})):
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address) if sent is None else client.post(address, sent)
        yield response.status_code, _plain(response.content.decode()), sorted(response.items()), len(queries)
        work_off()


def _plain(body: str) -> str:
    """Leave out what differs between any two answers: the token against forged posts and the form's key."""
    body = re.sub(r'(name="csrfmiddlewaretoken" value=")\w+', r"\1", body)
    return re.sub(r'(name="key" value=")[\w-]+', r"\1", body)


@pytest.mark.parametrize("language", list(Language))
def test_twelve_outcomes_are_answered_alike(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(OUTCOMES) == 12
    first, _ = seen("right", language, monkeypatch)
    assert [status for status, *_ in first] == [302, 200, 200, 302]
    codes = set()
    for outcome in OUTCOMES:
        answers, sent = seen(outcome, language, monkeypatch)
        assert answers == first, outcome
        codes |= {outcome} if sent else set()
    assert codes == SENDS_A_CODE  # they do differ, behind the answer


def test_a_leak_that_is_planted_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that told of a match would differ in its bytes: as the demonstration's does, which shows the code."""
    monkeypatch.setattr(settings, "PLACE", "demo")
    leaking, _ = seen("right", "en", monkeypatch)
    silent, _ = seen("nothing known", "en", monkeypatch)
    assert leaking != silent


def test_the_numbers_without_a_session_lead_to_the_sign_in_page_alone() -> None:
    """UCI and application number are names (S-01): whoever is not signed in gets the same answer with any of them."""
    bodies = set()
    for typed in (right(), {"uci": "11223344", "application_number": "W111111111", "born_on": "1901-02-03"}):
        response = Client().post("/en/sign-in/link/", typed)
        assert response.status_code == 302
        bodies.add((response.headers["Location"], response.content))
    assert len(bodies) == 1
    assert Proof.objects.count() == 0
