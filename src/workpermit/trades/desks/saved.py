"""Queues that somebody gave a name: kept, renamed, taken away; each is its owner's alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from workpermit.core.text import Text
from workpermit.trades.desks.models import SavedQueue

AT_MOST: Final = 30


class NotKept(ValueError):
    """The queue was not kept; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def of_account(account_id: UUID) -> list[SavedQueue]:
    """Return somebody's queues by their names; one query."""
    return sorted(SavedQueue.objects.filter(account_id=account_id), key=lambda one: (one.name.casefold(), one.made_at))


def keep(account_id: UUID, *, name: str, wanted: Mapping[str, str], at: datetime) -> SavedQueue:
    """Keep the filters of a queue under a name; the same name takes the new filters.

    Raises:
        NotKept: somebody has as many as one may have.
    """
    kept = of_account(account_id)
    same = next((one for one in kept if one.name.casefold() == name.casefold()), None)
    if same is not None:
        same.wanted = dict(wanted)
        same.save(update_fields=["wanted"])
        return same
    if len(kept) >= AT_MOST:
        raise NotKept(_TOO_MANY.filled(most=str(AT_MOST)))
    return SavedQueue.objects.create(account_id=account_id, name=name, wanted=dict(wanted), made_at=at)


def rename(account_id: UUID, saved_id: UUID, *, name: str) -> bool:
    """Give a queue another name; False where it is not theirs.

    Raises:
        NotKept: another queue of theirs has the name.
    """
    kept = of_account(account_id)
    if any(one.pk != saved_id and one.name.casefold() == name.casefold() for one in kept):
        raise NotKept(_NAME_TAKEN)
    mine = next((one for one in kept if one.pk == saved_id), None)
    if mine is None:
        return False
    mine.name = name
    mine.save(update_fields=["name"])
    return True


def forget(account_id: UUID, saved_id: UUID) -> bool:
    """Take a queue away; False where it is not theirs."""
    return bool(SavedQueue.objects.filter(account_id=account_id, pk=saved_id).delete()[0])


_TOO_MANY: Final = Text(
    en="You have {most} saved queues, as many as one may have. Delete one first.",
    fr="Vous avez {most} files enregistrées, le maximum. Supprimez-en une d’abord.",
)
_NAME_TAKEN: Final = Text(
    en="Another of your queues has this name. Choose another.",
    fr="Une autre de vos files porte ce nom. Choisissez-en un autre.",
)
