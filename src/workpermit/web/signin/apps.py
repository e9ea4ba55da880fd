"""Name this app to Django."""

from __future__ import annotations

from django.apps import AppConfig


class SigninConfig(AppConfig):
    """Sign-in, accounts, second factors, and linking an application to an account."""

    name = "workpermit.web.signin"
    label = "signin"
