"""A mail relay that fails in nine ways, by turns: at the greeting, the recipient, the data, the dot, and after it.

What it takes it keeps, with the Message-ID and the recipients, so that a test can count what was lost and what came
twice. It runs in a thread of its own (aiosmtpd).
"""

from __future__ import annotations

import asyncio
import email
import random
import socket
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Fault(StrEnum):
    """What the relay does instead of taking an e-mail well."""

    REFUSES = "refuses"  # 421 at the greeting of a mail
    LATER = "later"  # 451 for the recipient
    NEVER = "never"  # 550 for the recipient
    HANGS = "hangs"
    DROPS_BEFORE_DATA = "drops_before_data"
    DROPS_IN_DATA = "drops_in_data"
    DROPS_AFTER_DOT = "drops_after_dot"  # it took the e-mail and never said so
    SLOW = "slow"
    TWICE = "twice"  # 250 twice over


@dataclass(slots=True)
class Taken:
    """What the relay took."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    ids: Counter[str] = field(default_factory=Counter)
    unsaid: Counter[str] = field(default_factory=Counter)  # taken without a word
    recipients: dict[str, set[tuple[str, ...]]] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    faults: Counter[Fault] = field(default_factory=Counter)

    def keep(self, envelope: Envelope) -> str:
        """Keep an e-mail and return its Message-ID."""
        content = envelope.content
        assert isinstance(content, bytes)
        message_id = str(email.message_from_bytes(content)["Message-ID"])
        with self.lock:
            self.ids[message_id] += 1
            self.recipients.setdefault(message_id, set()).add(tuple(envelope.rcpt_tos))
        return message_id


class Moody:
    """The handler: one fault for every mail that draws one; none once it is told to behave."""

    def __init__(self, taken: Taken, *, seed: int, share: float, hangs_for: float) -> None:
        self.taken, self.share, self.hangs_for = taken, share, hangs_for
        self.chance = random.Random(seed)
        self._bag: list[Fault] = []

    def draw(self) -> Fault | None:
        """Return the fault of the next mail: by turns, so that a short run meets all nine."""
        if self.chance.random() >= self.share:
            return None
        if not self._bag:
            self._bag = list(Fault)
            self.chance.shuffle(self._bag)
        fault = self._bag.pop()
        self.taken.faults[fault] += 1
        return fault

    async def handle_MAIL(  # noqa: N802 # aiosmtpd's names
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Draw the fault of this mail."""
        fault = self.draw()
        session.fault = fault  # type: ignore[attr-defined]
        if fault is Fault.REFUSES:
            return "421 not now"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take the recipient, or fail there."""
        fault: Fault | None = session.fault  # type: ignore[attr-defined]
        match fault:
            case Fault.LATER:
                return "451 later"
            case Fault.NEVER:
                self.taken.refused.add(address)
                return "550 no such mailbox"
            case Fault.HANGS:
                await asyncio.sleep(self.hangs_for)
            case Fault.DROPS_BEFORE_DATA:
                _drop(server)
            case _:
                pass
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Take the e-mail, or fail there."""
        fault: Fault | None = session.fault  # type: ignore[attr-defined]
        match fault:
            case Fault.DROPS_IN_DATA:
                _drop(server)
                return "451 gone"
            case Fault.DROPS_AFTER_DOT:
                self.taken.unsaid[self.taken.keep(envelope)] += 1
                _drop(server)
                return "250 unheard"
            case Fault.SLOW:
                await asyncio.sleep(self.hangs_for / 10)
            case Fault.TWICE:
                self.taken.keep(envelope)
                return "250-OK\r\n250 OK"
            case _:
                pass
        self.taken.keep(envelope)
        return "250 OK"


def _drop(server: Any) -> None:
    server.transport.abort()


@contextmanager
def moody_relay(*, seed: int, share: float, hangs_for: float) -> Iterator[tuple[Taken, Moody, int]]:
    """Run a relay and give what it took, its temper, and its port."""
    taken = Taken()
    moods = Moody(taken, seed=seed, share=share, hangs_for=hangs_for)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(moods, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield taken, moods, port
    finally:
        controller.stop()
