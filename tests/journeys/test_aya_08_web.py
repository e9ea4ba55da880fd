"""AYA-08 and AYA-09 in a browser without scripts, in both languages: asked, uploaded, sent, accepted; asked again."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation
from PIL import Image, ImageDraw

from journeys.progress import checked, in_process
from journeys.story import OFFICER, Story, on, plain, trusted
from web.signing_in import sign_in
from workpermit.casework import decisions, requests, uploading
from workpermit.clock.present import now
from workpermit.core.case.officer_request import CloseRequest, RequestAnswered
from workpermit.core.case.public_status import Lane, LaneStatus
from workpermit.core.law.checklist import DocumentKind
from workpermit.trades.documents.models import Document, Upload
from workpermit.trades.letters.signed_text import verify_text

DUE_ON = date(2026, 3, 20)
MIDNIGHT = datetime(2026, 3, 21, tzinfo=UTC)
ITEMS = [
    requests.Asked(DocumentKind.QUALIFICATION_PROOF, "Your diving certificate"),
    requests.Asked(DocumentKind.POLICE_CERTIFICATE),
]


class Browser:
    """Sukardi in Makassar with a phone, reading in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.story: Story = in_process("documents-requested", at=on(2026, 2, 3, 1, 30))
        checked(self.story)
        self.story.account.time_zone = "Asia/Makassar"
        self.story.account.save(update_fields=["time_zone"])
        self.request: str = self.story.use(OFFICER, requests.ask_for_documents, ITEMS, due_on=DUE_ON)
        self.client = sign_in(Client(), self.story.account)

    def come_back(self, at: datetime) -> None:
        self.story.wait_until(at)
        sign_in(self.client, self.story.account)

    def address(self, name: str, *more: object) -> str:
        with translation.override(self.language):
            return reverse(f"requests:{name}", args=[self.story.case_id, self.request, *more])

    def reads(self, name: str = "request") -> str:
        answer = self.client.get(self.address(name))
        assert answer.status_code == 200
        assert answer.headers["Content-Language"] == self.language
        return words(answer)

    def adds(self, name: str, *, item: int) -> str:
        return words(self.client.post(self.address("add", item), {"file": [scan(name)], "note": ""}, follow=True))

    def sends(self, *, extent: str, note: str = "") -> Any:
        sent = {"key": str(uuid4()), "extent": extent, "note": note}
        answer: Any = self.client.post(self.address("send"), sent, follow=True)
        return answer

    def either(self, english: str, french: str) -> str:
        return english if self.language == "en" else french


def words(answer: Any) -> str:
    """Return what a page says as one line with plain spaces."""
    return plain(re.sub(r"<[^>]+>", " ", re.sub(r"<svg\b.*?</svg>", " ", answer.content.decode(), flags=re.DOTALL)))


def scan(name: str) -> SimpleUploadedFile:
    """Return a scanned page that shows its own name."""
    drawn, out = Image.new("RGB", (800, 1000), "white"), io.BytesIO()
    for row in range(40, 960, 20):
        ImageDraw.Draw(drawn).text((40, row), f"{name} {row} " * 5, fill="black")
    drawn.save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue())


@pytest.fixture(params=["en", "fr"])
def browser(request: pytest.FixtureRequest) -> Browser:
    return Browser(request.param)


def test_asked_uploaded_in_parts_sent_reviewed_accepted_and_settled(browser: Browser) -> None:
    browser.come_back(on(2026, 3, 2, 5))
    assert browser.either("1. Proof that you meet the job’s requirements", "1. Preuve que vous") in browser.reads()
    browser.adds("certificate.png", item=1)
    assert browser.story.lane(Lane.DOCUMENTS) is LaneStatus.WAITING_ON_YOU
    told = words(browser.sends(extent="part", note="The police answer next week."))
    assert browser.either("The request stays open", "La demande reste ouverte") in told
    browser.come_back(on(2026, 3, 9, 5))
    browser.adds("police.png", item=2)
    told = words(browser.sends(extent="whole"))
    assert browser.either("you do not have to wait for the due date", "n’est pas nécessaire d’attendre") in told
    answers = [entry.event for entry in browser.story.entries if isinstance(entry.event, RequestAnswered)]
    assert [(one.in_time, one.nothing_more) for one in answers] == [(True, False), (True, True)]
    assert browser.story.lane(Lane.DOCUMENTS) is LaneStatus.IN_PROGRESS

    for document in Document.objects.filter(received_at__gte=on(2026, 3, 1)):
        uploading.mark_reviewed(document.pk, actor=OFFICER, at=now())
        uploading.accept(document.pk, actor=OFFICER, at=now())
    assert browser.reads().count(browser.either("Accepted by an officer", "Accepté par un agent")) == 2
    browser.story.do(OFFICER, CloseRequest(browser.request))
    assert browser.either("Settled", "Réglé") in browser.reads()
    browser.story.use(OFFICER, decisions.approve)


@pytest.mark.parametrize(
    ("offset", "in_time"),
    [(timedelta(microseconds=-1), True), (timedelta(0), False), (timedelta(microseconds=1), False)],
    ids=["a microsecond before midnight", "at midnight", "a microsecond after"],
)
def test_the_stamp_of_a_form_is_the_instant_its_request_begins(
    browser: Browser, offset: timedelta, in_time: bool
) -> None:
    browser.come_back(MIDNIGHT + offset)
    browser.adds("certificate.png", item=1)
    told = words(browser.sends(extent="whole"))
    assert Upload.objects.get().begun_at == MIDNIGHT + offset
    assert browser.story.event(RequestAnswered).in_time is in_time
    in_words = browser.either("Your answer came in time", "Votre réponse est arrivée à temps")
    assert (in_words in told) is in_time


def test_more_time_is_asked_for_given_kept_and_the_signed_receipt_says_so(browser: Browser) -> None:
    browser.come_back(on(2026, 3, 18, 5))
    sent = {"key": str(uuid4()), "until": "2026-04-10", "reason": "The police office answers in April."}
    told = words(browser.client.post(browser.address("more_time"), sent, follow=True))
    assert browser.either("the new date is 10 April 2026", "la nouvelle date est le 10 avril 2026") in told
    browser.come_back(on(2026, 4, 10, 23, 58))
    browser.adds("police.png", item=2)
    answer = browser.sends(extent="whole")
    assert browser.either("Your answer came in time", "Votre réponse est arrivée à temps") in words(answer)
    (address,) = set(re.findall(r'href="([^"]+/tex[a-z]+/)"', answer.content.decode()))
    proved = verify_text(browser.client.get(address).content.decode(), trusted())
    assert Document.objects.get(kind="police_certificate").sha256 in proved.text
    assert "2026-04-10T23:58:00+00:00" in proved.text
