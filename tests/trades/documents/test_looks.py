"""Preflight sees what a person would see, and leaves good documents alone: a false alarm costs trust (feature 37)."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFilter

from workpermit.trades.documents.checking import check
from workpermit.trades.documents.looks import Trouble, alike, hash_of, troubles_of
from workpermit.trades.documents.printed_words import form_numbers, is_foreign, passport_expiry

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
GOOD = sorted(path for path in EXAMPLES.glob("*/*.*") if path.suffix != ".json" and path.parts[-2] != "employers")


def page(text: str = "An ordinary line of a letter", size: tuple[int, int] = (1600, 2000)) -> Image.Image:
    drawn = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(drawn)
    for row in range(60, size[1] - 60, 44):
        pen.text((60, row), f"{text} {row} " * 4, fill="black", font_size=26)
    return drawn


@pytest.mark.parametrize("path", GOOD, ids=lambda path: f"{path.parts[-2]}/{path.name}")
def test_no_document_of_the_examples_gives_a_false_alarm(path: Path) -> None:
    look = check(path.read_bytes(), name=path.name).look
    assert look.troubles == ()
    assert not look.foreign
    assert not look.expires_on


@pytest.mark.parametrize(
    ("made", "found"),
    [
        (page(), []),
        (page().filter(ImageFilter.GaussianBlur(2)), []),
        (Image.blend(page(), Image.new("RGB", (1600, 2000), "white"), 0.7), []),
        (page().rotate(3, fillcolor="white"), []),
        (page().filter(ImageFilter.GaussianBlur(5)), [Trouble.BLURRED]),
        (page().filter(ImageFilter.GaussianBlur(8)), [Trouble.BLURRED]),
        (page().point(lambda dot: dot // 8), [Trouble.DARK]),
        (Image.new("RGB", (1600, 2000), "white"), [Trouble.BLANK]),
        (Image.new("RGB", (1600, 2000), "black"), [Trouble.DARK]),
        (page(size=(300, 340)), [Trouble.SMALL]),
    ],
    ids=[
        *("sharp", "a little soft", "pale", "turned"),
        *("blurred", "very blurred", "dark", "blank", "black", "small"),
    ],
)
def test_what_is_hard_to_read_is_found_and_nothing_else(made: Image.Image, found: list[Trouble]) -> None:
    assert troubles_of(made) == found


def test_sharpness_is_judged_on_scans_alone() -> None:
    assert troubles_of(page().filter(ImageFilter.GaussianBlur(8)), scanned=False) == []


def test_the_same_page_scanned_again_looks_alike_and_another_does_not() -> None:
    first = page()
    again = io.BytesIO()
    first.resize((1200, 1500)).save(again, "JPEG", quality=60)
    with Image.open(again) as second:
        assert alike(hash_of(first), hash_of(second))
    other = Image.new("RGB", (1600, 2000), "white")
    ImageDraw.Draw(other).ellipse((300, 300, 1300, 1300), fill="gray")
    assert not alike(hash_of(first), hash_of(other))
    assert not alike("", hash_of(first))
    assert hash_of(Image.new("L", (900, 900), 255)) == ""


def test_form_numbers_are_read_from_the_text() -> None:
    assert form_numbers("Form IMM 5709 E and IMM\u00a05476, IMM 5709 again") == ("IMM 5709", "IMM 5476")
    assert form_numbers("COMMITMENT 5709, IMM 57") == ()


# The specimen of ICAO Doc 9303, part 4.
SPECIMEN = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"


def test_a_passports_date_is_told_only_where_every_check_digit_agrees() -> None:
    assert passport_expiry(f"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n{SPECIMEN}") == "2012-04-15"
    assert passport_expiry(" ".join(SPECIMEN)) == "2012-04-15"
    for place in (0, 9, 13, 19, 21, 27, 43):
        wrong = SPECIMEN[:place] + ("5" if SPECIMEN[place] != "5" else "6") + SPECIMEN[place + 1 :]
        assert passport_expiry(wrong) == ""


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("The holder of this certificate has passed all the tests that are required for the work. " * 6, False),
        ("Le titulaire de ce certificat a réussi tous les examens qui sont exigés pour ce travail. " * 6, False),
        ("Ang may hawak ng katibayang ito ay pumasa sa lahat ng pagsusulit na kailangan sa trabaho. " * 6, True),
        ("Der Inhaber hat alle Prüfungen bestanden, welche für diese Arbeit verlangt werden müssen. " * 6, True),
        ("Держатель этого свидетельства сдал все экзамены, необходимые для такой работы на море. " * 6, True),
        ("Ang may hawak nito", False),
        ("", False),
    ],
)
def test_a_text_in_another_language_is_told_once_there_is_enough_of_it(text: str, foreign: bool) -> None:
    assert is_foreign(text) is foreign
