"""The officers' pages under load, on as many cases as the data folder holds: queue, next case, case page.

    .venv/bin/python benchmarks/fill.py --data build/filled --cases 1000000
    .venv/bin/python benchmarks/workbench.py --data build/filled

Sixteen officers of two offices, each with a session of their own, ask granian (as `workpermit serve` runs it) on
127.0.0.1. First with a pause after each page, as people have who read as fast as they can; then without any, which is
what the machine can do. Printed for each page: requests a second, the median and the 95th percentile, what one costs
the processor, and the queries it takes. The run ends by itself and gives back what the officers were given.
Goal: p95 <= 200 ms for queue and case page, with 1,000,000 cases, 100,000 of them open, 16 officers, two cores.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from tracker import HOST, Round, processor_seconds, until_it_answers

HERE: Final = Path(__file__).resolve().parent
CSRF: Final = "w" * 32
OFFICES: Final = ("CPC", "VO")
LONGEST: Final = 60  # seconds that one round may take
QUEUES: Final = {
    "queue": "/en/office/",
    "queue, mine": "/en/office/?who=mine",
    "queue, late": "/en/office/?late=1",
    "queue, nobody's, completeness": "/en/office/?who=nobody&stage=received",
    "queue, every office, a rare country": "/en/office/?office=all&country=IS",
    "work lists": "/en/office/lists/",
}


@dataclass(frozen=True, slots=True)
class Officer:
    """One officer: the account, the session's cookie, and the cases that they may open without a further word."""

    account: str
    cookie: str
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What is asked for: an address in which `{case}` may stand, and whether it is sent as a form."""

    name: str
    address: str
    is_form: bool = False


def main() -> None:
    """Sign officers in, ask for each page with and without pauses, print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="a data folder that `fill.py` filled")
    parser.add_argument("--officers", type=int, default=16, help="officers at their desks (16)")
    parser.add_argument("--requests", type=int, default=640, help="requests a round (640)")
    parser.add_argument("--pause", type=float, default=1.0, help="seconds an officer looks at a page (1)")
    parser.add_argument("--only", action="append", default=[], help="a page by its name; again for another")
    parser.add_argument("--port", type=int, default=8201)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    officers = at_their_desks(given.data, given.officers, seed=given.seed)
    pages = [Page(name, address) for name, address in QUEUES.items()]
    pages += [Page("next case", "/en/office/next/", is_form=True), Page("case page", "/en/office/{case}/")]
    pages = [page for page in pages if not given.only or page.name in given.only]
    try:
        counted = {page.name: queries(page, officers[0]) for page in pages}
        with served(given.data, port=given.port) as server:
            for pause in (given.pause, 0.0):
                measure(pages, officers, given, pause=pause, server=server, counted=counted)
    finally:
        give_back(officers)


def measure(
    pages: list[Page],
    officers: list[Officer],
    given: argparse.Namespace,
    *,
    pause: float,
    server: int,
    counted: dict[str, int],
) -> None:
    """Ask for each page in a round of its own and print the figures."""
    how = f"a pause of {pause:g} s after each page" if pause else "no pause"
    print(
        f"{held()}; {len(officers)} officers, {how}; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}", flush=True
    )
    for page in pages:
        warm = load(page, officers, port=given.port, requests=2 * len(officers), pause=0)
        asyncio.run(warm)
        before = processor_seconds(server)
        found = asyncio.run(load(page, officers, port=given.port, requests=given.requests, pause=pause))
        used = 1000 * (processor_seconds(server) - before) / len(found.waits)
        found = replace(found, processor_ms=used)
        half, most = found.percentile(0.5), found.percentile(0.95)
        print(
            f"  {page.name}: {found.rate:.0f} requests/s, p50 {half:.0f} ms, p95 {most:.0f} ms, "
            f"{found.processor_ms:.1f} ms of processor each, {counted[page.name]} queries",
            flush=True,
        )


# --- who asks ----------------------------------------------------------------------------------------------------


def at_their_desks(data: Path, number: int, *, seed: int) -> list[Officer]:
    """Give officers of the offices accounts and sessions, and a share of the open cases to read."""
    from workpermit.commands.setup import prepare

    prepare(place="demo", data=data, migrate=True)
    from workpermit.casework.models import OpenWork

    chance = random.Random(seed)  # noqa: S311 # a sample, not a secret
    by_office = {
        office: list(OpenWork.objects.filter(region=office).order_by("pk").values_list("pk", flat=True))
        for office in OFFICES
    }
    return [
        _officer(place, office, chance.sample(by_office[office], min(200, len(by_office[office]))))
        for place, office in enumerate((OFFICES * number)[:number])
    ]


def _officer(place: int, office: str, cases: list[object]) -> Officer:
    from django.contrib.auth import login
    from django.http import HttpRequest

    from workpermit.accounts.models import Account
    from workpermit.accounts.sessions import ROLE, SessionStore
    from workpermit.core.case.actor import Role
    from workpermit.web.ui.access import note_second_factor

    address = f"officer.{place}@office.example"
    account = Account.objects.with_email(address) or Account.objects.create_account(
        address, name=f"Officer {place}", role=Role.OFFICER, office=office
    )
    request = HttpRequest()
    request.session = SessionStore()
    login(request, account)
    note_second_factor(request.session)
    request.session[ROLE] = account.role
    request.session.save()
    return Officer(str(account.pk), str(request.session.session_key), tuple(map(str, cases)))


def give_back(officers: list[Officer]) -> None:
    """Put every case that was given to these officers back into the queue."""
    from workpermit.casework.models import OpenWork

    OpenWork.objects.filter(assignee__in=[one.account for one in officers]).update(assignee="")


def held() -> str:
    """Say how many cases the folder holds and how many of them are open."""
    from workpermit.casework.models import CaseRow, OpenWork

    return f"{CaseRow.objects.count()} cases, {OpenWork.objects.count()} open"


def queries(page: Page, officer: Officer) -> int:
    """Count the queries that a page takes, its session's included."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = officer.cookie
    address = page.address.format(case=officer.cases[0])
    with CaptureQueriesContext(connection) as asked:
        answer = client.post(address) if page.is_form else client.get(address)
    assert answer.status_code == (302 if page.is_form else 200), (address, answer.status_code)
    return len(asked)


# --- the server and the load -------------------------------------------------------------------------------------

_SERVE = """
from granian.constants import Interfaces
from granian.server import Server
from workpermit.commands.serve import THREADS, WORKERS
Server("workpermit.config.wsgi:application", address="{host}", port={port}, interface=Interfaces.WSGI, workers=WORKERS,
       blocking_threads=THREADS, log_enabled=False, websockets=False).serve()
"""


@contextmanager
def served(data: Path, *, port: int) -> Iterator[int]:
    """Serve the folder as `workpermit serve` does; yield the process, and end it afterwards."""
    environment = os.environ | {"WORKPERMIT_PLACE": "demo", "WORKPERMIT_DATA": str(data.resolve())}
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


async def load(page: Page, officers: list[Officer], *, port: int, requests: int, pause: float) -> Round:
    """Let each officer ask for a page over and over; what is no page ends the run, and so does a minute."""
    turns = iter(range(requests))
    waits: list[float] = []
    began = time.perf_counter()

    async def one(officer: Officer, late: float) -> None:
        await asyncio.sleep(late)
        reader, writer = await asyncio.open_connection(HOST, port)
        for turn in turns:
            address = page.address.format(case=officer.cases[turn % len(officer.cases)])
            asked = time.perf_counter()
            status = await _ask(reader, writer, address, officer.cookie, is_form=page.is_form)
            waits.append(1000 * (time.perf_counter() - asked))
            if status != (302 if page.is_form else 200):
                raise SystemExit(f"{address} answered {status}")
            if time.perf_counter() - began > LONGEST:
                break
            await asyncio.sleep(pause)
        writer.close()

    # People do not press a key at the same instant: the first pages come one after the other.
    spread = pause / len(officers)
    await asyncio.gather(*(one(officer, place * spread) for place, officer in enumerate(officers)))
    return Round(len(waits) / (time.perf_counter() - began), waits)


async def _ask(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, address: str, cookie: str, *, is_form: bool
) -> int:
    """Ask for a page, or send a form with nothing typed; return the status."""
    body = urlencode({"csrfmiddlewaretoken": CSRF}) if is_form else ""
    sent = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n" if is_form else ""
    writer.write(
        f"{'POST' if is_form else 'GET'} {address} HTTP/1.1\r\nHost: localhost\r\n{sent}"
        f"Cookie: workpermit-session={cookie}; workpermit-csrf={CSRF}\r\nAccept-Encoding: gzip\r\n\r\n{body}".encode()
    )
    head = await reader.readuntil(b"\r\n\r\n")
    length = re.search(rb"(?i)content-length: (\d+)", head)
    await reader.readexactly(int(length.group(1)) if length else 0)
    return int(head.split(b" ")[1])


if __name__ == "__main__":
    main()
