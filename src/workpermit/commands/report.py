"""How findings and answers are printed: readable lines for a person, plain JSON types for a program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date
from typing import Any, Final

from workpermit.core.law.answers.answer import Answer, Reason
from workpermit.core.law.answers.assessment import Assessment
from workpermit.core.law.answers.steps import Step
from workpermit.core.law.facts import FACTS, Facts
from workpermit.core.law.findings import ClauseFinding, Finding, Outcome, Reckoning, Source
from workpermit.core.law.notation import plain
from workpermit.core.text import Language, Text
from workpermit.core.wording.sentences import sentence
from workpermit.core.wording.typography import date_text, due_in_zone, joined, typeset

MARKS: Final = {Outcome.MET: "✓", Outcome.NOT_MET: "✗", Outcome.FOR_OFFICER: "⚖", Outcome.FACT_MISSING: "?"}

_JUDGED_ON: Final = Text(en="Judged on {day}", fr="Jugé pour le {day}")
_NEXT: Final = Text(en="What to do next", fr="Ce qu’il faut faire ensuite")
_NOTHING: Final = Text(en="Nothing, on these facts.", fr="Rien, d’après ces faits.")
_NOTHING_YET: Final = Text(
    en="Nothing that can be said yet; the facts to add may bring something.",
    fr="Rien qui puisse déjà être dit ; les faits à ajouter pourront changer cela.",
)
_ENDS_WITH: Final = Text(en="Ends with {what}.", fr="Prend fin avec {what}.")
_STILL_NEEDED: Final = Text(en="Facts to add:", fr="Faits à ajouter :")
_NEEDED: Final = Text(en="{name}: {label}", fr="{name} : {label}")
_PASSED: Final = Text(en="This day has passed.", fr="Ce jour est passé.")
_OFFICE: Final = Text(en="The office: {what}", fr="Le bureau : {what}")
_NOT_ADVICE: Final = Text(
    en="This is what the rules say of the facts given. Only an officer decides.",
    fr="Voilà ce que les règles disent des faits donnés. Seul un agent décide.",
)
_KEY: Final = Text(
    en="✓ met   ✗ not met   ⚖ for an officer   ? a fact is missing",
    fr="✓ satisfait   ✗ non satisfait   ⚖ relève d’un agent   ? un fait manque",
)
_DEEPEST: Final = 2  # levels of reasons that a reader of the report wants; the JSON has them all


def report(assessment: Assessment, language: Language) -> str:
    """Return the readable report of an assessment."""
    lines = [_JUDGED_ON.filled(day=date_text(assessment.on)).in_language(language), ""]
    for answer in assessment.answers:
        lines += [*_answer_lines(answer, language), ""]
    lines += [_NEXT.in_language(language)]
    lines += [line for step in assessment.steps for line in _step_lines(step, assessment.on, language)] or [
        f"  {(_NOTHING_YET if assessment.missing else _NOTHING).in_language(language)}"
    ]
    lines += ["", *missing_lines(assessment.missing, language)]
    lines += [_KEY.in_language(language), _NOT_ADVICE.in_language(language)]
    return typeset("\n".join(lines), language)


def _answer_lines(answer: Answer, language: Language) -> Iterator[str]:
    yield answer.question.in_language(language)
    yield f"  {MARKS[answer.outcome]} {sentence(answer.says).in_language(language)}"
    for what in answer.ends_with[:1]:
        ends = what if len(answer.ends_with) == 1 else joined(list(answer.ends_with))
        yield f"    {_ENDS_WITH.filled(what=ends).in_language(language)}"
    for note in answer.notes:
        yield f"    {sentence(note.says).in_language(language)}"
        yield from (f"  {line}" for line in reason_lines(note.reasons, language))
    yield from reason_lines(answer.reasons, language)


def reason_lines(reasons: Iterable[Reason], language: Language) -> Iterator[str]:
    """Yield one line for each reason, with its sources."""
    for reason in reasons:
        if reason.depth < _DEEPEST:
            indent = "  " * reason.depth
            day = f"{date_text(reason.day).in_language(language)}, " if reason.day else ""
            cited = citations(reason.sources, language)
            yield f"    {indent}{MARKS[reason.outcome]} {day}{reason.label.in_language(language)} [{cited}]"


def citations(sources: Iterable[Source], language: Language) -> str:
    """Return sources as one line."""
    return ", ".join(source.citation.in_language(language) for source in sources)


def _step_lines(step: Step, on: date, language: Language) -> Iterator[str]:
    said = sentence(step.says)
    words = (said if step.actor == "person" else _OFFICE.filled(what=said)).in_language(language)
    yield f"  • {words} [{citations(step.sources, language)}]"
    if step.is_past(on):
        yield f"    {_PASSED.in_language(language)}"
    elif step.due_at is not None:
        closes = due_in_zone(step.due_at, UTC).utc.in_language(language)
        yield f"    {closes}"


def missing_lines(missing: Iterable[str], language: Language) -> Iterator[str]:
    """Yield the facts still needed, each with its label."""
    names = tuple(missing)
    if names:
        yield _STILL_NEEDED.in_language(language)
        for name in names:
            yield f"  {_NEEDED.filled(name=name, label=FACTS[name].label).in_language(language)}"
        yield ""


# --- JSON ---------------------------------------------------------------------------------------------------------


def as_json(assessment: Assessment, facts: Facts) -> dict[str, Any]:
    """Return an assessment as plain JSON types; every sentence in both languages."""
    return {
        "schema": "urn:workpermit:assessment:1",
        "judged_on": assessment.on.isoformat(),
        "answers": [_answer_json(answer) for answer in assessment.answers],
        "next_steps": [_step_json(step, assessment.on) for step in assessment.steps],
        "missing": [missing_json(name) for name in assessment.missing],
        "facts": {name: plain(value) for name, value in facts.items()},
    }


def missing_json(name: str) -> dict[str, Any]:
    """Return a fact to ask for."""
    return {"fact": name, "label": both(FACTS[name].label), "ask": FACTS[name].origin.value}


def both(text: Text) -> dict[str, str]:
    """Return both sides of a text."""
    return {"en": text.en, "fr": text.fr}


def _answer_json(answer: Answer) -> dict[str, Any]:
    return {
        "id": answer.id,
        "question": both(answer.question),
        "on": answer.on.isoformat(),
        "outcome": answer.outcome.value,
        "says": both(sentence(answer.says)),
        "basis": answer.basis,
        "until": answer.until.isoformat() if answer.until else None,
        "ends_with": [both(one) for one in answer.ends_with],
        "notes": [both(sentence(note.says)) for note in answer.notes],
        "missing": list(answer.missing),
        "findings": [finding_json(finding) for finding in answer.findings],
        "quantities": [reckoning_json(reckoning) for reckoning in answer.reckonings],
    }


def finding_json(finding: Finding) -> dict[str, Any]:
    """Return a finding, clause by clause, with values and sources."""
    return {
        "rule": finding.rule_id,
        "label": both(finding.label),
        "outcome": finding.outcome.value,
        "judged_on": finding.judged_on.isoformat() if finding.judged_on else None,
        "sources": _sources_json(finding.sources),
        "missing": list(finding.missing),
        "clauses": [_clause_json(clause) for clause in finding.clauses],
    }


def _clause_json(clause: ClauseFinding) -> dict[str, Any]:
    return {
        "id": clause.id,
        "label": both(clause.label),
        "outcome": clause.outcome.value,
        "sources": _sources_json(clause.sources),
        "values": {name: plain(value) for name, value in clause.values},
        "missing": list(clause.missing),
        "clauses": [_clause_json(inner) for inner in clause.clauses],
    }


def reckoning_json(reckoning: Reckoning) -> dict[str, Any]:
    """Return a quantity with its terms and the one that bound it."""
    return {
        "quantity": reckoning.quantity_id,
        "label": both(reckoning.label),
        "outcome": reckoning.outcome.value,
        "value": plain(reckoning.value),
        "binding": reckoning.binding.id if reckoning.binding else None,
        "sources": _sources_json(reckoning.sources),
        "missing": list(reckoning.missing),
        "terms": [
            {
                "id": term.id,
                "label": both(term.label),
                "outcome": term.outcome.value,
                "value": plain(term.value),
                "sources": _sources_json(term.sources),
            }
            for term in reckoning.terms
        ],
    }


def _sources_json(sources: Iterable[Source]) -> list[str]:
    return [str(source) for source in sources]


def _step_json(step: Step, on: date) -> dict[str, Any]:
    return {
        "id": step.id,
        "who": step.actor.value,
        "says": both(sentence(step.says)),
        "due_on": step.due_on.isoformat() if step.due_on else None,
        "due_before": step.due_at.isoformat() if step.due_at else None,
        "past": step.is_past(on),
        "sources": _sources_json(step.sources),
    }
