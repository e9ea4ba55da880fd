"""Addresses of the office's pages."""

from __future__ import annotations

from workpermit.web.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
