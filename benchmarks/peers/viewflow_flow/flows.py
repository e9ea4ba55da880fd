"""The flow: one start and eleven tasks for people, one after the other."""

from __future__ import annotations

from typing import Any

from django.views.generic import View
from twelve_steps import CARRIES, NAMES
from viewflow import this
from viewflow.workflow import flow, lock
from viewflow.workflow.models import Process


def _received(activation: Any, **_: Any) -> Any:
    activation.task.data = {"actor": "account-42", **CARRIES[NAMES[0]]}
    return activation.process


def _nodes() -> dict[str, Any]:
    nodes: dict[str, Any] = {NAMES[0]: flow.StartHandle(_received).Next(getattr(this, NAMES[1]))}
    for name, following in zip(NAMES[1:], (*NAMES[2:], "end"), strict=True):
        nodes[name] = flow.View(View.as_view()).Next(getattr(this, following))
    return {**nodes, "end": flow.End()}


# One process walks at a time here, so no lock beside the transaction's own; that is viewflow's lightest setting.
PermitFlow = type(
    "PermitFlow",
    (flow.Flow,),
    {"__module__": __name__, "process_class": Process, "lock_impl": lock.NoLock(), **_nodes()},
)
