"""Sample seals: two keys of an office, its trust list, and the fields of the sample permit."""

from __future__ import annotations

from datetime import date
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, derive_private_key

from trades.letters import samples
from workpermit.trades.letters.sealed_fields import DocumentKind, SealedFields
from workpermit.trades.letters.seals import SigningKey
from workpermit.trades.letters.trust import TrustedKey, TrustList

KEY: Final = SigningKey.of(derive_private_key(20_250_701, SECP256R1()))
OTHER_KEY: Final = SigningKey.of(derive_private_key(20_260_101, SECP256R1()))
STRANGER: Final = SigningKey.of(derive_private_key(666, SECP256R1()))


def trusted(key: SigningKey) -> TrustedKey:
    """Return the public half of `key`, good for 2025 and 2026."""
    return TrustedKey(key.kid, key.private_key.public_key(), date(2025, 1, 1), date(2026, 12, 31))


TRUST: Final = TrustList.of(trusted(KEY), trusted(OTHER_KEY))
FIELDS: Final = SealedFields(
    kind=DocumentKind.WORK_PERMIT,
    number="U900000123",
    application_number="W900000017",
    name=samples.LONG_NAME,
    born_on=date(1988, 2, 29),
    citizenship="BR",
    employer="Conserverie Acadienne du Littoral Inc.",
    place="Caraquet, NB",
    valid_from=date(2025, 7, 1),
    valid_until=date(2027, 6, 16),
    issued_on=date(2025, 7, 1),
    issuer="WPO",
)
