"""An auditor settles what the rules ask; supervisors and auditors guard files (S-29)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from journeys.story import Story
from web.oversight.watchers import Watcher
from web.tracker import applicant as a
from workpermit.accounts.models import Person
from workpermit.casework import watching
from workpermit.clock import present
from workpermit.core.case.actor import Role
from workpermit.trades.audit.models import Guarded, Suspicion
from workpermit.trades.audit.rules import Rule
from workpermit.web.oversight import suspicions


def curious(story: Story) -> Watcher:
    """Let an officer of another office open a guarded file, and the round run the next day."""
    officer = Watcher(Role.OFFICER, office="CPC", name="Nosy Parker")
    officer.sends("purpose", story.case_id, purpose="other", words="just wondering about it")
    present.set_to(present.now() + timedelta(days=1))
    watching.watch(at=present.now())
    return officer


def test_a_guarded_file_is_named_by_its_number_and_asked_about_and_settled() -> None:
    story = a.being_checked()
    supervisor, auditor = Watcher(Role.SUPERVISOR), Watcher(Role.AUDITOR, name="Eva Audit")
    page = supervisor.sends("guarded", number=story.number.lower(), words="A singer whom everybody knows")
    assert story.number in page
    person = Person.objects.get(pk=story.row.person_id)
    assert person.family_name not in page
    curious(story)
    listed = auditor.reads("suspicions")
    assert "Nosy Parker opened a guarded file" in listed
    (found,) = Suspicion.objects.all()
    shown = auditor.reads("suspicion", found.pk)
    assert story.number in shown
    assert "just wondering about it" in shown
    assert person.family_name not in shown
    said = auditor.sends("suspicion", found.pk, verdict="referred", words="No reason was given when asked")
    assert "It is settled." in said
    assert "It goes to those who look into conduct" in said
    assert "Nothing waits." in said
    assert "settled meanwhile" in auditor.sends("suspicion", found.pk, verdict="explained", words="a second thought")
    supervisor.sends("guarded", end=str(person.pk))
    assert not Guarded.objects.exists()


def test_a_question_wants_a_finding_and_a_reason() -> None:
    story = a.being_checked()
    Watcher(Role.SUPERVISOR).sends("guarded", number=story.number, words="A singer whom everybody knows")
    curious(story)
    auditor = Watcher(Role.AUDITOR)
    found = Suspicion.objects.get().pk
    assert "What did you find? Choose one" in auditor.sends("suspicion", found, words="something long enough")
    assert "Reason: at least 10 characters" in auditor.sends("suspicion", found, verdict="explained", words="ok")
    assert Suspicion.objects.get().settled_at is None


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("rule", Rule)
def test_every_rule_says_what_it_saw(rule: Rule, language: str) -> None:
    account = Watcher(Role.OFFICER, name="Ana Uno").account
    figures = dict.fromkeys(("days", "searches", "idle", "cases", "usual", "limit", "looks", "within", "in_a_row"), 7)
    Suspicion.objects.create(
        rule=rule.value, account_id=account.pk, on="2026-01-05", figures=figures, raised_at=present.now()
    )
    said = Watcher(Role.AUDITOR, language=language).reads("suspicions")
    assert "Ana Uno" in said
    assert "{" not in said
    assert set(suspicions._ASKS) == set(Rule)


def test_a_number_that_is_none_guards_nobody() -> None:
    assert "Application number: no case has it." in Watcher(Role.AUDITOR).sends(
        "guarded", number="W999999999", words="A singer whom everybody knows"
    )
