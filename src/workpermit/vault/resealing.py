"""Seal every value of a table again under the key that seals now, while the table is in use (S-22)."""

from __future__ import annotations

from typing import Any

from django.db import models

from workpermit.vault import ring
from workpermit.vault.fields import EncryptedField, Sealed
from workpermit.vault.sealing import key_number


def reseal(model: type[models.Model], *, batch_size: int = 500) -> int:
    """Seal again what another key sealed and return how many values were changed.

    Each value is written only where it still is what was read, so a save in between is never undone;
    such a save has sealed the value with the new key already.
    """
    fields = [field for field in model._meta.concrete_fields if isinstance(field, EncryptedField)]  # noqa: SLF001
    columns = [field.attname for field in fields]
    rows = model._base_manager.order_by("pk").values_list("pk", *columns)  # noqa: SLF001
    changed = 0
    for pk, *values in rows.iterator(chunk_size=batch_size):
        for field, value in zip(fields, values, strict=True):
            if isinstance(value, Sealed) and key_number(value.envelope) != ring.current().current:
                changed += _reseal_one(model, field, pk, value)
    return changed


def _reseal_one(model: type[models.Model], field: EncryptedField, pk: Any, value: Sealed) -> int:
    fresh = field.sealed(field.opened(value, pk), pk)
    return model._base_manager.filter(pk=pk, **{field.attname: value}).update(**{field.attname: fresh})  # noqa: SLF001
