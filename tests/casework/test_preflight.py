"""What is asked about a file before it is sent: certain where it is certain, else a question (feature 37)."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from workpermit.casework.preflight import remarks_on
from workpermit.trades.documents.looks import Look, Trouble
from workpermit.trades.documents.models import Document

ON = date(2026, 3, 1)
AT = datetime(2026, 2, 1, tzinfo=UTC)
INK = "f" * 576


def document(
    kind: str = "other", *, name: str = "scan.pdf", sha256: str = "", first: bool = False, **look: Any
) -> Document:
    shown = asdict(Look(**look))
    kept = {**shown, "troubles": [list(one) for one in shown["troubles"]], "forms": list(shown["forms"])}
    at = AT if first else AT + timedelta(hours=1)
    return Document(id=uuid4(), kind=kind, file_name=name, sha256=sha256 or uuid4().hex, look=kept, received_at=at)


@pytest.mark.parametrize(
    ("one", "english", "french"),
    [
        (document(troubles=((2, Trouble.BLURRED),)), "We could not read page 2", "Nous n’avons pas pu lire la page 2"),
        (document(troubles=((1, Trouble.DARK), (3, Trouble.DARK))), "Page 1 and 3 is very dark", "La page 1 et 3"),
        (document(troubles=((4, Trouble.BLANK),)), "Page 4 looks blank to us.", "La page 4 nous semble vide."),
        (document("representative_form", forms=("IMM 5707",)), "asked for IMM 5476", "avons demandé IMM 5476"),
        (document("passport", expires_on="2026-02-28"), "ran out on 28\u00a0February", "a expiré le 28\u00a0février"),
        (document(needs_adobe=True), "print it to a new PDF", "imprimez-le vers un nouveau PDF"),
        (document(foreign=True), "Did you add a translation", "Avez-vous joint une traduction"),
    ],
)
def test_each_remark_says_what_was_seen_and_what_to_do(one: Document, english: str, french: str) -> None:
    (remark,) = remarks_on(one, [], on=ON)
    assert english in remark.en
    assert french in remark.fr


@pytest.mark.parametrize(
    "one",
    [
        document(),
        document("representative_form", forms=("IMM 5709", "IMM 5476")),
        document("representative_form"),
        document("passport", expires_on="2026-03-01"),
        document("job_offer", expires_on="2020-01-01"),
        document("translation", foreign=True),
        Document(id=uuid4(), kind="other", file_name="kept before looks were taken.pdf", sha256="a"),
    ],
)
def test_what_is_in_order_or_not_certain_says_nothing(one: Document) -> None:
    assert remarks_on(one, [], on=ON) == ()


def test_the_same_bytes_are_told_and_the_same_page_is_asked_about() -> None:
    first = document(name="first.pdf", sha256="a", first_page=INK, first=True)
    (same,) = remarks_on(document(sha256="a", first_page=INK), [first], on=ON)
    assert "this very file before, as first.pdf" in same.en
    (near,) = remarks_on(document(first_page=INK[:-1] + "e"), [first], on=ON)
    assert near.en.endswith("Is it the same document?")
    assert remarks_on(document(first_page="0" * 300 + "f" * 276), [first], on=ON) == ()
    assert remarks_on(first, [first, document(sha256="a", first_page=INK)], on=ON) == ()
