"""Ask a virus scanner, where the office has one: ClamAV's daemon, over its own protocol (S-40).

    WORKPERMIT_CLAMD = unix:/run/clamav/clamd.ctl   or   tcp:127.0.0.1:3310

A scanner that is down opens no door: the file waits, unseen, and its stamp stands.
"""

from __future__ import annotations

import socket
import struct
from contextlib import closing
from enum import StrEnum
from typing import Final

from django.conf import settings

_PATIENCE_SECONDS: Final = 30
_PIECE: Final = 1 << 18
_LONGEST_REPLY: Final = 4096


class Verdict(StrEnum):
    """What the scanner says."""

    CLEAN = "clean"
    FOUND = "found"
    NO_ANSWER = "no_answer"


def scan(content: bytes) -> Verdict:
    """Return what the scanner says of a file; an office without one takes every file for clean."""
    address = getattr(settings, "CLAMD", "")
    if not address:
        return Verdict.CLEAN
    try:
        with closing(_connected(address)) as line:
            reply = _answer(line, content)
    except (OSError, ValueError):
        return Verdict.NO_ANSWER
    if reply == b"stream: OK":
        return Verdict.CLEAN
    # Anything but a clear word is no answer: "size limit exceeded" must not pass for clean.
    return Verdict.FOUND if reply.startswith(b"stream: ") and reply.endswith(b" FOUND") else Verdict.NO_ANSWER


def _connected(address: str) -> socket.socket:
    family, _, place = address.partition(":")
    if family == "unix":
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(_PATIENCE_SECONDS)
        try:
            line.connect(place)
        except OSError:
            line.close()
            raise
        return line
    host, _, port = place.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=_PATIENCE_SECONDS)


def _answer(line: socket.socket, content: bytes) -> bytes:
    line.sendall(b"zINSTREAM\0")
    for start in range(0, len(content), _PIECE):
        piece = content[start : start + _PIECE]
        line.sendall(struct.pack(">I", len(piece)) + piece)
    line.sendall(struct.pack(">I", 0))
    reply = b""
    while not reply.endswith(b"\0") and len(reply) < _LONGEST_REPLY and (more := line.recv(_LONGEST_REPLY)):
        reply += more
    return reply.rstrip(b"\0").strip()
