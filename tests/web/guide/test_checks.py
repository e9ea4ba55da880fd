"""Checks for everyone: an employer, a date, a seal, a time; plain answers, nothing private (AYA-05, AYA-09, AYA-12)."""

from __future__ import annotations

import html
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from journeys.story import open_list
from trades.letters.sealed_samples import FIELDS, KEY, TRUST
from web.guide.html import words
from workpermit.casework.models import CaseRow
from workpermit.trades.employers.importing import import_list
from workpermit.trades.employers.models import ListedEmployer
from workpermit.trades.letters import seals
from workpermit.trades.letters.signing_keys import TRUST_FILE
from workpermit.trades.times.importing import import_feed

pytestmark = pytest.mark.django_db
LIST = Path(__file__).parents[3] / "examples" / "employers" / "published-list.csv"
FEEDS = Path(__file__).parents[3] / "examples" / "processing-times"


@pytest.fixture(autouse=True)
def in_english(today: datetime) -> Iterator[None]:
    with translation.override("en"):
        yield


def address(name: str, language: str = "en") -> str:
    with translation.override(language):
        return reverse(f"guide:{name}")


# --- an employer -------------------------------------------------------------------------------------------------


def asked(client: Client, name: str, city: str = "", province: str = "", language: str = "en", **more: str) -> str:
    given = {"name": name, "city": city, "province": province, **more}
    return words(client.post(address("employer", language), given).content)


@pytest.mark.parametrize(
    ("name", "city", "province", "said"),
    [
        ("Maple & Sons", "Guelph", "ON", "This name is not on the list."),
        ("Blue Heron Orchards", "Kelowna", "BC", "This employer is on the list, and may hire."),
        (
            "Northern Pike Diner",
            "Prince George",
            "BC",
            "This employer may not hire until 30 April 2027, that day included.",
        ),
        ("9400-1182 Quebec", "Saint-Anselme", "QC", "This employer may not hire: a penalty is unpaid."),
        (
            "Northern Pike Diner",
            "Halifax",
            "NS",
            "This name is on the list; whether it is your employer, you can see below.",
        ),
        ("Northern Pike Diner", "", "", "This name is on the list; whether it is your employer, you can see below."),
    ],
)
def test_the_list_gives_a_plain_answer_as_of_its_date(
    client: Client, name: str, city: str, province: str, said: str
) -> None:
    open_list()
    shown = asked(client, name, city, province)
    assert said in shown
    assert "By the list of 3 June 2024." in shown


def test_a_bar_says_what_it_means_and_what_to_do_in_french_too(client: Client) -> None:
    open_list()
    shown = asked(client, "Northern Pike Diner", "Prince George", "BC", language="fr")
    assert "Cet employeur ne peut pas embaucher jusqu’au 30 avril 2027, ce jour compris." in shown
    assert "Aucun permis de travail ne peut être délivré pour cet employeur tant que cela dure." in shown
    assert "Ne payez personne pour cette offre." in shown


def test_a_bar_that_has_ended_no_longer_stands_in_the_way(client: Client, settable_clock: None) -> None:
    from workpermit.clock import present

    open_list()
    present.set_to(datetime(2027, 5, 1, 12, tzinfo=UTC))
    assert "This employer is on the list, and may hire." in asked(client, "Northern Pike Diner", "Prince George", "BC")


def test_a_near_name_is_a_question_and_a_chosen_row_is_answered(client: Client) -> None:
    open_list()
    shown = asked(client, "Northern Pyke Diner", "Prince George", "BC")
    assert "This exact name is not on the list, but names close to it are." in shown
    assert "You may go on." not in shown
    assert "Did you mean one of these? " in shown
    assert "Northern Pike Diner" in shown
    row = ListedEmployer.objects.get(operating_name="Northern Pike Diner")
    chosen = asked(client, "Northern Pike Diner", listed=str(row.pk))
    assert "This employer may not hire until 30 April 2027" in chosen


def test_what_an_earlier_list_said_of_a_row_is_not_said_any_more(client: Client) -> None:
    open_list()
    row = ListedEmployer.objects.get(operating_name="Northern Pike Diner")
    kept = [line for line in LIST.read_bytes().splitlines(keepends=True) if not line.startswith(b"Northern Pike")]
    import_list(b"".join(kept), source="later", at=datetime(2026, 2, 1, tzinfo=UTC))
    shown = asked(client, "Northern Pike Diner", listed=str(row.pk))
    assert "This name is not on the list." in shown
    assert "By the list of 1 February 2026." in shown


@pytest.mark.parametrize("listed", ["999999999", "-1", "x", "9" * 30, "٣"])
def test_a_row_that_is_none_is_left_aside(client: Client, listed: str) -> None:
    open_list()
    assert "This name is not on the list." in asked(client, "Maple & Sons", "Guelph", "ON", listed=listed)


def test_without_a_list_nothing_is_said_of_anybody(client: Client) -> None:
    assert "No list has been imported yet" in asked(client, "Maple & Sons", "Guelph", "ON")


@pytest.mark.parametrize("name", ["", "...", "   "])
def test_a_name_that_is_none_is_a_fault_beside_its_field(client: Client, name: str) -> None:
    page = html.unescape(client.post(address("employer"), {"name": name}).content.decode())
    assert "Error: Check an employer" in page
    assert "Give the employer’s name" in page or "A name has at least one letter or digit." in page


# --- midnight UTC ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "zone", "said"),
    [
        ("2025-09-15", "America/St_Johns", "before 21:30 on 15 September 2025"),
        ("2025-09-15", "America/Toronto", "before 20:00 on 15 September 2025"),
        ("2025-12-15", "America/Toronto", "before 19:00 on 15 December 2025"),
        ("2025-12-15", "America/Regina", "before 18:00 on 15 December 2025"),
        ("2025-09-15", "Asia/Kolkata", "before 05:30 on 16 September 2025"),
        ("2025-09-15", "Asia/Manila", "before 08:00 on 16 September 2025"),
        ("2025-09-15", "Pacific/Auckland", "before 12:00 on 16 September 2025"),
    ],
)
def test_a_date_is_shown_on_ones_own_clock(client: Client, day: str, zone: str, said: str) -> None:
    """The hours are those of domain 11."""
    shown = words(client.post(address("midnight"), {"date": day, "zone": zone}).content)
    assert said in shown
    assert f"efore midnight UTC, as {int(day[-2:])}" in shown


def test_midnight_in_french_and_its_faults(client: Client) -> None:
    shown = words(client.post(address("midnight", "fr"), {"date": "2025-09-15", "zone": "Asia/Manila"}).content)
    assert "avant 8 h le 16 septembre 2025 (heure locale : Manille, UTC+8)" in shown
    wrong = html.unescape(client.post(address("midnight"), {"date": "soon", "zone": "Mars/Olympus"}).content.decode())
    assert "Give the date as year-month-day, such as 2026-11-30." in wrong
    assert "Choose a city from the list." in wrong


# --- a seal ------------------------------------------------------------------------------------------------------


@pytest.fixture
def keys(data_folder: Path) -> None:
    (data_folder / "keys").mkdir()
    (data_folder / "keys" / TRUST_FILE).write_text(TRUST.to_json(), encoding="utf-8")


def sealed(client: Client, **given: Any) -> str:
    return words(client.post(address("seal"), given).content)


def case_of_the_seal(*, stage: str = "issued", number: str = FIELDS.number) -> None:
    CaseRow.objects.create(
        application_number=FIELDS.application_number,
        person_id="0" * 32,
        form="imm_5710",
        permit_stage=stage,
        permit_number=number,
    )


def test_a_genuine_seal_shows_its_fields_and_what_it_does_not_prove(client: Client, keys: None) -> None:
    shown = sealed(client, seal=seals.sign(FIELDS, KEY))
    assert "Genuine: the office sealed these fields." in shown
    assert "Citizenship / Citoyenneté Brazil / Brésil" in shown
    assert "Valid until / Valide jusqu’au 16 June 2027 / 16 juin 2027" in shown
    assert "It does not prove who holds the paper" in shown
    assert "It is not on file here" in shown


@pytest.mark.parametrize(
    ("stage", "number", "said"),
    [
        ("issued", FIELDS.number, "By our records it holds today."),
        ("revoked", FIELDS.number, "By our records it does not hold today"),
        ("issued", "U900000999", "By our records it does not hold today"),
    ],
)
def test_our_records_say_whether_it_still_holds_and_nothing_more(
    client: Client, keys: None, stage: str, number: str, said: str
) -> None:
    case_of_the_seal(stage=stage, number=number)
    assert said in sealed(client, seal=seals.sign(FIELDS, KEY))


def test_no_number_can_be_tried_without_a_genuine_seal(
    client: Client, keys: None, django_assert_num_queries: Any
) -> None:
    case_of_the_seal()
    with django_assert_num_queries(0):
        shown = sealed(client, seal=f"WP1:{FIELDS.number}")
    assert "Not genuine." in shown
    assert "records" not in shown


def test_a_file_is_checked_and_a_fault_says_what_would_be_right(client: Client, keys: None) -> None:
    text = SimpleUploadedFile("seal.txt", seals.sign(FIELDS, KEY).encode())
    assert "Genuine" in sealed(client, document=text)
    junk = SimpleUploadedFile("holiday.gif", b"GIF89a")
    assert "This is neither a PDF file, nor a PNG or JPEG picture" in sealed(client, document=junk)
    nothing = html.unescape(client.post(address("seal"), {}).content.decode())
    assert "Paste the code, or choose the document." in nothing


def test_the_keys_are_for_anyone(client: Client, keys: None) -> None:
    answer = client.get(reverse("guide:trust"))
    assert [one["kid"] for one in answer.json()["keys"]] == sorted(key.hex() for key in TRUST.keys)
    assert "private" not in answer.content.decode()


def test_an_office_without_keys_says_so(client: Client) -> None:
    assert "has published no keys yet" in words(client.get(address("seal")).content)
    assert client.get(reverse("guide:trust")).json()["keys"] == []


# --- times -------------------------------------------------------------------------------------------------------


def test_times_show_the_figure_its_date_and_how_far_it_moves(client: Client, no_figures_kept: None) -> None:
    for path in FEEDS.glob("*.json"):
        import_feed(path.read_bytes(), source=path.name, at=datetime(2026, 2, 1, tzinfo=UTC))
    shown = words(client.get(address("times") + "?from=NG").content)
    assert "Nigeria 26 weeks Last updated 21 January 2026." in shown
    assert "Since 3 September 2025 it was between 19 weeks and 26 weeks" in shown
    assert "172 days" in shown
    assert "Not enough data: too few applications were decided here" in shown
    assert "begins on the day a complete application is received" in shown.replace("It begins", "begins")
    missing = words(client.get(address("times", "fr") + "?from=IS").content)
    assert "Islande Données insuffisantes" in missing
    assert "Trop peu de demandes de cet endroit" in missing


def test_times_before_any_import_and_of_nowhere(client: Client, no_figures_kept: None) -> None:
    assert "No published times have been imported yet" in words(client.get(address("times")).content)
    path = next(FEEDS.glob("*processing-times.json"))
    import_feed(path.read_bytes(), source=path.name, at=datetime(2026, 2, 1, tzinfo=UTC))
    assert "No time is published for this place" in words(client.get(address("times") + "?from=ZZ").content)
