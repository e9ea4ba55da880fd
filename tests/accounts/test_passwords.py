"""What a password has to be: a table of two hundred (S-06); and that a wrong one costs the same for every address."""

from __future__ import annotations

from typing import Final

import pytest
from django.contrib.auth.hashers import check_password
from pytest_django import Settings

from workpermit.accounts import passwords
from workpermit.accounts.models import Account
from workpermit.accounts.passwords import LONGEST, SHORTEST
from workpermit.core.case.actor import Role

WORDS: Final = (
    "otter",
    "lantern",
    "quilt",
    "harbour",
    "maple",
    "thimble",
    "walrus",
    "ember",
    "saddle",
    "orchid",
    "pebble",
    "violin",
    "cactus",
    "meadow",
    "anchor",
    "biscuit",
    "compass",
    "dahlia",
    "falcon",
    "glacier",
    "hammock",
    "island",
    "juniper",
    "kettle",
    "lagoon",
    "marble",
    "nutmeg",
    "oyster",
    "pumpkin",
    "quartz",
)
# Long enough, and nothing about them that one guesses first: words, other alphabets, spaces, signs, very long ones.
GOOD: Final = (
    *(f"{one} {two} {three}" for one, two, three in zip(WORDS, WORDS[7:], WORDS[13:], strict=False)),
    *(f"{two}-{one}-{three}" for one, two, three in zip(WORDS, WORDS[5:], WORDS[11:], strict=False)),
    *(
        f"{one}{two}{three}{four}"
        for one, two, three, four in zip(WORDS, WORDS[3:], WORDS[9:], WORDS[12:], strict=False)
    ),
    *(
        f"{number} {one} {two}, then {three}"
        for number, one, two, three in zip(range(99), WORDS, WORDS[2:], WORDS[8:], strict=False)
    ),
    "пароль из четырёх слов",
    "長い合言葉は覚えやすいですよね",
    "موج نخل قمر باب سماء بحر",
    "été à la rivière 1987 et encore",
    "no digit and no capital needed",
    "'; DROP TABLE accounts; --",
    "    four spaces at each end    ",
    "x9$Kq2!vLm7#Rt4",
    "🦦🏮🧵⚓🍁 and some more words",
    "w" * 7 + "alrus in the harbour at night",
    "a sentence that goes on " * 10,
    "z7" + "Harbour, lantern, otter: " * 8,
)
TOO_SHORT: Final = (*(word for word in WORDS), "", "a", "Tr0ub4dor&3", "P@ssw0rd!2026", "x9$Kq2!vLm7#Rt", "長い合言葉")
COMMON: Final = (
    *(char * 15 for char in "0123456789abcdefgxyz!. "),
    *(char * 20 for char in "hijklmnopqrs"),
    *(word * 4 for word in ("password", "123456", "qwerty", "iloveyou", "dragon", "football", "welcome", "monkey")),
    *(word * 3 for word in ("master", "shadow", "sunshine", "princess", "baseball", "superman", "trustno1", "letmein")),
    *(f"{word} " * 3 for word in ("michael", "jordan", "hunter", "ranger", "summer", "ginger", "pepper", "freedom")),
    "passwordpassword",
    "PASSWORDPASSWORD",
    "password-password",
    "password password!",
    "1234567890123456",
    "9876543210987654",
    "qwertyuiopasdfgh",
    "azertyuiopqsdfgh",
    "abcdefghijklmnop",
    "zyxwvutsrqponmlk",
    "abcabcabcabcabc",
    "121212121212121",
    "1qaz2wsx3edc4rfv",
    "letmeinletmeinletmein",
)
ABOUT: Final = (
    "amara.diallo@example.org",
    "AMARA.DIALLO@EXAMPLE.ORG",
    "amaradiallodiop",
    "Amara Diallo-Diop",
    "amaradiallodiopamaradiallodiop",
)


def account(password: str | None, *, email: str = "amara@example.org", role: Role = Role.APPLICANT) -> Account:
    """Make an account."""
    made = Account.objects.create_account(email, name="Amara", role=role)
    if password is not None:
        passwords.set_password(made, password)
    return made


def said(password: str) -> list[str]:
    """Return what is said of a password of Amara Diallo-Diop."""
    faults = passwords.faults(password, email="amara.diallo@example.org", name="Amara Diallo Diop")
    return [fault.en for fault in faults]


def test_the_table_has_two_hundred_rows() -> None:
    table = {*GOOD, *TOO_SHORT, *COMMON, *ABOUT}
    assert len(table) >= 200


@pytest.mark.parametrize("password", GOOD)
def test_a_long_password_is_good_whatever_it_is_made_of(password: str) -> None:
    assert said(password) == []


@pytest.mark.parametrize("password", TOO_SHORT)
def test_a_short_one_is_told_how_long(password: str) -> None:
    (fault,) = said(password)
    assert f"has {len(password)} characters. Use 15 or more" in fault


@pytest.mark.parametrize("password", COMMON)
def test_one_that_is_guessed_first_is_refused(password: str) -> None:
    (fault,) = said(password)
    assert "guessed first" in fault


@pytest.mark.parametrize("password", ABOUT)
def test_a_name_or_an_address_is_no_password(password: str) -> None:
    (fault,) = said(password)
    assert "your name or e-mail address" in fault


def test_the_bounds() -> None:
    assert said("x9$Kq2!vLm7#Rt4"[:SHORTEST]) == []
    assert "Use 15" in said("x9$Kq2!vLm7#Rt4"[: SHORTEST - 1])[0]
    long = "otter lantern quilt " * 13
    assert said(long[:LONGEST]) == []
    assert "Use 256 or fewer" in said(long[: LONGEST + 1])[0]


@pytest.mark.django_db
def test_every_character_counts_and_the_same_letters_are_the_same() -> None:
    made = account("  été à la rivière  ")
    assert passwords.is_right(made, "  été à la rivière  ")
    assert passwords.is_right(made, "  e\u0301te\u0301 a\u0300 la rivie\u0300re  ")  # typed on another keyboard
    assert not passwords.is_right(made, "été à la rivière")


@pytest.mark.django_db
def test_it_is_kept_by_argon2id_with_enough_memory() -> None:
    made = account("otter lantern quilt harbour")
    scheme, variant, _, costs, *_ = made.password.split("$")
    assert (scheme, variant) == ("argon2", "argon2id")
    memory = int(costs.split(",")[0].removeprefix("m="))
    assert memory >= 46 * 1024


@pytest.mark.django_db
@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.APPLICANT, Role.REPRESENTATIVE)])
def test_staff_never_sign_in_by_password(role: Role) -> None:
    made = account("otter lantern quilt harbour", role=role)
    assert passwords.with_password(made.email, "otter lantern quilt harbour") is None


@pytest.mark.django_db
@pytest.mark.parametrize(("factor", "passes"), [("app", True), ("passkey", False)])
def test_staff_sign_in_by_password_only_where_the_office_allows_an_app(
    factor: str, passes: bool, settings: Settings
) -> None:
    settings.STAFF_FACTOR = factor
    made = account("otter lantern quilt harbour", role=Role.OFFICER)
    assert (passwords.with_password(made.email, "otter lantern quilt harbour") == made) is passes


@pytest.mark.django_db
def test_the_same_comparison_is_made_for_an_account_without_one(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []

    def watched(plain: str, encoded: str) -> bool:
        compared.append(encoded)
        return check_password(plain, encoded)

    monkeypatch.setattr(passwords, "check_password", watched)
    account("otter lantern quilt harbour")
    account(None, email="passkey@example.org")
    disabled = account("otter lantern quilt harbour", email="disabled@example.org")
    Account.objects.filter(pk=disabled.pk).update(is_active=False)
    for address in ("amara@example.org", "passkey@example.org", "disabled@example.org", "nobody@example.org"):
        assert passwords.with_password(address, "wrong in any case") is None
    assert passwords.with_password("disabled@example.org", "otter lantern quilt harbour") is None
    assert len(compared) == 5
    assert {encoded.rsplit("$", 2)[0] for encoded in compared} == {compared[0].rsplit("$", 2)[0]}  # the same costs
