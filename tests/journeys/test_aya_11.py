"""AYA-11: the tracker, from application to permit: overall status, lanes, what we do and what you do, history, letters.

The applicant reads every page in both languages on the way. How the account comes by the application is told in
`test_aya_11_linking.py`.
"""

from __future__ import annotations

import re
from datetime import date

import pytest

from journeys.progress import MERITS, examined
from journeys.story import BORDER, OFFICER, SITE, Story, on
from web.tracker.applicant import address, applicant, words
from workpermit.casework import decisions, requests
from workpermit.casework.requests import Asked
from workpermit.clock.present import now
from workpermit.core.case.application import ConfirmComplete
from workpermit.core.case.biometrics import Attempt, RecordEnrolment
from workpermit.core.case.check import CheckKind, PassCheck, StartCheck
from workpermit.core.case.history import history
from workpermit.core.case.letters import Letter
from workpermit.core.case.officer_request import CloseRequest
from workpermit.core.case.permit import RecordVisaIssued
from workpermit.core.law.checklist import DocumentKind
from workpermit.core.text import Language

TURN = {Language.EN: "What you need to do", Language.FR: "Ce que vous devez faire"}
CALM = {Language.EN: "Nothing for you to do now", Language.FR: "Vous n’avez rien à faire pour l’instant"}


class Reader:
    """The applicant in Manila, who reads their page in both languages after every step."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.lines = 0
        self.before: dict[Language, str] = {}

    def reads(self, *, turn: bool, en: str, fr: str) -> None:
        """Open the page: whose turn it is, a phrase in each language, and no change without a new line."""
        told = len(history(self.story.entries))
        for language, phrase in ((Language.EN, en), (Language.FR, fr)):
            said = self._page(language)
            assert ((TURN if turn else CALM)[language] in said) is True, said[:300]
            assert ((CALM if turn else TURN)[language] in said) is False
            assert phrase in said, said[:1500]
            if language in self.before and _still(said) != _still(self.before[language]):
                assert told > self.lines, "the page moved and the history gives no reason"
            self.before[language] = said
        self.lines = told

    def _page(self, language: Language) -> str:
        answer = applicant(self.story).get(address("case", self.story.case_id, language=language.value))
        assert answer.status_code == 200
        return words(answer.content)

    def opens_letters(self) -> list[Letter]:
        """Open every letter's file and return which there are."""
        browser = applicant(self.story)
        sent = self.story.letters
        page = browser.get(address("letters", self.story.case_id)).content.decode()
        files = re.findall(r'href="([^"]+\.pdf)"', page)
        assert len(files) == len(sent)
        for file in files:
            assert browser.get(address("letters", self.story.case_id) + file).content.startswith(b"%PDF")
        return sent


def _still(said: str) -> str:
    """Take away what only the clock moves: the time left, how long each has had it, letters being read or made."""
    shown = said.partition("Step by step")[2] or said.partition("Étape par étape")[2]
    return shown.partition("What happens next")[0].partition("La suite")[0]


def test_from_application_to_permit_with_a_visa() -> None:
    story = Story("outside-visa-required", at=on(2025, 9, 9, 2, 30))
    reader = Reader(story)
    reader.reads(turn=True, en="Give your biometrics.", fr="Fournissez vos données biométriques.")
    reader.reads(turn=True, en="Biometrics Waiting on you", fr="Données biométriques En attente de votre part")

    story.wait(3)
    story.do(SITE, RecordEnrolment(Attempt.ENROLLED, "Manila"))
    reader.reads(turn=False, en="Biometrics Completed", fr="Données biométriques Terminé")
    assert reader.opens_letters() == [Letter.ACKNOWLEDGEMENT, Letter.BIOMETRIC_INSTRUCTION]

    story.do(OFFICER, ConfirmComplete())
    reader.reads(turn=False, en="Your application is complete", fr="Votre demande est complète")
    story.do(OFFICER, *(StartCheck(kind) for kind in CheckKind))
    reader.reads(turn=False, en="Eligibility In progress", fr="Admissibilité au permis En cours")

    examined(story)
    story.wait(1)
    reader.reads(turn=False, en="Medical exam Completed", fr="Examen médical Terminé")

    request = story.use(
        OFFICER, requests.ask_for_documents, [Asked(DocumentKind.QUALIFICATION_PROOF)], due_on=date(2025, 10, 20)
    )
    reader.reads(turn=True, en="as 20 October 2025 ends", fr="à la fin du 20 octobre 2025")
    story.wait(2)
    story.use(story.applicant, requests.answer, request, begun_at=now(), note="Here it is.")
    reader.reads(turn=False, en="Documents asked for In progress", fr="Documents demandés En cours")
    story.do(OFFICER, CloseRequest(request))

    story.note(OFFICER, **MERITS)
    story.do(OFFICER, *(PassCheck(kind) for kind in CheckKind))
    reader.reads(turn=False, en="With us waiting for our decision", fr="en attente de ceci : notre décision")

    story.wait(2)
    story.use(OFFICER, decisions.approve, evidence=["offer.pdf"])
    reader.reads(turn=True, en="Send us your passport.", fr="Envoyez-nous votre passeport.")
    story.wait(9)
    story.do(OFFICER, RecordVisaIssued(date(2027, 10, 30)))
    reader.reads(
        turn=True,
        en="Approved: your permit waits at the port of entry",
        fr="votre permis vous attend au point d’entrée",
    )

    story.wait(20)
    story.note(BORDER, identity_confirmed=True, admissible=True, entered_on=now().date(), route_since_leaving=("PH",))
    story.use(BORDER, decisions.issue_at_port, port="YVR", reasons="Straight from Manila to Vancouver.")
    reader.reads(turn=False, en="With nobody: it is done", fr="Personne : c’est terminé")
    assert {Letter.INTRODUCTION, Letter.WORK_PERMIT} <= set(reader.opens_letters())
    assert str(story.case.permit.number) in reader.before[Language.EN]


def test_a_mailed_permit_is_followed_to_the_door() -> None:
    from web.tracker.applicant import delivered, late_in_the_mail, to_be_mailed

    Reader(to_be_mailed()).reads(
        turn=False, en="you may start to work at once", fr="commencer à travailler tout de suite"
    )
    Reader(late_in_the_mail()).reads(turn=False, en="should have reached you by now", fr="aurait dû vous parvenir")
    Reader(delivered()).reads(turn=False, en="permit mailed and delivered", fr="permis posté et livré")


def test_every_message_of_the_way_can_be_read_in_the_account() -> None:
    from web.tracker.applicant import asked_for_documents

    story = asked_for_documents()
    told = story.notices
    browser = applicant(story)
    page = browser.get(address("messages")).content.decode()
    links = re.findall(r'href="([^"]*/messages/[0-9a-f-]{36}/)"', page)
    assert len(links) == len(told)
    assert all(browser.get(link).status_code == 200 for link in links)


@pytest.mark.parametrize("language", [one.value for one in Language])
def test_nothing_of_a_refusal_is_seen_before_its_letter(language: str) -> None:
    from web.tracker.applicant import REASON, refusal_proposed, refused, shown

    before, after = shown(refusal_proposed(), language=language), shown(refused(), language=language)
    assert REASON not in before
    assert REASON in after
