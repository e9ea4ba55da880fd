"""The people of the demo, all fictional, each with the role that the case asks for."""

from __future__ import annotations

from dataclasses import dataclass

from workpermit.accounts.models import Account
from workpermit.clock.present import now
from workpermit.core.case.actor import Actor, Role
from workpermit.trades.authority import granting
from workpermit.trades.authority.granting import Deciding, Wanted


@dataclass(frozen=True, slots=True)
class Member:
    """One person of the office or of a partner: a key for their address, name, role and office."""

    key: str
    name: str
    role: Role
    office: str


STAFF = (
    Member("officer.tremblay", "Marguerite Tremblay", Role.OFFICER, "CPC"),
    Member("officer.okafor", "Daniel Okafor", Role.OFFICER, "VO"),
    Member("supervisor.lindqvist", "Ingrid Lindqvist", Role.SUPERVISOR, "CPC"),
    Member("supervisor.amari", "Nadia Amari", Role.SUPERVISOR, "VO"),
    Member("border.singh", "Harpreet Singh", Role.BORDER_OFFICER, "YVR"),
    Member("border.gagnon", "Luc Gagnon", Role.BORDER_OFFICER, "YUL"),
    Member("border.mackay", "Fiona MacKay", Role.BORDER_OFFICER, "POE"),
    Member("site.reyes", "Ana Reyes", Role.SITE_CLERK, "SITE"),
    Member("mailroom.chan", "Edwin Chan", Role.MAILROOM_CLERK, "CPC"),
    Member("physician.bello", "Dr. Kemi Bello", Role.PANEL_PHYSICIAN, "PANEL"),
    Member("auditor.dubois", "Hélène Dubois", Role.AUDITOR, "HQ"),
    Member("admin.novak", "Petra Novak", Role.ADMINISTRATOR, "HQ"),
    Member("admin.yeo", "Jun Yeo", Role.ADMINISTRATOR, "HQ"),
)


INSTRUMENT = "Delegation of the demonstration office, column 3"


class Cast:
    """The accounts behind the cast, by key, with the names that the timelines show."""

    def __init__(self) -> None:
        self._actors: dict[str, Actor] = {}
        self._names: dict[str, str] = {}
        for member in STAFF:
            account = Account.objects.create_account(
                f"{member.key}@office.example", name=member.name, role=member.role, office=member.office
            )
            self.enter(member.key, account)
        self._delegate()

    def _delegate(self) -> None:
        """Let officers and supervisors decide: one supervisor proposes the authority, the other confirms it."""
        proposes, confirms = self._actors["supervisor.lindqvist"].id, self._actors["supervisor.amari"].id
        for role in (Role.OFFICER, Role.SUPERVISOR):
            wanted = Wanted(role.value, frozenset(Deciding), INSTRUMENT, now().date())
            granting.confirm(granting.propose(wanted, by=proposes, at=now()).pk, by=confirms, at=now())

    def enter(self, key: str, account: Account) -> None:
        """Let an account play under `key`."""
        self._actors[key] = account.actor
        self._names[str(account.pk)] = account.display_name

    def actor(self, key: str) -> Actor:
        """Return the actor who plays under `key`."""
        return self._actors[key]

    def name_of(self, actor: Actor) -> str:
        """Return a person's name, or nothing for the system."""
        return self._names.get(actor.id, "")
