"""The protocol of uploads, method by method, for everybody who could speak it: only its own account goes on (S-12)."""

from __future__ import annotations

from typing import Final

import pytest
from django.db import transaction

from web.asked import metadata, tus
from web.roles.reaching import contents, same_browser
from web.roles.table import Asker
from web.roles.world import World
from workpermit.trades.documents.models import Upload

pytestmark = pytest.mark.large
_ASKERS: Final = tuple(Asker)
# One column for each of those who ask, in their order: anonymous and one factor; the applicant's side; the staff.
# A representative announces files of their own and never goes on with what the applicant began.
_STATUS: Final = {
    "OPTIONS": [204] * 14,
    "ANNOUNCE": [401, 401, 201, 404, 201, 404, *[404] * 8],
    "HEAD": [401, 401, 200, 404, 404, 404, *[404] * 8],
    "GET": [401, 401, 200, 404, 404, 404, *[404] * 8],
    "PATCH": [401, 401, 409, 404, 404, 404, *[404] * 8],  # every byte has come: its owner is told so
    "DELETE": [401, 401, 204, 404, 404, 404, *[404] * 8],
}
_CHANGES: Final = ("ANNOUNCE", "DELETE")


@pytest.mark.parametrize("method", _STATUS)
def test_each_method_answers_those_whose_upload_it_is(method: str, world: World) -> None:
    found = {asker: _ask(world, asker, method) for asker in _ASKERS}
    assert {asker: status for asker, (status, _) in found.items()} == dict(zip(_ASKERS, _STATUS[method], strict=True))
    for asker, (status, changed) in found.items():
        may_change = status < 300 and method in _CHANGES
        assert bool(changed - {"accounts_session", "casework_access"}) is may_change, (asker, changed)


def test_who_is_refused_learns_nothing_of_the_file(world: World) -> None:
    upload = Upload.objects.get(pk=str(world.asked.ids["upload_id"]))
    for asker in _ASKERS:
        answer = tus(same_browser(world.client(asker)), "HEAD", f"/uploads/{upload.pk}/")
        told = "Upload-Length" in answer.headers or "Upload-Offset" in answer.headers
        assert told is (asker is Asker.APPLICANT)


def _ask(world: World, asker: Asker, method: str) -> tuple[int, set[str]]:
    """Send a request of the protocol, undo it, and return its status and the tables that changed."""
    client, upload = world.client(asker), Upload.objects.get(pk=str(world.asked.ids["upload_id"]))
    one = f"/uploads/{upload.pk}/"
    with transaction.atomic():
        before = contents()
        if method == "OPTIONS":
            answer = tus(same_browser(client), "OPTIONS", "/uploads/")
        elif method == "ANNOUNCE":
            place = {"case": str(world.asked.ids["case_id"]), "request": str(world.asked.ids["request_id"])}
            told = metadata({"filename": "more.png", "item": "1", **place})
            headers = {"Upload-Length": "100", "Upload-Metadata": told}
            answer = tus(same_browser(client), "POST", "/uploads/", headers=headers)
        else:
            headers = {"Upload-Offset": str(upload.received)} if method == "PATCH" else {}
            answer = tus(same_browser(client), method, one, b"x" if method == "PATCH" else b"", headers=headers)
        changed = {name for name, content in contents().items() if before[name] != content}
        transaction.set_rollback(True)
    return answer.status_code, changed
