"""Alerts: a line in the log and a row that stays until a person, or success, clears it."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import IntegrityError, transaction

from workpermit.trades.availability.models import Alert

logger = logging.getLogger(__name__)


def alert(kind: str, about: str, *, at: datetime) -> bool:
    """Raise an alert and tell whether it is a new one; `about` is an id or a code, never content."""
    try:
        with transaction.atomic():
            Alert.objects.create(kind=kind, about=about, raised_at=at)
    except IntegrityError:
        return False  # it is open already
    logger.error("alert: %s %s", kind, about)
    return True


def clear(kind: str, about: str, *, at: datetime) -> None:
    """Clear an alert, because what it was about is well again."""
    Alert.objects.filter(kind=kind, about=about, cleared_at__isnull=True).update(cleared_at=at)


def open_alerts() -> list[Alert]:
    """Return the alerts that wait for a person, the oldest first."""
    return list(Alert.objects.filter(cleared_at__isnull=True).order_by("raised_at", "pk"))
