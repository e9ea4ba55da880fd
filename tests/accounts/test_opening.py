"""Opening an account: for oneself, or to act for others; the role is what was asked when the code was sent."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from workpermit.accounts import opening, proofs
from workpermit.accounts.opening import NewAccount
from workpermit.accounts.signin_models import Proof
from workpermit.accounts.throttle import source_of
from workpermit.core.case.actor import Role
from workpermit.core.text import Language

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 15, tzinfo=UTC)


@pytest.mark.parametrize(("for_others", "role"), [(False, Role.APPLICANT), (True, Role.REPRESENTATIVE)])
def test_an_account_has_the_role_that_was_asked_for(for_others: bool, role: Role) -> None:
    new = NewAccount("ada@example.org", "Ada", Language.EN, "UTC", "a long and quiet river", for_others=for_others)
    asked = opening.ask_for_account(new, source=source_of("192.0.2.1"), language=Language.EN, at=AT)
    code = proofs.give_code(Proof.objects.get(pk=asked))
    account = opening.open_account(asked, code, at=AT)
    assert account is not None
    assert account.role == role.value
