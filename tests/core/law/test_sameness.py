"""Same facts, same advice: names, gender, marital status, birth place and the order of papers move nothing (S-34).

Citizenship moves nothing either where no rule names it: among the countries that no list of the law tells apart.
"""

from __future__ import annotations

import copy
import json
import random
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest

from workpermit.core.forms.countries import COUNTRIES
from workpermit.core.forms.facts import facts_of
from workpermit.core.forms.reading import read
from workpermit.core.law.book.eligibility import PERMIT_MAY_ISSUE
from workpermit.core.law.evaluate import explain
from workpermit.core.law.facts import Facts
from workpermit.core.law.parameters import parameter_on
from workpermit.core.wording.advice import advised

pytestmark = pytest.mark.large
EXAMPLES: Final = Path(__file__).resolve().parents[3] / "examples"
PAIRS: Final = 20_000
AT: Final = datetime(2026, 2, 2, 15, tzinfo=UTC)
OFFICE: Final[Facts] = {
    "judged_on": AT.date(),
    "received_at": AT,
    "received_on": AT.date(),
    "employer_standing": "not_listed",
    "will_leave_canada": True,
    "able_to_do_work": True,
    "offer_genuine": True,
    "labour_dispute": False,
    "lmia_suspended": False,
}
FAMILY: Final = ("Okafor", "Nguyễn", "Ó Briain", "Fatemi", "Kowalczyk", "García Márquez", "Xu", "Tremblay", "Ngozi-Adé")
GIVEN: Final = ("Aaliyah", "Mohammed", "Wei", "Jean-Luc", "Kateryna", "Priya", "Yusuf", "Mary", "Lakshmi", "Bjørn")
# Countries that the lists of the law treat alike: none is exempt from a visa, none is the United States.
ALIKE: Final = tuple(
    sorted(set(COUNTRIES) - set(parameter_on("visa_exempt_countries", AT.date())) - {"US"})  # type: ignore[arg-type]
)


def applications() -> dict[str, dict[str, Any]]:
    """Return what was filed in each example that can be read."""
    return {
        path.parent.name: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(EXAMPLES.glob("*/application.json"))
    }


def other(filed: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Return the same application of another person: what no rule may look at is drawn anew."""
    told = copy.deepcopy(filed)
    person = told["applicant"]
    person["family_name"], person["given_names"] = chance.choice(FAMILY), chance.choice(GIVEN)
    person["sex"] = chance.choice(["F", "M", "X"])
    person["birth_place"] = chance.choice(["Lagos", "Lyon", "Lahore", "Lima"])
    if person["citizenship"] in ALIKE:
        person["citizenship"] = person["birth_country"] = chance.choice(ALIKE)
    chance.shuffle(told.get("documents", []))
    return told


def advice(filed: dict[str, Any]) -> tuple[Any, ...]:
    """Return all that an officer is told: the advice, and each clause with its outcome."""
    facts = {**OFFICE, **facts_of(read(filed))}
    key = repr(sorted(facts.items()))
    if key not in _EXPLAINED:  # the very same facts need no second look
        finding = explain(PERMIT_MAY_ISSUE, facts)
        _EXPLAINED[key] = (advised(finding), tuple((clause.id, clause.outcome) for clause in finding.walk()))
    return _EXPLAINED[key]


_EXPLAINED: dict[str, tuple[Any, ...]] = {}


def test_the_same_facts_give_the_same_advice_in_twenty_thousand_pairs() -> None:
    chance, filed = random.Random(34), applications()
    told = {name: advice(one) for name, one in filed.items()}
    moved, names = [], sorted(filed)
    for number in range(PAIRS):
        name = names[number % len(names)]
        if advice(other(filed[name], chance)) != told[name]:
            moved.append(name)
    assert not moved, moved[:5]
    assert len({one[0].advice for one in told.values()}) > 1, "the pairs do not all get the one advice"


def test_a_rule_that_looked_at_a_name_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    told = facts_of

    def prejudiced(filing: Any) -> dict[str, Any]:
        barred = {"offer_genuine": False} if filing.family_name == "Xu" else {}
        return {**told(filing), **barred}

    monkeypatch.setattr(sys.modules[__name__], "facts_of", prejudiced)
    chance, filed = random.Random(34), applications()["us-citizen"]
    assert any(advice(other(filed, chance)) != advice(filed) for _ in range(100))
