"""A column that could hold what a person is called, owns or wrote is sealed, or argued for here (design, section 3)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pytest
from django.apps import apps
from django.db import models

from workpermit.vault.fields import EncryptedField, EncryptedTextField

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Open columns, each with the reason why nobody's personal data can be in it.
OPEN: Final[Mapping[str, str]] = {
    "accounts.Account.last_login": "an instant",
    "accounts.Account.password": "a hash, by Django's hasher",
    "authority.Grant.from_on": "the first day of a delegated authority",
    "authority.Grant.instrument": "the name, date and item of an instrument of delegation, a public document",
    "authority.Grant.until_on": "the last day of a delegated authority",
    "audit.Suspicion.figures": "numbers that a rule saw, such as how many looks on how many days",
    "casework.JournalRow.payload": "ids, dates, codes and outcomes of an event; content is a sealed record",
    "casework.NumberSeries.name": "which series of numbers",
    "casework.OutboxRow.fault": "the kind of error of a reaction, never its message",
    "casework.StoredAnswer.answer": "codes and ids of the answer to a command",
    "desks.Absence.from_on": "the first day on which somebody of the staff is away, as colleagues must know",
    "desks.Absence.until_on": "the last day of it; dropped thirty days later",
    "desks.Plan.kind": "a code of an act upon many cases",
    "desks.PlanItem.seen": "what the author saw of a case: a number of its journal, or an account's id and an office",
    "desks.PlanItem.why": "one of our own sentences, in both languages, about nobody by name",
    "desks.SavedQueue.wanted": "codes of the filters of a queue",
    "employers.Judgement.until": "the last day on which an officer's word on a listed row holds",
    "notices.Delivery.cause": "the id of a message or account, a channel, a day",
    "notices.Message.cause": "the ids of an event and of its reaction",
    "reports.Mark.name": "which round reads",
    "paper.PaperItem.arrived_on": "the day stamped on an envelope",
}
# The published list names employers, who are no secret: whoever is on it is on it in public. Times name nobody.
PUBLISHED: Final = ("employers.HeldList.", "employers.Listed", "employers.PublishedList.", "times.")
SOUNDS_PERSONAL: Final = re.compile(
    r"(^|_)(name|names|email|mail|phone|address|street|postal|passport|uci|born|birth|citizenship|gender|sex|notes?|"
    r"message|subject|body|answer|remarks?|reasons?|password|content|facts|contact)(_|$)"
)
A_CODE_AT_MOST: Final = 64
FREE: Final = (models.TextField, models.JSONField, models.EmailField, models.FileField, models.DateField)


def columns() -> Iterator[tuple[str, models.Field[Any, Any]]]:
    """Yield every column of our own apps with its full name."""
    for model in apps.get_models():
        if model.__module__.startswith("workpermit."):
            for field in model._meta.concrete_fields:
                yield f"{model._meta.label}.{field.name}", field


def could_hold_personal_data(field: models.Field[Any, Any]) -> bool:
    """Tell whether a column has room for it, or a name that promises it."""
    if isinstance(field, EncryptedField | models.DateTimeField) or field.is_relation:
        return False
    if field.name.endswith("_hash") and isinstance(field, models.BinaryField):
        return False
    long = isinstance(field, models.CharField) and (field.max_length or 0) > A_CODE_AT_MOST and not field.choices
    return isinstance(field, FREE) or long or bool(SOUNDS_PERSONAL.search(field.name))


def test_every_open_column_is_argued_for() -> None:
    unargued = [
        name
        for name, field in columns()
        if could_hold_personal_data(field) and name not in OPEN and not name.startswith(PUBLISHED)
    ]
    assert unargued == [], "seal it with workpermit.vault.fields, or say in OPEN why it is nobody's personal data"


def test_no_argument_outlives_its_column() -> None:
    assert set(OPEN) - {name for name, _ in columns()} == set()


@pytest.mark.parametrize(
    ("field", "personal"),
    [
        (models.TextField(name="payload"), True),
        (models.CharField(name="family_name", max_length=10), True),
        (models.DateField(name="arrived_on"), True),
        (models.CharField(name="code", max_length=200), True),
        (models.CharField(name="stage", max_length=24), False),
        (models.BinaryField(name="uci_hash"), False),
        (models.BinaryField(name="uci"), True),
        (EncryptedTextField(name="family_name"), False),
    ],
)
def test_the_guard_knows_one_when_it_sees_one(field: models.Field[Any, Any], personal: bool) -> None:
    assert could_hold_personal_data(field) is personal
