"""Print a case as a readable timeline: each entry in UTC and by the applicant's clock, who acted, what followed."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from workpermit.casework.reading import CaseFile, Event
from workpermit.commands.demo.cast import ROLE_LABELS, Cast
from workpermit.core.case import (
    application,
    biometrics,
    check,
    officer_request,
    permit,
    permit_delivery,
    programme_request,
)
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.case import RULE_BOOK
from workpermit.core.case.history import PUBLIC_REASONS
from workpermit.core.case.letters import Letter
from workpermit.core.case.public_status import public_status
from workpermit.core.forms.catalogue import FORMS
from workpermit.core.law.book.completeness import ROW_BY_CODE
from workpermit.core.text import Language, Text
from workpermit.core.wording.grounds import GROUNDS
from workpermit.core.wording.place_names import city_of
from workpermit.core.wording.typography import date_text, joined

WIDTH = 100
# What the applicant's own history does not show, as the office reads it.
_OFFICE_ONLY: dict[type, Text] = {
    application.DecisionProposed: Text(
        "A decision waits for a second person.", "Une décision attend une deuxième personne."
    ),
    application.DecisionSentBack: Text("The decision was sent back.", "La décision a été renvoyée."),
    check.CheckNotApplicable: Text(
        "No employer to check: the permit asked for is open.",
        "Aucun employeur à vérifier\u00a0: le permis demandé est ouvert.",
    ),
    check.EmployerMatchConfirmed: Text("A listed employer is this one.", "Un employeur de la liste est bien celui-ci."),
    check.EmployerMatchDismissed: Text(
        "A listed employer is another one.", "Un employeur de la liste en est un autre."
    ),
    permit.RevocationProposed: Text("Revocation was proposed.", "La révocation a été proposée."),
    permit_delivery.DeliveryOpened: Text("The permit is to be mailed.", "Le permis est à poster."),
}
_DUE = Text("Due {day}.", "Date limite\u00a0: {day}.")
_UNTIL = Text("Valid until {day}.", "Valide jusqu’au {day}.")
_LATE = Text(
    "It came after the date and is kept as late.", "Elle est arrivée après la date et est conservée comme tardive."
)
_IN_TIME = Text("It came in time.", "Elle est arrivée à temps.")
_BY_CLOCK = Text("by itself, when the time came", "de lui-même, le moment venu")
_BY_RULES = Text("by the rules", "selon les règles")


def timeline(file: CaseFile, *, story: str, cast: Cast, language: Language) -> str:
    """Return the whole timeline of a case as text, at most `WIDTH` columns wide."""
    status = public_status(file.case)
    number = FORMS[file.row.form].number
    lines = [f"{file.row.application_number}  {file.applicant}  ({number}, {story})"]
    lines.append(f"{'':12}{status.overall.in_language(language)}")
    zone = ZoneInfo(file.row.time_zone)
    for (at, actor), events in groupby(file.events, key=lambda event: (event.entry.at, event.entry.actor)):
        lines.append(f"  {_clocks(at, zone, language)} · {_by(actor, cast).in_language(language)}")
        for event in events:
            lines += _told(event, language)
    return "\n".join(lines)


def _told(event: Event, language: Language) -> Iterator[str]:
    said = _said(event).in_language(language)
    yield from textwrap.wrap(said, WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 8, break_on_hyphens=False)
    for letter in event.letters:
        yield f"        → {Letter(letter.letter).label.in_language(language)} ({letter.number})"


def _clocks(at: datetime, zone: ZoneInfo, language: Language) -> str:
    utc, local = at.astimezone(UTC), at.astimezone(zone)
    city = city_of(zone.key)
    name = city.in_language(language) if city else zone.key
    day = "" if local.date() == utc.date() else f"{local:%Y-%m-%d} "
    return f"{utc:%Y-%m-%d %H:%M} UTC · {day}{local:%H:%M} {name}"


def _by(actor: Actor, cast: Cast) -> Text:
    if actor.role is Role.SYSTEM:
        return _BY_RULES if actor == RULE_BOOK else _BY_CLOCK
    name = cast.name_of(actor)
    role = ROLE_LABELS[actor.role]
    return Text(f"{name}, {role.en}", f"{name}, {role.fr}") if name else role


def _said(event: Event) -> Text:
    happened = event.entry.event
    text = PUBLIC_REASONS[type(happened)] or _OFFICE_ONLY[type(happened)]
    detail = _detail(happened)
    return text if detail is None else Text(f"{text.en} {detail.en}", f"{text.fr} {detail.fr}")


def _detail(happened: object) -> Text | None:
    match happened:
        case application.ApplicationReturned():
            return _listed([ROW_BY_CODE[code].label for code in happened.missing if code in ROW_BY_CODE])
        case application.ApplicationRefused():
            return _listed([GROUNDS[ground].label for ground in happened.grounds])
        case officer_request.RequestAnswered():
            return _IN_TIME if happened.in_time else _LATE
        case permit.PermitIssued() | permit.IntroductionLetterIssued():
            return _UNTIL.filled(day=date_text(happened.valid_until))
        case biometrics.BiometricsInstructed() | officer_request.RequestMade() | permit.PassportRequested():
            return _due(happened.due_on)
        case programme_request.ProgrammeRequested():
            return _due(happened.reply_due_on)
        case permit_delivery.DeliveryOpened():
            return _due(happened.expected_by)
        case check.CheckStarted() | check.CheckPassed() | check.CheckFailed():
            return _CHECKS[happened.check]
        case _:
            return None


_CHECKS = {
    check.CheckKind.ELIGIBILITY: Text("(eligibility)", "(admissibilité)"),
    check.CheckKind.BACKGROUND: Text("(background)", "(antécédents)"),
    check.CheckKind.EMPLOYER: Text("(employer)", "(employeur)"),
}


def _due(day: date) -> Text:
    return _DUE.filled(day=date_text(day))


def _listed(labels: list[Text]) -> Text | None:
    if not labels:
        return None
    text = joined(labels)
    return Text(f"({text.en})", f"({text.fr})")
