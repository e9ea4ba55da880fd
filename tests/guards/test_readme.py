"""What README and CONTRIBUTING tell a newcomer to type exists."""

from __future__ import annotations

import re
from typing import Final

import pytest

from guards.tree import ROOT
from workpermit.commands.main import COMMANDS

TARGETS: Final = set(re.findall(r"^([a-z][\w-]*):", (ROOT / "Makefile").read_text(), flags=re.MULTILINE))
PAGES: Final = ("README.md", "CONTRIBUTING.md")


@pytest.mark.parametrize("page", PAGES)
def test_every_make_command_is_a_target(page: str) -> None:
    told = set(re.findall(r"(?:`|^)make ([a-z][\w-]*)", (ROOT / page).read_text(), flags=re.MULTILINE))
    assert told
    assert told <= TARGETS


@pytest.mark.parametrize("page", PAGES)
def test_every_workpermit_command_exists(page: str) -> None:
    told = set(re.findall(r"(?:`|^|bin/)workpermit ([a-z][\w-]*)", (ROOT / page).read_text(), flags=re.MULTILINE))
    assert told <= set(COMMANDS)


def test_readme_names_the_two_commands_of_a_newcomer() -> None:
    readme = (ROOT / "README.md").read_text()
    assert "make demo" in readme
    assert "make test" in readme


def test_the_help_of_make_is_true() -> None:
    told = set(re.findall(r"^# make ([a-z][\w-]*)", (ROOT / "Makefile").read_text(), flags=re.MULTILINE))
    assert told <= TARGETS
