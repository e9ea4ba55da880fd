"""Cases around a rule's boundaries, mixed by a fixed seed: what the readings of the book are compared on."""

from __future__ import annotations

import random
from typing import Any

from core.law.people import ABROAD, RENEWING, VISITOR
from workpermit.core.law.boundaries import Edges, asked, edges, moved
from workpermit.core.law.expression import Rule
from workpermit.core.law.facts import FACTS, Value
from workpermit.core.law.quantity import Quantity

PEOPLE = (ABROAD, RENEWING, VISITOR)
_MOST_SLIPS = 4


def seeded(subject: Rule | Quantity, count: int, *, starts: int = 24) -> list[dict[str, Value]]:
    """Return cases that each stand at one to four edges of a rule at once, unknown facts included."""
    dice = random.Random(subject.id)
    stands = [_start(subject, at, dice) for at in range(starts)]
    cases = []
    for at in range(count):
        facts, around = stands[at % starts]
        names = list(around)
        for name in dice.sample(names, min(len(names), dice.randint(1, _MOST_SLIPS))):
            facts = moved(facts, name, dice.choice(around[name]))
        cases.append(facts)
    return cases


def _start(subject: Rule | Quantity, at: int, dice: random.Random) -> tuple[dict[str, Value], Edges]:
    """Return a person, most of them moved by one or two edges so that the next edges lie elsewhere."""
    names = asked(subject)
    # What a person of the tables leaves unsaid is said by its example, so that few cases end on the first unknown.
    facts: dict[str, Any] = {name: PEOPLE[at % 3].get(name, FACTS[name].example) for name in names}
    for _ in range(at // 3 % 3):
        around = edges(subject, facts)
        name = dice.choice(names)
        facts = moved(facts, name, dice.choice(around[name][:-1]))
    return facts, edges(subject, facts)
