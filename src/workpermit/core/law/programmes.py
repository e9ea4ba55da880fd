"""Public policy programmes as data: window, conditions, code word, message, reply clock, what ends it (A25.2).

Another programme is another entry here and a rule in the book; no code knows one of them by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workpermit.core.law import messages
from workpermit.core.law.book import change_of_employer, inland_issue, interim_work, limits
from workpermit.core.law.evaluate import explain
from workpermit.core.law.expression import Rule
from workpermit.core.law.findings import Outcome, Source
from workpermit.core.law.parameters import parameter_on
from workpermit.core.law.quantity import Quantity
from workpermit.core.law.templates import Template
from workpermit.core.law.vocabulary.types import Facts, Value
from workpermit.core.text import Text


class ProgrammeId(StrEnum):
    """The programmes that take requests; the journal keeps these values for ever."""

    VISIT2WORK2020 = "visit2work2020"
    PPCHANGEWORK2020 = "ppchangework2020"
    A11EXAM = "a11exam"


class Ending(StrEnum):
    """What ends an authorization that a programme gave."""

    DECISION = "decision"
    WITHDRAWAL = "withdrawal"
    RETURN = "return"
    DEPARTURE = "departure"


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which one may have applied; None is open, those of `officer_on` are an officer's to judge."""

    from_on: date | None
    until_on: date | None
    officer_on: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Programme:
    """One programme: `code_fact` is the fact that its code word was given."""

    id: ProgrammeId
    code: str
    label: Text
    window: Window
    conditions: Rule
    code_fact: str
    message: Template
    reply: Quantity
    ends_with: frozenset[Ending]
    sources: tuple[Source, ...]

    def request_facts(self, received_on: date) -> Mapping[str, Value]:
        """Return the facts that a request received on a day makes known."""
        return {self.code_fact: True, "interim_requested_on": received_on}

    def may_ask(self, facts: Facts) -> bool:
        """Tell whether a request would meet every condition, or leave the rest to an officer."""
        on = facts.get("judged_on")
        asked = {**facts, self.code_fact: True}
        if isinstance(on, date):
            asked.setdefault("interim_requested_on", on)
        return explain(self.conditions, asked).outcome in (Outcome.MET, Outcome.FOR_OFFICER)


def _parameter_day(name: str) -> date:
    day = parameter_on(name, date.max)
    assert isinstance(day, date)
    return day


_VISITOR_POLICY_ENDED_ON = _parameter_day("visitor_policy_ends_on")
_WAITING = frozenset({Ending.DECISION, Ending.WITHDRAWAL, Ending.RETURN})

_ALL = (
    Programme(
        ProgrammeId.VISIT2WORK2020,
        "VISIT2WORK2020",
        Text(
            en="interim authorization to work for visitors", fr="l’autorisation provisoire de travailler des visiteurs"
        ),
        Window(
            _parameter_day("visitor_policy_opens_on"), _VISITOR_POLICY_ENDED_ON, officer_on=(_VISITOR_POLICY_ENDED_ON,)
        ),
        interim_work.VISIT2WORK,
        "interim_code_given",
        messages.VISITOR_MESSAGE,
        limits.REPLY_DUE_ON,
        _WAITING | {Ending.DEPARTURE},  # ADR-07
        interim_work.VISIT2WORK.sources,
    ),
    Programme(
        ProgrammeId.PPCHANGEWORK2020,
        "PPCHANGEWORK2020",
        Text(
            en="authorization to start a new job while waiting",
            fr="l’autorisation de commencer un nouvel emploi pendant l’étude",
        ),
        Window(change_of_employer.OPENED_ON, None),
        change_of_employer.CHANGE_OF_EMPLOYER,
        "change_of_employer_code_given",
        messages.NEW_JOB_MESSAGE,
        limits.REPLY_DUE_ON,
        _WAITING,
        change_of_employer.CHANGE_OF_EMPLOYER.sources,
    ),
    Programme(
        ProgrammeId.A11EXAM,
        "A11EXAM",
        Text(en="issue of the approved permit inside Canada", fr="la délivrance au Canada du permis approuvé"),
        Window(inland_issue.FIRST_YEAR_BEGAN_ON, inland_issue.LAST_YEAR_ENDED_ON),
        inland_issue.INLAND_ISSUE,
        "inland_issue_code_given",
        messages.INLAND_ISSUE_MESSAGE,
        limits.REPLY_DUE_ON,
        _WAITING | {Ending.DEPARTURE},
        inland_issue.INLAND_ISSUE.sources,
    ),
)

PROGRAMMES: Mapping[ProgrammeId, Programme] = {programme.id: programme for programme in _ALL}
