"""`workpermit employers`: the list taken in, queries screened and pairs compared on the command line (AYA-05)."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from workpermit.commands import employers
from workpermit.commands.main import main
from workpermit.trades.employers.models import HeldList, PublishedList

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "examples" / "employers" / "published-list.csv"
REAL = ROOT / ".." / "shared" / "data" / "employers" / "noncompliant-2023-10-04.html"
QUERY = "employer,legal_name,address,city,province,postal_code"
PAIR = "operating_name,legal_name,listed_address,candidate_name,candidate_address"


def written(path: Path, *lines: str) -> str:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def told(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


# --- screen ---------------------------------------------------------------------------------------------------------


def test_each_query_gets_its_best_row_in_its_own_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    queries = written(
        tmp_path / "queries.csv",
        QUERY,
        "Northern Pike Diner,0990417 BC Ltd,,Prince George,BC,V2L 1A1",
        '9400-1182 Quebec inc,,"27, rang Saint-Louis, Saint-Anselme, QC",,,',
        "Osprey Analytics,,,,,",
        ",,,,,",
        ",Blue Heron Orchards Limited,,Kelowna,British Columbia,",
    )
    out = tmp_path / "out.csv"
    assert main(["employers", "screen", queries, "--list", str(SAMPLE), "--out", str(out), "--on", "2025-06-17"]) == 0
    rows = told(out)
    assert list(rows[0]) == ["query", "list_row", "score", "band", "explanation", "standing", "until", "listed_name"]
    assert [(row["query"], row["list_row"], row["band"], row["standing"], row["until"]) for row in rows] == [
        ("1", "2", "near-certain", "ineligible_until", "2027-04-30"),
        ("2", "3", "near-certain", "unpaid_penalty", ""),
        ("3", "", "clear", "not_listed", ""),
        ("4", "", "clear", "not_listed", ""),
        ("5", "1", "near-certain", "eligible", ""),
    ]
    assert all(0 <= float(row["score"]) <= 1 for row in rows)
    assert "the same company number, 990417" in rows[0]["explanation"]
    assert capsys.readouterr().out == "3 near-certain, 0 for an officer, 2 clear\n"


def test_the_standing_is_that_of_the_day_asked_for(tmp_path: Path) -> None:
    queries = written(tmp_path / "queries.csv", QUERY, "Northern Pike Diner,,,Prince George,BC,")
    out = tmp_path / "out.csv"
    for day, standing in (("2027-04-30", "ineligible_until"), ("2027-05-01", "eligible")):
        assert main(["employers", "screen", queries, "--list", str(SAMPLE), "--out", str(out), "--on", day]) == 0
        assert told(out)[0]["standing"] == standing


def test_of_several_rows_about_one_employer_the_most_serious_is_told(tmp_path: Path) -> None:
    row = 'A Ltd.,A Ltd.,"1 A St, Guelph, Ontario",9,2025-01-0{n},$1,{status}'
    heading = "Business operating name,Business legal name,Address,Reason(s),Date of final decision,Penalty,Status"
    statuses = ("Eligible", "Ineligible", "Eligible")
    listed = written(tmp_path / "list.csv", heading, *(row.format(n=n, status=s) for n, s in enumerate(statuses, 1)))
    queries, out = written(tmp_path / "queries.csv", QUERY, "A Limited,,,Guelph,ON,"), tmp_path / "out.csv"
    assert main(["employers", "screen", queries, "--list", listed, "--out", str(out), "--on", "2025-06-17"]) == 0
    assert (told(out)[0]["list_row"], told(out)[0]["standing"]) == ("2", "ineligible")


def test_it_speaks_french(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    queries = written(tmp_path / "noms.csv", QUERY, "Ferme Belle Rive,,,L'Islet,QC,")
    out = tmp_path / "out.csv"
    assert main(["employers", "screen", queries, "--list", str(SAMPLE), "--out", str(out), "--lang", "fr"]) == 0
    assert "la même ville (+" in told(out)[0]["explanation"]
    assert plain(capsys.readouterr().out) == "1 presque certains, 0 pour un agent, 0 sans ressemblance\n"


@pytest.mark.django_db
def test_without_a_file_the_list_in_the_database_is_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    queries, out = written(tmp_path / "queries.csv", QUERY, "Blue Heron Orchard,,,Kelowna,BC,"), tmp_path / "out.csv"
    words = ["employers", "screen", queries, "--out", str(out)]
    assert main(words) == 1
    assert "No list was in force" in capsys.readouterr().err
    assert main(["employers", "import", str(SAMPLE)]) == 0
    assert main(words) == 0
    assert told(out)[0]["listed_name"] == "Blue Heron Orchards"


# --- compare --------------------------------------------------------------------------------------------------------


def test_each_pair_gets_a_score_and_a_band(tmp_path: Path) -> None:
    pairs = written(
        tmp_path / "pairs.csv",
        f"listing,{PAIR},label",
        '0,Galaxy Iron,2271511 Ontario Ltd.,"6 A Rd, Concord, Ontario",2271511 Ontario Inc.,"Concord, ON L4K 2G4",same',
        '0,Galaxy Iron,2271511 Ontario Ltd.,"60 A Rd, Concord, Ontario",2271115 Ontario Inc.,"Milton, ON",different',
    )
    out = tmp_path / "out.csv"
    assert main(["employers", "compare", pairs, "--out", str(out)]) == 0
    rows = told(out)
    assert [(row["pair"], row["band"]) for row in rows] == [("1", "near-certain"), ("2", "clear")]
    assert float(rows[0]["score"]) > 0.95
    assert float(rows[1]["score"]) < 0.01
    assert "another company number" in rows[1]["explanation"]


def test_comparing_and_screening_a_file_need_no_database(tmp_path: Path) -> None:
    pairs = written(tmp_path / "pairs.csv", PAIR, "A Ltd.,,Guelph,A Limited,Guelph")
    queries = written(tmp_path / "queries.csv", QUERY, "A,,,,,")
    script = (
        "import sys; from workpermit.commands.main import main\n"
        f"assert main(['employers', 'compare', {pairs!r}, '--out', {str(tmp_path / 'a.csv')!r}]) == 0\n"
        f"assert main(['employers', 'screen', {queries!r}, '--list', {str(SAMPLE)!r}, "
        f"'--out', {str(tmp_path / 'b.csv')!r}]) == 0\n"
        "assert 'django' not in sys.modules and 'polars' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=120)


# --- what is wrong is named -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("column", QUERY.split(","))
def test_a_missing_query_column_is_named(column: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    heading = ",".join(one for one in QUERY.split(",") if one != column)
    queries = written(tmp_path / "queries.csv", heading, "a,b,c,d,e")
    out = tmp_path / "out.csv"
    assert main(["employers", "screen", queries, "--list", str(SAMPLE), "--out", str(out)]) == 2
    assert f"queries.csv has no column “{column}”" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize(
    ("words", "english"),
    [
        (["screen", "{good}", "--list", "{list}"], "--out"),
        (["screen", "{gone}", "--list", "{list}", "--out", "{out}"], "cannot be read"),
        (["screen", "{good}", "--list", "{gone}", "--out", "{out}"], "cannot be read"),
        (["screen", "{good}", "--list", "{good}", "--out", "{out}"], "no column “business operating name”"),
        (["screen", "{wide}", "--list", "{list}", "--out", "{out}"], "row 1 has 7 cells"),
        (["screen", "{good}", "--list", "{list}", "--out", "{out}", "--on", "soon"], "--on is “soon”"),
        (["screen", "{good}", "--list", "{list}", "--out", "{gone}/out.csv"], "cannot be written"),
        (["screen", "{latin}", "--list", "{list}", "--out", "{out}"], "UTF-8"),
        (["compare", "{good}", "--out", "{out}"], "no column “operating_name”"),
        (["compare", "{good}"], "--out"),
        (["import", "{gone}"], "cannot be read"),
        (["confirm", "twelve"], "no number of a held list"),
        (["ask", "{good}"], "ask"),
    ],
)
def test_bad_input_ends_with_status_2(
    words: list[str], english: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "latin.csv").write_bytes(f"{QUERY}\nQu\xe9bec,,,,,\n".encode("latin-1"))
    names = {
        "good": written(tmp_path / "good.csv", QUERY, "A,,,,,"),
        "wide": written(tmp_path / "wide.csv", QUERY, "A,,,,,,"),
        "latin": str(tmp_path / "latin.csv"),
        "gone": str(tmp_path / "gone"),
        "list": str(SAMPLE),
        "out": str(tmp_path / "out.csv"),
    }
    try:
        status = main(["employers", *(word.format(**names) for word in words)])
    except SystemExit as ended:  # argparse's own
        status = int(ended.code or 0)
    assert status == 2
    assert english in capsys.readouterr().err
    assert not (tmp_path / "out.csv").exists()


# --- import ---------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_list_is_taken_in_and_its_changes_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["employers", "import", str(SAMPLE)]) == 0
    assert "Version 1: 26 rows; 26 added, 0 withdrawn, 0 changed in place." in plain(capsys.readouterr().out)
    assert main(["employers", "import", str(SAMPLE)]) == 0
    assert "Nothing changed: version 1" in capsys.readouterr().out
    paid = SAMPLE.read_text("utf-8").replace('permanent ban",Ineligible', 'permanent ban",Eligible')
    assert main(["employers", "import", written(tmp_path / "next.csv", paid)]) == 0
    assert "Version 2: 26 rows; 0 added, 0 withdrawn, 1 changed in place." in plain(capsys.readouterr().out)


@pytest.mark.django_db
def test_a_mass_change_waits_for_a_second_person(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["employers", "import", str(SAMPLE)])
    half = "\n".join(SAMPLE.read_text("utf-8").splitlines()[:14])
    shorter = written(tmp_path / "half.csv", half)
    capsys.readouterr()
    assert main(["employers", "import", shorter, "--by", "ana"]) == 1
    number = HeldList.objects.get().pk
    assert f"workpermit employers confirm {number}" in capsys.readouterr().out
    assert main(["employers", "confirm", str(number), "--by", "ana"]) == 2
    assert "A second person" in capsys.readouterr().err
    assert PublishedList.objects.count() == 1
    assert main(["employers", "confirm", str(number), "--by", "bo"]) == 0
    assert "Version 2: 13 rows" in plain(capsys.readouterr().out)


@pytest.mark.django_db
def test_the_real_page_is_taken_in_without_a_row_lost(capsys: pytest.CaptureFixture[str]) -> None:
    if not REAL.exists():
        pytest.skip("no real list here: ../shared/data/employers is not beside this project")
    assert main(["employers", "import", str(REAL)]) == 0
    said = capsys.readouterr().out
    assert "Version 1: 766 rows" in plain(said)
    assert "status not known" not in said
    assert main(["employers", "import", str(REAL.with_suffix(".csv"))]) == 0
    assert "Version 2: 766 rows; 0 added, 0 withdrawn, 0 changed in place." in plain(capsys.readouterr().out)


def test_every_doubt_has_its_words() -> None:
    from workpermit.trades.employers.receiving import Doubt

    assert set(employers._WHY) == {doubt.value for doubt in Doubt}
