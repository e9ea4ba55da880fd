"""Authority for everybody who decides in the tests; whoever tests authority itself takes it away first."""

from __future__ import annotations

from datetime import UTC, date, datetime

from workpermit.core.case.actor import Role
from workpermit.trades.authority.granting import Deciding, Wanted, confirm, propose

FROM = date(2020, 1, 1)


def give_to_all() -> None:
    """Give officers and supervisors authority over everything, for good."""
    at = datetime(FROM.year, FROM.month, FROM.day, tzinfo=UTC)
    for role in (Role.OFFICER, Role.SUPERVISOR):
        wanted = Wanted(role.value, frozenset(Deciding), "Instrument of the tests", FROM)
        confirm(propose(wanted, by="supervisor.one", at=at).pk, by="supervisor.two", at=at)
