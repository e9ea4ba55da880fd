"""The box holds: what opens a stranger's file can reach nothing of ours, and cannot last or grow (S-39)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from trades.documents.test_checking import picture
from workpermit.trades.documents import box, checking
from workpermit.trades.documents.box import BoxBroke, BoxUnavailable, read_in_a_box
from workpermit.trades.documents.checking import check
from workpermit.trades.documents.confinement import MEMORY_BYTES
from workpermit.trades.documents.faults import DocumentFaulty, FaultCode

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="seccomp and namespaces are Linux's")


def confined(*lines: str, wall: float = 20) -> subprocess.CompletedProcess[str]:
    """Run lines in a process that has given everything up, as a child of the box does."""
    body = textwrap.indent("\n".join(lines), "    ")
    program = f"""
import os, socket, subprocess, sys, signal, time
from workpermit.trades.documents import confinement
confinement.WALL_SECONDS = {wall}
confinement.confine()
try:
{body}
    os.write(1, b"done")
except BaseException as refused:
    os.write(1, type(refused).__name__.encode())
os._exit(0)
"""
    paths = os.pathsep.join(filter(None, sys.path))
    return subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": paths},
        timeout=60,
        check=False,
    )


@ON_LINUX
@pytest.mark.parametrize(
    "act",
    [
        "socket.socket()",
        "socket.socketpair()",
        "open('/etc/passwd')",
        "os.open('/tmp', os.O_RDONLY)",
        "os.open('/tmp/planted', os.O_CREAT | os.O_WRONLY)",
        "os.unlink('/tmp/planted')",
        "os.rename('/tmp/a', '/tmp/b')",
        "os.mkdir('/tmp/planted')",
        "os.symlink('/etc', '/tmp/planted')",
        "os.chmod('/tmp', 0o777)",
        "os.fork()",
        "os.execv('/bin/true', ['true'])",
        "os.kill(os.getppid(), 0)",
        "subprocess.run(['/bin/true'])",
        "import threading; threading.Thread(target=print).start()",
    ],
)
def test_nothing_can_be_opened_sent_started_or_signalled(act: str) -> None:
    assert confined(act).stdout in ("PermissionError", "RuntimeError")


def test_arithmetic_is_what_remains() -> None:
    assert confined("x = sum(range(1000))").stdout == "done"


def test_memory_ends_at_half_a_gigabyte() -> None:
    assert confined(f"x = bytearray({MEMORY_BYTES})").stdout == "MemoryError"
    assert confined(f"x = bytearray({MEMORY_BYTES // 2})").stdout == "done"


def test_the_kernel_ends_what_takes_too_long_even_where_it_only_waits() -> None:
    ended = confined("time.sleep(30)", wall=0.3)
    assert (ended.returncode, ended.stdout) == (-signal.SIGALRM, "")


def test_the_box_knows_no_secret_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKPERMIT_SECRET_KEY", "a-secret-of-the-office")
    _end_the_box()
    read_in_a_box(picture("PNG"))
    assert box._box is not None
    environment = Path(f"/proc/{box._box.process.pid}/environ")
    if environment.exists():
        assert b"a-secret-of-the-office" not in environment.read_bytes()
        open_files = {os.readlink(one) for one in Path(f"/proc/{box._box.process.pid}/fd").iterdir()}  # noqa: PTH115
        assert not [one for one in open_files if "sqlite" in one or "keys" in one]


def test_a_box_that_is_gone_is_replaced() -> None:
    read_in_a_box(picture("PNG"))
    first = box._box
    assert first is not None
    first.process.kill()
    first.process.wait()
    assert read_in_a_box(picture("PNG"))[0]["pages"] == 1
    assert box._box is not first


def test_a_box_that_never_starts_is_told_apart_from_a_bad_file(monkeypatch: pytest.MonkeyPatch) -> None:
    _end_the_box()
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(BoxUnavailable):
        read_in_a_box(picture("PNG"))
    monkeypatch.undo()
    assert read_in_a_box(picture("PNG"))[0]["pages"] == 1


def test_a_file_that_breaks_its_box_is_too_heavy_and_the_next_one_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(box, "_ask", lambda *_: b"")
        with pytest.raises(BoxBroke):
            read_in_a_box(b"anything")
        with pytest.raises(DocumentFaulty) as refused:
            check(b"%PDF-1.7 something never seen before", name="a.pdf")
    assert refused.value.code is FaultCode.TOO_HEAVY
    assert check(picture("PNG"), name="a.png").pages == 1


def test_what_was_just_read_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    content = picture("PNG", (31, 41))
    first = check(content, name="a.png")
    monkeypatch.setattr(checking, "read_in_a_box", lambda _: pytest.fail("it was read again"))
    assert check(content, name="b.png") == first


def test_the_words_of_a_copy_are_read_in_the_box_page_by_page() -> None:
    offer = (EXAMPLES / "outside-visa-required" / "offer.pdf").read_bytes()
    checked = check(offer, name="offer.pdf")
    texts = box.texts_in_a_box(checked.copy)
    assert len(texts) == checked.pages
    assert "Offer of employment" in " ".join(texts)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 nothing of the kind", picture("PNG")])
def test_what_is_no_pdf_has_no_words(content: bytes) -> None:
    assert box.texts_in_a_box(content) == []


def _end_the_box() -> None:
    if box._box is not None:
        box._forget(box._box)
