"""The hash of the book, kept with each decision so that anyone can tell which rules it was made under."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from workpermit.core.law.book.contents import QUANTITIES, RULES
from workpermit.core.law.expression import Rule, RuleRef
from workpermit.core.law.holidays import HOLIDAYS
from workpermit.core.law.parameters import PARAMETERS


@cache
def book_hash() -> str:
    """Return the SHA-256 of every rule, quantity, parameter and holiday, as 64 hexadecimal digits."""
    return hash_of((RULES, QUANTITIES, PARAMETERS, HOLIDAYS))


def hash_of(contents: object) -> str:
    """Return the SHA-256 of the canonical text of a tree of nodes."""
    import hashlib
    import json  # both are slow to load, and only a decision asks for the hash

    text = json.dumps(plain(contents), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def plain(node: object) -> Any:
    """Return a node as plain JSON types, each dataclass under its own name; a rule referred to by its id.

    Raises:
        TypeError: the tree holds something that is not plain data, such as a function.
    """
    match node:
        case RuleRef(Rule() as rule):
            return {"RuleRef": rule.id}
        case Enum():
            return node.value
        case date():
            return node.isoformat()
        case None | bool() | int() | str():
            return node
        case dict():
            return {str(key): plain(value) for key, value in node.items()}
        case frozenset():
            return sorted(map(str, node))
        case tuple() | list():
            return [plain(one) for one in node]
        case _ if is_dataclass(node):
            return {type(node).__name__: {field.name: plain(getattr(node, field.name)) for field in fields(node)}}
        case _:
            raise TypeError(f"a rule holds plain data only, not {type(node).__name__}")
