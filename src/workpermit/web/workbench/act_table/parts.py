"""What the forms of several acts share.

What an officer writes goes into the person's letter as it stands, so each field says in which language to write.
"""

from __future__ import annotations

from typing import Any, Final

from django import forms

from workpermit.casework.workbench import Desk
from workpermit.core.case.application import RefusalGround
from workpermit.core.text import Text
from workpermit.web.ui import fields
from workpermit.web.ui.words import lazily
from workpermit.web.workbench.words import LANGUAGES

FormType = type[forms.Form]
CHOOSE: Final = Text(en="Choose one", fr="Choisissez")
NONE: Final = Text(en="Nothing more", fr="Rien d’autre")
IN_FILE: Final = Text(en="It stays in the file.", fr="Cela reste au dossier.")


def made_of(**controls: forms.Field) -> FormType:
    """Return a form of these fields."""
    return type("ActForm", (forms.Form,), {"use_required_attribute": False, **controls})


def nothing(_: Desk) -> FormType:
    """Ask for nothing: the act says all."""
    return made_of()


def written(desk: Desk, label: Text, *, required: bool = True) -> forms.CharField:
    """Return a field for words that the person will read, with the language to write them in."""
    return fields.passage(label, hint=IN_LANGUAGE.filled(language=LANGUAGES[desk.row.language]), required=required)


IN_LANGUAGE: Final = Text(
    en="The letter repeats it word for word: write in {language}, the applicant’s language.",
    fr="La lettre le reprend mot pour mot : écrivez en {language}, la langue du demandeur.",
)


def evidence(desk: Desk) -> forms.MultipleChoiceField:
    """Return a field for the documents on file that were looked at."""
    wrong = lazily(Text(en="Tick the documents that you looked at.", fr="Cochez les documents consultés."))
    return forms.MultipleChoiceField(
        label=lazily(Text(en="Documents you looked at", fr="Documents que vous avez consultés")),
        help_text=lazily(Text(en="They are kept with the decision.", fr="Ils sont conservés avec la décision.")),
        choices=[(file.name, file.name) for file in desk.files],
        widget=forms.CheckboxSelectMultiple,
        required=bool(desk.files),
        error_messages={"required": wrong, "invalid_choice": wrong},
    )


def reasons_of(typed: dict[str, Any]) -> dict[RefusalGround, list[str]]:
    """Return the grounds with their reasons as they were typed."""
    found: dict[RefusalGround, list[str]] = {}
    for number in range(1, 1 + sum(name.startswith("ground_") for name in typed)):
        ground, reason = typed.get(f"ground_{number}"), typed.get(f"reason_{number}")
        if ground and reason:
            found.setdefault(RefusalGround(ground), []).append(reason)
    return found


def due_day() -> forms.DateField:
    """Return a field for the last day of an answer."""
    return fields.day(
        Text(en="Due on", fr="À remettre au plus tard le"),
        hint=Text(
            en="The person may answer until midnight UTC at the end of that day.",
            fr="La personne peut répondre jusqu’à minuit UTC, à la fin de ce jour.",
        ),
    )


def due(_: Desk) -> FormType:
    """Ask for a later day."""
    return made_of(due_on=due_day())


def reason(_: Desk) -> FormType:
    """Ask for reasons that stay in the file."""
    return made_of(reasons=fields.passage(Text(en="Reasons", fr="Motifs"), hint=IN_FILE))
