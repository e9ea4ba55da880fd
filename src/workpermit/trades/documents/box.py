"""Have a file read in a box: a confined process of its own, so that a hostile file meets nothing of ours (S-39)."""

from __future__ import annotations

import atexit
import json
import os
import socket
import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import Any, Final

from workpermit.trades.documents.boxed import TEXTS
from workpermit.trades.documents.confinement import WALL_SECONDS
from workpermit.trades.documents.faults import MAX_BYTES

AT_ONCE: Final = 3  # children of one server process; each may take half a gigabyte
_HEADER_BYTES: Final = 8
_PIECE: Final = 1 << 20
_PATIENCE_SECONDS: Final = WALL_SECONDS + 5
MAX_COPY_BYTES: Final = 4 * MAX_BYTES


class BoxUnavailable(RuntimeError):
    """No box can be had on this machine now; the file was not looked at and may be tried again."""


class BoxBroke(Exception):
    """The file ended its own box: it wanted more memory, time or rights than reading a document takes."""


@dataclass(slots=True)
class _Box:
    process: subprocess.Popen[bytes]
    control: socket.socket
    owner: int  # the process that may use it: a forked server starts a box of its own


_box: _Box | None = None
_starting = threading.Lock()
_places = threading.BoundedSemaphore(AT_ONCE)


def read_in_a_box(content: bytes) -> tuple[dict[str, Any], bytes]:
    """Return what the parsers say of a file (plain JSON) and its copy for viewing.

    Raises:
        BoxBroke: the file broke its box.
        BoxUnavailable: there is no box.
    """
    return _answered(content, asking=b"f")


def texts_in_a_box(copy: bytes) -> list[str]:
    """Return the words printed on each page of a copy (PDF), "" for a page without a text layer.

    Raises:
        BoxBroke, BoxUnavailable: as `read_in_a_box`.
    """
    told, _ = _answered(copy, asking=TEXTS)
    return [str(one) for one in told["texts"]]


def _answered(content: bytes, *, asking: bytes) -> tuple[dict[str, Any], bytes]:
    with _places:
        reply = _ask(content, asking)
    size = int.from_bytes(reply[:_HEADER_BYTES], "big")
    told, copy = reply[_HEADER_BYTES : _HEADER_BYTES + size], reply[_HEADER_BYTES + size :]
    if not size or len(told) < size:
        raise BoxBroke
    return json.loads(told), copy


def _ask(content: bytes, asking: bytes) -> bytes:
    ours, theirs = socket.socketpair()
    with ours:
        with theirs:
            _send(theirs.fileno(), asking)
        ours.settimeout(_PATIENCE_SECONDS)
        try:
            ours.sendall(content)
            ours.shutdown(socket.SHUT_WR)
            return _received(ours)
        except OSError:  # it closed the line before the end, or was silent for too long
            raise BoxBroke from None


def _received(line: socket.socket) -> bytes:
    pieces, size = [], 0
    while piece := line.recv(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > MAX_COPY_BYTES:
            raise BoxBroke
    return b"".join(pieces)


def _send(descriptor: int, asking: bytes) -> None:
    """Hand the line to the box, starting one where there is none or it is gone."""
    for _ in range(2):
        box = _running()
        try:
            socket.send_fds(box.control, [asking], [descriptor])
        except OSError:
            _forget(box)
        else:
            return
    raise BoxUnavailable("the box for reading files does not start")


def _running() -> _Box:
    global _box  # noqa: PLW0603 # one box for each process of the server
    with _starting:
        if _box is None or _box.owner != os.getpid():
            _box = _started()
        return _box


def _forget(box: _Box) -> None:
    global _box  # noqa: PLW0603 # see above
    with _starting:
        if _box is box:
            _box = None
            _end(box)


def _started() -> _Box:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        # Nothing of our environment: the child needs no key and no address.
        environment = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONDONTWRITEBYTECODE": "1"}
        command = [sys.executable, "-m", "workpermit.trades.documents.boxed", str(theirs.fileno())]
        process = subprocess.Popen(
            command, pass_fds=[theirs.fileno()], env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
    box = _Box(process, ours, os.getpid())
    ours.settimeout(60)
    try:
        ready = ours.recv(16)
    except OSError:
        ready = b""
    if ready != b"ready":
        _end(box)
        raise BoxUnavailable("the box for reading files did not start")
    atexit.register(_end, box)
    return box


def _end(box: _Box) -> None:
    if box.owner != os.getpid():
        return
    box.control.close()
    try:
        box.process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        box.process.kill()
        box.process.wait()
