"""The e-mail that announces a message: what kind of act, by which day, and nothing about anybody.

It names no person, number, place or case, in the subject, the body or an address, so that a stray copy tells nothing
(S-42). What it is about stands in the account, behind the sign-in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timezone, tzinfo

from workpermit.core.law.calendar import due_instant
from workpermit.core.text import Language, Text
from workpermit.core.wording.notices.shape import Until
from workpermit.core.wording.notices.topics import Topic
from workpermit.core.wording.printing import typeset_text
from workpermit.core.wording.typography import date_text, due_in_zone, instant_in_zone


@dataclass(frozen=True, slots=True)
class MailText:
    """A finished e-mail in one language."""

    subject: str
    body: str


_SUBJECTS = {
    Topic.TO_DO: Text(
        en="Workpermit: something to do in your account", fr="Workpermit : une chose à faire dans votre compte"
    ),
    Topic.DECISION: Text(
        en="Workpermit: an important message in your account", fr="Workpermit : un message important dans votre compte"
    ),
}
_SUBJECT = Text(en="Workpermit: a message in your account", fr="Workpermit : un message dans votre compte")
_DIGEST_SUBJECT = Text(en="Workpermit: your account today", fr="Workpermit : votre compte aujourd’hui")
_BY = Text(
    en="You have something to do by {day}, before midnight UTC.",
    fr="Vous avez une chose à faire au plus tard le {day}, avant minuit UTC.",
)
_AT = Text(en="You have an appointment on {utc}.", fr="Vous avez un rendez-vous le {utc}.")
_YOUR_CLOCK = Text(en="On your clock: {local}.", fr="À votre heure : {local}.")
_OPENINGS = {
    Topic.TO_DO: Text(
        en="There is a message in your account about something that you may have to do.",
        fr="Un message dans votre compte concerne une chose que vous pourriez avoir à faire.",
    ),
    Topic.DECISION: Text(
        en="There is an important message in your account. Please read it today.",
        fr="Un message important est dans votre compte. Veuillez le lire aujourd’hui.",
    ),
}
_OPENING = Text(
    en="There is a new message in your account. It asks nothing of you now.",
    fr="Un nouveau message est dans votre compte. Il ne vous demande rien pour l’instant.",
)
_WHERE = Text(
    en="The message says everything. Sign in as you always do, or at {site}",
    fr="Le message dit tout. Connectez-vous comme d’habitude, ou à l’adresse {site}",
)
_PHRASE = Text(
    en="Your check phrase: {phrase}\nA message that claims to come from us without this phrase is not from us.",
    fr="Votre phrase de contrôle : {phrase}\nUn message sans cette phrase qui prétend venir de nous n’est pas de nous.",
)
_CLOSING = Text(
    en="We never ask for money or a password by e-mail, by telephone or by text message. This e-mail gives no names "
    "and no details, on purpose. You cannot answer it: write to us from your account.",
    fr="Nous ne demandons jamais d’argent ni de mot de passe par courriel, par téléphone ou par texto. À dessein, ce "
    "courriel ne donne aucun nom ni aucun détail. On ne peut pas y répondre : écrivez-nous à partir de votre compte.",
)


def announcement(
    topic: Topic, *, until: Until | None, language: Language, zone: tzinfo, check_phrase: str, site: str
) -> MailText:
    """Return the e-mail for one message; `site` is the address of the start page, the same for everybody."""
    lines = _dated(until, zone) if until is not None else [_OPENINGS.get(topic, _OPENING)]
    return _finished(_SUBJECTS.get(topic, _SUBJECT), lines, language=language, check_phrase=check_phrase, site=site)


def digest(count: int, *, language: Language, check_phrase: str, site: str) -> MailText:
    """Return the daily e-mail for a person who asked for one a day: how many messages are new."""
    said = (
        Text(en="There is one new message in your account.", fr="Un nouveau message est dans votre compte.")
        if count <= 1
        else Text(
            en=f"There are {count} new messages in your account.",
            fr=f"{count} nouveaux messages sont dans votre compte.",
        )
    )
    none_due = Text(
        en="None of them has a date: about those we write to you at once.",
        fr="Aucun n’est assorti d’une date : pour ceux-là, nous vous écrivons aussitôt.",
    )
    return _finished(_DIGEST_SUBJECT, [said, none_due], language=language, check_phrase=check_phrase, site=site)


def _dated(until: Until, zone: tzinfo) -> list[Text]:
    """Say the day first, then the reader's own clock by its offset: the city of a zone would say where they live."""
    if until.on is not None:
        due_at = due_instant(until.on)
        clocks = due_in_zone(due_at, _nameless(zone, due_at))
        return [_BY.filled(day=date_text(until.on)), _YOUR_CLOCK.filled(local=clocks.local)]
    assert until.at is not None  # one of the two is given
    clocks = instant_in_zone(until.at, _nameless(zone, until.at))
    return [_AT.filled(utc=clocks.utc), _YOUR_CLOCK.filled(local=clocks.local)]


def _nameless(zone: tzinfo, at: datetime) -> timezone:
    offset = at.astimezone(zone).utcoffset()
    assert offset is not None  # an aware instant has one
    return timezone(offset)


def _finished(subject: Text, lines: list[Text], *, language: Language, check_phrase: str, site: str) -> MailText:
    parts = [*lines, _WHERE.filled(site=site)]
    if check_phrase:
        parts.append(_PHRASE.filled(phrase=check_phrase))
    parts.append(_CLOSING)
    said = [typeset_text(part).in_language(language) for part in parts]
    return MailText(typeset_text(subject).in_language(language), "\n\n".join(said) + "\n")
