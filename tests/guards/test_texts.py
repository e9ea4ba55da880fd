"""Every sentence is written as a printer would set it, in both languages (ux; contract of `Text`).

That both sides are there, `Text` itself demands when its module is imported.
"""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pytest

from guards.tree import SOURCE, name_of, parsed, source_files

# A letter passes `typography.typeset` as a whole.
SET_WHEN_PRINTED: Final = "src/workpermit/core/wording/"
NO_BREAK: Final = "[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]"
WRONG_IN_FRENCH: Final = {
    "an ordinary space before : ; ? ! or »": re.compile(r" [:;?!»]"),
    "no space before ; ? or !": re.compile(r"\w[;?!]"),
    "no space before :": re.compile(r"[^\W\d]:(?=\s|$)"),
    "no no-break space after «": re.compile(f"«(?!{NO_BREAK})"),
    "a straight apostrophe": re.compile(r"[^\W\d_]'\w"),
    "English quotation marks": re.compile("[“”]"),
}


_SAID_SHORT: Final = re.compile(r'{% t "[^"]*" "([^"]*)"')
_SAID_LONG: Final = re.compile(r"{% fr %}(.*?){% endsay %}", re.DOTALL)
_MARKED: Final = re.compile(r"{%.*?%}|{{.*?}}|<[^>]*>")


@dataclass(frozen=True, slots=True)
class Written:
    """One `Text` as it stands in the source; a part that is computed stands as {}."""

    where: str
    en: str
    fr: str


def written_texts() -> Iterator[Written]:
    """Yield every `Text(en=..., fr=...)` and `both(en=..., fr=...)` that is written out in the source."""
    for path in source_files():
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"Text", "both"}:
                sides = {keyword.arg: _literal(keyword.value) for keyword in node.keywords}
                en, fr = sides.get("en"), sides.get("fr")
                if en is not None and fr is not None:
                    yield Written(f"{name_of(path)}:{node.lineno}", en, fr)


@pytest.mark.parametrize("fault", WRONG_IN_FRENCH)
def test_french_is_set_as_french(fault: str) -> None:
    pattern = WRONG_IN_FRENCH[fault]
    wrong = [
        f"{text.where} {text.fr}"
        for text in written_texts()
        if not text.where.startswith(SET_WHEN_PRINTED) and pattern.search(text.fr)
    ]
    assert wrong == [], "python tools/typeset_french.py src sets most of it"


def french_of_pages() -> Iterator[tuple[str, str]]:
    """Yield every French passage of the pages' templates, without tags and values; their spaces are set when shown."""
    for path in sorted(SOURCE.rglob("*.html")):
        source = path.read_text("utf-8")
        for said in (*_SAID_SHORT.findall(source), *_SAID_LONG.findall(source)):
            yield path.name, _MARKED.sub("0", said)


def test_french_of_pages_has_its_spaces() -> None:
    """`{% t %}` and `{% say %}` make the spaces before : ; ? ! no-break ones, where they stand."""
    missing = WRONG_IN_FRENCH["no space before ; ? or !"]
    assert [(name, said) for name, said in french_of_pages() if missing.search(said.replace("&nbsp;", " "))] == []
    assert sum(1 for _ in french_of_pages()) > 200


def test_both_sides_have_the_same_gaps_to_fill() -> None:
    """A gap that only one side has would be filled with nothing, or fail before a reader of that language."""
    assert [text.where for text in written_texts() if _gaps(text.en) != _gaps(text.fr)] == []


def test_no_french_side_is_left_in_english() -> None:
    """Whole sentences alone: a word may be the same in both languages."""
    same = [text.where for text in written_texts() if text.en == text.fr and len(text.en.split()) > 3]
    assert same == []


def test_the_guard_sees_the_texts() -> None:
    assert sum(1 for _ in written_texts()) > 20


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ("an ordinary space before : ; ? ! or »", "Voici : rien"),
        ("no space before ; ? or !", "Vraiment?"),
        ("no space before :", "Voici: rien"),
        ("no no-break space after «", "« Oui"),
        ("a straight apostrophe", "l'agent"),
        ("English quotation marks", "dit “oui”"),
    ],
)
def test_the_guard_finds_a_planted_fault(fault: str, sentence: str) -> None:
    assert WRONG_IN_FRENCH[fault].search(sentence)


def _literal(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if _is_text(part) else "{}" for part in node.values)  # type: ignore[attr-defined]
    return None


def _is_text(part: ast.expr) -> bool:
    return isinstance(part, ast.Constant) and isinstance(part.value, str)


def _gaps(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}
    except ValueError:
        return set()
