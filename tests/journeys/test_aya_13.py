"""AYA-13: the permit states the type of work, the employer, where and how long, with its conditions; both languages."""

from __future__ import annotations

import pytest

from journeys.progress import approved, with_letter
from journeys.story import BORDER, Story, on
from workpermit.casework import decisions
from workpermit.clock.present import now
from workpermit.core.case.letters import Letter
from workpermit.core.case.permit import PermitIssued
from workpermit.core.wording.typography import date_text
from workpermit.trades.letters.seals import SealRefused
from workpermit.trades.letters.trust import TrustList
from workpermit.trades.letters.verification import verify_document


def issued(example: str) -> Story:
    """Walk somebody to the permit in hand."""
    begin = {
        "outside-visa-exempt": on(2025, 9, 16),
        "outside-visa-required": on(2025, 9, 9),
        "open-permit-spouse": on(2025, 12, 9),
        "in-canada-extension": on(2025, 10, 7, 2, 30),
    }[example]
    if example == "in-canada-extension":
        return approved(example, at=begin)
    story = with_letter(example, at=begin)
    story.wait(10)
    story.note(BORDER, identity_confirmed=True, admissible=True, entered_on=now().date(), route_since_leaving=("FR",))
    story.use(BORDER, decisions.issue_at_port, port="YUL")
    return story


MAILED = (
    "Type of work / Type de travail Machinist (",
    "Employer / Employeur Chinook Ridge Fabrication",
    "Where you may work / Lieu de travail autorisé Calgary, Alberta / Calgary (Alberta)",
    "Valid until / Valide jusqu’au 31 October 2027 / 31 octobre 2027",
    "LMIA number / Numéro de l’EIMT 8409913",
    "Kind of permit / Genre de permis Employer-specific work permit / Permis de travail lié à un employeur donné",
    "Type of case / Type de dossier Work permit (extension) / Permis de travail (prolongation)",
    "Issued by / Délivré par Case Processing Centre / Centre de traitement des demandes",
)
AT_THE_PORT = (
    "Type de travail / Type of work Développeuse de logiciels (",
    "Employeur / Employer Atelier Boréal",
    "Lieu de travail autorisé / Where you may work Montréal (Québec) / Montréal, Quebec",
    "Valide jusqu’au / Valid until 16 novembre 2027 / 16 November 2027",
    "Numéro de l’offre d’emploi / Offer of employment number A4410928",
)
BOTH_LANGUAGES = (
    "Must leave Canada by the end of the authorized stay.",
    "Doit quitter le Canada à la fin du séjour autorisé.",
    "Not authorized to work for any employer other than the one stated.",
    "travailler pour un autre employeur que celui qui est indiqué.",
    "Not authorized to work in any occupation other than the one stated.",
    "exercer une autre profession que celle qui est indiquée.",
    "Not authorized to work in any location other than the one stated.",
    "travailler dans un autre lieu que celui qui est indiqué.",
)


@pytest.mark.parametrize(("example", "fields"), [("in-canada-extension", MAILED), ("outside-visa-exempt", AT_THE_PORT)])
def test_it_states_exactly_these_fields_in_both_languages(example: str, fields: tuple[str, ...]) -> None:
    story = issued(example)
    words = story.words(Letter.WORK_PERMIT)
    permit = story.event(PermitIssued)
    for said in (*fields, *BOTH_LANGUAGES, permit.permit_number, story.number):
        assert said in words
    begins = date_text(permit.valid_from)
    assert " ".join(begins.en.split()) in words
    assert " ".join(begins.fr.split()) in words


def test_who_it_is_for_stands_on_it_as_in_the_passport() -> None:
    words = issued("in-canada-extension").words(Letter.WORK_PERMIT)
    for said in (
        "Family name / Nom de famille Núñez Ibáñez",
        "Given names / Prénoms Mateo",
        "Date of birth / Date de naissance 17 September 1989 / 17 septembre 1989",
        "Citizenship / Citoyenneté Mexico / Mexique",
        "Passport number / Numéro du passeport N08824417",
        "UCI / IUC 11-2044-8817",
    ):
        assert said in words


def test_an_open_permit_names_no_employer_and_no_place_and_says_so_by_its_kind() -> None:
    """Without a medical exam of its own kind it carries conditions of its own (R185)."""
    story = issued("open-permit-spouse")
    words = story.words(Letter.WORK_PERMIT)
    assert "Open work permit" in words
    assert "Permis de travail ouvert" in words
    assert "other than the one stated" not in words
    fields = story.verified(Letter.WORK_PERMIT).fields
    assert fields.employer is None
    assert fields.place is None


def test_what_is_printed_is_what_was_recorded_and_sealed() -> None:
    story = issued("outside-visa-exempt")
    permit, fields = story.event(PermitIssued), story.verified(Letter.WORK_PERMIT).fields
    assert (fields.number, fields.valid_from, fields.valid_until) == (
        permit.permit_number, permit.valid_from, permit.valid_until,
    )  # fmt: skip
    assert (fields.employer, fields.place) == ("Atelier Boréal", "Montréal, Quebec")
    assert fields.type_of_work is not None
    assert fields.type_of_work.startswith("Développeuse de logiciels")  # a seal clips what is long; the page does not
    assert fields.issued_on == permit.valid_from


def test_the_file_is_accessible() -> None:
    """It is tagged for those who hear it read; the letters’ own gate says how well."""
    pdf = issued("in-canada-extension").pdf(Letter.WORK_PERMIT)
    assert b"/MarkInfo" in pdf
    assert b"pdfuaid" in pdf


def test_nobody_vouches_for_a_permit_but_the_office_that_issued_it() -> None:
    story = issued("in-canada-extension")
    assert story.verified(Letter.WORK_PERMIT).fields.name == "Mateo Núñez Ibáñez"
    with pytest.raises(SealRefused):
        verify_document(story.pdf(Letter.WORK_PERMIT), TrustList.of())
