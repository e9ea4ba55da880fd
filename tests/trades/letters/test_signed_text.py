"""A text that the office signed is proved by its published keys, and by nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from workpermit.commands.main import main
from workpermit.trades.letters.seals import SealRefused
from workpermit.trades.letters.signed_text import sign_text, verify_text
from workpermit.trades.letters.signing_keys import SigningKeys, make_or_load
from workpermit.trades.letters.trust import TrustList

ON = date(2026, 3, 20)
TEXT = "Receipt\nReceived: 2026-03-20T23:59:59Z\nÉcrit : « oui »\n"


@pytest.fixture
def keys(tmp_path: Path) -> SigningKeys:
    return make_or_load(tmp_path, not_before=date(2020, 1, 1), not_after=date(2040, 1, 1))


def test_what_was_signed_is_proved_also_with_other_line_ends(keys: SigningKeys) -> None:
    signed = sign_text(TEXT, keys.for_day(ON))
    assert signed == sign_text(TEXT, keys.for_day(ON))
    assert verify_text(signed, keys.trust).text == TEXT
    assert verify_text(signed.replace("\n", "\r\n"), keys.trust).key_id == keys.for_day(ON).kid


def test_any_change_is_noticed(keys: SigningKeys) -> None:
    signed = sign_text(TEXT, keys.for_day(ON))
    for place in range(0, len(signed), 3):
        changed = signed[:place] + ("0" if signed[place] != "0" else "1") + signed[place + 1 :]
        if changed.replace("\r\n", "\n") != signed:
            with pytest.raises(SealRefused):
                verify_text(changed, keys.trust)
    for wrong in ("", TEXT, signed.rpartition(" ")[0], signed + "more"):
        with pytest.raises(SealRefused):
            verify_text(wrong, keys.trust)


def test_a_strangers_key_proves_nothing(keys: SigningKeys, tmp_path: Path) -> None:
    other = make_or_load(tmp_path / "other", not_before=date(2020, 1, 1), not_after=date(2040, 1, 1))
    with pytest.raises(SealRefused, match="not on the trust list"):
        verify_text(sign_text(TEXT, other.for_day(ON)), keys.trust)
    with pytest.raises(SealRefused):
        verify_text(sign_text(TEXT, keys.for_day(ON)), TrustList.of())


def test_the_command_line_proves_a_receipt_offline(
    keys: SigningKeys, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    receipt = tmp_path / "receipt.txt"
    receipt.write_text(sign_text(TEXT, keys.for_day(ON)), encoding="utf-8")
    asked = ["verify", str(receipt), "--trust", str(tmp_path / "trust.json")]
    assert main(asked) == 0
    told = capsys.readouterr().out
    assert told.startswith("Genuine: the office signed this text, word for word.")
    assert TEXT in told
    receipt.write_text(receipt.read_text(encoding="utf-8").replace("23:59", "23:58"), encoding="utf-8")
    assert main(asked) == 1
    assert "Refused: " in capsys.readouterr().out
