"""The parts of a message, before and after they are set for a reader.

Body (what happened, what you do, what we do, by when) ─► compose ─► MessageText (finished, both languages)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from workpermit.core.text import Text
from workpermit.core.wording.notices.topics import Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """What lists show of a kind of message: its subject and its topic. It names nobody."""

    subject: Text
    topic: Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Until:
    """What is to be done by a day (`on`, before midnight UTC), or what begins at an instant (`at`); one of the two."""

    label: Text
    on: date | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What one message says; `you` empty means that there is nothing to do now.

    `items` are listed after what happened: what is missing, asked for, or the grounds.
    """

    happened: tuple[Text, ...]
    you: tuple[Text, ...] = ()
    we: tuple[Text, ...] = ()
    items: tuple[Text, ...] = ()
    until: Until | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the facts of a case give to a message without a letter.

    `due_on` is the day now in force of what it is about, `starts_at` an interview's beginning. `reply_by` and
    `arrives_by` are days on which something of ours is due. `cause` is a code of the event: who ended a
    programme, what came of an appointment.
    """

    on: date
    zone: tzinfo
    application_number: str
    due_on: date | None = None
    starts_at: datetime | None = None
    reply_by: date | None = None
    arrives_by: date | None = None
    tracking_number: str = ""
    cause: str = ""
    in_time: bool = True
    by_outage: bool = False


@dataclass(frozen=True, slots=True)
class MessagePart:
    """Some paragraphs under a heading (none over the first ones); a list where `listed`."""

    heading: Text | None
    lines: tuple[Text, ...]
    listed: bool = False


@dataclass(frozen=True, slots=True)
class MessageText:
    """A message ready to be read: its subject, its first line with both clocks, its parts."""

    subject: Text
    parts: tuple[MessagePart, ...]

    @property
    def paragraphs(self) -> tuple[Text, ...]:
        """Return every line and heading in reading order, for a reader of plain text."""
        said: list[Text] = []
        for part in self.parts:
            said += [*([part.heading] if part.heading else []), *part.lines]
        return tuple(said)
