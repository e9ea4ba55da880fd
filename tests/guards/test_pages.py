"""Pages hold what the house promises: both languages, nothing inline, nothing unused, no address that leads nowhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from django.template.loader import get_template
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import translation

from guards.tree import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOURCE: Final = ROOT / "src/workpermit"
TEMPLATES: Final = sorted(SOURCE.glob("web/**/templates/**/*.html"))
SAID: Final = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted(SOURCE.rglob("*"))
    if path.suffix in {".py", ".html", ".js", ".txt"} and "vendor" not in path.parts
)
# What a library asks for by its own names.
ASKED_BY_LIBRARIES: Final = ("account/", "mfa/", "socialaccount/", "usersessions/", "idp/")


def name_of(path: Path) -> str:
    """Return the name under which a template is asked for."""
    return path.as_posix().partition("/templates/")[2]


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_a_template_compiles(path: Path) -> None:
    """A sentence without its other language, or a tag that is not there, fails here and not before a reader."""
    get_template(name_of(path))


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_a_template_holds_no_script_and_no_style(path: Path) -> None:
    """The content security policy would refuse them, silently for the reader (S-41)."""
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"<script(?![^>]*\bsrc=)", text), "a script in the page"
    assert "<style" not in text
    assert not re.search(r"\s(style|on[a-z]+)=[\"']", text)
    assert not re.search(r"(src|href|action)=[\"'](https?:)?//", text), "an address outside"


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_a_template_is_used(path: Path) -> None:
    """A page that nobody shows is taken away."""
    name = name_of(path)
    app, _, rest = name.partition("/")
    # Some packages ask for their pages by the name of the act.
    by_act = f'"{app}/{{' in SAID and f'"{rest.removesuffix(".html")}"' in SAID
    assert name in SAID or by_act or name.startswith(ASKED_BY_LIBRARIES)


def named_routes(
    patterns: list[URLPattern | URLResolver], namespaces: tuple[str, ...] = ()
) -> Iterator[tuple[str, str]]:
    """Yield the namespace and the name of every route of ours."""
    for one in patterns:
        if isinstance(one, URLResolver):
            inner = (*namespaces, one.namespace) if one.namespace else namespaces
            yield from named_routes(one.url_patterns, inner)
        elif one.name and namespaces and one.callback.__module__.startswith("workpermit."):
            yield ":".join(namespaces), one.name


def test_every_route_is_led_to() -> None:
    """A page that no page, mail or redirect leads to is not there for anybody."""
    with translation.override("en"):
        routes = set(named_routes(get_resolver().url_patterns))
    assert len(routes) > 20
    lost = sorted(f"{space}:{name}" for space, name in routes if not is_led_to(space, name))
    assert lost == []


def is_led_to(space: str, name: str) -> bool:
    """Tell whether a route is named somewhere, or its family is: `apply:section-{code}`, `guide:{code}`."""
    family, is_one_of_many, _ = name.partition("-")
    by_code = f'"{space}:{{' in SAID and f'"{name}"' in SAID
    return f"{space}:{name}" in SAID or by_code or bool(is_one_of_many and f"{space}:{family}-{{" in SAID)


def test_every_route_speaks_both_languages() -> None:
    """The language switch finds each page in the other language."""
    from workpermit.web.ui.language import in_language

    for english in ("/en/", "/en/components/"):
        assert in_language(english, "fr").startswith("/fr/")
        assert in_language(in_language(english, "fr"), "en") == english


def test_what_was_vendored_is_what_was_fetched() -> None:
    """Files of others are changed by a new version alone."""
    from tools.vendor_web import altered

    assert altered() == []


def test_no_page_names_a_route_that_is_not_there() -> None:
    """A link with a name that nobody gave fails only before the reader whose page holds it."""
    with translation.override("en"):
        routes = {f"{space}:{name}" for space, name in named_routes(get_resolver().url_patterns)}
    named = [
        (name_of(path), name)
        for path in TEMPLATES
        if "showcase" not in path.parts
        for name in re.findall(r"{% url [\"']([a-z_]+:[a-z_-]+)[\"']", path.read_text(encoding="utf-8"))
    ]
    assert len(named) > 100
    assert [one for one in named if one[1] not in routes] == []
