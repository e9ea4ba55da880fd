"""What a letter with a code says: what it is for, where it is typed, until when."""

from __future__ import annotations

from workpermit.core.text import Text
from workpermit.core.wording.notices.shape import Body, Headline
from workpermit.core.wording.notices.topics import Topic

POSTED = Headline(
    subject=Text(en="Your code to follow your application online", fr="Votre code pour suivre votre demande en ligne"),
    topic=Topic.PROGRESS,
)
_ASKED = Text(
    en="Somebody, we suppose you, asked on our site to follow this application online. There is no e-mail address on "
    "it, so the code comes by post.",
    fr="Quelqu’un, vous sans doute, a demandé sur notre site à suivre cette demande en ligne. Elle ne contient pas "
    "d’adresse courriel ; le code vous parvient donc par la poste.",
)
_CODE = Text(en="Your code is {code}", fr="Votre code est {code}")
_OVER = Text(en="This code was used, or its 30 days are over.", fr="Ce code a servi, ou ses 30 jours sont écoulés.")
_TYPE = Text(
    en="Sign in to the account in which you asked, open “Account”, and type the code beside this application. It works "
    "once, within 30 days of your asking.",
    fr="Connectez-vous au compte où vous l’avez demandé, ouvrez « Compte » et saisissez le code à côté de cette "
    "demande. Il sert une fois, dans les 30 jours suivant votre demande.",
)
_NOT_YOU = Text(
    en="If it was not you, do nothing: nobody sees your application without this code. We never ask for it by "
    "telephone or e-mail.",
    fr="Si ce n’était pas vous, ne faites rien : personne ne voit votre demande sans ce code. Nous ne le demandons "
    "jamais par téléphone ni par courriel.",
)
_GOES_ON = Text(
    en="The processing of your application goes on as before.",
    fr="Le traitement de votre demande suit son cours comme avant.",
)


def posted_body(code: str) -> Body:
    """Return what the letter says; without a code it says that it is over, and asks for nothing."""
    if not code:
        return Body(happened=(_ASKED, _OVER), we=(_GOES_ON,))
    return Body(happened=(_ASKED, _CODE.filled(code=code)), you=(_TYPE, _NOT_YOU), we=(_GOES_ON,))
