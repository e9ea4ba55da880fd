"""`{% once %}…{% endonce %}`: what says the same to everybody is made once in each language, and kept.

The passage is made of an empty context, so that nothing of a person can stay in it; one that would show a value of
the page does not compile.
"""

from __future__ import annotations

from typing import Final

from django.template import TemplateSyntaxError
from django.template.base import Node, NodeList, Parser, Token, VariableNode
from django.template.context import Context
from django.template.defaulttags import CsrfTokenNode, ForNode, IfNode, WithNode
from django.template.loader_tags import BlockNode, IncludeNode

from workpermit.core.text import Language
from workpermit.web.ui.words import language_now

_ASKS_THE_PAGE: Final = (VariableNode, IfNode, ForNode, WithNode, IncludeNode, BlockNode, CsrfTokenNode)


class Once(Node):
    """A passage that is made when it is first shown in a language."""

    child_nodelists = ("inside",)

    def __init__(self, inside: NodeList) -> None:
        self.inside = inside
        self._made: dict[Language, str] = {}

    def render(self, context: Context) -> str:
        """Return the passage in the language of the page."""
        language = language_now()
        made = self._made.get(language)
        if made is None:
            empty = Context()
            empty.template = context.template
            made = self._made[language] = self.inside.render(empty)
        return made


def once(parser: Parser, _token: Token) -> Once:
    """Make a passage once.

    Raises:
        TemplateSyntaxError: it would show a value of the page, or hangs on one.
    """
    inside = parser.parse(("endonce",))
    parser.delete_first_token()
    for kind in _ASKS_THE_PAGE:
        for node in inside.get_nodes_by_type(kind):
            raise TemplateSyntaxError(f"once: {node!r} hangs on the page; what is made once is the same for everybody")
    return Once(inside)
