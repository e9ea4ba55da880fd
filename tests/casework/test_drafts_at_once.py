"""One draft submitted by several hands at once is one application."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from casework import cases
from casework.cases import count
from casework.test_drafts import account, imported
from workpermit.casework.checking import check
from workpermit.casework.draft_submitting import submit
from workpermit.casework.intake import Receipt

AT = datetime(2025, 10, 6, 15, 0, tzinfo=UTC)


@pytest.mark.usefixtures("own_database")
def test_a_button_pressed_eight_times_at_once_is_one_application() -> None:
    owner = account()
    draft = imported(owner).draft

    def press() -> Receipt:
        return submit(draft.id, account=owner, reviewed=draft.version, at=AT)

    (receipt,) = set(cases.in_parallel(*[press] * 8))
    assert isinstance(receipt, Receipt)
    assert count("casework_case") == 1
    assert check().troubles == ()
