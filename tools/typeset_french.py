"""Set the French sides of `Text(...)` in the given files or folders as French: no-break spaces, apostrophes.

    python tools/typeset_french.py src

Only what stands inside a `fr=` of a `Text` or of `both` changes. Prints each file it changed.
"""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path
from typing import Final

NO_BREAK: Final = "\N{NO-BREAK SPACE}"
RULES: Final = (
    (re.compile(r" (?=[:;?!»])"), NO_BREAK),
    (re.compile(r"«(?: |(?=\w|\{))"), f"«{NO_BREAK}"),
    # A space that the source spells as an escape is there already.
    (re.compile(r"(?<!\\u00a0)(?<!\\u202f)(?<=\w)(?=[;?!](?:\s|$|\"))"), NO_BREAK),
    (re.compile(r"(?<=[^\W\d_])'(?=\w|\{)"), "\N{RIGHT SINGLE QUOTATION MARK}"),
)


def typeset(source: str) -> str:
    """Return a module's source with its French sides set."""
    lines = source.splitlines(keepends=True)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"Text", "both"}:
            for keyword in node.keywords:
                if keyword.arg == "fr":
                    _typeset_lines(lines, keyword.value)
    return "".join(lines)


def _typeset_lines(lines: list[str], value: ast.expr) -> None:
    """Set the lines of one value; columns count bytes, and a change on a line moves only what comes after it."""
    first, last = value.lineno - 1, (value.end_lineno or value.lineno) - 1
    for number in range(first, last + 1):
        line = lines[number].encode()
        begin = value.col_offset if number == first else 0
        # What closes the call on the last line holds none of these characters.
        part = line[begin:].decode()
        for pattern, replacement in RULES:
            part = pattern.sub(replacement, part)
        lines[number] = line[:begin].decode() + part


def main(names: list[str]) -> None:
    """Rewrite the named files and the modules of the named folders."""
    for name in names:
        path = Path(name)
        for module in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            before = module.read_text(encoding="utf-8")
            after = typeset(before)
            if after != before:
                module.write_text(after, encoding="utf-8")
                print(module)


if __name__ == "__main__":
    main(sys.argv[1:])
