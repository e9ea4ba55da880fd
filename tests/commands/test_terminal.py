"""A report fits the terminal it is read on, cut between words; its lines stay whole for files and programs."""

from __future__ import annotations

from pathlib import Path

import pytest

from workpermit.commands.main import main
from workpermit.commands.terminal import fitted

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "facts"


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("short", "short"),
        ("", ""),
        (
            "  ✓ Yes, on 15 July 2025: while the renewal is being decided",
            "  ✓ Yes, on 15 July 2025: while the\n    renewal is being decided",
        ),
        (
            "    Ends with a decision, or with leaving Canada.",
            "    Ends with a decision, or with\n    leaving Canada.",
        ),
        (
            "  offer.ready  The offer is ready whatever else",
            "  offer.ready  The offer is ready\n               whatever else",
        ),
        (
            "  held_status: the person held status when leaving",
            "  held_status: the person held status\n    when leaving",
        ),
        ("15\N{NO-BREAK SPACE}jours" * 5, "15\N{NO-BREAK SPACE}jours" * 5),  # no word to cut at
    ],
)
def test_a_line_goes_on_under_its_beginning(line: str, shown: str) -> None:
    assert fitted(line, 40) == shown


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("words", [["assess", str(EXAMPLES / "renewal-pending.json")], ["rules"]])
def test_a_terminal_of_eighty_columns_is_kept_to(
    words: list[str], language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert main([*words, "--lang", language]) == 0
    narrow = capsys.readouterr().out
    assert max(map(len, narrow.splitlines())) <= 80
    monkeypatch.setattr("sys.stdout.isatty", lambda: False, raising=False)
    assert main([*words, "--lang", language]) == 0
    whole = capsys.readouterr().out
    assert whole.split() == narrow.split()
    assert max(map(len, whole.splitlines())) > 80


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_help_fits_eighty_columns(
    language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit):
        main(["assess", "--help", "--lang", language])
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 80
