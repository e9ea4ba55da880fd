"""Note that somebody is there, so that the idle limit of their session moves on (S-09)."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from workpermit.accounts.sessions import SessionStore

_Answer = Callable[[HttpRequest], HttpResponse]


def watch_session(get_response: _Answer) -> _Answer:
    """Move the session's idle limit on with each request of somebody signed in, written down once a minute."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        session = request.session
        if isinstance(session, SessionStore) and session.accessed:
            session.seen()
        return response

    return answered
