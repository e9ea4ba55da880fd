"""What a page says and how its headings stand, for tests."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

NO_BREAK = "\N{NO-BREAK SPACE}"


def words(content: bytes) -> str:
    """Return the words of a page's main part, with plain spaces."""
    main = re.search(r"<main.*?</main>", content.decode(), re.DOTALL)
    assert main is not None
    bare = re.sub(r"<(script|style).*?</\1>", "", main.group(), flags=re.DOTALL)
    inline = re.sub(r"</?(?:a|b|span|strong|time)\b[^>]*>", "", bare)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", inline)).replace(NO_BREAK, " ").split())


class _Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.tables = self.captions = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.tables += tag == "table"
        self.captions += tag == "caption"


def outline_faults(content: bytes) -> list[str]:
    """Return what is wrong with a page's headings, ids and tables."""
    seen = _Outline()
    seen.feed(content.decode())
    faults = []
    if seen.levels.count(1) != 1:
        faults.append(f"{seen.levels.count(1)} first headings")
    faults += [f"h{b} after h{a}" for a, b in zip(seen.levels, seen.levels[1:], strict=False) if b > a + 1]
    faults += [f"id {one} twice" for one in sorted({one for one in seen.ids if seen.ids.count(one) > 1})]
    if seen.tables != seen.captions:
        faults.append("a table without its caption")
    return faults
