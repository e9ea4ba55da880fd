"""Whether answers that must not differ differ in time (S-03): two thousand pairs of each, on the wall clock.

    .venv/bin/python benchmarks/alike.py [PAIRS]

A leak is |Welch's t| over 4.5 and a gap of the medians over 1 ms. The last line plants one: the match is looked up
before the answer goes out.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from time import perf_counter

sys.path[0] = str(Path(__file__).resolve().parent.parent / "tests")  # this folder has a `casework` too
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "workpermit.config.settings",
    "WORKPERMIT_PLACE": "tests",
    "WORKPERMIT_DATA": tempfile.mkdtemp(prefix="workpermit-alike-"),
}


def main(pairs: int) -> None:
    """Make an office with one case, and time each pair of outcomes."""
    from workpermit.commands.setup import prepare

    prepare(migrate=True)
    from django.test import Client
    from django.test.utils import setup_test_environment

    from casework.cases import hand_in
    from web.signin.timing import compared
    from web.signing_in import sign_in
    from workpermit.accounts import throttle
    from workpermit.accounts.models import Account, Person
    from workpermit.casework import linking
    from workpermit.casework.models import CaseRow
    from workpermit.core.case.actor import Role

    setup_test_environment()
    row = CaseRow.objects.get(pk=hand_in())
    person = Person.objects.get(pk=row.person_id)
    right = {"uci": str(person.uci), "application_number": row.application_number, "born_on": person.born_on}
    others = {
        "wrong birth date": right | {"born_on": "1901-02-03"},
        "unknown UCI": right | {"uci": "11223344"},
        "unknown application": right | {"application_number": "W111111111"},
        "nothing known": {"uci": "11223344", "application_number": "W111111111", "born_on": "1901-02-03"},
    }
    client = sign_in(Client(), Account.objects.create_account("a@example.org", name="A", role=Role.APPLICANT))

    def ask(typed: dict[str, str]) -> None:
        client.post("/en/sign-in/link/", typed)

    def told(name: str, typed: dict[str, str]) -> None:
        found = compared(lambda _: ask(right), lambda _: ask(typed), pairs=pairs, clock=perf_counter)
        verdict = "LEAKS" if found.leaks else "alike"
        print(f"right | {name:<28} t {found.t:+7.2f}   gap {found.gap * 1000:6.3f} ms   {verdict}", flush=True)

    for name, typed in others.items():
        told(name, typed)
    type(linking.look).enqueue = lambda self, proof_id: self.call(proof_id)  # type: ignore[method-assign,return-value]
    throttle.admits = lambda tried: True
    throttle.brake = lambda at, **_: False
    told("nothing known, leak planted", others["nothing known"])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
