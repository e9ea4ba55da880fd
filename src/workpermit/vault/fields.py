"""Model fields whose values lie sealed in the database, each bound to its table, column and row (S-19).

A row's id is made by us before it is saved, so a value can be sealed for its row in `pre_save`.
What comes from the database stays sealed until somebody reads the attribute: only then is the row's id
known, and a value copied from another row does not open. `update()` and `bulk_update()` know no row and are
refused; look values up by a keyed hash in a column of its own (`vault.blind`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.exceptions import FieldError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.query_utils import DeferredAttribute

from workpermit.vault import ring
from workpermit.vault.sealing import Place, seal

if TYPE_CHECKING:
    _AnyField = models.Field[Any, Any]
else:
    _AnyField = models.Field  # Django's own class takes no type arguments when the program runs.


@dataclass(frozen=True, slots=True)
class Sealed:
    """A value as the database holds it."""

    envelope: bytes


class SealedAttribute(DeferredAttribute):
    """Open a sealed value when it is first read, in the place of the instance that holds it."""

    field: EncryptedField

    def __get__(self, instance: models.Model | None, cls: Any = None) -> Any:
        if instance is None:
            return self
        value = super().__get__(instance, cls)
        if isinstance(value, Sealed):
            value = self.field.opened(value, instance.pk)
            instance.__dict__[self.field.attname] = value
        return value

    def __set__(self, instance: models.Model, value: object) -> None:
        instance.__dict__[self.field.attname] = value


class EncryptedField(_AnyField):
    """What both sealed fields share; stored as binary, NULL where the value is None.

    A renamed table or column needs a migration that seals the values again.
    """

    descriptor_class = SealedAttribute
    empty_strings_allowed = False

    def get_internal_type(self) -> str:
        """Return the column kind."""
        return "BinaryField"

    def encoded(self, value: Any) -> bytes:
        """Return the bytes to seal; TypeError where the field cannot hold the value."""
        raise NotImplementedError

    def decoded(self, content: bytes) -> Any:
        """Return the value from its bytes."""
        raise NotImplementedError

    def place(self, row: object) -> Place:
        """Return the place of this field in one row.

        Raises:
            FieldError: the row has no UUID yet, so nothing can be bound to it.
        """
        if not isinstance(row, UUID):
            raise FieldError(f"{self.model.__name__} needs a UUID as its primary key before {self.name} is sealed")
        return Place(table=self.model._meta.db_table, column=str(self.column), row=str(row))  # noqa: SLF001

    def sealed(self, value: Any, row: object) -> Sealed:
        """Return `value` sealed for this field in `row`."""
        return Sealed(seal(self.encoded(value), place=self.place(row), ring=ring.current()))

    def opened(self, value: Sealed, row: object) -> Any:
        """Return the value that was sealed for this field in `row`.

        Raises:
            SealBroken: it was altered or comes from another place.
        """
        return self.decoded(ring.open_here(value.envelope, place=self.place(row)))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Seal the value for the row about to be written."""
        value = getattr(model_instance, self.attname)
        return None if value is None else self.sealed(value, model_instance.pk)

    def from_db_value(self, value: Any, expression: object, connection: BaseDatabaseWrapper) -> Sealed | None:
        """Keep the value sealed; it is opened by `SealedAttribute`."""
        return None if value is None else Sealed(bytes(value))

    def get_prep_value(self, value: Any) -> Any:
        """Let sealed values pass and nothing else, so no plain value ever reaches a statement.

        Raises:
            FieldError: the value is plain, as in `update()` or in a look-up.
        """
        if value is None or isinstance(value, Sealed):
            return value
        raise FieldError(f"{self.name} is sealed: save the row to write it, look it up by its keyed hash")

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """Hand the envelope to the database."""
        value = self.get_prep_value(value)
        return None if value is None else connection.Database.Binary(value.envelope)

    def value_to_string(self, obj: models.Model) -> str:
        """Refuse to serialise: fixtures would spill what the database keeps sealed."""
        raise FieldError(f"{self.name} is sealed and is not written to fixtures")


class EncryptedTextField(EncryptedField):
    """A sealed text."""

    def encoded(self, value: Any) -> bytes:
        """Return the text as UTF-8."""
        if not isinstance(value, str):
            raise TypeError(f"{self.name} holds text, not {type(value).__name__}")
        return value.encode()

    def decoded(self, content: bytes) -> str:
        """Return the text."""
        return content.decode()


class EncryptedJSONField(EncryptedField):
    """A sealed JSON value, written as canonical text."""

    def encoded(self, value: Any) -> bytes:
        """Return the value as JSON with sorted keys and no spare spaces."""
        text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
        return text.encode()

    def decoded(self, content: bytes) -> Any:
        """Return the value."""
        return json.loads(content)
