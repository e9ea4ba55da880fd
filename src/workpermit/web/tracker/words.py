"""The words that these pages make up from values: where a step is done, lengths of time, instants in a list."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Final
from uuid import UUID

from django.urls import reverse

from workpermit.core.case.next_steps import Deed
from workpermit.core.law.calendar import due_instant
from workpermit.core.text import Text
from workpermit.core.wording.typography import counted, date_text, due_in_zone, offset_text, time_text
from workpermit.web.ui.pages import Crumb

APPLICATIONS: Final = Text(en="My applications", fr="Mes demandes")
APPLICATION: Final = Text(en="Your application", fr="Votre demande")
LETTERS: Final = Text(en="Your letters", fr="Vos lettres")
MESSAGES: Final = Text(en="Your messages", fr="Vos messages")

_DAY: Final = (Text("day", "jour"), Text("days", "jours"))
_HOUR: Final = (Text("hour", "heure"), Text("hours", "heures"))
_UNDER_AN_HOUR: Final = Text(en="less than an hour", fr="moins d’une heure")

_WHERE: Final[dict[Deed, tuple[str, Text]]] = {
    Deed.GIVE_BIOMETRICS: (
        "guide:biometrics",
        Text(en="How to give biometrics", fr="Comment fournir vos données biométriques"),
    ),
    Deed.ANSWER: ("requests:request", Text(en="See what we ask and answer", fr="Voir la demande et y répondre")),
    Deed.CHECK_ADDRESS: ("portal:address", Text(en="Check your address", fr="Vérifier votre adresse")),
    Deed.TRAVEL: ("guide:arrival", Text(en="Prepare for your arrival", fr="Préparer votre arrivée")),
}


def where_done(deed: Deed, *, case_id: UUID, about: str = "") -> tuple[str, Text] | None:
    """Return the address of the page where a step is done, and the words of the link; None where a letter says all."""
    found = _WHERE.get(deed)
    if found is None:
        return None
    name, label = found
    given = {Deed.ANSWER: (case_id, about), Deed.CHECK_ADDRESS: (case_id,)}.get(deed, ())
    return reverse(name, args=given), label


def to_do_text(number: int) -> Text:
    """Say how many things there are for the person to do."""
    if number == 1:
        return Text(en="There is one thing for you to do", fr="Vous avez une chose à faire")
    return Text(en=f"There are {number} things for you to do", fr=f"Vous avez {number} choses à faire")


def length_text(length: timedelta) -> Text:
    """Write how long something has lasted: whole days, or hours on the first day."""
    if length.days:
        return counted(length.days, one=_DAY[0], many=_DAY[1])
    hours = length // timedelta(hours=1)
    return counted(hours, one=_HOUR[0], many=_HOUR[1]) if hours else _UNDER_AN_HOUR


def clock_text(at: datetime, zone: tzinfo) -> Text:
    """Write the time of a line under the day of its own zone; UTC stands beside it, with its day where that differs."""
    local, utc = at.astimezone(zone), at.astimezone(UTC)
    if local.utcoffset() == timedelta():
        return Text(en="{time} UTC", fr="{time} UTC").filled(time=time_text(utc))
    other = Text(en="{time} UTC", fr="{time} UTC").filled(time=time_text(utc))
    if local.date() != utc.date():
        other = Text(en="{time} UTC on {day}", fr="{time} UTC le {day}").filled(
            time=time_text(utc), day=date_text(utc.date())
        )
    both = Text(en="{time} on your clock ({offset}), {other}", fr="{time} à votre heure ({offset}), {other}")
    return both.filled(time=time_text(local), offset=offset_text(local), other=other)


def due_text(day: date, zone: tzinfo) -> Text:
    """Write the due date that a line of the history sets, by both clocks."""
    due_at = due_instant(day)
    clocks = due_in_zone(due_at, zone)
    by_utc = Text(en="Due {utc}.", fr="À faire {utc}.").filled(utc=clocks.utc)
    if due_at.astimezone(zone).utcoffset() == timedelta():
        return by_utc
    both = Text(en="{by_utc} On your clock: {local}.", fr="{by_utc} À votre heure\u00a0: {local}.")
    return both.filled(by_utc=by_utc, local=clocks.local)


def expected_text(day: date) -> Text:
    """Write the day by which something of ours is expected."""
    return Text(en="Expected by {day}.", fr="Attendu au plus tard le {day}.").filled(day=date_text(day))


def crumbs_of(case_id: UUID) -> tuple[Crumb, Crumb]:
    """Return the way to a page under an application."""
    return (
        Crumb(APPLICATIONS, reverse("tracker:index")),
        Crumb(APPLICATION, reverse("tracker:case", args=[case_id])),
    )
