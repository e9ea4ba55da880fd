"""A proxy in front is believed on the browser's address and on HTTPS; whoever else writes those headers is not."""

from __future__ import annotations

from wsgiref.util import setup_testing_defaults

import pytest
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

from workpermit.config import wsgi

_TOLD = {"HTTP_X_FORWARDED_FOR": "203.0.113.9", "HTTP_X_FORWARDED_PROTO": "https"}


def _seen(came_from: str, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """Return the address and the scheme that the application is given for a request that came from an address."""
    environ: dict[str, str] = {}
    setup_testing_defaults(environ)
    environ |= _TOLD | {"REMOTE_ADDR": came_from, "PATH_INFO": "/en/"}
    inside = wsgi.application.__wrapped__  # type: ignore[attr-defined]
    monkeypatch.setattr(type(inside), "__call__", lambda _self, _environ, _start: [])
    list(wsgi.application(environ, lambda *_: lambda _: None))
    return environ["REMOTE_ADDR"], environ["wsgi.url_scheme"]


@pytest.mark.parametrize("proxy", ["127.0.0.1", "::1"])
def test_a_proxy_on_the_machine_is_believed(proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _seen(proxy, monkeypatch) == ("203.0.113.9", "https")


def test_a_stranger_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _seen("198.51.100.7", monkeypatch) == ("198.51.100.7", "http")


def test_what_the_browser_wrote_itself_comes_before_the_proxy_and_is_passed_over() -> None:
    environ = {"REMOTE_ADDR": "10.1.2.3", "HTTP_X_FORWARDED_FOR": "127.0.0.1, 203.0.113.9"}
    list(wrap_wsgi_with_proxy_headers(lambda _environ, _start: [], trusted_hosts=["10.0.0.0/8"])(environ, None))
    assert environ["REMOTE_ADDR"] == "203.0.113.9"
