"""Forms filled in: sent by somebody else they change nothing; with more fields, nothing more (S-12, S-14)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import Model
from django.test import Client

from web.roles.filling import Filled, forms_of
from web.roles.reaching import contents, same_browser
from web.roles.table import Asker
from web.roles.test_table import LEFT_BY_READING
from web.roles.world import World
from workpermit.accounts.models import Account

pytestmark = pytest.mark.large
_LEFT: Final = LEFT_BY_READING | {"django_session"}
_CANARY: Final = "zz9canary"
_WHO_MAY_WHAT: Final = ("role", "office", "is_active", "is_staff", "is_superuser", "email_hash")
_Forms = Mapping[Asker, Mapping[str, Filled]]


@pytest.fixture(scope="module")
def shown(world: World) -> _Forms:
    """Return the forms that each of those who ask is shown."""
    return {asker: forms_of(world, asker) for asker in Asker}


def test_a_filled_form_of_somebody_else_changes_nothing(world: World, shown: _Forms) -> None:
    every = {action: form for forms in shown.values() for action, form in forms.items()}
    done, took_effect = [], set()
    for asker in Asker:
        client, before = world.client(asker), contents()
        for action, form in every.items():
            own = shown[asker].get(action)
            changed = _sent(client, own or form, before) - _LEFT
            if own is None and changed:
                done.append((asker.value, form.route, action, sorted(changed)))
            if own is not None and changed:
                took_effect.add(form.route)
    assert not done
    assert len(took_effect) >= 20, took_effect  # the forms were filled in well enough to act


def test_fields_that_a_form_does_not_have_are_not_taken(world: World, shown: _Forms) -> None:
    everything = {one.name for model in _models() for one in model._meta.get_fields() if hasattr(one, "column")}
    powers = _powers()
    for asker, forms in shown.items():
        client, before = world.client(asker), contents()
        for form in forms.values():
            extra = {name: [_CANARY] for name in sorted(everything - set(form.typed))}
            written = _sent(client, form, before, extra=extra, look=_with_canary)
            assert not written, (asker.value, form.route, written)
    assert _powers() == powers


def _sent(
    client: Client,
    form: Filled,
    before: Mapping[str, int],
    *,
    extra: Mapping[str, list[str]] | None = None,
    look: Callable[[set[str]], set[str]] = set,
) -> set[str]:
    """Send a form, return what `look` finds in the tables that changed, and undo it all."""
    with transaction.atomic():
        same_browser(client).post(form.action, {**(extra or {}), **form.typed})
        found = look({name for name, content in contents().items() if before[name] != content})
        transaction.set_rollback(True)
    return found


def _models() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("workpermit.")]


def _with_canary(tables: set[str]) -> set[str]:
    """Return the columns, sealed ones too, in which something stands that no form has a field for."""
    found = set()
    for model in _models():
        if model._meta.db_table in tables:
            for row in model._default_manager.all():
                values = {one.attname: getattr(row, one.attname) for one in model._meta.concrete_fields}
                found |= {f"{model.__name__}.{name}" for name, value in values.items() if _CANARY in str(value)}
    return found


def _powers() -> list[tuple[Any, ...]]:
    """Return who may do what."""
    return sorted(
        (str(one.pk), *(str(getattr(one, name, None)) for name in _WHO_MAY_WHAT)) for one in Account.objects.all()
    )
