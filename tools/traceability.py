"""Write docs/traceability.md: which code and which tests stand behind each id of docs/mission.md.

    python tools/traceability.py            write the page
    python tools/traceability.py --check    write nothing; exit 1 when the page is stale or an unknown id is cited

An id counts as cited wherever it is written out (AYA-03), and `aya_03` in the name of a test as well. A test claims
the whole journey by naming the id in its docstring, its name or its module's docstring, under tests/journeys; one that
walks only a part says so after it: "OUT-01 (in part)". Skipped and expected-to-fail tests count for nothing.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = Path("docs/traceability.md")
MISSION = Path("docs/mission.md")
ID = re.compile(r"\b((?:AYA|OUT|IN)-\d{2})\b(\s*\(in part\))?")
ID_IN_NAME = re.compile(r"(?:^|_)(aya|out|in)_(\d{2})(?=_|$)")
MISSION_ROW = re.compile(r"^\| ((?:AYA|OUT|IN)-\d{2}) \| (.+?) \|$", re.MULTILINE)
BOOK = "core/law/book/"
NOT_COUNTED = {"skip", "skipif", "xfail"}


class State(StrEnum):
    """How far a promise of the mission has come, from the best evidence that the files hold; the page explains each."""

    JOURNEY = "journey"
    IN_PART = "tested in part"
    CITED = "cited only"
    NOT_YET = "not yet"


@dataclass(slots=True)
class Evidence:
    """What cites one id, as file paths (for rules, with the rule's name)."""

    code: set[str] = field(default_factory=set)
    tests: set[str] = field(default_factory=set)
    journeys: set[str] = field(default_factory=set)

    @property
    def state(self) -> State:
        """Return the furthest state that this evidence supports."""
        if self.journeys:
            return State.JOURNEY
        if self.tests:
            return State.IN_PART
        return State.CITED if self.code else State.NOT_YET


def main(arguments: list[str] | None = None, *, root: Path = ROOT) -> int:
    """Write the page, or with --check compare it; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when the page is stale")
    check = parser.parse_args(arguments).check
    promises = read_mission(root)
    evidence = gather(root)
    unknown = sorted(set(evidence) - set(promises))
    for id_ in unknown:
        where = ", ".join(sorted(evidence[id_].code | evidence[id_].tests | evidence[id_].journeys))
        print(f"{id_} is cited and not in {MISSION}: {where}", file=sys.stderr)
    page = render(promises, evidence)
    if not check:
        (root / PAGE).write_text(page, encoding="utf-8")
        return 1 if unknown else 0
    stale = not (root / PAGE).exists() or (root / PAGE).read_text(encoding="utf-8") != page
    if stale:
        print(f"{PAGE} is stale: run `python tools/traceability.py` and commit the page", file=sys.stderr)
    return 1 if stale or unknown else 0


def read_mission(root: Path) -> dict[str, str]:
    """Return each id of the mission with its statement, in the page's order.

    Raises:
        ValueError: the page holds no id, or one id twice.
    """
    rows = MISSION_ROW.findall((root / MISSION).read_text(encoding="utf-8"))
    twice = [id_ for id_, count in Counter(id_ for id_, _ in rows).items() if count > 1]
    if twice or not rows:
        raise ValueError(f"{MISSION}: " + (f"ids written twice: {', '.join(twice)}" if twice else "no ids found"))
    return dict(rows)


def gather(root: Path) -> defaultdict[str, Evidence]:
    """Read every module under src and every test module under tests for the ids they cite."""
    evidence: defaultdict[str, Evidence] = defaultdict(Evidence)
    for path in _python_files(root / "src"):
        for id_, place in _citations_in_code(path, root):
            evidence[id_].code.add(place)
    for path in _python_files(root / "tests"):
        # The tool's own test plants made-up projects full of ids, none of which it tests.
        if path.name.startswith("test_") and path.name != "test_traceability.py":
            for id_, whole in _citations_in_tests(path, journeys="journeys" in path.parts):
                found = evidence[id_]
                (found.journeys if whole else found.tests).add(path.relative_to(root).as_posix())
    return evidence


def render(promises: dict[str, str], evidence: dict[str, Evidence]) -> str:
    """Return the page as Markdown."""
    found = {id_: evidence.get(id_, Evidence()) for id_ in promises}
    states = Counter(one.state for one in found.values())
    lines = [
        "# Traceability: from the mission to code and tests",
        "",
        "Written by `python tools/traceability.py` from what the files cite; do not edit by hand. A citation says that",
        "someone meant the id, not that the work is whole; whether the tests pass, `make test` says. The statements",
        "stand in [mission.md](mission.md).",
        "",
        "*journey*: a test in `tests/journeys` claims to walk the promise from end to end. *tested in part*: tests",
        "cite it, none claims the whole way. *cited only*: code cites it, no test does. *not yet*: nothing cites it.",
        "",
        ", ".join(f"{state}: {states[state]}" for state in State) + f"; of {len(promises)}.",
        "",
        "| id | state | journey test | other tests | rules and modules |",
        "|---|---|---|---|---|",
        *(_row(id_, one) for id_, one in found.items()),
    ]
    return "\n".join(lines) + "\n"


def _row(id_: str, one: Evidence) -> str:
    journeys = _list(one.journeys, "tests/journeys/") or "no"
    return f"| {id_} | {one.state} | {journeys} | {_list(one.tests, 'tests/')} | {_list(one.code, 'src/workpermit/')} |"


def _list(places: Iterable[str], prefix: str) -> str:
    return ", ".join(f"`{place.removeprefix(prefix)}`" for place in sorted(places))


def _python_files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py")) if folder.exists() else []


def _citations_in_code(path: Path, root: Path) -> Iterator[tuple[str, str]]:
    text = path.read_text(encoding="utf-8")
    place = path.relative_to(root).as_posix()
    names = _names_by_line(ast.parse(text)) if BOOK in place else {}
    for number, line in enumerate(text.splitlines(), start=1):
        for match in ID.finditer(line):
            name = names.get(number)
            yield match[1], f"{place}: {name}" if name else place


def _names_by_line(tree: ast.Module) -> dict[int, str]:
    """Map the lines of each top-level assignment to its name, so that a citation inside a rule names the rule."""
    names: dict[int, str] = {}
    for node in tree.body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        if isinstance(target, ast.Name):
            names.update(dict.fromkeys(range(node.lineno, (node.end_lineno or node.lineno) + 1), target.id))
    return names


def _citations_in_tests(path: Path, *, journeys: bool) -> Iterator[tuple[str, bool]]:
    """Yield each id that a test module cites, and whether it claims the whole journey."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    tests = [node for node in ast.walk(tree) if isinstance(node, _Function) and node.name.startswith("test")]
    counted = [node for node in tests if not any(map(_is_skip_mark, node.decorator_list))]
    if not counted or _is_skipped_whole(tree):
        return
    for match in ID.finditer(_without(text, [node for node in tests if node not in counted])):
        yield match[1], False
    for node in (tree, *counted):
        claim = ast.get_docstring(node) or ""
        if isinstance(node, _Function):
            claim += "".join(f"\n{prefix.upper()}-{digits}" for prefix, digits in ID_IN_NAME.findall(node.name))
        for match in ID.finditer(claim):
            yield match[1], journeys and not match[2]


_Function = ast.FunctionDef | ast.AsyncFunctionDef


def _without(text: str, skipped: list[_Function]) -> str:
    lines = text.splitlines()
    for node in skipped:
        for number in range(node.lineno - 1, node.end_lineno or node.lineno):
            lines[number] = ""
    return "\n".join(lines)


def _is_skipped_whole(tree: ast.Module) -> bool:
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "pytestmark" for t in node.targets):
            marks = node.value.elts if isinstance(node.value, ast.List | ast.Tuple) else [node.value]
            return any(map(_is_skip_mark, marks))
    return False


def _is_skip_mark(node: ast.expr) -> bool:
    target = node.func if isinstance(node, ast.Call) else node
    return isinstance(target, ast.Attribute) and target.attr in NOT_COUNTED


if __name__ == "__main__":
    sys.exit(main())
