"""Whether an application is complete, and what is missing (R10, R12; AYA-03, AYA-04; ADR-01, ADR-19).

Biometrics never make an application incomplete at once: R10(2.2) keeps them out of it, and while the instruction
letter's window runs the application waits. `biometrics.BIOMETRICS_LAPSED` says what follows.
"""

from __future__ import annotations

from workpermit.core.law.book.biometrics import BIOMETRICS_ON_FILE, BIOMETRICS_REQUIRED
from workpermit.core.law.checklist import CHECKLIST, ChecklistRow, DocumentKind
from workpermit.core.law.expression import (
    Clause,
    Condition,
    Literal,
    Rule,
    RuleRef,
    all_of,
    any_of,
    attached,
    from_on,
    negation,
    up_to,
)
from workpermit.core.law.findings import page, practice, reading, regulation
from workpermit.core.law.quantity import Labelled, Quantity, Yields, collection
from workpermit.core.text import Text

PHOTO = ChecklistRow(
    DocumentKind.PHOTO.value,
    DocumentKind.PHOTO.label,
    all_of(negation(RuleRef(BIOMETRICS_REQUIRED)), negation(RuleRef(BIOMETRICS_ON_FILE))),
    attached(DocumentKind.PHOTO.value),
    (practice("document checklist"),),
    DocumentKind.PHOTO,
)
ROWS: tuple[ChecklistRow, ...] = (*CHECKLIST, PHOTO)
ROW_BY_CODE: dict[str, ChecklistRow] = {row.code: row for row in ROWS}


def _applies(row: ChecklistRow) -> tuple[Condition, ...]:
    conditions = [] if row.applies is None else [row.applies]
    if row.from_on is not None:
        conditions.append(from_on("received_on", Literal(row.from_on)))
    if row.until_on is not None:
        conditions.append(up_to("received_on", Literal(row.until_on)))
    return tuple(conditions)


def applies_to(row: ChecklistRow) -> Condition | None:
    """Return the condition under which a row of the checklist applies, None where it always does."""
    conditions = _applies(row)
    return all_of(*conditions) if conditions else None


def _clause(row: ChecklistRow) -> Clause:
    unneeded = [negation(condition) for condition in _applies(row)]
    return Clause(row.code, row.label, any_of(*unneeded, row.shown) if unneeded else row.shown, row.sources)


def _item(row: ChecklistRow) -> Labelled:
    missing = all_of(*_applies(row), negation(row.shown))
    return Labelled(row.code, row.label, Literal(row.code), row.sources, missing)


APPLICATION_COMPLETE = Rule(
    "completeness.application_complete",
    Text(en="The application is complete", fr="La demande est complète"),
    all_of(*map(_clause, ROWS)),
    (regulation("10(1)"), regulation("12"), page("AYA-03"), reading(1)),
    judged_on="received_on",
)

MISSING_ITEMS = Quantity(
    "completeness.missing_items",
    Text(en="What is missing from the application", fr="Ce qui manque à la demande"),
    Yields.CODES,
    collection(*map(_item, ROWS)),
    (regulation("12"), page("AYA-04"), reading(19)),
    judged_on="received_on",
)
