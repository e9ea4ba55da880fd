"""Form controls that may be left empty without being called optional: what follows needs them, the form does not."""

from __future__ import annotations

from typing import Any

from django import forms


class _LeavesOpen:
    """Let nothing pass as nothing."""

    def clean(self, value: Any) -> Any:
        """Return None where nothing was given, else what the control makes of it."""
        return super().clean(value) if value else None  # type: ignore[misc]


class OpenDay(_LeavesOpen, forms.DateField):
    """A date, or nothing."""


class OpenChoice(_LeavesOpen, forms.ChoiceField):
    """One of a list, or nothing."""


class OpenChoices(_LeavesOpen, forms.MultipleChoiceField):
    """Some of a list, or nothing."""


class OpenNumber(_LeavesOpen, forms.IntegerField):
    """A number, or nothing."""


class OpenWords(_LeavesOpen, forms.CharField):
    """A short text, or nothing."""


class OpenFile(forms.FileField):
    """A file, or nothing."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Return None where nothing was given, else the file."""
        return super().clean(data, initial) if data else None
