"""A scanner that is down opens no door: the file waits, the stamp stands (S-40)."""

from __future__ import annotations

import random
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from pytest_django import Settings

from trades.documents.test_checking import picture
from workpermit.core.case.actor import Actor, Role
from workpermit.trades.documents import scanning
from workpermit.trades.documents.faults import DocumentFaulty, FaultCode
from workpermit.trades.documents.keeping import NotYet, keep, mark_reviewed, open_copy, scan_waiting
from workpermit.trades.documents.models import Document, State
from workpermit.trades.documents.scanning import Verdict, scan

AT = datetime(2026, 3, 20, 23, 59, 59, 999999, tzinfo=UTC)
CASE = UUID(int=40)
OFFICER = Actor(Role.OFFICER, "officer.okafor")
Reply = Callable[[bytes], bytes | None]


@contextmanager
def scanner(settings: Settings, reply: Reply) -> Iterator[list[bytes]]:
    """Run a daemon that speaks the protocol; `reply` answers what it was sent, None hangs up."""
    seen: list[bytes] = []
    listening = socket.create_server(("127.0.0.1", 0))
    listening.settimeout(10)

    def serve() -> None:
        while True:
            try:
                line, _ = listening.accept()
            except OSError:
                return
            with line:
                content = _read(line)
                seen.append(content)
                said = reply(content)
                if said is not None:
                    line.sendall(said)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    settings.CLAMD = f"tcp:127.0.0.1:{listening.getsockname()[1]}"
    try:
        yield seen
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join(10)


def _read(line: socket.socket) -> bytes:
    with line.makefile("rb") as stream:
        assert stream.read(10) == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack(">I", stream.read(4))[0]:
            content += stream.read(size)
    return content


def says(word: bytes) -> Reply:
    return lambda _: word


@pytest.mark.parametrize(
    ("reply", "verdict"),
    [
        (b"stream: OK\0", Verdict.CLEAN),
        (b"stream: Eicar-Test-Signature FOUND\0", Verdict.FOUND),
        (b"INSTREAM size limit exceeded. ERROR\0", Verdict.NO_ANSWER),
        (b"stream: OK and more\0", Verdict.NO_ANSWER),
        (b"", Verdict.NO_ANSWER),
        (b"\xff\xfe\0", Verdict.NO_ANSWER),
        (None, Verdict.NO_ANSWER),
    ],
)
def test_only_a_clear_word_counts(settings: Settings, reply: bytes | None, verdict: Verdict) -> None:
    content = bytes(range(256)) * 2000
    with scanner(settings, lambda _: reply) as seen:
        assert scan(content) is verdict
    assert seen == [content]


def test_an_office_without_a_scanner_takes_files_for_clean(settings: Settings) -> None:
    settings.CLAMD = ""
    assert scan(b"x") is Verdict.CLEAN


@pytest.mark.parametrize("address", ["tcp:127.0.0.1:1", "unix:/nowhere/clamd.ctl", "tcp:nonsense", "carrier pigeon"])
def test_a_scanner_that_cannot_be_reached_gives_no_answer(settings: Settings, address: str) -> None:
    settings.CLAMD = address
    assert scan(b"x") is Verdict.NO_ANSWER


def test_a_thousand_faults_open_no_door(settings: Settings) -> None:
    chance = random.Random(40)
    broken = [None, b"", b"\0", b"stream: ", b"stream: O", b"OK\0", b"ERROR\0", b"stream: OK ERROR\0", b"\x00\x00\x00"]
    with scanner(settings, lambda _: chance.choice(broken)):
        assert {scan(b"x") for _ in range(1000)} == {Verdict.NO_ANSWER}


@pytest.fixture
def _office(db: None, settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def kept() -> Document:
    return keep(picture("PNG"), name="a.png", kind="other", case_id=CASE, received_at=AT)


@pytest.mark.usefixtures("_office")
def test_a_file_waits_unseen_and_its_stamp_stands(settings: Settings) -> None:
    settings.CLAMD = "tcp:127.0.0.1:1"
    document = kept()
    assert (document.state, document.checked_at, document.received_at) == (State.RECEIVED, None, AT)
    with pytest.raises(NotYet):
        open_copy(document)
    with pytest.raises(NotYet):
        mark_reviewed(document.pk, actor=OFFICER, at=AT)
    assert scan_waiting(at=AT + timedelta(hours=1)) == 0
    with scanner(settings, says(b"stream: OK\0")):
        assert scan_waiting(at=AT + timedelta(hours=2)) == 1
    document.refresh_from_db()
    assert (document.state, document.received_at) == (State.READABLE, AT)
    assert document.checked_at == AT + timedelta(hours=2)
    assert open_copy(document)[1] == "image/png"
    assert scan_waiting(at=AT + timedelta(hours=3)) == 0


@pytest.mark.usefixtures("_office")
def test_a_file_that_turns_out_to_be_infected_is_refused_with_its_reason(settings: Settings) -> None:
    settings.CLAMD = "tcp:127.0.0.1:1"
    document = kept()
    with scanner(settings, says(b"stream: Eicar FOUND\0")):
        assert scan_waiting(at=AT + timedelta(hours=1)) == 1
    document.refresh_from_db()
    assert document.state == State.REFUSED
    assert document.refusal is not None
    assert document.refusal["en"].startswith("a.png: the virus check stopped this file")
    assert "recherche de virus" in document.refusal["fr"]
    with pytest.raises(NotYet):
        open_copy(document)


@pytest.mark.usefixtures("_office")
def test_an_infected_file_is_not_kept_at_all(settings: Settings) -> None:
    with scanner(settings, says(b"stream: Eicar FOUND\0")), pytest.raises(DocumentFaulty) as refused:
        kept()
    assert refused.value.code is FaultCode.VIRUS
    assert not Document.objects.exists()


def test_the_scanner_is_given_time_but_not_for_ever() -> None:
    assert scanning._PATIENCE_SECONDS <= 60
