"""Which cases chance chooses: one in twenty for a second reader, one in twenty for the officer's own first view.

    HMAC-SHA-256(key, purpose | case) as a number ─► below the share? ─► drawn

The key lies outside the database, so nobody who sees a case's number or its id can tell; the same case always gets
the same answer, so nobody tries until it suits them (ADR-66).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.conf import settings

from workpermit.core.case.application import ApproveApplication, RefuseApplication
from workpermit.core.case.case import Command
from workpermit.vault.blind import keyed_hash

_BYTES: Final = 8
_ALL: Final = 256**_BYTES


class Draw(StrEnum):
    """What a case can be drawn for."""

    SECOND_READ = "second_read"
    FIRST_VIEW = "first_view"


def is_drawn(draw: Draw, case_id: UUID) -> bool:
    """Tell whether chance chose a case; the share of all cases is `settings.DRAWN_SHARE`, between 0 and 1."""
    forced = _share.get()
    share = settings.DRAWN_SHARE if forced is None else forced
    number = int.from_bytes(keyed_hash(str(case_id), purpose=f"casework.draw.{draw.value}")[:_BYTES], "big")
    return number < share * _ALL


def marked(command: Command, case_id: UUID) -> Command:
    """Return a deciding command with the mark that chance gave it; nobody who gives it can leave the mark out."""
    if isinstance(command, ApproveApplication | RefuseApplication) and not command.second_read:
        return replace(command, second_read=is_drawn(Draw.SECOND_READ, case_id))
    return command


_share: ContextVar[float | None] = ContextVar("share", default=None)


@contextmanager
def drawing(share: float) -> Iterator[None]:
    """Draw with another share inside: the stories of the demo, and tests, are told the same way each time."""
    token = _share.set(share)
    try:
        yield
    finally:
        _share.reset(token)
