"""Nothing in the repository leads to the machine it was written on, and no page asks another host for anything."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from guards.tree import SOURCE, kept_files, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Written in pieces, so that this file does not find itself.
PRIVATE: Final = re.compile(
    "|".join(
        [
            r"(?<![\w.])/" + r"(?:home|root|opt|Users)/[\w.-]+",
            r"(?<![\w.])/" + r"work/",
            r"py" + r"pi\.org",
            r"python" + r"hosted",
            r"registry\." + r"npmjs",
            r"deb\." + r"debian\.org",
            r"--(?:extra-)?" + r"index-url[= ]\S*:",
        ]
    )
)
ADDRESS: Final = re.compile(r"https?://([^/\s\"'<>)}]+)")
# Names of standards, which nobody fetches, and this machine itself.
NAMES_ONLY: Final = {"json-schema.org", "tus.io", "www.w3.org", "ns.adobe.com", "www.aiim.org"}
THIS_MACHINE: Final = re.compile(r"^(localhost|127\.0\.0\.1|\{name|\{host)(:|$)")
LARGEST: Final = 2_000_000


def _texts(files: tuple[Path, ...]) -> Iterator[tuple[Path, str]]:
    for path in files:
        content = path.read_bytes()[:LARGEST]
        if b"\0" not in content:
            yield path, content.decode("utf-8", errors="replace")


def test_no_file_names_a_private_place_or_a_package_index() -> None:
    found = [f"{name_of(path)}: {hit}" for path, text in _texts(kept_files()) for hit in PRIVATE.findall(text)]
    assert found == []


def test_the_package_leads_to_no_host() -> None:
    # A comment of a vendored library may name where it learned something; a browser test sees what a page asks for.
    inside = tuple(
        path
        for path in kept_files()
        if path.is_relative_to(SOURCE) and path.suffix != ".txt" and "vendor" not in path.parts
    )
    found = [
        f"{name_of(path)}: {host}"
        for path, text in _texts(inside)
        for host in ADDRESS.findall(text)
        if host not in NAMES_ONLY and not THIS_MACHINE.match(host) and not host.endswith((".example", ".invalid"))
    ]
    assert found == []


def test_the_guard_finds_what_is_planted() -> None:
    assert PRIVATE.search("see /" + "home/somebody/notes")
    assert PRIVATE.search("--index" + "-url=https" + "://packages.example/simple")
    assert ADDRESS.findall("<script src='https" + "://cdn.example.org/x.js'>") == ["cdn.example.org"]
