"""Memory of the server: the sum of PSS over all processes of `workpermit serve`, after a few requests.

    .venv/bin/python benchmarks/memory.py

PSS (proportional set size) counts a page shared by two processes half for each, so the sum is what the server takes
from the machine. Two applications are handed in, and then every page that the index leads to is asked for, so that
what pages load is loaded. Goal: under 200 MB with the two worker processes it starts by itself.
"""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

GOAL_MB = 200
START_SECONDS = 60
ROUNDS, PAGES = 4, 30
EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
HANDED_IN = ("in-canada-extension", "outside-visa-exempt")
WORKPERMIT = Path(sys.executable).with_name("workpermit")


def main() -> None:
    """Start the server in a folder of its own, ask it for pages, and print what it takes."""
    with tempfile.TemporaryDirectory(prefix="workpermit-memory-") as scratch:
        # The demo's pages need no sign-in; the server, its settings and its two workers are the office's.
        environment = {**os.environ, "WORKPERMIT_PLACE": "demo", "WORKPERMIT_DATA": scratch}
        environment.pop("WORKPERMIT_DATABASE", None)
        for name in HANDED_IN:
            submit: list[str | Path] = [WORKPERMIT, "submit", EXAMPLES / name]
            subprocess.run(submit, env=environment, check=True, timeout=START_SECONDS, stdout=subprocess.DEVNULL)
        port = _free_port()
        server = subprocess.Popen([WORKPERMIT, "serve", "--port", str(port)], env=environment)
        try:
            statuses = _asked(port)
            taken = {pid: pss_kb(pid) for pid in family(server.pid)}
        finally:
            server.terminate()
            server.wait(timeout=30)
    print(f"{len(statuses)} requests answered with {', '.join(map(str, sorted(set(statuses))))}")
    for pid, kilobytes in taken.items():
        print(f"  process {pid}: {kilobytes / 1024:6.1f} MB")
    print(f"sum of PSS over {len(taken)} processes: {sum(taken.values()) / 1024:.1f} MB (goal: under {GOAL_MB})")


def pss_kb(pid: int) -> int:
    """Return a process's proportional set size in kilobytes."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    raise LookupError(f"the kernel tells no PSS of process {pid}")


def family(pid: int) -> Iterator[int]:
    """Yield a process and all that it started."""
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from family(int(child))


def _asked(port: int) -> list[int]:
    """Ask for the index and what it leads to, several times, so that both workers have answered."""
    index = _first_page(port)
    paths = ["/", *dict.fromkeys(re.findall(r'href="(/[^"#]*)"', index))][:PAGES]
    return [_page(port, path)[0] for _ in range(ROUNDS) for path in paths]


def _first_page(port: int) -> str:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            return _page(port, "/")[1]
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def _page(port: int, path: str) -> tuple[int, str]:
    """Ask for a page, where it was moved to."""
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        asked.request("GET", path)
        answer = asked.getresponse()
        status, content, moved_to = answer.status, answer.read().decode(errors="replace"), answer.getheader("Location")
    finally:
        asked.close()
    return _page(port, moved_to) if moved_to and moved_to != path else (status, content)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    main()
