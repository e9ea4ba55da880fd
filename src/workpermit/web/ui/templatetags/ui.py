"""Template tags of every page; they are there without `load`.

    {% t "Your applications" "Vos demandes" %}
    {% t "Cases" "Dossiers" as label %}
    {% say %}Read the <a href="{{ x }}">letter</a>.{% fr %}Lisez la <a href="{{ x }}">lettre</a>.{% endsay %}
    {{ text|said }}                       a `Text` of the core

A sentence without its French does not compile. The French side gets its no-break spaces by itself.
"""

from __future__ import annotations

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, TextNode, Token
from django.template.context import Context

from workpermit.core.text import Language, Text
from workpermit.core.wording.typography import typeset
from workpermit.web.ui.words import language_now
from workpermit.web.ui.words import said as said_now

register = template.Library()


@register.filter
def said(text: Text | str) -> str:
    """Return a `Text` in the language of the page; a plain string stays as it is."""
    return said_now(text) if isinstance(text, Text) else text


class _Short(Node):
    """A short text in both languages."""

    def __init__(self, sides: dict[Language, str], name: str | None) -> None:
        self._sides, self._name = sides, name

    def render(self, context: Context) -> str:
        words = self._sides[language_now()]
        if self._name is None:
            return words
        context[self._name] = words
        return ""


@register.tag("t")
def short(parser: Parser, token: Token) -> _Short:
    """Say a short text: its English, then its French, as two constants."""
    _, *bits = token.split_contents()
    name = bits[3] if len(bits) == 4 and bits[2] == "as" else None
    if len(bits) != 2 and name is None:
        raise template.TemplateSyntaxError(f"t: give the English and the French, not {token.contents!r}")
    english, french = (_constant(parser, bit) for bit in bits[:2])
    return _Short({Language.EN: english, Language.FR: typeset(french, Language.FR)}, name)


def _constant(parser: Parser, bit: str) -> str:
    held: FilterExpression = parser.compile_filter(bit)
    if held.is_var or held.filters or not str(held.var).strip():
        raise template.TemplateSyntaxError(f"t: {bit} is not a text between quotation marks")
    return str(held.var)


class _Long(Node):
    """A passage in both languages, each with its own markup."""

    child_nodelists = ("english", "french")

    def __init__(self, english: NodeList, french: NodeList) -> None:
        self.english, self.french = english, french

    def render(self, context: Context) -> str:
        return (self.english if language_now() is Language.EN else self.french).render(context)


@register.tag("say")
def passage(parser: Parser, _token: Token) -> _Long:
    """Say a passage: English, `{% fr %}`, French, `{% endsay %}`."""
    english = parser.parse(("fr",))
    parser.delete_first_token()
    french = parser.parse(("endsay",))
    parser.delete_first_token()
    for side in (english, french):
        if not any(not isinstance(node, TextNode) or node.s.strip() for node in side):
            raise template.TemplateSyntaxError("say: one of the two languages is empty")
    for node in french.get_nodes_by_type(TextNode):
        if isinstance(node, TextNode):
            node.s = typeset(node.s, Language.FR)
    return _Long(english, french)
