"""Keys and the trust list: two valid at once, private halves for nobody else, a list anyone can read."""

from __future__ import annotations

import json
import stat
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from trades.letters.sealed_samples import FIELDS, KEY, OTHER_KEY, TRUST, trusted
from workpermit.trades.letters import signing_keys
from workpermit.trades.letters.sealed_fields import as_sealed
from workpermit.trades.letters.seals import sign, verify
from workpermit.trades.letters.trust import KeyStatus, TrustList, TrustListUnreadable

FIRST, LAST = date(2025, 1, 1), date(2027, 12, 31)


def test_two_keys_are_made_and_both_are_valid_at_once(tmp_path: Path) -> None:
    keys = signing_keys.make_or_load(tmp_path / "keys", not_before=FIRST, not_after=LAST)
    assert len(keys.private) == len(keys.trust.keys) == 2
    for key in keys.private:
        assert verify(sign(FIELDS, key), keys.trust) == as_sealed(FIELDS)


def test_made_once_they_are_loaded_ever_after(tmp_path: Path) -> None:
    made = signing_keys.make_or_load(tmp_path, not_before=FIRST, not_after=LAST)
    again = signing_keys.make_or_load(tmp_path, not_before=date(2000, 1, 1), not_after=date(2000, 1, 2))
    assert again.trust.to_json() == made.trust.to_json()
    assert {key.kid for key in again.private} == {key.kid for key in made.private}


def test_private_keys_are_readable_by_their_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    signing_keys.make_or_load(folder, not_before=FIRST, not_after=LAST)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    modes = {stat.S_IMODE(path.stat().st_mode) for path in folder.glob("seal-*.pem")}
    assert modes == {0o600}
    assert "PRIVATE" not in (folder / "trust.json").read_text(encoding="utf-8")


def test_the_key_of_a_day_is_the_newest_active_one() -> None:
    newer = replace(trusted(OTHER_KEY), not_before=date(2025, 6, 1))
    keys = signing_keys.SigningKeys((KEY, OTHER_KEY), TrustList.of(trusted(KEY), newer))
    assert keys.for_day(date(2025, 5, 31)).kid == KEY.kid
    assert keys.for_day(date(2025, 6, 1)).kid == OTHER_KEY.kid


@pytest.mark.parametrize("status", [KeyStatus.RETIRED, KeyStatus.REVOKED])
def test_a_key_that_is_not_active_signs_nothing(status: KeyStatus) -> None:
    keys = signing_keys.SigningKeys((KEY,), TrustList.of(replace(trusted(KEY), status=status)))
    with pytest.raises(signing_keys.NoSigningKey):
        keys.for_day(date(2025, 7, 1))


def test_a_day_outside_every_key_is_refused() -> None:
    keys = signing_keys.SigningKeys((KEY, OTHER_KEY), TRUST)
    with pytest.raises(signing_keys.NoSigningKey):
        keys.for_day(date(2027, 1, 1))


def test_the_list_comes_back_from_its_file() -> None:
    again = TrustList.from_json(TRUST.to_json())
    assert again.to_json() == TRUST.to_json()
    assert verify(sign(FIELDS, KEY), again) == as_sealed(FIELDS)


def _changed(**change: Any) -> str:
    held = json.loads(TRUST.to_json())
    held["keys"][0] |= change
    return json.dumps(held)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"format": "workpermit-trust-2", "keys": []}',
        '{"format": "workpermit-trust-1", "keys": [7]}',
        _changed(kid="00" * 8),
        _changed(kid="not hex"),
        _changed(status="fine"),
        _changed(not_before="yesterday"),
        _changed(public_key={"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"}),
    ],
)
def test_a_list_that_is_not_whole_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(TrustListUnreadable) as refused:
        TrustList.from_json(text)
    assert refused.value.message.en != refused.value.message.fr
