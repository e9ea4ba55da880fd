"""Our side of the casework benchmark: a renewal in Canada, twelve commands from its receipt to the mailed permit.

    python twelve_commands.py FOLDER CASES WARM_UP

Each command is a transaction of its own through `execute()`, the case read back before it: journal and chain, row,
open work, outbox, idempotency key, the records sealed, the rules judged on the facts of the filing and the dossier.
"""

from __future__ import annotations

import json
import sys
import time
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "in-canada-extension" / "application.json"
EMPLOYERS = ROOT / "examples" / "employers" / "published-list.csv"
RECEIVED_AT = datetime(2025, 10, 7, 2, 30, tzinfo=UTC)
COMMANDS = 12
_MERITS = {
    "will_leave_canada": True,
    "able_to_do_work": True,
    "offer_genuine": True,
    "labour_dispute": False,
    "lmia_suspended": False,
}


def set_up(folder: Path) -> None:
    """Make Django ready on a fresh database with the published list of employers."""
    from workpermit.commands.setup import prepare

    prepare(place="tests", data=folder, migrate=True)
    from workpermit.trades.employers.importing import import_list

    import_list(EMPLOYERS.read_bytes(), source=EMPLOYERS.name, at=datetime(2024, 6, 3, tzinfo=UTC))


def canonical_filing() -> dict[str, Any]:
    """Return the example as intake keeps it."""
    from workpermit.core.forms.reading import read

    return read(json.loads(EXAMPLE.read_text())).as_json()


_INSERT_ROW = (
    "INSERT INTO casework_case (id, application_number, person_id, applicant_id, form, permit_kind, channel, language, "
    "time_zone, country, office, sequence, head, stage, permit_stage, delivery_stage) VALUES (%s, %s, %s, '', "
    "'imm_5710', 'employer_specific', 'online', 'en', 'America/Edmonton', 'CA', 'CPC', 0, %s, "
    "'not_received', 'none', 'not_due')"
)


def insert_row(case_id: uuid.UUID, number: int) -> None:
    """Insert the case's row, which `execute()` expects to be there."""
    from workpermit.casework.journal import BEFORE_THE_FIRST
    from workpermit.casework.statements import run

    run(_INSERT_ROW, [case_id.hex, f"W{number:09d}", uuid.uuid4().hex, BEFORE_THE_FIRST])


def acts(filing: dict[str, Any], number: int) -> Iterator[tuple[str, Any, Any]]:
    """Yield who gives which command, and the record that comes with it."""
    from workpermit.casework.facts import DOSSIER, FILING
    from workpermit.casework.records import NewRecord
    from workpermit.core.case.application import AmendDossier, ApproveApplication, ConfirmComplete, ReceiveApplication
    from workpermit.core.case.check import CheckKind, PassCheck, StartCheck
    from workpermit.core.case.permit_delivery import MailPermit, PrintPermit

    filed = NewRecord(FILING, filing)
    yield "applicant", ReceiveApplication(filed.id, filed.commitment), filed
    yield "officer", ConfirmComplete(), None
    yield "officer", StartCheck(CheckKind.BACKGROUND), None
    yield "officer", StartCheck(CheckKind.ELIGIBILITY), None
    yield "officer", StartCheck(CheckKind.EMPLOYER), None
    yield "officer", PassCheck(CheckKind.EMPLOYER), None
    noted = NewRecord(DOSSIER, {"facts": _MERITS, "by": "officer"})
    yield "officer", AmendDossier(noted.id, noted.commitment), noted
    yield "officer", PassCheck(CheckKind.BACKGROUND), None
    yield "officer", PassCheck(CheckKind.ELIGIBILITY), None
    basis = NewRecord("decision", {"evidence": ["offer.pdf"], "reasons": {"approval": ["In order."]}, "facts": _MERITS})
    yield "officer", ApproveApplication(basis.id, basis.commitment, f"U{number:09d}"), basis
    yield "mailroom_clerk", PrintPermit(), None
    yield "mailroom_clerk", MailPermit("RN482117936CA"), None


def give_authority() -> None:
    """Let officers decide: the door refuses a decision without delegated authority."""
    from workpermit.trades.authority.granting import Deciding, Wanted, confirm, propose

    wanted = Wanted("officer", frozenset(Deciding), "Instrument of the benchmark", RECEIVED_AT.date())
    confirm(propose(wanted, by="one", at=RECEIVED_AT).pk, by="another", at=RECEIVED_AT)


def walk(filing: dict[str, Any], number: int) -> uuid.UUID:
    """Take one case from its receipt to the mailed permit."""
    from django.db import transaction

    from workpermit.casework.door import execute
    from workpermit.core.case.actor import Actor, Role

    case_id = uuid.uuid4()
    for step, (role, command, record) in enumerate(acts(filing, number)):
        actor, at = Actor(Role(role), f"{role}-42"), RECEIVED_AT + timedelta(hours=step)
        key, records = f"{number}:{step}", (record,) if record else ()
        if step:
            execute(case_id, command, key=key, actor=actor, at=at, records=records)
            continue
        with transaction.atomic():
            insert_row(case_id, number)
            execute(case_id, command, key=key, actor=actor, at=at, records=records)
    return case_id


def main() -> None:
    """Walk the cases and print how long they took."""
    folder, cases, warm_up = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    set_up(folder)
    give_authority()
    filing = canonical_filing()
    for number in range(warm_up):
        _require_mailed(walk(filing, number))
    started = time.perf_counter()
    for number in range(warm_up, warm_up + cases):
        walk(filing, number)
    seconds = time.perf_counter() - started
    print(json.dumps({"commands": cases * COMMANDS, "seconds": seconds}))


def _require_mailed(case_id: uuid.UUID) -> None:
    from workpermit.casework.models import CaseRow

    row = CaseRow.objects.get(pk=case_id)
    if (row.permit_stage, row.delivery_stage) != ("issued", "mailed"):
        raise SystemExit(f"the permit was not mailed: {row.permit_stage}, {row.delivery_stage}")


if __name__ == "__main__":
    main()
