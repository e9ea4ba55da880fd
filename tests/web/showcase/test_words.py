"""Nothing the pages need is missing, and nothing they have is unused: words, sentences, classes, colours."""

from __future__ import annotations

import itertools
import re
import runpy
from pathlib import Path
from typing import Final

import pytest

from guards.tree import SOURCE
from workpermit.core.case import check
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.case import RULE_BOOK
from workpermit.core.case.history import PUBLIC_REASONS
from workpermit.core.case.next_steps import Holder
from workpermit.core.case.public_status import LaneStatus
from workpermit.core.wording import office
from workpermit.web.showcase import words

FOLDER: Final = SOURCE / "web" / "showcase"
TEMPLATES: Final = "".join(path.read_text(encoding="utf-8") for path in sorted((FOLDER / "templates").rglob("*.html")))
STYLES: Final = (FOLDER / "static" / "showcase" / "showcase.css").read_text(encoding="utf-8")
VIEWS: Final = (FOLDER / "views.py").read_text(encoding="utf-8")


def test_every_word_is_used() -> None:
    used = {name for name in words.WORDS if f"words.{name} " in TEMPLATES or f'"{name.removesuffix("_why")}"' in VIEWS}
    assert set(words.WORDS) - used == set()


def test_every_role_and_holder_has_its_words() -> None:
    assert set(office.ROLES) == set(Role)
    assert set(words.HOLDERS) == set(Holder)


def test_what_moves_by_itself_is_told_from_what_the_rules_do() -> None:
    assert office.by(RULE_BOOK) == office.BY_RULES
    assert office.by(Actor(Role.SYSTEM, "due-commands")) == office.ROLES[Role.SYSTEM]
    assert office.by(Actor(Role.OFFICER, "rule-book")) == office.ROLES[Role.OFFICER]


def test_every_event_that_the_history_leaves_out_has_a_sentence_of_its_own() -> None:
    left_out = {event for event, text in PUBLIC_REASONS.items() if text is None}
    assert set(office._OFFICE_ONLY) == left_out


@pytest.mark.parametrize("kind", list(check.CheckKind))
def test_a_check_is_named_in_its_sentence(kind: check.CheckKind) -> None:
    """Three checks begin at once; a reader must be able to tell them apart."""
    text, is_public = office.said(check.CheckStarted(kind))
    others = {office.said(check.CheckStarted(other))[0].fr for other in check.CheckKind if other is not kind}
    assert is_public
    assert text.fr.endswith(").")
    assert text.fr not in others


def test_every_class_in_the_styles_is_on_a_page_and_the_other_way_round() -> None:
    styled = set(re.findall(r"\.([a-z_][a-z_-]*)(?=[\s.,:{>+])", re.sub(r"/\*.*?\*/", "", STYLES)))
    on_pages = set(itertools.chain.from_iterable(each.split() for each in re.findall(r'class="([^"{]+)"', TEMPLATES)))
    assert styled - on_pages - {state.value for state in LaneStatus} == set()
    assert on_pages - styled <= {"lane", "history", "what"}, "classes without a style"


def test_every_state_has_a_picture_of_its_own() -> None:
    drawn = set(re.findall(r'name == "(\w+)"', TEMPLATES)) & {state.value for state in LaneStatus}
    assert {state.value for state in LaneStatus} - drawn == {LaneStatus.NOT_STARTED}  # the last one, drawn otherwise


@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        *itertools.product(("ink", "ink-soft", "link", "link-hover"), ("paper", "paper-soft")),
        ("paper", "brand"),
        *itertools.product(("done", "now", "wait", "focus"), ("paper",)),
    ],
)
def test_every_colour_can_be_read_on_what_lies_under_it(ink: str, paper: str) -> None:
    """WCAG 2.2 AA, 1.4.3: at least 4.5 to 1."""
    lighter, darker = sorted((_luminance(ink), _luminance(paper)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_an_office_does_not_have_the_pages_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    settings: Path = SOURCE / "config" / "settings.py"
    for place, has in (("office", False), ("demo", True)):
        monkeypatch.setenv("WORKPERMIT_PLACE", place)
        assert ("workpermit.web.showcase" in runpy.run_path(str(settings))["INSTALLED_APPS"]) is has


def _luminance(name: str) -> float:
    found = re.search(rf"--{name}: #(\w\w)(\w\w)(\w\w);", STYLES)
    assert found, name
    parts = [int(part, 16) / 255 for part in found.groups()]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
