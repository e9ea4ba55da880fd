"""The pages with a sign-in partner beside them: allauth's provider of OpenID Connect, in this same process."""

from __future__ import annotations

from typing import Any

from allauth.idp.oidc.adapter import DefaultOIDCAdapter
from django.urls import include, path

from workpermit.accounts.models import Account
from workpermit.web import urls

urlpatterns = [path("", include("allauth.idp.urls")), *urls.urlpatterns]
handler403, handler404, handler500 = urls.handler403, urls.handler404, urls.handler500


class Partner(DefaultOIDCAdapter):
    """A partner that knows the address of its people, proved or not by their name's first letter."""

    def get_claims(
        self, purpose: Any, user: Any, client: Any, scopes: Any, email: str | None = None, **given: Any
    ) -> dict[str, Any]:
        """Return what the partner says of somebody."""
        assert isinstance(user, Account)
        address = user.display_name.casefold().replace(" ", ".") + "@example.org"
        proved = not user.display_name.startswith("Un")
        return {"sub": str(user.pk), "email": address, "email_verified": proved, "name": user.display_name}
