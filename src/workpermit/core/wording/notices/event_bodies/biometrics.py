"""What messages about biometrics say."""

from __future__ import annotations

from workpermit.core.text import Text
from workpermit.core.wording.notices.shape import Body, Said, Until

_KEEP_NO_HARM = Text(
    en="Changing an appointment does not affect your application.",
    fr="Changer de rendez-vous n’a aucun effet sur votre demande.",
)
GIVE = Text(en="Give your biometrics", fr="Fournissez vos données biométriques")


def biometrics_received(_: Said) -> Body:
    """Say that biometrics are there."""
    return Body(
        happened=(
            Text(
                en="Your fingerprints and photo were taken and have reached us.",
                fr="Vos empreintes digitales et votre photo ont été prises et nous sont parvenues.",
            ),
        ),
        we=(
            Text(
                en="We check that your application is complete and tell you here.",
                fr="Nous vérifions que votre demande est complète et vous le disons ici.",
            ),
        ),
    )


def not_collected(said: Said) -> Body:
    """Say that biometrics could not be taken."""
    return Body(
        until=Until(label=GIVE, on=said.due_on) if said.due_on else None,
        happened=(
            Text(
                en="At the appointment your biometrics could not be taken, or not well enough to be used.",
                fr="Au rendez-vous, vos données biométriques n’ont pas pu être recueillies, ou leur qualité ne permet "
                "pas de les utiliser.",
            ),
        ),
        you=(
            Text(
                en="Book another appointment as soon as you can: your application waits until we have them.",
                fr="Reprenez rendez-vous dès que possible : votre demande attend que nous les ayons.",
            ),
            _KEEP_NO_HARM,
        ),
        we=(
            Text(
                en="We keep your place; no fee is due again.",
                fr="Nous gardons votre place ; il n’y a pas de nouveaux frais à payer.",
            ),
        ),
    )


def biometrics_lapsed(_: Said) -> Body:
    """Say that the day for biometrics has passed."""
    return Body(
        happened=(
            Text(
                en="The day by which your biometrics were due has passed, and we do not have them.",
                fr="La date limite pour fournir vos données biométriques est passée, et nous ne les avons pas.",
            ),
        ),
        you=(
            Text(
                en="You may still give them now, or tell us why you could not.",
                fr="Vous pouvez encore les fournir maintenant, ou nous dire pourquoi vous n’avez pas pu.",
            ),
        ),
        we=(
            Text(
                en="Nothing happens by itself. An officer looks at your application and may give you a later date, or "
                "return it to you.",
                fr="Rien ne se fait automatiquement. Un agent examine votre demande ; il peut reporter la date, ou "
                "vous "
                "retourner la demande.",
            ),
        ),
    )
