"""Field by field: what of a person each role of the office is shown, and the passport number by nobody (S-14)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import translation

from journeys.story import EXAMPLES
from web.roles.reaching import routes, same_browser
from web.roles.table import TABLE, Answer, Asker
from web.roles.world import World
from workpermit.casework import purposes
from workpermit.casework.masking import NEEDS
from workpermit.casework.models import AccessEntry
from workpermit.casework.purposes import Purpose
from workpermit.clock.present import now

pytestmark = pytest.mark.large
_FORM: Final = json.loads((EXAMPLES / "documents-requested" / "application.json").read_text(encoding="utf-8"))
_PASSPORT: Final = _FORM["passport"]["number"]
_FIELDS: Final[Mapping[str, str]] = {
    "family name": _FORM["applicant"]["family_name"],
    "e-mail": _FORM["contact"]["email"],
    "telephone": _FORM["contact"]["phone"],
    "street": _FORM["residence"]["street"],
    "employer": _FORM["job_offer"]["employer"]["operating_name"],
    "passport": _PASSPORT,
    "passport's end": _PASSPORT[-3:],
}
_ALL_BUT_THE_NUMBER: Final = frozenset(_FIELDS) - {"passport"}
# Who reads a case reads what it turns on; the others have to know whom they have before them.
_ON_THE_CASE: Final = {
    Asker.OFFICER: _ALL_BUT_THE_NUMBER,
    Asker.SUPERVISOR: _ALL_BUT_THE_NUMBER,
    Asker.BORDER_OFFICER: _ALL_BUT_THE_NUMBER,
    Asker.SITE_CLERK: frozenset({"family name"}),
    Asker.MAILROOM_CLERK: frozenset({"family name"}),
    Asker.PANEL_PHYSICIAN: frozenset({"family name"}),
}


@pytest.mark.parametrize("asker", _ON_THE_CASE)
def test_the_page_of_a_case_shows_a_role_these_fields_and_no_other(asker: Asker, world: World) -> None:
    page = _get(world, asker, "workbench:case", why=Purpose.ENQUIRY)
    shown = {name for name, value in _FIELDS.items() if value in page}
    assert shown == _ON_THE_CASE[asker]


@pytest.mark.parametrize("asker", _ON_THE_CASE)
def test_no_page_of_the_office_holds_the_whole_passport_number(asker: Asker, world: World) -> None:
    shown = [
        route.name
        for route in routes()
        if route.name.partition(":")[0] in ("workbench", "oversight")
        and TABLE[route.name]["GET", asker] is Answer.SHOWN
        if _PASSPORT in _get(world, asker, route.name)
    ]
    assert not shown


@pytest.mark.parametrize("asker", [one for one in Asker if one.value not in ("anonymous", "one factor")])
def test_the_number_is_shown_to_who_says_why_and_the_log_says_so(asker: Asker, world: World) -> None:
    may = TABLE["workbench:passport_number"]["POST", asker] is Answer.SHOWN
    case_id = _case_of(world)
    asked = AccessEntry.objects.filter(case_id=case_id, what="passport_number")
    for need in NEEDS:
        before = asked.count()
        assert (_PASSPORT in _ask(world, asker, need=need.value)) is may
        assert asked.count() == before + may
        assert not may or asked.latest("pk").purpose == need.value
    before = asked.count()
    for reason in ("", "curiosity"):
        assert _PASSPORT not in _ask(world, asker, need=reason)
    assert asked.count() == before, "without a reason nothing is looked at"


def _get(world: World, asker: Asker, name: str, *, why: Purpose | None = None) -> str:
    """Open a page as somebody and undo it; `why` is what they state first, where the case is none of their queue's."""
    route = next(one for one in routes() if one.name == name)
    with transaction.atomic():
        if why is not None:
            words = "The person stands before me."
            purposes.state(world.askers[asker], _case_of(world), purpose=why, words=words, at=now())
        response = same_browser(world.client(asker)).get(route.address(world.asked.given(name)))
        body = b"".join(response)
        transaction.set_rollback(True)
    return body.decode(errors="replace")


def _case_of(world: World) -> UUID:
    return UUID(str(world.asked.ids["case_id"]))


def _ask(world: World, asker: Asker, *, need: str) -> str:
    route = next(one for one in routes() if one.name == "workbench:passport_number")
    with translation.override("en"):
        address = route.address(world.asked.given(route.name))
    response = same_browser(world.client(asker)).post(address, {"key": "k", "need": need})
    return response.content.decode()
