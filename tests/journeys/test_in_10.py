"""IN-10: the form is chosen by rule, with the warning before filing, and the application is made online.

People already in Canada apply online on IMM 5710 where R199 or R201 lets them; everybody else, in Canada or not, on
IMM 1295, and who files that one from inside Canada is told first that they must leave to activate the permit (IN-09).
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from core.forms.given import data_of
from web.apply.person import EXAMPLES, Page, Person
from workpermit.casework.facts import known_of
from workpermit.casework.models import CaseRow
from workpermit.clock import present
from workpermit.core.forms.sections import START
from workpermit.core.law.book.route import MAY_APPLY_IN_CANADA, PERMIT_IS_MAILED
from workpermit.core.law.evaluate import explain
from workpermit.core.law.findings import Outcome

LANGUAGES = ("en", "fr")


def at(year: int, month: int, day: int) -> datetime:
    """Set the clock to the afternoon of a day, UTC."""
    moment = datetime(year, month, day, 15, 30, tzinfo=UTC)
    present.set_to(moment)
    return moment


def filed(name: str, *, language: str, signer: str) -> CaseRow:
    """Fill in an example by hand, submit it, and return the case."""
    person = Person(language=language)
    person.fill_all(EXAMPLES / name, data_of(EXAMPLES / name), typed_name=signer)
    answer = person.submit()
    assert answer.status_code == 302, Page(answer).words
    return CaseRow.objects.get(applicant_id=str(person.account.pk))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_extension_is_filed_online_on_the_form_for_people_in_canada(language: str) -> None:
    moment = at(2025, 10, 6)
    row = filed("in-canada-extension", language=language, signer="Mateo Núñez Ibáñez")
    facts = known_of(row.pk, on=moment.date())
    assert (row.form, row.channel) == ("imm_5710", "online")
    judged = {**facts, "received_on": moment.date()}
    assert explain(MAY_APPLY_IN_CANADA, judged).outcome is Outcome.MET
    assert explain(PERMIT_IS_MAILED, judged).outcome is Outcome.MET


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_visitor_is_led_to_the_other_form_and_warned_before_filing(language: str) -> None:
    at(2025, 11, 3)
    data = data_of(EXAMPLES / "imm-1295-from-inside-canada")
    person = Person(language=language)
    person.begin()
    person.fill(START, data)
    page = person.look(person.address("form"))
    warning = {
        "en": "you must leave Canada and come back to get the permit",
        "fr": "vous devez quitter le Canada et y revenir pour obtenir le permis",
    }[language]
    assert warning in page.words
    assert page.controls["form"].value == "imm_1295"
    assert "IMM 5710" not in page.words
    assert person.send(person.address("form"), page.standing).status_code == 200, "not without taking note"
    assert not person.draft.is_chosen
    assert person.send(person.address("form"), {**page.standing, "warned": "1"}).status_code == 302


def test_the_visitor_files_after_the_warning() -> None:
    at(2025, 11, 3)
    row = filed("imm-1295-from-inside-canada", language="en", signer="Hye-jin Seo")
    assert row.form == "imm_1295"


def test_a_permit_that_runs_out_on_the_day_still_lets_one_apply_and_the_day_after_no_longer() -> None:
    data = data_of(EXAMPLES / "in-canada-extension")
    forms = []
    for day in ((2025, 10, 31), (2025, 11, 1)):
        at(*day)
        person = Person(f"person{day[1]}")
        person.begin()
        person.fill(START, data)
        forms.append(person.look(person.address("form")).controls["form"].value)
    assert forms == ["imm_5710", "imm_1295"]


def test_a_situation_that_no_form_asks_about_opens_the_form_for_people_in_canada() -> None:
    """R199(e): the family of somebody who holds a permit."""
    at(2025, 11, 3)
    person = Person()
    person.begin()
    person.fill(START, data_of(EXAMPLES / "imm-1295-from-inside-canada"))
    page = person.look(person.step(START))
    person.send(person.step(START), {**page.standing, "claims": "family_of_permit_holder", "save": "1"})
    assert person.look(person.address("form")).controls["form"].value == "imm_5710"


def test_somebody_abroad_files_the_form_for_people_outside_without_a_warning() -> None:
    at(2025, 9, 15)
    person = Person(language="fr")
    person.begin()
    person.fill(START, data_of(EXAMPLES / "outside-visa-exempt"))
    page = person.look(person.address("form"))
    assert page.controls["form"].value == "imm_1295"
    assert "warned" not in page.controls
