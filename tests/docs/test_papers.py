"""The hand-written papers stay true: links lead somewhere, records are numbered and listed, code names exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "workpermit"
RECORDS = sorted((ROOT / "docs/adr").glob("0*.md"))
PAPERS = [*sorted((ROOT / "docs").rglob("*.md")), *sorted(ROOT.glob("*.md"))]
NAMING_CODE = [*RECORDS, *(ROOT / "docs" / name for name in ("walkthrough.md", "glossary.md", "security.md"))]

LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)")
CITED_RECORD = re.compile(r"\bADR-(\d{2})\b|\breading\((\d{1,2})\)")
CODE = re.compile(r"`([^`\n]+)`")
MODULE = re.compile(r"(?:[a-z_0-9]+/)*[a-z_0-9]+\.py")
FOLDER = re.compile(r"(?:core|trades|commands|config)/[a-z_/]+")
CLASS_OR_CONSTANT = re.compile(r"[A-Z][A-Za-z]+[a-z][A-Za-z]+|[A-Z]+(?:_[A-Z]+)+")
MEMBER = re.compile(r"([A-Z][A-Za-z]+)\.([A-Z_]+)")


def _everything_in(folder: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.py")))


def _missing_names(paper: Path, source: str) -> list[str]:
    missing = []
    for name in CODE.findall(paper.read_text(encoding="utf-8")):
        if MODULE.fullmatch(name):
            found = any(path.as_posix().endswith(f"/{name}") for path in SOURCE.rglob(Path(name).name))
            found = found or (ROOT / name).exists()
        elif FOLDER.fullmatch(name):
            found = (SOURCE / name).exists() or (SOURCE / f"{name}.py").exists()
        elif member := MEMBER.fullmatch(name):
            found = (
                re.search(rf"\b{member[1]}\b", source) is not None
                and re.search(rf"\b{member[2]}\b", source) is not None
            )
        elif CLASS_OR_CONSTANT.fullmatch(name) and not name.startswith("WORKPERMIT_"):
            found = re.search(rf"\b{name}\b", source) is not None
        else:
            continue
        if not found:
            missing.append(name)
    return missing


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(paper: Path) -> None:
    targets = LINK.findall(paper.read_text(encoding="utf-8"))
    assert [target for target in targets if not (paper.parent / target).exists()] == []


def test_the_records_are_numbered_without_a_gap_and_all_listed() -> None:
    index = (ROOT / "docs/adr/README.md").read_text(encoding="utf-8")
    for number, record in enumerate(RECORDS, start=1):
        title = record.read_text(encoding="utf-8").splitlines()[0]
        assert record.name.startswith(f"{number:04}-")
        assert title.startswith(f"# ADR-{number:02}: ")
        assert f"| [ADR-{number:02}]({record.name}) | {title.split(': ', 1)[1]} |" in index


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.stem)
def test_a_record_has_its_five_parts(record: Path) -> None:
    headings = [line for line in record.read_text(encoding="utf-8").splitlines() if line.startswith("## ")]
    assert headings == ["## Context", "## Decision", "## Consequences", "## Where it is applied", "## How to vary it"]


def test_every_record_that_is_cited_exists() -> None:
    cited: dict[str, list[str]] = {}
    for path in [*SOURCE.rglob("*.py"), *(ROOT / "tests").rglob("*.py"), *PAPERS]:
        for named, sourced in CITED_RECORD.findall(path.read_text(encoding="utf-8")):
            cited.setdefault(named or sourced.zfill(2), []).append(path.relative_to(ROOT).as_posix())
    existing = {record.name[2:4] for record in RECORDS}
    assert {number: where for number, where in cited.items() if number not in existing} == {}


def test_every_security_requirement_that_is_cited_is_explained() -> None:
    cited = set(re.findall(r"\bS-\d{2}\b", _everything_in(SOURCE) + _everything_in(ROOT / "tests")))
    explained = set(
        re.findall(r"^\| (S-\d{2}) \|", (ROOT / "docs/security.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert cited - explained == set()


@pytest.mark.parametrize("paper", NAMING_CODE, ids=lambda path: path.stem)
def test_code_that_is_named_exists(paper: Path) -> None:
    assert _missing_names(paper, _everything_in(SOURCE)) == []


def test_a_name_that_does_not_exist_is_found(tmp_path: Path) -> None:
    paper = tmp_path / "paper.md"
    paper.write_text(
        "`core/text.py`, `core/no_such.py`, `core/law`, `core/no_such_folder`, `Actor`, `NoSuchThing`, "
        "`Role.OFFICER`, `Role.NO_SUCH`, `THE_PERSON`, `NO_SUCH_RULE`, `a plain word`",
        encoding="utf-8",
    )
    missing = ["core/no_such.py", "core/no_such_folder", "NoSuchThing", "Role.NO_SUCH", "NO_SUCH_RULE"]
    assert _missing_names(paper, _everything_in(SOURCE)) == missing
