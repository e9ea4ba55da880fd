"""What is right and what is unknown take the same time; a leak that is planted is found (S-03).

Two hundred pairs here; `python benchmarks/alike.py` times two thousand of each.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest
from django.test import Client

from casework.cases import AT
from web.signin.test_alike import right
from web.signin.timing import Compared, compared
from web.signing_in import sign_in
from workpermit.accounts import passwords, throttle
from workpermit.accounts.models import Account, Guess
from workpermit.casework import linking
from workpermit.clock import present
from workpermit.core.case.actor import Role

pytestmark = [pytest.mark.django_db, pytest.mark.large]
UNKNOWN = {"uci": "11223344", "application_number": "W111111111", "born_on": "1901-02-03"}


@pytest.fixture(autouse=True)
def _day(settable_clock: None) -> None:
    present.set_to(AT)


def account() -> Account:
    """Make an account with a password."""
    made = Account.objects.create_account("aya@example.net", name="Aya", role=Role.APPLICANT)
    passwords.set_password(made, "otter lantern quilt harbour")
    return made


def linked(pairs: int) -> Compared:
    """Compare asking with what is right and with what nobody has."""
    client, typed = sign_in(Client(), account()), right()

    def ask(given: dict[str, str]) -> Callable[[int], object]:
        return lambda _: client.post("/en/sign-in/link/", given)

    return compared(ask(typed), ask(UNKNOWN), pairs=pairs)


def signed_in(pairs: int) -> Compared:
    """Compare a wrong password for an address that has an account and for one that has none."""
    account()
    address = count()

    def sign(email: str) -> Callable[[int], object]:
        def send(_: int) -> None:
            here = next(address)
            source = f"10.{here // 250}.{here % 250}.1"
            Client(REMOTE_ADDR=source).post("/en/sign-in/", {"email": email, "password": "wrong in any case"})
            Guess.objects.all().delete()

        return send

    return compared(sign("aya@example.net"), sign("nobody@example.net"), pairs=pairs)


def test_asking_to_link_takes_the_same_time() -> None:
    found = linked(200)
    assert not found.leaks, found


def test_a_look_before_the_answer_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking.look.__class__, "enqueue", lambda self, proof_id: self.call(proof_id))
    monkeypatch.setattr(throttle, "admits", lambda tried: True)
    monkeypatch.setattr(throttle, "brake", lambda at: False)
    assert linked(200).leaks


def test_a_wrong_password_takes_the_same_time_for_an_address_that_nobody_has() -> None:
    found = signed_in(40)
    assert not found.leaks, found


def test_a_comparison_left_out_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    true = passwords.is_right
    monkeypatch.setattr(
        passwords, "is_right", lambda account, password: account is not None and true(account, password)
    )
    assert signed_in(40).leaks
