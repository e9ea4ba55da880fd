"""Codes that prove an address: eight digits, once, ten minutes, five tries, whoever comes at once (S-08)."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection

from workpermit.accounts import proofs, throttle
from workpermit.accounts.models import Proof
from workpermit.accounts.proofs import DIGITS, LIVES, TRIES
from workpermit.accounts.signin_models import ProofFor
from workpermit.core.text import Language

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
HERE = throttle.source_of("203.0.113.7")


def asked(purpose: ProofFor = ProofFor.NEW_PASSWORD) -> Proof:
    """Ask, and have a code given."""
    proof = proofs.ask(purpose, asked={"email": "a@example.org"}, source=HERE, language=Language.EN, at=AT)
    proofs.give_code(proof)
    return proof


def meet(proof: Proof, typed: str, *, at: datetime = AT, purpose: ProofFor = ProofFor.NEW_PASSWORD) -> bool:
    """Tell whether a typed code meets what was asked."""
    return proofs.meet(proof.pk, typed, purpose=purpose, at=at) is not None


@pytest.mark.django_db
def test_a_code_has_more_than_twenty_bits() -> None:
    assert 10**DIGITS > 2**20
    codes = [asked().code for _ in range(50)]
    assert all(len(code) == DIGITS and code.isdecimal() for code in codes)
    assert len(set(codes)) == 50


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("how", "good"),
    [
        (lambda code: code, True),
        (proofs.spaced, True),
        (lambda code: f" {code[:4]}-{code[4:]} ", True),
        (lambda code: code[:-1], False),
        (lambda code: code + "0", False),
        (lambda code: "", False),
        (lambda code: str((int(code) + 1) % 10**8).zfill(8), False),
    ],
)
def test_it_may_be_typed_with_spaces_and_must_be_whole(how: Callable[[str], str], good: bool) -> None:
    proof = asked()
    assert meet(proof, how(proof.code)) is good


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("after", "good"), [(timedelta(), True), (LIVES - timedelta(microseconds=1), True), (LIVES, False)]
)
def test_it_lives_ten_minutes(after: timedelta, good: bool) -> None:
    proof = asked()
    assert timedelta(minutes=10) >= LIVES
    assert meet(proof, proof.code, at=AT + after) is good


@pytest.mark.django_db
def test_it_works_once_for_its_purpose_and_its_question_alone() -> None:
    proof, other = asked(), asked()
    assert not meet(proof, proof.code, purpose=ProofFor.NEW_ACCOUNT)
    assert not meet(other, proof.code)
    assert not proofs.meet(uuid4(), proof.code, purpose=ProofFor.NEW_PASSWORD, at=AT)
    assert meet(proof, proof.code)
    assert not meet(proof, proof.code)


@pytest.mark.django_db
def test_what_was_never_sent_cannot_be_met() -> None:
    silent = proofs.ask(ProofFor.NEW_PASSWORD, asked={}, source=HERE, language=Language.EN, at=AT)
    assert not meet(silent, "")
    assert not meet(silent, "00000000")


@pytest.mark.django_db
def test_five_tries_and_no_more() -> None:
    proof = asked()
    wrong = str((int(proof.code) + 1) % 10**8).zfill(8)
    for _ in range(TRIES):
        assert not meet(proof, wrong)
    assert not meet(proof, proof.code)


@pytest.mark.large
def test_of_two_at_once_exactly_one_is_accepted(own_database: None) -> None:
    """Each of a thousand codes is typed twice at the same time."""

    def typed(proof: Proof) -> bool:
        try:
            return meet(proof, proof.code)
        finally:
            connection.close()

    asked_for = [asked() for _ in range(1000)]
    with ThreadPoolExecutor(4) as pool:
        accepted = list(pool.map(typed, [proof for proof in asked_for for _ in range(2)]))
    assert sum(accepted) == 1000
    assert all(sum(accepted[i : i + 2]) == 1 for i in range(0, 2000, 2))


@pytest.mark.django_db
def test_old_questions_are_forgotten() -> None:
    asked()
    assert proofs.forget_old(AT + LIVES) == 0
    assert proofs.forget_old(AT + 3 * LIVES) == 1
