"""Set a message for its reader: the date first, then what happened, what you do, what we do, how to reach us."""

from __future__ import annotations

from datetime import tzinfo

from workpermit.core.law.calendar import due_instant
from workpermit.core.text import Text
from workpermit.core.wording.notices.shape import Body, Headline, MessagePart, MessageText, Until
from workpermit.core.wording.printing import typeset_text
from workpermit.core.wording.typography import due_in_zone, instant_in_zone

_YOU = Text(en="What you do", fr="Ce que vous faites")
_WE = Text(en="What we do", fr="Ce que nous faisons")
_REACH = Text(en="If you have a question", fr="Si vous avez une question")
_NOTHING = Text(en="There is nothing for you to do now.", fr="Vous n’avez rien à faire pour l’instant.")
_BY = Text(en="{label} {when}.", fr="{label} {when}.")
_YOUR_CLOCK = Text(en="On your clock: {when}.", fr="À votre heure\u00a0: {when}.")
_WRITE = Text(
    en="Write to us from your account and give your application number, {application_number}. We answer there, with "
    "a date.",
    fr="Écrivez-nous à partir de votre compte en indiquant le numéro de votre demande, {application_number}. Nous y "
    "répondons, avec une date.",
)
_WRITE_BY_POST = Text(
    en="Write to us by post or with the web form and give your application number, {application_number}. We answer "
    "with "
    "a date.",
    fr="Écrivez-nous par la poste ou au moyen du formulaire Web, en indiquant le numéro de votre demande, "
    "{application_number}. Nous répondons avec une date.",
)
_NEVER = Text(
    en="We never ask for money or a password by e-mail, by telephone or by text message.",
    fr="Nous ne demandons jamais d’argent ni de mot de passe par courriel, par téléphone ou par texto.",
)


def compose(
    headline: Headline, body: Body, *, application_number: str, zone: tzinfo, has_account: bool = True
) -> MessageText:
    """Return the finished message; `zone` is the reader's own."""
    write = _WRITE if has_account else _WRITE_BY_POST
    reach = (write.filled(application_number=application_number), _NEVER)
    parts = (
        MessagePart(None, (*_first_lines(body.until, zone), *body.happened)),
        MessagePart(None, body.items, listed=True),
        MessagePart(_YOU, body.you or (_NOTHING,)),
        MessagePart(_WE, body.we),
        MessagePart(_REACH, reach),
    )
    return MessageText(typeset_text(headline.subject), tuple(_set(part) for part in parts if part.lines))


def _first_lines(until: Until | None, zone: tzinfo) -> tuple[Text, ...]:
    if until is None:
        return ()
    if until.on is not None:
        clocks = due_in_zone(due_instant(until.on), zone)
    else:
        assert until.at is not None  # one of the two is given
        clocks = instant_in_zone(until.at, zone)
    return _BY.filled(label=until.label, when=clocks.utc), _YOUR_CLOCK.filled(when=clocks.local)


def _set(part: MessagePart) -> MessagePart:
    heading = typeset_text(part.heading) if part.heading else None
    return MessagePart(heading, tuple(typeset_text(line) for line in part.lines), part.listed)
