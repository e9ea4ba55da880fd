"""Stamp one case out of a template: its ids, names and instants, its sealed records, its chain hashed for real.

What a case holds depends on the seed and its number alone, so any division of the work gives the same cases; only
the nonces of sealed values are fresh, as they must be.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from random import Random
from typing import Any
from uuid import UUID

from filling.names import Somebody, somebody
from filling.templates import EntryTemplate, Template, all_templates
from workpermit.accounts import people
from workpermit.accounts.identity import Identity
from workpermit.accounts.models import Person
from workpermit.casework.journal import BEFORE_THE_FIRST, Line, chained
from workpermit.casework.models import Record
from workpermit.casework.rows import region_of
from workpermit.core.case.letters import Letter
from workpermit.vault import ring
from workpermit.vault.blind import commitment
from workpermit.vault.fields import EncryptedField
from workpermit.vault.sealing import seal

Rows = dict[str, list[tuple[Any, ...]]]
DAY = 86_400_000_000  # microseconds
# Cases reach back three years; what is open has been looked at within the last three weeks.
YEARS_BACK, OPEN_SINCE = 3 * 365, 21
OFFICERS = 2000
_RANDOM_BITS = 80


@dataclass(frozen=True, slots=True)
class Plan:
    """What makes a filling the one it is; `first` are the first free numbers of our series."""

    seed: int
    until: date
    first_application: int
    first_permit: int
    first_uci: int
    in_sqlite: bool  # ids and instants as Django keeps them there
    blank_letters: dict[str, str]  # language: the digest of the stored file


def stamped(plan: Plan, numbers: range) -> Rows:
    """Return the rows of the cases with these numbers, by table."""
    rows: Rows = defaultdict(list)
    for number in numbers:
        _Case(plan, number).put(rows)
    return dict(rows)


@cache
def _templates() -> tuple[tuple[Template, ...], tuple[float, ...]]:
    made = all_templates()
    return made, tuple(one.weight for one in made)


class _Case:
    """One case about to be stamped."""

    def __init__(self, plan: Plan, number: int) -> None:
        self.plan, self.number = plan, number
        self.serial = plan.first_application + number  # nobody else's, however often a database is filled
        self.chance = Random(plan.seed * 1_000_003 + self.serial)  # noqa: S311 # a filler, not a secret
        templates, weights = _templates()
        (self.template,) = self.chance.choices(templates, weights)
        self.id = self._new_id()
        self.key = self.id.hex  # as both engines take it
        self.days = self._days()
        self.jitter = self.chance.randrange(0, 3_000_000_000)  # up to fifty minutes, so that no day changes
        self.country = self.chance.choice(self.template.countries) if self.template.countries else ""
        self.person_id = self._new_id()
        self.person = self._person()
        self.actors = {role: f"{role}-{self.chance.randrange(OFFICERS):04d}" for role in _STAFF}
        self.record_ids = [self._new_id() for _ in self.template.records]
        self.values = self._values()
        self.letters = 0

    def _new_id(self) -> UUID:
        """Return an id that rises with the number, so that indexes grow at their end."""
        return UUID(int=(self.serial << _RANDOM_BITS) | self.chance.getrandbits(_RANDOM_BITS))

    def _days(self) -> int:
        """Return by how many days the template is moved."""
        until, last = self.plan.until.toordinal(), self.template.last_day.toordinal()
        back = self.chance.randint(1, OPEN_SINCE if self.template.is_open else YEARS_BACK)
        return until - back - last

    def _person(self) -> Somebody:
        uci = f"{people.UCI_PREFIX}{self.plan.first_uci + self.number:0{people.UCI_SERIAL_DIGITS}d}"
        return somebody(self.chance, number=self.serial, uci=uci)

    def _values(self) -> dict[str, str]:
        moved = self.days
        values = {hole: _moved_day(day, moved) for day, hole in self.template.days}
        values |= {hole: str(at + moved * DAY) for at, hole in self.template.instants}
        values |= {f"r{at}": str(one) for at, one in enumerate(self.record_ids)}
        values |= {f"o{at}": str(self._new_id()) for at in range(self.template.own_ids)}
        values |= {
            "permit": f"U{self.plan.first_permit + self.number:09d}",
            "tracking": f"RN{self.serial:09d}CA",
            "country": self.country,
            "born_on": self.person.born_on.isoformat(),
            "family_name": self.person.family_name,
            "given_names": self.person.given_names,
            "passport": self.person.passport,
            "uci": self.person.uci,
            "email": f"person{self.serial}@example.org",
        }
        return values

    def put(self, rows: Rows) -> None:
        """Put the rows of the case, records first, since the journal commits to them."""
        self._put_records(rows)
        head = self._put_journal(rows)
        self._put_person(rows)
        self._put_row(rows, head)

    def _put_records(self, rows: Rows) -> None:
        sealing, field = ring.current(), _field(Record, "body")
        for at, (record, record_id) in enumerate(zip(self.template.records, self.record_ids, strict=True)):
            body, salt = record.body.filled(self.values).encode(), self.chance.randbytes(32)
            self.values[f"c{at}"] = commitment(salt, body).hex()
            envelope = seal(body, place=field.place(record_id), ring=sealing)
            rows["casework_record"].append(
                (record_id.hex, self.key, record.kind, envelope, salt, record.at + self.days * DAY + self.jitter)
            )

    def _put_journal(self, rows: Rows) -> bytes:
        head, journal = BEFORE_THE_FIRST, rows["casework_journal"]
        for sequence, entry in enumerate(self.template.entries, 1):
            at = entry.at + self.days * DAY + self.jitter
            actor = self.actors.get(entry.role, entry.actor)
            payload = entry.payload.filled(self.values)
            line = Line(sequence, at, entry.role, actor, entry.authority, entry.kind, payload, b"")
            head = chained(head, self.id, line)
            journal.append((self.key, sequence, entry.kind, at, entry.role, actor, entry.authority, payload, head))
            if entry.reactions:
                self._put_reactions(rows, entry, sequence, at)
        return head

    def _put_reactions(self, rows: Rows, entry: EntryTemplate, sequence: int, at: int) -> None:
        """Put what followed an entry as made: the outbox, its messages, and letters that all share a blank file."""
        made_at, language = self._instant(at), self.template.filed.language
        for code, name, is_letter in entry.reactions:
            cause = f"{self.key}#{sequence} {name}"
            letter_id = self._new_id().hex if is_letter else None
            rows["casework_outbox"].append((self.key, sequence, code, 1, at, at, ""))
            rows["notices_message"].append(
                (
                    self._new_id().hex,
                    self.person_id.hex,
                    None,
                    self.key,
                    name,
                    language,
                    letter_id,
                    cause,
                    made_at,
                    None,
                )
            )
            if letter_id is not None:
                self.letters += 1
                number = (
                    self.values["permit"] if name == Letter.WORK_PERMIT else f"F{self.serial:010d}{self.letters:02d}"
                )
                digest = self.plan.blank_letters[language]
                rows["letters_letter"].append((letter_id, self.key, cause, name, language, number, digest, 1, made_at))

    def _instant(self, microseconds: int) -> str | datetime:
        instant = _EPOCH + timedelta(microseconds=microseconds)
        return instant.isoformat(" ")[:-6] if self.plan.in_sqlite else instant

    def _put_person(self, rows: Rows) -> None:
        person, sealing = self.person, ring.current()
        born_on = person.born_on.isoformat()
        texts = {"uci": person.uci, "family_name": person.family_name, "given_names": person.given_names}
        texts["born_on"] = born_on
        sealed = {
            name: seal(text.encode(), place=_field(Person, name).place(self.person_id), ring=sealing)
            for name, text in texts.items()
        }
        identity = Identity(
            person.family_name, person.given_names, person.born_on, self.country or "CA", person.passport
        )
        received_at = self._instant(self.template.entries[0].at + self.days * DAY + self.jitter)
        rows["accounts_person"].append(
            (
                self.person_id.hex,
                None,
                sealed["uci"],
                people.uci_hash(person.uci),
                sealed["family_name"],
                sealed["given_names"],
                sealed["born_on"],
                people.identity_hash(identity),
                None,
                received_at,
            )
        )

    def _put_row(self, rows: Rows, head: bytes) -> None:
        filed, columns, moved = self.template.filed, self.template.columns, self.days * DAY
        country = self.country or filed.country
        office = f"VO-{country}" if filed.office.startswith("VO-") else filed.office
        received_at = _later(columns.received_at, moved + self.jitter)
        wakes_at = _later(columns.wakes_at, moved)
        rows["casework_case"].append(
            (
                self.key,
                f"W{self.serial:09d}",
                self.person_id.hex,
                "",
                filed.form,
                filed.permit_kind,
                "online",
                filed.language,
                filed.time_zone,
                country,
                office,
                len(self.template.entries),
                head,
                columns.stage,
                columns.permit_stage,
                columns.delivery_stage,
                self.values["permit"] if columns.permit_number else None,
                received_at,
                _later(columns.decided_at, moved + self.jitter),
                wakes_at,
            )
        )
        work = self.template.work
        if work is not None:
            begins = (self.key, office, region_of(office), work.stage, 0, received_at, wakes_at, "")
            derived = (work.holder, work.late, work.programme, work.wishes_time)
            rows["casework_open_work"].append((*begins, filed.form, country, filed.language, *derived))


_STAFF = ("officer", "supervisor", "border_officer", "site_clerk", "mailroom_clerk", "panel_physician")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _later(microseconds: int | None, moved: int) -> int | None:
    return None if microseconds is None else microseconds + moved


def _moved_day(day: str, days: int) -> str:
    return date.fromordinal(date.fromisoformat(day).toordinal() + days).isoformat()


@cache
def _field(model: type[Any], name: str) -> EncryptedField:
    field = model._meta.get_field(name)  # noqa: SLF001
    assert isinstance(field, EncryptedField)
    return field
