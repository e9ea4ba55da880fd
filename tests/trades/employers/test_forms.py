"""The list in its three forms: the page, the feed behind it, and CSV; the same rows, whichever is read (domain 6)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workpermit.trades.employers.reading import ListUnreadable, read_list

REAL = Path(__file__).parents[3] / ".." / "shared" / "data" / "employers"
SAMPLE = Path(__file__).parents[3] / "examples" / "employers" / "published-list.csv"
NAMES = ("Business operating name", "Business legal name", "Address", "Reason(s)", "Date of final decision", "Penalty")

ROWS = [
    ("Tide &amp; Timber", "Tide&nbsp;Ltd.", "15 Main St<br/>\n  Halifax, Nova Scotia", "9", "2025-01-02", "$1,250"),
    ("Café X", "", "PO Box 7<br>4 Hill Rd<br>Truro, Nova Scotia", "5, 6", "2025-01-03", "$500 and a 2-year&nbsp;ban"),
]
STATUSES = ("Eligible", "Ineligible until March&nbsp;4, 2027")


def page_of(*rows: str, before: str = "") -> bytes:
    heading = "".join(f'<th scope="col">{name}</th>' for name in (*NAMES, "Status"))
    body = "".join(rows)
    return f"<!doctype html><body>{before}<table><thead><tr>{heading}</tr></thead>{body}</table></body>".encode()


def page_row(row: tuple[str, ...], status: str) -> str:
    name, legal, address, reasons, day, penalty = row
    links = ", ".join(f'<a href="#list{one}">{one}</a>' for one in reasons.split(", "))
    cells = (name, legal, address, links, day, penalty, f"<strong>{status}</strong>")
    return "\n<tr>\n" + "".join(f'\t<td class="x">{cell}</td>\n' for cell in cells) + "</tr>\n"


def feed_of(**entry: object) -> bytes:
    return json.dumps({"list": [entry]}).encode()


def test_the_page_is_read_as_a_person_would() -> None:
    layout = "<table><tr><td>menu</td></tr></table>"
    first, second = read_list(page_of(*map(page_row, ROWS, STATUSES), before=layout))
    assert (first.operating_name, first.legal_name, first.reasons) == ("Tide & Timber", "Tide Ltd.", "9")
    assert first.address == "15 Main St, Halifax, Nova Scotia"
    assert (second.reasons, second.penalty) == ("5, 6", "$500 and a 2-year ban")
    assert second.address == "PO Box 7, 4 Hill Rd, Truro, Nova Scotia"
    assert second.status == "Ineligible until March 4, 2027"


def test_a_page_without_end_tags_is_read_to_its_last_cell() -> None:
    heading = "".join(f"<th>{name}" for name in (*NAMES, "Status"))
    page = f"<table><tr>{heading}<tr><td>Less &amp; More<td>L<td>A, Ontario<td>9<td>2025-01-02<td>1<td>Eligible"
    (row,) = read_list(page.encode())
    assert (row.operating_name, row.status) == ("Less & More", "Eligible")


def test_the_feed_is_read_with_its_entities_spaces_and_lists() -> None:
    entry = {
        "bn_operating": "A&amp;B",
        "bn_legal": "R\u00e9sidence Le\u00a0Lac",
        "address": "1 rue A<br />L\u00e9vis, Quebec",
        "reasons": ["9", "24"],
        "date": "2025-04-11",
        "penalty_en": "$8,500",
        "penalty_fr": "8 500 $",
        "status_en": "Ineligible - unpaid monetary penalty",
        "status_fr": "Non admissible",
    }
    (row,) = read_list(feed_of(**entry))
    assert (row.operating_name, row.legal_name) == ("A&B", "Résidence Le Lac")
    assert (row.address, row.reasons, row.penalty) == ("1 rue A, Lévis, Quebec", "9, 24", "$8,500")
    assert row.status == "Ineligible - unpaid monetary penalty"
    french = {key: value for key, value in entry.items() if not key.endswith("_en")}
    (row,) = read_list(feed_of(**french))
    assert (row.penalty, row.status) == ("8 500 $", "Non admissible")


def test_one_fingerprint_whatever_the_form() -> None:
    (on_page,) = read_list(page_of(page_row(ROWS[0], STATUSES[0])))
    feed = feed_of(
        bn_operating="TIDE & TIMBER",
        bn_legal="Tide Ltd",
        address="15 Main St , Halifax,, Nova Scotia,",
        reasons="9",
        date="2025-01-02",
        penalty_en="$1,250",
        status_en="Eligible",
    )
    (in_feed,) = read_list(feed)
    assert on_page != in_feed
    assert on_page.fingerprint == in_feed.fingerprint
    (barred,) = read_list(feed.replace(b"Eligible", b"Ineligible"))
    assert barred.fingerprint != in_feed.fingerprint


@pytest.mark.parametrize(
    ("content", "english", "french"),
    [
        (b"<html><body><p>Moved.</p></body></html>", "holds no table", "aucun tableau"),
        (page_of(), "holds no table", "aucun tableau"),
        (b'{"list": [{"bn_operating": ', "not whole", "n’est pas entier"),
        (b'{"rows": []}', "no “list”", "pas de « list »"),
        (b'{"list": ["A"]}', "no “list”", "pas de « list »"),
        (b'{"list": []}', "no column", "pas de colonne"),
        (feed_of(bn_operating="A", address="B"), "no column “business legal name”", "pas de colonne"),
    ],
)
def test_what_only_begins_like_a_form_is_refused(content: bytes, english: str, french: str) -> None:
    with pytest.raises(ListUnreadable) as refused:
        read_list(content)
    assert english in refused.value.text.en
    assert french in refused.value.text.fr.replace("\u00a0", " ")


def test_the_real_page_and_its_csv_are_the_same_766_rows() -> None:
    if not REAL.exists():
        pytest.skip("no real list here: ../shared/data/employers is not beside this project")
    page = read_list((REAL / "noncompliant-2023-10-04.html").read_bytes())
    table = read_list((REAL / "noncompliant-2023-10-04.csv").read_bytes())
    assert len(page) == len(table) == 766
    assert [row.fingerprint for row in page] == [row.fingerprint for row in table]


def test_the_sample_as_feed_is_the_sample() -> None:
    table = read_list(SAMPLE.read_bytes())
    keys = ("bn_operating", "bn_legal", "address", "reasons", "date", "penalty_en", "status_en")
    entries = [
        dict(
            zip(
                keys,
                (r.operating_name, r.legal_name, r.address, r.reasons, r.decided_on, r.penalty, r.status),
                strict=True,
            )
        )
        for r in table
    ]
    assert read_list(json.dumps({"list": entries}).encode()) == table
