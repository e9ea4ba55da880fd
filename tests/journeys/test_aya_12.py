"""AYA-12 (in part): the time varies by country: the published figures, how far they move, and our own.

The forecast for one's own application comes with the officers' side.
"""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Final

from django.test import Client

from journeys.progress import in_process
from journeys.story import on
from web.guide.html import words
from workpermit.casework.finalised import own_times
from workpermit.casework.models import CaseRow
from workpermit.clock import present
from workpermit.commands.main import main
from workpermit.core.case.codec import to_microseconds
from workpermit.trades.times.own import FEWEST
from workpermit.trades.times.published import Kind, published

PAGE: Final = {"en": "/en/processing-times/", "fr": "/fr/delais-de-traitement/"}
SAMPLES: Final = Path(__file__).parents[2] / "examples" / "processing-times"


def week(folder: Path, day: str, **times: str) -> None:
    """Publish one week's file, and import it as the office does."""
    path = folder / f"{day.replace(' ', '-')}.json"
    path.write_text(json.dumps({"work": {"lastupdated": day, **times}}), encoding="utf-8")
    assert main(["times", "import", str(path)]) == 0


def told(language: str = "en", country: str = "") -> str:
    return words(Client().get(PAGE[language], {"from": country}).content)


def test_the_figure_is_that_of_the_country_and_moves_with_each_week(tmp_path: Path) -> None:
    present.set_to(on(2026, 5, 20))
    week(tmp_path, "May 6, 2026", PH="8 weeks", NG="22 weeks", AD="No processing time available")
    assert "Philippines 8 weeks Last updated 6 May 2026." in told(country="PH")
    assert "Nigéria 22 semaines Dernière mise à jour : 6 mai 2026." in told("fr", "NG")
    week(tmp_path, "May 13, 2026", PH="9 weeks", NG="Not enough data")
    shown = told(country="PH")
    assert "Philippines 9 weeks Last updated 13 May 2026." in shown
    assert "it was between 8 weeks and 9 weeks: that is how far it moves." in shown
    assert "Nigeria Not enough data" in told(country="NG"), "never the figure of another week or country (ADR-04)"


def test_in_canada_there_is_one_figure() -> None:
    present.set_to(on(2026, 2, 2))
    assert main(["times", "import", str(SAMPLES)]) == 0
    assert "If you apply in Canada One figure for everyone, whatever your country. 172 days" in told()
    figure = published(kind=Kind.IN_CANADA, on=present.now().date())
    assert figure is not None
    assert figure.words.fr == "172\N{NO-BREAK SPACE}jours"


def test_what_it_counts_is_said_and_that_it_is_no_promise(tmp_path: Path) -> None:
    present.set_to(on(2026, 5, 20))
    week(tmp_path, "May 6, 2026", PH="8 weeks")
    for language, sentences in {
        "en": ("not a promise", "on the day a complete application is received", "one in five took longer"),
        "fr": (
            "non une promesse",
            "le jour où une demande complète est reçue",
            "Une sur cinq a donc pris plus longtemps",
        ),
    }.items():
        for sentence in sentences:
            assert sentence in told(language, "PH")


def test_our_own_figure_comes_from_decided_applications_or_says_that_there_are_too_few() -> None:
    story = in_process("outside-visa-exempt", at=on(2025, 9, 16))
    story.wait(40)
    today = present.now().date()
    assert "Not enough data" in told() or "No published times" in told()
    assert own_times(kind=Kind.OUTSIDE_CANADA, country="FR", on=today) is None
    received = present.now() - timedelta(days=30)
    CaseRow.objects.bulk_create(
        CaseRow(
            application_number=f"W99{number:07d}",
            person_id=story.row.person_id,
            form="imm_1295",
            country="PH",
            stage="approved" if number % 3 else "refused",
            received_at=to_microseconds(received - timedelta(days=number)),
            decided_at=to_microseconds(present.now() - timedelta(days=1)),
        )
        for number in range(FEWEST)
    )
    figures = own_times(kind=Kind.OUTSIDE_CANADA, country="PH", on=today)
    assert figures is not None
    assert (figures.count, figures.half_days, figures.most_days, figures.nearly_all_days) == (20, 38, 44, 47)
