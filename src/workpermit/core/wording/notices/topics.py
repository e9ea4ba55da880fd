"""The kinds of news that a person may choose to be written to about; what has a date or decides can never be muted."""

from __future__ import annotations

from enum import StrEnum

from workpermit.core.text import Text


class Topic(StrEnum):
    """What a message is about, as the preferences name it."""

    TO_DO = "to_do"  # something to do by a date, and every reminder of it
    DECISION = "decision"  # what decides a right: approved, refused, returned, ended
    RECEIVED = "received"  # what you sent has arrived
    PROGRESS = "progress"  # where the application stands
    MAILING = "mailing"  # the paper permit on its way
    PROMPT = "prompt"  # a word of advice that has no date of its own

    @property
    def label(self) -> Text:
        """Return the topic as the preferences show it."""
        return _LABELS[self]

    @property
    def may_be_muted(self) -> bool:
        """Tell whether a person may ask for no e-mail about it; the message stands in the account either way."""
        return self not in ALWAYS_TOLD


ALWAYS_TOLD = frozenset({Topic.TO_DO, Topic.DECISION})
MUTABLE = tuple(topic for topic in Topic if topic not in ALWAYS_TOLD)
_LABELS = {
    Topic.TO_DO: Text(
        en="Something to do by a date, and reminders of it", fr="Une chose à faire avant une date, et ses rappels"
    ),
    Topic.DECISION: Text(
        en="Decisions, and changes to what you may do", fr="Les décisions, et ce qui change vos droits"
    ),
    Topic.RECEIVED: Text(en="What you sent has arrived", fr="Ce que vous avez envoyé est arrivé"),
    Topic.PROGRESS: Text(en="Where your application stands", fr="L’état de votre demande"),
    Topic.MAILING: Text(en="Your permit in the mail", fr="Votre permis par la poste"),
    Topic.PROMPT: Text(
        en="Weekly word while your biometrics are not given",
        fr="Un rappel par semaine tant que vos données biométriques manquent",
    ),
}
