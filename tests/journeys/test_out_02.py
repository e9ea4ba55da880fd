"""OUT-02: the permit is issued at the port of entry, on the day of arrival, after everything was looked at again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection

from journeys.progress import with_letter
from journeys.story import BORDER, OFFICER, STAFF, Story, changed, on
from workpermit.casework import decisions, reading
from workpermit.clock.present import now
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.letters import Letter
from workpermit.core.case.permit import IntroductionLetterIssued, NotIssuedGround, PermitIssued
from workpermit.core.case.refusal import CommandRefused, Refusal
from workpermit.core.law.book import employer, medical
from workpermit.core.law.facts import Value
from workpermit.core.law.findings import Outcome
from workpermit.core.text import Language
from workpermit.trades.employers.importing import import_list
from workpermit.trades.letters.sealed_fields import DocumentKind

FILED = on(2025, 9, 16)
ARRIVED = on(2025, 11, 16, 17, 20)
MAY_ISSUE = "port_of_entry.may_issue_at_port_of_entry"


def arrives(story: Story, **found: Value) -> None:
    """Meet the person at the desk: identity and journey are looked at and noted."""
    seen: dict[str, Value] = {"identity_confirmed": True, "admissible": True, "route_since_leaving": ("FR",)}
    story.note(BORDER, entered_on=now().date(), **{**seen, **found})


def arrived(*, example: str | Path = "outside-visa-exempt", **found: Value) -> Story:
    """Walk one person to the desk at the airport."""
    story = with_letter(example, at=FILED)
    story.wait_until(ARRIVED)
    arrives(story, **found)
    return story


def test_the_permit_is_issued_on_the_day_of_arrival_and_dated_that_day() -> None:
    story = arrived()
    # The desk scans the letter, which leads to the file.
    scanned = story.verified(Letter.INTRODUCTION).fields
    row = reading.with_number(scanned.application_number)
    assert row is not None
    assert row.pk == story.case_id
    story.use(BORDER, decisions.issue_at_port, port="YUL")

    issued = story.event(PermitIssued)
    assert issued.valid_from == ARRIVED.date()
    assert issued.valid_until == story.event(IntroductionLetterIssued).valid_until
    assert issued.port == "YUL"
    assert story.entry(PermitIssued).at == ARRIVED
    assert story.entry(PermitIssued).actor == BORDER
    assert story.status() == "Approved: permit issued at the port of entry"
    assert story.status(Language.FR) == "Approuvée\u00a0: permis délivré au point d’entrée"
    words = story.words(Letter.WORK_PERMIT)
    assert "Délivré le / Issued on 16 novembre 2025 / 16 November 2025" in words
    assert "En vigueur à partir du / In force from 16 novembre 2025 / 16 November 2025" in words


def test_what_is_issued_is_what_was_approved() -> None:
    """The desk compares the two papers: employer, work, place, end and conditions are the same."""
    story = arrived()
    story.use(BORDER, decisions.issue_at_port, port="YUL")
    letter, permit = story.verified(Letter.INTRODUCTION).fields, story.verified(Letter.WORK_PERMIT).fields
    assert permit.kind is DocumentKind.WORK_PERMIT
    assert permit.number == story.event(PermitIssued).permit_number
    for name in ("name", "born_on", "citizenship", "employer", "type_of_work", "place", "valid_until"):
        assert getattr(letter, name) == getattr(permit, name), name
    assert story.event(PermitIssued).conditions == story.event(IntroductionLetterIssued).conditions


def test_only_a_border_officer_issues() -> None:
    story = arrived()
    for who in (story.applicant, *STAFF):
        if who.role is not Role.BORDER_OFFICER:
            with story.refuses(Refusal.ROLE_MAY_NOT):
                story.use(who, decisions.issue_at_port, port="YUL")
    with pytest.raises(LookupError):  # whom nobody has named does not learn that the case exists
        story.use(Actor(Role.REPRESENTATIVE, "stranger"), decisions.issue_at_port, port="YUL")


# --- looked at again, that very day ---------------------------------------------------------------------


def test_identity_that_is_not_confirmed_refuses_to_issue() -> None:
    story = arrived(identity_confirmed=False)
    with story.refuses(Refusal.RULES_FORBID, about=MAY_ISSUE):
        story.use(BORDER, decisions.issue_at_port, port="YUL")


def test_nothing_is_issued_before_identity_was_looked_at() -> None:
    story = with_letter("outside-visa-exempt", at=FILED)
    story.wait_until(ARRIVED)
    with story.refuses(Refusal.FACTS_UNKNOWN, about="identity_confirmed"):
        story.use(BORDER, decisions.issue_at_port, port="YUL")


def test_a_passport_that_has_expired_refuses_to_issue_and_one_on_its_last_day_does_not() -> None:
    story = arrived(passport_expires_on=date(2025, 11, 15))
    with story.refuses(Refusal.RULES_FORBID, about=MAY_ISSUE):
        story.use(BORDER, decisions.issue_at_port, port="YUL")
    story.note(BORDER, passport_expires_on=date(2025, 11, 16))
    story.use(BORDER, decisions.issue_at_port, port="YUL")
    assert story.event(PermitIssued).valid_until == date(2025, 11, 16)  # R52(1): never longer than the passport


def test_a_letter_after_its_last_day_refuses_to_issue_although_nobody_has_closed_it_yet(tmp_path: Path) -> None:
    package = changed("us-citizen", tmp_path, requested__until_on="2026-03-31")
    story = with_letter(package, at=on(2026, 1, 13))
    assert story.event(IntroductionLetterIssued).valid_until == date(2026, 3, 31)
    story.wait_until(on(2026, 4, 1, 0, 10))  # ten minutes too late; the lapse is filed at half past
    arrives(story, route_since_leaving=("US",))
    assert story.case.permit.stage == "letter_outstanding"
    with story.refuses(Refusal.RULES_FORBID, about=MAY_ISSUE):
        story.use(BORDER, decisions.issue_at_port, port="POE-PIG")


def test_a_letter_on_its_last_day_is_good(tmp_path: Path) -> None:
    package = changed("us-citizen", tmp_path, requested__until_on="2026-03-31")
    story = with_letter(package, at=on(2026, 1, 13))
    story.wait_until(on(2026, 3, 31, 23, 59, 59))
    arrives(story, route_since_leaving=("US",))
    story.use(BORDER, decisions.issue_at_port, port="POE-PIG")
    assert story.events[-1] == "PermitIssued"


def test_an_employer_barred_after_the_approval_refuses_to_issue() -> None:
    """A new list comes in between; the border asks the newest one (R200(3)(h))."""
    story = with_letter("outside-visa-exempt", at=FILED)
    assert story.finds(employer.EMPLOYER_MAY_HIRE) is Outcome.MET
    story.wait_until(on(2025, 11, 10))
    row = (
        'Atelier Boréal,Atelier Boréal Logiciels inc.,"77, rue de l’Estuaire, Montréal, Québec",9,2025-11-07,'
        '"$20,000 and a 2-year ban","Ineligible until November 7, 2027"\n'
    )
    head = "Business operating name,Business legal name,Address,Reason(s),Date of final decision,Penalty,Status\n"
    assert import_list((head + row).encode(), source="published-list.csv", at=now()).is_new
    story.wait_until(ARRIVED)
    arrives(story)
    assert story.finds(employer.EMPLOYER_MAY_HIRE) is Outcome.NOT_MET
    with story.refuses(Refusal.RULES_FORBID, about=MAY_ISSUE):
        story.use(BORDER, decisions.issue_at_port, port="YUL")
    ground = NotIssuedGround.EMPLOYER_INELIGIBLE
    story.use(BORDER, decisions.decline_at_port, ground, port="YUL", reasons="Listed on 7 November 2025.")
    assert story.status() == "Closed: the permit was not issued at the port of entry"
    assert Letter.WORK_PERMIT not in story.letters
    assert story.notices[-1] == "permit_not_issued"
    with story.refuses(Refusal.NOT_NOW):
        story.use(BORDER, decisions.issue_at_port, port="YUL")


def test_a_medical_exam_older_than_twelve_months_refuses_to_issue() -> None:
    story = with_letter("outside-visa-required", at=on(2025, 9, 9))
    examined_on = story.case.medical_exam.examined_on
    assert examined_on == date(2025, 9, 24)
    story.wait_until(on(2026, 9, 25))
    arrives(story, route_since_leaving=("PH",))
    assert story.finds(medical.CERTIFICATE_ON_ENTRY) is Outcome.NOT_MET
    with story.refuses(Refusal.RULES_FORBID, about=MAY_ISSUE):
        story.use(BORDER, decisions.issue_at_port, port="YVR")


def test_a_medical_exam_is_good_on_the_last_day_of_its_twelve_months() -> None:
    story = with_letter("outside-visa-required", at=on(2025, 9, 9))
    story.wait_until(on(2026, 9, 24))
    arrives(story, route_since_leaving=("PH",))
    story.use(BORDER, decisions.issue_at_port, port="YVR")
    assert story.event(PermitIssued).valid_from == date(2026, 9, 24)


def test_a_visa_that_has_run_out_refuses_to_issue() -> None:
    story = with_letter("outside-visa-required", at=on(2025, 9, 9), visa_until=date(2025, 11, 30))
    story.wait_until(on(2025, 12, 1))
    arrives(story, route_since_leaving=("PH",))
    with story.refuses(Refusal.RULES_FORBID, about=MAY_ISSUE):
        story.use(BORDER, decisions.issue_at_port, port="YVR")


def test_biometrics_bound_the_letter_to_their_ten_years(tmp_path: Path) -> None:
    """Nobody is met at the desk on biometrics that no longer serve (R183(4)(c.1))."""
    given = {"given_before": True, "given_on": "2015-11-15"}
    story = with_letter(changed("outside-visa-exempt", tmp_path, biometrics=given), at=FILED)
    assert story.event(IntroductionLetterIssued).valid_until == date(2025, 11, 15)
    story.wait_until(on(2025, 11, 16, 0, 5))
    arrives(story)
    with story.refuses(Refusal.RULES_FORBID, about=MAY_ISSUE):
        story.use(BORDER, decisions.issue_at_port, port="YUL")


# --- how long ---------------------------------------------------------------------------------------------


def test_the_officer_may_shorten_the_permit_and_the_paper_says_so() -> None:
    story = arrived()
    story.use(BORDER, decisions.issue_at_port, port="YUL", valid_until=date(2026, 11, 15))
    issued = story.event(PermitIssued)
    assert (issued.valid_until, issued.limited_by) == (date(2026, 11, 15), "officer")
    assert "Valide jusqu’au / Valid until 15 novembre 2026 / 15 November 2026" in story.words(Letter.WORK_PERMIT)
    assert story.verified(Letter.WORK_PERMIT).fields.valid_until == date(2026, 11, 15)


@pytest.mark.parametrize("until", [date(2027, 11, 17), date(2025, 11, 15)], ids=["longer", "before it begins"])
def test_nobody_lengthens_it_or_ends_it_before_it_begins(until: date) -> None:
    story = arrived()
    with story.refuses(Refusal.DAY_IMPOSSIBLE, about="valid_until"):
        story.use(BORDER, decisions.issue_at_port, port="YUL", valid_until=until)
    assert Letter.WORK_PERMIT not in story.letters


# --- not issued -------------------------------------------------------------------------------------------


def test_a_permit_that_is_not_issued_has_a_ground_and_reasons_and_the_person_is_told() -> None:
    story = arrived(admissible=False)
    with story.refuses(Refusal.RULES_FORBID):
        story.use(BORDER, decisions.issue_at_port, port="YUL")
    with story.refuses(Refusal.ROLE_MAY_NOT):
        story.use(OFFICER, decisions.decline_at_port, NotIssuedGround.NOT_ADMISSIBLE, port="YUL", reasons="x")
    reasons = "The person could not show how the stay would be paid for."
    story.use(BORDER, decisions.decline_at_port, NotIssuedGround.NOT_ADMISSIBLE, port="YUL", reasons=reasons)
    assert story.events[-1] == "PermitNotIssued"
    assert reasons not in repr(story.entries[-1])  # words stay in the sealed record
    assert story.status(Language.FR) == "Fermée\u00a0: le permis n’a pas été délivré au point d’entrée"
    assert story.next_steps[0].holder == "nobody"


def test_two_desks_that_issue_at_once_issue_one_permit(own_database: None) -> None:
    """The person stands at one desk while the file is open at two; one permit and one number come of it."""
    story = arrived()
    desks = [Actor(Role.BORDER_OFFICER, f"border.desk{number}") for number in (1, 2)]
    start = Barrier(len(desks))

    def issue(who: Actor) -> str:
        start.wait(timeout=30)
        try:
            story.use(who, decisions.issue_at_port, port="YUL")
        except CommandRefused as refused:
            return refused.refusal.code
        finally:
            connection.close()
        return "issued"

    with ThreadPoolExecutor(len(desks)) as both:
        assert sorted(both.map(issue, desks)) == ["issued", "not_now"]
    assert story.events.count("PermitIssued") == 1
    assert story.letters.count(Letter.WORK_PERMIT) == 1
