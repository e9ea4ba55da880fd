"""Fits a report to the terminal it is read on; a file or another program gets its lines whole."""

from __future__ import annotations

import re
import shutil
import sys
import textwrap
from typing import Final

_LEAD: Final = re.compile(r"\s*(?:[✓✗⚖?•→] |[a-z0-9_.]+  +)?")
_NAMED: Final = re.compile(r"(\s+)[a-z0-9_.]+\s?: ")
_NARROWEST: Final = 40


def show(text: str) -> None:
    """Print lines, cut between words where the terminal is too narrow for them."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    print(fitted(text, width) if width else text)


def fitted(text: str, width: int) -> str:
    """Return lines no wider than `width`, the rest of each under its beginning, after its mark or its name."""
    return "\n".join(_cut(line, max(width, _NARROWEST)) for line in text.splitlines())


def _cut(line: str, width: int) -> str:
    lead, named = _LEAD.match(line), _NAMED.match(line)
    under = len(named[1]) + 2 if named else min(len(lead[0]) if lead else 0, width // 2)
    return textwrap.fill(
        line, width, subsequent_indent=" " * under, break_long_words=False, break_on_hyphens=False
    )  # fmt: skip
