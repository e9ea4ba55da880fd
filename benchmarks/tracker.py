"""The tracker page under load, on as many cases as the data folder holds, beside the same page without our code.

    .venv/bin/python benchmarks/fill.py --data build/filled --cases 1000000
    .venv/bin/python benchmarks/tracker.py --data build/filled

Granian serves as `workpermit serve` does; every request brings the session of an applicant who has signed in, and asks
for their own application, drawn from all in the folder. Ours and the twin (`tracker_pages.py`) take turns under the
same load on 127.0.0.1. Printed: requests a second, the median and the 95th percentile, the ratio, and the bytes that
a first view transfers.
Goals: 150 requests a second at p95 <= 300 ms on two cores, 0.4 of the twin, under 100 kB.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import pickle
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

HERE = Path(__file__).resolve().parent
HOST = "127.0.0.1"
MOST_CLIENTS = 64  # the load stays small: it shares the cores with what it measures


@dataclass(frozen=True, slots=True)
class Visit:
    """One applicant's page: its case, and the session's cookie."""

    case: str
    cookie: str


@dataclass(frozen=True, slots=True)
class Round:
    """What one round measured: requests a second, each answer's milliseconds, the server's processor time for one."""

    rate: float
    waits: list[float]
    processor_ms: float = 0.0

    def percentile(self, share: float) -> float:
        """Return the milliseconds within which a share of the answers came."""
        return sorted(self.waits)[min(len(self.waits) - 1, int(share * len(self.waits)))]


def main() -> None:
    """Sign applicants in, let the two pages take turns, print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="a data folder that `fill.py` filled")
    parser.add_argument("--visitors", type=int, default=500, help="applicants who have signed in (500)")
    parser.add_argument("--clients", type=int, default=16, help="requests at the same time (16)")
    parser.add_argument("--requests", type=int, default=2_000, help="requests a round (2000)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of each page (3)")
    parser.add_argument("--port", type=int, default=8196)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    visits = visitors(given.data, given.visitors, seed=given.seed)
    with tempfile.TemporaryDirectory(prefix="tracker-") as scratch:
        contexts = Path(scratch) / "contexts.pickle"
        contexts.write_bytes(pickle.dumps(ready_contexts(visits)))
        with served(given.data, contexts, port=given.port) as server:
            measure(given, visits, server=server)


def measure(given: argparse.Namespace, visits: list[Visit], *, server: int) -> None:
    """Let the pages take turns and print the figures."""
    pages = {"ours": "/en/applications/{case}/", "twin": "/en/twin/{case}/"}
    clients = min(given.clients, MOST_CLIENTS)
    rounds: dict[str, list[Round]] = {name: [] for name in pages}
    for page in pages.values():  # warm: templates compiled, files in memory
        asyncio.run(load(page, visits, port=given.port, clients=clients, requests=len(visits)))
    for number in range(1, given.rounds + 1):
        for name, page in pages.items():
            before = processor_seconds(server)
            found = asyncio.run(load(page, visits, port=given.port, clients=clients, requests=given.requests))
            used = 1000 * (processor_seconds(server) - before) / given.requests
            found = replace(found, processor_ms=used)
            rounds[name].append(found)
            print(f"  round {number} {name}: {_figures(found)}", flush=True)
    waits = [wait for one in rounds["ours"] for wait in one.waits]
    ours = Round(_median(rounds["ours"], "rate"), waits, _median(rounds["ours"], "processor_ms"))
    print(f"{cases_held()} cases, {clients} requests at a time, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(f"ours {_figures(ours)} (goals: 150 requests/s, p95 <= 300 ms)")
    print(f"ratio to the twin {_ratio(rounds, 'rate'):.2f} (goal 0.4); by processor time {_ratio(rounds, 'cost'):.2f}")
    print(first_view(visits, port=given.port))


def _median(rounds: list[Round], name: str) -> float:
    return statistics.median(getattr(one, name) for one in rounds)


def _ratio(rounds: dict[str, list[Round]], by: str) -> float:
    """Return ours to the twin, round by round: by requests a second, or by what one costs the processor."""
    pairs = zip(rounds["ours"], rounds["twin"], strict=True)
    return statistics.median(a.rate / b.rate if by == "rate" else b.processor_ms / a.processor_ms for a, b in pairs)


def _figures(found: Round) -> str:
    half, most = found.percentile(0.5), found.percentile(0.95)
    rate, cost = found.rate, found.processor_ms
    return f"{rate:.0f} requests/s, p50 {half:.0f} ms, p95 {most:.0f} ms, {cost:.1f} ms of processor each"


# --- who visits ------------------------------------------------------------------------------------------------


def visitors(data: Path, number: int, *, seed: int) -> list[Visit]:
    """Give some of the folder's applications accounts with a session each."""
    from workpermit.commands.setup import prepare

    prepare(place="demo", data=data, migrate=True)
    from workpermit.casework.models import CaseRow

    ids = list(CaseRow.objects.order_by("pk").values_list("pk", flat=True))
    chosen = random.Random(seed).sample(ids, min(number, len(ids)))  # noqa: S311 # a sample, not a secret
    return [Visit(str(case_id), _cookie(str(case_id), at=place)) for place, case_id in enumerate(chosen)]


def _cookie(case_id: str, *, at: int) -> str:
    from django.contrib.auth import login
    from django.http import HttpRequest

    from workpermit.accounts.models import Account
    from workpermit.accounts.sessions import SessionStore
    from workpermit.casework.models import CaseRow
    from workpermit.core.case.actor import Role
    from workpermit.web.ui.access import note_second_factor

    address = f"visitor.{at}@example.org"
    account = Account.objects.with_email(address) or Account.objects.create_account(
        address, name="Visitor", role=Role.APPLICANT, time_zone="Asia/Manila"
    )
    CaseRow.objects.filter(pk=case_id).update(applicant_id=str(account.pk))
    request = HttpRequest()
    request.session = SessionStore()
    login(request, account)
    note_second_factor(request.session)
    request.session.save()
    return str(request.session.session_key)


def cases_held() -> int:
    """Count the cases of the folder."""
    from workpermit.casework.models import CaseRow

    return CaseRow.objects.count()


def ready_contexts(visits: list[Visit]) -> dict[str, bytes]:
    """Return the context of each visitor's page as our view makes it, pickled."""
    from django.conf import settings
    from django.test import Client

    from workpermit.core.text import Text
    from workpermit.web.tracker import views
    from workpermit.web.ui import pages

    kept: dict[str, bytes] = {}

    def noted(request: Any, template: str, *, title: Text, crumbs: Any = (), **shown: Any) -> Any:
        told = [(pages.said(crumb.label), crumb.address) for crumb in crumbs]
        case_id = shown["tracker"].row.pk.hex
        kept[case_id] = pickle.dumps({**shown, "title": pages.said(title), "crumbs": told})
        return pages.page(request, template, title=title, crumbs=crumbs, **shown)

    views.page = noted
    settings.ALLOWED_HOSTS = ["testserver"]
    for visit in visits:
        client = Client()
        client.cookies[settings.SESSION_COOKIE_NAME] = visit.cookie
        answer = client.get(f"/en/applications/{visit.case}/")
        assert answer.status_code == 200, answer.status_code
    return kept


# --- the server ------------------------------------------------------------------------------------------------

_SERVE = """
import sys
from granian.constants import Interfaces
from granian.server import Server
from workpermit.commands.serve import THREADS, WORKERS
Server("tracker_pages:application", address="{host}", port={port}, interface=Interfaces.WSGI, workers=WORKERS,
       blocking_threads=THREADS, log_enabled=False, websockets=False).serve()
"""


@contextmanager
def served(data: Path, contexts: Path, *, port: int) -> Iterator[int]:
    """Serve the folder's pages and the twin as `workpermit serve` does; yield the process."""
    environment = os.environ | {
        "WORKPERMIT_PLACE": "demo",
        "WORKPERMIT_DATA": str(data.resolve()),
        "TRACKER_CONTEXTS": str(contexts),
        "PYTHONPATH": str(HERE),
    }
    server = subprocess.Popen([sys.executable, "-c", _SERVE.format(host=HOST, port=port)], env=environment)
    try:
        asyncio.run(until_it_answers(port))
        yield server.pid
    finally:
        server.terminate()
        try:
            server.wait(timeout=30)
        except subprocess.TimeoutExpired:
            server.kill()


def processor_seconds(server: int) -> float:
    """Return the processor time of the server's processes so far, as the kernel counts it."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # a process that ended meanwhile
            fields = stat.read_text().rpartition(")")[2].split()
            if server in (int(stat.parent.name), int(fields[1])):
                ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


async def until_it_answers(port: int) -> None:
    """Wait until somebody listens; a server that does not within two minutes ends the run."""
    for _ in range(600):
        try:
            _, writer = await asyncio.open_connection(HOST, port)
        except OSError:
            await asyncio.sleep(0.2)
        else:
            writer.close()
            return
    raise SystemExit("the server did not begin within two minutes")


# --- the load --------------------------------------------------------------------------------------------------


async def load(page: str, visits: list[Visit], *, port: int, clients: int, requests: int) -> Round:
    """Ask for pages over a few connections that stay open; one that is not a page ends the run."""
    turns = iter(range(requests))
    waits: list[float] = []

    async def one_client() -> None:
        reader, writer = await asyncio.open_connection(HOST, port)
        for turn in turns:
            visit = visits[turn % len(visits)]
            began = time.perf_counter()
            status, _, _ = await _get(reader, writer, page.format(case=visit.case), cookie=visit.cookie)
            waits.append(1000 * (time.perf_counter() - began))
            if status != 200:
                raise SystemExit(f"{page} answered {status}")
        writer.close()

    began = time.perf_counter()
    await asyncio.gather(*(one_client() for _ in range(clients)))
    return Round(requests / (time.perf_counter() - began), waits)


async def _get(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, address: str, *, cookie: str
) -> tuple[int, int, bytes]:
    """Ask for an address; return the status, the bytes of the head and the body."""
    writer.write(
        f"GET {address} HTTP/1.1\r\nHost: localhost\r\nCookie: workpermit-session={cookie}\r\n"
        "Accept-Encoding: gzip, br\r\n\r\n".encode()
    )
    head = await reader.readuntil(b"\r\n\r\n")
    (length,) = re.findall(rb"(?i)content-length: (\d+)", head)
    return int(head.split(b" ")[1]), len(head), await reader.readexactly(int(length))


def first_view(visits: list[Visit], *, port: int) -> str:
    """Say what the largest first view transfers: the page and every file it names, heads included."""
    largest = max(
        (asyncio.run(_first_view(visit, port)) for visit in visits[:50]), key=lambda sizes: sum(sizes.values())
    )
    parts = ", ".join(f"{name} {size / 1000:.1f}" for name, size in largest.items())
    return f"largest of 50 first views {sum(largest.values()) / 1000:.1f} kB (goal under 100): {parts}"


async def _first_view(visit: Visit, port: int) -> dict[str, int]:
    address = f"/en/applications/{visit.case}/"
    reader, writer = await asyncio.open_connection(HOST, port)
    _, head, body = await _get(reader, writer, address, cookie=visit.cookie)
    sizes = {"page": head + len(body)}
    named = re.findall(r'<(?:link|script)\b[^>]*?(?:href|src)="([^"]+)"', body.decode())
    for file in dict.fromkeys(named):
        status, head, content = await _get(reader, writer, urljoin(address, file), cookie=visit.cookie)
        if status != 200:
            raise SystemExit(f"{file} answered {status}")
        sizes[file.rpartition("/")[2]] = head + len(content)
    writer.close()
    return sizes


if __name__ == "__main__":
    main()
