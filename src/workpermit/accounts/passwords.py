"""Passwords: what one has to be, and whether one is right, in the same time for every address (S-06, S-02).

Long, and not among those that are guessed first; nothing about digits, capitals or signs, and no secret questions
(NIST SP 800-63B-4). It may be pasted, and every character counts, spaces included.
"""

from __future__ import annotations

import gzip
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.contrib.auth import password_validation
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.hashers import Argon2PasswordHasher, check_password, make_password
from django.http import HttpRequest

from workpermit.accounts.identity import plain_name
from workpermit.accounts.models import Account
from workpermit.core.case.actor import Role
from workpermit.core.text import Text

SHORTEST: Final = 15
LONGEST: Final = 256  # longer ones would only keep the machine busy
# Staff sign in by passkey alone (S-07), unless the office decided otherwise (ADR-71); the demonstration has none.
_BY_PASSWORD: Final = frozenset({Role.APPLICANT.value, Role.REPRESENTATIVE.value})

_TOO_SHORT: Final = Text(
    en="The password has {count} characters. Use 15 or more: four or five words that only you would put together.",
    fr="Le mot de passe compte {count} caractères. Utilisez-en 15 ou plus : quatre ou cinq mots que personne d’autre "
    "ne réunirait.",
)
_TOO_LONG: Final = Text(
    en="The password has {count} characters. Use 256 or fewer.",
    fr="Le mot de passe compte {count} caractères. Utilisez-en 256 ou moins.",
)
_COMMON: Final = Text(
    en="This password is one of those that are guessed first. Choose words that do not belong together.",
    fr="Ce mot de passe est parmi les premiers que l’on devine. Choisissez des mots sans lien entre eux.",
)
_ABOUT_YOU: Final = Text(
    en="The password is your name or e-mail address. Choose words that have nothing to do with you.",
    fr="Le mot de passe est votre nom ou votre adresse courriel. Choisissez des mots sans rapport avec vous.",
)


class Argon2(Argon2PasswordHasher):
    """Hash by argon2id with 46 MiB and one lane: sixteen sign-ins at once fit into the machine (ASVS 5, appendix C)."""

    time_cost = 2
    memory_cost = 47_104
    parallelism = 1


class ByAddress(ModelBackend):
    """Find who signs in by the keyed hash of the address; Django and allauth ask by this class."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> Account | None:
        """Return whoever has this address and this password, or None."""
        return with_password(str(kwargs.get("email") or username or ""), password or "")


def faults(password: str, *, email: str = "", name: str = "") -> list[Text]:
    """Return what is wrong with a new password, each as what to do instead; an empty list where it is good."""
    plain = plain_password(password)
    if len(plain) < SHORTEST:
        return [_TOO_SHORT.filled(count=str(len(plain)))]
    if len(plain) > LONGEST:
        return [_TOO_LONG.filled(count=str(len(plain)))]
    if _is_about(plain, email=email, name=name):
        return [_ABOUT_YOU]
    return [_COMMON] if _is_common(plain) else []


def plain_password(password: str) -> str:
    """Return a password in the one form that is hashed: the same letters typed on another keyboard are the same."""
    return unicodedata.normalize("NFKC", password)


def hashed(password: str) -> str:
    """Return what is kept of a password."""
    return make_password(plain_password(password))


def set_password(account: Account, password: str) -> None:
    """Give an account a new password."""
    account.password = hashed(password)
    account.save(update_fields=["password"])


def is_right(account: Account | None, password: str) -> bool:
    """Tell whether a password is an account's. It takes as long where there is no account, or one without password."""
    known = account is not None and _signs_in_by_password(account) and account.has_usable_password()
    encoded = account.password if account is not None and known else _nobodys()
    right = check_password(plain_password(password), encoded)
    return right and known and account is not None and account.is_active


def _signs_in_by_password(account: Account) -> bool:
    return account.role in _BY_PASSWORD or settings.STAFF_FACTOR == "app"


def with_password(email: str, password: str) -> Account | None:
    """Return whoever has this address and this password, or None, in the same time."""
    account = Account.objects.with_email(email)
    return account if is_right(account, password) else None


@cache
def _nobodys() -> str:
    """Return the hash of a password that nobody has, to spend the time of a comparison on."""
    return make_password("nobody has this password")


@cache
def _commonest() -> frozenset[str]:
    """Return the twenty thousand commonest passwords; the list comes with Django."""
    listed = Path(password_validation.__file__).with_name("common-passwords.txt.gz")
    with gzip.open(listed, "rt", encoding="utf-8") as lines:
        return frozenset(line.strip() for line in lines)


def _is_common(plain: str) -> bool:
    """Tell whether it is on the list, or one of the list (or a single character) over and over, or a run of keys."""
    folded = plain.casefold()
    bare = "".join(ch for ch in folded if ch.isalnum()) or folded
    return any(word in _commonest() or _is_run(word) or _repeated(word) for word in (folded, bare))


def _repeated(word: str) -> bool:
    for length in range(1, len(word) // 2 + 1):
        unit, rest = word[:length], len(word) % length
        if unit * (len(word) // length) + unit[:rest] == word:
            return length < 4 or unit in _commonest() or _is_run(unit)
    return False


_RUNS: Final = (
    "0123456789012345678901234567890",
    "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "azertyuiopqsdfghjklmwxcvbn",
    "1234567890qwertyuiopasdfghjklzxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
)


def _is_run(word: str) -> bool:
    return len(word) >= 4 and any(word in run or word[::-1] in run for run in _RUNS)


def _is_about(plain: str, *, email: str, name: str) -> bool:
    bare = plain_name(plain).replace(" ", "")
    address = email.strip().casefold()
    own = {address, address.partition("@")[0], plain_name(name).replace(" ", "")}
    return plain.casefold() in own or any(len(part) >= 4 and bare in {part, part * 2} for part in own)
