"""The protocol, header by header: https://tus.io/protocols/resumable-upload (AYA-08, AYA-09, S-13)."""

from __future__ import annotations

import base64
import hashlib
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client

from journeys.story import Story
from web.asked import ASKED_AT, Asked, advance, metadata, page_picture, tus
from web.signing_in import sign_in
from workpermit.casework import uploading
from workpermit.casework.models import AccessEntry
from workpermit.clock.present import now
from workpermit.core.case.officer_request import CloseRequest
from workpermit.trades.documents import uploads
from workpermit.trades.documents.faults import MAX_BYTES
from workpermit.trades.documents.models import Document, Progress, State, Upload

MICROSECOND = timedelta(microseconds=1)
FILE = page_picture()


def only() -> Upload:
    return Upload.objects.select_related("document").get()


def uploaded() -> list[Document]:
    """Return the documents that came by upload; the application itself brought others."""
    return list(Document.objects.filter(received_at__gte=ASKED_AT))


def test_the_server_says_what_it_can_do() -> None:
    answer = Client().options("/uploads/")
    assert answer.status_code == 204
    assert answer.headers["Tus-Version"] == answer.headers["Tus-Resumable"] == "1.0.0"
    assert answer.headers["Tus-Max-Size"] == str(MAX_BYTES)
    assert set(answer.headers["Tus-Extension"].split(",")) == {
        *("creation", "creation-with-upload", "termination", "expiration", "checksum"),
    }
    assert answer.headers["Tus-Checksum-Algorithm"] == "sha1,sha256"


def test_a_file_arrives_in_two_pieces(asked: Asked) -> None:
    announced = asked.announce(len(FILE))
    assert (announced.status_code, announced.headers["Upload-Offset"]) == (201, "0")
    assert only().begun_at == now()
    address = announced.headers["Location"]
    first = tus(asked.client, "PATCH", address, FILE[:1000], headers={"Upload-Offset": "0"})
    assert (first.status_code, first.headers["Upload-Offset"]) == (204, "1000")
    told = tus(asked.client, "HEAD", address)
    assert (told.headers["Upload-Offset"], told.headers["Upload-Length"]) == ("1000", str(len(FILE)))
    assert told.headers["Cache-Control"] == "no-store"
    last = tus(asked.client, "PATCH", address, FILE[1000:], headers={"Upload-Offset": "1000"})
    assert last.headers["Upload-Offset"] == str(len(FILE))
    (document,) = uploaded()
    assert document.sha256 == hashlib.sha256(FILE).hexdigest()
    assert (document.state, document.kind, document.case_id) == (State.READABLE, "qualification_proof", asked.case_id)
    assert not uploads.folder_of(only()).exists()
    assert asked.client.get(address).json() == {"progress": "kept", "received": len(FILE), "refusal": None}


def test_a_file_may_come_with_its_announcement(asked: Asked) -> None:
    headers = {"Upload-Length": str(len(FILE)), "Upload-Metadata": asked.metadata()}
    answer = tus(asked.client, "POST", "/uploads/", FILE, headers=headers)
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (201, str(len(FILE)))
    assert only().progress == Progress.KEPT


def test_the_pieces_lie_sealed_in_a_folder_of_their_own(asked: Asked) -> None:
    address = asked.announce(len(FILE)).headers["Location"]
    tus(asked.client, "PATCH", address, FILE[:5000], headers={"Upload-Offset": "0"})
    (piece,) = uploads.folder_of(only()).iterdir()
    assert FILE[:64] not in piece.read_bytes()
    assert piece.stat().st_mode & 0o077 == 0
    assert piece.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("offset", ["1", str(len(FILE)), "99999999"])
def test_bytes_that_do_not_follow_are_refused_with_the_right_offset(asked: Asked, offset: str) -> None:
    address = asked.announce(len(FILE)).headers["Location"]
    answer = tus(asked.client, "PATCH", address, FILE[:10], headers={"Upload-Offset": offset})
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (409, "0")
    assert only().received == 0


def test_more_bytes_than_announced_are_refused(asked: Asked) -> None:
    address = asked.announce(10).headers["Location"]
    assert tus(asked.client, "PATCH", address, b"x" * 11, headers={"Upload-Offset": "0"}).status_code == 409
    assert (only().received, only().progress) == (0, Progress.OPEN)


@pytest.mark.parametrize("name", ["sha1", "sha256"])
def test_a_piece_with_its_checksum_is_kept_and_a_damaged_one_is_not(asked: Asked, name: str) -> None:
    address = asked.announce(len(FILE)).headers["Location"]
    right = f"{name} {base64.b64encode(hashlib.new(name, FILE[:500]).digest()).decode()}"
    wrong = tus(
        asked.client, "PATCH", address, b"?" + FILE[1:500], headers={"Upload-Offset": "0", "Upload-Checksum": right}
    )
    assert wrong.status_code == 460
    assert only().received == 0
    good = tus(asked.client, "PATCH", address, FILE[:500], headers={"Upload-Offset": "0", "Upload-Checksum": right})
    assert good.headers["Upload-Offset"] == "500"
    unknown = {"Upload-Offset": "500", "Upload-Checksum": "md5 AAAA"}
    assert tus(asked.client, "PATCH", address, FILE[500:], headers=unknown).status_code == 400


def test_an_upload_can_be_taken_back_until_it_is_sent(asked: Asked) -> None:
    address = asked.upload(FILE)
    assert tus(asked.client, "DELETE", address).status_code == 204
    assert not Upload.objects.exists()
    assert not uploaded()
    assert tus(asked.client, "HEAD", address).status_code == 404
    address = asked.upload(FILE)
    Upload.objects.update(sent_with="an-answer")
    assert tus(asked.client, "DELETE", address).status_code == 409
    assert len(uploaded()) == 1


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Upload-Length": "many"}, 400),
        ({"Upload-Length": "-1"}, 400),
        ({"Upload-Length": ""}, 400),
        ({"Upload-Length": "1" * 16}, 400),
        ({"Upload-Length": "0"}, 422),
        ({"Upload-Length": str(MAX_BYTES + 1)}, 413),
        ({"Upload-Metadata": "filename ???"}, 400),
        ({"Upload-Metadata": ""}, 400),
        ({"Upload-Metadata": metadata({"filename": "a.pdf", "case": "7", "request": "r", "item": "0"})}, 400),
        ({"Tus-Resumable": "0.2.2"}, 412),
    ],
)
def test_an_announcement_that_is_malformed_is_refused(asked: Asked, headers: dict[str, str], status: int) -> None:
    given = {"Upload-Length": "10", "Upload-Metadata": asked.metadata(), **headers}
    answer = tus(asked.client, "POST", "/uploads/", headers=given)
    assert answer.status_code == status
    assert not Upload.objects.exists()
    if status != 412:
        assert set(answer.json()) == {"en", "fr"}


@pytest.mark.parametrize("name", ["a.exe", "../a.pdf", "\u202efdp.exe.pdf", "a\x00.pdf", "", "a.svg"])
def test_a_name_that_deceives_is_refused_at_once_and_named(asked: Asked, name: str) -> None:
    answer = asked.announce(10, name=name)
    assert answer.status_code == 422
    assert not Upload.objects.exists()


def test_other_methods_and_other_content_are_none_of_the_protocol(asked: Asked) -> None:
    address = asked.announce(10).headers["Location"]
    assert asked.client.put("/uploads/", headers={"Tus-Resumable": "1.0.0"}).status_code == 405
    assert asked.client.put(address, headers={"Tus-Resumable": "1.0.0"}).status_code == 405
    answer = asked.client.generic(
        "PATCH", address, b"x", content_type="text/plain", headers={"Tus-Resumable": "1.0.0", "Upload-Offset": "0"}
    )
    assert answer.status_code == 415


# --- who ------------------------------------------------------------------------------------------------------


def test_a_strangers_upload_case_or_request_is_like_none_at_all(asked: Asked) -> None:
    mine = asked.announce(10).headers["Location"]
    other = Story("us-citizen", at=now())
    stranger = sign_in(Client(), other.account)
    nowhere = f"/uploads/{uuid4()}/"
    for method in ("HEAD", "PATCH", "DELETE", "GET"):
        answers = [tus(stranger, method, one, headers={"Upload-Offset": "0"}) for one in (mine, nowhere)]
        assert [answer.status_code for answer in answers] == [404, 404]
        assert answers[0].content == answers[1].content
    announced = [asked.announce(10, client=stranger)]
    announced += [asked.announce(10, item=one) for one in (2, -1)]
    asked.request = str(uuid4())
    announced.append(asked.announce(10))
    assert {answer.status_code for answer in announced} == {404}
    assert len({answer.content for answer in announced}) == 1
    assert Upload.objects.count() == 1


def test_without_both_factors_nothing_is_taken_and_nothing_told(asked: Asked) -> None:
    half = sign_in(Client(), asked.story.account, second_factor=False)
    for client in (half, Client()):
        assert asked.announce(10, client=client).status_code == 401
    assert not Upload.objects.exists()


def test_a_form_of_another_site_cannot_begin_an_upload(asked: Asked) -> None:
    strict = sign_in(Client(enforce_csrf_checks=True), asked.story.account)
    headers = {"Upload-Length": "10", "Upload-Metadata": asked.metadata()}
    assert strict.post("/uploads/", {"a": "b"}, headers=headers).status_code == 412  # a form has no such header
    assert asked.announce(10, client=strict).status_code == 201


def test_once_the_request_is_closed_nothing_more_is_taken(asked: Asked) -> None:
    from journeys.story import OFFICER

    asked.story.do(OFFICER, CloseRequest(asked.request))
    answer = asked.announce(10)
    assert answer.status_code == 409
    assert "stage" in answer.json()["en"]


# --- time -----------------------------------------------------------------------------------------------------


def test_bytes_may_follow_for_fifteen_minutes_and_no_longer(asked: Asked) -> None:
    begun = now()
    address = asked.announce(len(FILE)).headers["Location"]
    tus(asked.client, "PATCH", address, FILE[:100], headers={"Upload-Offset": "0"})
    advance(begun + timedelta(minutes=15))
    answer = tus(asked.client, "PATCH", address, FILE[100:200], headers={"Upload-Offset": "100"})
    assert answer.status_code == 204
    assert answer.headers["Upload-Expires"] == "Fri, 20 Feb 2026 09:15:00 GMT"
    advance(begun + timedelta(minutes=15) + MICROSECOND)
    late = tus(asked.client, "PATCH", address, FILE[200:], headers={"Upload-Offset": "200"})
    assert late.status_code == 410
    assert "It is not your fault" in late.json()["en"]
    assert "pas votre faute" in late.json()["fr"]
    assert tus(asked.client, "HEAD", address).status_code == 410
    assert not uploaded()


@pytest.mark.parametrize("offset", [-MICROSECOND, timedelta(0), MICROSECOND])
def test_the_stamp_is_the_servers_to_the_microsecond(asked: Asked, offset: timedelta) -> None:
    midnight = datetime(2026, 3, 21, tzinfo=UTC)
    asked.come_back(midnight + offset)
    address = asked.announce(len(FILE)).headers["Location"]
    advance(midnight + timedelta(minutes=14))
    tus(asked.client, "PATCH", address, FILE, headers={"Upload-Offset": "0"})
    upload = only()
    assert upload.begun_at == midnight + offset
    assert upload.ended_at == midnight + timedelta(minutes=14)
    assert upload.document is not None
    assert upload.document.received_at == midnight + offset


# --- what becomes of it -----------------------------------------------------------------------------------------


def test_a_file_that_cannot_be_taken_is_refused_with_its_reason(asked: Asked) -> None:
    address = asked.upload(b"%PDF-1.7\nnothing of the kind", name="scan.pdf")
    told = asked.client.get(address).json()
    assert told["progress"] == "refused"
    assert told["refusal"]["en"].startswith("scan.pdf: the file is damaged")
    assert not uploaded()


def test_a_case_takes_sixty_files_and_two_hundred_megabytes(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Document.objects.filter(case_id=asked.case_id).count()
    monkeypatch.setattr(uploads, "MAX_FILES", held + 1)
    assert asked.announce(10).status_code == 201
    full = asked.announce(10)
    assert full.status_code == 422
    assert "60 files" in full.json()["en"]
    monkeypatch.setattr(uploads, "MAX_FILES", held + 10)
    monkeypatch.setattr(uploads, "MAX_CASE_BYTES", 15)
    assert asked.announce(10).status_code == 422


def test_a_document_is_shown_as_its_clean_copy_and_each_look_is_on_record(asked: Asked) -> None:
    asked.upload(FILE)
    (document,) = uploaded()
    before = AccessEntry.objects.count()
    answer = asked.client.get(f"/uploads/view/{document.pk}/")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/png"
    assert b"45.4215" in FILE
    assert b"45.4215" not in answer.content
    assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''certificate.png"
    assert AccessEntry.objects.count() == before + 1
    stranger = sign_in(Client(), Story("us-citizen", at=now()).account)
    for one in (document.pk, UUID(int=1)):
        assert stranger.get(f"/uploads/view/{one}/").status_code == 404


def test_a_document_that_waits_for_the_virus_check_is_shown_to_nobody(asked: Asked) -> None:
    asked.upload(FILE)
    (document,) = uploaded()
    document.state = State.RECEIVED
    document.save()
    assert asked.client.get(f"/uploads/view/{document.pk}/").status_code == 404


def test_a_request_far_too_large_is_answered_before_its_body_is_read() -> None:
    answer = Client().post("/en/answers/", headers={"Content-Length": str(200 * 1024 * 1024)})
    assert answer.status_code == 413
    assert "Send fewer files together" in answer.content.decode()


def test_what_is_left_behind_is_cleared(asked: Asked) -> None:
    asked.announce(10)
    asked.upload(FILE, item=1)
    advance(now() + timedelta(minutes=16))
    assert uploading.is_due(at=now())
    assert uploading.tend(at=now()) == 1
    assert set(Upload.objects.values_list("progress", flat=True)) == {Progress.EXPIRED, Progress.KEPT}
    assert not uploading.is_due(at=now())
