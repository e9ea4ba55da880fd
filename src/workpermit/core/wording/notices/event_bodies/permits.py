"""What messages about the permit say."""

from __future__ import annotations

from workpermit.core.text import Text
from workpermit.core.wording.notices.shape import Body, Said
from workpermit.core.wording.typography import date_text


def letter_lapsed(_: Said) -> Body:
    """Say that a letter of introduction has lapsed."""
    return Body(
        happened=(
            Text(
                en="Your letter of introduction was not used in time. It cannot be extended, and it no longer lets you "
                "ask for the permit at a port of entry.",
                fr="Votre lettre d’introduction n’a pas été utilisée à temps. Elle ne peut pas être prolongée et ne "
                "permet "
                "plus d’obtenir le permis à un point d’entrée.",
            ),
        ),
        you=(
            Text(
                en="If you still want to work in Canada, make a new application.",
                fr="Si vous souhaitez toujours travailler au Canada, présentez une nouvelle demande.",
            ),
        ),
    )


def not_issued(_: Said) -> Body:
    """Say that a permit was not issued."""
    return Body(
        happened=(
            Text(
                en="A border services officer did not issue your work permit and told you why.",
                fr="Un agent des services frontaliers n’a pas délivré votre permis de travail et vous a dit pourquoi.",
            ),
        ),
        you=(
            Text(
                en="You may not work on this application. You may ask us in writing for the reasons, and you may apply "
                "again.",
                fr="Cette demande ne vous permet pas de travailler. Vous pouvez nous demander les motifs par écrit et "
                "présenter une nouvelle demande.",
            ),
        ),
    )


def revoked(said: Said) -> Body:
    """Say that a permit is revoked."""
    return Body(
        happened=(
            Text(
                en="Your work permit was revoked on {day}. Two officers decided it, and the reasons are on file.",
                fr="Votre permis de travail a été révoqué le {day}. Deux agents en ont décidé, et les motifs sont au "
                "dossier.",
            ).filled(day=date_text(said.on)),
        ),
        you=(
            Text(
                en="You may no longer work on this permit. Ask us in writing for the reasons; a lawyer or an "
                "authorized "
                "representative can tell you what you may do.",
                fr="Ce permis ne vous permet plus de travailler. Demandez-nous les motifs par écrit ; un avocat ou un "
                "représentant autorisé peut vous dire quels sont vos recours.",
            ),
        ),
    )
