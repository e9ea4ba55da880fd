"""Seals signed and verified a second a core. Goal: 3,000 each.

    .venv/bin/python benchmarks/seals.py

Signing goes from the fields to the text of the symbol, verifying from the text to the fields; the trust list is
read once. The bare signature of the cryptography library stands beside, to show what the seal around it costs.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
from cryptography.hazmat.primitives.hashes import SHA256

from trades.letters.sealed_samples import FIELDS, KEY, TRUST
from workpermit.trades.letters import base45
from workpermit.trades.letters.seals import PREFIX, sign, verify

RUNS, EACH = 7, 500


def rate(work: Callable[[int], object]) -> float:
    """Return how often `work` is done in a second of processor time."""
    started = time.process_time()
    for at in range(EACH):
        work(at)
    return EACH / (time.process_time() - started)


def main() -> None:
    """Run all four in turn and print medians."""
    people = [replace(FIELDS, number=f"U{at:09d}", printed=bytes(12)) for at in range(EACH)]
    seals = [sign(fields, KEY) for fields in people]
    message, how = bytes(200), ECDSA(SHA256(), deterministic_signing=True)
    signature, public_key = KEY.private_key.sign(message, how), KEY.private_key.public_key()
    measured: dict[str, Callable[[int], object]] = {
        "signed": lambda at: sign(people[at], KEY),
        "bare signature": lambda _: KEY.private_key.sign(message, how),
        "verified": lambda at: verify(seals[at], TRUST),
        "bare check": lambda _: public_key.verify(signature, message, ECDSA(SHA256())),
    }
    rates: dict[str, list[float]] = {name: [] for name in measured}
    for _ in range(RUNS):
        for name, work in measured.items():
            rates[name].append(rate(work))
    size = len(base45.decode(seals[0].removeprefix(PREFIX)))
    print(f"a seal of {size} bytes, median of {RUNS} runs, a second a core:")
    for name, each in rates.items():
        print(
            f"  {name:16}{statistics.median(each):8,.0f}{'   (goal 3,000)' if name in ('signed', 'verified') else ''}"
        )


if __name__ == "__main__":
    main()
