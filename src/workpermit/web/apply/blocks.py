"""What a step shows, block by block: questions, groups, lists with entries, all from the form's own tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.boundfield import BoundField
from django.forms.utils import ErrorDict

from workpermit.core.forms.drafting import is_open
from workpermit.core.forms.faults import Fault
from workpermit.core.forms.fields import Field, Leaf, Many, Need, Record, When
from workpermit.core.text import Text
from workpermit.web.apply.answers import NONE, control_of, is_fixed, spread
from workpermit.web.apply.controls import control
from workpermit.web.ui.words import both, said


class AnswersForm(forms.Form):
    """The controls of one step with what stands in them and what the reader finds wrong; it judges nothing itself."""

    use_required_attribute = False

    def __init__(self, values: Mapping[str, str]) -> None:
        super().__init__(initial=dict(values), auto_id="q-%s")
        self._errors = ErrorDict()

    def tell(self, faults: Sequence[Fault]) -> None:
        """Put each fault beside its control; what has none stands above them all."""
        for fault in faults:
            name = control_of(fault.path)
            where = name if name in self.fields else NON_FIELD_ERRORS
            self._errors.setdefault(where, self.error_class()).append(said(fault.beside))


@dataclass(frozen=True, slots=True)
class Condition:
    """Which answer on the same page opens a block, for the script that shows it at once."""

    path: str
    values: str


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a step. `kind` is question, group, list or plain_list; what a kind does not use is empty."""

    kind: str
    path: str
    label: str
    hint: str = ""
    bound: BoundField | None = None
    blocks: tuple[Block, ...] = ()
    entries: tuple[Block, ...] = ()
    none: BoundField | None = None
    may_add: bool = False
    condition: Condition | None = None
    is_open: bool = True
    is_optional: bool = False
    depth: int = 0
    number: int = 0


@dataclass(slots=True)
class _Building:
    form: AnswersForm
    values: Mapping[str, str]
    answers: Mapping[str, Any]
    on_page: frozenset[str]
    paths: list[str] = field(default_factory=list)


NONE_TO_REPORT: Final = both(en="There are none to report", fr="Il n’y en a pas à déclarer")


def blocks_of(
    fields: Sequence[Field], answers: Mapping[str, Any], *, names: Sequence[str]
) -> tuple[AnswersForm, tuple[Block, ...]]:
    """Return the form of a step and its blocks; `answers` is everything typed, `names` the top names of the step.

    A question that another page closes is not shown; one that this page closes is there, hidden until it opens.
    """
    values = spread(fields, answers)
    building = _Building(AnswersForm(values), values, answers, frozenset(names))
    return building.form, tuple(_blocks(fields, building, "", 0))


def is_elsewhere(when: When, names: Sequence[str]) -> bool:
    """Tell whether the question that opens another one stands on another page."""
    return when.path.partition(".")[0] not in names


def _blocks(
    fields: Sequence[Field], building: _Building, within: str, depth: int, canada: bool = False
) -> Iterator[Block]:
    here_only_canada = any(is_fixed(one) for one in fields)
    for one in fields:
        opened = is_open(one, building.answers)
        if one.when is not None and not opened and is_elsewhere(one.when, tuple(building.on_page)):
            continue
        yield _block(one, building, f"{within}{one.name}", depth, opened=opened, canada=here_only_canada)


def _block(one: Field, building: _Building, path: str, depth: int, *, opened: bool, canada: bool) -> Block:
    told: dict[str, Any] = {"path": path, "label": said(one.label), "depth": depth, "is_open": opened}
    told["condition"] = _condition(one.when, building)
    match one.type:
        case Record(fields):
            inner = tuple(_blocks(fields, building, f"{path}.", depth + 1))
            return Block("group", hint=_said(one.help), blocks=inner, is_optional=one.need is Need.MAY, **told)
        case Many() as kind:
            return _list(one, kind, building, path, told)
        case _:
            return Block("question", bound=_bound(one, building, path, canada=canada), **told)


def _list(one: Field, kind: Many, building: _Building, path: str, told: dict[str, Any]) -> Block:
    count = _count(building.values, building.answers, path)
    depth = told["depth"] + 1
    entries = tuple(_entry(one, kind, building, f"{path}.{index}", index, depth) for index in range(count))
    none = None
    if isinstance(kind.item, Record) and not count:
        none = _none(building, path)
    name = "list" if isinstance(kind.item, Record) else "plain_list"
    # What a form on paper says of an empty list, the box for "none" says here.
    told |= {"hint": _said(one.help) if name == "plain_list" else "", "may_add": count < kind.at_most}
    return Block(name, entries=entries, none=none, **told)


def _entry(one: Field, kind: Many, building: _Building, path: str, index: int, depth: int) -> Block:
    match kind.item:
        case Record(fields):
            blocks = tuple(_blocks(fields, building, f"{path}.", depth))
            return Block("entry", path, said(one.label), blocks=blocks, depth=depth, number=index + 1)
        case leaf:
            return Block("entry", path, said(one.label), bound=_plain(one, leaf, building, path), number=index + 1)


def _plain(one: Field, leaf: Leaf, building: _Building, path: str) -> BoundField:
    numbered = Field(one.name, leaf, one.label, one.need)
    return _bound(numbered, building, path, canada=False)


def _bound(one: Field, building: _Building, path: str, *, canada: bool) -> BoundField:
    building.form.fields[path] = control(one, path, building.values.get(path, ""), in_canada=canada)
    return building.form[path]


def _none(building: _Building, path: str) -> BoundField:
    name = f"{path}.{NONE}"
    building.form.fields[name] = forms.BooleanField(label=NONE_TO_REPORT, required=False)
    return building.form[name]


def _count(values: Mapping[str, str], answers: Mapping[str, Any], path: str) -> int:
    """Return how many entries a list shows: those that say something, and those just added, which say nothing yet."""
    found: Any = answers
    for name in path.split("."):
        match found:
            case Mapping():
                found = found.get(name)
            case list() if name.isdigit() and int(name) < len(found):
                found = found[int(name)]
            case _:
                return 0
    return len(found) if isinstance(found, list) else 0


def _condition(when: When | None, building: _Building) -> Condition | None:
    if when is None or is_elsewhere(when, tuple(building.on_page)):
        return None
    return Condition(
        when.path, " ".join(str(value).lower() if isinstance(value, bool) else value for value in when.values)
    )


def _said(text: Text | None) -> str:
    return said(text) if text else ""
