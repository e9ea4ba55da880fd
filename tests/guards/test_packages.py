"""What a folder and a module may look like (design, sections 1 and 7)."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

import pytest

from guards.tree import SOURCE, name_of, parsed, source_files

if TYPE_CHECKING:
    from pathlib import Path

BANNED_NAMES: Final = {"utils", "util", "helpers", "helper", "common", "base", "services", "managers", "misc", "tools"}
LONGEST_FUNCTION: Final = 50


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("__init__.py")), ids=name_of)
def test_a_package_says_its_job_and_nothing_else(path: Path) -> None:
    body = parsed(path).body
    assert len(body) <= 1
    assert ast.get_docstring(parsed(path)) or path.parent.name == "migrations"


def test_every_folder_of_modules_is_a_package() -> None:
    folders = {path.parent for path in source_files()}
    assert [name_of(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def test_no_module_is_named_after_nothing() -> None:
    assert [name_of(path) for path in source_files() if BANNED_NAMES & {path.stem, path.parent.name}] == []


def test_every_module_begins_with_its_job() -> None:
    assert [name_of(path) for path in source_files() if not ast.get_docstring(parsed(path))] == []


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{name_of(path)}:{node.lineno} {node.name}"
        for path in source_files()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _lines(node) > LONGEST_FUNCTION
    ]
    assert long == []


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of a body, its docstring left out."""
    first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
    return (node.end_lineno or 0) - first.lineno + 1
