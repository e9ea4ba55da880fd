"""The table of contents: every rule and quantity of the book by its id."""

from __future__ import annotations

from types import ModuleType

from workpermit.core.law.book import (
    activation,
    biometrics,
    change_of_employer,
    completeness,
    conditions,
    eligibility,
    employer,
    inland_issue,
    interim_work,
    limits,
    medical,
    offer,
    port_of_entry,
    prior_breach,
    re_entry,
    refunds,
    right_to_work,
    route,
    status,
    validity,
    visa,
)
from workpermit.core.law.expression import Rule
from workpermit.core.law.quantity import Quantity

MODULES: tuple[ModuleType, ...] = (
    completeness,
    biometrics,
    medical,
    employer,
    offer,
    prior_breach,
    eligibility,
    route,
    visa,
    status,
    right_to_work,
    activation,
    port_of_entry,
    re_entry,
    interim_work,
    change_of_employer,
    inland_issue,
    validity,
    conditions,
    refunds,
    limits,
)

RULES: dict[str, Rule] = {
    rule.id: rule for module in MODULES for rule in vars(module).values() if isinstance(rule, Rule)
}
QUANTITIES: dict[str, Quantity] = {
    quantity.id: quantity for module in MODULES for quantity in vars(module).values() if isinstance(quantity, Quantity)
}
