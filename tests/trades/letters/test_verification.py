"""A document is verified from its file, a scan or its seal's text; what was altered on the page is reported."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

import pytest
from PIL import Image, ImageFilter

from trades.letters import mutants, samples
from trades.letters.sealed_samples import FIELDS, KEY, OTHER_KEY, STRANGER, TRUST
from workpermit.core.text import Language, Text
from workpermit.core.wording.content import Field, LetterContent
from workpermit.trades.letters import pages, pdf, printed, qr, sealing
from workpermit.trades.letters.sealed_fields import DocumentKind, SealedFields, as_sealed
from workpermit.trades.letters.seals import Fault, SealRefused, sign
from workpermit.trades.letters.verification import DocumentRefused, InputUnreadable, Source, verify_document

EN, FR = Language.EN, Language.FR
SEALED: Final = {
    language: sealing.render_sealed(samples.permit(language), fields=FIELDS, key=KEY) for language in Language
}
SEAL: Final = next(seal for picture in pages.pictures(SEALED[EN]) for seal in qr.found(picture))


def same_but_for_digest(fields: SealedFields) -> SealedFields:
    return replace(fields, printed=None)


def png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("language", Language)
def test_a_permit_is_verified_from_its_file(language: Language) -> None:
    verified = verify_document(SEALED[language], TRUST)
    assert verified.source is Source.PDF
    assert verified.text_compared
    assert same_but_for_digest(verified.fields) == as_sealed(FIELDS)


def test_a_letter_of_introduction_is_verified_from_its_file() -> None:
    content = samples.introduction(EN)
    fields = replace(FIELDS, kind=DocumentKind.INTRODUCTION, number=content.number)
    document = sealing.render_sealed(content, fields=fields, key=KEY)
    assert verify_document(document, TRUST).fields.number == content.number


def test_the_same_facts_give_the_same_sealed_bytes() -> None:
    assert sealing.render_sealed(samples.permit(EN), fields=FIELDS, key=KEY) == SEALED[EN]


def test_a_seal_is_verified_from_its_text() -> None:
    verified = verify_document(SEAL.encode() + b"\n", TRUST)
    assert verified.source is Source.TEXT
    assert not verified.text_compared


@pytest.mark.parametrize("dots_per_inch", [150, 200, 300])
@pytest.mark.parametrize("turn", [0, 90, 180, 4])
def test_a_scan_is_read_with_blur_and_noise(dots_per_inch: int, turn: int) -> None:
    (page,) = pages.pictures(SEALED[FR], dots_per_inch=dots_per_inch)
    scan = _noisy(page.filter(ImageFilter.GaussianBlur(0.6 * dots_per_inch / 150)), seed=turn)
    turned = scan.rotate(turn, expand=True, fillcolor=255)
    verified = verify_document(png(turned), TRUST)
    assert verified.source is Source.PICTURE
    assert same_but_for_digest(verified.fields) == as_sealed(FIELDS)


def _noisy(picture: Image.Image, *, seed: int) -> Image.Image:
    chance = random.Random(seed)
    noise = Image.frombytes("L", picture.size, chance.randbytes(picture.width * picture.height))
    return Image.blend(picture.convert("L"), noise, 0.12)


def test_a_photograph_saved_as_jpeg_is_read() -> None:
    (page,) = pages.pictures(SEALED[EN], dots_per_inch=200)
    out = io.BytesIO()
    page.convert("RGB").save(out, "JPEG", quality=60)
    assert verify_document(out.getvalue(), TRUST).source is Source.PICTURE


# --- what was altered on the page --------------------------------------------------------------------


def altered(change: Callable[[LetterContent], LetterContent]) -> DocumentRefused:
    """Print an altered permit around the true seal, and return how it is refused."""
    forged = pdf.render(change(samples.permit(EN)), seal=SEAL)
    with pytest.raises(DocumentRefused) as refused:
        verify_document(forged, TRUST)
    assert refused.value.fields is not None
    assert same_but_for_digest(refused.value.fields) == as_sealed(FIELDS)
    return refused.value


def _with_field(label: str, value: Text) -> Callable[[LetterContent], LetterContent]:
    def change(content: LetterContent) -> LetterContent:
        fields = tuple(Field(each.label, value) if each.label.en == label else each for each in content.fields)
        assert fields != content.fields
        return replace(content, fields=fields)

    return change


@pytest.mark.parametrize(
    ("label", "value", "named"),
    [
        ("Employer", Text(en="Another Employer Ltd.", fr="Another Employer Ltd."), "employer"),
        ("Citizenship", Text(en="Portugal", fr="Portugal"), "citizenship"),
        ("Date of birth", Text(en="28 February 1989", fr="28 février 1989"), "date of birth"),
        ("Place of work", Text(en="Toronto, ON", fr="Toronto, ON"), "place of work"),
        ("In force from", Text(en="2 January 2025", fr="2 janvier 2025"), "valid from"),
        ("Application number", Text(en="W900000018", fr="W900000018"), "application number"),
    ],
)
def test_an_altered_field_is_named(label: str, value: Text, named: str) -> None:
    assert named in altered(_with_field(label, value)).message.en


def test_a_date_altered_in_one_of_its_places_is_found_though_the_others_are_true() -> None:
    """The condition still says 16 June 2027; only the digest of all words knows."""
    altered(_with_field("Until", Text(en="16 June 2029", fr="16 juin 2029")))


def test_a_date_altered_in_one_language_is_found() -> None:
    altered(_with_field("Date of birth", Text(en="29 February 1998", fr="29 février 1988")))


def test_a_condition_taken_away_is_found() -> None:
    altered(lambda content: replace(content, conditions=content.conditions[1:]))


def test_a_remark_added_is_found() -> None:
    more = Text(en="May work for any employer.", fr="Peut travailler pour tout employeur.")
    altered(lambda content: replace(content, remarks=(*content.remarks, more)))


def test_a_note_laid_over_the_page_is_found() -> None:
    with pytest.raises(DocumentRefused, match="laid over"):
        verify_document(mutants.planted(SEALED[EN], mutants.note_laid_over), TRUST)


def test_without_a_digest_the_fields_alone_are_compared() -> None:
    content = samples.permit(EN)
    seal = sign(FIELDS, KEY)
    assert verify_document(pdf.render(content, seal=seal), TRUST).fields == as_sealed(FIELDS)
    other = _with_field("Employer", Text(en="Another Ltd.", fr="Another Ltd."))(content)
    with pytest.raises(DocumentRefused, match="employer"):
        verify_document(pdf.render(other, seal=seal), TRUST)


def test_a_seal_of_another_persons_permit_is_refused() -> None:
    """The symbol cut from a true permit and put on another (S-48, the swapped case)."""
    theirs = replace(FIELDS, name="Amina Diallo", born_on=date(1999, 1, 1), number="U900000555")
    with pytest.raises(DocumentRefused, match="name"):
        verify_document(pdf.render(samples.permit(EN), seal=sign(theirs, KEY)), TRUST)


# --- what is no genuine document ---------------------------------------------------------------------


def test_a_stranger_s_seal_is_refused() -> None:
    forged = sealing.render_sealed(samples.permit(EN), fields=FIELDS, key=STRANGER)
    with pytest.raises(SealRefused) as refused:
        verify_document(forged, TRUST)
    assert refused.value.fault is Fault.UNKNOWN_KEY


def test_a_document_without_a_seal_is_refused() -> None:
    with pytest.raises(DocumentRefused, match="No seal"):
        verify_document(pdf.render(samples.letter(EN)), TRUST)


def test_a_symbol_of_something_else_is_refused() -> None:
    other = pdf.render(samples.permit(EN), seal="https://example.org/permit")
    with pytest.raises(SealRefused) as refused:
        verify_document(other, TRUST)
    assert refused.value.fault is Fault.WRONG_PREFIX


def test_two_seals_at_once_are_refused() -> None:
    pictures = [
        next(pages.pictures(pdf.render(samples.permit(EN), seal=sign(FIELDS, key)), dots_per_inch=150))
        for key in (KEY, OTHER_KEY)
    ]
    desk = Image.new("L", (pictures[0].width * 2, pictures[0].height), 255)
    desk.paste(pictures[0], (0, 0))
    desk.paste(pictures[1], (pictures[0].width, 0))
    with pytest.raises(DocumentRefused, match="2 different seals"):
        verify_document(png(desk), TRUST)


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", b"%PDF-1.7\nnonsense", b"\x89PNG\r\n\x1a\nnonsense", b"\xff\xd8\xffnonsense", "é".encode()],
)
def test_what_is_no_document_is_unreadable_in_both_languages(content: bytes) -> None:
    with pytest.raises(InputUnreadable) as refused:
        verify_document(content, TRUST)
    assert refused.value.message.en != refused.value.message.fr


def test_words_are_compared_without_case_line_ends_or_hyphens() -> None:
    assert printed.digest("Must leave\r\nCanada by 16\u00a0June 2027-") == printed.digest(
        "2027 must LEAVE Canada by 16 june"
    )
    assert printed.digest("16 June 2027") != printed.digest("16 June 2028")
