"""What messages about the address and the mail say."""

from __future__ import annotations

from workpermit.core.text import Text
from workpermit.core.wording.notices.event_bodies.said_often import day
from workpermit.core.wording.notices.shape import Body, Said
from workpermit.core.wording.typography import date_text


def address_changed(_: Said) -> Body:
    """Say that an address changed."""
    return Body(
        happened=(
            Text(
                en="You gave us a new mailing address, and it replaces the one before.",
                fr="Vous nous avez donné une nouvelle adresse postale, et elle remplace la précédente.",
            ),
        ),
        you=(
            Text(
                en="If it was not you, write to us at once.",
                fr="Si ce n’est pas vous, écrivez-nous immédiatement.",
            ),
        ),
        we=(
            Text(
                en="What we mail goes to the new address, until it changes again.",
                fr="Ce que nous postons va à la nouvelle adresse, tant qu’elle ne change pas.",
            ),
        ),
    )


def mailed(said: Said) -> Body:
    """Say that the permit is in the mail."""
    tracked = Text(
        en="The carrier’s tracking number is {number}.", fr="Le numéro de suivi du transporteur est le {number}."
    )
    return Body(
        happened=(
            Text(
                en="We handed your work permit to the carrier on {day}.",
                fr="Nous avons remis votre permis de travail au transporteur le {day}.",
            ).filled(day=date_text(said.on)),
            *((tracked.filled(number=said.tracking_number),) if said.tracking_number else ()),
        ),
        we=(
            Text(
                en="It should reach you by {day}. If it has not, we look for it by ourselves.",
                fr="Il devrait vous parvenir au plus tard le {day}. Sinon, nous le recherchons de nous-mêmes.",
            ).filled(day=day(said.arrives_by)),
        ),
    )


def delivered(_: Said) -> Body:
    """Say that it was delivered."""
    return Body(
        happened=(
            Text(
                en="The carrier tells us that your work permit was delivered.",
                fr="Le transporteur nous indique que votre permis de travail a été livré.",
            ),
        ),
        you=(
            Text(
                en="Check that what it says is right. If you do not have it, or if something is wrong, write to us.",
                fr="Vérifiez que ce qui y est écrit est juste. Si vous ne l’avez pas, ou s’il contient une erreur, "
                "écrivez-nous.",
            ),
        ),
    )


def came_back(_: Said) -> Body:
    """Say that it came back."""
    return Body(
        happened=(
            Text(
                en="The carrier could not deliver your work permit and brought it back to us. It is safe here.",
                fr="Le transporteur n’a pas pu livrer votre permis de travail et nous l’a rapporté. Il est en sûreté "
                "ici.",
            ),
        ),
        you=(
            Text(
                en="Check your mailing address in your account and correct it if it is wrong.",
                fr="Vérifiez votre adresse postale dans votre compte et corrigez-la si elle est inexacte.",
            ),
        ),
        we=(
            Text(
                en="We mail it again, to the address then on file. Your right to work does not depend on the paper.",
                fr="Nous le postons de nouveau, à l’adresse alors au dossier. Votre droit de travailler ne dépend pas "
                "du "
                "papier.",
            ),
        ),
    )


def overdue(_: Said) -> Body:
    """Say that it has not arrived in time."""
    return Body(
        happened=(
            Text(
                en="Six weeks have passed since the decision letter, and we do not know that your permit has reached "
                "you. We are sorry.",
                fr="Six semaines se sont écoulées depuis la lettre de décision, et rien ne nous dit que votre permis "
                "vous "
                "est parvenu. Nous nous en excusons.",
            ),
        ),
        you=(
            Text(
                en="Check that your address is right. If you have the permit, tell us.",
                fr="Vérifiez que votre adresse est juste. Si vous avez le permis, dites-le-nous.",
            ),
        ),
        we=(
            Text(
                en="We look for it with the carrier and replace it if it is lost. You need not ask.",
                fr="Nous le recherchons auprès du transporteur et le remplaçons s’il est perdu. Inutile de le "
                "demander.",
            ),
        ),
    )
