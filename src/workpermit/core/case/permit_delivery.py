"""The way of a mailed permit: printed, mailed, delivered; returned and mailed again where need be.

    not due ─► to print ─► printed ─► mailed ─► delivered
                              ▲          └─► came back ─► printed anew address
    Six weeks after the decision letter an undelivered permit opens its own remedy (ADR-12).

The address is frozen when the permit is printed (ADR-13); later changes redirect.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import assert_never

from workpermit.core.case.actor import Role
from workpermit.core.case.refusal import THE_PERSON, CommandRefused, Refusal, step
from workpermit.core.law.book import limits
from workpermit.core.law.calendar import due_instant
from workpermit.core.law.evaluate import value_of


class Stage(StrEnum):
    """Where the paper permit is."""

    NOT_DUE = "not_due"
    TO_PRINT = "to_print"
    PRINTED = "printed"
    MAILED = "mailed"
    CAME_BACK = "came_back"
    DELIVERED = "delivered"


@dataclass(frozen=True, slots=True)
class PrintPermit:
    """Print the permit for the address on file, which is frozen by it."""


@dataclass(frozen=True, slots=True)
class MailPermit:
    """Hand the permit to the carrier."""

    tracking_number: str


@dataclass(frozen=True, slots=True)
class RecordDelivery:
    """Record that the carrier delivered it."""


@dataclass(frozen=True, slots=True)
class RecordReturnedMail:
    """Record that it came back undelivered."""


@dataclass(frozen=True, slots=True)
class RedirectDelivery:
    """Send it to another address, in Canada, after it was printed."""

    address_id: str
    commitment: str
    country: str = "CA"


@dataclass(frozen=True, slots=True)
class OpenDeliveryRemedy:
    """Open the remedy: six weeks have passed since the decision letter."""


Command = PrintPermit | MailPermit | RecordDelivery | RecordReturnedMail | RedirectDelivery | OpenDeliveryRemedy
_ON_ITS_WAY = (Stage.TO_PRINT, Stage.PRINTED, Stage.MAILED, Stage.CAME_BACK)
STEPS = {
    PrintPermit: step(Stage.TO_PRINT, Stage.CAME_BACK, by=(Role.MAILROOM_CLERK,)),
    MailPermit: step(Stage.PRINTED, by=(Role.MAILROOM_CLERK,)),
    RecordDelivery: step(Stage.MAILED, by=(Role.MAILROOM_CLERK, Role.SYSTEM)),
    RecordReturnedMail: step(Stage.MAILED, by=(Role.MAILROOM_CLERK,)),
    RedirectDelivery: step(
        Stage.PRINTED, Stage.MAILED, Stage.CAME_BACK, by=(*THE_PERSON, Role.OFFICER, Role.MAILROOM_CLERK)
    ),
    OpenDeliveryRemedy: step(*_ON_ITS_WAY, by=(Role.SYSTEM,)),
}


@dataclass(frozen=True, slots=True)
class DeliveryOpened:
    """A permit is to be mailed; it should arrive by the end of `expected_by`."""

    expected_by: date


@dataclass(frozen=True, slots=True)
class PermitPrinted:
    """The permit was printed for this address (empty: the one in the application)."""

    address_id: str


@dataclass(frozen=True, slots=True)
class PermitMailed:
    """The carrier has it."""

    tracking_number: str


@dataclass(frozen=True, slots=True)
class PermitDelivered:
    """The carrier delivered it."""


@dataclass(frozen=True, slots=True)
class PermitCameBack:
    """It came back undelivered."""


@dataclass(frozen=True, slots=True)
class DeliveryRedirected:
    """It is to go to another address."""

    address_id: str
    commitment: str


@dataclass(frozen=True, slots=True)
class DeliveryOverdue:
    """It had not arrived at `due_at`; the office looks for it by itself."""

    due_at: datetime


Event = (
    DeliveryOpened
    | PermitPrinted
    | PermitMailed
    | PermitDelivered
    | PermitCameBack
    | DeliveryRedirected
    | DeliveryOverdue
)


@dataclass(frozen=True, slots=True)
class PermitDelivery:
    """What is known of the delivery from its own events."""

    stage: Stage = Stage.NOT_DUE
    expected_by: date | None = None
    address_id: str = ""
    tracking_number: str = ""
    overdue: bool = False


def opened(*, at: datetime) -> DeliveryOpened:
    """Return the start of a delivery, six weeks before it becomes overdue."""
    expected_by = value_of(limits.MAIL_OVERDUE_ON, {"decision_letter_on": at.date()}).day
    assert expected_by is not None  # its only fact is given
    return DeliveryOpened(expected_by)


@dataclass(frozen=True, slots=True)
class AddressOnFile:
    """The mailing address on file: its record (empty: the application's own) and its country."""

    address_id: str
    country: str


def decide(delivery: PermitDelivery, command: Command, *, on_file: AddressOnFile, at: datetime) -> tuple[Event, ...]:
    """Return what follows from `command`.

    Raises:
        CommandRefused: the address is not in Canada, or the remedy is not due yet or open already.
    """
    match command:
        case PrintPermit():
            if not delivery.address_id:
                _require_canadian(on_file.country)
            return (PermitPrinted(delivery.address_id or on_file.address_id),)
        case MailPermit():
            return (PermitMailed(command.tracking_number),)
        case RecordDelivery():
            return (PermitDelivered(),)
        case RecordReturnedMail():
            return (PermitCameBack(),)
        case RedirectDelivery():
            _require_canadian(command.country)
            return (DeliveryRedirected(command.address_id, command.commitment),)
        case OpenDeliveryRemedy():
            return (_overdue(delivery, at),)
        case _:
            assert_never(command)


def _require_canadian(country: str) -> None:
    # A permit is mailed to a Canadian address only (IN-05); a move abroad goes to an officer (ADR-13).
    if country != "CA":
        raise CommandRefused(Refusal.ADDRESS_ABROAD)


def _overdue(delivery: PermitDelivery, at: datetime) -> DeliveryOverdue:
    if delivery.overdue:
        raise CommandRefused(Refusal.ALREADY_DONE)
    if delivery.expected_by is None or at < due_instant(delivery.expected_by):
        raise CommandRefused(Refusal.NOT_DUE_YET)
    return DeliveryOverdue(due_instant(delivery.expected_by))


def evolve(delivery: PermitDelivery, event: Event) -> PermitDelivery:
    """Return the delivery after `event`."""
    match event:
        case DeliveryOpened():
            return replace(delivery, stage=Stage.TO_PRINT, expected_by=event.expected_by)
        case PermitPrinted():
            return replace(delivery, stage=Stage.PRINTED, address_id=event.address_id)
        case PermitMailed():
            return replace(delivery, stage=Stage.MAILED, tracking_number=event.tracking_number)
        case PermitDelivered():
            return replace(delivery, stage=Stage.DELIVERED)
        case PermitCameBack():
            return replace(delivery, stage=Stage.CAME_BACK)
        case DeliveryRedirected():
            return replace(delivery, address_id=event.address_id)
        case DeliveryOverdue():
            return replace(delivery, overdue=True)
        case _:
            assert_never(event)
