"""An independent client of the protocol, against a real server: `tuspy`, cut off and going on (AYA-08)."""

from __future__ import annotations

import hashlib
import io
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.conf import settings as configured
from django.core.wsgi import get_wsgi_application
from django.db import connections
from pytest_django import Settings
from tusclient.client import TusClient

from journeys.story import open_list
from web.asked import ASKED_AT, Asked
from workpermit.trades.documents.models import Document, Progress, Upload

FILE = Path(__file__).resolve().parents[3] / "examples" / "outside-visa-required" / "offer.pdf"


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def asked(own_database: None, settings: Settings, settable_clock: None, tmp_path: Path) -> Asked:
    """Ask for two documents, in a database that other threads see."""
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    open_list()
    return Asked()


@pytest.fixture
def server(asked: Asked) -> Iterator[str]:
    """Serve the application and return its address."""
    application = get_wsgi_application()

    def closing(environ: dict[str, object], start_response: object) -> object:
        try:
            return application(environ, start_response)  # type: ignore[arg-type]
        finally:
            connections.close_all()

    serving = make_server("127.0.0.1", 0, closing, server_class=_Server, handler_class=_Quiet)  # type: ignore[arg-type]
    thread = threading.Thread(target=serving.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{serving.server_port}"
    serving.shutdown()
    serving.server_close()
    thread.join(10)


def client(asked: Asked, server: str) -> TusClient:
    name = configured.SESSION_COOKIE_NAME
    return TusClient(f"{server}/uploads/", headers={"Cookie": f"{name}={asked.client.cookies[name].value}"})


def metadata(asked: Asked) -> dict[str, str]:
    return {"filename": "offer.pdf", "case": str(asked.case_id), "request": asked.request, "item": "0"}


def test_the_client_uploads_in_chunks_with_checksums(asked: Asked, server: str) -> None:
    content = FILE.read_bytes()
    uploader = client(asked, server).uploader(
        file_stream=io.BytesIO(content), chunk_size=5000, metadata=metadata(asked), upload_checksum=True
    )
    uploader.upload()
    upload = Upload.objects.get()
    assert (upload.progress, upload.received) == (Progress.KEPT, len(content))
    assert Document.objects.get(received_at=ASKED_AT).sha256 == hashlib.sha256(content).hexdigest()


def test_a_client_that_was_cut_off_goes_on_where_the_server_says(asked: Asked, server: str) -> None:
    content = FILE.read_bytes()
    first: Any = client(asked, server).uploader(
        file_stream=io.BytesIO(content), chunk_size=4000, metadata=metadata(asked), upload_checksum=True
    )
    first.upload_chunk()
    _cut_in_the_middle(first.url, first.get_headers() | client(asked, server).headers, content[4000:], after=3000)
    again: Any = client(asked, server).uploader(file_stream=io.BytesIO(content), url=first.url, chunk_size=4000)
    assert again.get_offset() == 7000
    again.upload()
    assert Upload.objects.get().progress == Progress.KEPT
    assert Document.objects.get(received_at=ASKED_AT).sha256 == hashlib.sha256(content).hexdigest()


def _cut_in_the_middle(url: str, headers: dict[str, str], rest: bytes, *, after: int) -> None:
    """Announce all the rest, send a part of it, and hang up."""
    place = url.removeprefix("http://")
    host, _, path = place.partition("/")
    name, _, port = host.partition(":")
    told = {
        **headers,
        "Host": host,
        "Content-Type": "application/offset+octet-stream",
        "Upload-Offset": "4000",
        "Content-Length": str(len(rest)),
        "Tus-Resumable": "1.0.0",
    }
    lines = "".join(f"{key}: {value}\r\n" for key, value in told.items())
    with socket.create_connection((name, int(port))) as line:
        line.sendall(f"PATCH /{path} HTTP/1.1\r\n{lines}\r\n".encode() + rest[:after])
        line.shutdown(socket.SHUT_WR)
        line.recv(1000)
