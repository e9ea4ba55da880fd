"""Template tags of every page; they are there without `load`.

    {% t "Your applications" "Vos demandes" %}
    {% t "Cases" "Dossiers" as label %}
    {% say %}Read the <a href="{{ x }}">letter</a>.{% fr %}Lisez la <a href="{{ x }}">lettre</a>.{% endsay %}
    {{ text|said }}                       a `Text` of the core
    {% notice "warning" title=words %}…{% endnotice %}   {% details label %}…{% enddetails %}
    {% field form.name %}  {% error_summary form %}  {% form_key %}  {% button label %}
    {% status "in_progress" label %}  {% stepper steps %}  {% deadline due_on ics=address %}
    {% instant at %}  {% day on %}  {% icon "done" %}  {% line_chart chart %}  {% bar_chart chart %}
    {% once %}…{% endonce %}              what says the same to everybody: made once in each language

A sentence without its French does not compile. The French side gets its no-break spaces by itself.
"""

from __future__ import annotations

import re
import uuid
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from django import template
from django.forms import BoundField, Form, HiddenInput
from django.forms.widgets import CheckboxInput, ChoiceWidget, ClearableFileInput, Select
from django.template.base import FilterExpression, Node, NodeList, Parser, TextNode, Token
from django.template.context import Context
from django.template.loader import get_template, render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from workpermit.clock.present import now
from workpermit.core.law.calendar import due_instant
from workpermit.core.text import Language, Text
from workpermit.core.wording.typography import NBSP, date_text, due_in_zone, instant_in_zone, time_left, typeset
from workpermit.web.ui import charts
from workpermit.web.ui.once import once
from workpermit.web.ui.words import language_now
from workpermit.web.ui.words import said as said_now

register = template.Library()
register.tag("once", once)

# What is the same wherever it stands (an icon, a day, an instant in a zone) is made once and kept, so many at most.
_KEPT: Final = 4096
# What follows a value of the page: the typesetter sees no word before it.
_BEGINS = re.compile(r"^ (?=[:;?!%»])")

# --- words --------------------------------------------------------------------------------------------------


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
            node.s = _BEGINS.sub(NBSP, typeset(node.s, Language.FR))
    return _Long(english, french)


# --- dates and deadlines ------------------------------------------------------------------------------------


@register.simple_tag
def day(on: date) -> SafeString:
    """Write a date."""
    return _day(on, language_now())


@lru_cache(maxsize=_KEPT)
def _day(on: date, language: Language) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', on.isoformat(), date_text(on).in_language(language))


@register.simple_tag(takes_context=True)
def instant(context: Context, at: datetime) -> SafeString:
    """Write an instant by UTC and by the reader's clock."""
    return _instant(at.astimezone(UTC), _zone(context), language_now())


@lru_cache(maxsize=_KEPT)
def _instant(at: datetime, zone: ZoneInfo, language: Language) -> SafeString:
    clocks = instant_in_zone(at, zone)
    local = "" if zone.key == "UTC" else clocks.local.in_language(language)
    shown = {"at": at.isoformat(), "utc": clocks.utc.in_language(language), "local": local}
    return mark_safe(render_to_string("ui/components/instant.html", shown))  # noqa: S308 # a template of ours


@register.inclusion_tag("ui/components/deadline.html", takes_context=True)
def deadline(context: Context, due_on: date, *, ics: str = "", done: bool = False) -> dict[str, Any]:
    """Write a due date by both clocks with the time left: it closes before midnight UTC at its end (AYA-09)."""
    due_at, zone = due_instant(due_on), _zone(context)
    return {
        "due_at": due_at.isoformat(),
        "clocks": due_in_zone(due_at, zone),
        "same": zone.key == "UTC",
        "left": time_left(due_at - now()),
        "is_past": now() >= due_at,
        "is_done": done,
        "ics": ics,
    }


def _zone(context: Context) -> ZoneInfo:
    zone = context.get("zone")
    return zone if isinstance(zone, ZoneInfo) else ZoneInfo("UTC")


# --- boxes --------------------------------------------------------------------------------------------------


# What a box was not given; else it would take the page's own, such as its title.
_UNSAID = {"title": "", "id": "", "open": False}


class _Box(Node):
    """A component around what the page says."""

    child_nodelists = ("inside",)

    def __init__(self, template_name: str, inside: NodeList, values: dict[str, FilterExpression]) -> None:
        self._template, self.inside, self._values = template_name, inside, values

    def render(self, context: Context) -> str:
        shown = {name: value.resolve(context) for name, value in self._values.items()}
        with context.push(**(_UNSAID | shown), inside=self.inside.render(context)):
            return get_template(self._template).template.render(context)  # type: ignore[attr-defined,no-any-return]


def _box(parser: Parser, token: Token, end: str, template_name: str, *, first: str) -> _Box:
    name, *bits = token.split_contents()
    if not bits:
        raise template.TemplateSyntaxError(f"{name}: say {first}")
    values = {first: parser.compile_filter(bits[0])}
    for bit in bits[1:]:
        key, _, value = bit.partition("=")
        values[key] = parser.compile_filter(value)
    inside = parser.parse((end,))
    parser.delete_first_token()
    return _Box(template_name, inside, values)


@register.tag
def notice(parser: Parser, token: Token) -> _Box:
    """Put a notice around a passage: info, success, warning or danger; `title=` heads it."""
    return _box(parser, token, "endnotice", "ui/components/notice.html", first="kind")


@register.tag
def details(parser: Parser, token: Token) -> _Box:
    """Fold a passage behind its summary; `open=True` shows it."""
    return _box(parser, token, "enddetails", "ui/components/details.html", first="summary")


@register.inclusion_tag("ui/components/status.html")
def status(code: str, label: Text | str) -> dict[str, Any]:
    """Show a status as a tag: its icon, its words, its colour."""
    return {"code": code, "label": label}


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw one of our icons; it says nothing that the words beside it do not say."""
    return _icon(name)


@lru_cache(maxsize=_KEPT)
def _icon(name: str) -> SafeString:
    return mark_safe(render_to_string("ui/components/icon.html", {"name": name}))  # noqa: S308 # a template of ours


@register.inclusion_tag("ui/components/stepper.html")
def stepper(steps: list[Any]) -> dict[str, Any]:
    """Show how far a form is; each step has `label`, `state` (done, current, todo) and an `address` or none."""
    current = next((i for i, step in enumerate(steps) if step.state == "current"), 0)
    return {"steps": steps, "number": current + 1, "count": len(steps), "label": steps[current].label if steps else ""}


# --- forms --------------------------------------------------------------------------------------------------


@register.simple_tag
def form_key() -> SafeString:
    """Give a form the key that makes sending it twice harmless."""
    return format_html('<input type="hidden" name="key" value="{}">', uuid.uuid4())


@register.simple_tag
def button(label: str, kind: str = "", name: str = "", value: str = "") -> SafeString:
    """Write a button that sends the form; `kind` is secondary, danger or nothing."""
    named = format_html(' name="{}" value="{}"', name, value) if name else ""
    return format_html('<button class="button {}" type="submit"{}>{}</button>', kind, named, label)


@register.inclusion_tag("ui/components/error_summary.html")
def error_summary(form: Form, *others: Form) -> dict[str, Any]:
    """List what is wrong in the forms of a page, each line a link to its field."""
    lines: list[tuple[str, str]] = []
    for one in (form, *others):
        lines += [("", str(error)) for error in one.non_field_errors()]
        for bound in one:
            lines += [(first_id(bound), str(error)) for error in bound.errors]
    return {"lines": lines}


@register.inclusion_tag("ui/components/field.html")
def field(bound: BoundField, *, label: str = "", hint: str = "", legend: str = "") -> dict[str, Any]:
    """Show a field: its label, what it wants, what is wrong with it, and the control."""
    widget = bound.field.widget
    is_group = isinstance(widget, ChoiceWidget) and not isinstance(widget, Select)
    told = hint or bound.help_text
    described = [f"{bound.auto_id}-hint"] * bool(told) + [f"{bound.auto_id}-error"] * bool(bound.errors)
    attributes: dict[str, Any] = {}
    if described:
        attributes["aria-describedby"] = " ".join(described)
    if bound.errors:
        attributes["aria-invalid"] = "true"
    return {
        "bound": bound,
        "label": label or bound.label,
        "legend": legend,
        "hint": told,
        "optional": not bound.field.required and not isinstance(widget, CheckboxInput),
        "is_hidden": isinstance(widget, HiddenInput),
        "is_group": is_group,
        "is_check": isinstance(widget, CheckboxInput),
        "is_file": isinstance(widget, ClearableFileInput),
        "described": " ".join(described),
        "control": "" if is_group else bound.as_widget(attrs=attributes),
        "options": list(bound.subwidgets) if is_group else [],
    }


def first_id(bound: BoundField) -> str:
    """Return the id of a field's first control, where a link to it goes."""
    widget = bound.field.widget
    is_group = isinstance(widget, ChoiceWidget) and not isinstance(widget, Select)
    return f"{bound.auto_id}_0" if is_group else bound.id_for_label or bound.auto_id


# --- the layout ---------------------------------------------------------------------------------------------


@register.inclusion_tag("ui/components/switch.html", takes_context=True)
def language_switch(context: Context) -> dict[str, Any]:
    """Offer the page in the other language; where the page has a form, what was typed goes along."""
    source = getattr(getattr(context, "template", None), "source", "")
    return {
        "with_form": 'id="main-form"' in source,
        "other_language": context.get("other_language", "fr"),
        "other_address": context.get("other_address", "/"),
    }


# --- charts -------------------------------------------------------------------------------------------------


@register.inclusion_tag("ui/components/chart.html")
def line_chart(chart: charts.Chart) -> dict[str, Any]:
    """Draw lines, with their table."""
    return {"drawing": charts.lines(chart, language_now()), "language": language_now().value}


@register.inclusion_tag("ui/components/chart.html")
def bar_chart(chart: charts.Chart) -> dict[str, Any]:
    """Draw bars, with their table."""
    return {"drawing": charts.bars(chart, language_now()), "language": language_now().value}
