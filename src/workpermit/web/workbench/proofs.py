"""The findings that one document shows: the clauses that looked at a fact which stands in it, beside its pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workpermit.casework.evidence import SHOWN_BY
from workpermit.casework.workbench import Desk, File
from workpermit.core.law.findings import ClauseFinding, Finding
from workpermit.web.workbench.case import finding_shown


def proved_by(file: File, desk: Desk) -> list[dict[str, Any]]:
    """Return what of the findings rests on a document, each clause once, as the case page shows findings."""
    seen: set[str] = set()
    found = []
    for finding in desk.findings:
        clauses = tuple(one for one in _resting(finding, file.kind) if one.id not in seen)
        seen |= {one.id for one in clauses}
        if clauses:
            found.append({**finding_shown(finding._replace(clauses=clauses), ()), "is_open": True})
    return found


def _resting(finding: Finding, kind: str) -> Iterator[ClauseFinding]:
    """Yield the innermost clauses that a kind of document speaks to, each with what stands in it alone."""
    for clause in finding.walk():
        shown = tuple((name, value) for name, value in clause.values if SHOWN_BY.get(name) == kind)
        if shown and not clause.clauses:
            yield clause._replace(values=shown)
