"""What the office's advice on a case can say: that it meets the rules, that it cannot tell, or what to look at (S-31).

It has no fourth word. Where a rule is not met, the advice is to look at the clause; what follows is a person's to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, assert_never

from workpermit.core.law.findings import Finding, Outcome
from workpermit.core.text import Text


class Advice(StrEnum):
    """The three words of advice."""

    MEETS = "meets"
    CANNOT_TELL = "cannot_tell"
    LOOK_AT = "look_at"


@dataclass(frozen=True, slots=True)
class Advised:
    """The advice on a finding, and the clauses that it is about."""

    advice: Advice
    about: tuple[Text, ...] = ()

    @property
    def text(self) -> Text:
        """What the officer reads."""
        return TEXTS[self.advice]


TEXTS: Final = {
    Advice.MEETS: Text(en="Meets what the rules ask.", fr="Répond à ce que demandent les règles."),
    Advice.CANNOT_TELL: Text(
        en="The rules cannot tell: facts are missing.", fr="Les règles ne peuvent se prononcer : des faits manquent."
    ),
    Advice.LOOK_AT: Text(en="Look at this yourself:", fr="À examiner par vous-même :"),
}


def advised(finding: Finding) -> Advised:
    """Return the advice on a finding, with the innermost clauses that it is about."""
    match finding.outcome:
        case Outcome.MET:
            return Advised(Advice.MEETS)
        case Outcome.FACT_MISSING:
            return Advised(Advice.CANNOT_TELL, _labels(finding, Outcome.FACT_MISSING))
        case Outcome.FOR_OFFICER | Outcome.NOT_MET:
            return Advised(Advice.LOOK_AT, (*_labels(finding, Outcome.NOT_MET), *_labels(finding, Outcome.FOR_OFFICER)))
        case _:
            assert_never(finding.outcome)


def _labels(finding: Finding, outcome: Outcome) -> tuple[Text, ...]:
    return tuple(clause.label for clause in finding.clauses_with(outcome))
