"""The request page and what follows from it, as a browser without scripts sees and sends it (AYA-08, AYA-09)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from journeys.story import OFFICER, Story, plain, trusted
from web.asked import ASKED_AT, DUE_ON, Asked, advance, page_picture
from web.signing_in import sign_in
from workpermit.casework import requests, uploading
from workpermit.casework.models import Record
from workpermit.casework.timekeeping import OUTAGE
from workpermit.clock.present import now
from workpermit.core.case.application import RefusalGround
from workpermit.core.case.officer_request import CloseRequest, MoreTimeGranted, MoveRequestDue, RequestAnswered
from workpermit.trades.documents.models import Document, State, Upload
from workpermit.trades.letters.seals import SealRefused
from workpermit.trades.letters.signed_text import verify_text

MIDNIGHT = datetime(2026, 3, 21, tzinfo=UTC)
LANGUAGES = ("en", "fr")


def address(name: str, *parts: object, language: str = "en") -> str:
    with translation.override(language):
        return reverse(f"requests:{name}", args=parts)


class Page:
    """The pages of one request, in one language."""

    def __init__(self, asked: Asked, language: str = "en") -> None:
        self.asked, self.language = asked, language

    def address(self, name: str, *more: object) -> str:
        return address(name, self.asked.case_id, self.asked.request, *more, language=self.language)

    def get(self, name: str = "request", *more: object) -> str:
        answer = self.asked.client.get(self.address(name, *more))
        assert answer.status_code == 200, answer.status_code
        return text_of(answer)

    def post(self, name: str, *more: object, follow: bool = True, **sent: Any) -> Any:
        answer: Any = self.asked.client.post(self.address(name, *more), sent, follow=follow)
        return answer

    def add(self, *contents: bytes, item: int = 1, name: str = "certificate.png", **sent: Any) -> Any:
        files = [SimpleUploadedFile(name, one) for one in contents]
        return self.post("add", item, file=files, **sent)

    def send(self, **sent: Any) -> Any:
        return self.post("send", **{"key": str(uuid4()), "extent": "whole", "note": "", **sent})


def text_of(answer: Any) -> str:
    """Return what a page says, without its markup, as one line with plain spaces."""
    inside = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    return plain(re.sub(r"<[^>]+>", " ", inside).replace("&#x27;", "'"))


@pytest.fixture(params=LANGUAGES)
def page(request: pytest.FixtureRequest, asked: Asked) -> Page:
    return Page(asked, request.param)


def said(page: Page, english: str, french: str) -> str:
    return english if page.language == "en" else french


# --- what is asked ----------------------------------------------------------------------------------------------


def test_the_date_stands_first_by_both_clocks_with_the_time_left(page: Page) -> None:
    told = page.get()
    first = said(page, "We need your answer by this date:", "Il nous faut votre réponse au plus tard à cette date :")
    place = told.index(first)
    assert place < told.index("1. P")
    assert (
        said(page, "Before midnight UTC, as 20 March 2026 ends", "Avant minuit UTC, à la fin du 20 mars 2026") in told
    )
    assert said(page, "before 08:00 on 21 March 2026", "avant 8 h le 21 mars 2026") in told
    assert "Makassar" in told
    assert said(page, "28 days and 15 hours left", "il reste 28 jours et 15 heures").lower() in told.lower()


def test_each_item_says_what_it_is_why_how_and_where(page: Page) -> None:
    told = page.get()
    assert said(page, "1. Proof that you meet the job’s requirements", "1. Preuve que vous répondez") in told
    assert said(page, "2. Police certificate", "2. Certificat de police") in told
    assert "Your diving certificate" in told
    assert said(page, "send the proof that you asked for it", "envoyez la preuve de votre demande") in told


def test_the_list_says_who_must_act_and_what_is_settled(page: Page) -> None:
    asked = page.asked
    listed = address("case", asked.case_id, language=page.language)
    told = text_of(asked.client.get(listed))
    assert said(page, "We wait for your answer.", "Nous attendons votre réponse.") in told
    asked.story.do(OFFICER, CloseRequest(asked.request))
    told = text_of(asked.client.get(listed))
    assert said(page, "Nothing for you to do now.", "Vous n’avez rien à faire pour l’instant.") in told
    assert said(page, "Settled", "Réglé") in told


# --- files ------------------------------------------------------------------------------------------------------


def test_a_file_is_added_noted_and_taken_back_without_a_script(page: Page) -> None:
    told = text_of(page.add(page_picture(), note="The second page is empty."))
    assert "certificate.png" in told
    assert said(page, "Not sent yet", "Pas encore envoyé") in told
    assert said(page, "Received, and we can read it", "Reçu, et nous pouvons le lire") in told
    assert "The second page is empty." in told
    upload = Upload.objects.get()
    assert upload.begun_at == ASKED_AT
    told = text_of(page.post("file", upload.pk, note="Another note."))
    assert "Another note." in told
    told = text_of(page.post("file", upload.pk, remove="1"))
    assert said(page, "We keep nothing of it.", "Nous n’en gardons rien.") in told
    assert not Upload.objects.exists()
    assert not Document.objects.filter(received_at=ASKED_AT).exists()


def test_a_file_that_cannot_be_taken_is_told_beside_its_field_and_the_good_one_is_kept(page: Page) -> None:
    files = [SimpleUploadedFile("good.png", page_picture()), SimpleUploadedFile("bad.pdf", b"%PDF-1.4 nothing")]
    answer = page.post("add", 1, file=files, note="Both sides")
    told = text_of(answer)
    assert said(page, "bad.pdf: the file is damaged", "bad.pdf : le fichier est endommagé") in told
    assert "good.png" in told
    assert 'value="Both sides"' in answer.content.decode()
    assert answer.content.decode().count(said(page, "<title>Error: ", "<title>Erreur")) == 1
    assert Upload.objects.count() == 1


@pytest.mark.parametrize("sent", [[], [b""]])
def test_nothing_chosen_and_an_empty_file_are_told(page: Page, sent: list[bytes]) -> None:
    told = text_of(page.add(*sent))
    assert said(page, "Choose at least one file", "Choisissez au moins un fichier") in told or (
        said(page, "the file is empty", "le fichier est vide") in told
    )
    assert not Upload.objects.exists()


def test_the_same_file_sent_before_is_told_kindly(page: Page) -> None:
    page.add(page_picture("One"))
    told = text_of(page.add(page_picture("One"), item=2, name="again.png"))
    assert (
        said(page, "You have sent us this very file before", "Vous nous avez déjà envoyé exactement ce fichier") in told
    )


def test_each_state_is_shown_with_who_and_when(page: Page) -> None:
    page.add(page_picture())
    page.send(extent="part")
    document = Document.objects.get(received_at=ASKED_AT)
    advance(now() + timedelta(days=1))
    uploading.mark_reviewed(document.pk, actor=OFFICER, at=now())
    advance(now() + timedelta(days=1))
    uploading.accept(document.pk, actor=OFFICER, at=now())
    sign_in(page.asked.client, page.asked.story.account)
    told = page.get()
    assert said(page, "Accepted by an officer", "Accepté par un agent") in told
    assert said(page, "Reviewed, by an officer: 21 February 2026", "Examiné, par un agent : 21 février 2026") in told
    assert said(page, "Accepted, by an officer: 22 February 2026", "Accepté, par un agent : 22 février 2026") in told
    assert "okafor" not in told


# --- sending ------------------------------------------------------------------------------------------------------


def test_an_answer_is_sent_and_gets_a_receipt_that_anybody_can_verify(page: Page) -> None:
    content = page_picture()
    page.add(content)
    advance(ASKED_AT + timedelta(minutes=3))
    answer = page.send(note="The original is on its way.")
    told = text_of(answer)
    assert said(page, "Your answer came in time", "Votre réponse est arrivée à temps") in told
    event = page.asked.story.event(RequestAnswered)
    assert (event.begun_at, event.in_time, event.nothing_more) == (ASKED_AT, True, True)
    document = Document.objects.get(received_at=ASKED_AT)
    assert document.sha256 in told
    text = page.asked.client.get(
        address("receipt_file", page.asked.case_id, event.answer_id, language=page.language)
    ).content.decode()
    proved = verify_text(text, trusted()).text
    assert document.sha256 in proved
    assert page.asked.story.number in proved
    assert "2026-02-20T09:00:00+00:00" in proved
    with pytest.raises(SealRefused):
        verify_text(text.replace("2026-02-20T09:00", "2026-02-20T08:00"), trusted())
    kept = Record.objects.get(pk=event.answer_id).body
    assert kept is not None
    assert kept["documents"] == [str(document.pk)]


def test_sending_twice_is_one_answer(page: Page) -> None:
    page.add(page_picture())
    key = str(uuid4())
    first, second = (page.post("send", key=key, extent="whole", note="", follow=False) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert page.asked.story.events.count("RequestAnswered") == 1


def test_nothing_at_all_is_not_sent_but_nothing_more_is(page: Page) -> None:
    told = text_of(page.send(extent="part"))
    assert said(page, "There is nothing to send yet.", "Il n’y a encore rien à envoyer.") in told
    assert "RequestAnswered" not in page.asked.story.events
    assert text_of(page.send(extent="whole"))
    assert page.asked.story.event(RequestAnswered).nothing_more


def test_what_was_typed_stays_where_the_choice_is_missing(page: Page) -> None:
    answer = page.send(extent="", note="I wrote this.")
    told = text_of(answer)
    assert said(page, "Tell us whether this is everything", "Dites-nous si c’est tout") in told
    assert "I wrote this." in answer.content.decode()


def test_what_was_typed_stays_when_the_language_is_switched(asked: Asked) -> None:
    sent = {"switch_language": "fr", "note": "My words", "extent": "part"}
    answer = asked.client.post(address("send", asked.case_id, asked.request), sent)
    assert answer.status_code == 307
    there = asked.client.post(answer.headers["Location"], sent)
    assert "My words" in there.content.decode()
    assert "Envoyer votre réponse" in text_of(there)
    assert "RequestAnswered" not in asked.story.events


def test_a_file_still_on_its_way_holds_the_answer_back(page: Page) -> None:
    page.asked.announce(100)
    told = text_of(page.send())
    assert said(page, "has not reached us whole yet", "ne nous est pas encore parvenu en entier") in told
    assert "RequestAnswered" not in page.asked.story.events


def test_a_key_used_for_other_words_is_told_and_nothing_is_lost(page: Page) -> None:
    key = str(uuid4())
    page.send(key=key, extent="part", note="First")
    told = text_of(page.send(key=key, extent="part", note="Second"))
    assert said(page, "already sent with other content", "déjà été envoyé avec un autre contenu") in told
    assert "Second" in told


# --- time ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("offset", "in_time"),
    [(timedelta(microseconds=-1), True), (timedelta(0), False), (timedelta(microseconds=1), False)],
)
def test_the_grid_at_midnight_through_the_pages(asked: Asked, offset: timedelta, in_time: bool) -> None:
    asked.come_back(MIDNIGHT + offset)
    asked.upload(page_picture())
    advance(MIDNIGHT + timedelta(minutes=14))
    told = text_of(Page(asked).send())
    assert ("Your answer came in time" in told) is in_time
    assert asked.story.event(RequestAnswered).in_time is in_time


def test_a_late_answer_is_kept_marked_and_said_so(page: Page) -> None:
    page.asked.come_back(MIDNIGHT + timedelta(hours=5))
    told = page.get()
    assert (
        said(page, "You can still answer until we decide.", "Vous pouvez encore répondre jusqu’à notre décision.")
        in told
    )
    page.add(page_picture())
    told = text_of(page.send())
    assert said(page, "marked as late", "marquée en retard") in told
    assert page.asked.story.case.requests[page.asked.request].answered_late


def test_a_file_that_came_in_time_says_so_although_it_was_sent_late(page: Page) -> None:
    page.asked.come_back(MIDNIGHT - timedelta(hours=2))
    page.add(page_picture())
    page.asked.come_back(MIDNIGHT + timedelta(hours=1))
    page.send()
    event = page.asked.story.event(RequestAnswered)
    assert (event.in_time, event.begun_at) == (False, MIDNIGHT + timedelta(hours=1))
    kept = Record.objects.get(pk=event.answer_id).body
    assert kept is not None
    (file,) = kept["files"]
    assert datetime.fromtimestamp(file["begun_at"] / 1e6, tz=UTC) == MIDNIGHT - timedelta(hours=2)
    assert said(page, "(in time)", "(à temps)") in page.get()


def test_more_time_is_given_at_once_by_rule_and_by_no_persons_name(page: Page) -> None:
    told = page.get("more_time")
    assert (
        said(page, "up to 19 April 2026 and you have it at once", "jusqu’au 19 avril 2026 : vous l’avez aussitôt")
        in told
    )
    assert said(page, "does not affect your application", "n’a aucun effet sur votre demande") in told
    answer = page.post("more_time", key=str(uuid4()), until="2026-04-19", reason="The police office answers in April.")
    assert said(page, "the new date is 19 April 2026", "la nouvelle date est le 19 avril 2026") in text_of(answer)
    entry = page.asked.story.entry(MoreTimeGranted)
    assert (entry.actor.role, entry.event.due_on) == ("system", date(2026, 4, 19))  # type: ignore[union-attr]
    told = page.get("more_time")
    assert said(page, "An officer will answer.", "Un agent vous répondra.") in told


def test_a_longer_wish_goes_to_an_officer_and_the_date_stands(page: Page) -> None:
    answer = page.post("more_time", key=str(uuid4()), until="2026-04-20", reason="I am at sea.")
    told = text_of(answer)
    assert said(page, "An officer will answer", "Un agent répondra") in told
    assert page.asked.story.case.requests[page.asked.request].due_on == DUE_ON
    assert (
        said(page, "You asked for time until 20 April 2026", "Vous avez demandé un délai jusqu’au 20 avril 2026")
        in told
    )


@pytest.mark.parametrize(
    ("until", "english", "french"),
    [
        ("", "Give a day, such as", "Donnez un jour, par exemple"),
        ("soon", "This is not a day we can read", "Nous ne pouvons pas lire ce jour"),
        ("2026-03-20", "Give a day after 20 March 2026", "Donnez un jour après le 20 mars 2026"),
    ],
)
def test_a_wish_that_names_no_later_day_says_what_would_be_right(
    page: Page, until: str, english: str, french: str
) -> None:
    answer = page.post("more_time", key=str(uuid4()), until=until, reason="My reason")
    assert said(page, english, french) in text_of(answer)
    assert "My reason" in answer.content.decode()
    assert page.asked.story.case.requests[page.asked.request].due_on == DUE_ON


def test_a_date_moved_by_our_own_outage_says_so(page: Page) -> None:
    page.asked.story.do(OUTAGE, MoveRequestDue(page.asked.request, date(2026, 3, 21)))
    told = page.get()
    assert said(page, "because our service was down", "car notre service était en panne") in told


def test_the_date_goes_into_a_calendar_in_utc(page: Page) -> None:
    answer = page.asked.client.get(page.address("ics"))
    assert answer.headers["Content-Type"].startswith("text/calendar")
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert event.decoded("dtend") == MIDNIGHT
    assert len(event.walk("VALARM")) == 2
    assert said(page, "before midnight UTC", "avant minuit UTC") in str(event["description"])
    for private in (page.asked.story.number, "Sukardi", "diving"):
        assert private.encode() not in answer.content


# --- a fairness letter --------------------------------------------------------------------------------------------


def test_a_fairness_letter_shows_its_concerns_and_takes_files(page: Page) -> None:
    asked = page.asked
    concern = requests.Concern(RefusalGround.REQUIREMENTS_NOT_SHOWN, "The certificate names another person.")
    asked.request = asked.story.use(
        OFFICER, requests.raise_concerns, [concern], before=["Your certificate"], due_on=DUE_ON
    )
    told = page.get()
    assert "The certificate names another person." in told
    assert said(page, "We have not decided yet.", "Rien n’est encore décidé.") in told
    page.add(page_picture())
    page.send(note="My married name.")
    assert asked.story.event(RequestAnswered).request_id == asked.request


# --- who, and how many queries --------------------------------------------------------------------------------------


def test_a_strangers_request_is_like_none_at_all(page: Page) -> None:
    page.add(page_picture())
    upload = Upload.objects.get()
    stranger = sign_in(Client(), Story("us-citizen", at=now()).account)
    mine = page.asked.client
    for name, more in (("request", ()), ("send", ()), ("more_time", ()), ("ics", ())):
        assert stranger.get(page.address(name, *more)).status_code == 404
        nowhere = address(name, page.asked.case_id, uuid4(), *more, language=page.language)
        assert mine.get(nowhere).status_code == 404
    assert stranger.post(page.address("add", 1), {}).status_code == 404
    assert stranger.post(page.address("file", upload.pk), {"remove": "1"}).status_code == 404
    assert Upload.objects.exists()
    assert stranger.get(address("receipt", page.asked.case_id, uuid4())).status_code == 404
    assert mine.get(address("receipt", page.asked.case_id, uuid4())).status_code == 404


def test_who_is_not_signed_in_is_sent_to_sign_in(page: Page) -> None:
    answer = Client().get(page.address("request"))
    assert answer.status_code == 302
    assert "next=" in answer.headers["Location"]


def test_a_page_asks_the_database_as_often_for_ten_files_as_for_one(
    asked: Asked, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    page = Page(asked)
    page.add(page_picture("1"))
    with django_assert_max_num_queries(14) as first:
        page.get()
    for number in range(2, 10):
        page.add(page_picture(str(number)), name=f"{number}.png")
    with django_assert_max_num_queries(14) as tenth:
        page.get()
    assert len(first) == len(tenth)
    with django_assert_max_num_queries(10):
        asked.client.get(address("case", asked.case_id))


def test_a_file_waiting_for_the_virus_check_is_received_and_no_link(page: Page) -> None:
    page.add(page_picture())
    Document.objects.filter(received_at=ASKED_AT).update(state=State.RECEIVED, checked_at=None)
    answer = page.asked.client.get(page.address("request"))
    assert said(page, "waiting for the virus check", "en attente de la recherche de virus") in text_of(answer)
    assert "/uploads/view/" not in answer.content.decode()
