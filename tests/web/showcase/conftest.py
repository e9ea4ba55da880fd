"""A few walked cases for the pages: a permit mailed, a refusal, a return, an open permit, and one that waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from guards.tree import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django import DjangoDbBlocker

    from workpermit.commands.demo.desk import Desk
    from workpermit.commands.demo.stories import Story

SHOWN: Final = ("visitor-under-public-policy", "employer-barred", "missing-fee", "open-permit-spouse")


class UnknownInTemplate(str):
    """What Django prints for a variable that does not exist: here, a failure (design, section 7)."""

    __slots__ = ()

    def __contains__(self, _key: object) -> bool:
        return True

    def __mod__(self, name: object) -> str:
        raise AssertionError(f"a template asks for {name}, which nobody gives it")


@pytest.fixture(autouse=True)
def unknown_variables_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a template variable that nobody gives fail instead of vanishing."""
    from django.template import engines

    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", UnknownInTemplate("%s"))  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def walked(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, str]]:
    """Walk the stories once for a module; the application number of each, by its name."""
    from django.conf import settings

    from databases import copied_database
    from workpermit.clock import present
    from workpermit.commands.demo import walk
    from workpermit.commands.demo.stories import STORIES

    stories = {name: STORIES[name] for name in SHOWN} | {"outside-visa-exempt": _waits_for_biometrics}
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), copied_database(settings.DATA):
        patch.setattr(walk, "STORIES", stories)
        desks = walk.walk(ROOT / "examples").desks
        present.release()
        present.allow_setting(allowed=False)
        yield {name: desk.row.application_number for name, desk in desks.items()}


def _waits_for_biometrics(desk: Desk) -> Story:
    from workpermit.commands.demo.stories import on

    yield on(2026, 5, 20, 8, 5)
    desk.submit()
