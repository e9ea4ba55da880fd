"""People who offered to try our pages: signed up with consent, withdrawn by a code, the contact dropped (AYA-15)."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from workpermit.core.text import Text
from workpermit.trades.enquiries.models import Tester
from workpermit.vault.blind import keyed_hash

_SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_LENGTH: Final = 12


class TestTopic(StrEnum):
    """What somebody would like to try."""

    APPLYING = "applying"
    TRACKING = "tracking"
    LETTERS = "letters"
    ACCESSIBILITY = "accessibility"

    @property
    def label(self) -> Text:
        """The topic in words."""
        return _LABELS[self]


_LABELS: dict[TestTopic, Text] = {
    TestTopic.APPLYING: Text(en="Applying online", fr="La présentation d’une demande en ligne"),
    TestTopic.TRACKING: Text(en="Following an application", fr="Le suivi d’une demande"),
    TestTopic.LETTERS: Text(en="Letters and messages", fr="Les lettres et les messages"),
    TestTopic.ACCESSIBILITY: Text(
        en="Pages with a screen reader, a keyboard or large text",
        fr="Les pages avec un lecteur d’écran, un clavier ou de grands caractères",
    ),
}


@dataclass(frozen=True, slots=True)
class SignUp:
    """What somebody gives when they sign up; the languages are codes."""

    email: str
    languages: Sequence[str]
    topics: Sequence[TestTopic]


def sign_up(given: SignUp, *, at: datetime) -> str:
    """Keep a sign-up and return the code that withdraws it, in clear, this once.

    Signing up again with the same address replaces what was given and the code.
    """
    clear = "".join(secrets.choice(_SIGNS) for _ in range(_CODE_LENGTH))
    contact_hash = keyed_hash(given.email.strip().casefold(), purpose="enquiries.tester.contact")
    Tester.objects.filter(contact_hash=contact_hash).delete()
    Tester.objects.create(
        code_hash=_code_hash(clear),
        contact={
            "email": given.email,
            "languages": list(given.languages),
            "topics": [topic.value for topic in given.topics],
        },
        contact_hash=contact_hash,
        consented_at=at,
    )
    return "-".join(clear[i : i + 4] for i in range(0, _CODE_LENGTH, 4))


def withdraw(code: str, *, at: datetime) -> bool:
    """Withdraw a sign-up and drop its contact for good; tell whether the code was one."""
    clear = "".join(sign for sign in code.upper().translate(str.maketrans("OIL", "011")) if sign.isalnum())
    tester = Tester.objects.filter(code_hash=_code_hash(clear), withdrawn_at__isnull=True).first()
    if tester is None:
        return False
    tester.contact = tester.contact_hash = None
    tester.withdrawn_at = at
    tester.save(update_fields=["contact", "contact_hash", "withdrawn_at"])
    return True


def _code_hash(clear: str) -> bytes:
    return keyed_hash(clear, purpose="enquiries.tester.code")
