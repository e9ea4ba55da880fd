"""The box itself: a small process that has read nothing of anybody, and splits off one confined child per file.

It is started by `box`, loads the parsers once, tries each of them, and then waits. It never opens a stranger's
file itself; the child that does ends with the file. It needs no Django, no settings, no keys, no database.

    box ──content──► child ──answer, then the copy for viewing──► box
    box ──a copy──► child ──the words printed on its pages──► box
"""

from __future__ import annotations

import json
import os
import resource
import signal
import socket
import sys
from typing import Any, Final

from workpermit.trades.documents import confinement, parsing

_HEADER_BYTES: Final = 8
_PIECE: Final = 1 << 20
TEXTS: Final = b"t"  # asks for the words of a copy; anything else asks what a file is


def main() -> int:
    """Serve until the other side of the control socket is closed."""
    control = socket.socket(fileno=int(sys.argv[1]))
    confinement.close_all_but(1, 2, control.fileno())
    os.chdir("/")
    confinement.leave_the_network()
    parsing.try_every_parser()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel buries the children
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the server, which then closes the socket
    control.sendall(b"ready")
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 64, 1)
        if not message:
            return 0
        if os.fork() == 0:
            os._exit(_one_file(descriptors[0], message))
        os.close(descriptors[0])


def _one_file(line: int, asked: bytes) -> int:
    """Read a file from the line, answer on it what is asked, and return the exit status."""
    confinement.close_all_but(line)
    confinement.confine()
    content = b"".join(iter(lambda: os.read(line, _PIECE), b""))
    answer, copy = _texts(content) if asked == TEXTS else parsing.parsed(content)
    answer["peak_kb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    told = json.dumps(answer, separators=(",", ":")).encode()
    reply = memoryview(len(told).to_bytes(_HEADER_BYTES, "big") + told + copy)
    while reply:
        reply = reply[os.write(line, reply[:_PIECE]) :]
    return 0


def _texts(copy: bytes) -> tuple[dict[str, Any], bytes]:
    return {"texts": parsing.texts(copy)}, b""


if __name__ == "__main__":
    sys.exit(main())
