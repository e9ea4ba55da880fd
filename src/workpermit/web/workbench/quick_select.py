"""A select that writes its options itself: Django renders a template for each, three hundred of them on the queue."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class QuickSelect(forms.Select):
    """A choice of one, without groups."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """Return the control; what is chosen is marked, as Django's own does."""
        chosen = "" if value is None else str(value)
        written = {**self.build_attrs(self.attrs, attrs), "name": name}
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((code, SafeString(" selected") if str(code) == chosen else "", label) for code, label in self.choices),
        )
        return format_html("<select{}>{}</select>", flatatt(written), options)


def quick(field: forms.ChoiceField) -> forms.ChoiceField:
    """Let a field be shown by a select that writes its options itself."""
    widget = QuickSelect()
    widget.choices, widget.is_required = field.widget.choices, field.required
    field.widget = widget
    return field
