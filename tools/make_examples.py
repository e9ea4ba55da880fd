"""Make the example packages under `examples/`: `python -m tools.make_examples`.

The packages are kept in the repository; this runs again only when a story or the schema changes.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tools.example_inland import BAD_STORIES, INLAND_STORIES
from tools.example_people import ABROAD_STORIES
from tools.example_stories import Paper, Story

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


def main() -> None:
    """Write every package anew."""
    for story in (made() for made in (*ABROAD_STORIES, *INLAND_STORIES, *BAD_STORIES)):
        _write(story)
    _spoil_the_files()
    _write_what_is_no_application()


def _write(story: Story) -> None:
    folder = EXAMPLES / story.folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    language = story.application["contact"]["language"]
    drawn = story.sound or story.application
    documents = []
    for paper in story.papers:
        spoken = paper.language or language
        (folder / paper.file).write_bytes(paper.maker(drawn, language))
        documents.append(_named(paper, spoken))
        if paper.translation:
            (folder / paper.translation).write_bytes(paper.maker(drawn, language))
    _write_json(folder / "application.json", {**story.application, "documents": documents})


def _named(paper: Paper, language: str) -> dict[str, str]:
    named = {"kind": paper.kind, "file": paper.file, "language": language}
    return named | ({"translation": paper.translation} if paper.translation else {})


def _spoil_the_files() -> None:
    folder = EXAMPLES / "bad" / "files"
    (folder / "photo.jpg").rename(folder / "holiday.jpg")
    (folder / "offer.pdf").write_text("SPECIMEN / SPÉCIMEN\nCeci n’est pas un PDF.\n", encoding="utf-8")


def _write_what_is_no_application() -> None:
    for name in ("not-json", "other-form"):
        folder = EXAMPLES / "bad" / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    broken = '{\n  "schema": "urn:workpermit:application:1",\n  "form": "imm_1295"\n  "in_canada": false\n}\n'
    (EXAMPLES / "bad" / "not-json" / "application.json").write_text(broken, encoding="utf-8")
    other = {"schema": "urn:workpermit:application:9", "form": "imm_1294"}
    _write_json(EXAMPLES / "bad" / "other-form" / "application.json", other)


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
