"""`workpermit rules` and `sweep`: the book listed and explained, and a table of cases judged by one rule."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tools import rulebook

from workpermit.commands.main import main
from workpermit.core.law.book.contents import QUANTITIES, RULES
from workpermit.core.law.evaluate import explain
from workpermit.core.law.facts import FACTS, Value
from workpermit.core.law.notation import read_facts

MAY_HIRE = "employer.employer_may_hire"
TABLE = """\
case,permit_kind,employer_standing,employer_ineligible_until,judged_on,documents
a,open,,,2025-08-01,"[""passport""]"
b,employer_specific,ineligible_until,2025-08-01,2025-08-01,
c,employer_specific,ineligible_until,2025-07-31,2025-08-01,[]
d,employer_specific,unresolved,none,2025-08-01,
e,employer_specific,,,2025-08-01,
"""


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_list_names_every_rule(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--lang", language]) == 0
    listed = capsys.readouterr().out
    assert all(name in listed for name in (*RULES, *QUANTITIES))


@pytest.mark.parametrize("subject", [*RULES, *QUANTITIES])
def test_every_rule_is_told_in_both_languages(subject: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each clause with its words and its source."""
    shown = {}
    for language in ("en", "fr"):
        assert main(["rules", subject, "--lang", language]) == 0
        shown[language] = capsys.readouterr().out
        assert "{" not in shown[language]
    assert shown["en"] != shown["fr"]
    assert len(shown["en"].splitlines()) == len(shown["fr"].splitlines())


def test_a_rule_reads_like_its_paragraph(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "offer.lmia_in_effect"]) == 0
    shown = capsys.readouterr().out
    assert "• the assessment has not expired on the day [IRPR 203(3.1)]" in shown
    assert "the last day of the LMIA is on or after the day the question is judged on" in shown


def test_a_programme_says_when_it_was_in_force(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "interim_work.visit2work"]) == 0
    shown = capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")
    assert "In force from 24 August 2020 until 28 August 2024" in shown


def test_an_unknown_rule_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "offer.lmia_in_efect", "--lang", "fr"]) == 2
    assert "la plus proche est offer.lmia_in_effect" in capsys.readouterr().err


# --- the pages written from the tree ------------------------------------------------------------------------------


def test_the_rulebook_the_facts_and_the_schema_are_up_to_date() -> None:
    assert rulebook.main(["--check"]) == 0, "python -m tools.rulebook"


def test_a_stale_page_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "schemas").mkdir()
    monkeypatch.setattr(rulebook, "DOCS", tmp_path)
    assert rulebook.main(["--check"]) == 1
    assert rulebook.main([]) == 0
    assert rulebook.main(["--check"]) == 0
    capsys.readouterr()
    page = tmp_path / "rulebook.md"
    page.write_text(page.read_text(encoding="utf-8").replace("14", "15"), encoding="utf-8")
    assert rulebook.main(["--check"]) == 1
    assert "rulebook.md is stale" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["rulebook.md", "rulebook.fr.md"])
def test_every_rule_and_quantity_has_one_page(name: str) -> None:
    page = (rulebook.DOCS / name).read_text(encoding="utf-8")
    for subject in (*RULES, *QUANTITIES):
        assert page.count(f"\n`{subject}`\n") == 1, subject


@pytest.mark.parametrize("name", ["facts.md", "facts.fr.md"])
def test_every_fact_has_one_line(name: str) -> None:
    page = (rulebook.DOCS / name).read_text(encoding="utf-8")
    assert all(page.count(f'<a id="{fact}"></a>') == 1 for fact in FACTS)


# --- a table of cases ---------------------------------------------------------------------------------------------


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    path = tmp_path / "cases.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_sweep_counts_and_writes_each_row(cases: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "answers.csv"
    assert main(["sweep", str(cases), "--rule", MAY_HIRE, "--id", "case", "--out", str(out), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {
        "rule": MAY_HIRE,
        "cases": 5,
        "outcomes": {"met": 2, "not_met": 1, "for_officer": 1, "fact_missing": 1},
    }
    assert out.read_text(encoding="utf-8").split() == [
        "case,outcome", "a,met", "b,not_met", "c,met", "d,for_officer", "e,fact_missing",
    ]  # fmt: skip


def test_a_sweep_says_what_assess_says(cases: Path, tmp_path: Path) -> None:
    out = tmp_path / "answers.parquet"
    assert main(["sweep", str(cases), "--rule", MAY_HIRE, "--id", "case", "--out", str(out)]) == 0
    import polars as pl

    names, *rows = (line.split(",") for line in TABLE.splitlines())
    row = dict(zip(names[1:5], rows[1][1:5], strict=True))
    facts: dict[str, Value] = read_facts(row)
    (swept,) = pl.read_parquet(out).filter(pl.col("case") == "b")["outcome"]
    assert swept == explain(RULES[MAY_HIRE], facts).outcome.value


def test_a_sweep_of_a_quantity_gives_its_values(tmp_path: Path) -> None:
    table, out = tmp_path / "cases.csv", tmp_path / "answers.csv"
    table.write_text("decision_letter_on\n2025-06-17\n\n", encoding="utf-8")
    assert main(["sweep", str(table), "--rule", "limits.mail_overdue_on", "--out", str(out)]) == 0
    assert out.read_text(encoding="utf-8").split()[:2] == ["value,outcome", "2025-07-29,met"]


@pytest.mark.parametrize(
    ("change", "words", "named"),
    [
        (("permit_kind", "permit_knd"), [], "permit_knd n’est pas un fait ; le nom le plus proche est permit_kind."),
        (("2025-07-31", "31-07-2025"), [], "Ligne 4"),
        (("unresolved", "unclear"), [], "Ligne 5"),
        (("[]", "[passport]"), [], "Ligne 4"),
        (("[]", '"[""pasport""]"'), [], "pasport"),
        ((",open,", ",none,"), [], "Ligne 2"),
        (("", ""), ["--rule", "may_hire"], "la plus proche est employer.employer_may_hire"),
        (("", ""), ["--rule", "conditions.permit_conditions"], "donne une liste"),
        (("", ""), ["--out", "answers.txt"], "--out vaut « answers.txt »"),
    ],
)
def test_a_wrong_table_gets_one_clear_sentence(
    cases: Path, change: tuple[str, str], words: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    cases.write_text(TABLE.replace(*change), encoding="utf-8")
    assert main(["sweep", str(cases), "--rule", MAY_HIRE, "--id", "case", "--lang", "fr", *words]) == 2
    assert named in capsys.readouterr().err.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("name", ["nowhere.csv", "nowhere.parquet", "cases.xlsx"])
def test_a_table_that_cannot_be_read_is_named(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sweep", name, "--rule", MAY_HIRE]) == 2
    assert name in capsys.readouterr().err
