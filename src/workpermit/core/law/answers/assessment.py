"""Everything the book can tell one person about one day: the answers, the steps, and what is still to be known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from workpermit.core.law.answers.answer import Answer
from workpermit.core.law.answers.border import holds_letter, may_activate, may_apply_at_port_of_entry
from workpermit.core.law.answers.ending import permit_ends
from workpermit.core.law.answers.stay import may_stay
from workpermit.core.law.answers.steps import Step, next_steps
from workpermit.core.law.answers.travel import if_leaves, in_canada, route_trip, usual_trips
from workpermit.core.law.answers.work import may_work
from workpermit.core.law.vocabulary.types import Facts


@dataclass(frozen=True, slots=True)
class Assessment:
    """The answers of one day, in the order in which people ask."""

    on: date
    answers: tuple[Answer, ...]
    steps: tuple[Step, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Return every fact that an answer still needs."""
        return tuple(dict.fromkeys(name for answer in self.answers for name in answer.missing))


def assess(
    facts: Facts, *, on: date, left_on: date | None = None, back_on: date | None = None, route: Sequence[str] = ()
) -> Assessment:
    """Answer every question about a day; a trip is judged for a person in Canada, back the day after unless told."""
    first = left_on or on
    last = back_on or first + timedelta(days=1)
    answers = [may_work(facts, on=on), may_stay(facts, on=on)]
    if in_canada(facts):
        trips = (
            (route_trip(route, left_on=first, returned_on=last),)
            if route
            else usual_trips(left_on=first, returned_on=last)
        )
        answers += [if_leaves(facts, trip) for trip in trips]
    elif holds_letter(facts):
        answers.append(may_activate(facts, on=on))
    else:
        answers.append(may_apply_at_port_of_entry(facts, on=on))
    if facts.get("decision") in (None, "approved"):
        answers.append(permit_ends(facts, on=on))
    return Assessment(on, tuple(answers), next_steps(facts, on=on))
