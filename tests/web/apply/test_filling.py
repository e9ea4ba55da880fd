"""The steps: every question is on a page, nothing typed is lost, the reader of packages says what would be right."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client

from core.forms.given import data_of, smallest
from web.apply.person import EXAMPLES, Page, Person
from web.signing_in import sign_in
from workpermit.accounts.models import Account
from workpermit.casework import drafts
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.forms.catalogue import FORMS
from workpermit.core.forms.faults import FilingFaults
from workpermit.core.forms.fields import Field, Many, Record
from workpermit.core.forms.reading import read
from workpermit.core.forms.sections import BY_CODE, DOCUMENTS, SECTIONS, START, section_of
from workpermit.core.text import Language
from workpermit.web.apply.answers import collected, control_of, is_fixed, spread

YOU, PASSPORT, CONTACT, HEALTH = (BY_CODE[code] for code in ("you", "passport", "contact", "health"))
FEES, FAMILY, DECLARATION = (BY_CODE[code] for code in ("fees", "family", "declaration"))
INSIDE = data_of(EXAMPLES / "in-canada-extension")


def begun(data: dict[str, Any] | None = None, *, language: str = "en") -> Person:
    """Return somebody whose form is chosen."""
    person = Person(language=language)
    person.begin()
    person.fill(START, data or INSIDE)
    person.choose(data or INSIDE)
    return person


def leaves(fields: tuple[Field, ...], before: str = "") -> set[str]:
    """Return the name of every control that some fields can have, lists with one entry."""
    found: set[str] = set()
    for one in fields:
        path = f"{before}{one.name}"
        match one.type:
            case Record(inner):
                found |= leaves(inner, f"{path}.")
            case Many(Record(inner)):
                found |= leaves(inner, f"{path}.0.")
            case Many():
                found.add(f"{path}.0")
            case _:
                found.add(path)
    return found


def lists(fields: tuple[Field, ...], before: str = "") -> set[str]:
    """Return the path of every list of some fields, those inside an entry too."""
    found: set[str] = set()
    for one in fields:
        path = f"{before}{one.name}"
        match one.type:
            case Record(inner):
                found |= lists(inner, f"{path}.")
            case Many(Record(inner)):
                found |= {path} | lists(inner, f"{path}.0.")
            case Many():
                found.add(path)
            case _:
                pass
    return found


@pytest.mark.parametrize("name", ["in-canada-extension", "open-permit-spouse", "outside-visa-exempt"])
def test_every_question_of_a_form_is_on_one_page(name: str) -> None:
    data = data_of(EXAMPLES / name)
    person, form = begun(data), FORMS[data["form"]]
    shown: list[str] = []
    for section in (one for one in SECTIONS if one is not DOCUMENTS and one.fields_of(form)):
        fields = section.fields_of(form)
        page = person.look(person.step(section))
        for path in sorted(lists(fields), key=len):
            if f"{path}.0" not in page.controls and not any(one.startswith(f"{path}.0.") for one in page.controls):
                person.send(person.step(section), {**page.standing, "add": path})
                page = person.look(person.step(section))
        shown += [one for one in page.controls if "." in one or one in leaves(fields)]
    wanted = leaves(tuple(one for one in form.fields if one.name not in ("form", "documents")))
    closed = "open_permit_ground" if data["permit_kind"] == "employer_specific" else "job_offer."
    assert {one for one in wanted - set(shown) if not one.startswith(closed)} == set()
    assert len(set(shown)) == len(shown)


FAULTY: list[tuple[str, str]] = [
    ("applicant.born_on", "17/09/1989"),
    ("applicant.born_on", "1989-02-30"),
    ("applicant.family_name", "x" * 121),
    ("applicant.given_names", "Ma\u202eteo"),
    ("applicant.uci", "123-456"),
    ("applicant.citizenship", "UK"),
    ("passport.number", "N 1"),
    ("passport.expires_on", "2020-01-01"),
    ("contact.email", "nobody"),
    ("contact.phone", "555-0149"),
    ("contact.time_zone", "UTC+5"),
    ("residence.postal_code", "ABC"),
    ("mailing.postal_code", "V5K 0A1"),
    ("residence.region", "Ontaria"),
    ("job_offer.noc", "123"),
    ("job_offer.wage.amount", "much"),
    ("job_offer.wage.hours_per_week", "37,5 h"),
    ("job_offer.lmia_number", "A1"),
    ("requested.until_on", "2020-01-01"),
    ("medical_exam.ime_number", "12"),
    ("biometrics.given_on", "1900-01-01"),
]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("path", "typed"), FAULTY)
def test_what_is_wrong_is_told_as_the_package_reader_tells_it(path: str, typed: str, language: str) -> None:
    person = begun(language=language)
    step = section_of(path)
    data = json.loads(json.dumps(INSIDE))
    _put(data, path, typed)
    for section in (YOU, step):
        if section is not step:
            person.fill(section, INSIDE)
    page = person.look(person.step(step))
    sent = {**page.standing, **_all(step, data), path: typed}
    answer = person.send(person.step(step), {**sent, "save": "1"})
    assert answer.status_code == 200
    told = Page(answer)
    with pytest.raises(FilingFaults) as refused:
        read(data)
    (fault,) = (one for one in refused.value.faults if section_of(one.path) is step)
    expected = fault.beside.in_language(Language(language))
    assert told.errors == {control_of(fault.path): expected}
    assert told.body.count(expected) >= 2, "beside the field and in the summary"
    assert f'href="#q-{fault.path}"' in told.body
    assert told.controls[path].value == typed or path in ("applicant.citizenship", "contact.time_zone")
    assert re.search(r"<title>(Error: |Erreur\s: )", told.body)
    # And it is kept, though it is wrong.
    assert drafts.find(person.draft.id, account_id=person.account.pk, at=now()).answers != INSIDE


def _put(data: dict[str, Any], path: str, value: str) -> None:
    *groups, name = path.split(".")
    for group in groups:
        data = data.setdefault(group, {})
    data[name] = value


def _all(step: Any, data: dict[str, Any]) -> dict[str, str]:
    return spread(step.fields_of(FORMS["imm_5710"]), data)


def test_a_zone_that_does_not_exist_is_told_beside_its_field() -> None:
    person = begun()
    page = person.look(person.step(CONTACT))
    sent = {**page.standing, "contact.email": "a@b.example", "contact.time_zone": "Mars/Olympus", "save": "1"}
    told = Page(person.send(person.step(CONTACT), sent))
    assert "Mars/Olympus" in told.errors["contact.time_zone"]


def test_a_page_of_good_answers_goes_on_to_the_next_step() -> None:
    person = begun()
    answer = person.fill(YOU, INSIDE)
    assert answer["Location"] == person.step(PASSPORT)


def test_what_is_plain_is_put_as_a_package_writes_it() -> None:
    fields = CONTACT.fields_of(FORMS["imm_1295"])
    sent = {"residence.street": " 1 Rue ", "residence.region": "québec", "residence.country": "CA"}
    assert collected(fields, sent) == {"residence": {"street": "1 Rue", "region": "QC", "country": "CA"}}
    fees = FEES.fields_of(FORMS["imm_1295"])
    for typed, kept in (("155", "155.00"), ("$155.5", "155.50"), ("155,00 $", "155.00"), ("about 155", "about 155")):
        assert collected(fees, {"fees.0.amount": typed}) == {"fees": [{"amount": kept}]}


def test_an_address_in_canada_alone_says_nothing() -> None:
    fields = CONTACT.fields_of(FORMS["imm_5710"])
    mailing = next(one for one in fields if one.name == "mailing")
    assert isinstance(mailing.type, Record)
    assert [one.name for one in mailing.type.fields if is_fixed(one)] == ["country"]
    assert collected(fields, {"mailing.country": "CA", "mailing.street": ""}) == {}


def test_entries_come_and_go_without_a_script() -> None:
    person = begun()
    step = person.step(FAMILY)
    for count in (1, 2):
        answer = person.send(step, {**person.look(step).standing, "add": "family_members"})
        assert answer["Location"].startswith(step)
        assert f"family_members.{count - 1}.born_on" in person.look(step).controls
    page = person.look(step)
    named = {**page.standing, "family_members.0.family_name": "First", "family_members.1.family_name": "Second"}
    person.send(step, {**named, "remove": "family_members.0"})
    page = person.look(step)
    assert page.controls["family_members.0.family_name"].value == "Second"
    assert "family_members.1.family_name" not in page.controls


def test_entries_in_which_nothing_was_typed_are_dropped_on_going_on() -> None:
    person = begun()
    step = person.step(FEES)
    person.send(step, {**person.look(step).standing, "add": "fees"})
    answer = person.send(step, {**person.look(step).standing, "save": "1"})
    assert answer.status_code == 302
    assert "fees" not in person.draft.answers


def test_adding_to_what_is_no_list_changes_nothing() -> None:
    person = begun()
    step = person.step(FAMILY)
    for path in ("applicant", "family_members.9.born_on", "nothing", "family_members.x"):
        for act in ("add", "remove"):
            assert person.send(step, {**person.look(step).standing, act: path}).status_code == 302
    assert person.draft.answers.get("family_members") is None


def test_an_answer_that_opens_a_question_shows_the_page_again_without_a_script() -> None:
    person = begun()
    page = person.look(person.step(HEALTH))
    hidden = re.search(r'data-when="biometrics.given_before" data-values="true" hidden', page.body)
    assert hidden is not None
    sent = {**page.standing, "biometrics.given_before": "true", "save": "1"}
    answer = person.send(person.step(HEALTH), sent)
    assert answer["Location"] == person.step(HEALTH)
    page = person.look(person.step(HEALTH))
    assert 'data-when="biometrics.given_before" data-values="true" hidden' not in page.body
    assert "opened more questions" in page.words
    # Whoever leaves it open goes on, and the list of steps says what is left.
    answer = person.send(person.step(HEALTH), {**page.standing, "save": "1"})
    assert answer["Location"] != person.step(HEALTH)


def test_with_a_script_the_page_is_not_shown_again() -> None:
    person = begun()
    page = person.look(person.step(HEALTH))
    sent = {**page.standing, "biometrics.given_before": "true", "save": "1", "scripted": "1"}
    assert person.send(person.step(HEALTH), sent)["Location"] != person.step(HEALTH)


def test_a_step_that_another_answer_closes_says_which_and_keeps_what_it_held() -> None:
    person = begun()
    person.fill(BY_CODE["job"], INSIDE)
    open_permit = {**INSIDE, "permit_kind": "open"}
    person.fill(START, open_permit)
    page = person.look(person.step(BY_CODE["job"]))
    assert "job_offer.noc" not in page.controls
    assert "open_permit_ground" in page.controls
    person.send(person.step(BY_CODE["job"]), {**page.standing, "open_permit_ground": "other", "save": "1"})
    assert person.draft.answers["job_offer"] == INSIDE["job_offer"]
    assert "job_offer" not in person.draft.application


def test_saving_as_one_goes_keeps_everything_and_gives_the_new_version() -> None:
    person = begun()
    page = person.look(person.step(YOU))
    typed = {**page.standing, "applicant.family_name": "Núñez", "applicant.born_on": "1989-1", "autosave": "1"}
    answer = person.send(person.step(YOU), typed)
    assert json.loads(answer.content) == {"version": 1, "told": "Saved automatically"}
    assert person.draft.answers["applicant"] == {"family_name": "Núñez", "born_on": "1989-1"}
    stale = person.send(person.step(YOU), {**typed, "applicant.family_name": "Other"})
    assert stale.status_code == 409


def test_of_two_windows_the_second_is_told_and_loses_nothing() -> None:
    person = begun()
    first, second = person.look(person.step(PASSPORT)), person.look(person.step(PASSPORT))
    person.send(person.step(PASSPORT), {**first.standing, "passport.number": "FIRST1", "save": "1"})
    answer = person.send(person.step(PASSPORT), {**second.standing, "passport.number": "SECOND2", "save": "1"})
    assert answer.status_code == 200
    told = Page(answer)
    assert "This step was saved in another window" in told.words
    assert "Passport number: FIRST1" in told.words
    assert told.controls["passport.number"].value == "SECOND2"
    assert person.draft.answers["passport"] == {"number": "FIRST1"}
    person.send(person.step(PASSPORT), {**told.standing, "save": "1"})
    assert person.draft.answers["passport"] == {"number": "SECOND2"}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_language_switch_keeps_what_was_typed_and_saves_nothing(language: str) -> None:
    person = begun(language=language)
    other = {"en": "fr", "fr": "en"}[language]
    page = person.look(person.step(YOU))
    typed = {**page.standing, "applicant.family_name": "Núñez", "applicant.born_on": "1989", "switch_language": other}
    answer: Any = person.client.post(person.step(YOU), typed, follow=True)
    told = Page(answer)
    assert f'<html lang="{other}"' in told.body
    assert told.controls["applicant.family_name"].value == "Núñez"
    assert told.controls["applicant.born_on"].value == "1989"
    assert "applicant" not in person.draft.answers


def test_a_date_that_is_none_is_shown_as_it_was_typed() -> None:
    """A calendar of the device would show an empty box, as if nothing had been typed."""
    person = begun()
    page = person.look(person.step(YOU))
    person.send(person.step(YOU), {**page.standing, "applicant.born_on": "17 Sept 1989", "later": "1"})
    page = person.look(person.step(YOU))
    assert (page.controls["applicant.born_on"].kind, page.controls["applicant.born_on"].value) == (
        "text",
        "17 Sept 1989",
    )


def test_far_too_much_text_is_declined_kindly() -> None:
    person = begun()
    page = person.look(person.step(YOU))
    answer = person.send(person.step(YOU), {**page.standing, "applicant.family_name": "x" * 600_000, "save": "1"})
    assert answer.status_code == 200
    assert "more text than an application can hold" in Page(answer).words
    assert "applicant" not in person.draft.answers


def test_later_saves_and_leads_to_the_list_of_steps_however_wrong_it_is() -> None:
    person = begun()
    page = person.look(person.step(YOU))
    answer = person.send(person.step(YOU), {**page.standing, "applicant.uci": "1", "later": "1"})
    assert answer["Location"] == person.address("overview")
    assert "things left" in person.look(person.address("overview")).words


@pytest.mark.parametrize("typed", ["", "Somebody Else"])
def test_a_declaration_is_signed_by_the_name_of_the_one_who_signs(typed: str) -> None:
    person = begun()
    person.fill(YOU, INSIDE)
    signed = {**INSIDE, "declaration": {**INSIDE["declaration"], "typed_name": typed}}
    answer = person.fill(DECLARATION, signed)
    assert answer.status_code == 200
    assert "Mateo Núñez Ibáñez" in Page(answer).errors["declaration.typed_name"]


def test_the_day_of_signing_is_offered() -> None:
    person = begun()
    assert person.look(person.step(DECLARATION)).controls["declaration.signed_on"].value == "2025-10-06"


def test_somebody_elses_draft_is_not_found_like_one_that_never_was() -> None:
    person = begun()
    other = Account.objects.create_account("other@example.org", name="other", role=Role.APPLICANT)
    client = sign_in(Client(), other)
    names = ["overview", "form", "needed", "delete", "review", "received", "receipt"]
    names += [f"section-{section.code}" for section in SECTIONS]
    for name in names:
        address = person.address(name)
        unknown = address.replace(str(person.draft_id), "00000000-0000-4000-8000-000000000000")
        assert (client.get(address).status_code, client.get(unknown).status_code) == (404, 404), name
        # A page that only shows takes no other method, whosever it is.
        sent = (client.post(address).status_code, client.post(unknown).status_code)
        assert sent in ((404, 404), (405, 405)), name


def test_nobody_fills_in_without_both_factors() -> None:
    person = begun()
    for client in (Client(), sign_in(Client(), person.account, second_factor=False)):
        answer = client.get(person.step(YOU))
        assert answer.status_code == 302
        assert "/sign-in/" in answer["Location"]


def test_a_representative_is_asked_for_their_clients_word_first() -> None:
    account = Account.objects.create_account("rep@example.org", name="rep", role=Role.REPRESENTATIVE)
    browser = sign_in(Client(), account)
    answer: Any = browser.get("/en/apply/")
    assert "with the client’s word" in answer.content.decode()
    package: Any = browser.get("/en/apply/package/")
    assert "from the applicant’s own account" in package.content.decode()


def test_the_addresses_of_a_step_translate() -> None:
    person = begun()
    answer = person.send(person.step(PASSPORT), {"switch_language": "fr"})
    assert (answer.status_code, answer["Location"]) == (307, f"/fr/demande/{person.draft_id}/passeport/")


@pytest.mark.parametrize(
    ("name", "most"),
    [("home", 6), ("overview", 6), ("section-you", 6), ("section-documents", 7), ("needed", 6), ("review", 6)],
)
def test_a_page_asks_the_database_little(name: str, most: int, django_assert_max_num_queries: Any) -> None:
    person = begun()
    for _ in range(3):
        person.client.post("/en/apply/")
    with django_assert_max_num_queries(most):
        assert person.client.get(f"/en/apply/{'' if name == 'home' else _part(name, person)}").status_code == 200


def _part(name: str, person: Person) -> str:
    return person.address(name).removeprefix("/en/apply/")


def test_the_smallest_package_is_enough_to_begin_with() -> None:
    """Somebody who answers only what cannot be left out may already look through and submit."""
    data = smallest()
    person = begun(data)
    for section in (YOU, CONTACT):
        assert person.fill(section, data).status_code == 302
    page = person.look(person.address("review"))
    assert "We would return it as incomplete" in page.words
    assert "knowingly" in page.controls
