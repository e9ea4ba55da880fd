"""Signing up to try our pages, and withdrawing (AYA-15)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from workpermit.clock.present import now
from workpermit.core.text import Text
from workpermit.trades.enquiries import testers
from workpermit.web.enquiries.forms import EndForm, TesterForm
from workpermit.web.ui.acting import in_error, opened
from workpermit.web.ui.pages import page
from workpermit.web.ui.words import said

_SIGN_UP = Text(en="Help us improve our services", fr="Aidez-nous à améliorer nos services")
_SIGNED_UP = Text(en="Thank you: you are on the list", fr="Merci : vous êtes sur la liste")
_END = Text(en="Leave the list of testers", fr="Quitter la liste des essais")
_ENDED = Text(en="You are off the list", fr="Vous n’êtes plus sur la liste")


def sign_up(request: HttpRequest) -> HttpResponse:
    """Take a sign-up and show the code that withdraws it, this once."""
    given = opened(TesterForm, request)
    if request.method == "POST" and given.is_valid():
        code = testers.sign_up(given.sign_up, at=now())
        return page(request, "enquiries_pages/signed_up.html", title=_SIGNED_UP, heading=_SIGNED_UP, code=code)
    return page(request, "enquiries_pages/sign_up.html", title=in_error(_SIGN_UP, given), heading=_SIGN_UP, form=given)


def end(request: HttpRequest) -> HttpResponse:
    """Withdraw a sign-up; its contact is dropped for good."""
    given = opened(EndForm, request)
    if request.method == "POST" and given.is_valid():
        if testers.withdraw(given.cleaned_data["code"], at=now()):
            return page(request, "enquiries_pages/ended.html", title=_ENDED, heading=_ENDED)
        given.add_error("code", said(_NO_SUCH_CODE))
    return page(request, "enquiries_pages/end.html", title=in_error(_END, given), heading=_END, form=given)


_NO_SUCH_CODE = Text(
    en="Your code: we find none like it. It may be misspelt, or you are off the list already.",
    fr="Votre code : nous ne trouvons pas ce code. Il est peut-être mal écrit, ou vous n’êtes déjà plus sur la liste.",
)
