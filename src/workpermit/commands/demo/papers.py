"""Write every letter of the demo as a PDF file, and verify the seals of those that carry one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from workpermit.casework.reading import CaseFile
from workpermit.core.case.letters import BILINGUAL, Letter
from workpermit.trades.letters import keeping
from workpermit.trades.letters.trust import TrustList
from workpermit.trades.letters.verification import DocumentRefused, verify_document


def write_letters(folder: Path, files: dict[str, CaseFile]) -> list[Path]:
    """Write the letters, a folder a case, numbered in the order they were made."""
    written = []
    for story, file in files.items():
        place = folder / f"{file.row.application_number}-{story}"
        place.mkdir(parents=True, exist_ok=True)
        letters = [letter for event in file.events for letter in event.letters]
        for number, letter in enumerate(letters, 1):
            tongue = "en-fr" if Letter(letter.letter) in BILINGUAL else letter.language
            path = place / f"{number:02d}-{letter.letter.replace('_', '-')}-{tongue}.pdf"
            path.write_bytes(keeping.open_bytes(letter))
            written.append(path)
    return written


def verify_seals(written: Iterable[Path], *, trust: Path) -> tuple[int, int]:
    """Return how many of the files carry a seal, and how many of those are genuine."""
    trusted = TrustList.from_json(trust.read_text(encoding="utf-8"))
    sealed = [path for path in written if path.name.endswith("-en-fr.pdf")]
    return len(sealed), sum(_is_genuine(path, trusted) for path in sealed)


def _is_genuine(path: Path, trusted: TrustList) -> bool:
    try:
        verify_document(path.read_bytes(), trusted)
    except DocumentRefused:
        return False
    return True
