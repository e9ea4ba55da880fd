"""Nothing of the index can be read on the disk: not a word of a form, of a note or of a document (S-19, S-20)."""

from __future__ import annotations

from pathlib import Path

import pytest

from casework.cases import AT, hand_in
from casework.test_personal_data_at_rest import disk, found_in
from casework.test_searching import LATER, met, staff
from workpermit.casework import noting
from workpermit.casework.indexing import index_new
from workpermit.trades.notes.exemptions import Exemption
from workpermit.trades.notes.keeping import Split

pytestmark = pytest.mark.usefixtures("own_database")


def test_no_word_that_is_indexed_lies_on_the_disk(data_folder: Path) -> None:
    case_id = hand_in()
    officer = staff()
    split = Split("Quetzalcoatl phoned", "Zarathustra told us", Exemption.ANOTHER_PERSON)
    assert noting.write(case_id, split, account=officer, key="1", at=AT)
    index_new(LATER)
    assert met("Xylophonist Maricel Quetzalcoatl", officer) == [case_id]
    canaries = [b"Quetzalcoatl", b"Zarathustra", b"Xylophonist", b"Maricel", b"pleased", b"Panaderya"]
    assert found_in(disk(data_folder), canaries) == []
