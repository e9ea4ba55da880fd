"""Forget what signing in leaves behind: sessions that ended, codes and links that are over, old tries."""

from __future__ import annotations

from datetime import datetime

from workpermit.accounts import clients, proofs, staff, throttle
from workpermit.accounts.sessions import SessionStore


def forget_old(at: datetime) -> int:
    """Remove what can be of no use any more and return how many rows that were."""
    gone = SessionStore.clear_ended(at) + proofs.forget_old(at) + throttle.forget_old(at)
    return gone + staff.forget_old(at) + clients.forget_old(at)
