"""Words in both official languages; every sentence the core says is a `Text`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never


class Language(StrEnum):
    """The official language a person chose to be served in."""

    EN = "en"
    FR = "fr"


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence or label in English and in French.

    Both are mandatory: a `Text` with an empty side cannot be built, so a missing
    translation fails when the module that holds it is imported.

    Raises:
        ValueError: one of the two sides is blank.
    """

    en: str
    fr: str

    def __post_init__(self) -> None:
        if not self.en.strip() or not self.fr.strip():
            raise ValueError(f"a Text needs both languages: {self.en!r} / {self.fr!r}")

    def in_language(self, language: Language) -> str:
        """Return the side written in `language`."""
        match language:
            case Language.EN:
                return self.en
            case Language.FR:
                return self.fr
            case _:
                assert_never(language)

    def filled(self, **values: str | Text) -> Text:
        """Return this text with its `{placeholders}` filled, each side from its own language.

        Raises:
            KeyError: a placeholder has no value.
        """
        return Text(
            en=self.en.format_map({k: v.en if isinstance(v, Text) else v for k, v in values.items()}),
            fr=self.fr.format_map({k: v.fr if isinstance(v, Text) else v for k, v in values.items()}),
        )


@dataclass(frozen=True, slots=True)
class Told:
    """Words that depend on where they are read: in the report on a file, or on a page beside the field itself."""

    in_file: Text
    on_page: Text
