"""How the filler's cases end, how often, and for which of the example filings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from filling import lives
from filling.lives import Life
from workpermit.core.case.actor import Role
from workpermit.core.case.application import ReturnApplication, WithdrawApplication

ABROAD = ("outside-visa-exempt", "outside-visa-required", "us-citizen", "under-14", "health-care-worker")
IN_CANADA = ("in-canada-extension", "visitor-under-public-policy")
INCOMPLETE = ("missing-fee", "missing-signature-and-offer")


@dataclass(frozen=True, slots=True)
class Ending:
    """One way a case ends: how often of a hundred cases, for which filings, and how it is lived."""

    name: str
    weight: float
    examples: tuple[str, ...]
    live: Callable[[Life], None]
    is_open: bool = False


def _to_decision(life: Life) -> None:
    lives.in_process(life)
    lives.examined(life)


def _approved(life: Life, *, rounds: int, interview: bool = False) -> None:
    _to_decision(life)
    lives.asked(life, rounds=rounds)
    if interview:
        lives.interviewed(life)
    lives.checked(life)
    lives.approved(life)


def _permit_at_port(rounds: int) -> Callable[[Life], None]:
    def live(life: Life) -> None:
        _approved(life, rounds=rounds, interview=rounds > 1)
        lives.arrived(life)

    return live


def _permit_by_mail(rounds: int) -> Callable[[Life], None]:
    def live(life: Life) -> None:
        _approved(life, rounds=rounds)
        lives.mailed(life, delivered=True)

    return live


def _refused(rounds: int) -> Callable[[Life], None]:
    def live(life: Life) -> None:
        _to_decision(life)
        lives.asked(life, rounds=rounds)
        lives.refused(life)

    return live


def _returned(life: Life) -> None:
    life.do(Role.OFFICER, ReturnApplication(), days=9)


def _withdrawn_early(life: Life) -> None:
    life.do(Role.APPLICANT, WithdrawApplication(), days=5)


def _withdrawn_late(life: Life) -> None:
    _to_decision(life)
    life.do(Role.APPLICANT, WithdrawApplication(), days=30)


def _letter_unused(life: Life) -> None:
    _approved(life, rounds=0)
    lives.lapsed(life)


def _received(_: Life) -> None:
    """Leave it as it came in."""


def _asked(life: Life) -> None:
    _to_decision(life)
    lives.asked(life, rounds=2, answered=False)


def _letter_out(life: Life) -> None:
    _approved(life, rounds=1)


def _on_its_way(life: Life) -> None:
    _approved(life, rounds=0)
    lives.mailed(life, delivered=False)


ENDINGS = (
    Ending("permit at a port of entry", 10.0, ABROAD, _permit_at_port(0)),
    Ending("permit at a port of entry, asked once", 9.0, ABROAD, _permit_at_port(1)),
    Ending("permit at a port of entry, interviewed", 5.0, ABROAD, _permit_at_port(3)),
    Ending("permit by mail", 22.0, IN_CANADA, _permit_by_mail(0)),
    Ending("permit by mail, asked once", 11.0, IN_CANADA, _permit_by_mail(1)),
    Ending("permit by mail, asked often", 3.0, IN_CANADA, _permit_by_mail(4)),
    Ending("refused abroad", 11.0, ABROAD, _refused(0)),
    Ending("refused in Canada", 4.0, IN_CANADA, _refused(1)),
    Ending("refused after many letters", 2.0, ABROAD, _refused(4)),
    Ending("returned", 8.0, INCOMPLETE, _returned),
    Ending("withdrawn at once", 1.0, (*ABROAD, *IN_CANADA), _withdrawn_early),
    Ending("withdrawn late", 2.0, (*ABROAD[:2], *IN_CANADA), _withdrawn_late),
    Ending("letter never used", 2.0, ABROAD[:3], _letter_unused),
    Ending("open: received", 3.0, (*ABROAD, *IN_CANADA), _received, is_open=True),
    Ending("open: in process", 3.0, (*ABROAD, *IN_CANADA), _to_decision, is_open=True),
    Ending("open: documents asked", 2.0, (*ABROAD[:2], *IN_CANADA), _asked, is_open=True),
    Ending("open: letter out", 1.0, ABROAD[:3], _letter_out, is_open=True),
    Ending("open: permit on its way", 1.0, IN_CANADA, _on_its_way, is_open=True),
)


def all_lives() -> Iterator[tuple[Ending, str, Life]]:
    """Yield every ending lived with every filing it is for."""
    for ending in ENDINGS:
        for example in ending.examples:
            life = lives.begun(example)
            ending.live(life)
            yield ending, example, life
