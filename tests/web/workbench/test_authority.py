"""The pages of who may decide what: two supervisors keep the list, every officer reads it."""

from __future__ import annotations

import uuid

import pytest
from pytest_django import DjangoAssertNumQueries

from web.signing_in import sign_in
from web.tracker.applicant import words
from web.workbench.office import LANGUAGES, Desk
from workpermit.core.case.actor import Role
from workpermit.trades.authority.models import Grant

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("settable_clock")]
TYPED = {
    "role": "officer",
    "acts": ["approve"],
    "scope": "imm_1295",
    "instrument": "Instrument of March 2026, item 7",
    "from_on": "2026-03-02",
}


def proposes(desk: Desk, **typed: object) -> str:
    client = sign_in(desk.client, desk.account)
    return words(client.post(desk.address("authority_new"), {**TYPED, **typed}, follow=True).content)


def the_grant() -> Grant:
    return Grant.objects.get(instrument=TYPED["instrument"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_supervisor_proposes_and_another_confirms(language: str) -> None:
    one, other = Desk(Role.SUPERVISOR, language=language), Desk(Role.SUPERVISOR, language=language)
    proposes(one)
    grant = the_grant()
    assert (grant.may_approve, grant.may_refuse, grant.scope, grant.is_proposed) == (True, False, "imm_1295", True)
    assert "authority_confirm" not in one.reads("authority")
    one.posts("authority_confirm", grant.pk)
    assert the_grant().is_proposed, "not by the one who proposed it"
    other.posts("authority_confirm", grant.pk)
    assert not the_grant().is_proposed
    assert the_grant().confirmed_by == str(other.account.pk)
    said = Desk(Role.OFFICER, language=language).reads("authority")
    assert str(TYPED["instrument"]) in said
    assert ("in force" if language == "en" else "en vigueur") in said or "to come" in said or "à venir" in said


def test_an_officer_reads_the_list_and_keeps_none_of_it() -> None:
    proposes(Desk(Role.SUPERVISOR))
    desk = Desk(Role.OFFICER)
    page = desk.get("authority").content.decode()
    assert "Propose an authority" not in page
    assert "<form" not in page.partition("<main")[2].partition("</main")[0]
    assert desk.get("authority_new").status_code == 404
    client = sign_in(desk.client, desk.account)
    for act in ("authority_confirm", "authority_end"):
        assert client.post(desk.address(act, the_grant().pk)).status_code == 404


def test_the_list_costs_the_same_however_long_it_is(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    desk = Desk(Role.SUPERVISOR)
    for _ in range(6):
        proposes(Desk(Role.SUPERVISOR))
    with django_assert_max_num_queries(24) as seen:
        desk.get("authority")
    few = [one["sql"] for one in seen.captured_queries if "authority_grant" in one["sql"]]
    assert len(few) == 1
    named = [
        one["sql"] for one in seen.captured_queries if 'FROM "accounts_account"' in one["sql"] and " IN (" in one["sql"]
    ]
    assert len(named) == 1


def test_a_proposal_is_turned_down_and_an_authority_ended_by_one() -> None:
    one, other = Desk(Role.SUPERVISOR), Desk(Role.SUPERVISOR)
    proposes(one)
    assert "Ended: nobody decides under it any more." in other.posts("authority_end", the_grant().pk)
    assert the_grant().ended_by == str(other.account.pk)
    assert "This has been settled meanwhile" in other.posts("authority_end", the_grant().pk)
    assert "This has been settled meanwhile" in other.posts("authority_confirm", uuid.uuid4())


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"acts": []}, "Choose what it lets them decide"),
        ({"instrument": ""}, "Under which instrument: please fill this in."),
        ({"until_on": "2026-03-01"}, "The last day comes before the first one."),
        ({"holder": "nobody@office.example"}, "nobody of this role has this address"),
        ({"from_on": "soon"}, "First day: give a date"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(typed: dict[str, object], told: str) -> None:
    said = proposes(Desk(Role.SUPERVISOR), **typed)
    assert told in said
    assert not Grant.objects.filter(instrument=TYPED["instrument"]).exists()


def test_an_authority_for_one_person_names_them_and_is_never_ones_own() -> None:
    one, holder = Desk(Role.SUPERVISOR), Desk(Role.SUPERVISOR)
    assert "Nobody gives authority to themselves" in proposes(one, role="supervisor", holder=one.account.email)
    proposes(one, role="supervisor", holder=holder.account.email, acts=["approve", "refuse"])
    assert the_grant().holder == str(holder.account.pk)
    holder.posts("authority_confirm", the_grant().pk)
    assert the_grant().is_proposed, "the one it is for does not confirm it"
    assert "Some supervisor" in one.reads("authority")
