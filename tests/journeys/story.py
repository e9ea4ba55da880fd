"""One application and the people around it, step by step on a set clock: what the journeys are told in."""

from __future__ import annotations

import json
import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

import pytest
from django.conf import settings

from workpermit.accounts.models import Account
from workpermit.casework import decisions, intake, journal, outbox, timekeeping
from workpermit.casework import facts as gathering
from workpermit.casework.correspondence.making import make
from workpermit.casework.door import execute
from workpermit.casework.models import CaseRow, OutboxRow
from workpermit.casework.packages import Package, read_package
from workpermit.clock import present
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.application import missing_items
from workpermit.core.case.case import Command
from workpermit.core.case.codec import from_microseconds
from workpermit.core.case.known import known_facts
from workpermit.core.case.letters import Letter
from workpermit.core.case.next_steps import NextStep
from workpermit.core.case.public_status import Lane, LaneStatus, public_status
from workpermit.core.case.reactions import parse
from workpermit.core.case.refusal import CommandRefused, Refusal
from workpermit.core.case.state import Case, Entry, Event
from workpermit.core.law.evaluate import explain, value_of
from workpermit.core.law.expression import Rule
from workpermit.core.law.facts import Facts, Value
from workpermit.core.law.findings import Outcome, Reckoning
from workpermit.core.law.quantity import Quantity
from workpermit.core.text import Language
from workpermit.trades.employers.importing import import_list
from workpermit.trades.letters import keeping, models, pages
from workpermit.trades.letters.trust import TrustList
from workpermit.trades.letters.verification import Verified, verify_document
from workpermit.trades.notices.models import Message

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
OPENED = datetime(2024, 6, 3, 12, tzinfo=UTC)

OFFICER = Actor(Role.OFFICER, "officer.okafor")
SECOND_OFFICER = Actor(Role.OFFICER, "officer.tremblay")
SUPERVISOR = Actor(Role.SUPERVISOR, "supervisor.lindqvist")
BORDER = Actor(Role.BORDER_OFFICER, "border.singh")
SITE = Actor(Role.SITE_CLERK, "site.reyes")
MAILROOM = Actor(Role.MAILROOM_CLERK, "mailroom.chan")
PHYSICIAN = Actor(Role.PANEL_PHYSICIAN, "physician.bello")
CLOCK = Actor(Role.SYSTEM, "clock")
STAFF = tuple(
    Actor(role, f"some.{role.value}") for role in Role if role not in (Role.APPLICANT, Role.REPRESENTATIVE, Role.SYSTEM)
)

E_ = TypeVar("E_")


def on(year: int, month: int, day: int, hour: int = 15, minute: int = 0, second: int = 0) -> datetime:
    """Return an instant (UTC)."""
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC)


def changed(example: str, into: Path, **answers: Any) -> Path:
    """Copy an example and give other answers: `passport__expires_on="2026-01-31"`; None takes an answer away."""
    folder = into / f"{example}-{uuid.uuid4().hex[:6]}"
    shutil.copytree(EXAMPLES / example, folder)
    form = json.loads((folder / "application.json").read_text(encoding="utf-8"))
    for path, given in answers.items():
        *way, last = path.split("__")
        place = form
        for part in way:
            place = place[part]
        if given is None:
            del place[last]
        else:
            place[last] = given
    (folder / "application.json").write_text(json.dumps(form), encoding="utf-8")
    return folder


def without(folder: Path, *kinds: str) -> Path:
    """Take documents of these kinds out of a package that was copied."""
    form = json.loads((folder / "application.json").read_text(encoding="utf-8"))
    taken = [document for document in form["documents"] if document["kind"] in kinds]
    assert {document["kind"] for document in taken} == set(kinds)
    form["documents"] = [document for document in form["documents"] if document not in taken]
    still = {document["file"] for document in form["documents"]}
    for document in taken:
        if document["file"] not in still:
            (folder / document["file"]).unlink()
    (folder / "application.json").write_text(json.dumps(form), encoding="utf-8")
    return folder


def open_list() -> None:
    """Import the published list of employers, as an office does before its first case."""
    listed = (EXAMPLES / "employers" / "published-list.csv").read_bytes()
    import_list(listed, source="published-list.csv", at=OPENED)


@cache
def _package(folder: Path) -> Package:
    """Read a package; once, since neither an example nor a changed copy changes again."""
    return read_package(folder)


class Story:
    """One application, from the day it is handed in."""

    def __init__(self, example: str | Path, *, at: datetime) -> None:
        present.set_to(at)
        package = _package(EXAMPLES / example)
        filing = package.filing
        self.account = Account.objects.create_account(
            f"{uuid.uuid4().hex[:8]}.{filing.email}", name=filing.full_name, role=Role.APPLICANT
        )
        self.applicant = self.account.actor
        receipt = intake.take_in(package, key=self._key(), actor=self.applicant, at=at, account=self.account)
        self.case_id: UUID = receipt.case_id
        self.number: str = receipt.application_number

    def _key(self) -> str:
        return uuid.uuid4().hex

    # --- time ---------------------------------------------------------------------------------------

    def wait_until(self, instant: datetime) -> None:
        """Let time pass; what time itself calls for happens at its own instant."""
        while (wakes_at := self.row.wakes_at) is not None and from_microseconds(wakes_at) <= instant:
            present.set_to(max(from_microseconds(wakes_at), present.now()))
            assert timekeeping.run_due(at=present.now()), "the case woke and nothing was due"
        present.set_to(instant)

    def wait(self, days: float = 0, *, hours: float = 0) -> None:
        """Let days or hours pass."""
        self.wait_until(present.now() + timedelta(days=days, hours=hours))

    # --- acts ---------------------------------------------------------------------------------------

    def do(self, who: Actor, *commands: Command) -> None:
        """Carry out commands, one after the other, as `who`."""
        for command in commands:
            execute(self.case_id, command, key=self._key(), actor=who, at=present.now())

    def use(self, who: Actor, act: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
        """Carry out one of casework's use cases as `who`."""
        return act(self.case_id, *arguments, key=self._key(), actor=who, at=present.now(), **options)

    def note(self, who: Actor, **facts: Value) -> None:
        """Put facts that `who` found into the dossier."""
        self.use(who, decisions.note_facts, facts)

    @contextmanager
    def refuses(self, refusal: Refusal, *, about: str = "") -> Iterator[None]:
        """Expect that the act inside is refused for this reason and leaves nothing behind."""
        before = len(self.entries)
        with pytest.raises(CommandRefused) as refused:
            yield
        assert refused.value.refusal is refusal
        assert not about or about in refused.value.about, refused.value.about
        assert len(self.entries) == before

    # --- what became of it ----------------------------------------------------------------------------

    @property
    def row(self) -> CaseRow:
        """The case's row."""
        return CaseRow.objects.get(pk=self.case_id)

    @property
    def case(self) -> Case:
        """The case as it stands."""
        return journal.load(self.case_id)

    @property
    def entries(self) -> list[Entry]:
        """The journal of the case."""
        return journal.entries(self.case_id)

    @property
    def events(self) -> list[str]:
        """The names of what happened, in order."""
        return [type(entry.event).__name__ for entry in self.entries]

    def entry(self, kind: type[Event]) -> Entry:
        """Return the last entry of a kind."""
        return [entry for entry in self.entries if isinstance(entry.event, kind)][-1]

    def event(self, kind: type[E_]) -> E_:
        """Return the last event of a kind."""
        return [entry.event for entry in self.entries if isinstance(entry.event, kind)][-1]

    @property
    def facts(self) -> Facts:
        """What is known now, from the filing, the dossier and the journal."""
        at = present.now()
        return known_facts(self.case, gathering.known_of(self.case_id, on=at.date()), at=at)

    def finds(self, rule: Rule) -> Outcome:
        """Return what a rule says of the case now."""
        return explain(rule, self.facts).outcome

    def reckons(self, quantity: Quantity) -> Reckoning:
        """Return what a quantity comes to now."""
        return value_of(quantity, self.facts)

    @property
    def missing(self) -> tuple[str, ...]:
        """The codes of what the application lacks."""
        return missing_items(self.facts)

    # --- what the person is told ------------------------------------------------------------------------

    def status(self, language: Language = Language.EN) -> str:
        """Return the overall status on the tracker."""
        return public_status(self.case).overall.in_language(language)

    def lane(self, lane: Lane) -> LaneStatus:
        """Return what one row of the tracker says."""
        return dict(public_status(self.case).lanes)[lane]

    @property
    def next_steps(self) -> tuple[NextStep, ...]:
        """Who must do what next."""
        return public_status(self.case).next_steps

    @property
    def letters(self) -> list[Letter]:
        """The letters sent so far, oldest first."""
        return [Letter(row.letter) for row in self._kept()]

    @property
    def notices(self) -> list[str]:
        """The kinds of messages in the account, oldest first."""
        self._kept()
        messages = Message.objects.filter(case_id=self.case_id, account_id=self.account.pk)
        return [message.kind for message in sorted(messages, key=_sequence)]

    def pdf(self, letter: Letter) -> bytes:
        """Return the file of the last letter of a kind."""
        return keeping.open_bytes([row for row in self._kept() if row.letter == letter][-1])

    def words(self, letter: Letter) -> str:
        """Return the text of the last letter of a kind, as one line with plain spaces."""
        return plain(pages.text(self.pdf(letter)))

    def verified(self, letter: Letter) -> Verified:
        """Scan the seal of a letter and hold the page against it, offline, with the published keys alone."""
        pdf = self.pdf(letter)
        return verify_document(pdf, trusted())

    def _kept(self) -> list[models.Letter]:
        outbox.drain(make, at=present.now())
        kept = {row.cause: row for row in keeping.of_case(self.case_id)}
        done = OutboxRow.objects.filter(case_id=self.case_id).order_by("sequence", "pk")
        causes = (outbox.Due(row.case_id, row.sequence, parse(row.reaction)).cause for row in done)
        return [kept[cause] for cause in causes if cause in kept]


def _sequence(message: Message) -> int:
    """Return the number of the journal entry that brought a message about; several may be of one instant."""
    return int(message.cause.partition("#")[2].partition(" ")[0])


def trusted() -> TrustList:
    """Return the office's published keys: all that a verifier has."""
    return TrustList.from_json((settings.DATA / "keys" / "trust.json").read_text(encoding="utf-8"))


def plain(text: str) -> str:
    """Undo what typesetting does to a text: no-break spaces, line ends, hyphens at a line’s end."""
    joined = text.replace("\x02", "-")
    return " ".join(joined.split())
