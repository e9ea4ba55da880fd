"""Write `docs/machines.md` from the machines themselves: `python -m tools.machines`, with `--check` to compare only.

Every table and diagram is worked out: who may do what from the tables of each machine, what follows from
`decide`, where it leads from `evolve`, and the couplings from the guard.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from inspect import getdoc
from pathlib import Path
from typing import Any, get_args

from tools.machines_couplings import moves_while, stopped
from tools.machines_scenes import INSTANCE, KEYS, MACHINES
from tools.machines_walk import Edge, walk

from workpermit.core.case.refusal import Refusal, RefusalKind

PAGE = Path(__file__).resolve().parent.parent / "docs" / "machines.md"
_COMMAND = "Write it anew with `python -m tools.machines`."
_HEAD = f"""# The machines of a case

A case is several small machines side by side in one journal. Each moves by its own commands; what couples
them stands in one place, `core/case/case.py`. This page is written by the machines themselves, so do not edit
it. {_COMMAND}

A command names who may give it and from where. What it brings about is an event, and events alone move a
machine. An arrow of a diagram carries the command that leads along it, or the event of another machine that
does; what leads back to the same stage is in the tables alone. Words a person reads stand in `core/wording`.
"""


def page() -> str:
    """Return the whole page."""
    parts = [_HEAD, _contents(), *(_machine(part) for part in MACHINES), _couplings(), _consequences(), _refusals()]
    return "\n".join(parts)


def _contents() -> str:
    links = (f"- [{_title(part)}](#{_title(part).lower().replace(' ', '-')})" for part in MACHINES)
    return "\n".join((*links, "- [What couples them](#what-couples-them)", ""))


def _title(part: str) -> str:
    return MACHINES[part].__name__.rpartition(".")[2].replace("_", " ").capitalize()


def _machine(part: str) -> str:
    edges = sorted(edge for edge in walk().edges if edge.part == part)
    told = (getdoc(MACHINES[part]) or "").splitlines()
    law = " ".join(line.strip() for line in told if line.startswith("Law:"))
    named = "" if part not in KEYS else f"Instances are named by {_instances(part)}."
    blocks = (f"## {_title(part)}", told[0], law, named, _diagram(edges), _commands(part, edges), _events(part))
    return "\n\n".join(filter(None, blocks)) + "\n"


def _instances(part: str) -> str:
    if KEYS[part] == (INSTANCE,):
        return "an id each"
    return ", ".join(f"`{key}`" for key in KEYS[part])


def _diagram(edges: list[Edge]) -> str:
    arrows: dict[tuple[str, str], list[str]] = defaultdict(list)
    for edge in edges:
        if edge.before != edge.after:
            arrows[edge.before, edge.after].append(edge.cause)
    stages = list(dict.fromkeys(stage for arrow in arrows for stage in arrow))
    first = str(next(iter(MACHINES[edges[0].part].Stage)))
    ends = [stage for stage in stages if not any(before == stage for before, _ in arrows)]
    lines = [f"    [*] --> {first}"]
    lines += [f"    {before} --> {after}: {', '.join(causes)}" for (before, after), causes in sorted(arrows.items())]
    lines += [f"    {stage} --> [*]" for stage in sorted(ends)]
    return "\n".join(("```mermaid", "stateDiagram-v2", *lines, "```"))


def _commands(part: str, edges: list[Edge]) -> str:
    rows = []
    for kind, step in MACHINES[part].STEPS.items():
        leads = sorted({edge.after for edge in edges if edge.cause == kind.__name__})
        rows.append(
            (
                f"`{kind.__name__}`",
                _first_line(kind),
                _codes(stage for stage in MACHINES[part].Stage if stage in step.stages),
                ", ".join(sorted(step.roles)),
                _codes(sorted(walk().events[kind.__name__])),
                _codes(leads),
            )
        )
    return _table(("command", "what it says", "from", "by", "events", "to"), rows)


def _events(part: str) -> str:
    rows = ((f"`{kind.__name__}`", _first_line(kind)) for kind in get_args(MACHINES[part].Event))
    return _table(("event", "what happened"), rows)


def _first_line(kind: type[Any]) -> str:
    return (getdoc(kind) or "").splitlines()[0].replace("|", "\\|")


def _couplings() -> str:
    by_stage = _table(("machine", "moves while the application is"), _while())
    others = _table(("command", "is refused with", "while"), _stopped())
    return (
        "## What couples them\n\nA machine moves only in some stages of the application:\n\n"
        f"{by_stage}\n\nA command that its own machine would allow is refused:\n\n{others}\n"
    )


def _while() -> Iterator[tuple[str, str]]:
    for part in list(MACHINES)[1:]:
        found = moves_while(part)
        usual = max(found, key=lambda stages: len(found[stages]))
        for stages, kinds in found.items():
            yield _title(part) + ("" if stages == usual else f": {_codes(kinds)}"), _codes(stages)


def _stopped() -> Iterator[tuple[str, str, str]]:
    for part, module in MACHINES.items():
        for kind in module.STEPS:
            for refusal, told in stopped(part, kind).items():
                why = "; ".join(f"{_title(other).lower()} is {_codes(stages)}" for other, stages in told.items())
                yield f"`{kind.__name__}`", f"`{refusal.code}`", why


def _consequences() -> str:
    rows: dict[str, list[str]] = defaultdict(list)
    for cause, event in sorted(walk().consequences):
        rows[cause].append(event)
    table = _table(("event", "may bring about, at once"), ((f"`{one}`", _codes(then)) for one, then in rows.items()))
    return f"## What follows by itself\n\n{table}\n"


def _refusals() -> str:
    kinds = {
        RefusalKind.ROLE: "the role",
        RefusalKind.AUTHORITY: "the authority",
        RefusalKind.STATE: "the state of the case",
        RefusalKind.FACTS: "the facts",
        RefusalKind.CONTENT: "what the command says",
    }
    rows = ((f"`{one.code}`", kinds[one.kind], one.text.en, one.text.fr) for one in Refusal)
    return f"## Why a command is refused\n\n{_table(('code', 'because of', 'English', 'French'), rows)}\n"


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (head, tuple("---" for _ in head), *rows)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def main(arguments: list[str]) -> int:
    """Write the page, or with `--check` tell whether it is fresh."""
    if "--check" not in arguments:
        PAGE.write_text(page(), encoding="utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page():
        return 0
    print(f"docs/machines.md is not what the machines say. {_COMMAND}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
