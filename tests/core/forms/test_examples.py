"""What the law says of the example packages on the day they are filed: the start of each story (AYA-02, AYA-03)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from core.forms.given import data_of, good_examples
from workpermit.core.forms.facts import facts_of
from workpermit.core.forms.reading import read
from workpermit.core.law.book.biometrics import BIOMETRICS_REQUIRED
from workpermit.core.law.book.completeness import APPLICATION_COMPLETE, MISSING_ITEMS
from workpermit.core.law.book.medical import MEDICAL_EXAM_REQUIRED
from workpermit.core.law.book.status import RENEWAL_IN_TIME
from workpermit.core.law.evaluate import explain, value_of
from workpermit.core.law.facts import Facts
from workpermit.core.law.findings import Outcome

FILED_WITHOUT_SIGNATURE = date(2025, 10, 6)
MISSING = {
    "missing-fee": ["work_permit_fee"],
    "missing-signature-and-offer": ["signature", "job_offer", "lmia_or_offer_number"],
}
NO_BIOMETRICS = {"under-14", "us-citizen", "in-canada-extension", "visitor-under-public-policy"}
MEDICAL_EXAM = {"health-care-worker", "outside-visa-required", "employer-barred", "documents-requested"}
EXAMPLES = pytest.mark.parametrize("folder", good_examples(), ids=lambda folder: folder.name)


def on_filing(folder: Any) -> Facts:
    """Return the facts of an example on the day it is filed online."""
    facts = facts_of(read(data_of(folder)))
    signed_on = facts["signed_on"]
    day = signed_on if isinstance(signed_on, date) else FILED_WITHOUT_SIGNATURE
    received_at = datetime(day.year, day.month, day.day, 15, tzinfo=UTC)
    return {**facts, "received_on": day, "judged_on": day, "received_at": received_at, "channel": "online"}


@EXAMPLES
def test_an_example_lacks_what_its_name_says(folder: Any) -> None:
    facts, missing = on_filing(folder), MISSING.get(folder.name, [])
    assert value_of(MISSING_ITEMS, facts).value in (missing, tuple(missing))
    assert explain(APPLICATION_COMPLETE, facts).outcome is (Outcome.NOT_MET if missing else Outcome.MET)


@EXAMPLES
def test_an_example_needs_biometrics_as_its_story_goes(folder: Any) -> None:
    needed = explain(BIOMETRICS_REQUIRED, on_filing(folder)).outcome
    assert needed is (Outcome.NOT_MET if folder.name in NO_BIOMETRICS else Outcome.MET)


@EXAMPLES
def test_an_example_needs_an_exam_as_its_story_goes(folder: Any) -> None:
    if folder.name in MEDICAL_EXAM:
        assert explain(MEDICAL_EXAM_REQUIRED, on_filing(folder)).outcome is Outcome.MET


@EXAMPLES
def test_the_extension_alone_is_a_renewal_in_time(folder: Any) -> None:
    in_time = explain(RENEWAL_IN_TIME, on_filing(folder)).outcome
    assert (in_time is Outcome.MET) == (folder.name == "in-canada-extension")
