"""Each import of the published list is a version; no row is ever lost (domain 6, its data traps)."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from workpermit.trades.employers.importing import Difference, import_list, list_in_force
from workpermit.trades.employers.models import ListedEmployer, PublishedList
from workpermit.trades.employers.reading import ListUnreadable, clean, read_list
from workpermit.trades.employers.statuses import StandingCode

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "examples" / "employers" / "published-list.csv"
REAL = ROOT / ".." / "shared" / "data" / "employers" / "noncompliant-2023-10-04.csv"
HEADING = "Business operating name,Business legal name,Address,Reason(s),Date of final decision,Penalty,Status"
AT = datetime(2025, 6, 1, 12, tzinfo=UTC)


def csv_of(*rows: str, heading: str = HEADING) -> bytes:
    return "\r\n".join((heading, *rows, "")).encode()


ONE = '"One Ltd.",One Ltd.,"1 A St, Guelph, Ontario",9,2025-01-02,"$1,250",Eligible'
TWO = 'Two Inc.,Two Inc.,"2 B St, Surrey, British Columbia","5, 6",2025-01-03,$500,Ineligible'
TWO_PAID = TWO.replace("Ineligible", "Eligible")
THREE = 'Three,,"3 C St, Regina, Saskatchewan",1,2025-01-04,$750,Ineligible - under review'


def test_the_sample_list_is_whole_and_every_status_is_read() -> None:
    told = import_list(SAMPLE.read_bytes(), source="sample", at=AT)
    assert (told.version, told.is_new, told.row_count, told.unread) == (1, True, 26, ())
    assert told.difference == Difference(added=26, removed=0, changed=0, unchanged=0)
    assert ListedEmployer.objects.filter(place=None).count() == 0
    assert set(ListedEmployer.objects.values_list("standing", flat=True)) == {
        *("eligible", "ineligible", "ineligible_until", "unpaid_penalty")
    }


def test_a_real_list_loses_no_row() -> None:
    if not REAL.exists():
        pytest.skip("no real list here: ../shared/data/employers is not beside this project")
    content = REAL.read_bytes()
    printed = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    told = import_list(content, source="real", at=AT)
    rows = list(ListedEmployer.objects.order_by("row_number"))
    assert told.row_count == len(rows) == len(printed) == 766
    assert told.unread == ()
    for row, line in zip(rows, printed, strict=True):
        assert row.operating_name == clean(line["Business operating name"])
        assert row.legal_name == clean(line["Business legal name"])
        assert row.status_text == clean(line["Status"])
    # One printed date exists in no calendar; its text is kept.
    assert sum(row.decided_on is None for row in rows) == 1
    # Six addresses abroad or cut off, one with a misspelt province: their place stays unknown.
    assert sum(row.place is None for row in rows) == 7


def test_the_same_bytes_are_no_new_version() -> None:
    first = import_list(csv_of(ONE, TWO), source="a", at=AT)
    again = import_list(csv_of(ONE, TWO), source="a", at=AT + timedelta(days=1))
    assert (again.version, again.is_new) == (first.version, False)
    assert again.difference == Difference(added=0, removed=0, changed=0, unchanged=2)
    assert PublishedList.objects.count() == 1


def test_a_new_version_says_what_changed_and_keeps_the_old_one() -> None:
    import_list(csv_of(ONE, TWO), source="a", at=AT)
    told = import_list(csv_of(TWO_PAID, THREE), source="a", at=AT + timedelta(days=7))
    assert (told.version, told.is_new) == (2, True)
    assert told.difference == Difference(added=1, removed=1, changed=1, unchanged=0)
    assert told.unread == (2,)
    assert ListedEmployer.objects.count() == 4


def test_a_list_that_returns_to_older_bytes_is_a_version_again() -> None:
    for version, rows in enumerate([(ONE,), (ONE, TWO), (ONE,)], start=1):
        assert import_list(csv_of(*rows), source="a", at=AT).version == version


def test_a_change_that_leaves_the_count_alone_is_seen() -> None:
    import_list(csv_of(ONE, TWO), source="a", at=AT)
    told = import_list(csv_of(ONE, TWO_PAID), source="a", at=AT)
    assert told.difference == Difference(added=0, removed=0, changed=1, unchanged=1)


def test_the_same_employer_may_stand_there_twice() -> None:
    told = import_list(csv_of(ONE, ONE, ONE.replace("2025-01-02", "2024-01-02")), source="a", at=AT)
    assert told.row_count == ListedEmployer.objects.count() == 3


def test_entities_tags_and_odd_spaces_are_read_as_a_person_would() -> None:
    row = 'Tide &amp; Timber,Caf&eacute;\u00a0X Inc.,"15 Main St<br/>Halifax,\u00a0Nova Scotia",9,2025-1-2,1,'
    (read,) = read_list(csv_of(row + "<b>Eligible</b>"))
    assert (read.operating_name, read.legal_name) == ("Tide & Timber", "Café X Inc.")
    assert read.address == "15 Main St, Halifax, Nova Scotia"
    assert read.status == "Eligible"


def test_a_short_row_and_an_unreadable_date_are_kept() -> None:
    told = import_list(csv_of("Short Ltd.,Short Ltd.", ONE.replace("2025-01-02", "soon")), source="a", at=AT)
    assert (told.row_count, told.unread) == (2, (1,))
    soon = ListedEmployer.objects.get(row_number=2)
    assert (soon.decided_on, soon.decided_on_text) == (None, "soon")
    assert ListedEmployer.objects.get(row_number=1).standing == StandingCode.UNRESOLVED


def test_a_french_heading_in_another_order_is_read() -> None:
    heading = "Statut,Nom commercial,Dénomination sociale,Adresse,Raison(s),Date de la décision finale,Sanction"
    (read,) = read_list(
        csv_of('Admissible,Ferme A,Ferme A inc.,"1 rue A, Lévis, Québec",9,2025-01-02,1 000 $', heading=heading)
    )
    assert (read.operating_name, read.status, read.penalty) == ("Ferme A", "Admissible", "1 000 $")


@pytest.mark.parametrize(
    ("content", "english", "french"),
    [
        (csv_of(ONE, heading=HEADING.replace(",Status", "")), "no column “status”", "pas de colonne"),
        (csv_of(), "no row", "aucune ligne"),
        (b"", "no column", "pas de colonne"),
        ("Québec".encode("latin-1"), "UTF-8", "UTF-8"),
        (csv_of(ONE + ",more"), "Row 2 of the employer list has 8 cells", "La ligne 2"),
    ],
    ids=["column missing", "no rows", "empty", "not UTF-8", "too many cells"],
)
def test_what_is_no_list_is_refused_whole(content: bytes, english: str, french: str) -> None:
    with pytest.raises(ListUnreadable) as refused:
        import_list(content, source="a", at=AT)
    assert english in refused.value.text.en
    assert french in refused.value.text.fr
    assert PublishedList.objects.count() == 0


def test_the_version_in_force_is_the_latest_at_the_end_of_the_day() -> None:
    import_list(csv_of(ONE), source="a", at=AT)
    import_list(csv_of(TWO), source="a", at=datetime(2025, 6, 2, 23, 59, 59, 999999, tzinfo=UTC))
    versions = {day: found and found.version for day in (1, 2, 3) for found in [list_in_force(date(2025, 6, day))]}
    assert versions == {1: 1, 2: 2, 3: 2}
    assert list_in_force(date(2025, 5, 31)) is None


def test_a_row_blanked_in_place_has_left_and_nobody_came_for_it() -> None:
    import_list(csv_of(ONE, TWO), source="a", at=AT)
    told = import_list(csv_of(ONE, ',,,"5, 6",2025-01-03,$500,Ineligible'), source="a", at=AT)
    assert told.difference == Difference(added=0, removed=1, changed=0, unchanged=1)
    assert (told.row_count, told.nameless) == (2, (2,))
