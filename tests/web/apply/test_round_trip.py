"""Each example package, filled in by hand through the pages, is filed as the very same application."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from core.forms.given import data_of
from web.apply.person import EXAMPLES, Page, Person
from workpermit.casework.facts import filing_of
from workpermit.casework.models import CaseRow
from workpermit.clock import present
from workpermit.core.forms.filing import Filing
from workpermit.core.forms.reading import read
from workpermit.core.forms.signing import signer_of
from workpermit.trades.documents.models import Document

NAMES = sorted(path.parent.name for path in EXAMPLES.glob("*/application.json"))


def without_typed_name(filing: Filing) -> Filing:
    """Return a filing without the one answer that is given on pages alone: the signature typed there."""
    declaration = dict(filing.values["declaration"])  # type: ignore[arg-type] # a group
    declaration.pop("typed_name", None)
    return replace(filing, values={**filing.values, "declaration": declaration})


@pytest.mark.parametrize("name", NAMES)
def test_every_package_can_be_filled_in_by_hand(name: str) -> None:
    folder = EXAMPLES / name
    data = data_of(folder)
    packaged = read(data)
    signed_on = packaged.answers.day("declaration.signed_on") or datetime(2025, 10, 6, tzinfo=UTC).date()
    filed_at = datetime(signed_on.year, signed_on.month, signed_on.day, 15, 30, tzinfo=UTC)
    present.set_to(filed_at)
    person = Person(language=packaged.language.value)
    person.fill_all(folder, data, typed_name=signer_of(packaged.answers))
    answer = person.submit()
    assert answer.status_code == 302, Page(answer).words
    row = CaseRow.objects.get(applicant_id=str(person.account.pk))
    filed = filing_of(row.pk)
    assert without_typed_name(filed) == packaged
    assert {(one.kind, one.file_name) for one in Document.objects.filter(case_id=row.pk)} == {
        *((one.kind, one.file) for one in packaged.attached),
        *(("translation", one.translation) for one in packaged.attached if one.translation),
    }
    told = person.look(answer["Location"])
    assert row.application_number in told.words
