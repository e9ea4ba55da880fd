"""The warning before a session ends, in the layout of every page: `{% load session %}{% session_box %}`."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context

from workpermit.accounts.sessions import SessionStore
from workpermit.clock.present import now

register = template.Library()


@register.inclusion_tag("signin/session.html", takes_context=True)
def session_box(context: Context) -> dict[str, Any]:
    """Warn somebody who is signed in two minutes before the end; nothing for anybody else."""
    request = context.get("request")
    session = getattr(request, "session", None)
    if request is None or not request.user.is_authenticated or not isinstance(session, SessionStore):
        return {"shown": False}
    ends_before = session.ends_before
    seconds = 0 if ends_before is None else int((ends_before - now()).total_seconds())
    return {"shown": seconds > 0, "seconds": seconds, "csrf_token": context.get("csrf_token")}
