"""What messages about the medical exam say."""

from __future__ import annotations

from workpermit.core.text import Text
from workpermit.core.wording.notices.event_bodies.said_often import WE_TELL
from workpermit.core.wording.notices.shape import Body, Said


def medical_received(_: Said) -> Body:
    """Say that the result of the exam is there."""
    return Body(
        happened=(
            Text(
                en="The physician sent us the result of your exam.",
                fr="Le médecin nous a envoyé le résultat de votre examen.",
            ),
        ),
        we=(Text(en="An officer looks at the result.", fr="Un agent examine le résultat."), WE_TELL),
    )


def medical_lapsed(_: Said) -> Body:
    """Say that the day for the exam has passed."""
    return Body(
        happened=(
            Text(
                en="The day by which your medical exam was due has passed, and we have no result.",
                fr="La date limite de votre examen médical est passée, et nous n’avons aucun résultat.",
            ),
        ),
        you=(
            Text(
                en="You may still have the exam. If you had it already, ask the physician whether the result was sent.",
                fr="Vous pouvez encore passer l’examen. Si c’est déjà fait, demandez au médecin s’il a envoyé le "
                "résultat.",
            ),
        ),
        we=(
            Text(
                en="Nothing happens by itself. An officer looks at your file before anything is decided.",
                fr="Rien ne se fait automatiquement. Un agent examine votre dossier avant toute décision.",
            ),
        ),
    )
