"""An act made ready: its command and the content that comes with it, to be looked at first or carried out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from workpermit.casework.door import Answer, execute
from workpermit.casework.records import NewRecord
from workpermit.core.case.actor import Actor
from workpermit.core.case.case import Command


@dataclass(frozen=True, slots=True)
class Prepared:
    """A command with the records that it names; nothing is kept until it is carried out."""

    command: Command
    records: tuple[NewRecord, ...] = ()

    def carried_out(self, case_id: UUID, *, key: str, actor: Actor, at: datetime) -> Answer:
        """Put it through the door.

        Raises:
            CommandRefused: something stands in the way; nothing was written.
        """
        return execute(case_id, self.command, key=key, actor=actor, at=at, records=self.records)
