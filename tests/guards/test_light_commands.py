"""The commands that need no database load none of what makes one slow to start."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Final

import pytest

HEAVY: Final = ("django", "numpy", "polars", "typst", "pikepdf", "PIL", "granian", "psycopg")
LINES: Final = {
    "help": ["--help"],
    "due": ["due", "2026-11-30", "--zone", "America/Toronto"],
    "verify": ["verify", "--help"],
    "assess": ["assess", "examples/facts/renewal-pending.json"],
    "rules": ["rules"],
    "rules ID": ["rules", "right_to_work.may_work"],
    "business-days": ["business-days", "2026-11-30"],
}
ASK: Final = """
import json, sys
from workpermit.commands.main import main
try:
    main(json.loads(sys.argv[1]))
except SystemExit:
    pass
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
"""


@pytest.mark.parametrize("line", LINES)
def test_it_loads_nothing_heavy(line: str) -> None:
    command = [sys.executable, "-c", ASK, json.dumps(LINES[line])]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    loaded = set(json.loads(answer.stderr.splitlines()[-1]))
    assert answer.stdout
    assert loaded.isdisjoint(HEAVY)
