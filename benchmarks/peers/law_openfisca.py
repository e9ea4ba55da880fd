"""Five rules of the book for OpenFisca-core: answers "single", "bulk" and "agree" asked on standard input.

Run in build/peers/law by `benchmarks/law.py`. A list of records is one record here, and every fact is known: that
spares this side the work of quantifiers and of unknown facts. Where an officer decides, the answer is no.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

DAY = "2025-08-01"
SINGLES = 60
PERSON = build_entity(key="person", plural="persons", label="", is_person=True)
SYSTEM = TaxBenefitSystem([PERSON])
RULES = ("biometrics", "maintained", "visit2work", "employer", "assessment")
Read = Callable[[str], Any]


def variable(name: str, kind: type, formula: Callable[[Read], Any] | None = None) -> None:
    """Add a variable; a rule is computed for a day, a fact holds for good."""
    made: dict[str, Any] = {
        "value_type": kind,
        "entity": PERSON,
        "label": name,
        "definition_period": DateUnit.DAY if formula else DateUnit.ETERNITY,
    }
    if formula is not None:
        rule = formula
        made["formula"] = lambda person, period, parameters=None: rule(lambda fact: person(fact, period))
    SYSTEM.add_variable(type(name, (Variable,), made))


def months_earlier(days: Any, months: int) -> Any:
    """Move dates back by months, to the last day of a month without that day."""
    month = days.astype("datetime64[M]")
    target = month - months
    last = (target + 1).astype("datetime64[D]") - 1
    return np.minimum(target.astype("datetime64[D]") + (days - month.astype("datetime64[D]")), last)


def age(born: Any, day: Any) -> Any:
    """Return whole years of age."""
    months = day.astype("datetime64[M]").astype(int) - born.astype("datetime64[M]").astype(int)
    of_month = lambda at: (at - at.astype("datetime64[M]").astype("datetime64[D]")).astype(int)  # noqa: E731
    return (months - (of_month(day) < of_month(born))) // 12


def biometrics(v: Read) -> Any:
    years = age(v("born_on"), v("received_on"))
    given, filed = v("biometrics_enrolled_on"), v("received_on")
    on_file = (given >= months_earlier(filed, 120)) & (given < filed)
    exempt = v("american") | v("biometrics_exempt_class") | v("permanent_residence_pending_with_biometrics")
    return (years >= 14) & (years <= 79) & ~exempt & ~on_file & ~v("biometrics_not_feasible")


def maintained(v: Read) -> Any:
    undone = (v("decision") == 2) & ~(v("status_until") < v("decided_on"))
    return (v("form") == 1) & (v("received_on") <= v("status_until")) & ~undone


def visit2work(v: Read) -> Any:
    filed = v("received_on")
    window = (filed >= np.datetime64("2020-08-24")) & (filed < np.datetime64("2024-08-28"))
    permit = (v("permit_until") >= months_earlier(filed, 12)) & (v("permit_from") <= filed)
    status = (v("status_in_canada") == 2) & ((v("status_until") >= filed) | v("maintained_status"))
    asked = (v("form") == 1) & (v("permit_kind") == 0) & v("in_canada_on_filing") & v("interim_code_given")
    return asked & status & window & permit & ~(v("has_left") & (v("left_on") >= filed)) & (v("decision") == 0)


def employer(v: Read) -> Any:
    standing = v("employer_standing")
    barred = (standing == 2) & (v("judged_on") <= v("employer_ineligible_until"))
    nothing = ~v("sex_trade_employer") & (standing != 4) & ~barred & (standing != 3) & (standing != 5)
    return (v("permit_kind") == 1) | nothing


def assessment(v: Read) -> Any:
    return v("lmia_given") & (v("lmia_valid_until") >= v("judged_on")) & ~v("lmia_suspended")


def simulated(columns: dict[str, Any], count: int) -> dict[str, Any]:
    """Return the answers of every rule."""
    simulation = SimulationBuilder().build_default_simulation(SYSTEM, count=count)
    for name, values in columns.items():
        simulation.set_input(name, "ETERNITY", values)
    return {rule: simulation.calculate(rule, DAY) for rule in RULES}


def single(columns: dict[str, Any]) -> float:
    """Return how many people a second it answers for one by one, all five rules each."""
    people = [{name: values[at : at + 1] for name, values in columns.items()} for at in range(SINGLES)]
    started = time.process_time()
    for one in people:
        simulated(one, 1)
    return SINGLES / (time.process_time() - started)


def bulk(columns: dict[str, Any]) -> float:
    """Return the seconds for all people at once."""
    started = time.perf_counter()
    simulated(columns, len(columns["form"]))
    return time.perf_counter() - started


def main() -> None:
    """Answer one line for each line asked."""
    columns = dict(np.load(Path(sys.argv[1])))
    for name, values in columns.items():
        kind = {"b": bool, "M": date}.get(values.dtype.kind, int)
        variable(name, kind)
    for rule in RULES:
        variable(rule, bool, globals()[rule])
    few = {name: values[:2000] for name, values in columns.items()}
    for line in sys.stdin:
        match line.strip():
            case "agree":
                answer: Any = {rule: values.tolist() for rule, values in simulated(few, 2000).items()}
            case "single":
                answer = single(few)
            case _:
                answer = bulk(columns)
        print(json.dumps(answer), flush=True)


main()
