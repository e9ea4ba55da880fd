"""A signed-in applicant of whom two documents were asked, for tests of uploads and of requests."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.test import Client
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from journeys.progress import checked, in_process
from journeys.story import OFFICER, on
from web.signing_in import sign_in
from workpermit.casework import requests
from workpermit.clock import present
from workpermit.core.law.checklist import DocumentKind
from workpermit.web.uploads.tus import BYTES, VERSION

DUE_ON = date(2026, 3, 20)
ASKED_AT = on(2026, 2, 20, 9)
ITEMS = (
    requests.Asked(DocumentKind.QUALIFICATION_PROOF, "Your diving certificate"),
    requests.Asked(DocumentKind.POLICE_CERTIFICATE),
)


class Asked:
    """Sukardi in Makassar (UTC+8), asked for two documents by 20 March 2026, with a browser."""

    def __init__(self, *, items: tuple[requests.Asked, ...] = ITEMS, due_on: date = DUE_ON) -> None:
        self.story = in_process("documents-requested", at=on(2026, 2, 3, 1, 30))
        checked(self.story)
        self.request: str = self.story.use(OFFICER, requests.ask_for_documents, items, due_on=due_on)
        self.story.wait_until(ASKED_AT)
        account = self.story.account
        account.time_zone = "Asia/Makassar"
        account.save(update_fields=["time_zone"])
        self.client = sign_in(Client(), account)

    @property
    def case_id(self) -> UUID:
        """The case."""
        return self.story.case_id

    def come_back(self, at: datetime) -> None:
        """Let time pass and sign in again: a session does not last for weeks."""
        self.story.wait_until(at)
        sign_in(self.client, self.story.account)

    def metadata(self, *, name: str = "certificate.png", item: int = 0) -> str:
        """Return what an announcement says of a file."""
        told = {"filename": name, "case": str(self.case_id), "request": self.request, "item": str(item)}
        return metadata(told)

    def announce(self, size: int, *, client: Client | None = None, **told: Any) -> Any:
        """Announce a file."""
        headers = {"Tus-Resumable": VERSION, "Upload-Length": str(size), "Upload-Metadata": self.metadata(**told)}
        return tus(client or self.client, "POST", "/uploads/", headers=headers)

    def upload(self, content: bytes, *, at: datetime | None = None, **told: Any) -> str:
        """Upload a file whole and return its address."""
        if at is not None:
            self.come_back(at)
        address = self.announce(len(content), **told).headers["Location"]
        answer = tus(self.client, "PATCH", address, content, headers={"Upload-Offset": "0"})
        assert answer.status_code == 204, answer.content
        return str(address)


def tus(
    client: Client, method: str, address: str, content: bytes = b"", *, headers: Mapping[str, str] | None = None
) -> Any:
    """Send one request of the protocol."""
    said = {"Tus-Resumable": VERSION, **(headers or {})}
    kind = BYTES if content else "application/octet-stream"
    answer: Any = client.generic(method, address, content, content_type=kind, headers=said)
    return answer


def metadata(told: Mapping[str, str]) -> str:
    """Write an Upload-Metadata header."""
    return ",".join(f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in told.items())


def page_picture(text: str = "Certificate", *, size: tuple[int, int] = (800, 1000), kind: str = "PNG") -> bytes:
    """Return a picture of a page with words on it."""
    drawn = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(drawn)
    for row in range(40, size[1] - 40, 24):
        pen.text((40, row), f"{text} {row} " * 6, fill="black")
    out = io.BytesIO()
    told = PngInfo()
    told.add_text("Comment", "taken at 45.4215, -75.6972")
    drawn.save(out, kind, **({"pnginfo": told} if kind == "PNG" else {}))
    return out.getvalue()


def advance(to: datetime) -> None:
    """Set the clock without waking the case."""
    present.set_to(to)
