"""Sessions: sealed in the database, found by a keyed hash of the cookie, ended by the server (S-09, S-10).

    cookie ──keyed hash──► row ──opened──► what the session holds

A copy of the database therefore opens nobody's session and tells nothing of what one holds. How long a session
lasts hangs on the role; both limits are kept by the server, whatever the browser does with its cookie.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import DatabaseError, IntegrityError, transaction

from workpermit.accounts.models import Account
from workpermit.accounts.signin_models import Session
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.vault.blind import keyed_hash


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a session lasts: without a request, and at all."""

    idle: timedelta
    absolute: timedelta


_ABSOLUTE: Final = timedelta(hours=12)
APPLICANTS: Final = Limits(timedelta(minutes=30), _ABSOLUTE)
_OFFICE: Final = Limits(timedelta(minutes=15), _ABSOLUTE)
_DESK: Final = Limits(timedelta(minutes=5), _ABSOLUTE)
_LIMITS: Final[Mapping[str, Limits]] = {
    Role.APPLICANT.value: APPLICANTS,
    Role.REPRESENTATIVE.value: APPLICANTS,
    Role.BORDER_OFFICER.value: _DESK,
}
# That somebody was there is written down at most this often, so that reading pages does not write to the disk.
SEEN_EVERY: Final = timedelta(minutes=1)
# What the session keeps to know its limits and its browser.
ROLE: Final = "role"
DEVICE: Final = "device"
_LONGEST_DEVICE: Final = 300


def limits_of(role: str) -> Limits:
    """Return the limits of a role; of a visitor, who has none, those of applicants."""
    return _LIMITS.get(role, _OFFICE if role else APPLICANTS)


class SessionStore(SessionBase):
    """Keep a session in its row; the interface is Django's."""

    row: Session | None = None

    def load(self) -> dict[str, Any]:
        """Return what the session holds, or nothing where it has ended."""
        self.row = _live(self.session_key)
        if self.row is None:
            self._session_key = None
            return {}
        content: dict[str, Any] = self.row.content
        return content

    def exists(self, session_key: str) -> bool:
        """Tell whether a cookie is taken."""
        return Session.objects.filter(key_hash=_hash(session_key)).exists()

    def create(self) -> None:
        """Begin a session under a cookie of its own."""
        while True:
            self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:
        """Write what the session holds.

        Raises:
            CreateError: the cookie was taken.
            UpdateError: the session has ended since it was read; nothing may bring it back.
        """
        if self.session_key is None:
            self.create()
            return
        content = dict(self._get_session(no_load=must_create))  # type: ignore[attr-defined]
        if must_create:
            self._insert(content)
        else:
            self._update(content)

    def _insert(self, content: dict[str, Any]) -> None:
        began_at = now()
        row = Session(key_hash=_hash(self.session_key), began_at=began_at, seen_at=began_at)
        _fill(row, content)
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError as taken:
            raise CreateError from taken
        self.row = row

    def _update(self, content: dict[str, Any]) -> None:
        row = self.row if self.row is not None else _live(self.session_key)
        if row is None:
            raise UpdateError
        row.seen_at = now()
        _fill(row, content)
        try:
            with transaction.atomic():
                row.save(force_update=True)
        except DatabaseError as gone:
            raise UpdateError from gone

    def delete(self, session_key: str | None = None) -> None:
        """End a session: this one, or the one with that cookie."""
        key = session_key or self.session_key
        if key is not None:
            Session.objects.filter(key_hash=_hash(key)).delete()

    @classmethod
    def clear_expired(cls) -> None:
        """Remove the rows of sessions that have ended; Django asks by this name."""
        cls.clear_ended(now())

    @staticmethod
    def clear_ended(at: datetime) -> int:
        """Remove the rows of sessions that had ended at an instant and return how many."""
        return Session.objects.filter(ends_before__lte=at).delete()[0]

    def seen(self) -> None:
        """Write down that somebody is there, at most once a minute; it moves the idle limit on."""
        row = self.row
        at = now()
        if row is None or self.modified or at - row.seen_at < SEEN_EVERY:
            return
        row.seen_at = at
        row.ends_before = _end_of(row, self.get(ROLE, ""))
        Session.objects.filter(pk=row.pk).update(seen_at=row.seen_at, ends_before=row.ends_before)

    @property
    def ends_before(self) -> datetime | None:
        """Return when this session ends unless somebody comes, or None where there is none."""
        return None if self.row is None else self.row.ends_before


def of_account(account: Account) -> list[Session]:
    """Return the live sessions of an account, the one seen last at the head."""
    return list(Session.objects.filter(account=account, ends_before__gt=now()).order_by("-seen_at", "pk"))


def end(account: Account, *, session_id: UUID) -> bool:
    """End one session of an account; its browser is refused from its next request on. Tell whether there was one."""
    return bool(Session.objects.filter(account=account, pk=session_id).delete()[0])


def end_others(account: Account, *, kept: UUID | None) -> int:
    """End every session of an account but one, as after a new password, and return how many ended."""
    others = Session.objects.filter(account=account)
    return (others if kept is None else others.exclude(pk=kept)).delete()[0]


def disable(account: Account) -> None:
    """Let an account sign in no more and end its sessions and codes at once (S-10)."""
    with transaction.atomic():
        account.is_active = False
        account.save(update_fields=["is_active"])
        end_others(account, kept=None)
        account.proofs.all().delete()


def _live(session_key: str | None) -> Session | None:
    if session_key is None:
        return None
    row = next(iter(Session.objects.raw(_BY_HASH, [_hash(session_key)])), None)
    return row if row is not None and row.ends_before > now() else None


# Every request of somebody signed in asks this, and Django takes longer to write it than a database to answer it.
_BY_HASH: Final = "SELECT * FROM accounts_session WHERE key_hash = %s"


def _fill(row: Session, content: dict[str, Any]) -> None:
    owner = content.get(SESSION_KEY)
    row.account_id = UUID(owner) if owner else None
    row.content = content
    row.device = str(content.get(DEVICE, ""))[:_LONGEST_DEVICE]
    row.ends_before = _end_of(row, content.get(ROLE, ""))


def _end_of(row: Session, role: str) -> datetime:
    limits = limits_of(role)
    return min(row.seen_at + limits.idle, row.began_at + limits.absolute)


def _hash(session_key: str | None) -> bytes:
    return keyed_hash(session_key or "", purpose="accounts.session")
