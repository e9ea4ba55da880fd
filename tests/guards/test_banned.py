"""What nobody calls: the clock outside its module, signals; ruff says so, and these tests say that ruff does."""

from __future__ import annotations

import subprocess
import sys
from typing import Final

import pytest

from guards.tree import ROOT

CLOCK: Final = [
    "from datetime import datetime\n\ndatetime.now()\n",
    "import datetime as dt\n\ndt.datetime.now(dt.UTC)\n",
    "from datetime import date\n\ndate.today()\n",
    "import time\n\ntime.time()\n",
    "from django.utils.timezone import now\n\nnow()\n",
]
SIGNALS: Final = [
    "from django.dispatch import receiver\n",
    "from django.db.models.signals import post_save\n",
    "from django.db.models import signals\n",
]


@pytest.mark.parametrize("source", CLOCK + SIGNALS)
def test_it_is_refused(source: str) -> None:
    assert "TID251" in _complaints(source, "src/workpermit/casework/door.py")


@pytest.mark.parametrize("source", CLOCK)
def test_the_clock_itself_may_read_the_time(source: str) -> None:
    assert "TID251" not in _complaints(source, "src/workpermit/clock/present.py")


def _complaints(source: str, path: str) -> str:
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format=concise", "--stdin-filename", path]
    return subprocess.run([*command, "-"], cwd=ROOT, input=source, capture_output=True, text=True, check=False).stdout
