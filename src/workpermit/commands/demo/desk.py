"""What a story needs to act: one case, the cast, the clock and the door."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from workpermit.accounts.models import Account
from workpermit.casework import decisions, intake, reading
from workpermit.casework.door import execute
from workpermit.casework.models import CaseRow
from workpermit.casework.packages import read_package
from workpermit.clock.present import now
from workpermit.commands.demo.cast import Cast
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.case import Command
from workpermit.core.case.state import Case
from workpermit.core.law.facts import Value


class Desk:
    """One application and the people who act on it; every act has a key of its own and the clock's instant."""

    def __init__(self, example: Path, cast: Cast) -> None:
        self.example = example
        self.cast = cast
        self.package = read_package(example)
        self._case_id: UUID | None = None
        self._acts = 0

    @property
    def case_id(self) -> UUID:
        """The case, once the application was handed in."""
        assert self._case_id is not None
        return self._case_id

    @property
    def row(self) -> CaseRow:
        """The case's row."""
        return CaseRow.objects.get(pk=self.case_id)

    def case(self) -> Case:
        """Return the case as it stands."""
        return reading.case_now(self.case_id)

    def submit(self) -> None:
        """Hand the package in, as an applicant with an account."""
        filing = self.package.filing
        account = Account.objects.create_account(
            filing.email,
            name=filing.full_name,
            role=Role.APPLICANT,
            language=filing.language,
            time_zone=filing.time_zone,
        )
        self.cast.enter(self._me, account)
        receipt = intake.take_in(self.package, key=self._key(), actor=account.actor, at=now(), account=account)
        self._case_id = receipt.case_id

    @property
    def _me(self) -> str:
        return f"applicant:{self.example.name}"

    def _key(self) -> str:
        self._acts += 1
        return f"{self.example.name}:{self._acts}"

    def _actor(self, who: str) -> Actor:
        return self.cast.actor(self._me if who == "applicant" else who)

    def do(self, who: str, *commands: Command) -> None:
        """Carry out commands, one after the other, as `who`."""
        for command in commands:
            execute(self.case_id, command, key=self._key(), actor=self._actor(who), at=now())

    def use(self, who: str, act: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
        """Carry out one of casework's use cases as `who`."""
        return act(self.case_id, *arguments, key=self._key(), actor=self._actor(who), at=now(), **options)

    def note(self, who: str, **facts: Value) -> None:
        """Put facts that `who` found into the dossier."""
        self.use(who, decisions.note_facts, facts)
