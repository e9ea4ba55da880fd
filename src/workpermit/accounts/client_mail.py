"""What a client is written when a representative asks for their word; a subject names nobody."""

from __future__ import annotations

from typing import Final

from django.conf import settings

from workpermit.accounts import proofs
from workpermit.accounts.code_mail import send
from workpermit.accounts.models import ClientWord
from workpermit.accounts.signin_models import ClientStep
from workpermit.core.text import Language, Text

_SUBJECT: Final = Text(
    en="Somebody wants to apply for a work permit for you", fr="Quelqu’un veut demander un permis de travail pour vous"
)
_MANDATE: Final = Text(
    en="{who} asks to write an application for a work permit for you, as your representative.\n\n"
    "If you agree, tell them this code: {code}\n\n"
    "Telling it lets them write your application and see what stands in it. That hands nothing in: before anything "
    "is, you get a second code and read it all.\n\n"
    "If you do not know them or do not want this, do nothing. The code ends by itself in 14 days.",
    fr="{who} demande à rédiger pour vous une demande de permis de travail, comme votre représentant.\n\n"
    "Si vous êtes d’accord, donnez-lui ce code : {code}\n\n"
    "Le donner lui permet de rédiger votre demande et de voir ce qu’elle contient. Rien n’est présenté pour autant : "
    "avant cela, vous recevez un second code et lisez tout.\n\n"
    "Si vous ne connaissez pas cette personne ou ne voulez pas de son aide, ne faites rien. Le code expire de "
    "lui-même dans 14 jours.",
)
_FILING: Final = Text(
    en="{who} has written your application for a work permit and asks whether it may be handed in.\n\n"
    "Read it first: open {site}, choose “Apply”, then “Read what was written for you”. Type your e-mail address and "
    "this code: {code}\n\n"
    "Keep the code to yourself; your representative does not need it. Nothing is handed in before you say yes. The "
    "code ends by itself in 14 days.",
    fr="{who} a rédigé votre demande de permis de travail et demande si elle peut être présentée.\n\n"
    "Lisez-la d’abord : ouvrez {site}, choisissez « Présenter une demande », puis « Lire ce qui a été rédigé pour "
    "vous ». Saisissez votre adresse courriel et ce code : {code}\n\n"
    "Gardez ce code pour vous ; votre représentant n’en a pas besoin. Rien n’est présenté avant votre accord. Le code "
    "expire de lui-même dans 14 jours.",
)


def send_code(word: ClientWord) -> None:
    """Send a client the code of what they are asked."""
    body = _MANDATE if word.step == ClientStep.MANDATE else _FILING
    said = body.filled(who=word.representative.display_name, code=proofs.spaced(word.code), site=settings.SITE)
    send(word.email, subject=_SUBJECT, body=said, language=Language(word.language))
