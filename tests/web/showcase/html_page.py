"""Read a page as a browser does: its elements, its texts with the language each is said to be in, its links."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "link", "br", "path", "circle", "img", "input"})


@dataclass(slots=True)
class Element:
    """One element with its attributes and its own text."""

    tag: str
    attributes: dict[str, str]
    language: str
    text: list[str] = field(default_factory=list)

    @property
    def own_text(self) -> str:
        """The text directly inside, without spaces around it."""
        return "".join(self.text).strip()


class Page(HTMLParser):
    """A page taken apart; a tag that closes nothing, or is left open, fails."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(content.decode("utf-8"))
        self.close()
        assert self._open == [], [element.tag for element in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element in."""
        attributes = {name: value or "" for name, value in attrs}
        assert len(attributes) == len(attrs), f"an attribute stands twice in {attrs}"
        language = attributes.get("lang") or (self._open[-1].language if self._open else "")
        element = Element(tag, attributes, language)
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element in that has nothing inside."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element, which must be this one."""
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        """Give a text to the element it stands in."""
        if self._open:
            self._open[-1].text.append(data)

    def all(self, tag: str) -> list[Element]:
        """Return every element of a kind."""
        return [element for element in self.elements if element.tag == tag]

    def with_class(self, name: str) -> list[Element]:
        """Return every element of a class."""
        return [element for element in self.elements if name in element.attributes.get("class", "").split()]

    def links(self) -> set[str]:
        """Return where the page leads, places on the page itself left out."""
        found = {element.attributes["href"] for element in self.elements if "href" in element.attributes}
        return {address for address in found if not address.startswith("#")}
