"""Between a page and a draft: names of controls to answers, and back.

A control is named by its dotted path, list entries counted from 0: `family_members.0.born_on`. What comes in is put
the way a package writes it where that is only a matter of spelling ("155", "155,00 $" and "Ontario" are plain enough);
whatever else was typed is kept as it was typed, and the reader says what would be right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from workpermit.core.forms.drafting import Typed
from workpermit.core.forms.fields import Choice, Field, FieldType, Many, Money, Record, YesNo
from workpermit.core.forms.provinces import PROVINCES

Sent: TypeAlias = Mapping[str, str | list[str]]
_Change: TypeAlias = "Callable[[Many, list[object]], list[object]]"
NONE: Final = "none"
_YES_NO: Final[Mapping[str, bool]] = {"true": True, "false": False}
_MONEY: Final = re.compile(r"\$?(\d{1,6})(?:[.,](\d{1,2}))?\$?")
_CANADA: Final = "CA"


def collected(fields: Sequence[Field], sent: Sent, *, within: str = "") -> Typed:
    """Return the answers that a page sent for some fields; entries of a list that say nothing are still there."""
    answers: Typed = {}
    for field in fields:
        answer = _collected(field, sent, f"{within}{field.name}")
        if answer is not None:
            answers[field.name] = answer
    if all(is_fixed(field) for field in fields if field.name in answers):
        return {}  # An address of which only the country stands there, which nobody can change, says nothing.
    return _in_canada(fields, answers)


def _collected(field: Field, sent: Sent, path: str) -> object:
    match field.type:
        case Record(fields):
            return collected(fields, sent, within=f"{path}.") or None
        case Many(item):
            return _entries(item, sent, path)
        case kind:
            return _leaf(kind, sent.get(path))


def _entries(item: FieldType, sent: Sent, path: str) -> list[object] | None:
    entries: list[object] = []
    for index in sorted(_indexes(sent, path)):
        here = f"{path}.{index}"
        match item:
            case Record(fields):
                entries.append(collected(fields, sent, within=f"{here}."))
            case kind:
                entries.append(_leaf(kind, sent.get(here)) or "")
    return entries if entries or f"{path}.{NONE}" in sent else None


def _indexes(sent: Sent, path: str) -> set[int]:
    """Return the numbers of the entries that a page showed; each has a control, or a mark that it was shown empty."""
    before = f"{path}."
    found = (name.removeprefix(before).partition(".")[0] for name in sent if name.startswith(before))
    return {int(number) for number in found if number.isascii() and number.isdigit() and len(number) < 4}


def _leaf(kind: FieldType, value: str | list[str] | None) -> object:
    text = value[-1] if isinstance(value, list) else value
    if text is None or not text.strip():
        return None
    match kind:
        case YesNo():
            return _YES_NO.get(text, text)
        case Money():
            return _amount(text)
        case _:
            return text.replace("\r\n", "\n").strip()


def _amount(text: str) -> str:
    found = _MONEY.fullmatch(re.sub(r"\s", "", text))
    return f"{found[1]}.{(found[2] or '').ljust(2, '0')}" if found else text.strip()


def _in_canada(fields: Sequence[Field], answers: Typed) -> Typed:
    """Write a Canadian province by its two letters, however it was named."""
    region = answers.get("region")
    if answers.get("country") != _CANADA or not isinstance(region, str) or "street" not in _names(fields):
        return answers
    named = region.strip().casefold()
    for code, name in PROVINCES.items():
        if named in (code.casefold(), name.en.casefold(), name.fr.casefold()):
            return {**answers, "region": code}
    return answers


def _names(fields: Sequence[Field]) -> set[str]:
    return {field.name for field in fields}


def is_fixed(field: Field) -> bool:
    """Tell whether a field has one possible answer, which the page gives by itself: the country of a mailed permit."""
    return isinstance(field.type, Choice) and len(field.type.options) == 1 and field.name == "country"


def spread(fields: Sequence[Field], answers: Mapping[str, object], *, within: str = "") -> dict[str, str]:
    """Return the answers by the names of their controls: the other way round."""
    return dict(_spread(fields, answers, within))


def _spread(fields: Sequence[Field], answers: Mapping[str, object], within: str) -> Iterator[tuple[str, str]]:
    for field in fields:
        path, answer = f"{within}{field.name}", answers.get(field.name)
        match field.type:
            case Record(inner):
                yield from _spread(inner, answer if isinstance(answer, Mapping) else {}, f"{path}.")
            case Many(item):
                yield from _spread_entries(item, answer if isinstance(answer, list) else [], path)
                if answer == []:
                    yield f"{path}.{NONE}", "true"
            case _:
                if is_fixed(field) and isinstance(field.type, Choice):
                    yield path, next(iter(field.type.options))
                elif answer is not None:
                    yield path, _shown(answer)


def _spread_entries(item: FieldType, entries: Sequence[object], path: str) -> Iterator[tuple[str, str]]:
    for index, entry in enumerate(entries):
        here = f"{path}.{index}"
        match item:
            case Record(inner):
                yield from _spread(inner, entry if isinstance(entry, Mapping) else {}, f"{here}.")
            case _:
                yield here, _shown(entry)


def _shown(answer: object) -> str:
    return str(answer).lower() if isinstance(answer, bool) else str(answer)


def control_of(fault_path: str) -> str:
    """Return the name of the control that a fault speaks of: `fees[0].amount` is `fees.0.amount` on a page."""
    return re.sub(r"\[(\d+)\]", r".\1", fault_path)


def with_entry(answers: Typed, path: str, fields: Sequence[Field]) -> Typed:
    """Return the answers with one more empty entry in the list at a path.

    Raises:
        KeyError: there is no such list on this page.
    """
    return _changed(answers, path, fields, lambda kind, entries: [*entries, {} if _is_group(kind) else ""])


def without_entry(answers: Typed, path: str, fields: Sequence[Field]) -> Typed:
    """Return the answers without the entry at a path such as `fees.1`; the last one leaves no list behind.

    Raises:
        KeyError: there is no such list on this page.
    """
    whole, _, index = path.rpartition(".")
    if not index.isdigit():
        raise KeyError(path)
    return _changed(answers, whole, fields, lambda _, entries: [*entries[: int(index)], *entries[int(index) + 1 :]])


def _is_group(kind: Many) -> bool:
    return isinstance(kind.item, Record)


def _changed(answers: Typed, path: str, fields: Sequence[Field], change: _Change) -> Typed:
    name, _, rest = path.partition(".")
    field = next((one for one in fields if one.name == name), None)
    if field is None:
        raise KeyError(path)
    answer = answers.get(name)
    match field.type:
        case Many() as kind if not rest:
            entries = change(kind, answer if isinstance(answer, list) else [])
            return {**answers, name: entries[: kind.at_most]} if entries else _without(answers, name)
        case Many(Record(inner)):
            index, _, deeper = rest.partition(".")
            listed = list(answer) if isinstance(answer, list) else []
            if not index.isdigit() or int(index) >= len(listed):
                raise KeyError(path)
            listed[int(index)] = _changed(listed[int(index)], deeper, inner, change)
            return {**answers, name: listed}
        case Record(inner):
            group = answer if isinstance(answer, dict) else {}
            return {**answers, name: _changed(group, rest, inner, change)}
        case _:
            raise KeyError(path)


def _without(answers: Typed, name: str) -> Typed:
    return {key: value for key, value in answers.items() if key != name}
