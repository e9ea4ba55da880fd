"""The receipt of an application: its acknowledgement, made at once where it can be, else by the worker (ADR-48)."""

from __future__ import annotations

import logging
from datetime import datetime
from uuid import UUID

from workpermit.casework import outbox
from workpermit.casework.correspondence.making import make
from workpermit.core.case.letters import Letter
from workpermit.trades.letters import keeping
from workpermit.trades.letters.models import Letter as LetterRow

_log = logging.getLogger(__name__)


def make_at_once(case_id: UUID, *, at: datetime) -> None:
    """Make the letters that wait for a case, so that whoever just submitted has a receipt in hand.

    The application is safe by now. Whatever fails here stays in the outbox, where the worker finds it again.
    """
    try:
        outbox.drain(make, at=at, limit=20, case_id=case_id)
    except Exception as fault:  # noqa: BLE001 # the person is told that the application was received, which is true
        _log.warning("the letters of a new case wait for the worker: %s", type(fault).__name__)


def acknowledgement_of(case_id: UUID) -> LetterRow | None:
    """Return the acknowledgement of a case, None while it is still to be made."""
    return next((one for one in keeping.of_case(case_id) if one.letter == Letter.ACKNOWLEDGEMENT), None)


def open_acknowledgement(letter: LetterRow) -> bytes:
    """Return the PDF file."""
    return keeping.open_bytes(letter)
