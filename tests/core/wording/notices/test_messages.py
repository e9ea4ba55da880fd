"""Every letter, notice and reminder has a whole message in both languages: the date first, complete without a link.

A wording that changes on purpose is written anew with
`WORKPERMIT_GOLDEN=write pytest tests/core/wording/notices`, and the change is then read in the diff.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from core.wording.samples import SAMPLES
from workpermit.core.case.letters import Letter
from workpermit.core.case.programme_request import EndedBy
from workpermit.core.case.reactions import Notice
from workpermit.core.case.reminders import OpenDeadline, Task
from workpermit.core.text import Language
from workpermit.core.wording.compose import compose as compose_letter
from workpermit.core.wording.notices import events, letters, reminders
from workpermit.core.wording.notices.compose import compose
from workpermit.core.wording.notices.shape import Body, Headline, MessageText, Said
from workpermit.core.wording.notices.topics import ALWAYS_TOLD, MUTABLE, Topic

GOLDEN = Path(__file__).parent / "golden"
ZONE = ZoneInfo("Asia/Manila")
NUMBER = "W900000002"
SAID = Said(
    on=date(2025, 10, 1),
    zone=ZONE,
    application_number=NUMBER,
    due_on=date(2025, 10, 9),
    starts_at=datetime(2025, 10, 9, 14, 30, tzinfo=UTC),
    reply_by=date(2025, 10, 22),
    arrives_by=date(2025, 11, 12),
    tracking_number="CX473124829CA",
)
VARIANTS = {
    f"{Notice.ANSWER_RECEIVED} late": (Notice.ANSWER_RECEIVED, replace(SAID, in_time=False)),
    f"{Notice.REQUEST_DUE_MOVED} outage": (Notice.REQUEST_DUE_MOVED, replace(SAID, by_outage=True)),
    f"{Notice.BIOMETRICS_NOT_COLLECTED} undated": (Notice.BIOMETRICS_NOT_COLLECTED, replace(SAID, due_on=None)),
    **{f"{Notice.PROGRAMME_ENDED} {by}": (Notice.PROGRAMME_ENDED, replace(SAID, cause=by)) for by in EndedBy},
}
# What must have been done by a day or at an hour says so in its first line.
DATED = frozenset(
    {
        *(Letter.BIOMETRIC_INSTRUCTION, Letter.DOCUMENT_REQUEST, Letter.MEDICAL_INSTRUCTION),
        *(Letter.INTERVIEW_CONVOCATION, Letter.PROCEDURAL_FAIRNESS, Letter.PASSPORT_REQUEST, Letter.INTRODUCTION),
        *(Notice.BIOMETRICS_DUE_MOVED, Notice.MEDICAL_DUE_MOVED, Notice.REQUEST_DUE_MOVED),
    }
)


def written() -> Iterator[tuple[str, Letter | Notice | None, Headline, Body]]:
    """Yield every message there is, by a name of its own."""
    for name, sample in SAMPLES.items():
        details = sample(Language.EN)
        letter = compose_letter(details).letter
        assert letter is not None
        yield f"letter {name}", letter, letters.HEADLINES[letter], letters.body_of(letter, details)
    for notice in Notice:
        yield f"notice {notice}", notice, events.HEADLINES[notice], events.body_of(notice, SAID)
    for name, (notice, said) in VARIANTS.items():
        yield f"notice {name}", None, events.HEADLINES[notice], events.body_of(notice, said)
    for task in Task:
        deadline = OpenDeadline.of(task, datetime(2025, 10, 10, tzinfo=UTC))
        yield f"reminder {task}", None, reminders.headline(deadline), reminders.body_of(deadline)
    for weeks in (1, 3):
        yield f"prompt {weeks}", None, reminders.PROMPT, reminders.prompt_body(date(2025, 10, 9), weeks=weeks)


MESSAGES = {name: (kind, headline, body) for name, kind, headline, body in written()}


def text_of(name: str) -> MessageText:
    """Return a finished message for a reader in Manila."""
    _, headline, body = MESSAGES[name]
    return compose(headline, body, application_number=NUMBER, zone=ZONE)


def told(name: str, language: Language) -> str:
    """Write a message as plain lines."""
    text = text_of(name)
    lines = [f"== {name}", text.subject.in_language(language), ""]
    for part in text.parts:
        lines += [f"{part.heading.in_language(language)}"] if part.heading else []
        lines += [f"{'- ' if part.listed else ''}{line.in_language(language)}" for line in part.lines]
    return "\n".join([*lines, ""])


@pytest.mark.parametrize("language", list(Language))
def test_messages_read_as_their_golden_text(language: Language) -> None:
    path = GOLDEN / f"messages.{language}.txt"
    text = "\n".join(told(name, language) for name in MESSAGES)
    if os.environ.get("WORKPERMIT_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_every_letter_and_notice_has_a_message() -> None:
    kinds = {kind for kind, _, _ in MESSAGES.values() if kind is not None}
    assert kinds == {*Letter, *Notice}


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_is_whole_in_both_languages(name: str) -> None:
    text = text_of(name)
    headings = [part.heading.en for part in text.parts if part.heading]
    assert headings[0] == "What you do"
    assert headings[-1] == "If you have a question"
    assert NUMBER in text.paragraphs[-2].en
    for said in (text.subject, *text.paragraphs):
        assert not re.search(r"[{}]", said.en + said.fr)
        assert "http" not in said.en + said.fr
    same = [said.en for said in text.paragraphs if said.en == said.fr and len(said.en.split()) > 3]
    # Places, and what an officer wrote, stand as they are in both languages.
    items = [line for part in text.parts if part.listed for line in part.lines]
    assert {line.en for line in items} >= set(same)


@pytest.mark.parametrize("name", MESSAGES)
def test_the_first_line_names_the_day_and_the_second_the_readers_own_clock(name: str) -> None:
    kind, _, body = MESSAGES[name]
    paragraphs = text_of(name).paragraphs
    if kind in DATED or name.startswith(("reminder", "prompt")):
        assert body.until is not None
    if body.until is not None:
        assert "UTC" in paragraphs[0].en
        assert re.search(r"\b20\d\d\b", paragraphs[0].en)
        assert paragraphs[1].en.startswith("On your clock:")
        assert "Manila" in paragraphs[1].en


def test_what_has_a_date_or_decides_cannot_be_muted() -> None:
    for name, (_, headline, body) in MESSAGES.items():
        dated_advice = headline.topic is Topic.PROMPT  # the reminders say the same day, and are never muted
        assert body.until is None or headline.topic in ALWAYS_TOLD or dated_advice, name
    assert set(MUTABLE) == set(Topic) - {Topic.TO_DO, Topic.DECISION}
    assert all(topic.label.en != topic.label.fr for topic in Topic)
