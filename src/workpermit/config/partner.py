"""The sign-in partner, by OpenID Connect, as the environment names it.

WORKPERMIT_PARTNER_ISSUER  where its description lies, without /.well-known/openid-configuration
WORKPERMIT_PARTNER_CLIENT  the name under which it knows this office
WORKPERMIT_PARTNER_SECRET  the secret it gave this office
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

PARTNER: Final = "partner"  # its name in addresses: /partner/login/
_ISSUER, _CLIENT, _SECRET = (f"WORKPERMIT_PARTNER_{part}" for part in ("ISSUER", "CLIENT", "SECRET"))


def partner_from(environment: Mapping[str, str]) -> dict[str, Any]:
    """Return the partner as allauth takes it: nothing where none is named.

    Raises:
        ImproperlyConfigured: it is named in part; a half-configured partner must not pass for none.
    """
    given = {name: environment.get(name, "").strip() for name in (_ISSUER, _CLIENT, _SECRET)}
    if not any(given.values()):
        return {}
    missing = [name for name, value in given.items() if not value]
    if missing:
        raise ImproperlyConfigured(f"the sign-in partner needs {', '.join(missing)} too")
    app = {
        "provider_id": PARTNER,
        "name": PARTNER,
        "client_id": given[_CLIENT],
        "secret": given[_SECRET],
        "settings": {
            "server_url": given[_ISSUER],
            "oauth_pkce_enabled": True,
            "fetch_userinfo": True,
            "scope": ["openid", "email", "profile"],
        },
    }
    return {"openid_connect": {"APPS": [app]}}


def origins_of(providers: Mapping[str, Any]) -> list[str]:
    """Return where the sign-in form may lead to besides ourselves: the partner's scheme, host and port."""
    apps = providers.get("openid_connect", {}).get("APPS", ())
    issuers = [urlsplit(app["settings"]["server_url"]) for app in apps]
    return [f"{issuer.scheme}://{issuer.netloc}" for issuer in issuers]
