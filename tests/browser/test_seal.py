"""A seal is checked in the browser: as the command line does, offline, by code, picture, camera, without a script."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import zxingcpp
from PIL import Image
from pytest_django import Settings

from browser.conftest import ARGUMENTS, CHROMIUM
from browser.seal_corpus import TRUST, corpus
from trades.letters.sealed_samples import FIELDS, KEY
from workpermit.trades.letters import seals
from workpermit.trades.letters.sealed_fields import SealedFields, field_numbers
from workpermit.trades.letters.seals import SealRefused, verify
from workpermit.trades.letters.signing_keys import TRUST_FILE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Open = Callable[..., "Page"]
ENGLISH, FRENCH = "/en/check-a-document/", "/fr/verifier-un-document/"


@pytest.fixture(autouse=True)
def trust_list(site: str, settings: Settings) -> None:
    """Put the sample trust list where the office keeps its own."""
    keys = Path(settings.DATA) / "keys"
    keys.mkdir(exist_ok=True)
    (keys / TRUST_FILE).write_text(TRUST.to_json(), encoding="utf-8")


def cut(page: Page) -> None:
    """Cut the network once the page has loaded."""
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)


def expected(text: str) -> dict[str, Any]:
    """Return the verdict of our own verifier as plain data."""
    try:
        return {"fault": None, "fields": plain(verify(text, TRUST))}
    except SealRefused as refused:
        return {"fault": refused.fault.value, "fields": None}


def plain(fields: SealedFields) -> dict[str, Any]:
    numbers = field_numbers()
    told: dict[str, Any] = {}
    for name, number in numbers.items():
        value = getattr(fields, name)
        if value is not None:
            is_bytes = isinstance(value, bytes)
            told[str(number)] = list(value) if is_bytes else value.isoformat() if isinstance(value, date) else value
    return told


def test_the_browser_answers_as_the_command_line_does(visit: Open) -> None:
    """Every genuine, damaged, rewritten and forged seal of the corpus; and the network is cut first."""
    page = visit(ENGLISH)
    cut(page)
    texts = corpus()
    told = page.evaluate("texts => Promise.all(texts.map(window.workpermitSeal.verdict))", texts)
    wrong = [(text, one, expected(text)) for text, one in zip(texts, told, strict=True) if one != expected(text)]
    assert wrong == []
    assert sum(one["fault"] is None for one in told) == 4
    assert {one["fault"] for one in told} >= {"bad_signature", "key_revoked", "unknown_key", "key_not_valid"}


def written(page: Page, text: str) -> None:
    page.locator("#id_seal").fill(text)
    page.locator("#main-form button.button[type=submit]").click()
    page.locator("#seal-result .notice").wait_for()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_code_is_answered_in_both_languages(
    visit: Open, accessible: Callable[[Page], None], settable_clock: None, script: bool
) -> None:
    """The fields stand in English and in French, whoever answers; what a seal does not prove is said."""
    page = visit(FRENCH, language="fr", script=script, phone=True)
    written(page, seals.sign(FIELDS, KEY))
    shown = page.locator("#seal-result").inner_text()
    assert "Authentique : le bureau a scellé ces champs." in shown.replace("\N{NO-BREAK SPACE}", " ")
    assert "Valid until / Valide jusqu’au" in shown
    assert "Brazil / Brésil" in shown
    assert "Il ne prouve pas qui tient le papier" in shown
    if script:
        accessible(page)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_an_altered_code_is_a_clear_no(visit: Open, script: bool) -> None:
    page = visit(ENGLISH, script=script)
    text = seals.sign(FIELDS, KEY)
    written(page, text[:-9] + ("A" if text[-9] != "A" else "B") + text[-8:])
    shown = page.locator("#seal-result")
    assert "Not genuine." in shown.inner_text()
    assert FIELDS.name not in shown.inner_text()


def picture(text: str, folder: Path) -> Path:
    """Write a photo-like picture of a seal: the symbol, turned a little, on a grey page."""
    symbol = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    drawn = Image.fromarray(np.array(zxingcpp.write_barcode_to_image(symbol, scale=8, add_quiet_zones=True)))
    sheet = Image.new("L", (drawn.width + 300, drawn.height + 160), 228)
    sheet.paste(drawn.rotate(4, expand=True, fillcolor=255), (120, 40))
    path = folder / "seal.png"
    sheet.save(path)
    return path


def test_a_picture_is_read_without_a_network(visit: Open, tmp_path: Path) -> None:
    page = visit(ENGLISH)
    cut(page)
    page.locator("#id_document").set_input_files(picture(seals.sign(FIELDS, KEY), tmp_path))
    page.locator("#main-form button.button[type=submit]").click()
    page.locator("#seal-result .notice").wait_for()
    assert "Genuine" in page.locator("#seal-result").inner_text()


def test_the_server_says_whether_it_holds_once_the_browser_found_it_genuine(visit: Open) -> None:
    page = visit(ENGLISH)
    written(page, seals.sign(FIELDS, KEY))
    page.get_by_role("button", name="Ask our server whether it holds today").click()
    page.wait_for_load_state()
    assert "It is not on file here" in page.locator("#seal-result").inner_text()


def test_a_picture_without_a_seal_says_what_to_show(visit: Open, tmp_path: Path) -> None:
    page = visit(ENGLISH)
    blank = tmp_path / "blank.png"
    Image.new("L", (400, 400), 255).save(blank)
    page.locator("#id_document").set_input_files(blank)
    page.locator("#main-form button.button[type=submit]").click()
    page.locator("#seal-result .notice").wait_for()
    assert "Show the square symbol whole" in page.locator("#seal-result").inner_text()


def test_the_camera_reads_a_seal(chromium: Browser, site: str, tmp_path: Path) -> None:
    """The browser's own false camera films the symbol; the page alone may use a camera at all."""
    with Image.open(picture(seals.sign(FIELDS, KEY), tmp_path)) as still:
        film = tmp_path / "film.mjpeg"
        still.convert("RGB").save(film, format="JPEG", quality=92)
    filming = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")
    browser = chromium.browser_type.launch(
        executable_path=CHROMIUM, args=[*ARGUMENTS, *filming, f"--use-file-for-fake-video-capture={film}"]
    )
    try:
        page = browser.new_page()
        page.goto(f"{site}{ENGLISH}")
        page.locator("#scan").click()
        page.locator("#seal-result .notice").wait_for(timeout=15_000)
        assert "Genuine" in page.locator("#seal-result").inner_text()
        assert page.locator("#camera").is_hidden()
    finally:
        browser.close()


def test_the_camera_is_open_to_this_page_alone(visit: Open, site: str) -> None:
    page = visit(ENGLISH)
    assert "camera=(self)" in page.request.get(f"{site}{ENGLISH}").headers["permissions-policy"]
    assert "camera=()" in page.request.get(f"{site}/en/").headers["permissions-policy"]
