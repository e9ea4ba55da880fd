"""`workpermit switch`: tells how the switches stand, and turns one (S-37)."""

from __future__ import annotations

import pytest

from workpermit.commands.main import main
from workpermit.trades.switches import turning
from workpermit.trades.switches.models import Switch

pytestmark = pytest.mark.django_db


def test_it_turns_a_switch_and_tells_how_each_stands(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["switch", "issuing", "off", "--because", "a fault", "--as", "Ana"]) == 0
    assert turning.is_off(Switch.ISSUING)
    assert main(["switch", "issuing", "off", "--because", "a fault", "--as", "Ana"]) == 1
    capsys.readouterr()
    assert main(["switch"]) == 0
    told = capsys.readouterr().out
    assert "issuing: OFF since" in told
    assert "a fault" in told
    assert "advice: on" in told


def test_the_anchor_is_only_proposed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["switch", "anchor", "off", "--because", "the disk is full", "--as", "Ana"]) == 0
    assert "Proposed." in capsys.readouterr().out
    assert not turning.is_off(Switch.ANCHOR)
    assert main(["switch", "--lang", "fr"]) == 0
    assert "attend une deuxième personne" in capsys.readouterr().out


@pytest.mark.parametrize("lacking", [["issuing"], ["issuing", "off"], ["issuing", "off", "--because", "why"]])
def test_a_turn_without_reason_or_name_is_none(lacking: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["switch", *lacking]) == 2
    assert "--because" in capsys.readouterr().err
    assert not turning.is_off(Switch.ISSUING)
