"""What messages about progress say."""

from __future__ import annotations

from workpermit.core.text import Text
from workpermit.core.wording.notices.shape import Body, Said


def complete(_: Said) -> Body:
    """Say that an application is complete."""
    return Body(
        happened=(
            Text(
                en="Your application has everything that it needs, your biometrics included where they are required.",
                fr="Votre demande contient tout ce qu’il faut, y compris vos données biométriques si elles sont "
                "exigées.",
            ),
        ),
        we=(
            Text(
                en="We check whether you qualify, and we write to you here if we need anything more.",
                fr="Nous vérifions si vous remplissez les conditions et vous écrivons ici s’il nous faut autre chose.",
            ),
        ),
    )
