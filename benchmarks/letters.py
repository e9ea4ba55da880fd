"""Letters a second a core, beside WeasyPrint printing the same letters with the same fonts.

    .venv/bin/python benchmarks/letters.py

Both sides print the same sample letters, each a different person's, in turn, and are charged the processor time of
all their threads. Goals: 40 letters a second a core, 10 times WeasyPrint. WeasyPrint goes into an environment of its
own, build/peers/weasyprint, and needs the Pango library of the system; it writes one standard (PDF/UA-1), we two.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from trades.letters import samples
from workpermit.core.text import Language
from workpermit.core.wording.content import LetterContent
from workpermit.trades.letters import pdf

HERE = Path(__file__).resolve().parent
PEER = HERE.parent / "build" / "peers" / "weasyprint"
RUNS = 7
OURS, THEIRS = 40, 6


def main() -> None:
    """Run both sides in turn and print medians."""
    install()
    pdf.render(samples.letter(Language.EN))
    rows = []
    for run in range(RUNS):
        ours, theirs = our_rate(run), their_rate(run)
        rows.append((ours, theirs, ours / theirs))
        print(
            f"  run {run + 1}: {ours:6.1f} letters/s   WeasyPrint {theirs:5.2f}   {ours / theirs:5.1f} times",
            flush=True,
        )
    ours, theirs, ratio = (statistics.median(column) for column in zip(*rows, strict=True))
    print(
        f"median of {RUNS}: {ours:.1f} letters/s a core (goal 40), WeasyPrint {theirs:.2f}, {ratio:.1f} times (goal 10)"
    )


def letters(run: int, count: int) -> list[LetterContent]:
    """Return letters of which no two are the same, so that nothing printed before can be handed out again."""
    return [
        replace(samples.letter(Language.FR if at % 2 else Language.EN), number=f"L9{run:03d}{at:05d}")
        for at in range(count)
    ]


def our_rate(run: int) -> float:
    """Return how many letters we print in a second of processor time."""
    batch = letters(run, OURS)
    started = time.process_time()
    for content in batch:
        pdf.render(content)
    return OURS / (time.process_time() - started)


def their_rate(run: int) -> float:
    """Return how many letters WeasyPrint prints in a second of processor time, once it is warm."""
    request = {"fonts": str(pdf.FONTS), "letters": [pdf.as_data(content) for content in letters(run, THEIRS)]}
    command = [PEER / "bin" / "python", HERE / "peers" / "weasyprint_letters.py"]
    answer = subprocess.run(command, input=json.dumps(request), capture_output=True, text=True, check=True)
    return float(answer.stdout)


def install() -> None:
    """Put WeasyPrint into its own environment, once."""
    if not (PEER / "ready").exists():
        subprocess.run([sys.executable, "-m", "venv", PEER], check=True)
        subprocess.run([PEER / "bin" / "pip", "install", "-q", "weasyprint"], check=True)
        (PEER / "ready").touch()


if __name__ == "__main__":
    main()
