"""`workpermit serve`: the pages, by granian, with two processes of sixteen threads.

With `--with-worker` the background work runs beside them, as a process of its own that ends with the server.
Threads, because slow readers then hold up nobody: sixteen of them did not block it.
"""

from __future__ import annotations

import argparse
import errno
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Final

from workpermit.commands.parser import Parser
from workpermit.commands.setup import gather_static_files, prepare
from workpermit.core.text import Language, Text

WORKERS: Final = 2
THREADS: Final = 16
WORKER_ENDS_WITHIN: Final = 30  # seconds

_HOST: Final = Text(en="address to listen on (127.0.0.1)", fr="adresse d’écoute (127.0.0.1)")
_PORT: Final = Text(en="port to listen on (8000)", fr="port d’écoute (8000)")
_WORKER: Final = Text(
    en="run the background work beside the pages, for a small office",
    fr="faire aussi le travail de fond à côté des pages, pour un petit bureau",
)
_OPEN: Final = Text(
    en="Open http://{name}:{port} in a browser. Ctrl+C ends.",
    fr="Ouvrez http://{name}:{port} dans un navigateur. Ctrl+C pour terminer.",
)
_PORT_IN_USE: Final = Text(
    en="Port {port} is in use by another program. Stop that one, or choose another port: --port {other}",
    fr="Un autre programme occupe le port {port}. Arrêtez-le, ou choisissez un autre port : --port {other}",
)
_NOT_OURS: Final = Text(
    en="This machine does not let us listen on {host}, port {port}: {reason}.",
    fr="Cette machine ne nous laisse pas écouter sur {host}, port {port} : {reason}.",
)
_NO_KEY: Final = Text(
    en="Set WORKPERMIT_SECRET_KEY first: a long random text that only this office knows.",
    fr="Définissez d’abord WORKPERMIT_SECRET_KEY : un long texte aléatoire que seul ce bureau connaît.",
)


def add_arguments(parser: Parser) -> None:
    """Declare where to listen."""
    parser.add_argument("--host", default="127.0.0.1", help=parser.say(_HOST))
    parser.add_argument("--port", type=int, default=8000, help=parser.say(_PORT))
    parser.add_argument("--with-worker", action="store_true", help=parser.say(_WORKER))


def run(arguments: argparse.Namespace) -> int:
    """Serve until the person ends it."""
    prepare(language=arguments.language)
    return serve(arguments.language, host=arguments.host, port=arguments.port, with_worker=arguments.with_worker)


def serve(language: Language, *, host: str = "127.0.0.1", port: int = 8000, with_worker: bool = False) -> int:
    """Serve the pages of a prepared place until it is ended; return 2 and say why where that cannot begin."""
    obstacle = _missing_key() or obstacle_to_listening(host, port=port)
    if obstacle is not None:
        print(obstacle.in_language(language), file=sys.stderr)
        return 2
    gather_static_files()
    # A sign-in by passkey needs a host name, so the name is what we print.
    name = "localhost" if host in {"127.0.0.1", "::1"} else host
    print(_OPEN.filled(name=name, port=str(port)).in_language(language), flush=True)
    with _worker(port) if with_worker else nullcontext():
        _granian(host, port=port)
    return 0


@contextmanager
def _worker(port: int) -> Iterator[None]:
    """Run a worker of this place beside the server, and end it with the server."""
    environment = {**os.environ}
    # It asks for a page where this server listens, whatever the site is called outside.
    environment.setdefault("WORKPERMIT_PULSE", f"http://localhost:{port}/en/")
    beside = ["worker", "--beside", str(os.getpid())]
    worker = subprocess.Popen([sys.executable, "-m", "workpermit.commands.main", *beside], env=environment)
    try:
        yield
    finally:
        worker.terminate()
        try:
            worker.wait(WORKER_ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            worker.kill()  # what it had taken up is taken up again once its lease ends
            worker.wait()


def obstacle_to_listening(host: str, *, port: int) -> Text | None:
    """Return why nobody can listen there, or None; the server itself would say it less kindly."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return _PORT_IN_USE.filled(port=str(port), other=str(port + 1))
            return _NOT_OURS.filled(host=host, port=str(port), reason=(error.strerror or str(error)).lower())
        except OverflowError:
            return _NOT_OURS.filled(host=host, port=str(port), reason="0-65535")
    return None


def _missing_key() -> Text | None:
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured

    try:
        settings.SECRET_KEY  # noqa: B018 # reading an empty key raises
    except ImproperlyConfigured:
        return _NO_KEY
    return None


def _granian(host: str, *, port: int) -> None:
    from granian.constants import Interfaces
    from granian.server import Server

    Server(
        "workpermit.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        log_enabled=False,
        websockets=False,
    ).serve()
