"""Who works at the office's desks."""

from __future__ import annotations

from typing import Final

from workpermit.core.case.actor import Role

STAFF: Final = (
    Role.OFFICER,
    Role.SUPERVISOR,
    Role.BORDER_OFFICER,
    Role.SITE_CLERK,
    Role.MAILROOM_CLERK,
    Role.PANEL_PHYSICIAN,
)
