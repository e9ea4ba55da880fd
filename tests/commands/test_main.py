"""The command line as a whole: what it lists, which language it speaks, how it fails."""

from __future__ import annotations

import argparse
import inspect
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from workpermit.commands import main as entry_point
from workpermit.commands.main import COMMANDS, Entry, main
from workpermit.core.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[[argparse.Namespace], int]
    Planting = Callable[[Run], None]

HELP = Text(en="do a thing", fr="faire une chose")


@pytest.fixture
def planted(monkeypatch: pytest.MonkeyPatch) -> Planting:
    """Return a function that makes `workpermit thing` run what it is given."""

    def plant(run: Run) -> None:
        command = SimpleNamespace(add_arguments=lambda parser: None, run=run)
        monkeypatch.setattr(entry_point, "COMMANDS", {"thing": Entry("nowhere", HELP)})
        monkeypatch.setattr(Entry, "load", lambda self: command)

    return plant


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_table_is_there(name: str) -> None:
    command = COMMANDS[name].load()
    assert list(inspect.signature(command.add_arguments).parameters) == ["parser"]
    assert list(inspect.signature(command.run).parameters) == ["arguments"]


@pytest.mark.parametrize(
    ("words", "line"), [(["--help"], "usage: "), (["--lang", "fr", "--help"], "utilisation\u00a0: ")]
)
def test_help_lists_every_command_in_the_chosen_language(
    words: list[str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    said = capsys.readouterr().out
    assert ended.value.code == 0
    assert said.startswith(line)
    for name, entry in COMMANDS.items():
        assert name in said
        assert (entry.help.fr if "fr" in words else entry.help.en) in said


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (["thing"], "en"),
        (["--lang", "fr", "thing"], "fr"),
        (["thing", "--lang", "fr"], "fr"),
        (["thing", "--lang=fr"], "fr"),
    ],
)
def test_the_language_may_be_named_on_either_side(words: list[str], language: str, planted: Planting) -> None:
    heard: list[str] = []
    planted(lambda arguments: _hear(arguments, heard))
    assert main(words) == 0
    assert heard == [language]


def test_the_environment_names_the_language(monkeypatch: pytest.MonkeyPatch, planted: Planting) -> None:
    heard: list[str] = []
    planted(lambda arguments: _hear(arguments, heard))
    monkeypatch.setenv("WORKPERMIT_LANG", "fr_CA.UTF-8")
    main(["thing"])
    assert heard == ["fr"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Name a command: "),
        (["--lang", "fr"], "Nommez une commande\u00a0: "),
        (["nothing"], "There is no command “nothing”."),
        (["--lang", "fr", "nothing"], "La commande «\u00a0nothing\u00a0» n’existe pas."),
        (["thing", "--else"], "Not understood: --else."),
        (["thing", "--lang", "de"], "Argument --lang cannot be 'de'"),
    ],
)
def test_a_wrong_command_line_ends_with_2(
    words: list[str],
    said: str,
    planted: Planting,
    capsys: pytest.CaptureFixture[str],
) -> None:
    planted(lambda arguments: 0)
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def _hear(arguments: argparse.Namespace, heard: list[str]) -> int:
    heard.append(arguments.language.value)
    return 0


def _fail(arguments: argparse.Namespace) -> int:
    raise RuntimeError("the disk is full")


def test_what_nobody_expected_is_one_calm_sentence(planted: Planting, capsys: pytest.CaptureFixture[str]) -> None:
    planted(_fail)
    assert main(["--lang", "fr", "thing"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Cela n’a pas fonctionné\u00a0: the disk is full.")
    assert "Traceback" not in said.err


def test_debug_shows_where(planted: Planting, capsys: pytest.CaptureFixture[str]) -> None:
    planted(_fail)
    assert main(["thing", "--debug"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_a_person_may_stop_it(planted: Planting, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(arguments: argparse.Namespace) -> int:
        raise KeyboardInterrupt

    planted(interrupted)
    assert main(["thing"]) == 130
    assert capsys.readouterr().err == "Stopped, as you asked.\n"
