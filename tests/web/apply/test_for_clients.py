"""A representative applies for a client: nothing begins or is filed without the client's word, twice (S-15, ADR-73)."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from journeys.visitor import Visitor
from web.apply.conftest import AT
from web.apply.person import EXAMPLES
from web.apply.test_submitting import zipped
from web.postbox import work_off
from workpermit.accounts import clients, mandates
from workpermit.accounts.models import Account, ClientWord, Mandate
from workpermit.casework import drafts
from workpermit.casework.client_drafts import NotConfirmed
from workpermit.casework.draft_importing import import_package
from workpermit.casework.draft_submitting import submit
from workpermit.casework.drafts import DraftNow
from workpermit.casework.models import CaseRow, Draft
from workpermit.clock import present
from workpermit.clock.present import now
from workpermit.core.case.actor import Role

CLIENT: Final = {"email": "lin@example.org", "name": "Lin Wei", "language": "en"}
both_languages = pytest.mark.parametrize("language", ["en", "fr"])
SAYS: Final = {
    "asked": {"en": "We have asked your client to read it", "fr": "Nous avons demandé à votre client de la lire"},
    "kept": {"en": "Your word is kept", "fr": "Votre accord est consigné"},
    "refused": {"en": "the application is not handed in", "fr": "la demande n’est pas présentée"},
    "received": {"en": "We have received your application", "fr": "Nous avons reçu votre demande"},
    "changed": {"en": "changed or removed the application", "fr": "a modifié ou supprimé la demande"},
}


class Lawyer:
    """A representative with a browser."""

    def __init__(self, language: str = "en", name: str = "lawyer") -> None:
        self.account = Account.objects.create_account(f"{name}@law.example", name="Me Roy", role=Role.REPRESENTATIVE)
        self.pages = Visitor(self.account, language)

    def begin(self) -> DraftNow:
        """Ask a client, be told the code, and write the whole application."""
        self.pages.send("apply:home", **CLIENT)
        word = clients.waiting_of(self.account, at=now()).get()
        self.pages.send("apply:client", word.pk, code=code_to(CLIENT["email"]))
        begun = drafts.of_account(self.account.pk, at=now())[0]
        written = import_package(zipped(EXAMPLES / "in-canada-extension"), account_id=self.account.pk, at=now()).draft
        drafts.discard(begun.id, account_id=self.account.pk, at=now())
        clients.bind(ClientWord.objects.get(pk=word.pk), draft_id=written.id)
        return written

    def ask_to_read(self, draft: DraftNow) -> str:
        """Ask the client to read a draft."""
        return self.pages.send("apply:ask_client", draft.id)

    def submit(self, draft: DraftNow) -> str:
        """Press the button."""
        version = drafts.find(draft.id, account_id=self.account.pk, at=now()).version
        return self.pages.send("apply:review", draft.id, reviewed=str(version), knowingly="1")


def code_to(address: str) -> str:
    """Return the code of the last letter to an address."""
    work_off()
    letters = [str(letter.body) for letter in mail.outbox if letter.to == [address]]
    found = re.findall(r"\b\d{4} \d{4}\b", letters[-1])
    assert len(found) == 1
    return str(found[0])


def answer(word: str, *, language: str = "en") -> str:
    """Read as the client, and answer."""
    client = Visitor(None, language)
    client.send("apply:read", email=CLIENT["email"], code=code_to(CLIENT["email"]))
    return client.send("apply:confirm", answer=word)


@both_languages
def test_from_the_first_word_of_the_client_to_the_receipt(language: str) -> None:
    lawyer = Lawyer(language)
    lawyer.pages.send("apply:home", **CLIENT)
    word = ClientWord.objects.get()
    assert not Draft.objects.exists()
    lawyer.pages.send("apply:client", word.pk, code=code_to(CLIENT["email"]))
    assert drafts.of_account(lawyer.account.pk, at=now())[0].answers["contact"] == {
        "email": CLIENT["email"],
        "language": CLIENT["language"],
    }
    Draft.objects.all().delete()
    ClientWord.objects.all().delete()
    draft = lawyer.begin()
    assert 'name="reviewed"' not in lawyer.pages.page
    lawyer.pages.get("apply:review", draft.id)
    assert 'name="reviewed"' not in lawyer.pages.page
    assert SAYS["asked"][language] in lawyer.ask_to_read(draft)
    client = Visitor(None, language)
    page = client.send("apply:read", email="LIN@example.org ", code=code_to(CLIENT["email"]))
    assert "Me Roy" in page
    assert SAYS["kept"][language] in client.send("apply:confirm", answer="yes")
    assert SAYS["received"][language] in lawyer.submit(draft)
    row = CaseRow.objects.get()
    assert row.applicant_id == ""
    (mandate,) = Mandate.objects.all()
    assert (mandate.case_id, mandate.representative) == (row.pk, lawyer.account)
    assert mandates.may_act_for(lawyer.account.pk, person_id=row.person_id, at=now(), case_id=row.pk)
    assert row.application_number in lawyer.pages.get("tracker:index")


def test_the_case_goes_into_the_account_of_the_client_who_has_one() -> None:
    client = Account.objects.create_account(CLIENT["email"], name="Lin", role=Role.APPLICANT)
    lawyer = Lawyer()
    draft = lawyer.begin()
    lawyer.ask_to_read(draft)
    answer("yes")
    lawyer.submit(draft)
    assert CaseRow.objects.get().applicant_id == str(client.pk)
    assert "W" in Visitor(client).get("tracker:index")


def test_without_the_clients_word_nothing_is_filed_whatever_is_sent() -> None:
    lawyer = Lawyer()
    draft = lawyer.begin()
    assert "has not confirmed" in lawyer.submit(draft)
    lawyer.ask_to_read(draft)
    assert "has not confirmed" in lawyer.submit(draft)
    with pytest.raises(NotConfirmed):
        submit(draft.id, account=lawyer.account, reviewed=draft.version, at=now())
    assert not CaseRow.objects.exists()


def test_a_change_after_the_word_needs_a_new_one() -> None:
    lawyer = Lawyer()
    draft = lawyer.begin()
    lawyer.ask_to_read(draft)
    answer("yes")
    row = Draft.objects.get(pk=draft.id)
    row.version += 1
    row.save()
    assert "has not confirmed" in lawyer.submit(draft)
    assert not CaseRow.objects.exists()
    lawyer.ask_to_read(draft)
    answer("yes")
    lawyer.submit(draft)
    assert CaseRow.objects.count() == 1


@both_languages
def test_a_client_who_says_no_stops_it(language: str) -> None:
    lawyer = Lawyer()
    draft = lawyer.begin()
    lawyer.ask_to_read(draft)
    assert SAYS["refused"][language] in answer("no", language=language)
    assert "Your client said no" in lawyer.pages.get("apply:review", draft.id)
    assert "has not confirmed" in lawyer.submit(draft)


@both_languages
def test_what_changed_after_the_question_is_not_shown_as_if_it_had_been_asked(language: str) -> None:
    lawyer = Lawyer()
    draft = lawyer.begin()
    lawyer.ask_to_read(draft)
    Draft.objects.filter(pk=draft.id).update(version=99)
    client = Visitor(None, language)
    page = client.send("apply:read", email=CLIENT["email"], code=code_to(CLIENT["email"]))
    assert SAYS["changed"][language] in page


@pytest.mark.parametrize("typed", [{"email": "other@example.org"}, {"code": "0000 0000"}, {"code": ""}])
def test_another_address_or_code_opens_nothing(typed: dict[str, str]) -> None:
    lawyer = Lawyer()
    draft = lawyer.begin()
    lawyer.ask_to_read(draft)
    right = {"email": CLIENT["email"], "code": code_to(CLIENT["email"])}
    stranger = Visitor(None)
    assert "Me Roy" not in stranger.send("apply:read", **{**right, **typed})
    assert "Me Roy" not in stranger.get("apply:confirm")


def test_five_wrong_tries_end_a_code_and_so_does_a_fortnight() -> None:
    lawyer = Lawyer()
    lawyer.pages.send("apply:home", **CLIENT)
    word, code = ClientWord.objects.get(), code_to(CLIENT["email"])
    for _ in range(5):
        assert "not right" in lawyer.pages.send("apply:client", word.pk, code="1111 1111")
    lawyer.pages.send("apply:client", word.pk, code=code)
    assert not Draft.objects.exists()
    lawyer.pages.send("apply:home", **CLIENT)
    second = clients.waiting_of(lawyer.account, at=now()).last()
    assert second is not None
    present.set_to(AT + clients.LIVES - timedelta(seconds=1))
    assert clients.waiting_of(lawyer.account, at=now()).filter(pk=second.pk).exists()
    present.set_to(AT + clients.LIVES)
    lawyer.pages.send("apply:client", second.pk, code=code_to(CLIENT["email"]))
    assert lawyer.pages.status == 404


def test_a_question_that_waits_is_not_asked_again_and_one_that_is_over_can_be() -> None:
    lawyer = Lawyer()
    draft = lawyer.begin()
    assert "Ask my client to read it" in lawyer.pages.get("apply:review", draft.id)
    lawyer.ask_to_read(draft)
    assert "Ask my client to read it" not in lawyer.ask_to_read(draft)
    assert ClientWord.objects.filter(step="filing").count() == 1
    present.set_to(AT + clients.LIVES)
    assert "Ask my client to read it" in lawyer.pages.get("apply:review", draft.id)
    lawyer.ask_to_read(draft)
    assert ClientWord.objects.filter(step="filing").count() == 2


def test_another_representative_takes_nothing_of_it() -> None:
    lawyer, other = Lawyer(), Lawyer(name="other")
    lawyer.pages.send("apply:home", **CLIENT)
    word = ClientWord.objects.get()
    other.pages.send("apply:client", word.pk, code=code_to(CLIENT["email"]))
    assert other.pages.status == 404
    assert clients.take_mandate(word.pk, code_to(CLIENT["email"]), by=other.account, at=now()) is None
    ClientWord.objects.all().delete()
    draft = lawyer.begin()
    other.pages.get("apply:overview", draft.id)
    assert other.pages.status == 404


def test_a_letter_names_the_representative_in_its_body_and_nobody_in_its_subject() -> None:
    Lawyer().pages.send("apply:home", **{**CLIENT, "language": "fr"})
    work_off()
    (letter,) = mail.outbox
    assert letter.subject == "Quelqu’un veut demander un permis de travail pour vous"
    assert "Me Roy demande à rédiger" in letter.body


@pytest.mark.parametrize(("field", "wrong", "says"), [
    ("email", "nobody", "give an address such as"), ("name", "", "please fill this in"),
    ("language", "", "choose one"),
])  # fmt: skip
def test_what_is_missing_is_said_beside_its_field_and_nothing_is_sent(field: str, wrong: str, says: str) -> None:
    assert says in Lawyer().pages.send("apply:home", **{**CLIENT, field: wrong})
    assert not ClientWord.objects.exists()


def test_the_list_of_clients_asks_as_little_for_ten_as_for_one() -> None:
    lawyer = Lawyer()
    lawyer.pages.send("apply:home", **CLIENT)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            lawyer.pages.get("apply:home")
        return len(queries)

    one = asked()
    for number in range(9):
        lawyer.pages.send("apply:home", **{**CLIENT, "email": f"n{number}@example.org"})
    assert asked() == one
