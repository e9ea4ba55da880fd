"""How a sentence of an answer is written out: its gaps filled, days as each language writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from workpermit.core.law.answers.answer import Said, Told
from workpermit.core.text import Text
from workpermit.core.wording.typography import date_text, due_in_zone, joined


def sentence(said: Said) -> Text:
    """Return a sentence with its gaps filled, days as each language writes them."""
    filled = said.text.filled(**{name: _told(value) for name, value in said.values})
    # A name may end in a full stop of its own (Inc.), which then ends the sentence as well.
    return Text(en=filled.en.replace("..", "."), fr=filled.fr.replace("..", "."))


def _told(value: Told) -> Text:
    if isinstance(value, Text):
        return value
    if isinstance(value, datetime):
        return due_in_zone(value, UTC).utc
    if isinstance(value, date):
        return date_text(value)
    if isinstance(value, tuple):
        return joined(list(value))
    return Text(en=value, fr=value)
