"""Confine this process before it opens a stranger's file: no network, no files, no programs, little memory (S-39).

    namespace   without a network, where the system lets us make one (`unshare`)
    seccomp     calls that open, send, start or signal anything answer "not permitted" (Linux, x86-64 and Arm)
    rlimits     memory, processor time, no byte written to any file, few descriptors
    alarm       the kernel ends it after twenty seconds, whatever it waits for

What remains is arithmetic on bytes that came in, and one pipe for the answer.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import platform
import resource
import signal
import struct
from typing import Final

MEMORY_BYTES: Final = 512 * 1024 * 1024
CPU_SECONDS: Final = 10
WALL_SECONDS: Final = 20
_DESCRIPTORS: Final = 64

_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 38, 22, 2
_ALLOW, _KILL, _NOT_PERMITTED = 0x7FFF0000, 0x80000000, 0x00050000 | 1  # the last one answers EPERM
_LOAD, _JUMP_EQUAL, _JUMP_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
# The audit number of the architecture, then the numbers of the calls it may not make: those that open or change
# files, open or use sockets, start programs or threads, signal or trace other processes.
_REFUSED: Final = {
    "x86_64": (
        0xC000003E,
        (
            *(2, 41, 42, 43, 44, 46, 49, 50, 53, 56, 57, 58, 59, 62, 76, 82, 83, 84, 85, 86, 87, 88, 90, 91, 92, 93),
            *(101, 133, 257, 258, 259, 260, 263, 264, 265, 266, 268, 272, 288, 298, 304, 307, 308, 310, 311, 316),
            *(321, 322, 425, 435, 437),
        ),
    ),
    "aarch64": (
        0xC00000B7,
        (
            *(33, 34, 35, 36, 37, 38, 45, 52, 53, 54, 55, 56, 97, 117, 129, 198, 199, 200, 201, 202, 203, 206, 211),
            *(220, 221, 241, 242, 265, 268, 269, 270, 271, 276, 280, 281, 425, 435, 437),
        ),
    ),
}
_X32: Final = 0x40000000  # the second table of numbers that an x86-64 kernel answers to


def leave_the_network() -> bool:
    """Move this process into a namespace without a network, and tell whether the system let it."""
    return _libc().unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0 if platform.system() == "Linux" else False


def confine() -> None:
    """Give up, for good, everything that reading one file does not need."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(ValueError, OSError):  # a stricter limit of the machine's own stays
        resource.setrlimit(resource.RLIMIT_NOFILE, (_DESCRIPTORS, _DESCRIPTORS))
    signal.setitimer(signal.ITIMER_REAL, WALL_SECONDS)
    _refuse_calls()


def _refuse_calls() -> bool:
    refused = _REFUSED.get(platform.machine()) if platform.system() == "Linux" else None
    if refused is None:
        return False
    program = _program(*refused)
    held = ctypes.create_string_buffer(program)
    filter_program = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(held))
    libc = _libc()
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.c_char_p(filter_program), 0, 0) == 0)


def _program(architecture: int, calls: tuple[int, ...]) -> bytes:
    """Return the filter: another architecture ends the process, a refused call is answered, the rest passes."""
    steps = [
        _step(_LOAD, value=4),  # the architecture of the call
        _step(_JUMP_EQUAL, value=architecture, yes=1),
        _step(_RETURN, value=_KILL),
        _step(_LOAD, value=0),  # its number
        _step(_JUMP_AT_LEAST, value=_X32, yes=len(calls) + 1),
    ]
    for place, call in enumerate(calls):
        steps.append(_step(_JUMP_EQUAL, value=call, yes=len(calls) - place))
    return b"".join([*steps, _step(_RETURN, value=_ALLOW), _step(_RETURN, value=_NOT_PERMITTED)])


def _step(code: int, *, value: int, yes: int = 0) -> bytes:
    return struct.pack("HBBI", code, yes, 0, value)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def close_all_but(*kept: int) -> None:
    """Close every descriptor that was inherited, except those named."""
    low = 0
    for high in (*sorted(kept), os.sysconf("SC_OPEN_MAX")):
        os.closerange(low, min(high, 65_536))
        low = high + 1
