"""What was on an officer's screen when they decided, as one hash: who decides is bound to what they saw (S-11).

    case, findings, documents, letters foreseen, what was typed, by whom ─► canonical text ─► keyed hash

The key keeps anybody from making such a hash for a screen that they were never shown.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping
from typing import Any

from workpermit.casework.correspondence.previewing import Foreseen
from workpermit.casework.workbench import Desk
from workpermit.core.case.codec import canonical
from workpermit.core.law.book.hashing import book_hash
from workpermit.core.law.findings import Finding
from workpermit.vault.blind import keyed_hash


def screen_of(desk: Desk, *, act: str, typed: Mapping[str, Any], letters: Iterable[Foreseen], account_id: str) -> str:
    """Return the hash of what a decision's last page shows, as 64 hexadecimal digits."""
    shown = {
        "act": act,
        "by": account_id,
        "case": [str(desk.row.pk), desk.case.sequence],
        "book": book_hash(),
        "findings": [_finding(one) for one in desk.findings],
        "files": [[str(one.id), one.is_visible] for one in desk.files],
        "letters": [[one.letter.value, sorted((key.value, repr(told)) for key, told in one.contents.items())]
                    for one in letters],
        "typed": sorted((name, str(value)) for name, value in typed.items()),
    }  # fmt: skip
    return keyed_hash(canonical(shown), purpose="casework.screen").hex()


def is_same(screen: str, sent: str) -> bool:
    """Tell whether what was sent back is the hash of this screen."""
    return hmac.compare_digest(screen.encode(), sent.encode())


def _finding(finding: Finding) -> list[Any]:
    clauses = [
        [one.id, one.outcome.value, [[name, str(value)] for name, value in one.values]] for one in finding.walk()
    ]
    return [finding.rule_id, finding.outcome.value, clauses]
