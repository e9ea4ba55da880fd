"""One e-mail a day for those who asked for it: that there are new messages, and how many."""

from __future__ import annotations

from datetime import datetime

from workpermit.accounts.models import Account
from workpermit.casework.messages import topic_of
from workpermit.core.wording.notices.topics import MUTABLE, Topic
from workpermit.trades.notices import preferences, sending
from workpermit.trades.notices.models import Delivery, Message

DIGEST_HOUR = 8  # on the reader's own clock


def put_digests(*, at: datetime) -> int:
    """Put the day's digest of everybody who asked for one on its way, from eight in their morning; return how many."""
    return sum(_put_digest(account, at=at) for account in _wanting())


def _wanting() -> list[Account]:
    return list(Account.objects.filter(pk__in=preferences.wanting_digests(), is_active=True).order_by("pk"))


def _put_digest(account: Account, *, at: datetime) -> bool:
    here = at.astimezone(account.zone)
    day = here.date().isoformat()
    if here.hour < DIGEST_HOUR or not news(Delivery(account_id=account.pk, put_at=at)):
        return False
    return sending.put_digest(account.pk, day=day, at=at).put_at == at


def news(digest: Delivery) -> list[str]:
    """Return the kinds of the unread messages that a digest tells of: those since the one before it, and not muted."""
    assert digest.account_id is not None  # a digest is somebody's
    chosen = preferences.of(digest.account_id)
    told: set[Topic] = {topic for topic in MUTABLE if topic not in chosen.muted}
    new = Message.objects.filter(account_id=digest.account_id, read_at__isnull=True, put_at__lte=digest.put_at)
    before = Delivery.objects.filter(account_id=digest.account_id, message__isnull=True, put_at__lt=digest.put_at)
    if (last := before.order_by("-put_at").first()) is not None:
        new = new.filter(put_at__gt=last.put_at)
    return [one.kind for one in new if topic_of(one) in told]
