"""`workpermit serve` says what stands in its way before it starts, and serves when nothing does."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from workpermit.commands import serve
from workpermit.core.text import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytest_django import Settings


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.mark.parametrize(("language", "said"), [(Language.EN, "is in use"), (Language.FR, "occupe le port")])
def test_a_port_in_use_gets_a_clear_message(
    taken_port: int, language: Language, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert serve.serve(language, port=taken_port) == 2
    heard = capsys.readouterr()
    assert str(taken_port) in heard.err
    assert said in heard.err
    assert heard.out == ""


@pytest.mark.parametrize(("host", "port"), [("203.0.113.7", 8000), ("127.0.0.1", 70_000)])
def test_where_nobody_can_listen_is_named(host: str, port: int) -> None:
    obstacle = serve.obstacle_to_listening(host, port=port)
    assert obstacle is not None
    assert host in obstacle.en
    assert str(port) in obstacle.fr


def test_an_office_without_a_secret_key_does_not_start(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    settings.SECRET_KEY = ""
    assert serve.serve(Language.EN, port=0) == 2
    assert "WORKPERMIT_SECRET_KEY" in capsys.readouterr().err


@pytest.mark.large
def test_it_serves_until_it_is_ended(tmp_path: Path) -> None:
    """The whole server: two processes answer, and an interrupt ends both."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "WORKPERMIT_DATA": str(tmp_path), "WORKPERMIT_PLACE": "tests"}
    command = [sys.executable, "-m", "workpermit.commands.main", "serve", "--port", str(port)]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        assert server.stdout is not None
        assert f"http://localhost:{port}" in server.stdout.readline()
        assert re.match(rb"HTTP/1.1 \d{3} ", _ask(port))
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=20)
    assert server.returncode == 0


@pytest.mark.large
def test_a_worker_beside_it_beats_and_ends_with_it(tmp_path: Path) -> None:
    """The worker asks this very server for a page; an interrupt of the server ends both."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "WORKPERMIT_DATA": str(tmp_path), "WORKPERMIT_PLACE": "tests"}
    environment.pop("WORKPERMIT_PULSE", None)
    call = [sys.executable, "-m", "workpermit.commands.main"]
    subprocess.run([*call, "migrate"], env=environment, check=True, capture_output=True)
    command = [*call, "serve", "--with-worker", "--port", str(port)]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        _ask(port)
        assert _until(lambda: "heartbeats: 1" in _told(tmp_path)), _told(tmp_path)
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=40)  # the worker holds the same output: it ends only when both have
    assert server.returncode == 0


def _told(data: Path) -> str:
    with contextlib.closing(sqlite3.connect(data / "workpermit.sqlite3")) as database:
        (beats,) = database.execute("SELECT COUNT(*) FROM availability_heartbeat").fetchone()
    return f"heartbeats: {beats}"


def _until(holds: Callable[[], bool]) -> bool:
    for _ in range(1200):
        if holds():
            return True
        signal.sigtimedwait([], 0.05)
    return False


def _ask(port: int) -> bytes:
    """Send one request, as soon as somebody listens."""
    for _ in range(200):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=20) as client:
                client.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                return client.recv(100)
        except ConnectionRefusedError:
            signal.sigtimedwait([], 0.05)
    raise AssertionError("nobody listens")
