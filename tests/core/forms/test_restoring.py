"""A kept filing is restored without being judged again, and is the same filing."""

from __future__ import annotations

import json
from typing import Any

import pytest

from core.forms.given import data_of, good_examples
from workpermit.core.forms.facts import facts_of
from workpermit.core.forms.reading import read
from workpermit.core.forms.restoring import restored

EXAMPLES = pytest.mark.parametrize("folder", good_examples(), ids=lambda folder: folder.name)


@EXAMPLES
def test_what_was_kept_is_what_was_read(folder: Any) -> None:
    filing = read(data_of(folder))

    kept = restored(json.loads(json.dumps(filing.as_json())))

    assert kept == filing
    assert facts_of(kept) == facts_of(filing)


def test_a_field_that_the_form_has_not_is_no_filing_of_ours() -> None:
    filing = read(data_of(good_examples()[0]))

    with pytest.raises(KeyError, match="favourite_colour"):
        restored({**filing.as_json(), "favourite_colour": "blue"})
