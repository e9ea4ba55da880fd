"""Every import contract is alive: a violation planted in a copy of the tree breaks it (design, section 2)."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING, Final

import pytest

from guards.tree import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

with (ROOT / "pyproject.toml").open("rb") as settings:
    CONTRACTS: Final[Mapping[str, str]] = {
        contract["id"]: contract["name"] for contract in tomllib.load(settings)["tool"]["importlinter"]["contracts"]
    }

# One import for each contract that breaks that one and no other.
PLANTED_IMPORTS: Final[Mapping[str, tuple[str, str]]] = {
    "house": ("vault/__init__.py", "import workpermit.accounts.models"),
    "trades": ("trades/documents/__init__.py", "import workpermit.trades.notices"),
    "core": ("core/forms/__init__.py", "import workpermit.core.case.application"),
    "pure": ("core/text.py", "from time import time"),
    "machines": ("core/case/biometrics.py", "import workpermit.core.case.interview"),
    "pages": ("web/ui/words.py", "import workpermit.web.tracker.apps"),
    "journal": ("commands/__init__.py", "import workpermit.casework.journal"),
    "light": ("commands/due.py", "import django"),
}
# One module that has no place in the house yet, for each contract that wants every module placed.
PLANTED_MODULES: Final[Mapping[str, str]] = {
    "house": "attic.py",
    "core": "core/attic.py",
    "machines": "core/case/attic.py",
    "pages": "web/attic.py",
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy what the contracts are about; no fonts, no fixtures, no caches."""
    copy = tmp_path_factory.mktemp("house")
    python_files_only = shutil.ignore_patterns("__pycache__", "fonts", "templates", "*.typ", "*.json")
    shutil.copytree(ROOT / "src", copy / "src", ignore=python_files_only)
    shutil.copy(ROOT / "pyproject.toml", copy)
    return copy


@pytest.fixture(scope="module")
def broken_by_imports(house: Path) -> frozenset[str]:
    """Plant one import per contract, ask once, and take them away again."""
    before = {path: (house / "src/workpermit" / path).read_text() for path, _ in PLANTED_IMPORTS.values()}
    for path, planted in PLANTED_IMPORTS.values():
        (house / "src/workpermit" / path).write_text(f"{before[path]}\n{planted}\n")
    try:
        return _broken_contracts(house)
    finally:
        for path, content in before.items():
            (house / "src/workpermit" / path).write_text(content)


@pytest.fixture(scope="module")
def broken_by_modules(house: Path) -> frozenset[str]:
    """Plant one module per contract, ask once, and take them away again."""
    planted = [house / "src/workpermit" / path for path in PLANTED_MODULES.values()]
    for path in planted:
        path.write_text('"""A module that nobody placed."""\n')
    try:
        return _broken_contracts(house)
    finally:
        for path in planted:
            path.unlink()


def test_each_contract_has_a_planted_violation() -> None:
    assert set(PLANTED_IMPORTS) == set(CONTRACTS)


@pytest.mark.parametrize("contract", PLANTED_IMPORTS)
def test_a_planted_import_breaks_its_contract(contract: str, broken_by_imports: frozenset[str]) -> None:
    assert CONTRACTS[contract] in broken_by_imports


@pytest.mark.parametrize("contract", PLANTED_MODULES)
def test_a_module_without_a_place_breaks_its_contract(contract: str, broken_by_modules: frozenset[str]) -> None:
    assert CONTRACTS[contract] in broken_by_modules


def test_nothing_else_is_broken_by_a_module_without_a_place(broken_by_modules: frozenset[str]) -> None:
    """Else the test above could pass because of what is broken already."""
    assert broken_by_modules == {CONTRACTS[contract] for contract in PLANTED_MODULES}


def _broken_contracts(house: Path) -> frozenset[str]:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    environment = {**os.environ, "PYTHONPATH": str(house / "src"), "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "200"}
    answer = subprocess.run(
        [*command, "--no-cache", "--no-logo"], cwd=house, env=environment, capture_output=True, text=True, check=False
    )
    broken = frozenset(re.findall(r"^(.+) BROKEN$", answer.stdout, flags=re.MULTILINE))
    assert "Contracts: " in answer.stdout, answer.stdout + answer.stderr
    return broken
