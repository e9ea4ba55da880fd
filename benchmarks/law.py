"""The law's readings beside OpenFisca-core and zen-engine, on the same five rules and the same people.

    .venv/bin/python benchmarks/law.py [PEOPLE]

The peers get the rules in their own idiom, lists flattened and every fact known, which spares them quantifiers and
unknowns; before anything is timed, the three sides must agree wherever we answer met or not met. Five runs in turn;
what counts is the median of the ratios in each run. One by one, sides are charged processor time; in bulk, wall time,
since polars uses every core. Goals: explained 20 x OpenFisca-core and 5 x zen-engine, the whole book's findings a
second included; compiled 100 x zen-engine; polars 2 x OpenFisca-core on 1,000,000 people in under 2 GB.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from environments import BUILD, python_with

from workpermit.core.law import columns
from workpermit.core.law.book.biometrics import BIOMETRICS_REQUIRED
from workpermit.core.law.book.contents import RULES
from workpermit.core.law.book.employer import EMPLOYER_MAY_HIRE
from workpermit.core.law.book.interim_work import VISIT2WORK
from workpermit.core.law.book.offer import LMIA_IN_EFFECT
from workpermit.core.law.book.status import FILED_WITHIN_STAY
from workpermit.core.law.evaluate import compiled, explain, explained_together
from workpermit.core.law.facts import FACTS

HERE = Path(__file__).resolve().parent
FOLDER = BUILD / "law"
RUNS, FEW, SINGLES = 5, 2_000, 400
FIVE = {
    "biometrics": BIOMETRICS_REQUIRED,
    "maintained": FILED_WITHIN_STAY,
    "visit2work": VISIT2WORK,
    "employer": EMPLOYER_MAY_HIRE,
    "assessment": LMIA_IN_EFFECT,
}
CODES = {
    "form": ("imm_1295", "imm_5710"),
    "permit_kind": ("employer_specific", "open"),
    "status_in_canada": ("worker", "student", "visitor", "none"),
    "employer_standing": FACTS["employer_standing"].choices,
    "decision": (None, "approved", "returned", "refused"),
}
YES_OR_NO = (
    "biometrics_exempt_class", "permanent_residence_pending_with_biometrics", "biometrics_not_feasible",
    "maintained_status", "in_canada_on_filing", "interim_code_given", "sex_trade_employer", "lmia_suspended",
)  # fmt: skip
FLAT_ONLY = ("american", "has_left", "left_on", "permit_from", "permit_until", "lmia_given")
Goal = tuple[str, str, float]
GOALS: tuple[Goal, ...] = (
    ("explained", "openfisca", 20),
    ("explained", "zen", 5),
    ("whole book explained", "openfisca", 20),
    ("whole book explained", "zen", 5),
    ("compiled", "zen", 100),
)


def people(count: int) -> dict[str, Any]:
    """Return flattened people as arrays: most near a limit of some rule, by a fixed seed."""
    dice = np.random.default_rng(20250617)
    filed = np.datetime64("2020-06-01") + dice.integers(0, 1900, count)

    def near(first: int, last: int) -> Any:
        return filed + dice.integers(first, last, count)

    flat = {name: dice.integers(0, len(codes), count) for name, codes in CODES.items()}
    flat["decision"] = np.where(dice.random(count) < 0.6, 0, flat["decision"])
    flat |= {name: dice.random(count) < (0.1 if name not in _LIKELY else 0.9) for name in YES_OR_NO}
    flat |= {"received_on": filed, "judged_on": near(0, 400), "born_on": near(-33_000, -3_000)}
    flat |= {"biometrics_enrolled_on": near(-4_400, 400), "status_until": near(-60, 400), "decided_on": near(1, 400)}
    flat |= {"permit_from": near(-1_500, 10), "employer_ineligible_until": near(-100, 400)}
    flat |= {"permit_until": flat["permit_from"] + dice.integers(100, 900, count), "left_on": near(-300, 300)}
    flat |= {"lmia_valid_until": near(0, 500), "american": dice.random(count) < 0.05}
    return flat | {"has_left": dice.random(count) < 0.2, "lmia_given": dice.random(count) < 0.9}


_LIKELY = {"in_canada_on_filing", "interim_code_given"}


def table(flat: dict[str, Any]) -> pl.DataFrame:
    """Return the people as the book's columns: lists as lists, none as none."""
    plain = {name: values for name, values in flat.items() if name not in FLAT_ONLY and name not in CODES}
    made = pl.DataFrame({**plain, **{name: flat[name] for name in FLAT_ONLY}})
    made = made.with_columns(pl.col(name).cast(pl.Date) for name, kind in made.schema.items() if kind.is_temporal())
    for name, codes in CODES.items():
        words = pl.Series(name, flat[name]).replace_strict(range(len(codes)), codes, return_dtype=pl.String)
        made = made.with_columns(words.cast(columns.data_type(FACTS[name])))
    permit = pl.struct(valid_from="permit_from", valid_until="permit_until")
    trip = pl.struct("left_on", returned_on=pl.lit(None, pl.Date), returned_on__none=pl.lit(value=True))
    return made.with_columns(
        decision__none=pl.col("decision").is_null(),
        citizenship=pl.when("american").then(pl.lit("US")).otherwise(pl.lit("PH")),
        lmia_number=pl.when("lmia_given").then(pl.lit("8123456")),
        lmia_number__none=~pl.col("lmia_given"),
        previous_permits=pl.concat_list(permit),
        departures=pl.when("has_left").then(pl.concat_list(trip)).otherwise([]),
    ).drop(FLAT_ONLY)


def as_facts(rows: pl.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a table as facts."""
    people = []
    for row in rows.to_dicts():
        facts = {name: value for name, value in row.items() if not name.endswith("__none")}
        facts["departures"] = tuple({"left_on": trip["left_on"], "returned_on": None} for trip in facts["departures"])
        people.append(facts)
    return people


class Peer:
    """A peer in an environment of its own, asked line by line."""

    def __init__(self, python: Path, script: str, data: Path) -> None:
        command = [python, HERE / "peers" / script, data]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, question: str) -> Any:
        """Return the answer to one question."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(question, file=self._process.stdin, flush=True)
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        """Let the peer end."""
        self._process.communicate()


def rate(answer: Callable[[dict[str, Any]], object], cases: list[dict[str, Any]]) -> float:
    """Return how many cases a second of processor time are answered."""
    started = time.process_time()
    for facts in cases:
        answer(facts)
    return len(cases) / (time.process_time() - started)


def explained(facts: dict[str, Any]) -> None:
    for rule in FIVE.values():
        explain(rule, facts)


book_explained = explained_together(RULES.values())


def plain(facts: dict[str, Any]) -> None:
    for function in _PLAIN:
        function(facts)


_PLAIN = [compiled(rule) for rule in FIVE.values()]
SWEEP = """
import resource, sys, time
import polars as pl
from law import FIVE
from workpermit.core.law import columns
table = pl.scan_parquet(sys.argv[1])
columns.outcomes(table.head(1000), FIVE.values())
for line in sys.stdin:
    whole = table.collect()
    started = time.perf_counter()
    columns.outcomes(whole, FIVE.values())
    print([time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20], flush=True)
"""


def main() -> None:
    """Make the people, see that all sides agree, then time them in turn."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    python = python_with("law", "openfisca-core==46.0.1", "zen-engine==2.1.3")
    FOLDER.mkdir(parents=True, exist_ok=True)
    flat = people(count)
    rows = table(flat)
    np.savez(FOLDER / "people.npz", **flat)
    rows.write_parquet(FOLDER / "people.parquet")
    (FOLDER / "people.json").write_text(json.dumps(as_json(flat)))
    cases = as_facts(rows.head(FEW))
    fisca = Peer(python, "law_openfisca.py", FOLDER / "people.npz")
    zen = Peer(python, "law_zen.py", FOLDER / "people.json")
    (FOLDER / "sweep.py").write_text(f"import sys\nsys.path.insert(0, {str(HERE)!r})\n{SWEEP}")
    ours = subprocess.Popen(
        [sys.executable, FOLDER / "sweep.py", FOLDER / "people.parquet"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    agree(cases, fisca, zen)
    timed(cases, fisca, zen, ours, count)
    fisca.close()
    zen.close()
    ours.communicate()


def as_json(flat: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the first people as plain JSON types."""
    listed = {name: values[:FEW].tolist() for name, values in flat.items()}
    dated = {name: [str(one) if isinstance(one, date) else one for one in values] for name, values in listed.items()}
    return [dict(zip(dated, values, strict=True)) for values in zip(*dated.values(), strict=True)]


def agree(cases: list[dict[str, Any]], fisca: Peer, zen: Peer) -> None:
    """See that every side gives the same answer wherever we answer met or not met."""
    theirs = {"OpenFisca-core": fisca.ask("agree"), "zen-engine": zen.ask("agree")}
    for peer, answers in theirs.items():
        differ = {
            name: sum(
                outcome in ("met", "not_met") and (outcome == "met") != answer
                for outcome, answer in zip((compiled(rule)(facts) for facts in cases), answers[name], strict=True)
            )
            for name, rule in FIVE.items()
        }
        print(f"{peer}: differs from the book on {differ} of {len(cases)} people")
        if any(differ.values()):
            sys.exit("the sides do not answer the same question")


def timed(cases: list[dict[str, Any]], fisca: Peer, zen: Peer, ours: Any, count: int) -> None:
    """Time every side in turn and print the medians of the ratios."""
    few, runs = cases[:SINGLES], []
    for _ in range(RUNS):
        run = {
            "openfisca": fisca.ask("single") * len(FIVE),
            "zen": zen.ask("single") * len(FIVE),
            "explained": rate(explained, few) * len(FIVE),
            "whole book explained": rate(book_explained, few) * len(RULES),
            "compiled": rate(plain, few * 10) * len(FIVE),
        }
        print("go", file=ours.stdin, flush=True)
        run["sweep"], run["memory"] = json.loads(ours.stdout.readline())
        run["openfisca bulk"] = fisca.ask("bulk")
        runs.append(run)
        print("  " + "  ".join(f"{name} {value:,.2f}" for name, value in run.items()), flush=True)
    for name, peer, goal in GOALS:
        ratio = statistics.median(run[name] / run[peer] for run in runs)
        rates = statistics.median(run[name] for run in runs), statistics.median(run[peer] for run in runs)
        print(f"{name}: {rates[0]:,.0f} findings/s, {peer} {rates[1]:,.0f}: {ratio:.1f} x (goal {goal:g})")
    ratio = statistics.median(run["openfisca bulk"] / run["sweep"] for run in runs)
    seconds = statistics.median(run["sweep"] for run in runs)
    memory = max(run["memory"] for run in runs)
    print(f"polars sweep: {count:,} people in {seconds:.2f} s, {ratio:.1f} x OpenFisca-core (goal 2)")
    print(f"memory of the sweep at its highest: {memory:.2f} GB (goal: under 2)")


if __name__ == "__main__":
    main()
