"""A likeness with an employer of the published list: the same one, or another."""

from __future__ import annotations

from typing import Final

from workpermit.casework import screening
from workpermit.casework.screening import Match, State
from workpermit.casework.workbench import Desk
from workpermit.core.case import check
from workpermit.core.text import Text
from workpermit.trades.employers.judging import Scope
from workpermit.web.ui import fields
from workpermit.web.workbench.act_table.page import ActPage, Given
from workpermit.web.workbench.act_table.parts import IN_FILE, FormType, made_of


def matching(desk: Desk) -> FormType:
    """Ask which listed employer it is about, why, for which cases and until when."""
    rows = [one for one in desk.matches if one.state in (State.OPEN, State.CONFIRMED, State.DISMISSED)]
    return made_of(
        listed_id=fields.choice(
            Text(en="Listed employer", fr="Employeur de la liste"),
            [(one.listed_id, _listed(one)) for one in rows],
            radios=True,
        ),
        reason=fields.passage(Text(en="Why", fr="Pourquoi"), hint=IN_FILE),
        scope=fields.choice(
            Text(en="For which cases", fr="Pour quels dossiers"),
            [
                (Scope.CASE.value, Text(en="This case alone", fr="Ce dossier seulement")),
                (Scope.EMPLOYER.value, Text(en="Every case of this employer", fr="Tous les dossiers de cet employeur")),
            ],
            radios=True,
        ),
        until=fields.day(
            Text(en="Holds until", fr="Vaut jusqu’au"),
            hint=Text(en="Leave it empty if it has no end.", fr="Laissez vide s’il n’y a pas de fin."),
            required=False,
        ),
    )


def _listed(match: Match) -> Text:
    return _LISTED.filled(name=match.operating_name, place=match.address, state=match.state.label)


_LISTED: Final = Text(en="{name}, {place}: {state}", fr="{name}, {place} : {state}")


def _settle(given: Given, *, is_same: bool) -> object:
    typed = given.typed
    scope, until = Scope(typed["scope"]), typed["until"]
    return screening.settle(
        given.case_id, typed["listed_id"], is_same=is_same, reason=typed["reason"], scope=scope, until=until, **given.by
    )


ACTS: Final = (
    ActPage(
        "confirm-match",
        check.ConfirmEmployerMatch,
        Text(en="It is the same employer", fr="C’est le même employeur"),
        Text(
            en="The standing on the published list counts for this case from now on.",
            fr="La situation inscrite sur la liste publiée compte désormais pour ce dossier.",
        ),
        lambda given: _settle(given, is_same=True),
        form=matching,
        hurts=True,
        shows="matches",
    ),
    ActPage(
        "dismiss-match",
        check.DismissEmployerMatch,
        Text(en="It is another employer", fr="C’est un autre employeur"),
        Text(
            en="The likeness no longer stands in the way; your reason stays in the file.",
            fr="La ressemblance ne fait plus obstacle ; votre motif reste au dossier.",
        ),
        lambda given: _settle(given, is_same=False),
        form=matching,
        shows="matches",
    ),
)
