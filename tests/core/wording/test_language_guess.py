"""The language of a passage by its function words: right on every letter of ours, silent where it cannot be told."""

from __future__ import annotations

from pathlib import Path

import pytest

from workpermit.core.text import Language
from workpermit.core.wording.grounds import GROUNDS
from workpermit.core.wording.language_guess import language_of, reads_like_another

GOLDEN = Path(__file__).parent / "golden"
BILINGUAL = ("introduction", "permit", "work_permit")
EN, FR = Language.EN, Language.FR


@pytest.mark.parametrize(
    ("passage", "language"),
    [
        ("You did not show that you will leave Canada by the end of your stay.", EN),
        ("Vous n’avez pas montré que vous quitterez le Canada à la fin de votre séjour.", FR),
        ("The employer, Fromagerie de la Vallée du Richelieu inc., is on the list.", None),  # as many of each
        ("L'employeur The Prairie Harvest Company est sur la liste, et il le sera jusqu'en 2028.", FR),
        ("L’offre n’est pas authentique : l’entreprise n’existe plus.", FR),
        ("the offer is not for the work that was advertised", EN),
        ("LMIA 8812345", None),
        ("", None),
        ("Toronto, Montréal", None),
        ("None.", None),
    ],
)
def test_it_tells_the_language_or_says_nothing(passage: str, language: Language | None) -> None:
    assert language_of(passage) is language


@pytest.mark.parametrize("ground", GROUNDS)
def test_our_own_grounds_read_like_what_they_are(ground: object) -> None:
    label = GROUNDS[ground].label  # type: ignore[index]
    assert not reads_like_another(label.en, EN)
    assert not reads_like_another(label.fr, FR)


def test_every_letter_of_ours_is_told_right_paragraph_by_paragraph() -> None:
    wrong, told = [], 0
    for path in sorted(GOLDEN.rglob("*")):
        language = next((one for one in Language if path.name.endswith(f".{one.value}.txt")), None)
        if language is None or path.name.startswith(BILINGUAL):
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            found = language_of(line)
            told += found is language
            wrong += [line] if found not in (None, language) else []
    assert told > 500, told
    assert not wrong, wrong[:5]


def test_a_reason_in_the_wrong_language_is_noticed_and_never_more() -> None:
    assert reads_like_another("You did not show that you will leave the country.", FR)
    assert not reads_like_another("Vous n’avez pas montré que vous quitterez le pays.", FR)
    assert not reads_like_another("IMM 1295", FR)
