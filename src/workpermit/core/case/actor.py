"""Who acts on a case: the roles, and the actor that every journal entry names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The parts people and machines play; what each may do is said beside each command."""

    APPLICANT = "applicant"
    REPRESENTATIVE = "representative"
    OFFICER = "officer"
    SUPERVISOR = "supervisor"
    BORDER_OFFICER = "border_officer"
    SITE_CLERK = "site_clerk"
    MAILROOM_CLERK = "mailroom_clerk"
    PANEL_PHYSICIAN = "panel_physician"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Actor:
    """The one who acts: a role and an opaque id (an account's id, or a job's name for the system)."""

    role: Role
    id: str

    @property
    def is_person(self) -> bool:
        """Tell whether a named human acts; only a human returns, refuses, dismisses or decides."""
        return self.role is not Role.SYSTEM
